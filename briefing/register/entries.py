"""One source of the register, and what may be said of it."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from briefing.model import PublisherKind, Reliability

Domain = Annotated[str, Field(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]
Name = Annotated[str, Field(min_length=2, max_length=80)]


class Entry(BaseModel):
    """What the register holds of one publisher or agency."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name = Field(description="Its name, as documents show it.")
    also: tuple[Name, ...] = Field(default=(), description="Other names that bylines, datelines and texts use for it.")
    ambiguous: tuple[Name, ...] = Field(
        default=(),
        description="Those of its names that are words or names of something else too (“Dawn”): in a text they count "
        "only where “newspaper” or “news agency” stands with them.",
    )
    domains: tuple[Domain, ...] = Field(default=(), description="Its domains, without `www.`; subdomains are included.")
    kind: PublisherKind | None = Field(default=None, description="What it is.")
    owner: str | None = Field(default=None, description="Who owns it; publishers of one owner count as one origin.")
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = Field(
        default=None, description="Where it is based, ISO 3166-1 alpha-2."
    )
    state_media: bool | None = Field(default=None, description="Whether a state owns it and runs it.")
    reliability: Reliability | None = Field(default=None, description="A to F; only ever from the user's own register.")

    @property
    def family(self) -> str:
        """What its accounts are counted under: its owner, else itself."""
        return self.owner or self.name

    @property
    def names(self) -> tuple[str, ...]:
        """All its names."""
        return tuple(dict.fromkeys((self.name, *self.also, *self.ambiguous)))

    @property
    def plain_names(self) -> tuple[str, ...]:
        """Its names that stand for nothing else."""
        return tuple(name for name in self.names if name not in self.ambiguous)
