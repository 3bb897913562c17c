"""What is old is removed, except what an issued brief was made from."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from briefing.archive.database import transaction
from briefing.errors import ArchiveError

OLD = """
    SELECT id FROM version WHERE day < ? AND id NOT IN (SELECT version FROM brief_article)
"""


@dataclass(frozen=True)
class Pruned:
    """How much was removed, or would be."""

    versions: int
    findings: int
    cited: int
    """Versions as old that stay, because an issued brief was made from them."""


def prune(db: sqlite3.Connection, before: str, *, rules: str | None = None, dry: bool = False) -> Pruned:
    """Remove the articles that came before a day, and findings of other rules than ``rules``, where that is given.

    What an issued brief was made from is never removed.  Addresses stay, so that an article is not taken for new when a
    feed still names it; so do the briefs, without the bytes of documents that never arrived.  ``dry``: only count.
    """
    with transaction(db):
        (versions,) = db.execute(f"SELECT count(*) FROM ({OLD})", (before,)).fetchone()
        (cited,) = db.execute(
            "SELECT count(*) FROM version WHERE day < ? AND id IN (SELECT version FROM brief_article)", (before,)
        ).fetchone()
        stale = "FROM findings WHERE substr(made, 1, 10) < ?1 OR (?2 IS NOT NULL AND rules <> ?2)"
        (findings,) = db.execute(f"SELECT count(*) {stale}", (before, rules)).fetchone()
        if not dry:
            db.execute(f"DELETE FROM version WHERE id IN ({OLD})", (before,))
            db.execute("DELETE FROM raw WHERE sha256 NOT IN (SELECT raw FROM version WHERE raw IS NOT NULL)")
            db.execute(f"DELETE {stale}", (before, rules))
            db.execute("UPDATE document SET body = NULL WHERE brief IN (SELECT id FROM brief WHERE day < ?)", (before,))
    if not dry:
        with suppress(sqlite3.OperationalError):  # somebody else is using the file: it shrinks another time
            db.execute("VACUUM")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Pruned(versions=versions, findings=findings, cited=cited)


def day_to_keep(db: sqlite3.Connection, before: str | None, keep: int | None) -> str:
    """The first day that stays, where one or the other is asked for: a day, or how many days up to the newest article.

    Raises `ArchiveError` where none or both are given.
    """
    if (before is None) == (keep is None):
        raise ArchiveError("say either from which day on to keep (--before DATE) or how many days (--keep DAYS).")
    if before is not None:
        return before
    (newest,) = db.execute("SELECT max(day) FROM version").fetchone()
    return (date.fromisoformat(newest) - timedelta(days=(keep or 1) - 1)).isoformat() if newest else ""
