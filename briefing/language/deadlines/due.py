"""By when something has to be done: obligations, orders, promises, time given, ultimatums."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.language.deadlines.binding import Binding
from briefing.language.deadlines.lexicon import listed
from briefing.language.deadlines.verbs import (
    BEING,
    HAVING,
    agent_of,
    auxiliaries,
    clause_head,
    is_due_somewhere,
    is_obliged,
    is_said_to_be,
    is_to_come,
    noun_beside,
    own_subject,
    passive_subject,
    subject_of,
    upwards,
)
from briefing.language.negation import is_negated

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefing.language.times import AnchoredTime

CONDITIONS = frozenset({"if", "unless"})


def read_by(time: AnchoredTime, verb: Token) -> Binding | None:
    """“must leave by Friday”, “ordered the ships to leave by Friday”, “unless it pays by Friday”."""
    condition = _condition(verb)
    for step in upwards(verb):
        if is_negated(step) and condition is None:
            return None
        is_due = step.lower_ in listed("dues") and not is_due_somewhere(step)
        if (
            is_obliged(step)
            or is_due
            or is_said_to_be(step, "dues")
            or _at_the_latest(time, step)
            or _is_announced(step)
        ):
            return Binding("due", time, clause_head(step), None, subject_of(step))
        if step.i != verb.i and step.lower_ in listed("awaited") and verb.lower_ in listed("acts"):
            return Binding("due", time, clause_head(step), None, subject_of(step))
        if step.i != verb.i and (found := _laid_on(time, step, verb)) is not None:
            return found
    if condition is not None:
        return _ultimatum(time, condition)
    return _without(time, verb) or _asked_for(time, verb)


def read_on(time: AnchoredTime, verb: Token) -> Binding | None:
    """“payment is due on Friday”, “they will strike on Friday unless they are paid”."""
    if is_said_to_be(verb, "dues") or (
        verb.lower_ in listed("dues")
        and not is_due_somewhere(verb)
        and not any(child.dep_ == "xcomp" for child in verb.children)
    ):
        return Binding("due", time, clause_head(verb), None, subject_of(verb)) if _is_owed(verb) else None
    unless = next((child for child in verb.children if child.dep_ == "advcl" and _has_mark(child, {"unless"})), None)
    if unless is not None and is_to_come(verb):
        return Binding("due", time, clause_head(verb), subject_of(verb), own_subject(unless))
    return None


def _is_owed(due: Token) -> bool:
    """“the answer is due”, “an answer, due on Friday”; not a train, nor a storm."""
    above = own_subject(due.head) if due.head.lower_ in BEING else due.head
    owed = noun_beside(due) or own_subject(due) or above
    return due.lower_ != "due" or (owed is not None and owed.lower_ in listed("owed"))


def read_until(time: AnchoredTime, verb: Token) -> Binding | None:
    """“has until Friday to leave”, “gave them until Friday”, “were given until Friday”."""
    for step in upwards(verb):
        if is_negated(step) or step.i > time.start_token:
            return None
        if step.lower_ in HAVING and step.dep_ != "aux" and not _has_thing(step, time):
            return Binding("due", time, clause_head(step), None, subject_of(step))
        if step.lower_ in listed("grants"):
            if (passive := passive_subject(step)) is not None:
                return Binding("due", time, clause_head(step), agent_of(step), passive)
            if (meant := _object(step)) is not None:
                return Binding("due", time, clause_head(step), subject_of(step), meant)
    return None


def _laid_on(time: AnchoredTime, order: Token, deed: Token) -> Binding | None:
    """“ordered Y to leave”, “Y was ordered to leave”, “promised to leave”."""
    subject = subject_of(order)
    if order.lower_ in listed("promises"):
        return Binding("due", time, clause_head(order), None, subject)
    if order.lower_ not in listed("orders"):
        return None
    if (passive := passive_subject(order)) is not None:
        return Binding("due", time, clause_head(order), agent_of(order), passive)
    meant = _object(order) or next((child for child in deed.children if child.dep_ == "nsubj"), None)
    return Binding("due", time, clause_head(order), subject, meant) if meant is not None else None


def _asked_for(time: AnchoredTime, verb: Token) -> Binding | None:
    """“demanded an answer by Friday”, “asked Y for an answer by Friday”: a thing is asked for, and no deed."""
    subject, asked = subject_of(verb), _object(verb)
    if verb.lower_ not in listed("asking") or time.start_token < verb.i or passive_subject(verb) is not None:
        return None
    wanted = any(child.dep_ == "prep" and child.lower_ == "for" for child in verb.children)
    if subject is None or not (wanted or asked):
        return None
    return Binding("due", time, clause_head(verb), subject, asked if wanted else None)


def _ultimatum(time: AnchoredTime, condition: Token) -> Binding | None:
    """“unless it pays by Friday, …”, “if it does not pay by Friday, …”."""
    main = condition.head
    if condition.dep_ != "advcl" or main.i == condition.i:
        return None
    failing = is_negated(condition) or condition.lower_ in listed("failing") or _is_of_nothing(condition)
    if _has_mark(condition, {"if"}) and not failing:
        return None
    setter = next((child for child in main.children if child.dep_ == "nsubj"), None)
    return Binding("due", time, main, setter, own_subject(condition))


def _is_of_nothing(verb: Token) -> bool:
    """“if there is no deal”, “if no deal is reached”."""
    things = (child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass", "attr", "dobj"})
    return any(child.lower_ in {"no", "neither"} for thing in things for child in thing.children)


def _without(time: AnchoredTime, verb: Token) -> Binding | None:
    """“Without a deal by Friday, the plant will close”."""
    for child in verb.children:
        if child.lower_ in {"without", "barring", "absent"} and child.i < time.start_token <= child.right_edge.i:
            return Binding("due", time, verb, subject_of(verb)) if is_to_come(verb) else None
    return None


def _at_the_latest(time: AnchoredTime, verb: Token) -> bool:
    """“will rule no later than Friday”: an end by itself, where “by Friday” needs a “must”."""
    doc, at = verb.doc, time.start_token
    return at > 1 and (doc[at - 2].lower_, doc[at - 1].lower_) == ("later", "than") and is_to_come(verb)


def _is_announced(verb: Token) -> bool:
    """“will present its plan by Friday”: an act of somebody who says so, and no forecast."""
    return verb.lower_ in listed("acts") and bool(auxiliaries(verb) & {"will"}) and passive_subject(verb) is None


def _condition(verb: Token) -> Token | None:
    """The verb of the if- or unless-clause that a verb stands in."""
    return next((step for step in upwards(verb) if _has_mark(step, CONDITIONS)), None)


def _has_mark(verb: Token, marks: frozenset[str] | set[str]) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in marks for child in verb.children)


def _object(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in {"dobj", "dative"}), None)


def _has_thing(verb: Token, time: AnchoredTime) -> bool:
    """“has a permit until Friday”: what one has is not the time."""
    return any(child.dep_ == "dobj" and child.i < time.start_token - 1 for child in verb.children)
