"""Issues: what positions and demands are about, named by a phrase of the sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefing.identity import finding_id
from briefing.model import Actor, Demand, Issue, Position, Topic
from briefing.synthesis.candidates import Key, find_candidates
from briefing.synthesis.speaking_for import SpeakingFor
from briefing.synthesis.spoken_of import Item, SpokenOf, count_items, find_spoken_of, read_items
from briefing.synthesis.stands import find_stands

MOST = 8
"""Issues of a brief: a reader keeps no more apart."""

FEWEST = 2
"""Places that speak of an issue at least."""

UNDISPUTED = 3
"""Places for a bare noun that nobody is for or against, or demands."""

COMPOUND = 1.5
"""How much more a phrase of several words says than a bare noun."""

SAME = 0.5
"""The share of its statements that an issue may have in common with those chosen before it."""

CHIEF = 0.2
"""How often, against the bare noun (“the deal”), the articles have to use a phrase with it (“grain deal”) for it to be
what the noun stands for."""


def find_issues(
    positions: Sequence[Position], demands: Sequence[Demand], topics: Iterable[Topic], actors: Sequence[Actor]
) -> tuple[Issue, ...]:
    """The issues that several actors or several articles speak to, by weight, at most eight.

    ``topics`` are those of all articles, in the order of reading; the findings name actors by the brief's ids.
    """
    items = read_items(positions, demands, SpeakingFor(actors))
    spoken_of = [one for one in find_spoken_of(find_candidates(topics), items) if _is_issue(one)]
    spoken_of.sort(key=_order)
    order = {actor.id: rank for rank, actor in enumerate(actors)}
    return tuple(_issue(one, items, order) for one in _choose(spoken_of, items))


def _is_issue(one: SpokenOf) -> bool:
    """Whether enough is said of it, by several actors or in several articles."""
    enough = FEWEST if len(one.candidate.key) > 1 or one.disputed else UNDISPUTED
    return one.places >= enough and (len(one.actors) > 1 or len(one.articles) > 1)


def _weight(one: SpokenOf) -> float:
    """How much an issue matters: by how many actors and articles speak to it, and how many of them for or against."""
    return (len(one.actors) + len(one.articles)) * (COMPOUND if len(one.candidate.key) > 1 else 1) + one.disputed


def _order(one: SpokenOf) -> tuple[float, int, Key]:
    """The weightiest first; of two with the same statements the longer name."""
    return -_weight(one), -len(one.candidate.key), one.candidate.key


def _choose(weighed: Sequence[SpokenOf], items: Sequence[Item]) -> list[SpokenOf]:
    """The weightiest that are not about the same statements as those before them."""
    fullest: dict[Key, SpokenOf] = {}
    for one in (_in_full(one, weighed, items) for one in weighed):
        known = fullest.get(one.candidate.key)
        if known is None or len(one.items) > len(known.items):
            fullest[one.candidate.key] = one
    chosen: list[SpokenOf] = []
    taken: set[int] = set()
    for one in sorted(fullest.values(), key=_order):
        if len(one.items & taken) <= SAME * len(one.items) and len(chosen) < MOST:
            chosen.append(one)
            taken |= one.items
    return chosen


def _in_full(bare: SpokenOf, weighed: Sequence[SpokenOf], items: Sequence[Item]) -> SpokenOf:
    """A bare noun under the phrase that it stands for, where there is one, and only in the articles that use it."""
    key = bare.candidate.key
    if len(key) > 1:
        return bare
    full = [one for one in weighed if len(one.candidate.key) > 1 and one.candidate.key[-1:] == key]
    full = [one for one in full if _may_be_meant(one, bare)]
    shortest = [one for one in full if not any(_is_longer(one, other) for other in full)]
    if len(shortest) != 1:
        return bare
    chief = shortest[0].candidate
    articles = {place.article for place in chief.every_place}
    near = {number for number in bare.items if items[number].articles & articles}
    return count_items(chief, shortest[0].items | near, items)


def _may_be_meant(full: SpokenOf, bare: SpokenOf) -> bool:
    places = full.candidate.every_place
    common = len(places) >= max(2, CHIEF * len(bare.candidate.every_place))
    return common and len({place.article for place in places}) > 1


def _is_longer(one: SpokenOf, other: SpokenOf) -> bool:
    """Whether one phrase ends with the other: “Black Sea grain deal”, “grain deal”."""
    return one is not other and one.candidate.key[-len(other.candidate.key) :] == other.candidate.key


def _issue(chosen: SpokenOf, items: Sequence[Item], order: Mapping[str, int]) -> Issue:
    own = [items[number] for number in sorted(chosen.items)]
    name = chosen.candidate.name()
    return Issue(
        id=finding_id("issues", name.text),
        name=name.text,
        citation=name,
        positions=tuple(one.finding.id for one in own if isinstance(one.finding, Position)),
        demands=tuple(one.finding.id for one in own if isinstance(one.finding, Demand)),
        stands=find_stands(chosen.candidate.key, own, order),
    )
