"""What stands between quotation marks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Quotation:
    """One quotation: the characters between the marks, and those with the marks.

    ``closed`` is false where the closing mark is missing (a quotation that runs over paragraphs, or a slip).
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool = True


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of a text, in order, none inside another."""
    raise NotImplementedError
