"""The briefs that were issued, whole, with the articles that they were made from."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from briefing.archive.database import transaction

Kind = Literal["brief", "quiet"]
DocumentKey = tuple[str, str]
"""A pack and a file name."""


@dataclass(frozen=True)
class Issued:
    """One brief of a story on a day."""

    id: int
    story: str
    day: str
    kind: Kind
    """`quiet`: there was nothing new, and a line said so."""
    title: str
    line: str
    """What it says, in one line."""
    issued: str
    """UTC."""
    since: int | None
    """The brief before, which it was compared with."""
    sha256: str
    """Of its brief.json."""


@dataclass(frozen=True)
class Post:
    """What one recipient is to get of a brief."""

    recipient: str
    channel: str
    target: str
    pack: str
    formats: tuple[str, ...]


@dataclass(frozen=True)
class NewBrief:
    """A brief about to be issued."""

    story: str
    day: str
    kind: Kind
    title: str
    line: str
    issued: str
    since: int | None
    written: bytes
    """Its brief.json."""
    versions: Sequence[int]
    """The articles that it was made from, by their numbers in the archive."""
    documents: Mapping[DocumentKey, bytes]
    posts: Sequence[Post]


COLUMNS = "id, story, day, kind, title, line, issued, since, sha256"


class Briefs:
    """The briefs of an archive."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Over an open file."""
        self._db = db

    def issue(self, new: NewBrief) -> Issued | None:
        """Keep a brief with its evidence, its documents and what is to be sent, in one step that outlasts a power cut.

        None where the story has a brief of that day already: another run was quicker, and nothing is sent twice.
        """
        with transaction(self._db, lasting=True):
            if self.of_day(new.story, new.day) is not None:
                return None
            (brief,) = self._db.execute(
                "INSERT INTO brief (story, day, kind, title, line, issued, since, sha256, body)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
                (
                    *(new.story, new.day, new.kind, new.title, new.line, new.issued, new.since),
                    *(hashlib.sha256(new.written).hexdigest(), zlib.compress(new.written, 6)),
                ),
            ).fetchone()
            self._db.executemany(
                "INSERT INTO brief_article (brief, version) VALUES (?, ?)",
                [(brief, version) for version in sorted(set(new.versions))],
            )
            self._db.executemany(
                "INSERT INTO document (brief, pack, name, sha256, size, body) VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (brief, pack, name, hashlib.sha256(body).hexdigest(), len(body), body)
                    for (pack, name), body in sorted(new.documents.items())
                ],
            )
            self._db.executemany(
                "INSERT INTO delivery (brief, recipient, channel, target, pack, formats, changed)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    (brief, one.recipient, one.channel, one.target, one.pack, ",".join(one.formats), new.issued)
                    for one in new.posts
                ],
            )
        return self.get(brief)

    def get(self, brief: int) -> Issued | None:
        """One brief by its number in the archive."""
        return self._one("WHERE id = ?", brief)

    def of_day(self, story: str, day: str) -> Issued | None:
        """The brief of a story on a day."""
        return self._one("WHERE story = ? AND day = ?", story, day)

    def last(self, story: str, before: str) -> Issued | None:
        """The last brief of a story before a day that told something."""
        return self._one("WHERE story = ? AND day < ? AND kind = 'brief' ORDER BY day DESC LIMIT 1", story, before)

    def count(self, story: str) -> int:
        """How many briefs of a story told something."""
        row = self._db.execute("SELECT count(*) FROM brief WHERE story = ? AND kind = 'brief'", (story,)).fetchone()
        return int(row[0])

    def all(self) -> Iterator[Issued]:
        """Every brief, by day and story."""
        for row in self._db.execute(f"SELECT {COLUMNS} FROM brief ORDER BY day, story"):
            yield Issued(*row)

    def written(self, brief: int) -> bytes:
        """Its brief.json, as it was issued; empty where there is no such brief."""
        row = self._db.execute("SELECT body FROM brief WHERE id = ?", (brief,)).fetchone()
        return zlib.decompress(row[0]) if row else b""

    def versions(self, brief: int) -> list[int]:
        """The articles that it was made from."""
        rows = self._db.execute("SELECT version FROM brief_article WHERE brief = ? ORDER BY version", (brief,))
        return [version for (version,) in rows]

    def briefed(self, story: str | None = None) -> set[int]:
        """The versions of articles that some brief was made from, or some brief of a story."""
        rows = self._db.execute(
            "SELECT version FROM brief_article JOIN brief ON brief.id = brief WHERE ?1 IS NULL OR story = ?1", (story,)
        )
        return {version for (version,) in rows}

    def document_names(self, brief: int) -> list[tuple[str, str, str, int]]:
        """The documents of a brief: pack, name, SHA-256, bytes."""
        return self._db.execute(
            "SELECT pack, name, sha256, size FROM document WHERE brief = ? ORDER BY pack, name", (brief,)
        ).fetchall()

    def documents(self, brief: int, pack: str) -> dict[str, bytes]:
        """The documents of a brief in a pack, by file name; those already let go are left out."""
        rows = self._db.execute(
            "SELECT name, body FROM document WHERE brief = ? AND pack = ? AND body IS NOT NULL ORDER BY name",
            (brief, pack),
        )
        return dict(rows.fetchall())

    def _one(self, where: str, *values: object) -> Issued | None:
        row = self._db.execute(f"SELECT {COLUMNS} FROM brief {where}", values).fetchone()
        return Issued(*row) if row else None
