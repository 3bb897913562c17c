"""What is scheduled between parties: the meetings of a brief, with the deadlines that somebody has to meet.

A day by which one side has to act, or on which what they agreed on runs out, is an appointment as a meeting is; readers
of `brief.json` find all of them in one list.  Documents and calendars tell each once (`briefing.once`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.identity import finding_id
from briefing.model import Deadline, Meeting
from briefing.once import is_deadline, overlap_any

DAY = len("2022-01-10")
BETWEEN = frozenset({"due", "ends"})
"""Kinds of deadlines that are an appointment: from when a measure holds is none."""
LATEST = "9999"


def with_deadlines(meetings: Sequence[Meeting], deadlines: Iterable[Deadline]) -> tuple[Meeting, ...]:
    """The meetings and, as such, the deadlines with a full date, by date with undated ones last.

    A meeting that is a deadline by its name (“the Friday deadline”) is not told beside the deadline that it is.
    """
    scheduled = [one for one in deadlines if one.kind in BETWEEN and len(one.date) == DAY]
    told = [one for one in meetings if not _is_told(one, scheduled)]
    every = [*told, *map(_meeting, scheduled)]
    return tuple(
        sorted(every, key=lambda one: (one.date or LATEST, one.date_end or "", one.status != "upcoming", one.id))
    )


def _is_told(meeting: Meeting, deadlines: Iterable[Deadline]) -> bool:
    return is_deadline(meeting) and any(overlap_any(meeting.citations, one.citations) for one in deadlines)


def _meeting(deadline: Deadline) -> Meeting:
    by = (deadline.by,) if deadline.by else ()
    return Meeting(
        id=finding_id("meetings", "deadline", deadline.id),
        text=deadline.text,
        what=deadline.text,
        parties=tuple(dict.fromkeys((*by, *deadline.of))),
        date=deadline.date,
        date_end=deadline.date_end,
        status="upcoming" if deadline.status == "ahead" else "past",
        confirmed=deadline.confirmed,
        citations=deadline.citations,
    )
