"""The words that make a day a deadline: the table `lexicon.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True)
class Lexicon:
    """What stands for “by”, “until”, “from” and “on”, and the lists of other words by name."""

    before: dict[str, str]
    words: dict[str, frozenset[str]]


@cache
def load_lexicon() -> Lexicon:
    """The table, read once."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    before = {word: sense for sense, words in table["before"].items() for word in words.split()}
    return Lexicon(before, {name: frozenset(words.split()) for name, words in table["words"].items()})


def listed(name: str) -> frozenset[str]:
    """A list of words of the table, by its name there."""
    return load_lexicon().words[name]
