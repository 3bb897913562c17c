"""Where an encounter is told: the noun or verb, the words around it that belong to it, its time, its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from briefing.language.doers import CLIMB
from briefing.language.encounters.hanging import Hanging
from briefing.language.encounters.lexicon import family_of, is_round, listed, load_encounters, may_name
from briefing.language.encounters.moving import NEW_DAY, SUBJECTS_AND_OBJECTS, calls_off, find_move, moves
from briefing.language.encounters.spans import carrier, phrase, preposition_before, trim, verb_above
from briefing.language.times import is_clock

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from briefing.language.parsed import ParsedArticle
    from briefing.language.times import AnchoredTime

OF_NAMES = frozenset({"of", "on", "for"})
"""Prepositions within the names of bodies."""
CARRIES_TIME = frozenset({"at", "in", "during", "on", "to", "for", "into", "from", "through"})
"""Prepositions: what is done “at a meeting” is done on its day; what is done “ahead of” one is not."""


@dataclass(frozen=True)
class Telling:
    """One place that tells of an encounter: its noun or verb, the verb above, and the time said of it.

    ``start`` and ``end``, token indices, are set where only a part of the sentence tells it: a second date of one noun.
    ``moved_from`` is the day that it was to be on before it was moved.
    """

    head: Token
    family: str
    verb: Token | None
    time: AnchoredTime | None
    start: int | None = None
    end: int | None = None
    moved_from: AnchoredTime | None = None

    @property
    def is_noun(self) -> bool:
        """Whether a noun tells it, and not a verb."""
        return family_of(self.head) is not None


def find_tellings(parsed: ParsedArticle) -> list[Telling]:
    """The tellings of an article, in order; a time in one's own phrase is not also that of another."""
    heads = parsed.encounter_words
    if not heads:
        return []
    times = Hanging(_times_that_can_be(parsed), parsed)
    own = {head.i: _own_time(head, times) for head, _ in heads}
    taken = {time.start_token for time in own.values() if time is not None}
    tellings = []
    for head, family in heads:
        verb = verb_above(head) if family_of(head) or head.tag_[:2] != "VB" else head  # “is due in Cairo”
        move = find_move(head, times, own[head.i])
        time = None if move else own[head.i]
        if move and verb is not None and not moves(verb):  # “The debate, first set for May 5, will be on June 2”
            taken |= {move.old.start_token} if move.old else set()
            time = move.new or _time_of_verb(head, verb, times, taken)
        elif move:
            time = move.new
        else:
            time = time or _time_of_verb(head, verb, times, taken)
        time = time if move else _with_next_day(time, times, parsed.doc)
        tellings.append(Telling(head, family, verb, time, moved_from=move.old if move else None))
        tellings.extend(_continued(tellings[-1], times, taken) if not move else ())
    return tellings


def find_heads(doc: Doc) -> Iterator[tuple[Token, str]]:
    """The nouns and verbs that can tell of an encounter, with their family, in order."""
    table, talked = load_encounters(), False
    for token in doc:
        word = token.lower_
        if not may_name(token):
            continue
        if (family := family_of(token)) and not _is_something_else(token):
            if is_round(token) and not talked:
                continue  # of a tournament or an election
            talked = talked or family == "talks"
            yield token, family
        elif word in table.verbs and _is_verb(token) and table.verbs[word].family and not family:
            talked = talked or table.verbs[word].family == "talks"
            yield token, table.verbs[word].family


def _is_verb(token: Token) -> bool:
    """A verb; or “due” of somebody who is due somewhere."""
    return token.tag_[:2] == "VB" or (token.lower_ == "due" and token.dep_ in {"acomp", "ROOT", "amod"})


def _is_something_else(noun: Token) -> bool:
    """“press conference”, “wake-up call”, “a call for restraint”."""
    previous = noun.nbor(-1) if noun.i else None
    if previous is not None and previous.lower_ in listed("otherwise"):
        return True
    if noun.dep_ in {"compound", "nmod"} and noun.head.i > noun.i:
        return True
    if noun.lower_ == "polls" and not (noun.dep_ == "pobj" and noun.head.lower_ == "to"):
        return True  # opinion polls, unless one goes to them
    if (
        noun.tag_[:3] == "NNP"
        and noun.dep_ == "pobj"
        and noun.head.head.tag_[:3] == "NNP"
        and noun.head.lower_ in OF_NAMES
    ):
        return True  # “the Committee on Harbour Talks”
    if noun.lower_ in {"call", "calls"}:
        following = noun.nbor(1).lower_ if noun.i + 1 < len(noun.doc) else ""
        phoned = any(child.lower_ in listed("telephone") for child in noun.lefts)
        return following in {"for", "on", "to", "out"} or (following not in {"with", "between"} and not phoned)
    return False


