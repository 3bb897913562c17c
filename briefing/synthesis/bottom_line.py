"""What to read first: three to five findings of the brief, one sentence each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from briefing.model import Demand, Finding, Meeting, Point, Position, Risk

MOST = 5
"""A bottom line of more points is read as a list and no longer as the message."""

SHARES = (("meetings", 2), ("demands", 2), ("risks", 1), ("positions", 1))
"""How many points each kind of finding is sure of, in the order in which they are read:
what is coming, what is asked, what may go wrong, who says so."""

LONGEST = 320
"""Characters: a longer statement is no headline."""


def choose_points(
    meetings: Sequence[Meeting], demands: Sequence[Demand], risks: Sequence[Risk], positions: Sequence[Position]
) -> tuple[Point, ...]:
    """The points of the bottom line, at most five; each list comes most salient first."""
    candidates: dict[str, list[Finding]] = {
        "meetings": [meeting for meeting in meetings if meeting.status == "upcoming" and meeting.date],
        "demands": [demand for demand in demands if demand.by and fits(demand)],
        "risks": [risk for risk in risks if fits(risk)],
        "positions": [position for position in positions if position.actor and fits(position)],
    }
    sure = [(section, one) for section, share in SHARES for one in candidates[section][:share]]
    spare = [(section, one) for section, share in SHARES for one in candidates[section][share:]]
    chosen = list(islice(_without_repeats([*sure, *spare]), MOST))
    order = [section for section, _ in SHARES]
    chosen.sort(key=lambda pair: order.index(pair[0]))
    return tuple(Point(section=section, id=one.id) for section, one in chosen)


def fits(finding: Finding) -> bool:
    """Whether a finding's words are short enough to stand in the bottom line."""
    return len(finding.text) <= LONGEST


def _without_repeats(pairs: Sequence[tuple[str, Finding]]) -> Iterator[tuple[str, Finding]]:
    """The pairs without those that cite words which an earlier one cites."""
    cited: list[tuple[str, int, int]] = []
    for section, one in pairs:
        places = [(citation.article, citation.start, citation.end) for citation in one.citations]
        if not any(_overlap(here, there) for here in places for there in cited):
            cited += places
            yield section, one


def _overlap(here: tuple[str, int, int], there: tuple[str, int, int]) -> bool:
    return here[0] == there[0] and here[1] < there[2] and there[1] < here[2]
