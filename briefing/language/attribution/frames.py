"""What is said: the words that a cue takes as its content, by the shape that the lexicon gives it."""

from __future__ import annotations

from collections.abc import Callable

from briefing.language.attribution.complements import (
    Content,
    clause_content,
    gerund_content,
    infinitive_content,
)
from briefing.language.attribution.lexicon import Frame
from briefing.language.attribution.objects import (
    behind_particle,
    idea_content,
    matter_content,
    object_content,
    object_infinitive_content,
    object_preposition_content,
    preposition_content,
    preposition_pair_content,
    small_clause_content,
)
from briefing.language.attribution.wordlists import load_words
from briefing.language.tree import Tree

SHAPES: dict[str, Callable[[Tree, int], Content | None]] = {
    "quote": lambda tree, cue: None,  # quotations are found from their marks: see quoted.py
    "speech": lambda tree, cue: clause_content(tree, cue, aside=True),
    "that": lambda tree, cue: clause_content(tree, cue, aside=False),
    "object+that": lambda tree, cue: clause_content(tree, cue, aside=False),
    "to": infinitive_content,
    "ing": gerund_content,
    "object": object_content,
    "source object": object_content,
    "idea": idea_content,
    "matter": matter_content,
    "object+to": object_infinitive_content,
    "object+object": small_clause_content,
}
"""Shapes of the lexicon that are no prepositions."""
NOUN_AFTER_TO = frozenset({"say", "agree", "reject", "describe", "think"})
"""Classes whose "to" may be followed by a noun as well: "objected to A", "agreed to A", "likened Y to A"."""


def find_content(tree: Tree, cue: int, frame: Frame, subject: int | None) -> Content | None:
    """What the cue takes in this frame; None where the sentence does not have that shape."""
    if frame.particle and not has_particle(tree, cue, frame.particle):
        return None
    if frame.shape == "source object" and (subject is None or tree.words[subject] not in load_words("showing")):
        return None
    shape = SHAPES.get(frame.shape)
    content = shape(tree, cue) if shape is not None else _with_preposition(tree, cue, frame.shape, frame.particle)
    if content is None and frame.particle and frame.shape == "object":
        return behind_particle(tree, cue + 1 + len(frame.particle.split()))
    if content is None and frame.cue_class in NOUN_AFTER_TO and frame.shape in ("to", "object+to"):
        return _with_preposition(tree, cue, frame.shape)
    return content


def _with_preposition(tree: Tree, cue: int, shape: str, particle: str = "") -> Content | None:
    """What the cue takes in a shape that names prepositions."""
    first, plus, second = shape.partition("+")
    if not particle and _is_phrasal(tree, cue, first):
        return None  # "called off a march on the capital"
    if first == "object":
        return object_preposition_content(tree, cue, second)
    if plus:
        return preposition_pair_content(tree, cue, first, second)
    return preposition_content(tree, cue, first)


def _is_phrasal(tree: Tree, cue: int, preposition: str) -> bool:
    """Whether a particle makes another verb of the cue: "called | off", and not "called | on"."""
    after = cue + 1
    beside = after < len(tree.words) and tree.deps[after] == "prt" and tree.heads[after] == cue
    return beside and tree.words[after] != preposition


def has_particle(tree: Tree, cue: int, particle: str) -> bool:
    """Whether the particle of a phrasal verb stands by it: "ruled out", "ruled it out"."""
    words = particle.split()
    if tree.words[cue + 1 : cue + 1 + len(words)] == words:
        return True
    return len(words) == 1 and any(
        tree.words[kid] == particle and cue < kid <= cue + 5 for kid in tree.kids_with(cue, "prt")
    )
