"""Articles as fetched and as cleaned, with every version of those that change."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator

from briefing.archive.database import transaction
from briefing.archive.records import Fetched, Kept, Outcome, content_digest
from briefing.model import Article

SELECT = """
    SELECT version.id, page.address, version.number,
           (SELECT max(number) FROM version AS other WHERE other.page = page.id),
           version.day, version.fetched, page.feed, version.record, version.text
    FROM version JOIN page ON page.id = version.page
"""


class Articles:
    """The pages of an archive and the versions of their articles."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Over an open file."""
        self._db = db

    def keep(self, fetched: Fetched) -> Outcome:
        """Keep a page; what is known already only counts as seen again.

        The same headline and text at another address is the same article, and is not kept twice.
        """
        with transaction(self._db):
            page = self._db.execute(
                "SELECT id, digest, current, unread FROM page WHERE address = ?", (fetched.address,)
            ).fetchone()
            if fetched.article is None:
                return self._keep_unread(page, fetched)
            digest = content_digest(fetched.article)
            if page is not None and page[1] == digest:
                self._db.execute("UPDATE page SET last_seen = ? WHERE id = ?", (fetched.fetched, page[0]))
                return "known"
            first = page is None or page[1] is None
            number = self._add_page(fetched) if page is None else page[0]
            twin = self._db.execute("SELECT id FROM version WHERE digest = ? ORDER BY id", (digest,)).fetchone()
            version = twin[0] if twin and first else self._add_version(number, fetched, fetched.article, digest)
            self._db.execute(
                "UPDATE page SET digest = ?, current = ?, last_seen = ?, unread = NULL WHERE id = ?",
                (digest, version, fetched.fetched, number),
            )
            return ("known" if twin else "new") if first else "changed"

    def _keep_unread(self, page: tuple[int, str | None, int | None, str | None] | None, fetched: Fetched) -> Outcome:
        if page is None:
            self._add_page(fetched)
        else:
            # a page that could be read once, and cannot today, is still what it was
            reason = fetched.unread if page[1] is None else None
            self._db.execute(
                "UPDATE page SET last_seen = ?, unread = ? WHERE id = ?", (fetched.fetched, reason, page[0])
            )
        return "unread"

    def _add_page(self, fetched: Fetched) -> int:
        added = self._db.execute(
            "INSERT INTO page (address, feed, first_seen, last_seen, unread) VALUES (?, ?, ?, ?, ?) RETURNING id",
            (fetched.address, fetched.feed, fetched.fetched, fetched.fetched, fetched.unread),
        ).fetchone()
        return int(added[0])

    def _add_version(self, page: int, fetched: Fetched, article: Article, digest: str) -> int:
        raw = hashlib.sha256(fetched.raw).hexdigest()
        self._db.execute(
            "INSERT INTO raw (sha256, size, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (raw, len(fetched.raw), zlib.compress(fetched.raw, 6)),
        )
        added = self._db.execute(
            "INSERT INTO version"
            " (page, number, day, fetched, raw, headers, article, sha256, digest, title, text, record)"
            " VALUES (?, (SELECT 1 + coalesce(max(number), 0) FROM version WHERE page = ?),"
            " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (
                *(page, page, fetched.day, fetched.fetched, raw, json.dumps(dict(fetched.headers), sort_keys=True)),
                *(article.id, article.sha256, digest, article.title, article.text),
                article.model_dump_json(exclude={"text"}),
            ),
        ).fetchone()
        return int(added[0])

    def current(self, first: str, last: str) -> Iterator[Kept]:
        """The newest version of each page that came between two of the desk's days, in the order of coming."""
        where = "WHERE version.id IN (SELECT current FROM page) AND version.day BETWEEN ? AND ? ORDER BY version.id"
        yield from self._select(where, first, last)

    def fresh(self, first: str, last: str) -> Iterator[Kept]:
        """Of these, the versions that no brief was made from."""
        where = "WHERE version.id IN (SELECT current FROM page) AND version.day BETWEEN ? AND ?"
        yield from self._select(
            f"{where} AND version.id NOT IN (SELECT version FROM brief_article) ORDER BY version.id", first, last
        )

    def get(self, version: int) -> Kept | None:
        """One version by its number in the archive."""
        return next(self._select("WHERE version.id = ?", version), None)

    def versions(self, name: str) -> list[Kept]:
        """Every version at an address, or of an article's id, oldest first."""
        return list(
            self._select(
                "WHERE page.address = ?1 OR page.id IN (SELECT page FROM version WHERE article = ?1)"
                " ORDER BY page.id, version.number",
                name,
            )
        )

    def all(self, first: str = "", last: str = "9999") -> Iterator[Kept]:
        """Every version that came between two days, in the order of coming."""
        yield from self._select("WHERE version.day BETWEEN ? AND ? ORDER BY version.id", first, last)

    def raw(self, version: int) -> bytes:
        """The bytes of the page that a version was read from."""
        found = self._db.execute(
            "SELECT body FROM raw WHERE sha256 = (SELECT raw FROM version WHERE id = ?)", (version,)
        ).fetchone()
        return zlib.decompress(found[0]) if found else b""

    def headers(self, version: int) -> dict[str, str]:
        """What the server said beside the page."""
        found = self._db.execute("SELECT headers FROM version WHERE id = ?", (version,)).fetchone()
        return dict(json.loads(found[0])) if found else {}

    def is_known(self, address: str) -> bool:
        """Whether a page was ever handed in."""
        return self._db.execute("SELECT 1 FROM page WHERE address = ?", (address,)).fetchone() is not None

    def count(self) -> tuple[int, int]:
        """How many pages there are, and how many versions of articles."""
        pages, versions = self._db.execute(
            "SELECT (SELECT count(*) FROM page), (SELECT count(*) FROM version)"
        ).fetchone()
        return pages, versions

    def _select(self, where: str, *values: object) -> Iterator[Kept]:
        for row in self._db.execute(f"{SELECT} {where}", values):
            yield kept(row)


def kept(row: tuple[int, str, int, int, str, str, str | None, str, str]) -> Kept:
    """A row of `SELECT`."""
    version, address, number, versions, day, fetched, feed, record, text = row
    article = Article.model_validate({**json.loads(record), "text": text})
    return Kept(version, address, number, versions, day, fetched, feed, article)
