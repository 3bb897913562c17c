"""Which finding of a later brief is which of an earlier one: by id, by place, by words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from briefing.changes.tellings import Entry, Said, entries_of, whose
from briefing.model import Actor, Citation, Demand, Finding, Position
from briefing.synthesis.references import with_actors_of_brief


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
    if all(there == here for there, here in actors.items()):
        return list(findings)
    return [with_actors_of_brief(one, lambda name: actors.get(name, name)) for one in findings]


def match(old: Sequence[Any], new: Sequence[Any], said: Said) -> dict[str, str]:
    """By ids of the later findings, those of the earlier ones that they surely are: each at most once.

    The same id comes before the same place, and that before nearly the same words.  ``said`` are the earlier ones by
    speaker.
    """
    pairs: dict[str, str] = {}
    taken: set[str] = set()

    def take(likely: Iterable[tuple[str, str]]) -> None:
        for later, earlier in likely:
            if later not in pairs and earlier not in taken:
                pairs[later] = earlier
                taken.add(earlier)

    theirs = {one.id for one in old}
    take((one.id, one.id) for one in new if one.id in theirs)
    take(_by_place(_left(old, taken), _left(new, pairs)))
    take(_by_words(said, _left(new, pairs)))
    return pairs


def _left(findings: Sequence[Any], pairs: Collection[str]) -> list[Any]:
    return [one for one in findings if one.id not in pairs]


def _by_place(old: Sequence[Any], new: Sequence[Any]) -> list[tuple[str, str]]:
    """Pairs that cite the same words, those that have most in common first."""
    found = []
    cited = {citation.article for one in new for citation in one.citations}
    places: dict[str, list[tuple[Citation, Any]]] = defaultdict(list)
    for one in old:
        for citation in one.citations:
            if citation.article in cited:
                places[citation.article].append((citation, one))
    for later in new:
        for citation in later.citations:
            for there, earlier in places[citation.article]:
                common = min(citation.end, there.end) - max(citation.start, there.start)
                longer = max(citation.end - citation.start, there.end - there.start)
                if whose(earlier) == whose(later) and common > longer / 2:
                    found.append((-common / longer, later.id, earlier.id))
    return [(later, earlier) for _, later, earlier in sorted(found)]


def _by_words(said: Said, new: Sequence[Any]) -> list[tuple[str, str]]:
    """Pairs of one actor that say nearly the same, those most alike first."""
    found = [
        (-alike, later.finding.id, earlier.finding.id)
        for later in entries_of(new)
        for alike, earlier in said.of(later.whose).alike(later)
    ]
    return [(later, earlier) for _, later, earlier in sorted(found)]


def match_spoken_for(old: Sequence[Any], new: Sequence[Any], said: Said) -> dict[str, str]:
    """Demands in nearly the same words of a state and of its minister, by ids: those of the later ones first."""
    waiting = {one.id for one in old if isinstance(one, Demand)}
    found = [
        (-alike, later.finding.id, earlier.finding.id)
        for later in entries_of(one for one in new if isinstance(one, Demand) and one.by)
        for alike, earlier in _of_one_side(later, said)
        if earlier.finding.id in waiting
    ]
    pairs: dict[str, str] = {}
    for _, one, earlier in sorted(found):
        if one not in pairs and earlier not in pairs.values():
            pairs[one] = earlier
    return pairs


def still_told(new: Iterable[Finding], said: Said) -> dict[str, Any]:
    """By ids of earlier findings, the later one that tells each again, fuller or as another's who speaks for its actor.

    Of several the first.
    """
    told: dict[str, Any] = {}
    for later in entries_of(one for one in new if isinstance(one, Demand | Position)):
        for _, earlier in _of_one_side(later, said):
            told.setdefault(earlier.finding.id, later.finding)
    return told


def told_before(after: Finding, said: Said) -> Any:
    """The earlier finding that a later one only tells again, as that of another who speaks for its actor; else None."""
    if not isinstance(after, Demand | Position) or not whose(after):
        return None
    (later,) = entries_of([after])
    here = later.wording
    for _, earlier in _of_one_side(later, said):
        there = earlier.wording
        says_more = len(here.words - there.words) > 1 or not here.numbers <= there.numbers
        if not says_more and here.possible == there.possible:
            return earlier.finding
    return None


def _of_one_side(later: Entry, said: Said) -> Iterator[tuple[float, Entry]]:
    """What its actor, or one of whom one speaks for the other, said before in nearly the words of a later finding."""
    for tellings in said.of_side(later.whose):
        yield from tellings.alike(later)
