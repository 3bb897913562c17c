"""What of all that later articles do not repeat is noted one by one, and what is only counted.

A brief of new articles alone repeats little of the brief before: hundreds of statements go quiet from one day to the
next, and no reader is helped by a line for each, since no news is no cancellation.  What is ahead or open may be
missed, and is noted; so is the foremost of the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefing.changes.meetings import has_passed
from briefing.model import Deadline, Demand, Meeting

NOTED = 20
"""Findings of each list that are noted singly where they have gone quiet; the rest are counted."""


def find_foremost(quiet: Sequence[Any], as_of: str, most: int | None = NOTED) -> frozenset[str]:
    """The ids of those findings of one list that are to be noted, of all that have gone quiet.

    At most ``most``; all where that is None.  They come as a brief lists them, meetings and deadlines by day, all else
    by salience.  Of these, what lies ahead comes before what has passed unheard, and a demand that is open before one
    that was answered.
    """
    if most is None or len(quiet) <= most:
        return frozenset(one.id for one in quiet)
    return frozenset(one.id for one in sorted(quiet, key=lambda one: _is_settled(one, as_of))[:most])


def _is_settled(finding: Any, as_of: str) -> bool:
    """Whether nobody waits for a finding any more: its day is over, or it has an answer."""
    if isinstance(finding, Meeting | Deadline):
        return has_passed(finding, as_of)
    return isinstance(finding, Demand) and finding.answer.status != "open"
