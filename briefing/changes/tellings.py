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
from typing import Any, NamedTuple, TypeVar

from briefing.model import Demand, Finding, Position
from briefing.synthesis.speaking_for import SpeakingFor
from briefing.synthesis.wording import Wording, content_words, likeness, read_wording, words_enough

LOOSE = 0.6
"""The share of the shorter telling's content words that two tellings of one matter hold in common at least."""

FEWEST = 2
"""Content words that they hold in common at least."""

WHOLLY = 0.5
"""The share of the longer telling's content words that it holds in common with the shorter one, as wholes."""


_UNKNOWN = -1
"""The number of a word that none of the earlier tellings has: it is rarer than all others."""

Name = TypeVar("Name", str, int)


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
    return _share(_matter(one.words, besides), _matter(other.words, besides))


def one_matter(one: Wording, other: Wording, besides: frozenset[str] = frozenset()) -> bool:
    """Whether two tellings are of one matter as wholes, and not the one about a part of what the other says."""
    return _as_wholes(_matter(one.words, besides), _matter(other.words, besides))


def _matter(words: frozenset[str], besides: frozenset[str]) -> frozenset[str]:
    """Of the words of a telling those that are no figures."""
    return frozenset([word for word in words if not word[:1].isdigit()]) - besides


def _share(here: frozenset[str], there: frozenset[str]) -> float:
    shared, fewest = here & there, min(len(here), len(there))
    if len(shared) < FEWEST or not fewest:
        return 0.0
    share = len(shared) / fewest
    return share if share >= LOOSE else 0.0


def _as_wholes(here: frozenset[str], there: frozenset[str]) -> bool:
    return len(here & there) >= WHOLLY * max(len(here), len(there))


class Tellings:
    """The earlier findings of one actor, in their order."""

    def __init__(self, findings: Sequence[Any]) -> None:
        """Nothing is read yet."""
        self._findings = findings
        self._found: dict[str, list[tuple[float, Entry]]] = {}
        self._read: dict[int, Entry] = {}

    def entry(self, place: int) -> Entry:
        """One of them, read."""
        if place not in self._read:
            (self._read[place],) = entries_of([self._findings[place]])
        return self._read[place]

    @cached_property
    def _words(self) -> list[frozenset[str]]:
        """The content words of each: to find the few that are worth reading whole."""
        return [content_words(one.text) for one in self._findings]

    def alike(self, later: Entry) -> list[tuple[float, Entry]]:
        """Those that say nearly the same as a later finding, each with how much of the one stands in the other."""
        text, here = later.finding.text, later.wording
        if text not in self._found:
            found = []
            for entry in map(self.entry, sorted(self._candidates(here))):
                there = entry.wording
                shorter, longer = (here, there) if len(here.words) <= len(there.words) else (there, here)
                if alike := likeness(shorter, longer):
                    found.append((alike, entry))
            self._found[text] = found
        return self._found[text]

    def _candidates(self, later: Wording) -> set[int]:
        """The places of those that have what it takes to be alike; words that few of them have are looked up."""
        if not later.words:
            return set(self._wordless.get(later.plain, ()))
        known = [self._ranks[word] for word in later.words if word in self._ranks]
        fuller = (self._holding[rank] for rank in self._rarest(later.words) if rank != _UNKNOWN)
        return set().union(*fuller, *(self._led_to.get(rank, ()) for rank in known))

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        """By word, the places of all that have it."""
        return _listed((word, place) for place, words in enumerate(self._words) for word in words)

    @cached_property
    def _ranks(self) -> dict[str, int]:
        """The words by number, from the rarest to the one that most of them have."""
        ordered = sorted(self._by_word, key=lambda word: (len(self._by_word[word]), word))
        return {word: rank for rank, word in enumerate(ordered)}

    @cached_property
    def _holding(self) -> list[list[int]]:
        """By the number of a word, the places of all that have it."""
        return [self._by_word[word] for word in self._ranks]

    @cached_property
    def _led_to(self) -> dict[int, list[int]]:
        """By the number of a word, those of which it is one of the rarest: no fuller one is without all of these."""
        return _listed((rank, place) for place, words in enumerate(self._words) for rank in self._rarest(words))

    def _rarest(self, words: frozenset[str]) -> list[int]:
        """As many of a telling's rarest words, by number, as have to be looked up to find every fuller one.

        Where it has figures, one is enough: what is alike has them all.
        """
        get = self._ranks.get
        if figures := [get(word, _UNKNOWN) for word in words if word[:1].isdigit()]:
            return [min(figures)]
        return sorted([get(word, _UNKNOWN) for word in words])[: words_enough(len(words))]

    @cached_property
    def _wordless(self) -> dict[str, list[int]]:
        """By all that they say, the places of those without a content word."""
        places = [place for place, words in enumerate(self._words) if not words]
        return _listed((self.entry(place).wording.plain, place) for place in places)

    def of_one_matter(self, later: Wording, besides: frozenset[str]) -> Iterator[Entry]:
        """Those that are of one matter with a later telling as wholes, what has most in common with it first."""
        scored: dict[float, list[list[int]]] = defaultdict(list)
        sought = _matter(later.words, besides)
        for words, group in self._matters.items():
            matter = words - besides
            if (score := _share(matter, sought)) and _as_wholes(matter, sought):
                scored[score].append(group)
        for score in sorted(scored, reverse=True):
            yield from map(self.entry, heapq.merge(*scored[score], key=self._id))

    @cached_property
    def _matters(self) -> dict[frozenset[str], list[int]]:
        """The places of the tellings that differ in their figures alone, together."""
        found: dict[frozenset[str], list[int]] = defaultdict(list)
        for place in sorted(range(len(self._findings)), key=self._id):
            found[_matter(self._words[place], frozenset())].append(place)
        return found

    def _id(self, place: int) -> str:
        return str(self._findings[place].id)


def _listed(places: Iterable[tuple[Name, int]]) -> dict[Name, list[int]]:
    found: dict[Name, list[int]] = defaultdict(list)
    for name, place in places:
        found[name].append(place)
    return found


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
