"""Where the words of an article demand something of somebody, and what.

Three ways lead there: a cue that the layer of who-said-what has found (``cued``: “urged Y to go”), an obligation in
what somebody is reported to say (``obligations``: “Y must go”, “Stop the war now”), and a noun or a condition in
anybody's words (``named``: “reiterated calls for A”, “will not vote unless Y resigns”).  Who is meant is for the stage
to resolve.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from briefing.language.demanding import named, obligations
from briefing.language.demanding.words import Obligation, Rule
from briefing.language.rules import apply_rules, index_rules
from briefing.language.tree import Tree

__all__ = ["Obligation", "find_obligations"]


def find_obligations(tree: Tree) -> Iterator[Obligation]:
    """Every demand of an article that no cue attributes, in the order of the words that show them."""
    return apply_rules(tree, _rules())


@cache
def _rules() -> dict[str, tuple[Rule, ...]]:
    return index_rules(obligations.load_rules(), named.load_rules())
