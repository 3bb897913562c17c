"""Which of a feed's articles are asked for: those that are new, and those that may have been corrected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from briefing.desk.configuration.records import Limits
from briefing.fetching.documents import Opened
from briefing.fetching.feeds import Entry
from briefing.fetching.feeds.records import read_moment
from briefing.fetching.hosts import Question
from briefing.fetching.records import Memory, Validators


@dataclass(frozen=True)
class Step:
    """What to do about one entry: ask ``question``, or take the feed's own text where there is none.

    ``key`` is what the archive knows the article by, ``earlier`` what it keeps of it.
    """

    entry: Entry
    key: str
    earlier: Validators | None
    question: Question | None


def plan_steps(
    opened: Opened, limits: Limits, memory: Memory | None, now: datetime, claimed: set[str]
) -> Iterator[Step]:
    """The steps for a feed; an entry without one is known.  ``claimed`` are the articles of feeds before, added to."""
    if opened.document is None:
        return
    for entry in opened.document.entries:
        key = entry.url or f"{opened.address}#{entry.identity or entry.title}"
        if key in claimed:
            continue
        claimed.add(key)
        earlier = memory.validators(key) if memory else None
        if earlier and earlier.entry == entry.fingerprint and not _may_change(earlier, limits, now):
            continue
        followed = entry.url and opened.feed.follow
        if followed:
            most = int(limits.page_megabytes * 1e6)
            yield Step(entry, key, earlier, Question(entry.url, most, earlier, heeds_robots=True))
        elif not earlier or earlier.entry != entry.fingerprint:
            yield Step(entry, key, earlier, None)


def _may_change(earlier: Validators, limits: Limits, now: datetime) -> bool:
    first = read_moment(earlier.retrieved)
    return first is not None and now - first < timedelta(days=limits.recheck_days)
