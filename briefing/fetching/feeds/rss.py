"""RSS 0.9 to 2.0 and RDF."""

from __future__ import annotations

from lxml import etree

from briefing.fetching.feeds.records import Entry, FeedDocument
from briefing.fetching.feeds.xml import local, space, words
from briefing.sources.pages.structured import plain

CONTENT = "http://purl.org/rss/1.0/modules/content/"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


def read_rss(root: etree._Element) -> FeedDocument:
    """The articles of a channel."""
    channel = next((child for child in root.iter() if local(child) == "channel"), root)
    title = next((words(child) for child in channel if local(child) == "title" and space(child) == space(channel)), "")
    items = [element for element in root.iter() if local(element) == "item" and space(element) == space(channel)]
    return FeedDocument("rss", title=plain(title) or "", entries=tuple(map(_entry, items)))


def _entry(item: etree._Element) -> Entry:
    """The article of an item.  Elements of its own namespace count; those of others may be called alike."""
    own: dict[str, str] = {}
    other: dict[tuple[str, str], str] = {}
    for child in item:
        name, text = local(child), words(child)
        if space(child) == space(item):
            own.setdefault(name, text)
        else:
            other.setdefault((space(child), name), text)
    whole = other.get((CONTENT, "encoded"), "")
    summary = own.get("description", "")
    guid = own.get("guid", "")
    link = own.get("link", "") or (guid if guid.startswith(("http://", "https://")) else "") or _atom_link(item)
    authors = [text for (_, name), text in other.items() if name == "creator"] or [own.get("author", "")]
    return Entry(
        url=link,
        identity=guid or link,
        title=plain(own.get("title") or other.get((DUBLIN_CORE, "title"))) or "",
        published=own.get("pubdate", "") or other.get((DUBLIN_CORE, "date"), ""),
        updated=next((text for (_, name), text in other.items() if name in {"updated", "modified"}), ""),
        authors=tuple(author for author in authors if author),
        publisher=plain(own.get("source")) or "",
        html=whole if len(whole) > len(summary) else summary,
        is_whole=len(whole) > len(summary),
    )


def _atom_link(item: etree._Element) -> str:
    """The link of an Atom element inside RSS, or RDF's own name for the item."""
    for child in item:
        if local(child) == "link" and child.get("href") and child.get("rel", "alternate") == "alternate":
            return str(child.get("href"))
    return next((str(value) for name, value in item.attrib.items() if str(name).endswith("}about")), "")
