"""What a PDF carries with it: brief.json, and the text of each article as it was kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.model import Article, Brief
from briefing.renderers.json import render_json
from briefing.templating.evidence import attached_name


@dataclass(frozen=True)
class Attachment:
    """A file inside a PDF.

    ``relationship`` is what it is to the document (ISO 32000-2, table 43): `Data`, which the document shows;
    `Source`, which it was drawn from.
    """

    name: str
    description: str
    relationship: Literal["Data", "Source"]
    content: bytes


def attachments(brief: Brief) -> tuple[Attachment, ...]:
    """The files that go with a brief, by name: what `briefing verify` needs to check it."""
    digits = len(str(len(brief.articles)))
    sources = (_source(article, number, digits) for number, article in enumerate(brief.articles, start=1))
    data = Attachment("brief.json", "The brief as data, with every citation", "Data", render_json(brief))
    return (data, *sources)


def _source(article: Article, number: int, digits: int) -> Attachment:
    """An article's kept text, under the number that it has in the document."""
    name = attached_name(number, digits)
    return Attachment(name, f"Source {number}: the text that was read", "Source", article.text.encode("utf-8"))
