"""The outbox: who is to get what, and how far that has come.

    pending → sending → sent
                      → pending      the server did not take it; the next run tries again
                      → refused      the server will not take it; nothing is tried again
                      → unconfirmed  the program or the line broke off in the moment of handing over

A mail is `sending` only while its last line is on its way and the server's answer is not there yet.  Whoever finds one
so cannot know whether it arrived; it did in nearly every case, so that it is not sent again by itself.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Literal

from briefing.archive.database import transaction

State = Literal["pending", "sending", "sent", "unconfirmed", "refused"]
OVER = ("sent", "unconfirmed", "refused")
"""States from which nothing is done any more without being asked."""


@dataclass(frozen=True)
class Delivery:
    """What one recipient is to get of a brief, and how far that has come."""

    id: int
    brief: int
    recipient: str
    channel: str
    target: str
    """The folder, mail address, web address or repository."""
    pack: str
    formats: tuple[str, ...]
    state: State
    attempts: int
    changed: str
    """UTC."""
    note: str | None


COLUMNS = "id, brief, recipient, channel, target, pack, formats, state, attempts, changed, note"


class Outbox:
    """The deliveries of an archive."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Over an open file."""
        self._db = db

    def waiting(self) -> list[Delivery]:
        """What is to be sent, oldest first."""
        return self._select("WHERE state = 'pending' ORDER BY id")

    def all(self, brief: int | None = None) -> list[Delivery]:
        """Every delivery, or those of one brief."""
        return self._select("WHERE ?1 IS NULL OR brief = ?1 ORDER BY id", brief)

    def make_room(self) -> None:
        """Put what was written lately into its place, so that the next note is as short a step as can be."""
        self._db.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def begin(self, delivery: int, now: str) -> bool:
        """Note that the next thing to happen is the handing over; False where another process has it.

        The note outlasts the end of this process, and a power cut only after `begun`.
        """
        with transaction(self._db):
            done = self._db.execute(
                "UPDATE delivery SET state = 'sending', attempts = attempts + 1, changed = ? "
                "WHERE id = ? AND state = 'pending'",
                (now, delivery),
            )
            return done.rowcount == 1

    def begun(self, delivery: int, now: str) -> None:
        """See to it that the note of `begin` outlasts a power cut."""
        with transaction(self._db, lasting=True):
            self._db.execute("UPDATE delivery SET changed = ? WHERE id = ?", (now, delivery))

    def end(self, delivery: int, state: State, now: str, note: str | None = None) -> None:
        """Note how it ended; when all of a brief has arrived, its documents' bytes are let go."""
        with transaction(self._db, lasting=True):
            self._db.execute(
                "UPDATE delivery SET attempts = attempts + (state <> 'sending'), state = ?, changed = ?, note = ?"
                " WHERE id = ?",
                (state, now, note, delivery),
            )
            self._db.execute(
                "UPDATE document SET body = NULL WHERE brief = (SELECT brief FROM delivery WHERE id = ?1)"
                " AND NOT EXISTS (SELECT 1 FROM delivery AS other WHERE other.brief = document.brief"
                " AND other.state <> 'sent')",
                (delivery,),
            )

    def resend(self, brief: int, recipient: str | None, now: str) -> int:
        """Have what did not arrive for sure sent again by the next run, to all or to one; gives how many those are."""
        with transaction(self._db, lasting=True):
            done = self._db.execute(
                "UPDATE delivery SET state = 'pending', changed = ?1, note = NULL"
                " WHERE brief = ?2 AND (?3 IS NULL OR recipient = ?3) AND state IN ('unconfirmed', 'refused')",
                (now, brief, recipient),
            )
            return done.rowcount

    def settle(self, now: str) -> list[Delivery]:
        """What a run that was broken off left in the moment of handing over, now `unconfirmed`.

        Only for a caller who knows that no other run is at work.
        """
        left = self._select("WHERE state = 'sending' ORDER BY id")
        for one in left:
            self.end(one.id, "unconfirmed", now, "the program was stopped in the moment of handing it over")
        return left

    def _select(self, where: str, *values: object) -> list[Delivery]:
        rows = self._db.execute(f"SELECT {COLUMNS} FROM delivery {where}", values)
        found = []
        for number, brief, recipient, channel, target, pack, formats, state, attempts, changed, note in rows:
            names = tuple(filter(None, formats.split(",")))
            found.append(
                Delivery(number, brief, recipient, channel, target, pack, names, state, attempts, changed, note)
            )
        return found
