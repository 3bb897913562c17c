"""The timeline: what happened and is to happen, by day, one line each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.language.encounters.occasions import days
from briefing.model import Citation, Event, Meeting

MOST = 20
"""Lines that a timeline has at most: a longer one is not read."""

FEWEST_WORDS = 5
"""Words that a meeting's telling has at least to be a line of its own."""
HISTORY = 10
"""Years after which a year alone is background."""
ALIKE = 0.5
"""Share of their words that two lines of one day have in common when they tell the same."""

MORE_ALIKE = 0.8
"""The same where one of them is only known to a month or a year, in which much that sounds alike happens."""
A_WEEK = 7
"""Days."""

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
    held = [event for event in events if not any(_is_given_up(event, meeting) for meeting in meetings)]
    for event in sorted((*held, *map(_as_event, _dated(meetings))), key=_order):
        at = next((at for at, known in enumerate(merged) if _same(known, event)), None)
        if at is None:
            merged.append(event)
        else:
            merged[at] = _join(merged[at], event)
    told = [event for event in merged if not _is_history(event, as_of)]
    single = _one_a_subject(sorted(told, key=lambda event: (-_weight(event, as_of), _order(event))))
    return tuple(sorted(single[:MOST], key=_order))


def _dated(meetings: Sequence[Meeting]) -> list[Meeting]:
    """The meetings with a day whose words say enough to be a line."""
    return [
        meeting
        for meeting in meetings
        if meeting.date and len(meeting.date) == len("2022-01-10") and meeting.status != "cancelled"
        if len(meeting.text.split()) >= FEWEST_WORDS
    ]


def _is_given_up(event: Event, meeting: Meeting) -> bool:
    """Whether a line tells a plan that came to nothing: on the day of what was called off, or was moved to another."""
    day = meeting.date if meeting.status == "cancelled" else meeting.postponed_from
    return event.date == day and any(_overlap(place, told) for place in event.citations for told in meeting.citations)


def _is_history(event: Event, as_of: str) -> bool:
    """Whether a line only names a year that is long past or to come: background, and no part of the story."""
    return len(event.date) == len("2022") and not int(as_of[:4]) - HISTORY <= int(event.date) <= int(as_of[:4])


def _as_event(meeting: Meeting) -> Event:
    return Event(
        date=meeting.date or "", date_end=meeting.date_end, text=meeting.text, citations=tuple(meeting.citations)
    )


def _order(event: Event) -> tuple[str, str, str, int]:
    first = event.citations[0]
    return event.date, event.date_end or "", first.article, first.start


def _same(one: Event, other: Event) -> bool:
    """Whether two lines of days that fit tell the same: they cite the same words, or say nearly the same."""
    here, there = days(one.date, one.date_end), days(other.date, other.date_end)
    if here is None or there is None or here[1] < there[0] or there[1] < here[0]:
        return False
    if any(_overlap(mine, theirs) for mine in one.citations for theirs in other.citations):
        return True
    words, others = words_of(one.text), words_of(other.text)
    share = ALIKE if max(_length(one), _length(other)) <= A_WEEK else MORE_ALIKE
    return len(words & others) >= share * max(1, min(len(words), len(others)))


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
