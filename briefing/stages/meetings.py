"""Meetings: talks, calls, visits, votes, hearings and deadlines, with their parties, their day and their place.

A word for an encounter is not yet an entry: it needs parties, and a time, a plan or a past in which it took place.
What is only wished for, refused or spoken of in general is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from briefing.identity import finding_id
from briefing.language.encounters.conditions import has_what_it_needs, is_of_agreement
from briefing.language.encounters.dropping import is_given_up
from briefing.language.encounters.joining import gather_occasions
from briefing.language.encounters.lexicon import is_round, listed
from briefing.language.encounters.newsday import current_days, news_day
from briefing.language.encounters.occasions import Occasion
from briefing.language.encounters.participants import participants_of, speaks_of_both, takes_up, two_states
from briefing.language.encounters.spans import carrier, clause, phrase, trim, whole_clause
from briefing.language.encounters.standing import (
    is_dated,
    is_definite,
    is_denied,
    is_hypothetical,
    is_only_asked,
    is_only_offered,
    is_only_possible,
    is_planned,
    is_refused,
    is_repeated,
    is_wished_for,
    status_of,
)
from briefing.language.encounters.tellings import Telling, find_tellings
from briefing.language.encounters.venues import place_of
from briefing.language.parsed import ParsedArticle
from briefing.language.times import AnchoredTime
from briefing.model import Citation, Meeting, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

BILATERAL = frozenset({"talks", "call"})
BOTH = 2
"""Sides that two-sided talks have."""
WINDOW = 80
"""Tokens back in which those are named whom “they”, “the two” and “both sides” take up."""
ALONE = frozenset({"vote", "debate", "session", "hearing", "conference", "signing", "visit", "announcement"})
"""Families of which one party is enough: a parliament votes, a court hears, a minister visits."""
SHORT_NAME = 6
"""Tokens that a noun's name has at most with what it is of."""
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
    readings: list[Read] = []
    for telling in find_tellings(parsed):
        read = _read(parsed, telling, day, readings)
        if has_what_it_needs(parsed, telling, read.status):
            readings.append(read)
    return tuple(_meeting(one) for one in gather_occasions(_occasion(parsed, read) for read in readings))


def _read(parsed: ParsedArticle, telling: Telling, day: AnchoredTime | None, before: Sequence[Read]) -> Read:
    parties, sides = participants_of(parsed, telling)
    if len(parties) < BOTH and speaks_of_both(telling) and (both := _both_before(parsed, telling, before)) is not None:
        parties, sides = both, BOTH
    if len(parties) < BOTH and is_round(telling.head):
        parties = next((read.parties for read in reversed(before) if _are_talks(read)), parties)
    status = status_of(parsed, telling)
    time = telling.time if is_dated(telling.time) else None
    if time is not None and is_given_up(telling) and not any(char.isdigit() for char in time.expression.text):
        time = None  # “was to have travelled on Thursday”: last week's or this week's
    first, last = (time.first, time.last) if time else (None, None)
    if telling.time is None and status == "past":
        first = last = current_days(parsed, telling, day)
    accepted = (
        _can_be_entry(telling, status)
        and not is_repeated(parsed, telling)
        and _is_entry(telling, len(parties), sides, status, first)
    )
    denied = is_denied(telling) or is_hypothetical(telling)
    return Read(telling, parties, status, first, last, accepted, is_definite(telling) and not denied)


def _are_talks(read: Read) -> bool:
    """Whether a further round can be one of these talks: those of two sides at least that are told last."""
    return read.accepted and read.telling.family == "talks" and len(read.parties) >= BOTH


def _both_before(parsed: ParsedArticle, telling: Telling, before: Sequence[Read]) -> tuple[str, ...] | None:
    """The parties of the two-sided talks told last, not far before; None where there are none that fit."""
    for read in reversed(before):
        near = 0 < telling.head.i - read.telling.head.i <= WINDOW
        if near and read.accepted and read.telling.family in BILATERAL:
            return read.parties if takes_up(parsed, telling, read.parties) else two_states(parsed, telling)
    return two_states(parsed, telling)


def _can_be_entry(telling: Telling, status: Status) -> bool:
    """Whether it is told as something that took place or will, and not denied, refused, wished for or supposed."""
    if status == "cancelled":
        return True
    if is_denied(telling) or is_refused(telling) or is_given_up(telling):
        return False
    if is_only_asked(telling):
        return False
    return is_dated(telling.time) or not (is_hypothetical(telling) or is_wished_for(telling))


