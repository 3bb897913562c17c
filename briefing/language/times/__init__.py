"""Time expressions: found, typed and valued as in TIMEX3, and dated against a day.

Detection (`tagger`, over the tables `lexicon.toml` and `rules.toml`) and anchoring (`anchoring`, `values`, `relative`)
are apart.  Of the parse only the tags and heads around an expression are used, for the tense of its verb.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from briefing.model import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from briefing.language.times.reading import Reading, Story
    from briefing.language.times.tagger import Candidate


DAY_WORDS = re.compile(
    r"day\b|tomorrow|night\b(?<!\bmidnight)|\d{1,2}(?:st|nd|rd|th)?\b.*[A-Z][a-z]+|[A-Z][a-z]{2,8}\.? \d{1,2}\b"
)
"""What shows that an expression of a time of day names its day, too."""


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


def is_clock(time: AnchoredTime) -> bool:
    """Whether only a time of day is said: “midnight”, “2300 GMT”, “the afternoon”."""
    return time.expression.type == "TIME" and not re.search(DAY_WORDS, time.expression.text)


def find_times(
    doc: Doc,
    published: str | None,
    *,
    day_first: bool = False,
    days: Sequence[str] = (),
    candidates: Sequence[Candidate] | None = None,
) -> tuple[AnchoredTime, ...]:
    """The time expressions of a parsed text, in order, resolved against the day it was published on.

    ``published`` is an ISO date.  Of a month (``2022-01``) or a year only as much is resolved as follows from it:
    “in March” and “January 10”, but neither “Thursday” nor “last week”.  ``day_first``: “03/04/2022” is a day of April,
    as in British and not as in American news.  ``days``: those on which the text can have been published, where more
    than one can be; an expression is then only as fine as what it comes to on all of them (“Sunday” may be the same
    day for all, “yesterday” is not).  ``candidates`` are what `find_candidates` finds, where that is known already.
    Raises `ValueError` where ``published`` is no date.
    """
    from briefing.language.times.tagger import find_candidates

    candidates = find_candidates(doc) if candidates is None else candidates
    readings = [_read(candidates, published, day_first)]
    readings += [_read(candidates, day, day_first) for day in days if day != published]
    return tuple(
        AnchoredTime(
            TimeExpression(
                start=candidate.tokens[0].idx,
                end=candidate.tokens[-1].idx + len(candidate.tokens[-1]),
                text=doc[candidate.start : candidate.end].text,
                type=reading.type,
                value=reading.value,
            ),
            candidate.start,
            candidate.end,
            reading.first,
            reading.last,
        )
        for candidate in candidates
        if (reading := agree([found.get(candidate.start) for found in readings])) is not None
    )


def _read(candidates: Sequence[Candidate], published: str | None, day_first: bool) -> dict[int, Reading]:
    """The readings of the candidates against a day, by their first tokens."""
    from briefing.language.times.anchoring import anchor

    return {candidate.start: reading for candidate, reading in anchor(candidates, _story(published, day_first))}


def agree(readings: Sequence[Reading | None]) -> Reading | None:
    """What readings of one expression, against several days, come to for certain: the first, or its month or year."""
    first, known = readings[0], [reading for reading in readings if reading is not None]
    if first is None or len(known) < len(readings) or all(each == first for each in known):
        return first
    from briefing.language.times.reading import Reading

    for length in (len("2022-01"), len("2022")):
        parts = {(each.value[:length], (each.first or "")[:length], (each.last or "")[:length]) for each in known}
        if len(parts) == 1 and (first.first or "")[:length] == (first.last or "")[:length] == first.value[:length]:
            return Reading("DATE", first.value[:length], first.value[:length], first.value[:length])
    return Reading(first.type, "XXXX-XX-XX" if first.type in {"DATE", "TIME"} else first.value)


def _story(published: str | None, day_first: bool) -> Story:
    """What is known of the time of writing."""
    from briefing.language.times.reading import Story

    if not published:
        return Story(None, day_first=day_first)
    year, month, *rest = (int(part) for part in (*published[:10].split("-"), "0")[:3])
    if rest and rest[0]:
        day = date(year, month, rest[0])
        return Story(day, day, day_first=day_first)
    if month:
        return Story(None, date(year, month, 15), "M", day_first)
    return Story(None, date(year, 7, 1), "Y", day_first)
