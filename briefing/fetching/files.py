"""Feeds that are files: a saved feed, a saved page, a folder of articles, the inbox."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from briefing.desk.configuration.records import Feed, Limits
from briefing.errors import SourceError
from briefing.fetching.articles import read_files
from briefing.fetching.documents import Opened, feeds_of_list
from briefing.fetching.feeds import FeedDocument, read_feed
from briefing.fetching.feeds.records import newest
from briefing.fetching.records import FeedReport, FetchedArticle, Memory, Validators
from briefing.fetching.unpacking import gunzip_whole
from briefing.model import Unread
from briefing.sources.inputs import open_inputs, written


def open_file(feed: Feed, base: Path, limits: Limits, memory: Memory | None) -> Opened | None:
    """A saved feed; None where the path leads to a folder or to articles, which `read_folder` reads.

    ``base`` is the configuration's folder, as seen from which files are named.
    """
    path = Path(str(feed.path))
    if feed.kind in {"folder", "page"} or not _is_file(path):
        return None
    address = _name(written(path), base)
    try:
        raw = _read(path, limits)
        validators = Validators(etag=_digest(raw))
        if memory and (earlier := memory.validators(address)) and earlier.etag == validators.etag:
            return Opened(feed, address, unchanged=True)
        document = read_feed(raw, "", feed.kind)
    except SourceError as error:
        return None if feed.kind == "auto" else Opened(feed, address, reason=str(error))
    if document.kind == "page":
        return None
    if document.kind == "sitemap index":
        return Opened(feed, address, reason="a list of sitemaps in a file is not followed; give its address.")
    document = FeedDocument(document.kind, document.title, newest(document.entries, limits.articles_per_feed))
    return Opened(feed, address, document=document, validators=validators)


def saved_list(feed: Feed, limits: Limits) -> list[Feed] | None:
    """The feeds of a list in a file, as programs export it; None where the file is anything else."""
    path = Path(str(feed.path))
    if feed.kind not in {"auto", "opml"} or not _is_file(path):
        return None
    try:
        document = read_feed(_read(path, limits), "")
    except SourceError:
        return None
    return feeds_of_list(feed, document) if document.kind == "opml" else None


def _is_file(path: Path) -> bool:
    """Whether a file is there; one in a folder that is closed to us is none, and reading it says why."""
    return os.access(path, os.F_OK) and path.is_file()


def _read(path: Path, limits: Limits) -> bytes:
    """A file's bytes, unpacked where it is a gzip file.  Raises `SourceError`."""
    most = int(limits.feed_megabytes * 1e6)
    try:
        with path.open("rb") as file:
            raw = file.read(most + 1)
    except OSError as error:
        raise SourceError(f"it cannot be opened: {(error.strerror or str(error)).lower()}.") from error
    if len(raw) > most:
        raise SourceError(f"it is larger than {limits.feed_megabytes:g} MB.")
    return gunzip_whole(raw, most)


def read_folder(
    feed: Feed, base: Path, memory: Memory | None, moment: str, day: str
) -> Iterator[FetchedArticle | FeedReport]:
    """The articles of a folder or file, then the report; files that are as they were are not read again."""
    unread: list[Unread] = []
    entries = fetched = known = 0
    for handed in open_inputs([str(feed.path)]):
        entries += 1
        if isinstance(handed, Unread):
            unread.append(handed)
            continue
        name = _name(handed.source, base)
        validators = Validators(etag=_digest(handed.raw), retrieved=moment)
        if memory and (earlier := memory.validators(name)) and earlier.etag == validators.etag:
            known += 1
            continue
        failed = len(unread)
        for article in read_files(name, handed.raw, day=day):
            if isinstance(article, Unread):
                unread.append(article)
                continue
            fetched += 1
            yield FetchedArticle(
                feed=feed.name,
                url=article.source,
                final_url=article.url or article.source,
                raw=handed.raw,
                media_type="",
                basis="file",
                validators=validators,
                article=article,
            )
        if memory and len(unread) == failed:
            memory.remember(name, validators)
    yield _report(feed, entries, fetched, known, unread)


def _report(feed: Feed, entries: int, fetched: int, known: int, unread: list[Unread]) -> FeedReport:
    """A folder that is not there, or empty, has one thing that was not read: itself."""
    whole = len(unread) == entries == 1 and unread[0].source == written(str(feed.path))
    if whole and not _is_file(Path(str(feed.path))):
        empty = os.access(str(feed.path), os.R_OK) and Path(str(feed.path)).is_dir()
        reason = "" if empty else unread[0].reason
        return FeedReport(feed.name, "read" if empty else "failed", reason=reason)
    return FeedReport(feed.name, "read", entries=entries, fetched=fetched, known=known, unread=tuple(unread))


def _name(source: str, base: Path) -> str:
    """The file's name as seen from the configuration's folder, wherever the program runs."""
    return Path(os.path.relpath(source, base)).as_posix()


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
