"""What was handed in: articles as they are kept, and what was not read."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from briefing.model.records import Citation, OriginRef, Record

PublishedBasis = Literal["given", "metadata", "dateline", "content", "unknown"]
OriginBasis = Literal["publisher", "credit", "copy"]


class Dropped(Record):
    """A piece of the source that cleaning left out of the article's text."""

    text: str = Field(description="What was left out, as it stood in the source.")
    reason: str = Field(description="Why: `cookie notice`, `related headline`, `caption`, `byline`, …")
    at: int = Field(ge=0, description="Where it stood: the offset in the kept text that it came before.")


class Dating(Record):
    """How an article's date was arrived at, and how sure it is."""

    earliest: str | None = Field(default=None, description="First day on which it can have been published.")
    latest: str | None = Field(default=None, description="Last day on which it can have been published.")
    claimed: str | None = Field(default=None, description="The date that the page gives, where it is not believed.")
    evidence: tuple[Citation, ...] = Field(
        default=(), description="The words that the date was reasoned from, or that contradict the page's date."
    )
    others: tuple[Citation, ...] = Field(
        default=(), description="The words of other articles that give the day of what this one tells without it."
    )


class Article(Record):
    """One article as it was read: cleaned once, on the way in, and never changed after that."""

    id: str = Field(description="Stable id, derived from the content and not from the order of reading.")
    source: str = Field(description="The file name or URL as it was handed in.")
    title: str | None = Field(default=None, description="The headline, where one is known.")
    publisher: str | None = Field(default=None, description="Who published it, where that is known.")
    authors: tuple[str, ...] = Field(default=(), description="The authors named in byline or metadata.")
    url: str | None = Field(default=None, description="Its address, where one is known.")
    language: str = Field(default="en", description="ISO 639-1 code of its language.")
    published: str | None = Field(default=None, description="ISO date of publication, or null.")
    published_basis: PublishedBasis = Field(
        default="unknown",
        description="Where that date comes from; `content`: reasoned from what the text says.",
    )
    retrieved: str | None = Field(
        default=None, description="ISO date on which the source was fetched, where the file that holds it says so."
    )
    dating: Dating = Field(default=Dating(), description="How the date was arrived at, and how sure it is.")
    sha256: str = Field(description="SHA-256 of the kept text in UTF-8, hexadecimal.")
    text: str = Field(description="The cleaned article; every offset counts characters of this string.")
    dropped: tuple[Dropped, ...] = Field(default=(), description="What cleaning left out, in order.")
    origin: OriginRef | None = Field(
        default=None, description="Id of the origin whose account it is; null where that was not worked out."
    )
    origin_basis: OriginBasis | None = Field(
        default=None,
        description="Why: `publisher`: its publisher's own account; `credit`: it credits an agency; `copy`: it repeats "
        "another article.",
    )
    credit: str | None = Field(default=None, description="The words that credit an agency with the whole article.")
    copy_of: str | None = Field(default=None, description="Id of the article that it repeats; null where none.")


class Unread(Record):
    """A source that was handed in and could not be read, or was not in English."""

    source: str = Field(description="The file name or URL as it was handed in.")
    reason: str = Field(description="Why it was not read, in one sentence without its name.")
