"""JSON Feed 1.0 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from briefing.errors import SourceError
from briefing.fetching.feeds.records import Entry, FeedDocument
from briefing.sources.pages.structured import plain


def is_json_feed(text: str) -> bool:
    """Whether a JSON text says that it is a JSON Feed."""
    return text.lstrip()[:1] == "{" and "jsonfeed.org/version/" in text.replace("\\/", "/")[:100_000]


def read_json_feed(text: str) -> FeedDocument:
    """The articles of a JSON Feed; items that are none are passed over.  Raises `SourceError`."""
    try:
        feed = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise SourceError("it is no valid JSON.") from error
    items = feed.get("items") if isinstance(feed, Mapping) else None
    if not isinstance(items, list):
        raise SourceError('it is no JSON Feed: it has no list "items".')
    entries = tuple(_entry(item) for item in items if isinstance(item, Mapping))
    return FeedDocument("json", title=plain(_text(feed, "title")) or "", entries=entries)


def _entry(item: Mapping[str, Any]) -> Entry:
    html, text, summary = _text(item, "content_html"), _text(item, "content_text"), _text(item, "summary")
    url = _text(item, "url") or _text(item, "external_url")
    authors = item.get("authors")
    named = authors if isinstance(authors, list) else [item.get("author")]
    return Entry(
        url=url,
        identity=str(item.get("id") or url)[:2000],
        title=plain(_text(item, "title")) or "",
        published=_text(item, "date_published"),
        updated=_text(item, "date_modified"),
        authors=tuple(name for one in named if isinstance(one, Mapping) and (name := _text(one, "name"))),
        html=html or text or summary,
        is_whole=bool(html or text),
        plain=not html,
    )


def _text(mapping: Mapping[str, Any], key: str) -> str:
    value = mapping.get(key)
    return value if isinstance(value, str) else ""
