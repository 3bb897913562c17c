"""What may still go wrong: harm by a table of words, and the shapes that leave it open.

``find_hazards`` gives every possible harm that the words of an article hold; what somebody threatens, warns of or fears
in so many words comes first, since the cues of who-said-what have already found it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from briefing.language.harm import deadlocks, exposure, prospects
from briefing.language.harm.hazard import Hazard, Rule
from briefing.language.harm.raised import find_raised
from briefing.language.spoken import Spoken
from briefing.language.tree import Tree

__all__ = ["Hazard", "find_hazards"]


def find_hazards(tree: Tree, spoken: Spoken) -> Iterator[Hazard]:
    """Every possible harm in an article; the same words may be given several times."""
    yield from find_raised(tree, spoken)
    rules = _rules()
    for index, word in enumerate(tree.words):
        for rule in rules.get(word, ()):
            yield from rule(tree, index)


@cache
def _rules() -> dict[str, tuple[Rule, ...]]:
    """Which rules look at a word."""
    rules: dict[str, tuple[Rule, ...]] = {}
    for part in (prospects, deadlocks, exposure):
        for words, rule in part.load_rules():
            for word in words:
                rules[word] = (*rules.get(word, ()), rule)
    return rules
