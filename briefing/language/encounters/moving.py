"""Encounters that are called off, or taken to another day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from briefing.language.encounters.hanging import Hanging
from briefing.language.encounters.lexicon import family_of, listed
from briefing.language.encounters.spans import carrier, preposition_before, verb_above
from briefing.language.times import is_clock

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefing.language.times import AnchoredTime

NEW_DAY = frozenset({"to", "until", "till"})
"""Prepositions before the day to which something is moved."""
PUTTING = frozenset({"put", "puts", "putting", "push", "pushed", "pushes"})
SUBJECTS_AND_OBJECTS = frozenset({"dobj", "nsubjpass", "nsubj"})
AT_FIRST = frozenset({"originally", "initially", "first", "previously", "earlier"})
DAY = len("2022-01-10")
A_WEEK = 7
"""Days."""
WAS = frozenset({"was", "were"})


@dataclass(frozen=True)
class Move:
    """From which day an encounter is taken to which; ``new`` is None where nobody says to which."""

    new: AnchoredTime | None
    old: AnchoredTime | None


def calls_off(verb: Token) -> bool:
    """“cancelled”, “called off”."""
    called = verb.lower_ in {"call", "calls", "called", "calling"}
    return verb.lower_ in listed("cancelled") or (called and _has_particle(verb, {"off"}))


def moves(verb: Token) -> bool:
    """“postponed”, “put off”, “brought forward”: verbs that take an encounter from one day to another."""
    if verb.lower_ in listed("postponed"):
        return True
    return verb.lower_ in PUTTING and _has_particle(verb, {"off", "back"})


def _leaves_open(verb: Token) -> bool:
    """“postponed”, “put off”: it is not on its day, even where no other is named; what is delayed may be, later on."""
    return moves(verb) and (verb.lower_ in listed("put_off") or verb.lower_ in PUTTING)


def _has_particle(verb: Token, words: set[str]) -> bool:
    return any(child.lower_ in words and child.dep_ in {"prt", "advmod"} for child in verb.children)


def find_move(head: Token, times: Hanging, own: AnchoredTime | None) -> Move | None:
    """The days between which an encounter is moved; ``own`` is the day in its own phrase.  None where it is not.

    “The talks planned for May 21 have been put off to June 4”; “The debate, first set for May 5, will be on June 2”.
    """
    verb = verb_above(head) if family_of(head) else None
    if verb is None or carrier(head).dep_ not in SUBJECTS_AND_OBJECTS:
        return None
    first, mover = first_day(head, times), _mover(verb)
    if mover is None:
        return Move(None, first) if first is not None and not calls_off(verb) else None
    days = [time for time in times.on(mover) if not is_clock(time)]  # “moved to the afternoon” leaves it on its day
    new = next((time for time in days if preposition_before(time, verb.doc) in NEW_DAY), None)
    old = next((time for time in days if preposition_before(time, verb.doc) == "from"), None)
    old = old or first or (own if new is not None or _leaves_open(mover) else None)
    return Move(new, _just_before(old, new)) if new is not None or old is not None else None


def _just_before(old: AnchoredTime | None, new: AnchoredTime | None) -> AnchoredTime | None:
    """A weekday that was the old day lies before the new one: “that were to resume on Monday”, moved to Friday."""
    if old is None or new is None or old.first != old.last or new.first != new.last:
        return old
    if any(char.isdigit() for char in old.expression.text) or not len(old.first or "") == len(new.first or "") == DAY:
        return old
    gap = (date.fromisoformat(new.first or "") - date.fromisoformat(old.first or "")).days
    if gap > 0:
        return old
    day = (date.fromisoformat(new.first or "") - timedelta(gap % A_WEEK or A_WEEK)).isoformat()
    return replace(old, first=day, last=day)


def _mover(verb: Token) -> Token | None:
    """The verb that moves: the one above the encounter, or one joined to it, “had been planned but was postponed”."""
    if moves(verb):
        return verb
    joined = (child for child in verb.children if child.dep_ == "conj" and child.i > verb.i)
    return next((each for each in joined if _was_planned(verb) and moves(each)), None)


def first_day(head: Token, times: Hanging) -> AnchoredTime | None:
    """The day for which an encounter was planned at first, where the words say that it was another then.

    “originally set for May 5”, “that was to resume on Friday”, “had been planned for Friday but was postponed”.
    """
    verb = verb_above(head)
    plans = [*_remarks(carrier(head)), *([verb] if verb is not None and _mover(verb) not in {None, verb} else [])]
    for plan in plans:
        below = [child for child in plan.children if child.dep_ == "xcomp"] if plan.lower_ in WAS else [plan]
        if found := next((time for each in below for time in times.on(each)), None):
            return found
    return None


def _remarks(noun: Token) -> Iterator[Token]:
    """The verbs that say beside a noun for when it was planned, wherever in its phrase the parser hangs them."""
    for token in noun.doc[noun.i + 1 : noun.right_edge.i + 1]:
        if token.dep_ in {"acl", "relcl"} and (_was_planned(token) or _was_to_be(token)):
            yield token


def _was_planned(verb: Token) -> bool:
    """“originally set”, “had been planned”."""
    words = {child.lower_ for child in verb.children if child.dep_ in {"aux", "advmod"}}
    return verb.lower_ in listed("planned") | listed("arranged") and bool(words & (AT_FIRST | {"had"}))


def _was_to_be(verb: Token) -> bool:
    """“that were to resume”."""
    return verb.lower_ in WAS and any(
        child.dep_ == "xcomp" and any(each.tag_ == "TO" for each in child.children) for child in verb.children
    )
