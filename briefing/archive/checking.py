"""Whether the archive is whole: the file, its references, every hash, the index of words."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator

from pydantic import ValidationError

from briefing.archive.articles import SELECT, kept
from briefing.archive.records import content_digest


def find_faults(db: sqlite3.Connection) -> Iterator[str]:
    """What is wrong, a line each; nothing where all is well."""
    try:
        for (line,) in db.execute("PRAGMA integrity_check"):
            if line != "ok":
                yield f"file: {line}"
        for table, row, parent, _ in db.execute("PRAGMA foreign_key_check"):
            yield f"{table} {row}: names a {parent} that there is not"
        yield from _index_faults(db)
        yield from _raw_faults(db)
        yield from _version_faults(db)
        yield from _findings_faults(db)
        yield from _brief_faults(db)
    except sqlite3.DatabaseError as error:
        yield f"file: {error}"


def _index_faults(db: sqlite3.Connection) -> Iterator[str]:
    try:
        db.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        yield f"search: the index is not that of the articles ({error}); `briefing archive check --mend` makes it anew"


def mend_index(db: sqlite3.Connection) -> None:
    """Make the index of words anew from the articles."""
    db.execute("INSERT INTO search (search) VALUES ('rebuild')")


def _unpacked(body: bytes) -> bytes | None:
    try:
        return zlib.decompress(body)
    except zlib.error:
        return None


def _raw_faults(db: sqlite3.Connection) -> Iterator[str]:
    for sha256, body in db.execute("SELECT sha256, body FROM raw"):
        raw = _unpacked(body)
        if raw is None or hashlib.sha256(raw).hexdigest() != sha256:
            yield f"raw {sha256[:12]}: the bytes as fetched are not those that the hash is of"


def _version_faults(db: sqlite3.Connection) -> Iterator[str]:
    for row in db.execute(SELECT):
        try:
            one = kept(row)
        except (ValidationError, ValueError) as error:
            yield f"version {row[0]}: cannot be read back ({type(error).__name__})"
            continue
        if hashlib.sha256(one.article.text.encode()).hexdigest() != one.article.sha256:
            yield f"version {one.id}: its text is not the one that its hash is of"
        digest, sha256, article, title = db.execute(
            "SELECT digest, sha256, article, title FROM version WHERE id = ?", (one.id,)
        ).fetchone()
        if (digest, sha256, article, title) != (
            *(content_digest(one.article), one.article.sha256, one.article.id, one.article.title),
        ):
            yield f"version {one.id}: what it is found by does not agree with the article"
    for (address,) in db.execute(
        "SELECT address FROM page"
        " WHERE current IS NOT NULL AND digest <> (SELECT digest FROM version WHERE id = current)"
    ):
        yield f"page {address}: its newest version is not the one that it was last seen with"


def _findings_faults(db: sqlite3.Connection) -> Iterator[str]:
    for content, body in db.execute("SELECT content, body FROM findings WHERE body IS NOT NULL"):
        if _unpacked(body) is None:
            yield f"findings {content[:12]}: cannot be read back"


def _brief_faults(db: sqlite3.Connection) -> Iterator[str]:
    for brief, story, day, sha256, body in db.execute("SELECT id, story, day, sha256, body FROM brief"):
        written = _unpacked(body)
        if written is None or hashlib.sha256(written).hexdigest() != sha256:
            yield f"brief {brief} ({story}, {day}): its brief.json is not the one that the hash is of"
    for brief, name, sha256, body in db.execute(
        "SELECT brief, name, sha256, body FROM document WHERE body IS NOT NULL"
    ):
        if hashlib.sha256(body).hexdigest() != sha256:
            yield f"brief {brief}: {name} is not the document that the hash is of"
