"""The feeds of a configuration as documents: asked, read, and lists of feeds and sitemaps followed one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.desk.configuration.records import Feed, Limits
from briefing.errors import SourceError
from briefing.fetching.answers import Answer, FetchError
from briefing.fetching.feeds import FeedDocument, feed_of_page, read_feed
from briefing.fetching.feeds.records import newest
from briefing.fetching.hosts import Question, Round
from briefing.fetching.records import Memory, Validators
from briefing.fetching.unpacking import gunzip_whole
from briefing.sources.readers import is_document

MOST_LISTED = 200
"""Feeds that are taken of a list; the rest is named as left out."""

MOST_SITEMAPS = 10
"""Sitemaps that are taken of an index, those that changed last."""


@dataclass(frozen=True)
class Opened:
    """A feed that was asked: its document, or why there is none; ``page`` is the answer where it is an article itself.

    ``validators`` are to be remembered once all of its articles were handed out, under ``address``.
    """

    feed: Feed
    address: str
    document: FeedDocument | None = None
    reason: str = ""
    unchanged: bool = False
    page: bytes = b""
    media_type: str = ""
    validators: Validators | None = None
    note: str = ""


def open_feeds(feeds: Sequence[Feed], asked: Round, memory: Memory | None) -> list[list[Opened]]:
    """For each feed, in order, its document; for a list of feeds, those of the feeds that it lists after its own."""
    return [_followed(one, asked, memory) for one in _open(feeds, asked, memory)]


def _followed(one: Opened, asked: Round, memory: Memory | None) -> list[Opened]:
    if one.document and one.document.kind == "opml":
        return _listed_feeds(one, one.document, asked, memory)
    if one.document and one.document.kind == "sitemap index":
        return [_joined_sitemaps(one, one.document, asked)]
    return [one]


def _open(feeds: Sequence[Feed], asked: Round, memory: Memory | None) -> list[Opened]:
    most = int(asked.limits.feed_megabytes * 1e6)
    questions = [_question(str(feed.url), most, memory) for feed in feeds]
    answers = asked.ask_all(questions)
    return [_opened(feed, answer, asked.limits) for feed, answer in zip(feeds, answers, strict=True)]


def _question(url: str, most: int, memory: Memory | None) -> Question:
    return Question(url, most, memory.validators(url) if memory else None)


def _opened(feed: Feed, answer: Answer | FetchError, limits: Limits) -> Opened:
    address = str(feed.url)
    if isinstance(answer, FetchError):
        return Opened(feed, address, reason=str(answer))
    if answer.unchanged:
        return Opened(feed, address, unchanged=True)
    try:
        raw = gunzip_whole(answer.as_utf8(), int(limits.feed_megabytes * 1e6))
        article = feed.kind == "page" or (feed.kind == "auto" and is_document(raw))
        document = FeedDocument("page") if article else read_feed(raw, answer.final_url, feed.kind)
    except SourceError as error:
        return Opened(feed, address, reason=str(error))
    if feed.kind == "auto" and document.kind == "page" and (there := feed_of_page(raw, answer.final_url)):
        return Opened(feed, address, reason=f'it is a page; its feed is {there}. Name that, or write  kind = "page".')
    return Opened(
        feed,
        address,
        document=replace(document, entries=newest(document.entries, limits.articles_per_feed)),
        page=raw if document.kind == "page" else b"",
        media_type=answer.media_type,
        validators=Validators(answer.etag, answer.last_modified),
    )


def _listed_feeds(one: Opened, document: FeedDocument, asked: Round, memory: Memory | None) -> list[Opened]:
    """The feeds of an OPML list; a list inside a list is not followed."""
    found = [_only_feed(inner) for inner in _open(feeds_of_list(one.feed, document), asked, memory)]
    # The list itself is always read in full: what it lists may have changed though it has not.
    left = len(document.listed) - len(found)
    note = f"{left} of the feeds that it lists were left out; {MOST_LISTED} are taken." if left else ""
    return [replace(one, document=FeedDocument("opml"), validators=None, note=note), *found]


def feeds_of_list(feed: Feed, document: FeedDocument) -> list[Feed]:
    """The feeds that a list names, each called by the list's name and its own."""
    return [
        feed.model_copy(
            update={
                "name": f"{feed.name}: {inner.title or inner.url}"[:200],
                "url": inner.url,
                "path": None,
                "kind": "auto",
            }
        )
        for inner in document.listed[:MOST_LISTED]
    ]


def _only_feed(inner: Opened) -> Opened:
    if inner.document is not None and inner.document.kind in {"opml", "sitemap index"}:
        return Opened(inner.feed, inner.address, reason="it is a list inside a list, which is not followed.")
    return inner


def _joined_sitemaps(one: Opened, document: FeedDocument, asked: Round) -> Opened:
    """The pages of an index's newest sitemaps as one document."""
    listed = document.listed[:MOST_SITEMAPS]
    feeds = [one.feed.model_copy(update={"url": inner.url, "kind": "sitemap"}) for inner in listed]
    found = _open(feeds, asked, memory=None)
    entries = tuple(entry for inner in found if inner.document for entry in inner.document.entries)
    failed = [f"{inner.address}: {inner.reason}" for inner in found if inner.reason]
    return replace(
        one,
        document=FeedDocument("sitemap", entries=newest(entries, asked.limits.articles_per_feed)),
        validators=None,
        note=" ".join(failed[:3]),
    )
