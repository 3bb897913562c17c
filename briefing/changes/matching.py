"""Which finding of a later brief is which of an earlier one: by id, by place, by words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefing.model import Actor, Citation, Demand, Finding, Position
from briefing.synthesis.references import with_actors_of_brief
from briefing.synthesis.speaking_for import SpeakingFor
from briefing.synthesis.wording import Wording, likeness, read_wording

LOOSE = 0.6
"""The share of the shorter telling's content words that two tellings of one matter hold in common at least."""

FEWEST = 2
"""Content words that they hold in common at least."""

WHOLLY = 0.5
"""The share of the longer telling's content words that it holds in common with the shorter one, as wholes."""


@dataclass(frozen=True)
class Entry:
    """A finding with what it is compared by."""

    finding: Any
    wording: Wording
    whose: str


def map_actors(old: Sequence[Actor], new: Sequence[Actor]) -> dict[str, str]:
    """By ids of the earlier brief's actors, those of the later one; an actor that it does not know keeps its own."""
    known = {actor.id for actor in new}
    by_name: dict[tuple[str, str], set[str]] = defaultdict(set)
    for actor in new:
        for name in (actor.name, *actor.aliases):
            by_name[actor.kind, name].add(actor.id)
    mapped = {}
    for actor in old:
        others = by_name[actor.kind, actor.name] or {
            one.id for one in new if one.kind == actor.kind and one.name in actor.aliases
        }
        mapped[actor.id] = actor.id if actor.id in known or len(others) != 1 else next(iter(others))
    return mapped


def translate(findings: Iterable[Any], actors: Mapping[str, str]) -> list[Any]:
    """The earlier brief's findings, with the later brief's ids for their actors."""
    return [with_actors_of_brief(one, lambda name: actors.get(name, name)) for one in findings]


def match(old: Sequence[Any], new: Sequence[Any]) -> dict[str, str]:
    """By ids of the later findings, those of the earlier ones that they surely are: each at most once.

    The same id comes before the same place, and that before nearly the same words.
    """
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    theirs = {one.id for one in old}
    for one in new:
        if one.id in theirs:
            pairs[one.id] = one.id
            taken.add(one.id)
    for likely in (_by_place, _by_words):
        left = [one for one in new if one.id not in pairs]
        for later, earlier in likely([one for one in old if one.id not in taken], left):
            if later not in pairs and earlier not in taken:
                pairs[later] = earlier
                taken.add(earlier)
    return pairs


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


def _by_place(old: Sequence[Any], new: Sequence[Any]) -> list[tuple[str, str]]:
    """Pairs that cite the same words, those that have most in common first."""
    found = []
    places: dict[str, list[tuple[Citation, Any]]] = defaultdict(list)
    for one in old:
        for citation in one.citations:
            places[citation.article].append((citation, one))
    for later in new:
        for citation in later.citations:
            for there, earlier in places[citation.article]:
                common = min(citation.end, there.end) - max(citation.start, there.start)
                longer = max(citation.end - citation.start, there.end - there.start)
                if whose(earlier) == whose(later) and common > longer / 2:
                    found.append((-common / longer, later.id, earlier.id))
    return [(later, earlier) for _, later, earlier in sorted(found)]


def _by_words(old: Sequence[Any], new: Sequence[Any]) -> list[tuple[str, str]]:
    """Pairs of one actor that say nearly the same, those most alike first."""
    found = []
    earlier = defaultdict(list)
    for entry in entries_of(old):
        earlier[entry.whose].append(entry)
    for later in entries_of(new):
        for other in earlier[later.whose]:
            shorter, longer = sorted((later.wording, other.wording), key=lambda one: len(one.words))
            if alike := likeness(shorter, longer):
                found.append((-alike, later.finding.id, other.finding.id))
    return [(one, other) for _, one, other in sorted(found)]


def match_spoken_for(old: Sequence[Any], new: Sequence[Any], speaking: SpeakingFor) -> dict[str, str]:
    """Demands in nearly the same words of a state and of its minister, by ids: those of the later ones first."""
    found = []
    demands = [entry for entry in entries_of(old) if isinstance(entry.finding, Demand) and entry.whose]
    for later in entries_of(one for one in new if isinstance(one, Demand) and one.by):
        for other in demands:
            shorter, longer = sorted((later.wording, other.wording), key=lambda one: len(one.words))
            alike = likeness(shorter, longer)
            if alike and _speaks(later.whose, other.whose, speaking):
                found.append((-alike, later.finding.id, other.finding.id))
    pairs: dict[str, str] = {}
    for _, one, earlier in sorted(found):
        if one not in pairs and earlier not in pairs.values():
            pairs[one] = earlier
    return pairs


class StillTold:
    """Later findings, by who could have said them: each of many earlier ones is compared with few."""

    def __init__(self, new: Iterable[Finding], speaking: SpeakingFor) -> None:
        """Read the later findings once."""
        self._entries = entries_of(new)
        self._speaking = speaking
        self._of: dict[str, list[Entry]] = {}

    def find(self, before: Finding) -> Any:
        """The later finding that tells an earlier one again, fuller or as another's who speaks for its actor."""
        if not isinstance(before, Demand | Position) or not (owner := whose(before)):
            return None
        if not (near := self._near(owner)):
            return None
        earlier = read_wording(before.text)
        for later in near:
            shorter, longer = sorted((later.wording, earlier), key=lambda one: len(one.words))
            if likeness(shorter, longer):
                return later.finding
        return None

    def _near(self, owner: str) -> list[Entry]:
        """What later findings are of an actor, or of who speaks for it."""
        if owner not in self._of:
            self._of[owner] = [
                one for one in self._entries if one.whose == owner or _speaks(one.whose, owner, self._speaking)
            ]
        return self._of[owner]


def by_speaker(findings: Iterable[Finding]) -> dict[str, list[Entry]]:
    """Findings, read for comparison, by whose they are; those of nobody named are left out."""
    said: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries_of(findings):
        if entry.whose:
            said[entry.whose].append(entry)
    return said


def told_before(after: Finding, said: Mapping[str, Sequence[Entry]], speaking: SpeakingFor) -> Any:
    """The earlier finding that a later one only tells again, as that of another who speaks for its actor; else None."""
    for later, earlier in _of_one_side(after, said, speaking):
        here, there = later.wording, earlier.wording
        says_more = len(here.words - there.words) > 1 or not here.numbers <= there.numbers
        shorter, longer = sorted((here, there), key=lambda one: len(one.words))
        if not says_more and here.possible == there.possible and likeness(shorter, longer):
            return earlier.finding
    return None


def _of_one_side(
    finding: Finding, said: Mapping[str, Sequence[Entry]], speaking: SpeakingFor
) -> Iterator[tuple[Entry, Entry]]:
    """A demand or position beside each that its actor, or who speaks for it, has in the other brief."""
    if not isinstance(finding, Demand | Position):
        return
    (entry,) = entries_of([finding])
    for other, entries in said.items() if entry.whose else ():
        if other == entry.whose or _speaks(entry.whose, other, speaking):
            for one in entries:
                yield entry, one


def _speaks(one: str, other: str, speaking: SpeakingFor) -> bool:
    return speaking.is_one(one, other) or speaking.is_one(other, one)
