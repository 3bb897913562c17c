"""Articles and pages for the tests of the archive."""

from __future__ import annotations

import hashlib

from briefing.archive import Fetched
from briefing.identity import short_hash
from briefing.model import Article


def article(text: str, address: str = "https://coast.example/1", title: str | None = "Dockers strike") -> Article:
    return Article(
        id=f"a{short_hash(text)}",
        source=address,
        title=title,
        publisher="Coast Wire",
        url=address,
        published="2024-05-03",
        published_basis="metadata",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
    )


def page(text: str | None, address: str = "https://coast.example/1", day: str = "2024-05-03", **fields: str) -> Fetched:
    title = fields.pop("title", "Dockers strike")
    return Fetched(
        address=address,
        article=None if text is None else article(text, address, title),
        day=day,
        fetched=f"{day}T04:00:00Z",
        raw=f"<p>{text}</p>".encode(),
        headers={"content-type": "text/html"},
        unread="no article text was found in it." if text is None else None,
        **fields,
    )
