"""The file: made, brought up to date, refused, shared, and whole whatever happens to it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from briefing.archive import Archive, ArchiveError
from briefing.archive.database import migrate, migrations, transaction
from briefing.archive.locking import run_lock
from briefing.errors import AtWorkError
from tests.archive.keeping import page

NOW = "2024-05-03T04:00:00Z"


def form(path: Path) -> list[tuple[str, ...]]:
    """All tables, indexes and triggers as they were declared."""
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").fetchall()
    connection.close()
    return rows


@pytest.mark.parametrize("step", range(len(migrations())))
def test_it_is_brought_up_to_date_from_every_earlier_form(tmp_path: Path, step: int) -> None:
    old = sqlite3.connect(tmp_path / "old.sqlite", isolation_level=None)
    migrate(old, upto=step)
    if step:
        old.execute(
            "INSERT INTO page (address, first_seen, last_seen) VALUES ('https://coast.example/0', ?, ?)", (NOW, NOW)
        )
    old.close()
    Archive.open(tmp_path / "new.sqlite").close()
    with Archive.open(tmp_path / "old.sqlite") as archive:
        assert archive.articles.is_known("https://coast.example/0") is bool(step)
        assert archive.keep(page("The harbour fee rises.")) == "new"
        assert list(archive.check()) == []
    assert form(tmp_path / "old.sqlite") == form(tmp_path / "new.sqlite")


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "archive.sqlite"
    old = sqlite3.connect(path, isolation_level=None)
    migrate(old, upto=1)
    old.close()
    before = form(path)
    broken = (*migrations()[:1], migrations()[1] + "\nCREATE TABLE page (id);\n")
    monkeypatch.setattr("briefing.archive.database.migrations", lambda: broken)
    with pytest.raises(ArchiveError, match="page already exists"):
        Archive.open(path)
    assert form(path) == before


def test_files_that_are_no_archive_are_refused(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "other.sqlite")
    other.execute("CREATE TABLE t (a)")
    other.close()
    later = sqlite3.connect(tmp_path / "later.sqlite", isolation_level=None)
    migrate(later)
    later.execute("PRAGMA user_version = 99")
    later.close()
    (tmp_path / "text.sqlite").write_text("no database" * 1000)
    for name, told in (
        ("other.sqlite", "of another program"),
        ("later.sqlite", "form 99 of the archive is of a later version"),
        ("text.sqlite", "not a database"),
        ("missing.sqlite", "there is no archive"),
    ):
        with pytest.raises(ArchiveError, match=told):
            Archive.open(tmp_path / name, create=False)
    with pytest.raises(ArchiveError, match="cannot be opened"):
        Archive.open(tmp_path)


def test_checking_finds_what_was_altered(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    with Archive.open(path) as archive:
        for number in range(6):
            archive.keep(page(f"The harbour fee is {number} crowns.", f"https://coast.example/{number}"))
    for statement, told in (
        ("UPDATE raw SET body = x'00' WHERE rowid = 1", "raw"),
        ("UPDATE version SET text = 'Nobody said so.' WHERE id = 2", "version 2: its text"),
        ("UPDATE version SET digest = 'x' WHERE id = 3", "version 3: what it is found by"),
        ("UPDATE version SET record = '{}' WHERE id = 4", "version 4: cannot be read back"),
        ("INSERT INTO brief_article VALUES (7, 7)", "brief_article"),
        ("DELETE FROM search_data WHERE id > 10", "search: the index"),
    ):
        connection = sqlite3.connect(path)
        connection.execute(statement)
        connection.commit()
        connection.close()
        with Archive.open(path) as archive:
            assert any(fault.startswith(told) for fault in archive.check()), statement
    with Archive.open(path) as archive:
        archive.mend_index()
        assert not any(fault.startswith("search") for fault in archive.check())


def keep_all(path: Path) -> list[str]:
    with Archive.open(path) as archive:
        return [archive.keep(page(f"Text {number}.", f"https://coast.example/{number}")) for number in range(60)]


def test_two_runs_at_once_keep_each_article_once(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        outcomes = list(pool.map(keep_all, [path, path]))
    assert all(sorted(pair) == ["known", "new"] for pair in zip(*outcomes, strict=True))
    with Archive.open(path) as archive:
        assert archive.articles.count() == (60, 60)
        assert list(archive.check()) == []


WRITER = """
import sys
from tests.archive.keeping import page
from briefing.archive import Archive
with Archive.open(sys.argv[1]) as archive:
    print("open", flush=True)
    for number in range(100_000):
        archive.keep(page(f"Text {number}.", f"https://coast.example/{number}"))
"""


def test_killed_while_it_writes_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    kept = 0
    for pause in (0.05, 0.2):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, path], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
        )
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(pause)
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        with Archive.open(path) as archive:
            assert list(archive.check()) == []
            pages, versions = archive.articles.count()
            assert pages == versions >= kept
            kept = pages
    assert kept > 10


def test_only_one_run_has_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    told = rf"briefing daily \(process {os.getpid()}, since {NOW}\) is at work"
    with run_lock(path, "briefing daily", NOW), pytest.raises(AtWorkError, match=told):
        run_lock(path, "briefing fetch", NOW).__enter__()
    with run_lock(path, "briefing fetch", NOW):
        pass


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "t.sqlite", isolation_level=None)
    connection.execute("CREATE TABLE t (a)")

    def fail() -> None:
        with transaction(connection):
            connection.execute("INSERT INTO t VALUES (1)")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert connection.execute("SELECT count(*) FROM t").fetchone() == (0,)
    connection.close()


def test_what_the_database_cannot_do_is_told_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    Archive.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE validator")
    connection.commit()
    connection.close()

    def look() -> None:
        with Archive.open(path) as archive:
            archive.validators("https://coast.example/feed")

    with pytest.raises(ArchiveError, match=r"archive\.sqlite: no such table: validator"):
        look()
