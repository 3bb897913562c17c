"""What a later brief makes of an earlier one's calendar: entries keep their UID; a change counts as a revision.

Moved: the same UID with its new day, and one revision more.  Called off: cancelled, and one revision more.  What the
later brief does not tell any more is cancelled where its articles were read again (the earlier reading was withdrawn),
and kept as it was where they were not (no news is no cancellation).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from briefing.model import Brief, CalendarEntry, Deadline, Meeting
from briefing.synthesis.calendar import DAY, build_calendar, entry_of, is_recent, uid_of, with_uids
from briefing.synthesis.meetings import family_of_words

Dated = TypeVar("Dated", Meeting, Deadline)
Pair = tuple[Meeting | Deadline, str]


def revise_calendar(brief: Brief, earlier: Brief) -> Brief:
    """The brief with the UIDs and revisions that follow from an earlier one; ``earlier`` may itself follow another."""
    old = list(with_uids(earlier))
    old_entries = {entry.uid: entry for entry in build_calendar(earlier).entries}
    given: dict[str, tuple[str, int]] = {}
    plain: set[str] = set()  # what keeps its UID anyway, and has not changed: nothing has to be noted
    known = {uid for _, uid in old}
    for one, uid in with_uids(brief.model_copy(update={"earlier": ()})):
        match = _match(one, uid, [pair for pair in old if pair[1] not in {name for name, _ in given.values()}], brief)
        if match is not None:
            before = old_entries.get(match[1])
            given[one.id] = (match[1], _revision(one, before, match[0].revision, brief))
            if given[one.id] == (uid, one.revision):
                plain.add(one.id)
        elif uid in known:
            given[one.id] = (uid_of(one, one.date or one.id), 0)  # another one of the same name: the first was held
    uids = {uid for uid, _ in given.values()}
    noted = {name: change for name, change in given.items() if name not in plain}
    return brief.model_copy(
        update={
            "meetings": tuple(_with_uid(one, noted) for one in brief.meetings),
            "deadlines": tuple(_with_uid(one, noted) for one in brief.deadlines),
            "earlier": tuple(
                _left(entry, old, earlier, brief)
                for uid, entry in old_entries.items()
                if uid not in uids and is_recent(entry, brief.as_of)
            ),
        }
    )


def _with_uid(one: Dated, given: dict[str, tuple[str, int]]) -> Dated:
    if one.id not in given:
        return one
    uid, revision = given[one.id]
    return one.model_copy(update={"uid": uid, "revision": revision})


def _match(one: Meeting | Deadline, uid: str, old: Sequence[Pair], brief: Brief) -> Pair | None:
    """The earlier brief's meeting or deadline that this one is: by its UID, else by what it cites, or is called."""
    same_kind = [pair for pair in old if type(pair[0]) is type(one) and _may_be(one, pair[0], brief)]
    for test in (
        lambda pair: pair[1] == uid,
        lambda pair: _cites_alike(one, pair[0]),
        lambda pair: _alike(one, pair[0]),
    ):
        found = next((pair for pair in same_kind if test(pair)), None)
        if found is not None:
            return found
    return None


def _may_be(one: Meeting | Deadline, old: Meeting | Deadline, brief: Brief) -> bool:
    """Whether one can be the other: what was to be held before the brief's day and has a later day is another."""
    if one.date == old.date or not old.date or not one.date:
        return True
    return old.date >= brief.as_of or (isinstance(one, Meeting) and one.postponed_from == old.date)


def _cites_alike(one: Meeting | Deadline, old: Meeting | Deadline) -> bool:
    places = {(each.article, each.start, each.end) for each in old.citations}
    return any((each.article, each.start, each.end) in places for each in one.citations)


def _alike(one: Meeting | Deadline, old: Meeting | Deadline) -> bool:
    """Of the same parties and family on the same day, or on the one that it was moved from."""
    if isinstance(one, Deadline) or isinstance(old, Deadline):
        return isinstance(one, Deadline) and isinstance(old, Deadline) and one.text == old.text
    family = family_of_words(one.what)[0] == family_of_words(old.what)[0]
    return family and set(one.parties) == set(old.parties) and old.date in {one.date, one.postponed_from}


def _revision(one: Meeting | Deadline, before: CalendarEntry | None, count: int, brief: Brief) -> int:
    """One more than before where day, hour or status have changed."""
    if before is None or len(one.date or "") != DAY:
        return count
    now = entry_of(one, before.uid, brief)
    changed = (now.date, now.date_end, now.time, now.status) != (
        before.date,
        before.date_end,
        before.time,
        before.status,
    )
    return before.revision + changed


def _left(entry: CalendarEntry, old: Sequence[Pair], earlier: Brief, brief: Brief) -> CalendarEntry:
    """What becomes of an entry that the later brief does not tell."""
    told = {citation.article for one, uid in old if uid == entry.uid for citation in one.citations}
    read_again = told and told <= {article.id for article in brief.articles}
    if not read_again or entry.status == "cancelled":
        return entry
    note = f"Not in the brief of {brief.as_of} any more, though its articles were read again."
    return entry.model_copy(
        update={"status": "cancelled", "revision": entry.revision + 1, "notes": f"{note}\n{entry.notes}"}
    )
