"""One item for what several sentences or articles say in common, the most salient first.

Findings are compared only with findings of the same actor, and only where they share a rare word, so that thousands are
merged in a fraction of a second.  The fullest telling leads a group, and every other has to be like the leader itself:
a chain of likenesses never joins two statements that are not alike.  Nothing depends on the order of the input.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from briefing.identity import finding_id, short_hash
from briefing.model import Actor, Article, Citation, Demand, Finding, Position, Risk
from briefing.synthesis.dealing import deal_out
from briefing.synthesis.salience import Reading, actors_of, document_order, read_in_order, salience
from briefing.synthesis.wording import Wording, likeness, read_wording, words_enough

AnyFinding = TypeVar("AnyFinding", bound=Finding)

TURNED = {"denies": "against", "rejects": "against", "condemns": "against", "asks": "asks"}
"""Stances that turn the content round: what is denied is never one with what is asserted."""

NEARLY_AS_FULL = 0.8
"""A telling in the speaker's own words is shown if it has at least this share of the fullest telling's words."""


@dataclass(frozen=True)
class Telling:
    """One finding before merging, with what is compared."""

    finding: Any
    wording: Wording
    block: tuple[str, ...]
    place: tuple[int, str, int]


@dataclass
class Group:
    """The tellings of one thing; the first is the fullest and leads."""

    tellings: list[Telling] = field(default_factory=list)
    others: frozenset[str] = frozenset()
    """The actors on the other side (of whom it is demanded, who would cause it), as far as any telling names them."""

    @property
    def leader(self) -> Telling:
        """The fullest telling."""
        return self.tellings[0]


def merge_findings(
    section: str,
    findings: Sequence[AnyFinding],
    *,
    articles: Sequence[Article] = (),
    actors: Sequence[Actor] = (),
) -> tuple[AnyFinding, ...]:
    """One finding for all tellings of the same thing, most salient first, dealt out over articles and actors.

    ``section`` is the brief's key (``demands``).  The findings name their actors by the brief's ids.
    ``articles`` come in the order of reading, ``actors`` are the brief's; both only decide on order and ids.
    The text is that of the fullest telling; the id is made from the earliest, so that it stays when others are added.
    """
    readings = read_in_order(articles)
    tellings = [_telling(finding, readings) for finding in findings]
    tellings.sort(key=lambda one: (-len(one.wording.words), -len(one.finding.text), one.finding.text, one.place))
    key_actors = frozenset(actor.id for actor in actors if actor.key)
    merged = [_merge_group(group, readings) for group in _group_tellings(tellings)]
    named = _with_ids(section, merged)
    return deal_out(sorted(named, key=lambda one: salience(one, readings, key_actors)))


def _telling(finding: Finding, readings: Mapping[str, Reading]) -> Telling:
    place = min(document_order(one.article, one.start, readings) for one in finding.citations)
    return Telling(finding, read_wording(finding.text), _block(finding), place)


def _block(finding: Finding) -> tuple[str, ...]:
    """What has to agree before two findings are compared at all: whose they are, and what that makes of the content."""
    if isinstance(finding, Position):
        whose = finding.actor or f"“{(finding.speaker or '').lower().removeprefix('the ')}”"
        return (whose, TURNED.get(finding.stance, ""))
    if isinstance(finding, Demand):
        return (finding.by or "",)
    if isinstance(finding, Risk):
        return ()
    return tuple(sorted(actors_of(finding)))


def _group_tellings(tellings: Sequence[Telling]) -> list[Group]:
    """The tellings in groups; they come with the fullest first."""
    groups: list[Group] = []
    leading: dict[tuple[str, ...], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for telling in tellings:
        holding = leading[telling.block]
        best = _best_group(telling, groups, holding)
        if best is None:
            for word in _words_to_find(telling.wording):
                holding[word].append(len(groups))
            groups.append(Group([telling], _others(telling.finding)))
        else:
            best.tellings.append(telling)
            best.others |= _others(telling.finding)
    return groups


def _words_to_find(wording: Wording) -> frozenset[str]:
    """Content words, or the whole text where it has none."""
    return wording.words or frozenset((wording.plain,))


def _best_group(telling: Telling, groups: Sequence[Group], holding: Mapping[str, list[int]]) -> Group | None:
    """The group that a telling belongs to, if any: the one whose leader it is most alike."""
    rarest = sorted(_words_to_find(telling.wording), key=lambda word: (len(holding.get(word, ())), word))
    enough = words_enough(len(telling.wording.words)) if telling.wording.words else 1
    candidates = {number for word in rarest[:enough] for number in holding.get(word, ())}
    best, best_likeness = None, 0.0
    for number in sorted(candidates):
        group = groups[number]
        alike = likeness(telling.wording, group.leader.wording)
        if alike > best_likeness and _agree(telling, group):
            best, best_likeness = group, alike
    return best


def _agree(telling: Telling, group: Group) -> bool:
    """Whether what stands beside the text allows two findings to be one."""
    finding = telling.finding
    others = _others(finding)
    if isinstance(finding, Risk):
        return not others or not group.others or others == group.others
    if isinstance(finding, Demand):
        return not others or not group.others or bool(others & group.others)
    return telling.wording.possible == group.leader.wording.possible


def _others(finding: Finding) -> frozenset[str]:
    if isinstance(finding, Demand):
        return frozenset(finding.of)
    if isinstance(finding, Risk) and finding.actor:
        return frozenset((finding.actor,))
    return frozenset()


def _merge_group(group: Group, readings: Mapping[str, Reading]) -> tuple[Any, Telling]:
    """The one finding of a group, still with the id of a telling, and the earliest telling."""
    earliest = min(group.tellings, key=lambda one: (_published(one, readings), one.place))
    if len(group.tellings) == 1:
        return group.leader.finding, earliest
    shown = _shown(group)
    in_order = [one.finding for one in sorted(group.tellings, key=lambda one: one.place)]
    changes: dict[str, Any] = {"citations": _pool(shown.finding, group.tellings, readings)}
    if isinstance(shown.finding, Demand):
        changes["of"] = tuple(dict.fromkeys(actor for one in in_order for actor in one.of))
    if isinstance(shown.finding, Position | Demand):
        whose = getattr(shown.finding, "by", None) or getattr(shown.finding, "actor", None)
        changes["also"] = tuple(dict.fromkeys(actor for one in in_order for actor in one.also if actor != whose))
    for name in ("actor", "via", "condition", "deadline", "raised_by"):
        if getattr(shown.finding, name, "") is None:
            changes[name] = next((value for one in in_order if (value := getattr(one, name)) is not None), None)
    return shown.finding.model_copy(update=changes), earliest


def _published(telling: Telling, readings: Mapping[str, Reading]) -> str:
    reading = readings.get(telling.place[1])
    return (reading.article.published if reading else None) or "9999"


def _shown(group: Group) -> Telling:
    """The telling whose words stand in the brief: the fullest, or one that is nearly as full in the speaker's words."""
    enough = NEARLY_AS_FULL * len(group.leader.wording.words)
    direct = (
        one
        for one in group.tellings
        if getattr(one.finding, "mode", "direct") == "direct" and len(one.wording.words) >= enough
    )
    return next(direct, group.leader)


