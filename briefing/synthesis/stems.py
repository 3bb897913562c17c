"""Words reduced further than their inflection, so that a verb and the noun made from it meet: “expand”, “expansion”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from briefing.synthesis.wording import fold

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?|\d[\d.,]*\d|\d")
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
_ENDINGS = (
    ("nsion", "nd"),
    ("asion", "ad"),
    ("ision", "id"),
    ("ction", "ct"),
    ("ation", ""),
    ("yment", "i"),
    ("ment", ""),
    ("al", ""),
)
"""Endings that make a noun of a verb, and what the verb ends in, once both are folded."""
SHORTEST = 4
"""Letters that a word keeps at least."""


class Word(NamedTuple):
    """A word of a text: its stem, its offsets, and the word itself."""

    stem: str
    start: int
    end: int
    text: str


def read_words(text: str) -> Iterator[Word]:
    """The words and numbers of a text, in order; compounds with a hyphen come in parts."""
    for match in _WORD.finditer(text):
        start = match.start()
        for part in _HYPHEN.split(match[0]) if "-" in match[0] else (match[0],):
            yield Word(stem(part), start, start + len(part), part)
            start += len(part) + 1


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A key, not a word of English: the same for “expand”, “expanding” and “expansion”."""
    if word in {"US", "U.S."}:
        return "usa"
    if word[:1].isdigit():
        return word.replace(",", "")
    folded = fold(word.lower().rstrip("."))
    for ending, verb in _ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) + len(verb) >= SHORTEST:
            return folded[: -len(ending)] + verb
    return folded[:-2] if folded.endswith("at") and len(folded) - 2 >= SHORTEST else folded
