"""The timeline: what happened and is to happen, by day, one line each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.language.occasions import days
from briefing.model import Citation, Event, Meeting

MOST = 20
"""Lines that a timeline has at most: a longer one is not read."""

ALIKE = 0.5
"""Share of their words that two lines of one day have in common when they tell the same."""

SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "to",
        "and",
        "for",
        "with",
        "by",
        "from",
        "that",
        "this",
        "his",
        "her",
        "its",
        "their",
        "was",
        "were",
        "is",
        "has",
        "had",
        "be",
        "been",
        "it",
        "he",
        "she",
    ]
)


def build_timeline(events: Sequence[Event], meetings: Sequence[Meeting], as_of: str) -> tuple[Event, ...]:
    """The events of all articles by date: what several tell is one line, a day has one line for one subject.

    Meetings with a day stand in it, too, unless one of the events cites the same words.  ``as_of`` is the brief's day:
    of too many lines, those are kept that lie nearest to it and that most sources tell.
    """
    merged: list[Event] = []
    for event in sorted((*events, *map(_as_event, _dated(meetings))), key=_order):
        at = next((at for at, known in enumerate(merged) if _same(known, event)), None)
        if at is None:
            merged.append(event)
        else:
            merged[at] = _join(merged[at], event)
    single = _one_a_subject(sorted(merged, key=lambda event: (-_weight(event, as_of), _order(event))))
    return tuple(sorted(single[:MOST], key=_order))


def _dated(meetings: Sequence[Meeting]) -> list[Meeting]:
    return [meeting for meeting in meetings if meeting.date and meeting.status != "cancelled"]


def _as_event(meeting: Meeting) -> Event:
    return Event(
        date=meeting.date or "", date_end=meeting.date_end, text=meeting.text, citations=tuple(meeting.citations)
    )


def _order(event: Event) -> tuple[str, str, str, int]:
    first = event.citations[0]
    return event.date, event.date_end or "", first.article, first.start


def _same(one: Event, other: Event) -> bool:
    """Whether two lines tell the same: they cite the same words, or say nearly the same of days that fit."""
    if any(_overlap(here, there) for here in one.citations for there in other.citations):
        return True
    here, there = days(one.date, one.date_end), days(other.date, other.date_end)
    if here is None or there is None or here[1] < there[0] or there[1] < here[0]:
        return False
    words, others = words_of(one.text), words_of(other.text)
    return len(words & others) >= ALIKE * max(1, min(len(words), len(others)))


def _overlap(here: Citation, there: Citation) -> bool:
    return here.article == there.article and here.start < there.end and there.start < here.end


def words_of(text: str) -> frozenset[str]:
    """The words of a line that say something, in lower case."""
    return frozenset(word for word in re.findall(r"\w+", text.lower()) if word not in SMALL)


def _join(one: Event, other: Event) -> Event:
    finer = min((one, other), key=lambda event: (_length(event), event is other))
    known = {(citation.article, citation.start, citation.end) for citation in one.citations}
    added = tuple(each for each in other.citations if (each.article, each.start, each.end) not in known)
    return finer.model_copy(update={"citations": (*one.citations, *added)})


def _length(event: Event) -> int:
    span = days(event.date, event.date_end)
    return (span[1] - span[0]).days if span else 0


def _weight(event: Event, as_of: str) -> float:
    """How much a line matters: told by many, on a day and not in a year, and near to the brief's day."""
    span, today = days(event.date, event.date_end), days(as_of, None)
    distance = abs((span[0] - today[0]).days) if span and today else 0
    sources = len({citation.article for citation in event.citations})
    return sources + (1.0 if _length(event) <= 7 else 0.0) - min(3.0, distance / 120)


def _one_a_subject(events: Sequence[Event]) -> list[Event]:
    """The lines without those that begin with the same name as a weightier one of the same day."""
    kept: list[Event] = []
    seen: set[tuple[str, str]] = set()
    for event in events:
        key = event.date, subject_of(event.text)
        if not key[1] or key not in seen:
            seen.add(key)
            kept.append(event)
    return kept


def subject_of(text: str) -> str:
    """The first name in a line that is not a word of time; empty where there is none."""
    for name in re.findall(r"\b[A-Z][\w’'-]+", text):
        if name.lower() not in TIME_WORDS:
            return str(name).lower()
    return ""


TIME_WORDS = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "last",
        "next",
        "this",
        "the",
        "on",
        "in",
        "at",
        "over",
        "earlier",
        "late",
        "early",
        "after",
        "before",
        "mr",
        "mrs",
        "ms",
        "president",
        "prime",
        "minister",
        "us",
    ]
)
"""Capitalised at the head of a line without being who it is about."""
