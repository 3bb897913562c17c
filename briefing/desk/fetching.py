"""The desk's feeds fetched into its archive."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from briefing.archive import Archive, FeedState, Fetched, Outcome
from briefing.archive.copying import copied_archive
from briefing.archive.locking import run_lock
from briefing.desk.configuration import Configuration
from briefing.errors import ArchiveError, ConfigurationError
from briefing.faults import meant
from briefing.fetching.records import FeedReport, FetchedArticle
from briefing.model import Unread
from briefing.pipeline import Progress


@dataclass
class FetchSummary:
    """What came of a round of fetching."""

    feeds: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    known: int = 0
    """Entries of feeds that were not asked again, or had not changed."""
    failed: list[FeedState] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """What is to be said of feeds that could be read."""
    unread: list[Unread] = field(default_factory=list)
    by_feed: list[tuple[FeedReport, Counter[Outcome]]] = field(default_factory=list)
    """Each feed's report, and what became of its articles."""

    @property
    def works(self) -> bool:
        """Whether any feed could be read."""
        return len(self.failed) < self.feeds or not self.feeds


Fetch = Callable[[Archive, Configuration, datetime, Progress | None], FetchSummary]


def fetch_into(
    archive: Archive,
    configuration: Configuration,
    now: datetime,
    progress: Progress | None = None,
    only: Collection[str] = (),
) -> FetchSummary:
    """Fetch every feed, or ``only`` those of some names, and keep each article as it comes.

    A feed that fails stops no other.

    Raises `ArchiveError` where nothing can be kept.
    """
    from briefing.fetching.gathering import fetch_feeds

    summary = FetchSummary()
    outcomes: Counter[Outcome] = Counter()
    for came in fetch_feeds(configuration, archive, only=only, now=now, progress=progress):
        if isinstance(came, FetchedArticle):
            outcomes[archive.keep(as_fetched(came, configuration, now))] += 1
        else:
            _note(summary, archive, came, now)
            summary.outcomes += outcomes
            summary.by_feed.append((came, outcomes))
            outcomes = Counter()
    return summary


def _note(summary: FetchSummary, archive: Archive, report: FeedReport, now: datetime) -> None:
    """Count a feed's report in."""
    summary.feeds += 1
    summary.known += report.known
    summary.unread += report.unread
    failed = report.status == "failed"
    try:
        state = archive.feeds.note(report.feed, utc(now), (report.reason or "no reason given") if failed else "")
    except sqlite3.Error as error:
        raise ArchiveError(f"{archive.path}: cannot be written to: {error}.") from error
    if failed:
        summary.failed.append(state)
    elif report.reason:
        summary.notes.append((report.feed, report.reason))


def as_fetched(came: FetchedArticle, configuration: Configuration, now: datetime) -> Fetched:
    """A fetched article as the archive keeps it."""
    validators = came.validators
    headers = {
        "content-type": came.media_type,
        "final-url": came.final_url if came.final_url != came.url else "",
        "basis": came.basis,
        "etag": validators.etag,
        "last-modified": validators.last_modified,
    }
    return Fetched(
        address=came.url,
        article=came.article,
        day=day_of(now, configuration),
        fetched=utc(now),
        raw=came.raw,
        headers={name: said for name, said in headers.items() if said},
        feed=came.feed,
    )


def feeds_named(configuration: Configuration, names: Iterable[str]) -> tuple[str, ...]:
    """The names, each that of a feed or of the inbox; raises `ConfigurationError` for another."""
    from briefing.fetching.gathering import INBOX

    known = [*(feed.name for feed in configuration.feeds), INBOX]
    names = tuple(names)
    for name in names:
        if name not in known:
            said = f'{configuration.file}: there is no feed "{name}"{meant(name, known)} There are {", ".join(known)}.'
            raise ConfigurationError(said)
    return names


@contextmanager
def open_for_fetching(configuration: Configuration, now: datetime, dry: bool = False) -> Iterator[Archive]:
    """The desk's archive, for this run alone; with ``dry`` a copy that is thrown away."""
    path = configuration.desk.archive
    if dry:
        with copied_archive(path) as archive:
            yield archive
    else:
        with run_lock(path, "briefing fetch", utc(now)), Archive.open(path) as archive:
            yield archive


def utc(moment: datetime) -> str:
    """``2024-05-06T04:30:00Z``"""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def day_of(moment: datetime, configuration: Configuration) -> str:
    """The desk's day at a moment."""
    return moment.astimezone(ZoneInfo(configuration.desk.time_zone)).date().isoformat()


def moment_of(day: str, configuration: Configuration) -> datetime:
    """Noon of the desk's day: when a run for another day than today is taken to be."""
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=ZoneInfo(configuration.desk.time_zone))
