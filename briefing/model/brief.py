"""What a brief holds besides findings, and the brief itself."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, SerializeAsAny

from briefing.model.articles import Article, Unread
from briefing.model.changes import CalendarEntry, Change
from briefing.model.findings import Actor, Deadline, Demand, Event, Meeting, Position, Risk, Stance
from briefing.model.origins import Origin, Publisher
from briefing.model.records import ActorRef, Citation, Finding, OtherFinding, Record

FORMAT: Literal["briefing/1"] = "briefing/1"
"""The name and version of brief.json's format."""


class Difference(Record):
    """A point on which the sources differ, or on which a source contradicts itself."""

    kind: Literal["publication date", "spelling", "event date", "place", "number", "denial"] = Field(
        description="What they differ about."
    )
    subject: str = Field(
        description="What it is about: the id of an actor, a meeting or an article; of numbers, what they count."
    )
    sides: tuple[Finding, ...] = Field(min_length=1, description="Each telling: its words, and where they stand.")


class Stand(Record):
    """How one actor stands to an issue, as its positions and demands show it."""

    actor: ActorRef = Field(description="Id of the actor.")
    stance: Stance = Field(description="What it does with what it says of the issue.")
    citations: tuple[Citation, ...] = Field(min_length=1, description="Where it does; never empty.")


class Issue(Record):
    """Something that several actors, or several articles, speak to: its positions and demands in one place."""

    id: str = Field(description="Stable id, derived from its name.")
    name: str = Field(description="What it is called: a phrase of a source, to the letter.")
    citation: Citation = Field(description="Where that phrase stands.")
    positions: tuple[str, ...] = Field(default=(), description="Ids of the positions that speak to it.")
    demands: tuple[str, ...] = Field(default=(), description="Ids of the demands that speak to it.")
    stands: tuple[Stand, ...] = Field(
        default=(), description="Who stands how to it: the most salient actor first, and for each the plainest stance."
    )


class Point(Record):
    """One point of the bottom line: a finding of the brief, by reference."""

    section: str = Field(description="The list of the brief that holds it: `meetings`, `demands`, `risks`, …")
    id: str = Field(description="The id of the finding in that list.")


class Producer(Record):
    """Which program made the findings, for readers who are to trust them (ICS 206-01)."""

    program: str = Field(description="`briefing` and its version.")
    parser: str | None = Field(default=None, description="The language model and its version.")


class Brief(BaseModel):
    """A situation brief: what brief.json holds and every document is rendered from.

    A stage that this module does not know adds its list under its own name.
    """

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, tuple[SerializeAsAny[OtherFinding], ...]]

    format: Literal["briefing/1"] = Field(default=FORMAT, description="Name and version of this format.")
    title: str = Field(description="Title of the brief.")
    as_of: str = Field(description="ISO date of the day that the brief is written for.")
    pack: str = Field(default="default", description="The template pack that it was first made with.")
    tlp: str | None = Field(default=None, description="Traffic Light Protocol 2.0 label, `TLP:CLEAR`; null for none.")
    number: int | None = Field(default=None, ge=1, description="Which report of a series it is; null for none.")
    period: tuple[str, str] | None = Field(
        default=None, description="First and last day that it covers; null for the days of its articles."
    )
    next_due: str | None = Field(default=None, description="ISO date on which the next of the series is due.")
    produced_by: Producer = Field(description="Program and parser that made the findings.")
    articles: tuple[Article, ...] = Field(default=(), description="The articles read, in order of date, then source.")
    unread: tuple[Unread, ...] = Field(default=(), description="What was handed in and not read, and why.")
    bottom_line: tuple[Point, ...] = Field(default=(), description="Three to five findings to read first.")
    actors: tuple[Actor, ...] = Field(default=(), description="The actors, most salient first.")
    positions: tuple[Position, ...] = Field(default=(), description="The positions, most salient first.")
    demands: tuple[Demand, ...] = Field(default=(), description="The demands, most salient first.")
    meetings: tuple[Meeting, ...] = Field(default=(), description="The meetings, by date; undated ones last.")
    deadlines: tuple[Deadline, ...] = Field(default=(), description="Deadlines that are no meetings, by date.")
    risks: tuple[Risk, ...] = Field(default=(), description="The risks, most salient first.")
    issues: tuple[Issue, ...] = Field(default=(), description="What positions and demands are about, by weight.")
    timeline: tuple[Event, ...] = Field(default=(), description="Dated events, by date.")
    differences: tuple[Difference, ...] = Field(default=(), description="Where the sources differ.")
    origins: tuple[Origin, ...] = Field(
        default=(), description="The independent origins of what the articles tell, those of most articles first."
    )
    publishers: tuple[Publisher, ...] = Field(
        default=(), description="What the source register says of the publishers named, by name."
    )
    earlier: tuple[CalendarEntry, ...] = Field(
        default=(), description="Calendar entries of earlier briefs that this one's articles do not tell of."
    )
    since: str | None = Field(default=None, description="ISO date of the earlier brief that `changes` compares with.")
    changes: tuple[Change, ...] = Field(
        default=(), description="What became of each finding since then; those of this brief come first."
    )
    unrepeated: dict[str, Annotated[int, Field(ge=0)]] = Field(
        default={},
        description="By list, how many more statements of the earlier brief the articles of this one do not repeat: "
        "of those that have gone quiet, `changes` notes the foremost.",
    )
    seal: dict[str, str] | None = Field(
        default=None,
        description="By list, digests of its records as the program wrote them: `briefing verify` sees later changes.",
    )
