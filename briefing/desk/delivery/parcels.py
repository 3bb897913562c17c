"""What is handed over: one recipient's share of a brief, and how handing it over can end."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from briefing.errors import BriefingError


class DeliveryError(BriefingError):
    """Something that did not arrive; the message says why."""


class LaterError(DeliveryError):
    """It was not taken this time: no server, no room, no password; the next run tries again."""


class RefusedError(DeliveryError):
    """It will not be taken: no such mailbox, no such address; trying again would not help."""


class UnconfirmedError(DeliveryError):
    """The line broke off after all was handed over and before the answer: it may have arrived."""


@dataclass(frozen=True)
class Parcel:
    """One recipient's share of a brief."""

    story: str
    day: str
    title: str
    line: str
    """What the brief says, in one line."""
    tlp: str | None
    quiet: bool
    """Whether there is nothing new, and the line is all there is."""
    issued: str
    """UTC, `2024-05-06T04:30:00Z`."""
    sha256: str
    """Of the brief.json."""
    recipient: str
    text: str
    """The brief, or its beginning, as plain text."""
    documents: Mapping[str, bytes]
    """The recipient's documents, by file name."""
    pages: Mapping[str, bytes]
    """The same for a wiki: Markdown in its flavour."""

    def key(self, target: str) -> str:
        """What tells this parcel to this target from any other; the same whenever it is sent."""
        parts = (self.story, self.day, self.sha256, self.recipient, target)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


MEDIA_TYPES = {
    "pdf": "application/pdf",
    "html": "text/html",
    "json": "application/json",
    "ics": "text/calendar",
    "md": "text/markdown",
}


def media_type(name: str) -> str:
    """What a document is, by its file name."""
    return MEDIA_TYPES.get(name.rpartition(".")[2], "text/plain")
