"""Time expressions: found, typed and valued as in TIMEX3, and dated against a day.

Detection (`tagger`, over the tables `lexicon.toml` and `rules.toml`) and anchoring (`anchoring`, `values`, `relative`)
are apart.  Of the parse only the tags and heads around an expression are used, for the tense of its verb.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from briefing.model import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from briefing.language.times.reading import Story


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


def find_times(doc: Doc, published: str | None, *, day_first: bool = False) -> tuple[AnchoredTime, ...]:
    """The time expressions of a parsed text, in order, resolved against the day it was published on.

    ``published`` is an ISO date.  Of a month (``2022-01``) or a year only as much is resolved as follows from it:
    “in March” and “January 10”, but neither “Thursday” nor “last week”.  ``day_first``: “03/04/2022” is a day of April,
    as in British and not as in American news.  Raises `ValueError` where ``published`` is no date.
    """
    from briefing.language.times.anchoring import anchor
    from briefing.language.times.tagger import find_candidates

    text = doc.text  # once: spaCy joins it anew at every call
    return tuple(
        AnchoredTime(
            TimeExpression(
                start=candidate.tokens[0].idx,
                end=candidate.tokens[-1].idx + len(candidate.tokens[-1]),
                text=text[candidate.tokens[0].idx : candidate.tokens[-1].idx + len(candidate.tokens[-1])],
                type=reading.type,
                value=reading.value,
            ),
            candidate.start,
            candidate.end,
            reading.first,
            reading.last,
        )
        for candidate, reading in anchor(find_candidates(doc), _story(published, day_first))
    )


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
