"""What goes into the archive and comes out of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from briefing.model import Article

Outcome = Literal["new", "changed", "known", "unread"]
"""What became of a page that was handed in: `unread` where it held no article that can be read."""


@dataclass(frozen=True)
class Fetched:
    """A page as it was fetched, with the article that was read from it, or why none was."""

    address: str
    """What identifies it: its canonical address, a feed's id for it, or a file's name.  The same page always has the
    same, so that another text under it is another version of the article."""
    article: Article | None
    day: str
    """The desk's day, ISO."""
    fetched: str
    """UTC, `2024-05-06T04:30:00Z`."""
    raw: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    feed: str | None = None
    unread: str | None = None
    """Why it could not be read as an article."""


@dataclass(frozen=True)
class Kept:
    """One version of an article in the archive."""

    id: int
    address: str
    number: int
    """Which version of its page it is, from 1."""
    versions: int
    """How many versions the page has had."""
    day: str
    """The desk's day on which it came."""
    fetched: str
    feed: str | None
    article: Article

    @property
    def corrected(self) -> bool:
        """Whether an earlier text stood at the same address."""
        return self.number > 1


@dataclass(frozen=True)
class FeedState:
    """How a feed was read last."""

    name: str
    checked: str
    """UTC."""
    failures: int
    """How often in a row it could not be read."""
    note: str
    """Why."""


def content_digest(article: Article) -> str:
    """SHA-256 of headline and text: what a reader would see change."""
    return hashlib.sha256(f"{article.title or ''}\x1f{article.sha256}".encode()).hexdigest()
