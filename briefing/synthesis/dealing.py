"""Findings dealt out in rounds, so that the first ones of a long list come from several articles and several actors.

One long interview among forty reports would else fill a page by itself: each of its statements is as salient as any.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from briefing.model import Finding
from briefing.synthesis.salience import actors_of

AnyFinding = TypeVar("AnyFinding", bound=Finding)
Hand = tuple[str, ...]
"""Whose share of a round something takes: an actor's, an article's, or an actor's in an article."""

OF_ONE_VOICE = 3
"""How many findings of one actor in one article a round takes."""
OF_ONE_ARTICLE = 6
"""How many findings of one article a round takes."""
OF_ONE_ACTOR = 6
"""How many findings of one actor a round takes, wherever they are told."""


def deal_out(ranked: Sequence[AnyFinding]) -> tuple[AnyFinding, ...]:
    """The findings, which come with the most salient first, by rounds; within a round they keep their order.

    Each goes into the first round that has a place for its article and its actor (the first that it names); what
    several articles tell, into the earliest that any of them has.
    """
    rounds = _Rounds()
    order = sorted((rounds.place(finding), number) for number, finding in enumerate(ranked))
    return tuple(ranked[number] for _, number in order)


class _Rounds:
    """How much of each round is taken."""

    def __init__(self) -> None:
        """All rounds are empty."""
        self._taken: Counter[tuple[int, Hand]] = Counter()
        self._open: Counter[Hand] = Counter()  # the first round that may have a place: those before it are full

    def place(self, finding: Finding) -> int:
        """The round that a finding goes into."""
        actor = next(iter(actors_of(finding)), "")
        articles = sorted({citation.article for citation in finding.citations})
        best = min((self._first(hands := _hands(actor, article)), hands) for article in articles or [""])
        for hand, most in best[1]:
            self._taken[best[0], hand] += 1
            while self._taken[self._open[hand], hand] >= most:
                self._open[hand] += 1
        return best[0]

    def _first(self, hands: Iterable[tuple[Hand, int]]) -> int:
        """The first round in which all have a place left."""
        at = max(self._open[hand] for hand, _ in hands)
        while any(self._taken[at, hand] >= most for hand, most in hands):
            at += 1
        return at


def _hands(actor: str, article: str) -> tuple[tuple[Hand, int], ...]:
    """Whose shares a finding takes, and how many each has in a round."""
    of_article = (("article", article), OF_ONE_ARTICLE)
    if not actor:
        return (of_article,)
    return (of_article, (("actor", actor), OF_ONE_ACTOR), (("voice", actor, article), OF_ONE_VOICE))
