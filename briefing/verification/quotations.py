"""Whether what a brief gives as a quotation stands between quotation marks in its source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefing.model import Article, Citation, Position
from briefing.verification.checks import FAILED, VERIFIED, Check
from briefing.verification.citations import shown

OPENING, CLOSING, STRAIGHT, SINGLE = "“„«", "”»", '"', "'‘’"
MARKS = OPENING + CLOSING + STRAIGHT

_PARAGRAPHS = re.compile(r"\n+")
_OPENS_HERE = re.compile(rf"(?:(?<=[\s(\[—–])|\A)[{re.escape(MARKS)}]\Z")
"""A mark that begins a word, right before what is cited."""


def check_quotation(where: str, position: Position, articles: Mapping[str, Article]) -> Iterator[Check]:
    """One check for each place of a position that is `direct`: wholly in quotation marks."""
    if position.mode != "direct":
        return
    for index, citation in enumerate(position.citations):
        article = articles.get(citation.article)
        if article is None or article.text[citation.start : citation.end] != citation.text:
            continue  # told by the check of the citation
        place = f"{where}.citations[{index}]"
        if is_quoted(article.text, citation):
            yield Check("quotation", place, VERIFIED)
        elif citation.text in position.text or position.text in citation.text:
            message = f"{shown(citation.text)} is given as a quotation and is none in {article.source}"
            yield Check("quotation", place, FAILED, message)


def is_quoted(text: str, citation: Citation) -> bool:
    """Whether quotation marks are open where the cited words begin, or open and close with them."""
    words = citation.text.lstrip("([")
    if words[:1] in OPENING + STRAIGHT and citation.text[-1:] in CLOSING + STRAIGHT:
        return True
    if _OPENS_HERE.search(text[max(0, citation.start - 2) : citation.start]):
        return True  # whichever way round the page sets its marks: “”So it is,” she said”
    paragraphs = _PARAGRAPHS.split(text[: citation.start])
    before = paragraphs[-1]
    if before.strip() and before.rstrip()[-1] in SINGLE:
        return True
    if any(mark in before for mark in MARKS):
        return _is_open(before)
    earlier = next((one for one in reversed(paragraphs[:-1]) if any(mark in one for mark in MARKS)), "")
    return _is_open(earlier)  # a quotation of several paragraphs that opens but the first


def _is_open(words: str) -> bool:
    opened = max(words.rfind(mark) for mark in OPENING)
    closed = max(words.rfind(mark) for mark in CLOSING)
    return opened > closed or words.count(STRAIGHT) % 2 == 1
