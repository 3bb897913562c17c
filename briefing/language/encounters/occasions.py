"""One event told several times: when two tellings of an encounter are of the same one, and what they say together.

Nothing here knows the parser: within an article tellings are put together, and over all articles the entries.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from briefing.language.encounters.lexicon import listed
from briefing.language.times.periods import days_of_month
from briefing.model import Citation, Status

GATHERINGS = frozenset({"talks", "session", "conference"})
"""Families that one event is called by in turn: a summit is a meeting, a conference has sessions."""


SPEAKING = frozenset({"call", "announcement"})
"""Somebody who speaks to many, told with one word or the other."""

LONG = 6
"""Letters of a word that says what something is of."""
VOTING = frozenset({"vote", "election"})
"""A referendum is a vote of its day; another day's vote is one of parliament."""

SUBJECTLESS = frozenset({"he", "she", "they", "it", "we", "i", "to", "will", "who", "speaking", "meeting"})
"""First words of a telling that does not say by name who it is of."""

Relation = Literal["same", "within", "apart", "unknown"]


@dataclass(frozen=True)
class Occasion:
    """An encounter as told in one or more places.

    ``named``: a noun names it (“talks”), not only a verb.  ``accepted``: it is an entry of its own; others only add to
    one.
    ``definite``: its words take up something told before (“those discussions”).  ``moved_from``: the day on which it
    was to be before it was moved.  ``said``: its day as a TIMEX3 value where the calendar's is not known.
    ``supposed``: told as what could be.
    """

    family: str
    what: str
    named: bool
    parties: tuple[str, ...]
    first: str | None
    last: str | None
    place: str | None
    status: Status
    citations: tuple[Citation, ...]
    accepted: bool = True
    definite: bool = False
    moved_from: str | None = None
    said: str | None = None
    supposed: bool = False


@lru_cache(maxsize=4096)
def days(first: str | None, last: str | None) -> tuple[date, date] | None:
    """First and last day of dates as fine as a year, a month or a day."""
    if not first:
        return None
    return _edge(first, 1), _edge(last or first, -1)


def _edge(text: str, side: int) -> date:
    year, month, day = (*(int(part) for part in text.split("-")), 0, 0)[:3]
    month = month or (1 if side > 0 else 12)
    return date(year, month, day or (1 if side > 0 else days_of_month(year, month)))


def relation(one: Occasion, other: Occasion) -> Relation:
    """How the days of two occasions lie to each other."""
    here, there = days(one.first, one.last), days(other.first, other.last)
    if one.said is not None and other.said is not None and one.said != other.said:
        return "apart"  # “on Friday”, “on June 18”: whenever that may be, not the same day
    if here is None or there is None:
        return "unknown"
    if here == there:
        return "same"
    return "apart" if here[1] < there[0] or there[1] < here[0] else "within"


def same_place(one: Occasion, other: Occasion) -> float:
    """A half for places whose names begin alike: “Lithuania”, “the Lithuanian capital of Vilnius”."""
    here, there = ({word[:5] for word in (each.place or "").split() if word[:1].isupper()} for each in (one, other))
    return 0.5 if here & there else 0.0


def _may_be_another(one: Occasion, other: Occasion) -> bool:
    """Whether both name a place, and not the same; or one of them is only what could be."""
    if one.supposed != other.supposed:
        return True
    here, there = ({word[:5] for word in (each.place or "").split() if word[:1].isupper()} for each in (one, other))
    return bool(here and there) and not here & there


def likeness(one: Occasion, other: Occasion) -> float:
    """How sure it is that two occasions are one event; 0 where they are not."""
    how = relation(one, other)
    if is_moved(one, other) or is_moved(other, one):
        return 4.0 + len(set(one.parties) & set(other.parties))
    if how == "unknown" and (_is_visit_off(one, other) or _is_off_twice(one, other)):
        return 1.5
    if how == "apart" or not _same_sort(one, other, how) or (how != "same" and _may_be_another(one, other)):
        return 0.0
    if how != "same" and _are_not_of_one_plan(one, other):
        return 0.0
    shared = set(one.parties) & set(other.parties)
    subset = set(one.parties) <= set(other.parties) or set(other.parties) <= set(one.parties)
    bare = (not one.parties or not other.parties) and not _have_other_subjects(one, other)
    score = 0.0
    if how == "same":
        of_it = one.named != other.named and _in_one_breath(one, other)  # “they meet at | a summit on July 25”
        score = 3.0 + len(shared) if shared or bare or of_it else 0.0
    elif how == "within" and (
        len(shared) > 1
        or (subset and shared)
        or (bare and _may_be_of_one(one, other))
        or (shared and _is_of_a_week(one, other))
    ):
        score = 2.0 + len(shared)
    elif how == "unknown" and (
        (len(shared) > 1 and subset)
        or (other.definite and _is_taken_up(one, other) and (bare or shared))
        or (shared and subset and one.what == other.what)
    ):
        score = 1.0 + len(shared)
    return score


