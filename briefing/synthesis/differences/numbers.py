"""The same quantity told differently: killed 9 or 12, 60,000 or 100,000 troops.

Two counts are compared only where something says that they are of one thing (a place, a day, a kind of event), and
nothing that they are not: another scope, another place, another cause, another moment.  A toll that is higher on a
later day has developed; one that is lower has not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from briefing.identity import finding_id
from briefing.model import ArticleFindings, Difference, Finding
from briefing.synthesis.differences.counts import Count, find_counts
from briefing.synthesis.differences.deals import find_deals

ENOUGH, MORE = 3, 6
"""Content words that two sentences have to share besides; more where nothing but the kind of event says so."""


def differing_numbers(findings: Sequence[ArticleFindings]) -> tuple[Difference, ...]:
    """One difference for each quantity that the articles tell differently, each number with all who give it."""
    by_measure: dict[str, list[Count]] = defaultdict(list)
    for found in findings:
        for count in (*find_counts(found), *find_deals(found)):
            by_measure[count.measure].append(count)
    return tuple(
        Difference(kind="number", subject=measure, sides=tuple(map(_side, sides)))
        for measure, counts in by_measure.items()
        for sides in _disputes(counts)
    )


def _disputes(counts: Sequence[Count]) -> list[list[list[Count]]]:
    """The quantities told differently: for each its sides, and for each side the counts that agree on it."""
    left, disputes = list(counts), []
    while left:
        first = left.pop(0)
        rivals = [other for other in left if contradict(first, other)]
        if not rivals:
            continue
        sides = [[first]]
        for other in [one for one in left if _belongs(one, first, rivals)]:
            _join(other, sides)
            left.remove(other)
        disputes.append(sides)
    return disputes


def _belongs(one: Count, first: Count, rivals: Sequence[Count]) -> bool:
    """Whether a count is of the quantity in dispute: a rival, or one that agrees with a side of it."""
    return one in rivals or any(
        are_of_one_thing(one, other) and one.amount.agrees(other.amount) for other in (first, *rivals)
    )


def _join(count: Count, sides: list[list[Count]]) -> None:
    """Add a count to the side that it agrees with, or open a new one."""
    for side in sides:
        if all(count.amount.agrees(other.amount) for other in side):
            side.append(count)
            return
    sides.append([count])


def contradict(one: Count, other: Count) -> bool:
    """Whether two counts tell one quantity differently, at one moment."""
    return (
        not one.amount.agrees(other.amount)
        and one.citation.article != other.citation.article
        and are_of_one_thing(one, other)
        and _at_one_moment(one, other)
    )


def are_of_one_thing(one: Count, other: Count) -> bool:
    """Whether something says that two counts are of one thing, and nothing that they are not."""
    if one.measure != other.measure or one.scope != other.scope:
        return False
    pairs: tuple[tuple[frozenset[Any], frozenset[Any]], ...] = (
        (one.owners, other.owners),
        (one.places, other.places),
        (one.causes, other.causes),
        (one.days, other.days),
    )
    if any(here and there and not _touch(here, there) for here, there in pairs):
        return False
    said = any(here and there for here, there in pairs if here is not one.causes)
    wanted = ENOUGH if said else MORE if one.causes and other.causes else None
    return wanted is not None and len(one.anchors & other.anchors) >= wanted


def _touch(here: Iterable[str | int], there: Iterable[str | int]) -> bool:
    """Whether two sets have a member in common; “port of odesa” is in “odesa”, a day in its month."""
    return any(a == b or (isinstance(a, str) and isinstance(b, str) and _is_part_of(a, b)) for a in here for b in there)


def _is_part_of(one: str, other: str) -> bool:
    if one[:1].isdigit():
        return one.startswith(other) or other.startswith(one)
    return set(one.split()) <= set(other.split()) or set(other.split()) <= set(one.split())


def _at_one_moment(one: Count, other: Count) -> bool:
    """Whether two counts were given at one time, so that the later one does not merely bring the earlier up to date."""
    if one.published is None or other.published is None:
        return one.near > 0  # what holds for days holds for the days of a story
    earlier, later = sorted((one, other), key=lambda count: count.published or "")
    apart = _days_between(earlier.published or "", later.published or "")
    if apart is None:
        return False
    if apart <= one.near:
        return True
    return one.cumulative and later.amount.most < earlier.amount.least and _touch(one.days, other.days)


def _days_between(first: str, last: str) -> int | None:
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return None


def _side(counts: Sequence[Count]) -> Finding:
    citations = tuple({(one.citation.article, one.citation.start): one.citation for one in counts}.values())
    first = citations[0]
    return Finding(
        id=finding_id("sides", first.article, str(counts[0].amount.start), first.text),
        text=first.text,
        citations=citations,
    )
