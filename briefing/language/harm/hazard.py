"""A possible harm as every rule gives it, and the words and the doer of one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefing.language.clauses import auxiliaries_of, clause_range, subject_of, trim_range
from briefing.language.tree import Range, Tree
from briefing.language.wordforms import words_of
from briefing.model import RiskKind


@dataclass(frozen=True)
class Hazard:
    """A possible harm: its words, and what shows that it is one.

    ``place`` is the word by which to ask whose words it stands in; ``doer`` the word for who would cause it, where the
    sentence says so.  Where two are found in the same words, the one of the smaller ``rank`` is kept.
    ``hostile``: done on purpose; ``told``: a risk only as part of what somebody says; ``sure``: one whatever that
    statement makes of it.  ``raised_by`` and ``actor`` are ids of actors where the rule knows them.
    """

    stretch: Range
    kind: RiskKind
    place: int
    rank: int
    doer: int | None = None
    hostile: bool = False
    told: bool = False
    sure: bool = False
    actor: str | None = None
    raised_by: str | None = None


Rule = Callable[[Tree, int], Iterator[Hazard]]
"""Looks at one word."""

Rules = Iterator[tuple[frozenset[str], Rule]]
"""Which words a rule looks at."""

NEAR = 12
"""Within so many words a verb joined by “and” is told in one breath with the one that it is joined to."""


def is_past(tree: Tree, verb: int) -> bool:
    """Whether a modal speaks of what did not come about: “could have led to war”."""
    return any(tree.words[kid] == "have" for kid in auxiliaries_of(tree, verb)) and tree.tags[verb] in ("VBN", "VBD")


def is_modal(tree: Tree, verb: int) -> bool:
    """Whether a verb stands with a modal."""
    return any(tree.tags[kid] == "MD" for kid in auxiliaries_of(tree, verb))


def is_finite(tree: Tree, verb: int) -> bool:
    """Whether a verb tells of something, and is no mere participle: “has refused”, not “refusing”."""
    helpers = auxiliaries_of(tree, verb)
    return tree.tags[verb] in ("VBD", "VBZ", "VBP") or any(tree.words[kid] != "to" for kid in helpers)


def clause_over(tree: Tree, index: int) -> int:
    """The verb over a noun, through prepositions and other nouns."""
    while not tree.is_verb(index) and tree.heads[index] != index:
        index = tree.heads[index]
    return index


def whole(tree: Tree, verb: int) -> Range:
    """The words of a harm: its clause; with the noun that it describes, and with what is joined to it."""
    start, end = clause_range(tree, verb)
    if tree.deps[verb] == "relcl":
        relative = any(tag in ("WDT", "WP", "WRB") for tag in tree.tags[start : verb + 1])
        return trim_range(tree, tree.left(tree.heads[verb]), end) if relative else (start, end)
    head = tree.heads[verb]
    if tree.deps[verb] == "conj" and tree.kid(verb, "nsubj", "nsubjpass", "expl") is None and verb - head <= NEAR:
        return clause_range(tree, head)
    return start, end


def doer_of(tree: Tree, verb: int) -> int | None:
    """Who would cause it: the agent of a passive, else the subject; None where that would only bear it."""
    if not tree.is_passive(verb):
        bears = tree.words[verb] in words_of("risks", "suffering", "verbs", "v")
        subject = None if bears else subject_of(tree, verb)
        return subject if subject is None or not tree.is_verb(subject) else None  # “closing it could cost lives”
    by = tree.kid(verb, "agent")
    return tree.kid(by, "pobj") if by is not None else None