def _times_that_can_be(parsed: ParsedArticle) -> list[AnchoredTime]:
    """The times that can be those of an encounter: a day by which something has to be done is none."""
    return [
        time
        for time in parsed.times
        if time.expression.type in {"DATE", "TIME"}
        and "REF" not in time.expression.value
        and preposition_before(time, parsed.doc) not in {"by", "before", "than"}
        and not (is_clock(time) and _is_usual(parsed.doc[time.end_token - 1]))
    ]


def _is_usual(token: Token) -> bool:
    """“usually held at 9 a.m.”: the hour of any day."""
    verb = verb_above(token)
    return verb is not None and any(child.lower_ in listed("habitual") for child in verb.children)


def _own_time(head: Token, times: Hanging) -> AnchoredTime | None:
    """The time within the noun's own phrase that stands nearest to it."""
    if not family_of(head):
        return None
    start, end = phrase(carrier(head))
    end = max([end, *(child.right_edge.i + 1 for child in head.children if says_when(child))])
    if (stated := _stated_day(head, times)) is not None:
        return stated
    own = [time for time in times.within(start, end) if not _under_other(time, head)]
    return min(own, key=lambda time: abs(time.start_token - head.i), default=None)


def _stated_day(head: Token, times: Hanging) -> AnchoredTime | None:
    """“The deadline, extended last month, is 29 November”: the day that it is said to be."""
    if head.dep_ != "nsubj" or head.head.lower_ not in {"is", "was"}:
        return None
    said = [child for child in head.head.children if child.dep_ == "attr" and child.i > head.head.i]
    near = (time for noun in said for time in times.within(noun.left_edge.i, noun.i + 1))
    return next((time for time in near if any(time.start_token <= noun.i < time.end_token for noun in said)), None)


def _with_next_day(time: AnchoredTime | None, times: Hanging, doc: Doc) -> AnchoredTime | None:
    """“on Thursday and Friday”: of two days in a row, both."""
    if time is None or not _is_day(time):
        return time
    for other in times.within(time.end_token + 1, time.end_token + 3):
        joined = doc[time.end_token].lower_ in {"and", "to"}
        if joined and _is_day(other) and doc[other.start_token - 1].lower_ in {"and", "to", "on"}:
            gap = date.fromisoformat(other.first or "") - date.fromisoformat(time.first or "")
            if gap.days == 1:
                return replace(time, last=other.last)
    return time


def says_when(clause_verb: Token) -> bool:
    """“the summit, which opens on July 27”: a clause of the noun that says when it is."""
    if clause_verb.dep_ not in {"relcl", "acl"}:
        return False
    due = any(child.dep_ == "acomp" and child.lower_ in listed("planned") for child in clause_verb.children)
    which = any(child.dep_ == "nsubj" and child.tag_ == "WDT" for child in clause_verb.children)
    return (due and which) or clause_verb.lower_ in listed("light")


def _under_other(time: AnchoredTime, head: Token) -> bool:
    """Whether the time hangs on another encounter, or on a clause of its own, within the phrase."""
    token = head.doc[time.end_token - 1]
    for _ in range(CLIMB):
        if token.i == head.i:
            return False
        other_clause = token.tag_[:2] == "VB" and token.dep_ == "relcl" and not says_when(token)
        if (family_of(token) and token.i != head.i) or other_clause:
            return True
        token = token.head
    return False


