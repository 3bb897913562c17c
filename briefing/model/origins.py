"""From whom the articles have what they tell, and what the source register says of who published them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from briefing.model.records import Record

PublisherKind = Literal[
    "agency", "newspaper", "magazine", "broadcaster", "public broadcaster", "website", "institution"
]
Reliability = Literal["A", "B", "C", "D", "E", "F"]


class Origin(Record):
    """Who tells something first hand: a publisher or agency, or those of one owner; copies of it count as it."""

    id: str = Field(
        description="Readable id made from its owner's name, else from its own: `thomson-reuters`; of an article that "
        "names no publisher, the article's."
    )
    name: str = Field(
        description="Name of the publisher or agency; of the owner, where several of its publishers count as one; of "
        "an article that names no publisher, its headline."
    )
    publishers: tuple[str, ...] = Field(
        default=(), description="Names of the publishers that count as it; none where no publisher is known."
    )
    articles: tuple[str, ...] = Field(
        default=(),
        description="Ids of the articles that are its account; none where others only take statements from it.",
    )


class Publisher(Record):
    """What the source register says of a publisher or agency; its reliability is the user's own rating."""

    name: str = Field(description="Its name.")
    domain: str | None = Field(default=None, description="The domain by which it was known, where it was by one.")
    kind: PublisherKind | None = Field(default=None, description="What it is.")
    owner: str | None = Field(default=None, description="Who owns it.")
    country: str | None = Field(default=None, description="Where it is based, ISO 3166-1 alpha-2.")
    state_media: bool | None = Field(
        default=None, description="Whether a state owns and runs it; null where the register does not say."
    )
    reliability: Reliability = Field(
        default="F", description="A to F as in the Admiralty code, as the user rated it; F: cannot be judged."
    )
