"""Cleaning: from a source's blocks to the kept text, with what was left out and why.

Nothing inside a kept paragraph is changed but invisible characters.  A block goes only for a reason with a name;
what reports in sentences stays.  Kept paragraphs are joined by a blank line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from briefing.model import Dropped, PublishedBasis
from briefing.sources.cleaning.authors import split_authors
from briefing.sources.cleaning.bylines import byline_names, is_bio, is_credit
from briefing.sources.cleaning.captions import is_caption
from briefing.sources.cleaning.dateline import find_dateline
from briefing.sources.cleaning.furniture import furniture_reason
from briefing.sources.cleaning.headlines import HEADER, find_headline, has_tag, is_prose, key_of, related_runs
from briefing.sources.cleaning.invisible import visible
from briefing.sources.dates import date_line
from briefing.sources.raw import Block, BlockKind, RawArticle

SEPARATOR = "\n\n"
MIN_REPEAT = 30
"""Letters from which a paragraph that comes again is a repetition and not a refrain (“No comment,” he said)."""

DATELINE_ZONE = 3
"""How many paragraphs of prose may bear a dateline: a summary or two can stand before the one that does."""

UNBROKEN = re.compile(r"\S{1000}")
"""What no word is, nor any address: a picture written out in letters, or signs that are to keep the parser busy."""

TAIL = 8
"""How many blocks at the end can tell who the author is."""


@dataclass(frozen=True)
class Cleaned:
    """The kept text, what was left out, and what the furniture said about the article."""

    text: str
    dropped: tuple[Dropped, ...]
    title: str | None
    authors: tuple[str, ...]
    publisher: str | None
    published: str | None
    published_basis: PublishedBasis


@dataclass
class _Page:
    """What cleaning has gathered so far."""

    kept: list[str] = field(default_factory=list)
    dropped: list[tuple[str, str, int]] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    prose: int = 0
    line_day: str | None = None
    dateline_day: str | None = None
    agency: str | None = None
    byline: tuple[str, ...] = ()

    def drop(self, text: str, reason: str) -> None:
        """Leave a piece out, before the paragraph that is kept next."""
        self.dropped.append((text, reason, len(self.kept)))

    def keep(self, text: str) -> None:
        """Keep a paragraph."""
        self.kept.append(text)
        self.prose += is_prose(text)


def clean(raw: RawArticle) -> Cleaned:
    """The article's text out of its source's blocks."""
    blocks = [Block(text, block.kind) for block in raw.blocks if (text := visible(block.text))]
    texts = [block.text for block in blocks]
    page = _Page()
    headline = _headline(texts, raw)
    title = raw.title or (texts[headline] if headline is not None else None)
    title_key = key_of(title) if title else ""
    if not raw.headline_in_text:
        page.seen.add(title_key)
    related = related_runs(texts, [block.kind for block in blocks])
    for i, block in enumerate(blocks):
        reason = "no words" if UNBROKEN.search(block.text) else None
        if reason is None and i != headline:
            reason = _reason(page, blocks, i, raw, before_headline=headline is not None and i < headline)
            if reason is None and i in related:
                reason = "related headline"
        if reason is None and _repeats(page, block.text, title_key):
            reason = "repeated headline" if key_of(block.text) == title_key else "repeated paragraph"
        if reason is None and i != headline and page.prose < DATELINE_ZONE:
            rest = _take_dateline(page, block.text)
            if rest != block.text and (not rest or _repeats(page, rest, title_key)):
                reason = "repeated paragraph" if rest else None
                block = Block(rest, block.kind)
            elif rest != block.text:
                block = Block(rest, block.kind)
        if reason:
            page.drop(block.text, reason)
        elif block.text:
            page.seen.add(key_of(block.text))
            page.keep(block.text)
    return _cleaned(page, raw, title)


def _headline(texts: Sequence[str], raw: RawArticle) -> int | None:
    """The index of the headline in a text that holds it, passing over date lines, bylines, notices and the like."""
    if not raw.headline_in_text:
        return None
    if raw.title:
        key = key_of(raw.title)
        return next((i for i, text in enumerate(texts[:HEADER]) if key_of(text) == key), None)
    places = [i for i, text in enumerate(texts[: 3 * HEADER]) if not _is_header_furniture(text)]
    found = find_headline([texts[i] for i in places])
    return None if found is None else places[found]


def _is_header_furniture(text: str) -> bool:
    return bool(date_line(text) or byline_names(text) or is_credit(text) or furniture_reason(text) or is_caption(text))


def _reason(page: _Page, blocks: Sequence[Block], i: int, raw: RawArticle, *, before_headline: bool) -> str | None:
    """Why a block is left out, None where it stays."""
    text = blocks[i].text
    if reason := BY_KIND.get(blocks[i].kind) or _noted(page, text, from_end=len(blocks) - i):
        return reason
    for reason, holds in RULES:
        if holds(text):
            return reason
    if reason := furniture_reason(text):
        return reason
    at_edge = i == 0 or (page.prose >= 2 and i >= len(blocks) - TAIL)
    if at_edge and is_bio(text, raw.authors or page.byline):
        return "note on the author"
    return _header_reason(page, text, raw, before_headline=before_headline)


def _noted(page: _Page, text: str, *, from_end: int) -> str | None:
    """Date lines and bylines, whose day and names are noted."""
    in_header = page.prose == 0 and len(page.kept) < HEADER
    if (in_header or from_end <= 3) and (claim := date_line(text)):
        page.line_day = page.line_day or claim[0]
        page.agency = page.agency or claim[1]
        return "date line"
    if names := byline_names(text):
        page.byline = page.byline or split_authors(names)
        return "byline"
    return None


def _header_reason(page: _Page, text: str, raw: RawArticle, *, before_headline: bool) -> str | None:
    """Short lines over the headline of a text, of which the first names the site, and section names over a page."""
    words = text.count(" ") + 1
    if before_headline and words <= 8 and not is_prose(text):
        if page.agency is None and 1 < words <= 4 and text[:1].isupper():
            page.agency = text
        return "site furniture"
    if not raw.headline_in_text and page.prose == 0 and words <= 3 and text[-1:].isalnum():
        return "section name"
    return None


BY_KIND: dict[BlockKind, str] = {
    "link": "related headline",
    "embed": "social media post",
    "caption": "caption",
    "summary": "summary in points",
    "bio": "note on the author",
    "promotion": "promotion",
}
RULES: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("related headline", has_tag),
    ("byline", is_credit),
    ("caption", is_caption),
)
"""Reasons that the words of a block alone give, in the order in which they are tried."""


def _repeats(page: _Page, text: str, title_key: str) -> bool:
    key = key_of(text)
    return key in page.seen and (len(key) >= MIN_REPEAT or key == title_key)


def _take_dateline(page: _Page, text: str) -> str:
    """The paragraph without the dateline that it begins with, which is kept as evidence."""
    dateline = find_dateline(text)
    if dateline is None:
        return text
    page.drop(text[: dateline.end].rstrip(), "dateline")
    page.dateline_day = page.dateline_day or dateline.day
    return text[dateline.end :]


def _cleaned(page: _Page, raw: RawArticle, title: str | None) -> Cleaned:
    starts, length = [], 0
    for text in page.kept:
        starts.append(length)
        length += len(text) + len(SEPARATOR)
    text = SEPARATOR.join(page.kept)
    starts.append(len(text))
    published, basis = _published(page, raw)
    return Cleaned(
        text=text,
        dropped=tuple(Dropped(text=piece, reason=reason, at=starts[at]) for piece, reason, at in page.dropped),
        title=title,
        authors=raw.authors or page.byline,
        publisher=raw.publisher or page.agency,
        published=published,
        published_basis=basis,
    )


def _published(page: _Page, raw: RawArticle) -> tuple[str | None, PublishedBasis]:
    """The date and its basis: structured data, else a date line of the page, else a dateline with its year."""
    if day := raw.published or page.line_day:
        return day, "metadata"
    if page.dateline_day:
        return page.dateline_day, "dateline"
    return None, "unknown"
