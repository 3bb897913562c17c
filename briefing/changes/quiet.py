"""Quiet days: a brief in which nothing is new since the one before, and the line that says so."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Brief, Change

NEWS = frozenset({"new", "changed", "withdrawn"})
"""The kinds of changes that are news; what no source tells any more is none."""

WEIGHT = ("demands", "meetings", "deadlines", "positions", "risks")
"""Of a matter that stands in several lists, the one that tells it; also the order in which changes are read."""


def nothing_new(changes: Sequence[Change]) -> bool:
    """Whether there is nothing new, changed or withdrawn among some changes."""
    return not any(change.kind in NEWS for change in changes)


def is_quiet(brief: Brief) -> bool:
    """Whether a brief tells nothing new since the earlier one that it was compared with.

    No finding is new, changed or withdrawn; more articles may have been read, and some findings told no more.  A brief
    that was compared with none (`since` is None) is never quiet.
    """
    return brief.since is not None and nothing_new(brief.changes)


def told_once(changes: Sequence[Change]) -> list[Change]:
    """The changes in reading order; what the same words tell in another list already is left out.

    The same words are those that end in the same place: lists differ in where a statement begins.
    """
    rank = {name: place for place, name in enumerate(WEIGHT)}
    taken: set[tuple[str, int]] = set()
    told = []
    for change in sorted(changes, key=lambda one: rank.get(one.section, len(rank))):
        then = {(change.before.sha256, change.before.end)} if change.before else set()
        now = {(one.article, one.end) for one in change.citations} if change.after is not None else set()
        if then & taken or (now and now <= taken):
            continue
        taken |= then | now
        told.append(change)
    return told


def quiet_line(brief: Brief) -> str:
    """One plain line that says that nothing is new: what was compared, and how much was read.

    >>> quiet_line(brief)                                       # doctest: +SKIP
    'Nothing new since the brief of 2024-03-04: 12 articles read, 31 findings compared, 4 of them told no more.'
    """
    unrepeated = sum(brief.unrepeated.values())
    told = told_once(brief.changes)
    read, compared = len(brief.articles), len(told) + unrepeated
    gone = sum(change.kind == "gone quiet" for change in told) + unrepeated
    line = f"Nothing new since the brief of {brief.since}: {_counted(read, 'article')} read, "
    line += f"{_counted(compared, 'finding')} compared"
    return f"{line}, {gone} of them told no more." if gone else f"{line}."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
