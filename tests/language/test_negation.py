"""One rule for what negates a verb, for tokens and for the parse as lists."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from briefing.language.negation import is_negated
from briefing.language.tree import Tree

VOCAB = spacy.blank("en").vocab


@pytest.mark.parametrize(
    ("words", "deps", "heads", "negated"),
    [
        ("They never met", "nsubj advmod ROOT", (2, 2, 2), True),
        ("They will no longer meet", "nsubj aux neg advmod ROOT", (4, 4, 3, 4, 4), True),
        ("They do n’t meet", "nsubj aux dep ROOT", (3, 3, 3, 3), True),
        ("Talks last longer", "nsubj ROOT advmod", (1, 1, 1), False),
        ("They met not once", "nsubj ROOT dep advmod", (1, 1, 3, 1), False),
    ],
)
def test_a_verb_is_negated_by_its_own_word(words: str, deps: str, heads: tuple[int, ...], negated: bool) -> None:
    doc = Doc(VOCAB, words=words.split(), deps=deps.split(), heads=list(heads))
    verb = deps.split().index("ROOT")
    assert (is_negated(doc[verb]), Tree(doc).is_negated(verb)) == (negated, negated)
