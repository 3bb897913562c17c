"""Reader of plain text: a headline, perhaps a date line and other furniture, then paragraphs."""

from __future__ import annotations

from briefing.sources.paragraphs import split_paragraphs
from briefing.sources.raw import Block, RawArticle


def read_text(source: str, text: str) -> list[RawArticle]:
    """The one article of a plain text."""
    blocks = tuple(Block(paragraph) for paragraph in split_paragraphs(text))
    return [RawArticle(source, blocks, headline_in_text=True)]
