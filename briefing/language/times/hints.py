"""What a text lets slip about the day it was written on: dates without a year, weekdays, years; which way they look."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from briefing.language.times.anchoring import KINDS
from briefing.language.times.periods import Period
from briefing.language.times.reading import Place, Reading, Story, root_of
from briefing.language.times.tagger import Candidate
from briefing.language.times.tense import Tense, is_ahead, tense_at
from briefing.language.times.values import weekday_in

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BARE = re.compile(r"XXXX-(\d\d)-(\d\d)")
SHIFTED: dict[str, Tense] = {"last": "past", "past": "past", "next": "future", "coming": "future"}
WEEKDAY = re.compile(r"XXXX-WXX-(\d)")


@dataclass(frozen=True)
class Hint:
    """One expression that tells something about the day of writing.

    ``kind``: `bare` a day and month without a year, `weekday`, `weekend`, `dated` a day or month with its year, `year`,
    `new year` (“the first … of the year”).  ``start`` and ``end`` are characters; they take in the word that looks
    ahead (“scheduled for January 10”).  ``strict``: “last” or “next” stands before the weekday, so that it is not the
    day of writing.
    """

    kind: Literal["bare", "weekday", "weekend", "dated", "year", "new year"]
    tense: Tense
    start: int
    end: int
    head: Token
    month: int = 0
    day: int = 0
    weekday: int = 0
    period: Period | None = None
    strict: bool = False


def find_hints(candidates: Iterable[Candidate]) -> list[Hint]:
    """The hints of a text's expressions of time, in order; none of them is resolved against any day."""
    story = Story(None)
    hints: list[Hint] = []
    for candidate in candidates:
        try:
            reading = KINDS[candidate.kind](Place(candidate, story))
        except (ValueError, OverflowError):
            continue
        if reading is None:
            continue
        story.note(candidate.start, reading.period)
        hint = _hint(candidate, reading)
        if hint is not None:
            hints.append(hint)
    return hints


def _hint(candidate: Candidate, reading: Reading) -> Hint | None:
    root = root_of(candidate.tokens)
    tense = tense_at(root)
    start, end = _with_word_ahead(candidate, root)
    period = reading.period
    hint: Hint | None = None
    if candidate.kind == "weekend":
        hint = Hint("weekend", tense, start, end, root)
    elif reading.type == "SET" or (reading.type == "DURATION" and period is None):
        hint = None
    elif found := BARE.match(reading.value):
        year = _year_in_sentence(candidate)
        weekday = Place(candidate, Story(None)).integer("weekday", "WEEKDAY") or 0
        if weekday and year and weekday_in(year.start.year, int(found[1]), int(found[2])) != weekday:
            year = None
        if year is not None:
            hint = Hint("year", "unknown", start, end, root, period=year)
        else:
            hint = Hint("bare", tense, start, end, root, int(found[1]), int(found[2]), weekday)
    elif found := WEEKDAY.match(reading.value):
        shifts = [SHIFTED[token.lower_] for token in candidate.tokens if token.lower_ in SHIFTED]
        tense = shifts[0] if shifts else tense
        hint = Hint("weekday", tense, start, end, root, weekday=int(found[1]), strict=bool(shifts))
    elif period is not None and period.unit in {"D", "M", "Y"}:
        hint = Hint("year" if period.unit == "Y" else "dated", tense, start, end, root, period=period)
    return hint


def _year_in_sentence(candidate: Candidate) -> Period | None:
    """A year named before, in the same sentence: the date is of that year, and tells nothing of the day of writing."""
    token = candidate.tokens[0]
    while token.i and not token.is_sent_start:
        token = token.nbor(-1)
        if token.tag_ == "CD" and re.fullmatch(r"(?:1[89]|20)\d\d", token.text):
            return Period("Y", date(int(token.text), 1, 1))
    return None


def _with_word_ahead(candidate: Candidate, root: Token) -> tuple[int, int]:
    """The expression's characters, from the “scheduled” or “due” on that it hangs on where that stands close before."""
    first, last = candidate.tokens[0], candidate.tokens[-1]
    head = root.head.head if root.head.tag_ == "IN" else root.head
    start = head.idx if is_ahead(head) and 0 < first.i - head.i <= 3 else first.idx
    return start, last.idx + len(last)


def find_new_year(doc: Doc) -> Hint | None:
    """“the first … of the year”: written when the year was new."""
    found = re.search(r"\bfirst\b[^.!?\n]{0,60}?\bof the (?:new )?year\b", doc.text)
    if found is None:
        return None
    token = doc.char_span(found.start(), found.start() + 5, alignment_mode="expand")
    return Hint("new year", "unknown", *found.span(), token[0]) if token is not None else None
