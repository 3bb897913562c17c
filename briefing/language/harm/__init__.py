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
from briefing.language.rules import apply_rules, index_rules
from briefing.language.spoken import Spoken
from briefing.language.tree import Tree

__all__ = ["Hazard", "find_hazards"]


def find_hazards(tree: Tree, spoken: Spoken) -> Iterator[Hazard]:
    """Every possible harm in an article; the same words may be given several times."""
    yield from find_raised(tree, spoken)
    yield from apply_rules(tree, _rules())


@cache
def _rules() -> dict[str, tuple[Rule, ...]]:
    return index_rules(prospects.load_rules(), deadlocks.load_rules(), exposure.load_rules())
