"""An archive that may be written to without a trace: a copy that is thrown away."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from briefing.archive.archive import Archive


@contextmanager
def copied_archive(path: Path) -> Iterator[Archive]:
    """A copy of the archive as it is now, open for a while; an empty one where there is none.

    Raises `ArchiveError`.
    """
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
        copy = Path(folder) / "archive.sqlite"
        if path.exists():
            Archive.open(path).close()  # refused here by the archive's own name, where it is none
            with closing(sqlite3.connect(path)) as original, closing(sqlite3.connect(copy)) as target:
                original.backup(target)
        with Archive.open(copy) as archive:
            yield archive
