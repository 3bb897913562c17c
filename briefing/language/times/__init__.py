"""Time expressions: found, typed and valued as in TIMEX3, and dated against a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.model import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True)
class AnchoredTime:
    """A time expression with the calendar days that it covers.

    ``first`` and ``last`` are ISO dates as fine as the text (``2022-01-10``, ``2022-01``), None where it
    names no place on the calendar; ``start_token`` and ``end_token`` are half-open.
    """

    expression: TimeExpression
    start_token: int
    end_token: int
    first: str | None
    last: str | None


def find_times(doc: Doc, published: str | None) -> tuple[AnchoredTime, ...]:
    """The time expressions of a parsed text, in order, resolved against the day it was published on."""
    raise NotImplementedError
