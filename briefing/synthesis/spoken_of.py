"""Which statements and demands speak of a thing: those that hold its words, close together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.model import Citation, Demand, Position, Stance
from briefing.synthesis.candidates import Candidate, Key
from briefing.synthesis.polarity import shown_stance
from briefing.synthesis.speaking_for import SpeakingFor
from briefing.synthesis.stems import Word, read_words
from briefing.synthesis.wording import fold

APART = 3
"""Words that may stand between those of a phrase: “NATO would not expand”."""

PLAIN: tuple[Stance, ...] = ("asserts", "unclear")
"""Stances that tell nothing for or against what a statement speaks of."""


@dataclass(frozen=True)
class Item:
    """A position or demand, with what makes it part of an issue.

    ``begin`` is the offset in its text from which on it tells what its stance is for or against.
    """

    finding: Position | Demand
    words: tuple[Word, ...]
    actor: str | None
    stance: Stance
    begin: int = 0

    @property
    def articles(self) -> frozenset[str]:
        """The articles that it stands in."""
        return frozenset(place.article for place in self.finding.citations)


@dataclass(frozen=True)
class SpokenOf:
    """A phrase with the items that speak of it, by their numbers, and what they amount to.

    ``places`` is in how many places they stand, each counted once, ``disputed`` how many of them are for or against
    it, or demand it.
    """

    candidate: Candidate
    items: frozenset[int]
    actors: frozenset[str]
    articles: frozenset[str]
    places: int
    disputed: int


def count_items(candidate: Candidate, numbers: frozenset[int], items: Sequence[Item]) -> SpokenOf:
    """What some items that speak of a phrase amount to."""
    chosen = [items[number] for number in numbers]
    return SpokenOf(
        candidate=candidate,
        items=numbers,
        actors=frozenset(one.actor for one in chosen if one.actor),
        articles=frozenset(article for one in chosen for article in one.articles),
        places=_places([place for one in chosen for place in one.finding.citations]),
        disputed=sum(one.stance not in PLAIN for one in chosen),
    )


def find_spoken_of(candidates: Mapping[Key, Candidate], items: Sequence[Item]) -> Iterator[SpokenOf]:
    """Each candidate with the items that speak of it."""
    holding: dict[str, set[int]] = defaultdict(set)
    standing: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for number, item in enumerate(items):
        for word in item.words:
            holding[word.stem].add(number)
        for place in item.finding.citations:
            standing[place.article].append((place.start, place.end, number))
    for key, candidate in candidates.items():
        around = set.intersection(*(holding.get(one, set()) for one in key)) if key else set()
        if len(key) > 1:
            numbers = {number for number in around if _close(key, items[number].words)}
        else:
            nouns = {number for place in candidate.every_place for number in _over(place, standing[place.article])}
            numbers = nouns | {number for number in around - nouns if _is_made_from(candidate, items[number].words)}
        yield count_items(candidate, frozenset(numbers), items)


def _close(key: Key, words: Sequence[Word]) -> bool:
    """Whether all words of a phrase stand close together, in whatever order."""
    stems, wanted, reach = [word.stem for word in words], set(key), len(key) + APART
    return any(stems[at] in wanted and wanted <= set(stems[at : at + reach]) for at in range(len(stems)))


def _is_made_from(candidate: Candidate, words: Sequence[Word]) -> bool:
    """Whether a text has the verb that a noun is made from: “invades” for “invasion”, but not “deal” for “deal”."""
    nouns = {fold(text.split()[-1].lower()) for text in candidate.places}
    return any(word.stem == candidate.key[0] and fold(word.text.lower()) not in nouns for word in words)


def _over(place: Citation, standing: Sequence[tuple[int, int, int]]) -> Iterator[int]:
    """The items whose cited words hold a place of their article."""
    return (number for start, end, number in standing if start <= place.start and place.end <= end)


def _places(citations: Sequence[Citation]) -> int:
    """In how many places citations stand, those that overlap counted once."""
    count, last = 0, ("", 0)
    for one in sorted(citations, key=lambda one: (one.article, one.start)):
        if (one.article, one.start) >= last:
            count += 1
        last = max(last, (one.article, one.end))
    return count


def read_items(positions: Sequence[Position], demands: Sequence[Demand], speaking: SpeakingFor) -> list[Item]:
    """The positions and demands as items, in that order."""
    spoken = [Item(one, tuple(read_words(one.text)), one.actor, *shown_stance(one, speaking)) for one in positions]
    return [*spoken, *(Item(one, tuple(read_words(one.text)), one.by, "demands") for one in demands)]
