"""From what was handed in to articles: one reader a file, cleaning, and dating from what the page says."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from briefing.errors import SourceError
from briefing.model import Article, Unread
from briefing.sources.cleaning import clean
from briefing.sources.cleaning.invisible import visible
from briefing.sources.inputs import Handed, open_inputs, unread
from briefing.sources.raw import A_BRIEF, RawArticle
from briefing.sources.readers import MAX_CHARACTERS, read, too_long
from briefing.sources.tongue import language_name, language_of

__all__ = ["Reading", "load_articles"]


MAX_TITLE, MAX_NAME, MAX_AUTHORS, MAX_ADDRESS = 400, 120, 30, 2000
"""Characters, and authors, past which metadata are not what they claim to be; what is longer is left out."""

_CITED_PLACE = re.compile(r"\b\d{1,4} ¶\d{1,4}\b")
_FEWEST_PLACES = 3
"""So many places such as `2 ¶5` are in a brief, in every format and wiki; a rare article may name one of a ruling."""


@dataclass(frozen=True)
class Reading:
    """What came of the inputs: the articles, each once, and the sources that could not be read, with the reason."""

    articles: tuple[Article, ...]
    unread: tuple[Unread, ...] = ()


def load_articles(
    inputs: Iterable[str | Path],
    *,
    stdin: BinaryIO | None = None,
    timeout: float = 20.0,
    progress: Callable[[int, int], None] | None = None,
) -> Reading:
    """Read the articles of files, folders, addresses (http, https) and standard input (``-``).

    Never raises for what a source holds: what cannot be read, or is not in English, is listed in ``unread`` with the
    reason.  The same text handed in twice is one article.  The order depends on the articles alone: by source, then id.
    ``stdin`` is read instead of the process's standard input; ``timeout`` is in seconds, for each address; ``progress``
    is told how many sources were read, and 0 for how many there are, which nobody knows yet.
    """
    if isinstance(inputs, str | Path):
        inputs = [inputs]
    articles: dict[str, Article] = {}
    refused: dict[tuple[str, str], Unread] = {}
    for number, handed in enumerate(open_inputs(inputs, stdin=stdin, timeout=timeout), start=1):
        for found in [handed] if isinstance(handed, Unread) else _articles_of(handed):
            if isinstance(found, Unread):
                refused[found.source, found.reason] = found
            elif found.id not in articles or _rank(found) < _rank(articles[found.id]):
                articles[found.id] = found
        if progress:
            progress(number, 0)
    return Reading(
        articles=tuple(sorted(articles.values(), key=lambda article: (article.source, article.id))),
        unread=tuple(entry for _, entry in sorted(refused.items())),
    )


def _rank(article: Article) -> tuple[bool, bool, str]:
    """Of two tellings of one text, the one that knows more of it comes first, then the one whose name does."""
    return (article.published is None, article.title is None, article.source)


def _articles_of(handed: Handed) -> Iterable[Article | Unread]:
    """The articles of one source."""
    try:
        for raw in read(handed):
            if isinstance(raw, Unread):
                yield raw
                continue
            try:
                yield build_article(raw)
            except SourceError as error:
                yield unread(raw.source, error)
    except SourceError as error:
        yield unread(handed.source, error)


def build_article(raw: RawArticle) -> Article:
    """The article, cleaned; raises `SourceError` where it is empty, too long, a brief made here, or not in English."""
    length = sum(len(block.text) for block in raw.blocks)
    if length > MAX_CHARACTERS:
        raise SourceError(too_long(f"{length:,} characters"))
    if sum(len(_CITED_PLACE.findall(block.text)) for block in raw.blocks) >= _FEWEST_PLACES:
        raise SourceError(A_BRIEF)
    cleaned = clean(raw)
    if not any(map(str.isalpha, cleaned.text)):
        raise SourceError("no article text was found in it.")
    language = language_of(cleaned.text)
    if language != "en":
        raise SourceError(f"it is in {language_name(language)}; only English articles are read.")
    digest = hashlib.sha256(cleaned.text.encode()).hexdigest()
    return Article(
        id=f"a{digest[:10]}",
        source=raw.source,
        title=_short(cleaned.title, MAX_TITLE),
        publisher=_short(cleaned.publisher, MAX_NAME),
        authors=tuple(name for author in cleaned.authors[:MAX_AUTHORS] if (name := _short(author, MAX_NAME))),
        url=_short(raw.url, MAX_ADDRESS),
        published=cleaned.published,
        published_basis=cleaned.published_basis,
        retrieved=raw.retrieved,
        sha256=digest,
        text=cleaned.text,
        dropped=cleaned.dropped,
    )


def _short(words: str | None, limit: int) -> str | None:
    """The words without invisible characters, None where they are longer than the limit."""
    words = visible(words) if words else None
    return words if words and len(words) <= limit else None
