"""What became of meetings and deadlines since an earlier brief: held, moved, cancelled, or merely passed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from briefing.model import Brief, Deadline, Meeting, Movement
from briefing.synthesis.calendar import with_uids
from briefing.synthesis.deadlines import TIME_WORDS
from briefing.synthesis.meetings import family_of_words
from briefing.synthesis.revisions import revise_calendar
from briefing.synthesis.wording import read_wording

Dated = Meeting | Deadline

_CALLED_OFF = re.compile(r"\b(?:was|were|been|is|are)\s+(?:cancell?ed|called off|scrapped)\b", re.IGNORECASE)


def same_uids(old: Brief, new: Brief) -> dict[str, str]:
    """By ids of the later brief's meetings and deadlines, those of the earlier one's with the same UID."""
    by_uid = {uid: one.id for one, uid in with_uids(old)}
    revised = revise_calendar(new, old)
    return {one.id: by_uid[uid] for one, uid in with_uids(revised) if uid in by_uid}


def match_dated(uids: Mapping[str, str], old: Sequence[Any], new: Sequence[Any]) -> dict[str, str]:
    """By ids of later meetings or deadlines, those of the earlier ones that they are.

    By their UIDs; else what is told without a day is the only one of its kind with these parties.
    """
    known = {one.id: one for one in old}
    pairs = {one.id: uids[one.id] for one in new if uids.get(one.id) in known and _may_be(known[uids[one.id]], one)}
    for one in new:
        if one.id in pairs or one.date or not isinstance(one, Meeting):
            continue
        likely = [other.id for other in old if other.id not in pairs.values() and _is_alike(other, one)]
        if len(likely) == 1:
            pairs[one.id] = likely[0]
    return pairs


def _may_be(before: Dated, after: Dated) -> bool:
    """Whether what has one UID in two calendars may be one meeting: “the primary” of nobody in particular is many.

    Where nobody is named who takes part, the day or a place cited has to be the same, or what it is called.
    """
    if isinstance(before, Deadline) or before.parties:
        return True
    if _days(before) and _days(after) and _may_be_same(before, after):
        return True
    if {(one.article, one.start) for one in before.citations} & {(one.article, one.start) for one in after.citations}:
        return True
    here, there = (_called(one) for one in (before, after))
    return bool(here) and here == there


def _called(one: Dated) -> frozenset[str]:
    """The names in what a meeting is called, without those of days and months."""
    what = one.what if isinstance(one, Meeting) else one.text
    return frozenset(word for word in read_wording(what).capitals if not TIME_WORDS.match(word))


def _is_alike(one: Meeting, other: Meeting) -> bool:
    return set(one.parties) == set(other.parties) and family_of_words(one.what)[0] == family_of_words(other.what)[0]


def dated_movement(before: Dated, after: Dated, fresh: Sequence[str], as_of: str) -> Movement | None:
    """What became of a meeting or deadline as of the later brief's day.

    ``fresh`` are the sentences that tell it in articles which the earlier brief had not read.
    """
    if isinstance(after, Meeting) and isinstance(before, Meeting):
        if before.status != "cancelled" and (after.status == "cancelled" or any(map(_CALLED_OFF.search, fresh))):
            return "cancelled"
        if _days(before) and _days(after) and not _may_be_same(before, after):
            return "moved"
        if before.status == "upcoming" and after.status == "past" and (before.date or "") <= as_of:
            return "held" if fresh else "passed"
    elif _days(before) != _days(after):
        return "moved"
    elif before.status == "ahead" and after.status == "passed":
        return "passed"
    return "repeated" if fresh else None


def has_passed(one: Dated, as_of: str) -> bool:
    """Whether the day of what an earlier brief had ahead is over."""
    last = one.date_end or one.date
    return one.status in {"upcoming", "ahead"} and bool(last) and (last or "") < as_of[: len(last or "")]


def _days(one: Dated) -> tuple[str | None, str | None] | None:
    return (one.date, one.date_end) if one.date else None


def _may_be_same(before: Dated, after: Dated) -> bool:
    """Whether two days can be one, the one only told more finely: “March” and “March 12”."""
    here, there = before.date or "", after.date or ""
    return here.startswith(there) or there.startswith(here)
