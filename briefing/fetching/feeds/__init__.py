"""Feeds and lists of feeds, told apart by what they hold."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

from lxml import etree

from briefing.desk.configuration.records import FeedKind
from briefing.errors import SourceError
from briefing.fetching.feeds.atom import read_atom
from briefing.fetching.feeds.jsonfeed import is_json_feed, read_json_feed
from briefing.fetching.feeds.lists import read_opml, read_sitemap, read_sitemap_index
from briefing.fetching.feeds.records import Entry, FeedDocument, Listed
from briefing.fetching.feeds.rss import read_rss
from briefing.fetching.feeds.xml import after_prolog, local, parse_xml, xml_text

__all__ = ["Entry", "FeedDocument", "Listed", "feed_of_page", "read_feed"]

ROOTS: dict[str, Callable[[etree._Element], FeedDocument]] = {
    "rss": read_rss,
    "rdf": read_rss,
    "channel": read_rss,
    "feed": read_atom,
    "opml": read_opml,
    "urlset": read_sitemap,
    "sitemapindex": read_sitemap_index,
}
"""By the name of the document's first element, in small letters."""

NAME = "|".join(ROOTS)
BEGINS = re.compile(
    rf"<(?:\w{{1,20}}:)?(?:{NAME})\b|<!DOCTYPE\s+(?:(?:{NAME})\b|(?!html\b)[^>]{{0,1000}}\[)", re.IGNORECASE
)
"""How a feed's first element or its document type begins; a document type with a part of its own is XML, too."""

FAMILY = {"rss": "feed", "atom": "feed", "json": "feed", "sitemap index": "sitemap"}
"""Kinds that may stand for each other: publishers go from one to the other without telling."""


def read_feed(raw: bytes, address: str, kind: FeedKind = "auto") -> FeedDocument:
    """What a feed lists; its addresses are completed by its own.  What is no feed is a ``page`` without entries.

    Raises `SourceError` where it is broken, hostile, or something else than the ``kind`` that was expected.
    """
    text = xml_text(raw)
    if is_json_feed(text):
        document = read_json_feed(text)
    elif BEGINS.match(text, after_prolog(text)):
        root = parse_xml(text)
        if (read := ROOTS.get(local(root))) is None:
            raise SourceError("it is XML, but no feed; RSS, Atom, JSON Feed, OPML and sitemaps can be read.")
        document = read(root)
    else:
        document = FeedDocument("page")
    found, wanted = FAMILY.get(document.kind, document.kind), FAMILY.get(kind, kind)
    if wanted not in {"auto", found}:
        raise SourceError(f"it is {NAMES[found]}, not {NAMES[wanted]}; correct its kind, or leave it out.")
    return FeedDocument(
        document.kind,
        document.title,
        tuple(_completed(document.entries, address)),
        tuple(Listed(urljoin(address, one.url), one.title, one.changed) for one in document.listed if one.url),
    )


NAMES = {
    "feed": "a feed",
    "opml": "a list of feeds (OPML)",
    "sitemap": "a sitemap",
    "page": "a page or text",
    "folder": "a folder",
}


def _completed(entries: tuple[Entry, ...], address: str) -> list[Entry]:
    """The entries with whole addresses, each address once; entries without one keep what identifies them."""
    found: dict[str, Entry] = {}
    for entry in entries:
        url = ""
        if entry.url:
            try:
                url = urljoin(address, entry.url.strip()).partition("#")[0]
                url = url if urlsplit(url).scheme in {"http", "https"} else ""
            except ValueError:
                url = ""
        key = url or entry.identity or entry.title
        if key:
            found.setdefault(key, Entry(**{**vars(entry), "url": url}))
    return list(found.values())


LINK = re.compile(rb"<link\b[^<>]{0,1000}>", re.IGNORECASE)
OF_FEED = re.compile(rb"""type\s*=\s*["']?application/(?:(?:rss|atom)\+xml|feed\+json)""", re.IGNORECASE)
HREF = re.compile(rb"""href\s*=\s*["']?([^\s"'<>]{1,2000})""", re.IGNORECASE)
HEAD_OF_PAGE = 200_000


def feed_of_page(raw: bytes, address: str) -> str | None:
    """The address of the feed that a page names in its head, as browsers find it; None where it names none."""
    for link in LINK.finditer(raw[:HEAD_OF_PAGE]):
        if OF_FEED.search(link[0]) and (href := HREF.search(link[0])):
            try:
                return urljoin(address, html.unescape(href[1].decode("utf-8", "replace")))
            except ValueError:
                continue
    return None
