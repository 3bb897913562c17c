"""The file itself: how it is opened, brought up to date, and written to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources
from pathlib import Path

from briefing.errors import ArchiveError

APPLICATION = 0x42524945
"""What the file says it is (`PRAGMA application_id`): “BRIE”."""

BUSY = 30.0
"""Seconds to wait for another process's transaction; none takes more than a fraction of one."""

OLDEST_SQLITE = (3, 37, 0)
"""The first with STRICT tables."""


@cache
def migrations() -> tuple[str, ...]:
    """The steps from an empty file to the present form, in their order."""
    folder = resources.files("briefing.archive") / "migrations"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return tuple((folder / name).read_text("utf-8") for name in names)


def connect(path: Path, *, create: bool = True) -> sqlite3.Connection:
    """The file, opened and of the present form.

    Raises `ArchiveError` where it is missing and not to be made, is no archive, is of a later program, or cannot be
    opened or written to.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise ArchiveError(f"SQLite {sqlite3.sqlite_version} is too old for the archive; 3.37 or later is needed.")
    if not create and not path.exists():
        raise ArchiveError(f"{path}: there is no archive; `briefing fetch` makes it.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=BUSY, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise ArchiveError(f"{path}: the archive cannot be opened: {error}.") from error
    try:
        _prepare(connection, path)
    except sqlite3.Error as error:
        connection.close()
        raise ArchiveError(f"{path}: the archive cannot be opened: {error}.") from error
    except ArchiveError:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    _check_kind(connection, path)
    connection.execute("PRAGMA journal_mode = WAL")
    # A killed process loses nothing with NORMAL; what must outlast a power cut asks for more (`transaction`).
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -8000")
    migrate(connection, path)


def _check_kind(connection: sqlite3.Connection, path: Path) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application != APPLICATION and (application or tables):
        raise ArchiveError(f"{path}: a database of another program, no archive. Name another file.")


def migrate(connection: sqlite3.Connection, path: Path | str = "archive", upto: int | None = None) -> None:
    """Bring the file up to the present form (or to step ``upto``), each step in one transaction."""
    steps = migrations()
    while True:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > len(steps):
            raise ArchiveError(
                f"{path}: form {version} of the archive is of a later version of this program, which knows up to "
                f"{len(steps)}. Use that version."
            )
        if version == (len(steps) if upto is None else upto):
            return
        with transaction(connection, lasting=True):
            # asked again: another process may have done this step while we waited
            if connection.execute("PRAGMA user_version").fetchone() == (version,):
                for statement in _statements(steps[version]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION}")
                connection.execute(f"PRAGMA user_version = {version + 1}")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; `executescript` would commit after each."""
    gathered = ""
    for line in script.splitlines(keepends=True):
        gathered += line
        if sqlite3.complete_statement(gathered):
            yield gathered
            gathered = ""


@contextmanager
def transaction(connection: sqlite3.Connection, *, lasting: bool = False) -> Iterator[None]:
    """All or nothing, and nobody else writes meanwhile; ``lasting``: it survives a power cut, too."""
    if lasting:
        connection.execute("PRAGMA synchronous = FULL")
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
    finally:
        if lasting:
            connection.execute("PRAGMA synchronous = NORMAL")
