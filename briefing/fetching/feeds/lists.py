"""Lists: OPML, which names feeds, and sitemaps, which name pages or other sitemaps."""

from __future__ import annotations

from lxml import etree

from briefing.fetching.feeds.records import Entry, FeedDocument, Listed
from briefing.fetching.feeds.xml import local, words


def read_opml(root: etree._Element) -> FeedDocument:
    """The feeds of a list, each once."""
    found: dict[str, Listed] = {}
    for outline in root.iter():
        attributes = {str(name).lower(): str(value) for name, value in outline.attrib.items()}
        url = attributes.get("xmlurl", "").strip()
        if local(outline) == "outline" and url:
            found.setdefault(url, Listed(url, attributes.get("title") or attributes.get("text") or ""))
    return FeedDocument("opml", listed=tuple(found.values()))


def read_sitemap(root: etree._Element) -> FeedDocument:
    """The pages of a sitemap; what news sitemaps say of title, day and publisher is taken with them."""
    return FeedDocument("sitemap", entries=tuple(_page(url) for url in root if local(url) == "url"))


def read_sitemap_index(root: etree._Element) -> FeedDocument:
    """The sitemaps of an index, those that changed last first."""
    found = [Listed(_inner(one, "loc"), changed=_inner(one, "lastmod")) for one in root if local(one) == "sitemap"]
    return FeedDocument("sitemap index", listed=tuple(sorted(found, key=lambda one: one.changed, reverse=True)))


def _page(url: etree._Element) -> Entry:
    address = _inner(url, "loc")
    news = next((child for child in url if local(child) == "news"), None)
    if news is None:
        return Entry(url=address, identity=address, updated=_inner(url, "lastmod"))
    publication = next((child for child in news if local(child) == "publication"), None)
    return Entry(
        url=address,
        identity=address,
        title=_inner(news, "title"),
        published=_inner(news, "publication_date"),
        updated=_inner(url, "lastmod"),
        publisher=_inner(publication, "name") if publication is not None else "",
    )


def _inner(element: etree._Element, name: str) -> str:
    return next((words(child) for child in element if local(child) == name), "")
