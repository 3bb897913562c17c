"""Who does what a verb tells, by the parser's tree of tokens."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

CLIMB = 12
"""Heads to climb at most: parses of bad text can be deep."""


def subject_above(verb: Token, continuing: AbstractSet[str]) -> Token | None:
    """The verb's own subject, or that of the clause that it continues; a relative's noun.

    ``continuing`` are the dependencies by which a verb goes on with another one's clause.
    """
    for _ in range(CLIMB):
        for child in verb.children:
            if child.dep_ in {"nsubj", "nsubjpass"}:
                return verb.head if child.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl" else child
        if verb.dep_ in {"acl", "relcl"}:
            return verb.head
        if verb.dep_ not in continuing or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None
