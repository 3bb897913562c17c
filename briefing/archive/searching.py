"""Words sought in the archive."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.archive.articles import SELECT, kept
from briefing.archive.records import Kept

PART = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
EXCERPT = 24
"""Words of an excerpt."""
OPEN, CLOSE = "\ue000", "\ue001"
"""Stand around a found word; letters that no text has."""


@dataclass(frozen=True)
class Hit:
    """An article that holds what was sought."""

    kept: Kept
    excerpt: str
    """The words around the best place, what was found in ``[brackets]``."""


def search(db: sqlite3.Connection, query: str, most: int = 20) -> Iterator[Hit]:
    """The newest versions of articles that hold all words of a query, the best first.

    ``"quoted words"`` stand together, ``harb*`` is any word that begins so, ``OR`` between two is either, a minus
    before one is without it.  Forms of a word are one: *port* finds *ports*.  Whatever else is typed is taken as words.
    """
    wanted = fts_query(query)
    if not wanted:
        return
    rows = db.execute(
        "SELECT rowid, snippet(search, 1, ?, ?, '…', ?) FROM search WHERE search MATCH ?"
        " AND rowid IN (SELECT current FROM page) ORDER BY bm25(search, 4.0, 1.0), rowid LIMIT ?",
        (OPEN, CLOSE, EXCERPT, wanted, most),
    ).fetchall()
    for version, excerpt in rows:
        for row in db.execute(f"{SELECT} WHERE version.id = ?", (version,)):
            words = " ".join(excerpt.split()).replace(OPEN, "[").replace(CLOSE, "]")
            yield Hit(kept(row), words)


def fts_query(typed: str) -> str:
    """What was typed as FTS5 understands it, every word quoted, so that nothing typed is an error."""
    wanted: list[str] = []
    without: list[str] = []
    either = False
    for minus, quoted, word in PART.findall(typed):
        if word == "OR" and wanted:
            either = True
            continue
        term = _term(quoted or word, prefix=bool(word.endswith("*")))
        if not term:
            continue
        if minus:
            without.append(term)
        elif either:
            wanted[-1] = f"({wanted[-1]} OR {term})"
        else:
            wanted.append(term)
        either = False
    if not wanted:
        return ""
    return " AND ".join(wanted) + "".join(f" NOT {term}" for term in without)


def _term(words: str, *, prefix: bool) -> str:
    found = re.findall(r"\w+", words)
    return f'"{" ".join(found)}"{"*" if prefix else ""}' if found else ""