def _is_entry(telling: Telling, parties: int, sides: int, status: Status, first: str | None) -> bool:
    """Whether parties, time and plan suffice.

    ``sides`` are those named that are none of the article's actors; ``first`` is its day as said, or that of the news.
    """
    said = is_dated(telling.time)
    if is_round(telling.head) and not said:
        return False
    if status == "cancelled":
        return parties > 0 or (said and telling.is_noun)
    if said and (told := _is_told_with_day(telling, parties, sides, status)) is not None:
        return told
    if telling.family in {*ALONE, "deadline", "election"}:
        return parties > 0 and (said or (first is not None and telling.family in {"vote", "visit"}))
    if parties > 1 or not telling.is_noun:
        return parties > 1 or (sides > 0 and parties == 1 and first is not None)
    return parties == 1 and (sides > 0 or said or is_planned(telling))


def _is_told_with_day(telling: Telling, parties: int, sides: int, status: Status) -> bool | None:
    """Whether what is told with a day is an entry; None where that is still open."""
    if telling.family in BILATERAL and sides >= BOTH:
        return True  # “the nurses' union met the ministry on Sunday”
    if telling.is_noun and (telling.family in {"deadline", "election"} or status == "upcoming"):
        return telling.family != "visit" or parties > 0
    return None if telling.is_noun else _is_told_by_verb(telling, parties, sides > 0, status)


def _is_told_by_verb(telling: Telling, parties: int, other_side: bool, status: Status) -> bool | None:
    """Whether a verb with a time of its own tells an entry; None where that is still open."""
    if telling.family == "signing" and is_of_agreement(telling.head):
        return True
    if telling.head.lower_ in listed("gathering") and (parties > 0 or other_side):
        return True  # “the council met on Saturday”
    if status == "upcoming":
        return parties > 1 or other_side or (parties > 0 and telling.family in ALONE | {"election"})
    return None


# ---- as occasions, to be told apart and put together


def _occasion(parsed: ParsedArticle, read: Read) -> Occasion:
    telling = read.telling
    at = telling.time.start_token if telling.time else None
    key = ("occasion", telling.head.i, telling.start, at, bool(read.parties))
    place, cited, what = parsed.once(key, partial(_wording, parsed, read))
    return Occasion(
        family=telling.family,
        what=what,
        named=telling.is_noun and not _is_open(telling),
        parties=read.parties,
        first=read.first,
        last=read.last,
        place=place,
        status=read.status,
        citations=(cited,),
        accepted=read.accepted,
        definite=read.definite,
        moved_from=telling.moved_from.first if telling.moved_from is not None else None,
        said=_said(read),
        supposed=is_hypothetical(telling),
    )


def _wording(parsed: ParsedArticle, read: Read) -> tuple[str | None, Citation, str]:
    """The words for where it is, those that tell it, and what it is called."""
    time_tokens = {i for time in parsed.times for i in range(time.start_token, time.end_token)}
    place = place_of(read.telling, time_tokens)
    first, last = _name(read, time_tokens)
    return _place_text(parsed, place), _cite(parsed, *_words(read.telling)), parsed.doc[first:last].text


def _said(read: Read) -> str | None:
    """Its day as the text says it, where the calendar's is not known: “XXXX-06-18”."""
    time = read.telling.time
    if read.first is not None or time is None or not time.expression.value.startswith("XXXX-"):
        return None
    return time.expression.value


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
        return whole_clause(_verb_of_name(telling), telling.time)
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


def _name(read: Read, time_tokens: set[int]) -> tuple[int, int]:
    """What it is called: the noun with the words before it but articles, numbers and times; else the clause."""
    telling = read.telling
    head, doc = telling.head, telling.head.doc
    if not telling.is_noun or _is_open(telling):
        first, last = whole_clause(_verb_of_name(telling), telling.time)
        if first <= head.i < last:
            return trim(doc, first, max(min(last, first + LONGEST_NAME), head.i + 1))
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
    return start, head.i + 1 if read.parties else _with_matter(head, start, time_tokens)


def _with_matter(head: Token, start: int, time_tokens: set[int]) -> int:
    """Where the name ends of an encounter without parties: “meeting | of the water board”, where that is short."""
    first = head.nbor(1) if head.i + 1 < len(head.doc) else head
    end = first.right_edge.i + 1
    of_it = first.dep_ == "prep" and first.lower_ == "of" and not time_tokens & {*range(first.i, end)}
    return end if of_it and end - start <= SHORT_NAME else head.i + 1


def _is_open(telling: Telling) -> bool:
    """Whether it is only offered or possible: then its name is the clause, which says so."""
    return telling.time is not None and (is_only_possible(telling) or is_only_offered(telling))


def _verb_of_name(telling: Telling) -> Token:
    """The verb whose clause names it: of what is offered, the offering is part of it."""
    verb = telling.verb or telling.head
    return verb.head if not telling.is_noun and is_only_offered(telling) else verb


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
        postponed_from=occasion.moved_from,
        citations=occasion.citations,
    )
