"""How prominent each actor is in the story, and which of them the brief's table must name."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefing.language.cast.lexicon import word_list
from briefing.model import Actor, ArticleFindings
from briefing.synthesis.actor_names import is_described, is_outlet

FEWEST, MOST = 4, 13
"""A table of fewer actors tells too little, one of more is not read."""

SHARE = 0.25
"""An actor is key whose score comes to this share of that of the third actor."""

OFFICES = word_list("high_offices")
BYSTANDERS = word_list("bystanders")
SCHOLARLY = word_list("scholarly")


@dataclass
class Weight:
    """What speaks for an actor; ``bystander`` and ``outlet`` count the articles in which it looks like one."""

    articles: set[str] = field(default_factory=set)
    mentions: int = 0
    headlines: int = 0
    parts: float = 0.0
    described: bool = True
    office: bool = False
    bystander: int = 0
    outlet: int = 0
    kind: str = ""
    of_articles: int = 1

    @property
    def score(self) -> float:
        """The weight as one number."""
        share = len(self.articles) / self.of_articles
        score = math.log1p(self.mentions) + 2.0 * share + 0.6 * math.log1p(self.parts) + 0.5 * min(self.headlines, 3)
        score += 0.6 if self.office else 0.0
        for holds, factor in (
            (self.mostly(self.bystander), 0.5),
            (self.mostly(self.outlet), 0.4),
            (self.described, 0.75 if self.kind == "group" else 0.5),
            (not self.parts and not self.headlines and self.mentions < 3, 0.8),  # named in passing
        ):
            score *= factor if holds else 1.0
        return score

    def mostly(self, articles: int) -> bool:
        """Whether so many articles are most of the actor's own: one odd telling among many does not count."""
        return 2 * articles > len(self.articles)


def prominence(findings: Sequence[ArticleFindings], group_of: Mapping[tuple[str, str], int]) -> list[Weight]:
    """The weight of each group of actors."""
    weights = [Weight(of_articles=max(len(findings), 1)) for _ in range(max(group_of.values(), default=-1) + 1)]
    for found in findings:
        article = found.article
        opening = article.text[:400].lower() + " " + (article.title or "").lower()
        for actor in found.actors:
            weight = weights[group_of[article.id, actor.id]]
            weight.articles.add(article.id)
            weight.mentions += actor.mentions
            weight.headlines += any(form.lower() in opening for form in (actor.name, *actor.aliases) if len(form) > 2)
            weight.described &= is_described(actor)
            weight.outlet += is_outlet(actor)
            weight.kind = actor.kind
            _add_role(weight, actor)
        for local, part in _parts(found):
            if (article.id, local) in group_of:
                weights[group_of[article.id, local]].parts += part
    return weights


def _add_role(weight: Weight, actor: Actor) -> None:
    words = set((actor.role or "").lower().replace("-", " ").split())
    weight.bystander += bool(words & SCHOLARLY or (words & BYSTANDERS and not words & OFFICES))
    weight.office |= bool(words & OFFICES) and not words & SCHOLARLY and not {"press", "secretary"} <= words


def _parts(found: ArticleFindings) -> Iterator[tuple[str, float]]:
    """The parts that actors play in an article's findings: speaker, demander, party, who would cause a risk."""
    for position in found.positions:
        yield from ((one, 0.5) for one in (position.actor, *position.also) if one)
    for demand in found.demands:
        yield from ((one, 1.0) for one in (demand.by, *demand.also, *demand.of) if one)
    for meeting in found.meetings:
        yield from ((one, 1.0) for one in meeting.parties)
    for risk in found.risks:
        yield from ((one, 0.5) for one in (risk.actor,) if one)


def choose_key(ranked: Sequence[Weight]) -> set[int]:
    """The places in the ranking that are key: from the top down to a share of the third one's score."""
    if not ranked:
        return set()
    bar = SHARE * ranked[min(2, len(ranked) - 1)].score
    chosen = {place for place, weight in enumerate(ranked[:MOST]) if weight.score >= bar}
    return chosen | set(range(min(FEWEST, len(ranked))))
