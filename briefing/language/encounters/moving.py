"""Encounters that are called off, or taken to another day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.language.encounters.lexicon import family_of, listed
from briefing.language.encounters.spans import carrier, hangs_on, preposition_before, verb_above

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefing.language.times import AnchoredTime

NEW_DAY = frozenset({"to", "until", "till"})
"""Prepositions before the day to which something is moved."""
PUTTING = frozenset({"put", "puts", "putting", "push", "pushed", "pushes"})
SUBJECTS_AND_OBJECTS = frozenset({"dobj", "nsubjpass", "nsubj"})


def calls_off(verb: Token) -> bool:
    """“cancelled”, “called off”."""
    called = verb.lower_ in {"call", "calls", "called", "calling"}
    return verb.lower_ in listed("cancelled") or (called and _has_particle(verb, {"off"}))


def moves(verb: Token) -> bool:
    """“postponed”, “put off”, “brought forward”: verbs that take an encounter from one day to another."""
    if verb.lower_ in listed("postponed"):
        return True
    return verb.lower_ in PUTTING and _has_particle(verb, {"off", "back"})


def _has_particle(verb: Token, words: set[str]) -> bool:
    return any(child.lower_ in words and child.dep_ in {"prt", "advmod"} for child in verb.children)


def new_day(
    head: Token, times: Sequence[AnchoredTime], own: AnchoredTime | None
) -> tuple[AnchoredTime, AnchoredTime | None] | None:
    """The day to which an encounter is moved, and the one from which; ``own`` is the day in its own phrase.

    “The talks planned for May 21 have been put off to June 4”.
    """
    verb = verb_above(head) if family_of(head) else None
    if verb is None or not moves(verb) or carrier(head).dep_ not in SUBJECTS_AND_OBJECTS:
        return None
    hanging = [time for time in times if hangs_on(time, verb)]
    new = next((time for time in hanging if preposition_before(time, verb.doc) in NEW_DAY), None)
    old = next((time for time in hanging if preposition_before(time, verb.doc) == "from"), None)
    return (new, old or own) if new is not None else None