def _pool(shown: Finding, tellings: Sequence[Telling], readings: Mapping[str, Reading]) -> tuple[Citation, ...]:
    """All citations in the order of reading; one that lies within another of the group says nothing more."""
    every = {(one.article, one.start, one.end): one for telling in tellings for one in telling.finding.citations}
    own = {(one.article, one.start, one.end) for one in shown.citations}
    kept = [
        one
        for place, one in every.items()
        if place in own or not any(_within(one, other) for spot, other in every.items() if spot != place)
    ]
    return tuple(sorted(kept, key=lambda one: (*document_order(one.article, one.start, readings), one.end)))


def _within(inner: Citation, outer: Citation) -> bool:
    return inner.article == outer.article and outer.start <= inner.start and inner.end <= outer.end


def _with_ids(section: str, merged: Sequence[tuple[Any, Telling]]) -> list[Any]:
    """The findings with their ids; where two would get the same, the later one's place is added."""
    named, taken = [], set()
    for finding, earliest in sorted(merged, key=lambda pair: pair[1].place):
        told = earliest.finding
        whose = getattr(told, "by", None) or getattr(told, "actor", None) or ""
        name = finding_id(section, whose, told.text)
        if name in taken:
            name = f"{name}-{short_hash(*map(str, earliest.place[1:]), *sorted(_others(told)))}"
        taken.add(name)
        named.append(finding.model_copy(update={"id": name}))
    return named
