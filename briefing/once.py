"""What the lists of a brief hold twice, told once: a deadline that is called so is a meeting to the stages, too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefing.model import Citation, Deadline, Meeting

DEADLINES = frozenset({"deadline", "deadlines", "ultimatum"})
LONGEST_NAME = 6
"""Words: what is longer is a clause and no name."""


def is_deadline(meeting: Meeting) -> bool:
    """Whether what is listed as a meeting is a deadline by its name: “the Friday deadline”, “an ultimatum”."""
    words = re.findall(r"[\w-]+", meeting.what.lower())
    return bool(words) and len(words) <= LONGEST_NAME and words[-1] in DEADLINES


def without_deadlines(meetings: Iterable[Meeting], deadlines: Iterable[Deadline]) -> tuple[Meeting, ...]:
    """The meetings without those that a deadline tells already: by their name, or by all that they cite."""
    places = [citation for one in deadlines for citation in one.citations]
    known = {(one.article, one.start, one.end) for one in places}
    return tuple(
        meeting
        for meeting in meetings
        if not (is_deadline(meeting) and overlap_any(meeting.citations, places))
        if not all((one.article, one.start, one.end) in known for one in meeting.citations)
    )


def overlap_any(here: Sequence[Citation], there: Sequence[Citation]) -> bool:
    """Whether any two of the citations have characters in common."""
    return any(
        one.article == other.article and one.start < other.end and other.start < one.end
        for one in here
        for other in there
    )
