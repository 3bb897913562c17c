"""What has to stand with a verb for it to tell an encounter: with “travelled” where to and when.

Most verbs of the table tell one by themselves; these are used of much else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefing.language.encounters.lexicon import family_of, listed, load_encounters
from briefing.language.encounters.participants import actors_of
from briefing.language.encounters.spans import preposition_before, subject_of
from briefing.language.encounters.tellings import Telling

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefing.language.parsed import ParsedArticle
    from briefing.model import Status

Need = Callable[["ParsedArticle", Telling, "Status"], bool]

DAY = len("2022-01-10")
GOALS = frozenset({"to", "in", "at", "for"})
A_WEEK = 7
"""Days: a coming announcement is of a day, a weekend or a week; “this year” is no appointment."""


def has_what_it_needs(parsed: ParsedArticle, telling: Telling, status: Status) -> bool:
    """Whether a telling's verb stands with what it needs to tell an encounter; nouns and most verbs need nothing."""
    if telling.is_noun:
        return telling.family != "announcement" or needs_day_ahead(parsed, telling, status)
    if telling.family == "talks" and _governs(telling.head, listed("met_things")):
        return False  # “met the deadline”
    need = load_encounters().verbs[telling.head.lower_].needs
    return not need or NEEDS[need](parsed, telling, status)


def needs_guest(parsed: ParsedArticle, telling: Telling, _: Status) -> bool:
    """“received Ukrainian President Volodymyr Zelensky in Istanbul on July 7”, not “received the letter”."""
    people = {actor.id for actor in parsed.cast.actors if actor.kind == "person"}
    guests = [child for child in telling.head.children if child.dep_ in {"dobj", "nsubjpass"}]
    received = any(people & set(actors_of(parsed, guest)) for guest in guests)
    return received and _is_of_a_week(telling) and (_goal_of(telling.head) is not None or _is_day(telling))


def needs_goal(parsed: ParsedArticle, telling: Telling, _: Status) -> bool:
    """“will travel to Moscow on Tuesday”, “is expected in Ankara on Friday”; by whom, has to be said."""
    subject = subject_of(telling.verb or telling.head)
    people = {actor.id for actor in parsed.cast.actors if actor.kind == "person"}
    if subject is None or not people & set(actors_of(parsed, subject)) or not _is_of_a_week(telling):
        return False
    to_infinitive = any(child.dep_ == "xcomp" for child in telling.head.children)
    return not to_infinitive and any(map(_goal_of, {telling.head, telling.verb or telling.head}))


def needs_day_ahead(parsed: ParsedArticle, telling: Telling, status: Status) -> bool:
    """“will announce its decision on Thursday”; “will rule out talks” decides nothing."""
    particle = any(child.dep_ == "prt" for child in telling.head.children)
    by_then = telling.time is not None and preposition_before(telling.time, parsed.doc) in {"by", "before", "until"}
    return status == "upcoming" and _is_of_a_week(telling) and not particle and not by_then


def needs_paper(parsed: ParsedArticle, telling: Telling, status: Status) -> bool:
    """“will deliver its verdict on Friday”."""
    return needs_day_ahead(parsed, telling, status) and _governs(telling.head, listed("papers"))


def needs_audience(parsed: ParsedArticle, telling: Telling, status: Status) -> bool:
    """“will address parliament on Monday”, not “will address the problem”."""
    return needs_day_ahead(parsed, telling, status) and _governs(telling.head, listed("audiences"))


def needs_court(parsed: ParsedArticle, telling: Telling, _: Status) -> bool:
    """“appeared in court on Monday”, “is to appear before the committee on Friday”."""
    return _is_of_a_week(telling) and any(
        noun.lower_ in listed("courts")
        for child in telling.head.children
        if child.dep_ == "prep" and child.lower_ in {"in", "before", "at"}
        for noun in child.children
    )


