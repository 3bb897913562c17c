"""Plans that come to nothing: “was to have travelled”, “had planned to visit, but …”, “will no longer take place”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.language.encounters.lexicon import listed
from briefing.language.encounters.moving import calls_off
from briefing.language.encounters.spans import carrier
from briefing.language.negation import is_negated

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefing.language.encounters.tellings import Telling

CLIMB = 3
"""Verbs from an encounter up to that of the plan: “had been due to travel to meet”."""
OFF = frozenset({"table", "agenda", "cards", "calendar"})
"""What something is off when it is not to be."""


def will_not_be(noun: Token, verb: Token) -> bool:
    """“The talks will not take place”, “there will no longer be a meeting”, “a visit is off the table”."""
    held = carrier(noun)
    if held.head.i != verb.i:
        return False
    if verb.lemma_ == "be" or verb.lower_ in {"be", "is", "are", "was", "were", "been"}:
        if held.dep_ == "attr":  # “there will no longer be a meeting”; “there was no meeting” calls nothing off
            there = any(child.dep_ == "expl" for child in verb.children)
            longer = any(child.lower_ == "longer" for child in verb.children)
            return there and longer and is_negated(verb)
        return held.dep_ == "nsubj" and any(
            child.lower_ == "off" and any(each.lower_ in OFF for each in child.children) for child in verb.children
        )
    return held.dep_ == "nsubj" and is_negated(verb) and _takes_place(verb)


def _takes_place(verb: Token) -> bool:
    particles = {child.lower_ for child in verb.children if child.dep_ in {"dobj", "advmod", "prt"}}
    going = verb.lower_ in {"go", "goes", "going", "gone"} and bool(particles & {"ahead", "forward"})
    return going or (verb.lower_ in {"take", "taking", "taken"} and "place" in particles) or verb.lower_ == "proceed"


def is_given_up(telling: Telling) -> bool:
    """“had planned to visit”, “was to have travelled”: what was meant, and is not told as done."""
    return _plan_above(telling) is not None


def comes_to_nothing(telling: Telling) -> bool:
    """“had planned to visit on May 20, but would not travel”: of a plan given up, where the sentence says so.

    Who was to go to a summit does not end it: only what two sides hold, or a visit, is called off with the plan.
    """
    plan = _plan_above(telling)
    if plan is None or telling.family not in {"talks", "call", "visit"} or telling.head.lower_.startswith("summit"):
        return False
    joined = [child for child in plan.children if child.dep_ == "conj" and child.i > plan.i]
    but = any(child.dep_ == "cc" and child.lower_ == "but" for child in plan.children)
    verbs = [each for top in joined for each in (top, *top.children) if each.tag_[:2] == "VB"]
    return but and any(is_negated(verb) or calls_off(verb) or _fails(verb) for verb in verbs)


def _fails(verb: Token) -> bool:
    """“but Norway pulled out”, “but fell through”."""
    particles = {child.lower_ for child in verb.children if child.dep_ in {"prt", "advmod", "prep"}}
    left = verb.lower_ in listed("leaving") and "out" in particles
    return left or verb.lower_ == "collapsed" or (verb.lower_ == "fell" and bool(particles & {"through", "apart"}))


def _plan_above(telling: Telling) -> Token | None:
    """The verb by which something was planned, in words that say that nothing came of it."""
    verb = telling.verb
    for _ in range(CLIMB):
        if verb is None:
            return None
        words = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
        if {"to", "have"} <= words and verb.dep_ == "xcomp" and verb.head.lower_ in {"was", "were"}:
            return verb.head
        if "had" in words and verb.i != telling.head.i and _plans(verb):
            return verb
        verb = verb.head if verb.dep_ in {"xcomp", "acomp"} and verb.head.i != verb.i else None
    return None


def _plans(verb: Token) -> bool:
    words = {verb.lower_, *(child.lower_ for child in verb.children if child.dep_ == "acomp")}
    return bool(words & (listed("planned") | listed("arranged") | {"hoped", "intended", "meant"}))
