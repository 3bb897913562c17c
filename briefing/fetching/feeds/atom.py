"""Atom 1.0 (RFC 4287) and 0.3."""

from __future__ import annotations

import html
from urllib.parse import urljoin

from lxml import etree

from briefing.fetching.feeds.records import Entry, FeedDocument
from briefing.fetching.feeds.xml import local, words
from briefing.sources.pages.structured import plain

BASE = "{http://www.w3.org/XML/1998/namespace}base"


def read_atom(root: etree._Element) -> FeedDocument:
    """The articles of a feed."""
    title = next((words(child) for child in root if local(child) == "title"), "")
    base = str(root.get(BASE, ""))
    entries = [_entry(child, base) for child in root if local(child) == "entry"]
    return FeedDocument("atom", title=plain(title) or "", entries=tuple(entries))


def _entry(entry: etree._Element, base: str) -> Entry:
    parts: dict[str, etree._Element] = {}
    for child in entry:
        parts.setdefault(local(child), child)
    base = urljoin(base, str(entry.get(BASE, "")))
    content, summary = _markup(parts.get("content")), _markup(parts.get("summary"))
    source = parts.get("source")
    identity = words(parts.get("id"))
    link = _link(entry) or (identity if identity.startswith(("http://", "https://")) else "")
    return Entry(
        url=urljoin(base, link) if link else "",
        identity=identity or link,
        title=plain(_markup(parts.get("title"))) or "",
        published=words(parts.get("published")) or words(parts.get("issued")),
        updated=words(parts.get("updated")) or words(parts.get("modified")),
        authors=tuple(
            words(name)
            for author in entry
            if local(author) == "author"
            for name in author
            if local(name) == "name" and words(name)
        ),
        publisher=next((plain(words(part)) or "" for part in source if local(part) == "title"), "")
        if source is not None
        else "",
        html=content or summary,
        is_whole=bool(content),
    )


def _link(entry: etree._Element) -> str:
    links = [child for child in entry if local(child) == "link" and child.get("href")]
    wanted = [link for link in links if link.get("rel", "alternate") == "alternate"]
    pages = [link for link in wanted if "html" in str(link.get("type", "html"))]
    return next((str(link.get("href")) for link in (*pages, *wanted)), "")


def _markup(element: etree._Element | None) -> str:
    """A text construct as HTML: `text` is escaped, `html` is as it stands, of `xhtml` the elements are written out."""
    if element is None or element.get("src"):
        return ""
    kind = str(element.get("type", "text")).lower()
    if kind == "xhtml" or (len(element) and "html" in kind):
        return "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)
    return words(element) if "html" in kind else html.escape(words(element), quote=False)
