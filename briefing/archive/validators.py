"""What servers said of their feeds and pages, so that they need not send them again, and how each feed fared."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from briefing.archive.database import transaction
from briefing.archive.records import FeedState
from briefing.fetching.records import Validators


class FeedMemory:
    """What an archive knows of feeds and addresses."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Over an open file."""
        self._db = db

    def validators(self, address: str) -> Validators | None:
        """What was kept of the last answer at an address, None where it was never asked."""
        row = self._db.execute(
            "SELECT etag, last_modified, entry, retrieved FROM validator WHERE address = ?", (address,)
        ).fetchone()
        return Validators(*row) if row else None

    def remember(self, address: str, said: Validators) -> None:
        """Keep what it says now."""
        with transaction(self._db):
            self._db.execute(
                "INSERT OR REPLACE INTO validator (address, etag, last_modified, entry, retrieved)"
                " VALUES (?, ?, ?, ?, ?)",
                (address, said.etag, said.last_modified, said.entry, said.retrieved),
            )

    def note(self, feed: str, checked: str, reason: str = "") -> FeedState:
        """Note how a feed was read, or with a reason that it could not be; gives how it stands now."""
        with transaction(self._db):
            row = self._db.execute("SELECT failures FROM feed WHERE name = ?", (feed,)).fetchone()
            failures = 1 + (row[0] if row else 0) if reason else 0
            self._db.execute(
                "INSERT OR REPLACE INTO feed (name, checked, failures, note) VALUES (?, ?, ?, ?)",
                (feed, checked, failures, reason),
            )
        return FeedState(feed, checked, failures, reason)

    def feeds(self) -> Iterator[FeedState]:
        """How each feed was read last, by name."""
        for row in self._db.execute("SELECT name, checked, failures, note FROM feed ORDER BY name"):
            yield FeedState(*row)
