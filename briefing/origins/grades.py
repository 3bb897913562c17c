"""Credibility by the Admiralty code, from how many independent origins tell a thing and how many tell it otherwise.

It rates that a thing is told so, never that it is true, and never by what the words say: a plain count, so that whoever
reads the grade can follow it.  The reliability of a source, A to F, is another matter, and the user's.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefing.model import Brief, Citation, Difference, Event, Finding

CONTRADICTING = frozenset({"number", "event date", "place"})
"""Kinds of differences of which only one side can be right; who asserts and who denies may both have said so."""

RULES = {
    1: "two or more origins with a known publisher tell it, and none tells it otherwise",
    2: "two or more origins tell it, but of fewer than two the publisher is known, or fewer origins tell it otherwise",
    3: "as many origins tell it otherwise",
    4: "two or more origins tell it, and more tell it otherwise",
    5: "one origin tells it, and two or more tell it otherwise",
    6: "one origin tells it, and no other speaks to it",
}
"""How each comes about here."""


def credibility(told: int, otherwise: int, named: int) -> int:
    """The second half of the code: by how many origins something is told, and told otherwise; ``named`` of the first
    are those with a known publisher.
    """
    if otherwise == 0:
        return 6 if told < 2 else 1 if named >= 2 else 2
    if told == otherwise:
        return 3
    if told > otherwise:
        return 2
    return 4 if told >= 2 else 5


def grade_statements(brief: Brief) -> Brief:
    """The brief with the credibility of each statement whose origins are settled."""
    grading = Grading(brief)
    changes: dict[str, Any] = {
        name: tuple(grading.grade(one) for one in value)
        for name, value in brief
        if isinstance(value, tuple) and any(isinstance(one, Finding | Event | Difference) for one in value)
    }
    return brief.model_copy(update=changes)


class Grading:
    """Works out the credibility of the statements of one brief."""

    def __init__(self, brief: Brief) -> None:
        """Read the origins and the differences of a brief."""
        self._named = {origin.id for origin in brief.origins if origin.publishers}
        self._sides: dict[str, list[tuple[Citation, frozenset[str]]]] = {}
        for difference in brief.differences:
            if difference.kind in CONTRADICTING:
                self._read(difference)

    def _read(self, difference: Difference) -> None:
        for side in difference.sides:
            others = frozenset(one for other in difference.sides if other is not side for one in other.origins)
            for citation in side.citations:
                self._sides.setdefault(citation.article, []).append((citation, others))

    def grade(self, record: Any) -> Any:
        """The finding, event or difference with its credibility."""
        if isinstance(record, Difference):
            return record.model_copy(update={"sides": tuple(map(self.grade, record.sides))})
        if not isinstance(record, Finding | Event):
            return record
        return record.model_copy(update={"credibility": self.credibility_of(record)})

    def credibility_of(self, record: Finding | Event) -> int:
        """The credibility of a statement, by its origins and those that tell it otherwise."""
        told = set(record.origins)
        otherwise = set(self._otherwise(record.citations)) - told
        return credibility(len(told), len(otherwise) if told else 0, len(told & self._named))

    def _otherwise(self, citations: Iterable[Citation]) -> Iterable[str]:
        for one in citations:
            for side, others in self._sides.get(one.article, ()):
                if side.start < one.end and one.start < side.end:
                    yield from others
