"""What servers said of their feeds and pages, so that they need not send them again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from briefing.archive.database import transaction
from briefing.archive.records import Validators


class FeedMemory:
    """The validators of an archive, by address."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Over an open file."""
        self._db = db

    def get(self, address: str) -> Validators:
        """What the server last said of an address; empty where it was never asked."""
        row = self._db.execute(
            "SELECT etag, last_modified, sha256, checked, failures, note FROM validator WHERE address = ?", (address,)
        ).fetchone()
        return Validators(*row) if row else Validators()

    def all(self) -> Iterator[tuple[str, Validators]]:
        """Every address with what its server last said, by address."""
        for address, *said in self._db.execute(
            "SELECT address, etag, last_modified, sha256, checked, failures, note FROM validator ORDER BY address"
        ):
            yield address, Validators(*said)

    def keep(self, address: str, said: Validators) -> None:
        """Keep what it says now."""
        with transaction(self._db):
            self._db.execute(
                "INSERT INTO validator (address, etag, last_modified, sha256, checked, failures, note)"
                " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (address) DO UPDATE SET etag = excluded.etag,"
                " last_modified = excluded.last_modified, sha256 = excluded.sha256, checked = excluded.checked,"
                " failures = excluded.failures, note = excluded.note",
                (address, said.etag, said.last_modified, said.sha256, said.checked or "", said.failures, said.note),
            )
