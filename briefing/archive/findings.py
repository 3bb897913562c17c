"""What was found in articles, so that nothing is parsed twice."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from briefing.archive.database import transaction
from briefing.model import Article, ArticleFindings, Unread

Found = TypeVar("Found", bound=BaseModel)

RULES = ("language", "stages", "model", "synthesis/polarity.py", "identity.py", "once.py", "pipeline.py")
"""What decides what is found in one article: files and folders of the program."""


@cache
def rules_version() -> str:
    """A digest of the program's language side, word lists and version: findings of other rules are made anew."""
    from briefing import __version__

    root = Path(__file__).parents[1]
    digest = hashlib.sha256(f"{__version__} spacy {_spacy_version()}".encode())
    for path in sorted(path for name in RULES for path in _files(root / name)):
        digest.update(f"\n{path.relative_to(root).as_posix()}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _files(path: Path) -> Iterable[Path]:
    """The program's own files of a folder, without what Python made of them."""
    if path.is_dir():
        return (file for file in path.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return (path,) if path.is_file() else ()


def _spacy_version() -> str:
    from importlib.metadata import version

    return version("spacy")


def content_key(article: Article, bound: str) -> str:
    """What findings are remembered by: all that is known of the article, and the last day it can be of."""
    return hashlib.sha256(f"{bound}\x1f{article.model_dump_json()}".encode()).hexdigest()


class FindingsMemory:
    """The findings of an archive, by content, model and rules."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Over an open file."""
        self._db = db

    def has(self, content: str, model: str, rules: str) -> bool:
        """Whether an article was read already."""
        return (
            self._db.execute(
                "SELECT 1 FROM findings WHERE content = ? AND model = ? AND rules = ?", (content, model, rules)
            ).fetchone()
            is not None
        )

    def get(
        self,
        content: str,
        model: str,
        rules: str,
        kind: type[Found] = ArticleFindings,  # type: ignore[assignment]
    ) -> Found | Unread | None:
        """What was found in it, why nothing was, or None where it was not read yet.

        ``kind`` is a part of the findings, where no more of them is needed: that is read in a fraction of the time.
        """
        row = self._db.execute(
            "SELECT body, failure FROM findings WHERE content = ? AND model = ? AND rules = ?", (content, model, rules)
        ).fetchone()
        if row is None:
            return None
        if row[0] is None:
            return Unread.model_validate_json(row[1])
        return kind.model_validate_json(zlib.decompress(row[0]))

    def keep(self, found: Iterable[tuple[str, ArticleFindings | Unread]], model: str, rules: str, made: str) -> None:
        """Keep what was found, several articles in one transaction."""
        rows = []
        for content, one in found:
            written = one.model_dump_json()
            body = None if isinstance(one, Unread) else zlib.compress(written.encode(), 6)
            rows.append((content, model, rules, made, body, written if isinstance(one, Unread) else None))
        with transaction(self._db):
            self._db.executemany(
                "INSERT INTO findings (content, model, rules, made, body, failure) VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT DO NOTHING",
                rows,
            )
