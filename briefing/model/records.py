"""What all the types have in common: they are frozen, and what they say is cited."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Mode = Literal["direct", "indirect", "mixed"]

CUT = " … "
"""What stands in a text between pieces that are apart in the source."""

ActorRef = Annotated[str, "the id of an actor"]
"""A field of this type holds an actor's id: synthesis replaces the article's own ids by the brief's in all of them."""

OriginRef = Annotated[str, "the id of an origin"]
"""A field of this type holds the id of one of the brief's origins."""

Credibility = Annotated[int, Field(ge=1, le=6)]
"""The second half of the Admiralty code: 1 confirmed by other independent sources … 6 cannot be judged."""


class Record(BaseModel):
    """The base of everything in a brief: frozen, and strict about its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Citation(Record):
    """The very words of a source that a statement rests on."""

    article: str = Field(description="Id of the cited article.")
    start: int = Field(ge=0, description="First character of the cited words in the article's text.")
    end: int = Field(ge=0, description="The character after the last of the cited words.")
    text: str = Field(description="The cited words themselves: always `article.text[start:end]`.")


class SpokenCitation(Citation):
    """A citation of something said, with the words that this place uses for who says it."""

    speaker: str | None = Field(
        default=None,
        description="The words used here for who speaks (“he”, “Mr Biden”); null where none are.",
    )


class Finding(Record):
    """What every stage's findings have in common: an id, the words, and where they stand."""

    id: str = Field(description="Stable id, derived from what was found and not from its place in the brief.")
    text: str = Field(description="The words of the source; no word is ever changed.")
    citations: tuple[Citation, ...] = Field(min_length=1, description="Where it stands; never empty.")
    origins: tuple[OriginRef, ...] = Field(
        default=(),
        description="Ids of the independent origins that tell it, however many articles repeat them; empty where that "
        "was not worked out.",
    )
    credibility: Credibility = Field(
        default=6,
        description="1 to 6 as in the Admiralty code, from how many origins tell it and how many contradict it.",
    )


class OtherFinding(Finding):
    """A finding of a stage that this module does not know; such a stage derives its own class from this one."""

    model_config = ConfigDict(frozen=True, extra="allow")
