"""What fetching gives: articles as they came and as they were read, and a report on each feed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from briefing.model import Article, Unread

Basis = Literal["page", "feed", "file"]
"""Whence an article's text is: its page, the feed's own entry, or a file."""

FeedStatus = Literal["read", "not modified", "failed"]


@dataclass(frozen=True)
class Validators:
    """What is kept of an earlier answer, so that it is not sent again: all that a conditional request needs.

    ``etag`` and ``last_modified`` are the headers as they came.  ``entry`` is the fingerprint of the feed's entry that
    led to an article, ``""`` for feeds.  ``retrieved`` is the time of the first answer, ISO 8601 in UTC.
    """

    etag: str = ""
    last_modified: str = ""
    entry: str = ""
    retrieved: str = ""


@dataclass(frozen=True)
class FetchedArticle:
    """An article as it came and as it was read.

    ``feed`` is the feed's name; ``url`` the address or path that it was asked under, which is what the archive knows
    it by; ``final_url`` where redirects led.  ``raw`` are the bytes as they came, unpacked, and ``media_type`` what
    they were said to be; for a feed's own text, those of the entry.  Of a file with several articles (mbox, JSON
    Lines), ``url`` has the number of each.
    """

    feed: str
    url: str
    final_url: str
    raw: bytes
    media_type: str
    basis: Basis
    validators: Validators
    article: Article


@dataclass(frozen=True)
class FeedReport:
    """What came of a feed: ``reason`` says in one line why it failed; ``unread`` what of it could not be read.

    Of ``entries``, ``fetched`` came anew, ``known`` were not asked again or had not changed.
    """

    feed: str
    status: FeedStatus
    reason: str = ""
    entries: int = 0
    fetched: int = 0
    known: int = 0
    unread: tuple[Unread, ...] = ()


class Memory(Protocol):
    """What fetching asks of an archive; without one, everything is fetched anew."""

    def validators(self, url: str) -> Validators | None:
        """What was kept of the last answer at an address, None where it was never asked."""

    def remember(self, url: str, validators: Validators) -> None:
        """Keep what came with an answer that is no article of itself (a feed), or with one that had not changed.

        It is called once all articles of a feed were handed out, so that a run that is stopped loses none.
        """
