"""From what came to articles: a page, or a feed's own text; what the feed says of it fills what the page leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefing.errors import SourceError
from briefing.fetching.feeds import Entry
from briefing.model import Article, Unread
from briefing.sources import build_article
from briefing.sources.cleaning.authors import split_authors
from briefing.sources.dates import iso_day
from briefing.sources.fragments import fragment_blocks
from briefing.sources.inputs import Handed, unread
from briefing.sources.newsjson import host_of
from briefing.sources.paragraphs import split_paragraphs
from briefing.sources.raw import Block, RawArticle
from briefing.sources.readers import read

TEASER = 0.5
"""Share of the feed's whole text below which a page's article is thought to be a teaser for subscribers."""

SHORTEST = 60
"""Characters below which what a feed says of an article is a label and no text."""


def read_page(url: str, raw: bytes, *, entry: Entry, publisher: str, day: str) -> Article:
    """The article of a page that a feed lists; ``publisher`` is what the feed is called, ``day`` that of the fetching.

    Raises `SourceError` where the page holds none.
    """
    found = next(iter(read(Handed(url, raw))), None)
    if not isinstance(found, RawArticle):
        raise SourceError("no article was found in it." if found is None else found.reason)
    article = build_article(_filled(found, entry, publisher, day))
    if entry.is_whole:
        try:
            told = read_entry(url, entry=entry, publisher=publisher, day=day)
        except SourceError:
            return article
        if len(article.text) < TEASER * len(told.text):
            return told
    return article


def read_entry(url: str, *, entry: Entry, publisher: str, day: str) -> Article:
    """The article that a feed's entry is by itself.  Raises `SourceError` where it holds no text."""
    if entry.plain:
        blocks = tuple(Block(paragraph) for paragraph in split_paragraphs(entry.html))
    else:
        blocks = fragment_blocks(entry.html)
    if sum(len(block.text) for block in blocks) < SHORTEST:
        raise SourceError("the feed holds no text of it.")
    return build_article(_filled(RawArticle(url, blocks), entry, publisher, day))


def read_files(url: str, raw: bytes, *, day: str) -> Iterator[Article | Unread]:
    """The articles of a file, each with the reason where it cannot be read; never raises for what it holds."""
    try:
        for found in read(Handed(url, raw)):
            try:
                yield (
                    found
                    if isinstance(found, Unread)
                    else build_article(found if found.retrieved else replace(found, retrieved=day))
                )
            except SourceError as error:
                yield unread(found.source, error)
    except SourceError as error:
        yield unread(url, error)


def _filled(raw: RawArticle, entry: Entry, publisher: str, day: str) -> RawArticle:
    url = raw.url or entry.url or None
    named = raw.publisher if raw.publisher and raw.publisher != (host_of(url) if url else None) else None
    who = named or entry.publisher or publisher
    authors = [name for author in entry.authors for name in split_authors(_name(author)[:500], publisher=who)]
    return replace(
        raw,
        url=url,
        title=raw.title or entry.title or None,
        publisher=who,
        authors=raw.authors or tuple(dict.fromkeys(authors)),
        published=raw.published or iso_day(entry.published[:200]) or None,
        retrieved=raw.retrieved or day,
    )


def _name(author: str) -> str:
    """RSS writes `desk@example.org (Ann Lee)`: the name is what counts."""
    match = re.search(r"\(([^()]+)\)\s*$", author) if "@" in author else None
    return match[1] if match else "" if "@" in author and " " not in author else author
