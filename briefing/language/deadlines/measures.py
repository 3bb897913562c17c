"""From when a measure holds, and on what day something runs out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.language.deadlines.binding import Binding
from briefing.language.deadlines.lexicon import listed
from briefing.language.deadlines.verbs import (
    BEING,
    agent_of,
    auxiliaries,
    clause_head,
    doer_of,
    is_obliged,
    is_said_to_be,
    is_to_come,
    speaks_of,
    subject_of,
    upwards,
)
from briefing.language.negation import is_negated

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefing.language.times import AnchoredTime


def read_effect(time: AnchoredTime, verb: Token) -> Binding | None:
    """“takes effect on Friday”, “begins charging the fee on Friday”."""
    for step in upwards(verb):
        if is_negated(step):
            return None
        if _enters_force(step):
            return Binding("takes effect", time, clause_head(step), agent_of(step))
        if step.lower_ in listed("starting") and speaks_of(step, "measured", "dobj", "xcomp"):
            return Binding("takes effect", time, clause_head(step), doer_of(step))
    return None


def read_from(time: AnchoredTime, verb: Token) -> Binding | None:
    """“from Friday ships will be barred”, “from Friday they will have to pay”."""
    steps = list(upwards(verb))
    if any(is_negated(step) for step in steps) or not any(is_to_come(step) for step in steps):
        return None
    if any(is_obliged(step) for step in steps):
        return Binding("takes effect", time, clause_head(verb), None, subject_of(verb))
    measure = next((step for step in steps if step.lower_ in listed("measures")), None)
    return Binding("takes effect", time, clause_head(measure), doer_of(measure)) if measure is not None else None


def read_measure(time: AnchoredTime, verb: Token) -> Binding | None:
    """“sanctions will be lifted on Friday”: told of a day, it has to be a measure by its noun, too."""
    for step in upwards(verb):
        if is_negated(step):
            return None
        measure = step.lower_ in listed("measures") and speaks_of(step, "measured", "dobj", "xcomp")
        if measure and any(is_to_come(each) for each in upwards(verb)):
            return Binding("takes effect", time, clause_head(step), doer_of(step))
    return None


def read_strike(time: AnchoredTime, verb: Token) -> Binding | None:
    """“nurses will walk out on Friday”, “will strike for 24 hours on Monday”: to come, and not a blow at something."""
    out = any(child.lower_ == "out" for child in verb.children)
    struck = any(child.dep_ == "dobj" for child in verb.children)
    strikes = verb.lower_ in listed("striking") and (out if verb.lower_.startswith("w") else not struck)
    if not strikes or is_negated(verb) or not any(is_to_come(step) for step in upwards(verb)):
        return None
    return Binding("takes effect", time, clause_head(verb), subject_of(verb))


def read_end(time: AnchoredTime, verb: Token) -> Binding | None:
    """“the truce expires on Friday”, “the mandate runs out on Friday”."""
    for step in upwards(verb):
        subject = subject_of(step)
        if is_negated(step) or subject is None:
            return None
        out = any(child.dep_ == "prt" and child.lower_ == "out" for child in step.children)
        ending = step.lower_ in listed("ending") and (out or not step.lower_.startswith("r"))
        of_term = ending and subject.lower_ in listed("terms") and (is_to_come(step) or out)
        if step.lower_ in listed("expiring") or of_term:
            return Binding("ends", time, clause_head(step))
    return None


def read_lasting(time: AnchoredTime, verb: Token) -> Binding | None:
    """“extended the truce until Friday”, “will remain in force until Friday”, “is closed until Friday”."""
    for step in upwards(verb):
        if is_negated(step):
            return None
        lasting = step.lower_ in listed("lasting")
        of_measure = lasting and (speaks_of(step, "terms", "dobj") or speaks_of(step, "measured", "dobj"))
        in_force = _is_in(step, listed("force") | {"place"}) or is_said_to_be(step, "lasting")
        holds = in_force and (lasting or step.lower_ in BEING)
        if of_measure or holds or _is_open(step):
            return Binding("ends", time, clause_head(step), doer_of(step))
    return None


def _is_open(verb: Token) -> bool:
    """“the offer is open until Friday”, “complaints can be lodged until Friday”."""
    if is_said_to_be(verb, "open"):
        return speaks_of(verb, "terms")
    return verb.lower_ in listed("filing") and bool(auxiliaries(verb) & {"can", "may"})


def _enters_force(verb: Token) -> bool:
    """“take effect”, “come into force”, “be effective”."""
    if verb.lower_ not in listed("entering") | listed("starting") | BEING:
        return False
    taken = any(child.lower_ in listed("force") and child.dep_ in {"dobj", "attr"} for child in verb.children)
    return taken or _is_in(verb, listed("force")) or any(child.lower_ == "effective" for child in verb.children)


def _is_in(verb: Token, states: frozenset[str]) -> bool:
    """“in force”, “into effect”, “in place”."""
    return any(
        noun.lower_ in states
        for child in verb.children
        if child.dep_ == "prep" and child.lower_ in {"in", "into"}
        for noun in child.children
    )
