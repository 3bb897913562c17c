"""What was said before, by who said it, to be found by its words: a few later findings meet thousands of earlier ones.

Nothing is compared with everything.  Two tellings can only be alike where the longer has one of the rarest words of the
shorter, and those words lead to the few that can be; tellings that differ in their figures alone are one matter, and
are weighed together.  A text is only read when something of its speaker is asked for.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from briefing.model import Demand, Finding, Position
from briefing.synthesis.speaking_for import SpeakingFor
from briefing.synthesis.wording import Wording, likeness, read_wording, words_enough

LOOSE = 0.6
"""The share of the shorter telling's content words that two tellings of one matter hold in common at least."""

FEWEST = 2
"""Content words that they hold in common at least."""

WHOLLY = 0.5
"""The share of the longer telling's content words that it holds in common with the shorter one, as wholes."""


class Entry(NamedTuple):
    """A finding with what it is compared by."""

    finding: Any
    wording: Wording
    whose: str


def entries_of(findings: Iterable[Finding]) -> list[Entry]:
    """The findings, read for comparison."""
    return [Entry(one, read_wording(one.text), whose(one)) for one in findings]


def whose(finding: Finding) -> str:
    """Whose a finding is: findings of others are never compared."""
    if isinstance(finding, Position):
        return finding.actor or f"“{(finding.speaker or '').lower().removeprefix('the ')}”"
    if isinstance(finding, Demand):
        return finding.by or ""
    return ""


def same_matter(one: Wording, other: Wording, besides: frozenset[str] = frozenset()) -> float:
    """How much two tellings have in common, 0 where it is too little to be one matter.

    ``besides`` are words that do not count, such as those of the speaker's name.
    """
    here, there = _matter(one, besides), _matter(other, besides)
    shared, fewest = here & there, min(len(here), len(there))
    if len(shared) < FEWEST or not fewest:
        return 0.0
    share = len(shared) / fewest
    return share if share >= LOOSE else 0.0


def one_matter(one: Wording, other: Wording, besides: frozenset[str] = frozenset()) -> bool:
    """Whether two tellings are of one matter as wholes, and not the one about a part of what the other says."""
    here, there = _matter(one, besides), _matter(other, besides)
    return len(here & there) >= WHOLLY * max(len(here), len(there))


def _matter(wording: Wording, besides: frozenset[str]) -> frozenset[str]:
    return wording.words - wording.numbers - besides


class Tellings:
    """The earlier findings of one actor, in their order."""

    def __init__(self, findings: Sequence[Any]) -> None:
        """Nothing is read yet."""
        self._findings = findings
        self._found: dict[str, list[tuple[float, Entry]]] = {}

    @cached_property
    def entries(self) -> list[Entry]:
        """All of them, read."""
        return entries_of(self._findings)

    def alike(self, later: Entry) -> list[tuple[float, Entry]]:
        """Those that say nearly the same as a later finding, each with how much of the one stands in the other."""
        text = later.finding.text
        if text not in self._found:
            found = []
            for place in sorted(self._candidates(later.wording)):
                shorter, longer = sorted((later.wording, self.entries[place].wording), key=lambda one: len(one.words))
                if alike := likeness(shorter, longer):
                    found.append((alike, self.entries[place]))
            self._found[text] = found
        return self._found[text]

    def _candidates(self, later: Wording) -> set[int]:
        """The places of those that have what it takes to be alike; words that few of them have are looked up."""
        if not later.words:
            return set(self._wordless.get(later.plain, ()))
        fuller = {place for word in self._rarest(later) for place in self._holding.get(word, ())}
        return fuller.union(*(self._led_to.get(word, ()) for word in later.words))

    @cached_property
    def _ranks(self) -> dict[str, int]:
        """The words from the rarest to the one that most of them have; what none has is rarer still."""
        ordered = sorted(self._holding, key=lambda word: (len(self._holding[word]), word))
        return {word: rank for rank, word in enumerate(ordered)}

    @cached_property
    def _holding(self) -> dict[str, list[int]]:
        """By word, the places of all that have it."""
        return _listed((word, place) for place, one in enumerate(self.entries) for word in one.wording.words)

    @cached_property
    def _led_to(self) -> dict[str, list[int]]:
        """By word, the places of those of which it is one of the rarest: no fuller telling is without all of these."""
        return _listed((word, place) for place, one in enumerate(self.entries) for word in self._rarest(one.wording))

    def _rarest(self, wording: Wording) -> list[str]:
        """As many of a telling's rarest words as have to be looked up to find every fuller one."""
        return sorted(wording.words, key=lambda word: self._ranks.get(word, -1))[: words_enough(wording)]

    @cached_property
    def _wordless(self) -> dict[str, list[int]]:
        """By all that they say, the places of those without a content word."""
        return _listed((one.wording.plain, place) for place, one in enumerate(self.entries) if not one.wording.words)

    def of_one_matter(self, later: Wording, besides: frozenset[str]) -> Iterator[Entry]:
        """Those that are of one matter with a later telling as wholes, what has most in common with it first."""
        scored: dict[float, list[list[Entry]]] = defaultdict(list)
        for group in self._matters.values():
            first = group[0].wording
            if (score := same_matter(first, later, besides)) and one_matter(first, later, besides):
                scored[score].append(group)
        for score in sorted(scored, reverse=True):
            yield from heapq.merge(*scored[score], key=_by_id)

    @cached_property
    def _matters(self) -> dict[frozenset[str], list[Entry]]:
        """The tellings that differ in their figures alone, together."""
        found: dict[frozenset[str], list[Entry]] = defaultdict(list)
        for entry in sorted(self.entries, key=_by_id):
            found[_matter(entry.wording, frozenset())].append(entry)
        return found


def _listed(places: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for name, place in places:
        found[name].append(place)
    return found


def _by_id(entry: Entry) -> str:
    return str(entry.finding.id)


class Said:
    """The earlier findings of a list, by whose they are."""

    def __init__(self, findings: Iterable[Finding], speaking: SpeakingFor) -> None:
        """Sort them; they are read when they are asked for.  ``speaking`` tells who speaks for whom."""
        grouped: dict[str, list[Finding]] = defaultdict(list)
        for one in findings:
            grouped[whose(one)].append(one)
        self._of = {name: Tellings(those) for name, those in grouped.items()}
        self._speaking = speaking
        self._sides: dict[str, list[Tellings]] = {}

    def of(self, name: str) -> Tellings:
        """What one has said; ``""`` for what is nobody's."""
        return self._of.get(name) or Tellings(())

    def of_side(self, name: str) -> list[Tellings]:
        """What one has said, and what each has of whom one speaks for the other; nothing for nobody."""
        if name not in self._sides:
            self._sides[name] = [those for other, those in self._of.items() if other and self._is_one(name, other)]
        return self._sides[name]

    def _is_one(self, one: str, other: str) -> bool:
        return self._speaking.is_one(one, other) or self._speaking.is_one(other, one)
