"""What to read first: three to five findings of the brief, one sentence each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any

from briefing.language.encounters.occasions import days
from briefing.model import Deadline, Demand, Finding, Meeting, Point, Position, Risk

MOST = 5
"""A bottom line of more points is read as a list and no longer as the message."""

SHARES = (("meetings", 2), ("demands", 2), ("risks", 1), ("positions", 1))
"""How many points each kind of finding is sure of, in the order in which they are read:
what is coming, what is asked, what may go wrong, who says so.  Deadlines share with meetings."""

LONGEST = 320
"""Characters: a longer statement is no headline."""

FEWEST = 5
"""Words: a shorter statement says too little without the sentence that it stands in."""

NEAR = timedelta(days=14)
"""What comes within a fortnight goes before what is further off, however firm that is."""


def choose_points(
    meetings: Sequence[Meeting],
    demands: Sequence[Demand],
    risks: Sequence[Risk],
    positions: Sequence[Position],
    *,
    deadlines: Sequence[Deadline] = (),
    as_of: str | None = None,
) -> tuple[Point, ...]:
    """The points of the bottom line, at most five; each list comes most salient first.

    ``meetings`` are those that no deadline tells already.  ``as_of`` is the brief's day, as an ISO date; without it
    nothing is near, and meetings come as they are listed.
    """
    candidates: dict[str, list[Finding]] = {
        "meetings": ahead_of(as_of, meetings, deadlines),
        "demands": [demand for demand in demands if demand.by and fits(demand)],
        "risks": [risk for risk in risks if fits(risk) and stands_alone(risk)],
        "positions": [one for one in positions if one.actor and fits(one) and stands_alone(one)],
    }
    sure = [(section, one) for section, share in SHARES for one in candidates[section][:share]]
    spare = [(section, one) for section, share in SHARES for one in candidates[section][share:]]
    chosen = list(islice(_without_repeats([*sure, *spare]), MOST))
    order = [section for section, _ in SHARES]
    chosen.sort(key=lambda pair: order.index(pair[0]))
    return tuple(Point(section=_list_of(section, one), id=one.id) for section, one in chosen)


def ahead_of(as_of: str | None, meetings: Sequence[Meeting], deadlines: Sequence[Deadline]) -> list[Finding]:
    """Meetings and deadlines to come: the near before the far, the firm before the vague, the next before the later."""
    coming: list[Any] = [meeting for meeting in meetings if meeting.status == "upcoming" and meeting.date]
    coming += [deadline for deadline in deadlines if deadline.status == "ahead" and fits(deadline)]
    if as_of is None:
        return coming
    chosen = sorted(coming, key=lambda one: _prominence(one, date.fromisoformat(as_of)))
    return sorted(chosen[: SHARES[0][1]], key=_day) + chosen[SHARES[0][1] :]


def _prominence(one: Meeting | Deadline, today: date) -> tuple[bool, bool, date, str]:
    """Whether it is far off; whether its day or a party is lacking; its day."""
    first = _day(one)
    whole = len(one.date or "") == len("2022-01-10")
    parties = len(one.parties) > 1 if isinstance(one, Meeting) else one.kind != "due" or bool(one.by or one.of)
    return not first - today <= NEAR, not (whole and parties), first, one.id


def _day(one: Meeting | Deadline) -> date:
    span = days(one.date, one.date_end)
    return span[0] if span else date.max


def _list_of(section: str, one: Finding) -> str:
    return "deadlines" if isinstance(one, Deadline) else section


def fits(finding: Finding) -> bool:
    """Whether a finding's words are short enough to stand in the bottom line."""
    return len(finding.text) <= LONGEST


def stands_alone(finding: Finding) -> bool:
    """Whether a finding's words say something by themselves."""
    return len(finding.text.split()) >= FEWEST


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
