"""Meetings: talks, calls, visits, votes, hearings and deadlines, with their parties, their day and their place.

A word for an encounter is not yet an entry: it needs parties, and a time, a plan or a past in which it took place.
What is only wished for, refused or spoken of in general is none.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.identity import finding_id
from briefing.language.encounters.conditions import has_what_it_needs, is_of_agreement
from briefing.language.encounters.lexicon import listed
from briefing.language.encounters.newsday import current_days, news_day
from briefing.language.encounters.occasions import Occasion, gather_occasions
from briefing.language.encounters.participants import participants_of
from briefing.language.encounters.standing import (
    is_dated,
    is_definite,
    is_denied,
    is_hypothetical,
    is_planned,
    is_refused,
    is_repeated,
    is_wished_for,
    status_of,
)
from briefing.language.encounters.tellings import Telling, carrier, clause, find_tellings, phrase, trim, whole_clause
from briefing.language.encounters.venues import place_of
from briefing.language.parsed import ParsedArticle
from briefing.language.times import AnchoredTime
from briefing.model import Citation, Meeting, Status

ALONE = frozenset({"vote", "debate", "session", "hearing", "conference", "signing", "visit", "announcement"})
"""Families of which one party is enough: a parliament votes, a court hears, a minister visits."""
LONGEST_NAME = 24
"""Tokens: what a verb tells is named by its clause, up to here."""


@dataclass(frozen=True)
class Read:
    """A telling with what it says."""

    telling: Telling
    parties: tuple[str, ...]
    status: Status
    first: str | None
    last: str | None
    accepted: bool
    definite: bool


def find_meetings(parsed: ParsedArticle) -> tuple[Meeting, ...]:
    """The meetings of an article, in the order in which it first tells of them."""
    day = news_day(parsed)
    occasions = [_occasion(parsed, _read(parsed, telling, day)) for telling in find_tellings(parsed)]
    return tuple(_meeting(occasion) for occasion in gather_occasions(occasions))


def _read(parsed: ParsedArticle, telling: Telling, day: AnchoredTime | None) -> Read:
    parties, other_side = participants_of(parsed, telling)
    status = status_of(parsed, telling)
    time = telling.time if is_dated(telling.time) else None
    first, last = (time.first, time.last) if time else (None, None)
    if telling.time is None and status == "past":
        first = last = current_days(parsed, telling, day)
    accepted = (
        _can_be_entry(telling, status)
        and has_what_it_needs(parsed, telling, status)
        and not is_repeated(parsed, telling)
        and _is_entry(telling, len(parties), other_side, status, first)
    )
    denied = is_denied(telling) or is_hypothetical(telling)
    return Read(telling, parties, status, first, last, accepted, is_definite(telling) and not denied)


def _can_be_entry(telling: Telling, status: Status) -> bool:
    """Whether it is told as something that took place or will, and not denied, refused, wished for or supposed."""
    if (is_denied(telling) or is_refused(telling)) and status != "cancelled":
        return False
    return is_dated(telling.time) or not (is_hypothetical(telling) or is_wished_for(telling))


def _is_entry(telling: Telling, parties: int, other_side: bool, status: Status, first: str | None) -> bool:
    """Whether parties, time and plan suffice; ``first`` is its day as said, or as the day of the news."""
    said = is_dated(telling.time)
    if status == "cancelled":
        return parties > 0 or (said and telling.is_noun)
    if said and telling.is_noun and (telling.family in {"deadline", "election"} or status == "upcoming"):
        return telling.family != "visit" or parties > 0
    if said and not telling.is_noun:
        told = _is_told_by_verb(telling, parties, other_side, status)
        if told is not None:
            return told
    if telling.family in {*ALONE, "deadline", "election"}:
        return parties > 0 and (said or (first is not None and telling.family in {"vote", "visit"}))
    if parties > 1 or not telling.is_noun:
        return parties > 1 or (other_side and parties == 1 and first is not None)
    return parties == 1 and (other_side or said or is_planned(telling))


def _is_told_by_verb(telling: Telling, parties: int, other_side: bool, status: Status) -> bool | None:
    """Whether a verb with a time of its own tells an entry; None where that is still open."""
    if telling.family == "signing" and is_of_agreement(telling.head):
        return True
    if telling.head.lower_ in listed("gathering") and parties > 0:
        return True
    if status == "upcoming":
        return parties > 1 or other_side or (parties > 0 and telling.family in ALONE)
    return None


# ---- as occasions, to be told apart and put together


def _occasion(parsed: ParsedArticle, read: Read) -> Occasion:
    telling, doc = read.telling, parsed.doc
    time_tokens = {i for time in parsed.times for i in range(time.start_token, time.end_token)}
    place = place_of(telling, time_tokens)
    start, end = _words(telling)
    what = _name(telling, time_tokens)
    return Occasion(
        family=telling.family,
        what=doc[what[0] : what[1]].text,
        named=telling.is_noun,
        parties=read.parties,
        first=read.first,
        last=read.last,
        place=_place_text(parsed, place),
        status=read.status,
        citations=(_cite(parsed, start, end),),
        accepted=read.accepted,
        definite=read.definite,
    )


def _cite(parsed: ParsedArticle, start: int, end: int) -> Citation:
    doc = parsed.doc
    return parsed.cite(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))


def _place_text(parsed: ParsedArticle, place: tuple[int, int] | None) -> str | None:
    return parsed.doc[place[0] : place[1]].text if place else None


def _words(telling: Telling) -> tuple[int, int]:
    """The words that tell it: the noun's phrase, or the clause where its parties or time stand around its verb."""
    if telling.start is not None and telling.end is not None:
        return telling.start, telling.end
    if not telling.is_noun:
        return whole_clause(telling.head, telling.time)
    start, end = phrase(telling.head)
    time, verb = telling.time, telling.verb
    outside = time is not None and not start <= time.start_token < end
    held = carrier(telling.head).dep_ in {"dobj", "attr", "nsubjpass"}
    light = held and verb is not None and verb.lower_ in listed("light")
    if verb is not None and (outside or light):
        first, last = clause(verb, time)
        if first <= start and end <= last:
            return first, last
    return start, end


def _name(telling: Telling, time_tokens: set[int]) -> tuple[int, int]:
    """What it is called: the noun with the words before it but articles, numbers and times; else the clause."""
    head, doc = telling.head, telling.head.doc
    if not telling.is_noun:
        first, last = whole_clause(head, telling.time)
        return trim(doc, first, min(last, first + LONGEST_NAME))
    start = head.i
    while start > head.left_edge.i:
        token = doc[start - 1]
        if (
            token.i in time_tokens
            or token.tag_ in {"DT", "PRP$", "CD", "POS"}
            or (token.is_punct and token.text != "-")
        ):
            break
        start -= 1
    return start, head.i + 1


def _meeting(occasion: Occasion) -> Meeting:
    text = max(occasion.citations, key=lambda citation: (min(len(citation.text), 160), -citation.start)).text
    key = occasion.first or ""
    return Meeting(
        id=finding_id("meetings", occasion.family, key, *sorted(occasion.parties)),
        text=text,
        what=occasion.what,
        parties=occasion.parties,
        date=occasion.first,
        date_end=occasion.last if occasion.last != occasion.first else None,
        place=occasion.place,
        status=occasion.status,
        citations=occasion.citations,
    )