def _time_of_verb(head: Token, verb: Token | None, times: Hanging, taken: set[int]) -> AnchoredTime | None:
    """The time of the verb that an encounter is told with, unless it is the time of another."""
    if verb is None:
        return None
    noun = carrier(head)
    if family_of(head) and noun.dep_ == "pobj" and noun.head.lower_ not in CARRIES_TIME:
        return None
    if family_of(head) and calls_off(verb):
        return times.first_ahead(verb)  # another day is that of the cancelling
    if _is_only_spoken_of(noun, verb):
        return None
    hanging = [time for each in (verb, *_to_be(verb)) for time in times.on(each) if time.start_token not in taken]
    hanging = hanging or _time_of_place(verb, times)
    if not hanging and head.lower_ in listed("gathering"):
        hanging = _time_of_occasion(verb, times)
    if moves(verb):
        if noun.dep_ not in SUBJECTS_AND_OBJECTS:
            return None  # “put off its verdict in the trial to March 6”: the day is not that of the trial
        hanging = [time for time in hanging if preposition_before(time, verb.doc) in NEW_DAY and not is_clock(time)]
    return min(hanging, key=lambda time: (time.first is None, abs(time.start_token - head.i)), default=None)


def _to_be(verb: Token) -> list[Token]:
    """“is to be held next week”: the verb that says what is to be, where a bare “is” carries the subject."""
    if verb.lower_ not in {"is", "are", "was", "were"}:
        return []
    return [child for child in verb.children if child.dep_ == "xcomp" and any(one.tag_ == "TO" for one in child.lefts)]


def _is_only_spoken_of(noun: Token, verb: Token) -> bool:
    """“A planned visit looked uncertain on Thursday”: what is to come does nothing on the day of the past verb."""
    coming = any(child.lower_ in listed("planned") for child in noun.lefts)
    bare = not any(child.dep_ in {"aux", "auxpass"} for child in verb.children)
    return noun.dep_ == "nsubj" and coming and bare and verb.tag_ == "VBD" and verb.lower_ not in listed("light")


def _time_of_place(verb: Token, times: Hanging) -> list[AnchoredTime]:
    """“said in Brussels on Thursday, where he chaired a meeting”: the time of the clause that names the place."""
    if verb.dep_ != "relcl" or not any(child.lower_ == "where" for child in verb.children):
        return []
    above = verb_above(verb.head)
    return list(times.on(above)) if above is not None else []


def _time_of_occasion(verb: Token, times: Hanging) -> list[AnchoredTime]:
    """“when they meet at a summit on July 25”: the day of the encounter at which it is."""
    places = [child for child in verb.children if child.dep_ == "prep" and child.lower_ in {"at", "during"}]
    nouns = [noun for place in places for noun in place.children if family_of(noun)]
    return [time for noun in nouns if (time := _own_time(noun, times)) is not None]


def _continued(telling: Telling, times: Hanging, taken: set[int]) -> Iterator[Telling]:
    """Further days of the same noun: “talks in Geneva on Monday, in Brussels on Wednesday and the next day at …”."""
    if telling.time is None or not telling.is_noun:
        return
    doc, sent = telling.head.doc, telling.head.sent
    at = max(telling.time.end_token, telling.head.i + 1)
    limit = _with_fragment(doc, sent.end)
    for time in times.within(at, limit):
        if time.start_token in taken or not _is_day(time):
            continue
        if time.first == telling.time.first or any(
            doc[i].tag_[:2] in {"VB", "MD"} for i in range(at, time.start_token)
        ):
            return
        end = _end_of_phrase(doc, time.end_token, limit)
        if end > time.end_token:
            taken.add(time.start_token)
            yield Telling(telling.head, telling.family, telling.verb, time, time.start_token, end)


def _with_fragment(doc: Doc, end: int) -> int:
    """The end of the sentence that begins here if it has no verb, as where a full stop is wrong; else here."""
    if end >= len(doc):
        return end
    sent = doc[end].sent
    return end if any(token.tag_[:2] in {"VB", "MD"} or "\n" in token.text for token in sent[:-1]) else sent.end


def _is_day(time: AnchoredTime) -> bool:
    return time.first is not None and len(time.first) == 10 and time.first == time.last


def _end_of_phrase(doc: Doc, start: int, limit: int) -> int:
    """Where the “with …”, “in …” or “at …” that follows a second day ends; start where none follows."""
    if start >= limit or doc[start].lower_ not in {"with", "in", "at", "between"}:
        return start
    end = start + 1
    while end < limit and doc[end].tag_[:2] not in {"VB", "MD"} and doc[end].text not in {",", ";", ".", ":"}:
        end += 1
    return trim(doc, start, end)[1]
