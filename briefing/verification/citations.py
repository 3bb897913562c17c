"""Whether the cited words stand where a brief says that they stand, letter for letter."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from briefing.model import Article, Citation
from briefing.verification.checks import FAILED, VERIFIED, Check

_OWN_ID = re.compile(r"a[0-9a-f]{10}")
"""An id that the program made; a brief made elsewhere may number its articles."""

SHOWN = 60
"""Characters of a text that a message shows."""


def check_kept_text(where: str, article: Article) -> Check:
    """Whether an article's text is the one that was read: its digest, and its id, which is made from that, fit."""
    digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
    if digest != article.sha256:
        return Check("kept text", where, FAILED, "its text is not the one that was read: the SHA-256 differs")
    if _OWN_ID.fullmatch(article.id) and not digest.startswith(article.id[1:]):
        return Check("kept text", where, FAILED, f"its id {article.id!r} is not made from its text")
    return Check("kept text", where, VERIFIED)


def check_citation(where: str, citation: Citation, articles: Mapping[str, Article]) -> Check:
    """Whether ``article.text[start:end]`` is the text of a citation, and is not empty."""
    article = articles.get(citation.article)
    if article is None:
        return Check("citation", where, FAILED, f"no article has the id {citation.article!r}")
    stands = article.text[citation.start : citation.end]
    if stands != citation.text:
        span = f"{citation.start} to {citation.end} of {article.source}"
        return Check("citation", where, FAILED, f"at {span} stands {shown(stands)}, not {shown(citation.text)}")
    if not stands.strip():
        return Check("citation", where, FAILED, "it cites no words")
    return Check("citation", where, VERIFIED)


def citations_of(record: BaseModel) -> tuple[Citation, ...]:
    """The citations that a record rests on: its list, its only one, or the one of an actor's role."""
    if isinstance(record, Citation):
        return (record,)
    several = getattr(record, "citations", None)
    if several:
        return tuple(one for one in several if isinstance(one, Citation))
    return tuple(_single(record))


def _single(record: BaseModel) -> Iterator[Citation]:
    one = getattr(record, "citation", None)
    if isinstance(one, Citation):
        yield one


def places_of(words: str, text: str) -> Iterator[int]:
    """Every offset at which some words stand in a text."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def shown(text: str) -> str:
    """A text in a message: in quotation marks, cut where it is long."""
    text = " ".join(text.split())
    return f"“{text}”" if len(text) <= SHOWN else f"“{text[:SHOWN]}…”"
