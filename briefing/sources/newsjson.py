"""Reader of news JSON: one article, a list of them, or JSON Lines; with news-please's fields and their cousins."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from briefing.errors import SourceError
from briefing.model import Unread
from briefing.sources.cleaning.authors import split_authors
from briefing.sources.dates import iso_day
from briefing.sources.inputs import unread
from briefing.sources.paragraphs import split_paragraphs
from briefing.sources.raw import Block, RawArticle

TEXT = ("maintext", "text", "body", "content", "article_text", "articleBody", "full_text")
TITLE = ("title", "headline")
DATE = (
    "date_publish",
    "published",
    "publish_date",
    "published_at",
    "publishedAt",
    "datePublished",
    "date_published",
    "date",
    "pub_date",
)
RETRIEVED = ("date_download", "retrieved", "date_retrieved", "fetched_at", "downloaded_at")
PUBLISHER = ("publisher", "source_domain", "source_name", "sitename", "site_name", "outlet", "source")
AUTHORS = ("authors", "author", "byline")
URL = ("url", "link", "canonical_url", "source_url")
MARKUP = re.compile(r"</?(?:p|br|div|h[1-6]|li|ul|ol|a|strong|em|b|i|span|blockquote)\b[^>]{0,500}>", re.IGNORECASE)
BREAK = re.compile(r"</?(?:p|br|div|h[1-6]|li|ul|ol|blockquote)\b[^>]{0,500}>", re.IGNORECASE)


def read_json(source: str, text: str) -> list[RawArticle | Unread]:
    """The articles of a JSON document; of a list, each has its place: ``news.json:2``.

    Raises `SourceError` where it is not valid JSON or holds no text.
    """
    try:
        rows = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"it is not valid JSON: {_where(error)}.") from error
    if isinstance(rows, Mapping):
        for key in ("articles", "items", "results", "data"):
            if isinstance(rows.get(key), list) and not _first(rows, TEXT):
                rows = rows[key]
                break
    if not isinstance(rows, list):
        return [_article(source, rows)]
    if not rows:
        raise SourceError("it is an empty list; a JSON file holds one article or a list of them.")
    return list(_articles((f"{source}:{number}", row) for number, row in enumerate(rows, start=1)))


def read_json_lines(source: str, text: str) -> list[RawArticle | Unread]:
    """The articles of JSON Lines, one a line: ``news.jsonl:3``; a line that is broken does not stop the others."""
    found: list[RawArticle | Unread] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{source}:{number}"
        try:
            row = json.loads(line, strict=False)
        except (ValueError, RecursionError) as error:
            found.append(unread(place, SourceError(f"it is not valid JSON: {_where(error)}.")))
            continue
        found.extend(_articles([(place, row)]))
    return found


def _articles(rows: Iterable[tuple[str, Any]]) -> Iterable[RawArticle | Unread]:
    for place, row in rows:
        try:
            yield _article(place, row)
        except SourceError as error:
            yield unread(place, error)


def _article(source: str, row: Any) -> RawArticle:
    if not isinstance(row, Mapping):
        raise SourceError('it holds no article; an article is an object with "title" and "maintext" or "text".')
    text = _first(row, TEXT)
    if not text:
        named = ", ".join(f'"{str(key)[:40]}"' for key in list(row)[:6]) or "nothing"
        raise SourceError(
            f'no "text" or "maintext" (it has {named}). An article\'s words are expected under one of them.'
        )
    url = _first(row, URL)
    publisher = _publisher(row, url)
    return RawArticle(
        source=source,
        blocks=tuple(Block(paragraph) for paragraph in split_paragraphs(_without_markup(text))),
        title=_line(_first(row, TITLE)),
        authors=_authors(row, publisher),
        publisher=publisher,
        url=url if url and re.match(r"https?://\S+$", url) else None,
        published=_day(row, DATE),
        retrieved=_day(row, RETRIEVED),
        headline_in_text=True,
    )


def _first(row: Mapping[str, Any], keys: Iterable[str]) -> str | None:
    """The first of the fields that is a string with something in it."""
    return next((row[key].strip() for key in keys if isinstance(row.get(key), str) and row[key].strip()), None)


def _line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def _without_markup(text: str) -> str:
    """The text of a field that holds HTML fragments; any other as it is."""
    if len(MARKUP.findall(text[:5000])) < 2:
        return text
    return html.unescape(MARKUP.sub("", BREAK.sub("\n", text)))


def _publisher(row: Mapping[str, Any], url: str | None) -> str | None:
    for key in PUBLISHER:
        value = row.get(key)
        if isinstance(value, Mapping):
            value = value.get("name") or value.get("title")
        if isinstance(value, str) and value.strip():
            return _line(value.strip().removeprefix("www."))
    return host_of(url) if url else None


def host_of(url: str) -> str | None:
    """The host name of an address, without ``www.``."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _authors(row: Mapping[str, Any], publisher: str | None) -> tuple[str, ...]:
    names: list[str] = []
    for key in AUTHORS:
        value = row.get(key)
        for entry in value if isinstance(value, list) else [value]:
            name = entry.get("name") if isinstance(entry, Mapping) else entry
            if isinstance(name, str):
                names.extend(split_authors(name[:1000], publisher=publisher))
        if names:
            break
    return tuple(dict.fromkeys(names))


def _day(row: Mapping[str, Any], keys: Iterable[str]) -> str | None:
    for key in keys:
        value = row.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and (day := iso_day(value[:200])):
            return day
    return None


def _where(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        said = error.msg.removesuffix(" at")
        return f"{said[:1].lower()}{said[1:]} at line {error.lineno}, column {error.colno}"
    return "it is nested too deeply" if isinstance(error, RecursionError) else "a number in it is too long"
