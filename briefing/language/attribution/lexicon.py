"""The cue lexicon: which words attribute, of which class they are, and what they take as content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from briefing.language.lemmas import inflect_noun, inflect_verb, load_lexicon

Kind = Literal["V", "N", "J"]
KINDS: dict[str, Kind] = {"verbs": "V", "nouns": "N", "adjectives": "J"}


@dataclass(frozen=True)
class Frame:
    """One way in which a word attributes: its base form, particle, class, and the shape of what it takes."""

    lemma: str
    particle: str
    cue_class: str
    shape: str


class Stances(NamedTuple):
    """The stance of a position of some class, and the one it takes when the cue is negated."""

    plain: str
    negated: str


ORDER = ("speech", "that", "object+that", "on+to", "upon+to", "to+to", "with+to", "for+to", "object+to", "to", "ing")
"""Shapes that are tried first, surest first; then two-part ones, then prepositions, then a bare object."""


def _rank(frame: Frame) -> tuple[int, int]:
    if frame.shape in ORDER:
        place = ORDER.index(frame.shape)
    elif "+" in frame.shape:
        place = len(ORDER)
    elif frame.shape.endswith(("object", "idea", "matter")):
        place = len(ORDER) + 2
    else:
        place = len(ORDER) + 1
    return (not frame.particle, place)


@cache
def load_cues() -> dict[tuple[str, str], tuple[Frame, ...]]:
    """Frames by kind of word (V, N, J) and inflected form, in the order in which they are to be tried."""
    frames: dict[tuple[str, str], list[Frame]] = {}
    for kind, cue_class, shapes, words in _entries():
        for word in words:
            base, _, particle = word.partition(" ")
            for form in _forms(kind, base):
                slots = frames.setdefault((kind, form), [])
                slots += [Frame(base, particle, cue_class, shape) for shape in shapes]
    return {key: tuple(sorted(dict.fromkeys(slots), key=_rank)) for key, slots in frames.items()}


@cache
def load_stances() -> dict[str, Stances]:
    """The stances of each class of cues."""
    table = load_lexicon("cues")["classes"]
    assert isinstance(table, dict)
    return {name: Stances(*stances) for name, stances in table.items()}


def _forms(kind: Kind, base: str) -> frozenset[str]:
    if kind == "V":
        return inflect_verb(base)
    return inflect_noun(base) if kind == "N" else frozenset({base})


def _entries() -> Iterator[tuple[Kind, str, list[str], list[str]]]:
    """Each entry of the lexicon: kind, class, shapes, words."""
    lexicon = load_lexicon("cues")
    for section, kind in KINDS.items():
        entries = lexicon[section]
        assert isinstance(entries, list)
        for entry in entries:
            words = re.split(r"\||\n" if "|" in entry["words"] else r"\s+", entry["words"].strip())
            yield kind, entry["class"], list(entry["takes"]), words
