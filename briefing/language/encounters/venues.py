"""Where an encounter is: the words for its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.language.doers import CLIMB
from briefing.language.encounters.lexicon import family_of, listed, load_encounters
from briefing.language.encounters.spans import carrier, clause, phrase
from briefing.language.encounters.tellings import Telling, says_when

if TYPE_CHECKING:
    from spacy.tokens import Token


def place_of(telling: Telling, times: set[int]) -> tuple[int, int] | None:
    """The words for where it is: a name, or “the … capital of …”, after “in” or “at”, that is no time."""
    head, doc = telling.head, telling.head.doc
    if telling.start is not None:
        first = doc[telling.time.end_token] if telling.time else head
        return _place_after(first, times) if first.lower_ in {"in", "at"} else None
    if telling.family == "visit" and (goal := _goal(telling, times)) is not None:
        return goal
    verb = telling.verb
    start, end = phrase(head) if telling.is_noun else clause(head, telling.time)
    if (
        telling.is_noun
        and verb is not None
        and (verb.lower_ in listed("light") or carrier(head).dep_ in {"nsubj", "nsubjpass"})
    ):
        end = max(end, clause(verb, telling.time)[1])
    end = max([end, *(child.right_edge.i + 1 for child in head.children if says_when(child))])
    for token in doc[max(start, head.i - 1) : end]:
        if token.dep_ == "prep" and token.lower_ in {"in", "at"} and _is_of_it(token, head, verb):
            found = _place_after(token, times)
            if found:
                return found
    return None


def _goal(telling: Telling, times: set[int]) -> tuple[int, int] | None:
    """Where a visit goes: “visit Paris”, “a visit to Paris”; people who are received are no place."""
    visits = not telling.is_noun and not load_encounters().verbs[telling.head.lower_].needs
    for child in telling.head.children:
        if child.dep_ == "dobj" and child.tag_[:3] == "NNP" and child.i not in times and visits:
            return phrase(child)
        if child.dep_ == "prep" and child.lower_ == "to":
            return _place_after(child, times)
    return None


def _is_of_it(preposition: Token, head: Token, verb: Token | None) -> bool:
    """Whether an “in” or “at” is of the encounter: not of another verb, nor of people (“counterparts in France”)."""
    ends = {head.i, verb.i if verb is not None else head.i} | {child.i for child in head.children if says_when(child)}
    token = preposition.head
    if token.i not in ends and token.tag_ in {"NN", "NNS"} and token.dep_ != "npadvmod":
        return False
    for _ in range(CLIMB):
        if token.i in ends:
            return True
        if token.tag_[:2] == "VB" or token.head.i == token.i:
            return False
        token = token.head
    return False


def _place_after(preposition: Token, times: set[int]) -> tuple[int, int] | None:
    for noun in preposition.children:
        if (
            noun.dep_ == "pobj"
            and noun.i not in times
            and not family_of(noun)
            and (noun.tag_[:3] == "NNP" or noun.lower_ in listed("places"))
        ):
            start, end = phrase(noun)
            said = (child.left_edge.i for child in noun.rights if child.dep_ == "acl")
            return start, min([end, *said])  # “Lusaka | planned for the weekend”
    return None
