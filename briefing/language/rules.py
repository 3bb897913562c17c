"""Rules that look at a word: a table of them, and what they find in an article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from briefing.language.tree import Tree

Found = TypeVar("Found")

WordRules = Mapping[str, tuple[Callable[[Tree, int], Iterator[Found]], ...]]
"""By word, the rules that look at it."""


def index_rules(
    *tables: Iterable[tuple[Iterable[str], Callable[[Tree, int], Iterator[Found]]]],
) -> dict[str, tuple[Callable[[Tree, int], Iterator[Found]], ...]]:
    """Which rules look at a word, from tables of the words that each looks at."""
    rules: dict[str, tuple[Callable[[Tree, int], Iterator[Found]], ...]] = {}
    for table in tables:
        for words, rule in table:
            for word in words:
                rules[word] = (*rules.get(word, ()), rule)
    return rules


def apply_rules(tree: Tree, rules: WordRules[Found]) -> Iterator[Found]:
    """What the rules find, in the order of the words that show it."""
    for index, word in enumerate(tree.words):
        for rule in rules.get(word, ()):
            yield from rule(tree, index)
