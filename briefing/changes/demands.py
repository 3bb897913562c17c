"""What became of demands: met, refused, expired; or put harder or softer than before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefing.model import Actor, Article, Brief, Citation, Demand, Movement
from briefing.synthesis.answers import answer_demands

ANSWERED: dict[str, Movement] = {"agreed": "met", "partly": "partly met", "refused": "refused"}

Answered = tuple[Movement, tuple[Citation, ...]]
"""What an answer makes of a demand, and where it stands."""


def demand_movement(before: Demand, after: Demand, old: Brief, new: Brief) -> Movement | None:
    """A new answer to a demand, or that its deadline has passed without one; None where neither is so."""
    if after.answer.status != before.answer.status and after.answer.status in ANSWERED:
        return ANSWERED[after.answer.status]
    if _is_over(after, new) and not _is_over(before, old) and after.answer.status in {"open", "refused"}:
        return "expired"
    return None


def later_answers(
    demands: Sequence[Any], new: Brief, actors: Sequence[Actor], articles: Sequence[Article]
) -> dict[str, Answered]:
    """By ids, the answers that a later brief's positions hold to an earlier one's demands.

    ``actors`` and ``articles`` are those of both briefs, the articles in order of date.
    """
    asked = [one for one in demands if isinstance(one, Demand) and one.answer.status == "open"]
    held = {article.id for article in new.articles}
    answered = answer_demands(asked, new.positions, articles, actors)
    return {
        one.id: (ANSWERED[one.answer.status], one.answer.citations)
        for one in answered
        if one.answer.status in ANSWERED and all(place.article in held for place in one.answer.citations)
    }


def _is_over(demand: Demand, brief: Brief) -> bool:
    return demand.deadline is not None and demand.deadline < brief.as_of[: len(demand.deadline)]
