"""Meetings: talks, calls, visits, votes, hearings and deadlines, with their parties, their day and their place.

A word for an encounter is not yet an entry: it needs parties, and a time, a plan or a past in which it took place.
What is only wished for, refused or spoken of in general is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.identity import finding_id
from briefing.language.encounters.lexicon import listed
from briefing.language.encounters.newsday import current_days, news_day
from briefing.language.encounters.occasions import Occasion, gather_occasions
from briefing.language.encounters.participants import participants_of
from briefing.language.encounters.tellings import Telling, carrier, clause, find_tellings, phrase, trim
from briefing.language.encounters.venues import place_of
from briefing.language.parsed import ParsedArticle
from briefing.language.times import AnchoredTime
from briefing.language.times.tense import tense_at
from briefing.model import Citation, Meeting, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

ALONE = frozenset({"vote", "debate", "session", "hearing", "conference", "signing", "visit"})
"""Families of which one party is enough: a parliament votes, a court hears, a minister visits."""
MODALS = frozenset({"would", "could", "might", "may", "should", "can", "must"})
CONDITIONS = frozenset({"if", "unless", "whether"})
LONGEST_NAME = 24
"""Tokens: what a verb tells is named by its clause, up to here."""
GENERIC = frozenset({"any", "no", "such", "every", "each"})
DEFINITE = frozenset({"the", "those", "these", "this", "that"})


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
    status = _status(parsed, telling)
    time = telling.time if _is_dated(telling.time) else None
    first, last = (time.first, time.last) if time else (None, None)
    if telling.time is None and status == "past":
        first = last = current_days(parsed, telling, day)
    accepted = _can_be_entry(telling, status) and _is_entry(telling, len(parties), other_side, status, first)
    denied = _is_denied(telling) or _is_hypothetical(telling)
    return Read(telling, parties, status, first, last, accepted, _is_definite(telling) and not denied)


def _can_be_entry(telling: Telling, status: Status) -> bool:
    """Whether it is told as something that took place or will, and not denied, refused, wished for or supposed."""
    if (_is_denied(telling) or _is_refused(telling)) and status != "cancelled":
        return False
    return _is_dated(telling.time) or not (_is_hypothetical(telling) or _is_wished_for(telling))


def _is_entry(telling: Telling, parties: int, other_side: bool, status: Status, first: str | None) -> bool:
    """Whether parties, time and plan suffice; ``first`` is its day as said, or as the day of the news."""
    said = _is_dated(telling.time)
    if telling.is_noun and said and (telling.family in {"deadline", "election"} or status == "upcoming"):
        return telling.family != "visit" or parties > 0
    gathers = telling.head.lower_ in listed("gathering") and parties > 0 and not telling.is_noun
    if said and (gathers or (not telling.is_noun and status == "upcoming")):
        return gathers or parties > 1 or other_side or (parties > 0 and telling.family in ALONE)
    if status == "cancelled":
        return parties > 0
    if telling.family in {*ALONE, "deadline", "election"}:
        return parties > 0 and (said or (first is not None and telling.family in {"vote", "visit"}))
    if parties > 1 or not telling.is_noun:
        return parties > 1 or (other_side and parties == 1 and first is not None)
    return parties == 1 and (other_side or said or _is_planned(telling))


def _is_planned(telling: Telling) -> bool:
    """“the upcoming summit”, “talks scheduled for …”."""
    planned = listed("planned")
    return any(child.lower_ in planned for child in telling.head.children)


def _is_dated(time: AnchoredTime | None) -> bool:
    """Whether a time is said that is at least as fine as a month, on the calendar or to be put there."""
    if time is None:
        return False
    return (time.first is not None and len(time.first) >= 7) or time.expression.value.startswith("XXXX-")


def _is_definite(telling: Telling) -> bool:
    """“the talks”, “those discussions”: words that take up what was told before."""
    return telling.is_noun and any(child.lower_ in DEFINITE for child in telling.head.children)


def _is_denied(telling: Telling) -> bool:
    words = [child.lower_ for child in telling.head.children if child.dep_ in {"neg", "det"}]
    verb = telling.verb
    words += [child.lower_ for child in verb.children if child.dep_ == "neg"] if verb is not None else []
    return any(word in {"no", "not", "n't", "n’t", "never"} for word in words)


def _is_hypothetical(telling: Telling) -> bool:
    """“would meet”, “if talks fail”, “any meeting”."""
    if any(child.lower_ in GENERIC for child in telling.head.children):
        return True
    verb = telling.verb
    if verb is None:
        return False
    marks = {child.lower_ for child in verb.children if child.dep_ in {"aux", "mark"}}
    return bool(marks & (MODALS | CONDITIONS))


def _is_wished_for(telling: Telling) -> bool:
    """“called for talks”, “impatient to meet”: one step up from the encounter stands a wish."""
    wishes, head = listed("wishes"), carrier(telling.head)
    above: list[Token] = [head.head, head.head.head] if telling.is_noun else [head.head]
    if not telling.is_noun and head.dep_ not in {"xcomp", "ccomp", "acl", "pcomp"}:
        return False
    if telling.is_noun and head.dep_ not in {"dobj", "pobj", "nsubjpass"}:
        return False
    if telling.is_noun and head.dep_ == "pobj" and head.head.lower_ not in {"for", "to", "of", "in", "into"}:
        return False
    beside = [child for token in above[:1] for child in token.children if child.dep_ in {"acomp", "attr"}]
    return any(token.lower_ in wishes for token in (*above, *beside))


def _is_refused(telling: Telling) -> bool:
    """“refused to meet”, “boycotted the summit”."""
    head = telling.head
    governed = head.dep_ in ({"dobj", "nsubjpass"} if telling.is_noun else {"xcomp", "ccomp"})
    return governed and head.head.lower_ in listed("refusals")


def _status(parsed: ParsedArticle, telling: Telling) -> Status:
    if _is_called_off(telling):
        return "cancelled"
    if telling.head.dep_ == "pobj" and telling.head.head.lower_ in {"after", "following", "since"}:
        return "past"
    ahead = any(child.lower_ in listed("planned") for child in telling.head.children) or (
        tense_at(telling.head) == "future"
    )
    time, published = telling.time, parsed.article.published
    if time is not None and time.first is not None and published and time.last is not None:
        shared = min(len(time.first), len(published))
        if time.first[:shared] > published[:shared]:
            return "upcoming"
        shared = min(len(time.last), len(published))
        if time.last[:shared] < published[:shared]:
            return "past"
    return "upcoming" if ahead else "past"


def _is_called_off(telling: Telling) -> bool:
    """“the cancelled summit”, “the talks were called off”, “he cancelled his visit”."""
    cancelled = listed("cancelled")
    if any(child.lower_ in cancelled for child in telling.head.children if child.dep_ in {"amod", "acl"}):
        return True
    verb = telling.verb
    if verb is None or not telling.is_noun or telling.head.dep_ not in {"dobj", "nsubjpass"}:
        return False
    called_off = verb.lower_ in {"called", "call"} and any(child.lower_ == "off" for child in verb.children)
    return called_off or (verb.lower_ in cancelled and telling.head.head.i == verb.i)


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
        return clause(telling.head, telling.time)
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
        first, last = clause(head, telling.time)
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