def needs_case(parsed: ParsedArticle, telling: Telling, _: Status) -> bool:
    """“the court will hear the appeal on Friday”, “a judge heard arguments on Monday”."""
    subject = subject_of(telling.head)
    matters = [child for child in telling.head.children if child.dep_ in {"dobj", "nsubjpass"}]
    heard = any(matter.lower_ in listed("cases") for matter in matters)
    by_court = subject is not None and (subject.lower_ in listed("courts") or subject in matters)
    return _is_of_a_week(telling) and heard and by_court


def needs_agreement(parsed: ParsedArticle, telling: Telling, _: Status) -> bool:
    """“reached a tentative agreement with Ford late on Tuesday”, “the deal, brokered in Istanbul on July 22”."""
    return _is_day(telling) and is_of_agreement(telling.head)


def needs_body(parsed: ParsedArticle, telling: Telling, _: Status) -> bool:
    """“the cabinet will consider the offer on Friday”, “ministers took up the question on Monday”."""
    verb, subject = telling.head, subject_of(telling.head)
    if verb.lower_.startswith("t") and not any(child.lower_ == "up" for child in verb.children):
        return False
    has_matter = any(child.dep_ == "dobj" for child in verb.children)
    return has_matter and _is_of_a_week(telling) and subject is not None and subject.lower_ in listed("bodies")


def needs_terms(parsed: ParsedArticle, telling: Telling, _: Status) -> bool:
    """“the parties agreed on a set of measures on Monday”: several did, on something, on a day."""
    verb, subject = telling.head, subject_of(telling.head)
    on_something = any(child.dep_ == "prep" and child.lower_ in {"on", "to"} for child in verb.children)
    several = subject is not None and (subject.tag_ in {"NNS", "NNPS"} or len(subject.conjuncts) > 0)
    to_meet = any(family_of(noun) for child in verb.children if child.dep_ == "prep" for noun in child.children)
    return on_something and several and not to_meet and _is_day(telling)


def needs_appointment(parsed: ParsedArticle, telling: Telling, status: Status) -> bool:
    """“is to see President Anna Berg on Thursday”."""
    people = {actor.id for actor in parsed.cast.actors if actor.kind == "person"}
    seen = [child for child in telling.head.children if child.dep_ == "dobj"]
    return status == "upcoming" and _is_of_a_week(telling) and any(people & {*actors_of(parsed, one)} for one in seen)


NEEDS: dict[str, Need] = {
    "guest": needs_guest,
    "goal": needs_goal,
    "ahead": needs_day_ahead,
    "paper": needs_paper,
    "audience": needs_audience,
    "court": needs_court,
    "case": needs_case,
    "agreement": needs_agreement,
    "body": needs_body,
    "terms": needs_terms,
    "appointment": needs_appointment,
}


def is_of_agreement(verb: Token) -> bool:
    """Whether an agreement is signed, reached or brokered: the verb's object, subject, or the noun it describes."""
    if verb.dep_ in {"acl", "relcl"} and verb.head.lower_ in listed("agreements"):
        return True
    things = (child for child in verb.children if child.dep_ in {"dobj", "nsubjpass", "nsubj"})
    return any(each.lower_ in listed("agreements") for thing in things for each in (thing, *thing.conjuncts))


def _governs(verb: Token, words: frozenset[str]) -> bool:
    return any(
        each.lower_ in words for child in verb.children if child.dep_ == "dobj" for each in (child, *child.conjuncts)
    )


def _goal_of(verb: Token) -> Token | None:
    """The name of the place that one goes to, or is in."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in GOALS:
            for noun in child.children:
                if noun.dep_ == "pobj" and (noun.tag_[:3] == "NNP" or noun.lower_ in listed("places")):
                    return noun
    return None


def _is_day(telling: Telling) -> bool:
    time = telling.time
    return time is not None and time.first is not None and len(time.first) == DAY and time.first == time.last


def _is_of_a_week(telling: Telling) -> bool:
    """Whether it is told of a day or of a week at most, however the day is named."""
    from briefing.language.encounters.occasions import days

    time = telling.time
    if time is None:
        return False
    span = days(time.first, time.last)
    return time.expression.value.startswith("XXXX-") if span is None else (span[1] - span[0]).days < A_WEEK
