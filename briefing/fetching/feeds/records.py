"""What a feed lists, whatever it is written in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Literal

DocumentKind = Literal["rss", "atom", "json", "opml", "sitemap", "sitemap index", "page"]
"""What an address can turn out to be."""


@dataclass(frozen=True)
class Entry:
    """An article as a feed lists it.

    ``identity`` is what the feed itself tells entries apart by.  ``published`` and ``updated`` are as written there.
    ``html`` is the longest text that the feed gives, and ``is_whole`` says that it is meant to be the article and no
    summary; ``plain`` that it is no markup.
    """

    url: str
    identity: str = ""
    title: str = ""
    published: str = ""
    updated: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    html: str = ""
    is_whole: bool = False
    plain: bool = False

    @property
    def fingerprint(self) -> str:
        """A short digest that changes when the feed says anything else of the article."""
        told = "\x1f".join((self.title, self.published, self.updated, self.html))
        return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:16]

    @property
    def moment(self) -> datetime | None:
        """When it was published or last changed, where that can be read."""
        return read_moment(self.updated) or read_moment(self.published)


@dataclass(frozen=True)
class Listed:
    """A feed or sitemap that a list names."""

    url: str
    title: str = ""
    changed: str = ""


@dataclass(frozen=True)
class FeedDocument:
    """A feed as it was read: its articles in its own order, or for lists of feeds and sitemaps, what they list."""

    kind: DocumentKind
    title: str = ""
    entries: tuple[Entry, ...] = ()
    listed: tuple[Listed, ...] = field(default=())


def read_moment(written: str) -> datetime | None:
    """A moment as RFC 822 or ISO 8601 write it, in UTC; None for anything else."""
    written = written.strip()
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(written)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return None


def newest(entries: tuple[Entry, ...], most: int) -> tuple[Entry, ...]:
    """At most so many of the entries, the newest, in the feed's order; undated ones are taken as the feed has them."""
    if len(entries) <= most:
        return entries
    oldest = datetime.min.replace(tzinfo=UTC)
    ranked = sorted(range(len(entries)), key=lambda i: (entries[i].moment or oldest, -i), reverse=True)
    return tuple(entries[i] for i in sorted(ranked[:most]))