def _may_be_of_one(one: Occasion, other: Occasion) -> bool:
    """Whether two of which neither says who takes part can be one: their words have something in common, too."""
    if one.parties or other.parties:
        return True
    here, there = (
        {word.lower()[:5] for citation in each.citations for word in citation.text.split() if len(word) >= LONG}
        - {word.lower()[:5] for word in each.what.split()[-1:]}
        - {word[:5] for word in listed("of_any")}
        for each in (one, other)
    )
    return bool(here & there)


def _are_not_of_one_plan(one: Occasion, other: Occasion) -> bool:
    """Whether one is called off and the other took place; or nobody says who it was that is called off."""
    if {one.status, other.status} == {"cancelled", "past"}:
        return True
    return one.status != other.status and any(each.status == "cancelled" and not each.parties for each in (one, other))


def _have_other_subjects(one: Occasion, other: Occasion) -> bool:
    """“The parliament will convene”, “the president met the leaders”: told by verbs of different subjects."""
    if one.named or other.named or bool(one.parties) == bool(other.parties):
        return False
    here, there = (each.what.split() for each in (one, other))
    if here[0].lower() in SUBJECTLESS or there[0].lower() in SUBJECTLESS:
        return False
    long = [{word.lower()[:5] for word in each if len(word) >= 5} for each in (here, there)]
    return not long[0] & long[1]


def is_moved(new: Occasion, old: Occasion) -> bool:
    """Whether one is the other, on another day than it was planned for."""
    if new.moved_from is None or new.moved_from != old.first or not _same_sort(new, old, "same"):
        return False
    return bool(set(new.parties) & set(old.parties)) or not new.parties or not old.parties


def _is_visit_off(one: Occasion, other: Occasion) -> bool:
    """Whether what is called off without a day is the visit that was announced: of the same guest to the same place."""
    for off, told in ((one, other), (other, one)):
        if off.status == "cancelled" != told.status and off.first is None:
            talking = {off.family, told.family} <= GATHERINGS | {"visit"} and "visit" in {off.family, told.family}
            return talking and bool(off.parties) and {*off.parties} <= {*told.parties} and same_place(off, told) > 0
    return False


def _is_off_twice(one: Occasion, other: Occasion) -> bool:
    """Whether an article calls off one thing in two places, as in its headline: of one sort, of one day or none."""
    off = one.status == other.status == "cancelled" and one.family == other.family
    return off and {each.article for each in one.citations} == {each.article for each in other.citations}


def _is_taken_up(one: Occasion, other: Occasion) -> bool:
    """Whether “the talks” can be those: named by a noun before, or only moved; not past where these are to come."""
    return (one.named or other.moved_from is not None) and not (other.status == "upcoming" and one.status == "past")


def _is_of_a_week(one: Occasion, other: Occasion) -> bool:
    """A headline's “next week” is the day that the text gives."""
    spans = [span for each in (one, other) if (span := days(each.first, each.last))]
    return one.status == other.status == "upcoming" and any(
        timedelta(4) <= last - first <= timedelta(7) for first, last in spans
    )


def _same_sort(one: Occasion, other: Occasion, how: Relation) -> bool:
    if one.family == other.family or {one.family, other.family} <= GATHERINGS:
        return True
    if {one.family, other.family} == SPEAKING and how == "same":
        return set(one.parties) == set(other.parties)  # “will speak to workers”, “will address workers”
    if {one.family, other.family} == VOTING and how in {"same", "within"}:
        return True
    if {one.family, other.family} <= GATHERINGS | {"vote"} and how in {"same", "within"} and _same_modifier(one, other):
        return True  # “the shareholder meeting”, “a shareholder vote”
    talking = {one.family, other.family} <= {"talks", "call", "visit"}
    return talking and how in {"same", "within"} and _is_one_trip(one, other, how)


def _is_one_trip(one: Occasion, other: Occasion, how: Relation) -> bool:
    """Whether a visit, talks and a call are one: of the same two, or in one breath, or of one guest in one place.

    “Will visit Cairo on Wednesday for talks with the president”; “is due in Cairo on Wednesday”.
    """
    shared = len(set(one.parties) & set(other.parties))
    together = _in_one_breath(one, other) or (same_place(one, other) and _is_part(one, other))
    return shared > 1 or (how == "same" and shared > 0 and bool(together))


def _is_part(one: Occasion, other: Occasion) -> bool:
    return {*one.parties} <= {*other.parties} or {*other.parties} <= {*one.parties}


def _in_one_breath(one: Occasion, other: Occasion) -> bool:
    """Whether the words of one stand within those of the other."""
    return any(
        here.article == there.article and here.start < there.end and there.start < here.end
        for here in one.citations
        for there in other.citations
    )


def _same_modifier(one: Occasion, other: Occasion) -> bool:
    """Whether the two names have a describing word in common that is more than “annual” or “next”."""
    here, there = (set(each.what.lower().split()[:-1]) - listed("common") for each in (one, other))
    return one.named and other.named and bool(here & there)
