"""Words for how likely something is, by the scales on which they stand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

CONFIDENCE = re.compile(
    r"\b(?:very |fairly )?(?:high|moderate|medium|low|limited|full)(?:[- ]to[- ](?:high|moderate|medium|low))?"
    r"[- ](?:level of |degree of )?confidence\b|\bconfidence level\b|\b(?:we|I) (?:are|am|remain) confident\b",
    re.IGNORECASE,
)
"""How sure an analyst is of a judgement (ICD 203, D.6.e.2)."""


class Scale(NamedTuple):
    """A scale: its name as one says it, where it is laid down, its words."""

    name: str
    source: str
    words: frozenset[str]


class Word(NamedTuple):
    """A word of likelihood in a text, with the ids of the scales on which it stands."""

    text: str
    scales: frozenset[str]


@cache
def load_scales() -> dict[str, Scale]:
    """The scales by their ids."""
    written = tomllib.loads(Path(__file__).with_name("scales.toml").read_text(encoding="utf-8"))
    return {key: Scale(one["name"], one["source"], frozenset(one["words"])) for key, one in written.items()}


def find_words(text: str) -> Iterator[Word]:
    """The words of likelihood in a text, the longest that fit."""
    for match in _pattern().finditer(text):
        word = " ".join(match[0].lower().split())
        yield Word(word, frozenset(key for key, scale in load_scales().items() if word in scale.words))


def mixed(words: Sequence[Word]) -> tuple[Word, Word] | None:
    """Two words that no scale has both; where only all together are on none, the first and the last; else None."""
    for at, one in enumerate(words):
        for other in words[at + 1 :]:
            if not one.scales & other.scales:
                return one, other
    if words and not frozenset.intersection(*(word.scales for word in words)):
        return words[0], words[-1]
    return None


def names_of(word: Word) -> str:
    """The names of the scales on which a word stands."""
    return " and ".join(load_scales()[key].name for key in sorted(word.scales))


@cache
def _pattern() -> re.Pattern[str]:
    words = {word for scale in load_scales().values() for word in scale.words}
    longest = sorted(words, key=lambda word: (-len(word), word))
    either = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest)
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)
