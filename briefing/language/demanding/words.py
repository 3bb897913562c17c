"""What every rule that finds a demand gives, and the word lists that they share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefing.language import wordforms
from briefing.language.attribution.speakers import is_personal as means_people
from briefing.language.tree import Range, Tree


@dataclass(frozen=True)
class Obligation:
    """What is laid on somebody: the words for it, on whom, by whom, and the word that shows it.

    ``stretch`` is a stretch of tokens, the others are indices of words.  ``spoken``: whoever speaks here lays it on;
    else ``by`` does.
    """

    stretch: Range
    cue: int
    of: int | None = None
    by: int | None = None
    spoken: bool = False


PERSONS = frozenset({"they", "he", "she", "them", "him", "her"})
COUNTING = frozenset({"dozens", "hundreds", "thousands", "millions", "scores"})

Rule = Callable[[Tree, int], Iterator[Obligation]]
"""Looks at one word."""

Rules = Iterator[tuple[frozenset[str], Rule]]
"""Which words a rule looks at."""


def words_of(section: str, name: str, kind: str = "") -> frozenset[str]:
    """A list of the table of demands; as verbs (``v``) or nouns (``n``) with all their forms."""
    return wordforms.words_of("demands", section, name, kind)


def is_personal(tree: Tree, noun: int) -> bool:
    """Whether a noun stands for people or a body of people, or is a name."""
    word = tree.words[noun]
    if word in COUNTING:  # "thousands of people"
        of = next((kid for kid in tree.kids_with(noun, "prep") if tree.words[kid] == "of"), None)
        counted = tree.kid(of, "pobj") if of is not None else None
        return counted is not None and is_personal(tree, counted)
    named = tree.tags[noun].startswith("NNP") or word in PERSONS
    return named or word in words_of("things", "personal", "n") or means_people(word, tree.tags[noun])


def is_demandable(tree: Tree, noun: int) -> bool:
    """Whether a noun names what one asks of others: an apology, a ceasefire."""
    return tree.words[noun] in words_of("things", "demandable", "n")


def has_to(tree: Tree, verb: int) -> bool:
    """Whether a verb is an infinitive with “to”."""
    return any(tree.words[kid] == "to" for kid in tree.kids_with(verb, "aux"))
