"""The archive as a whole: one open file, and what can be asked of its parts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from briefing.archive.articles import Articles
from briefing.archive.briefs import Briefs
from briefing.archive.checking import find_faults, mend_index
from briefing.archive.database import connect
from briefing.archive.findings import FindingsMemory
from briefing.archive.outbox import Outbox
from briefing.archive.pruning import Pruned, day_to_keep, prune
from briefing.archive.records import Fetched, Kept, Outcome
from briefing.archive.searching import Hit, search
from briefing.archive.validators import FeedMemory
from briefing.errors import ArchiveError
from briefing.fetching.records import Validators


class Archive:
    """An open archive; `Archive.open` makes one where there is none.  Close it, or use it in a ``with``."""

    def __init__(self, path: Path, db: sqlite3.Connection) -> None:
        """Over a file that `connect` opened."""
        self.path = path
        self._db = db
        self.articles = Articles(db)
        self.findings = FindingsMemory(db)
        self.feeds = FeedMemory(db)
        self.briefs = Briefs(db)
        self.outbox = Outbox(db)

    @classmethod
    def open(cls, path: Path | str, *, create: bool = True) -> Archive:
        """The archive in a file, brought up to date where an earlier program made it.  Raises `ArchiveError`."""
        return cls(Path(path), connect(Path(path), create=create))

    def keep(self, fetched: Fetched) -> Outcome:
        """Keep a page: see `briefing.archive.articles`.  Raises `ArchiveError` where the disk is full, or the like."""
        try:
            return self.articles.keep(fetched)
        except sqlite3.Error as error:
            raise ArchiveError(f"{self.path}: cannot be written to: {error}.") from error

    def validators(self, url: str) -> Validators | None:
        """What was kept of the last answer at an address, None where it was never asked."""
        return self.feeds.validators(url)

    def remember(self, url: str, validators: Validators) -> None:
        """Keep what came with an answer: with `validators`, what `briefing.fetching` asks of a memory."""
        self.feeds.remember(url, validators)

    def search(self, query: str, most: int = 20) -> Iterator[Hit]:
        """The articles that hold some words, the best first: see `briefing.archive.searching`."""
        return search(self._db, query, most)

    def check(self) -> Iterator[str]:
        """What is wrong with the file, a line each: see `briefing.archive.checking`."""
        return find_faults(self._db)

    def mend_index(self) -> None:
        """Make the index of words anew from the articles."""
        mend_index(self._db)

    def prune(
        self, before: str | None = None, keep: int | None = None, *, rules: str | None = None, dry: bool = False
    ) -> Pruned:
        """Remove what came before a day, or more than so many days ago: see `briefing.archive.pruning`."""
        return prune(self._db, day_to_keep(self._db, before, keep), rules=rules, dry=dry)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def __enter__(self) -> Archive:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file; whatever the database could not do is told with the file's name."""
        self.close()
        if isinstance(error, sqlite3.Error):
            raise ArchiveError(f"{self.path}: {error}. `briefing archive check` tells whether it is whole.") from error


__all__ = ["Archive", "ArchiveError", "Kept"]
