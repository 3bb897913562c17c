"""What can be found in an article."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, SerializeAsAny, model_validator

from briefing.model.articles import Article
from briefing.model.records import (
    ActorRef,
    Citation,
    Credibility,
    Finding,
    Mode,
    OriginRef,
    OtherFinding,
    Record,
    SpokenCitation,
)

ActorKind = Literal["person", "organisation", "state", "group"]
Stance = Literal[
    "asserts",
    "denies",
    "rejects",
    "supports",
    "condemns",
    "demands",
    "promises",
    "threatens",
    "asks",
    "unclear",
]
Status = Literal["upcoming", "past", "cancelled"]
RiskKind = Literal["threat", "warning", "conditional", "deadlock", "hazard"]
AnswerStatus = Literal["agreed", "refused", "partly", "open"]
MeetingFormat = Literal["telephone", "video", "in person"]
DeadlineKind = Literal["due", "takes effect", "ends"]
DeadlineStatus = Literal["ahead", "passed"]


class Actor(Record):
    """A person, organisation, state or group that acts, speaks, or is addressed in the story."""

    id: str = Field(description="Readable id made from the name: `joe-biden`.")
    name: str = Field(description="The fullest name found.")
    kind: ActorKind = Field(description="What it is.")
    aliases: tuple[str, ...] = Field(default=(), description="Every surface form that stands for it in these articles.")
    role: str | None = Field(default=None, description="Its role in a source's own words; null where none gives it.")
    role_citation: Citation | None = Field(default=None, description="Where the role stands.")
    key: bool = Field(default=False, description="Whether the brief's actor table names it.")
    mentions: int = Field(default=0, ge=0, description="How often the articles name it.")
    citations: tuple[Citation, ...] = Field(default=(), description="Where it is first named, once an article.")


class Position(Finding):
    """An attributed statement, belief, judgement or stance."""

    actor: ActorRef | None = Field(
        default=None, description="Id of whose position it is; null where the text does not say."
    )
    also: tuple[ActorRef, ...] = Field(
        default=(), description="Ids of those who say it together with the actor (“Kenya and Norway rejected”)."
    )
    speaker: str | None = Field(default=None, description="The words that the text uses for the speaker.")
    via: ActorRef | None = Field(default=None, description="Id of who said it on the actor's behalf, else null.")
    mode: Mode = Field(description="`direct`: wholly in quotation marks; `mixed`: partly.")
    stance: Stance = Field(default="asserts", description="What the words that attribute it make of it.")
    cue: str | None = Field(default=None, description="The word that attributes it (“said”, “warned”).")
    lead: str | None = Field(
        default=None,
        description="The source's words from there on to the text, where they stand right before it (“warned of”).",
    )
    citations: tuple[SpokenCitation, ...] = Field(min_length=1, description="Where it stands; never empty.")


class Answer(Record):
    """What the articles hold of an answer to a demand."""

    status: AnswerStatus = Field(
        default="open",
        description="`partly` where it is met in part, or agreed by some and refused by others; `open` where no "
        "article holds an answer.",
    )
    by: ActorRef | None = Field(default=None, description="Id of who answers; null where several do, or nobody named.")
    words: str | None = Field(default=None, description="The source's words for it: “rejected”, “not agreed to”.")
    citations: tuple[Citation, ...] = Field(default=(), description="Where it stands; empty only while it is open.")

    @model_validator(mode="after")
    def _cites_what_it_says(self) -> Answer:
        if self.status != "open" and not self.citations:
            raise ValueError(f"an answer that is {self.status} needs a citation")
        return self


class Demand(Finding):
    """What one actor requires, urges, asks or proposes that another do, or stop doing."""

    by: ActorRef | None = Field(default=None, description="Id of who demands; null where the text does not say.")
    also: tuple[ActorRef, ...] = Field(default=(), description="Ids of those who demand it together with `by`.")
    of: tuple[ActorRef, ...] = Field(default=(), description="Ids of those of whom it is demanded; may be empty.")
    cue: str | None = Field(default=None, description="The word that makes it a demand (“urged”).")
    lead: str | None = Field(
        default=None, description="The source's words from there on to the text, where they stand right before it."
    )
    condition: str | None = Field(default=None, description="The condition attached to it, in the source's words.")
    deadline: str | None = Field(default=None, description="ISO date by which it is demanded, where one is given.")
    answer: Answer = Field(default=Answer(), description="What the articles hold of an answer to it.")


class Meeting(Finding):
    """An encounter or scheduled event between parties: talks, summit, call, visit, hearing, vote, deadline."""

    what: str = Field(description="What it is, in the words of a source.")
    parties: tuple[ActorRef, ...] = Field(default=(), description="Ids of who takes part.")
    date: str | None = Field(default=None, description="ISO date, as fine as the sources allow.")
    date_end: str | None = Field(default=None, description="Last day, where it lasts several.")
    place: str | None = Field(default=None, description="Where, in the words of a source.")
    status: Status = Field(description="As of the brief's `as_of`.")
    time: str | None = Field(
        default=None,
        description="Time of day at which it begins, `15:00`; `15:00+01:00` where a source names the time zone.",
    )
    postponed_from: str | None = Field(default=None, description="ISO date from which it was moved, where one was.")
    format: MeetingFormat | None = Field(default=None, description="How they meet; null where no source says.")
    mediator: ActorRef | None = Field(default=None, description="Id of who mediates between the parties, else null.")
    confirmed: bool = Field(
        default=False, description="Whether two independent origins tell it without “may”, “could”, “plans”."
    )
    held: bool = Field(
        default=False, description="Whether a source tells that it took place; what was only announced may not have."
    )
    uid: str | None = Field(
        default=None, description="Its UID in the calendar where an earlier brief gave one; null: made from what it is."
    )
    revision: int = Field(default=0, ge=0, description="How often later briefs changed its day or called it off.")


class Deadline(Finding):
    """A day by which something has to be done, from which a measure holds, or on which something runs out."""

    kind: DeadlineKind = Field(description="What happens on the day.")
    date: str = Field(description="ISO date, as fine as the sources allow; of a span the first day.")
    date_end: str | None = Field(default=None, description="Last day, where it is a span.")
    when: str | None = Field(default=None, description="The source's words for the day: “noon on Friday”.")
    by: ActorRef | None = Field(default=None, description="Id of who sets it or whose measure it is; else null.")
    of: tuple[ActorRef, ...] = Field(default=(), description="Ids of those who have to meet it; may be empty.")
    status: DeadlineStatus = Field(default="ahead", description="As of the brief's `as_of`; `ahead` on the day itself.")
    confirmed: bool = Field(
        default=False, description="Whether two independent origins tell it without “may”, “could”, “plans”."
    )
    uid: str | None = Field(
        default=None, description="Its UID in the calendar where an earlier brief gave one; null: made from what it is."
    )
    revision: int = Field(default=0, ge=0, description="How often later briefs changed its day.")


class Risk(Finding):
    """A possible harm, escalation or failure that is still open."""

    actor: ActorRef | None = Field(default=None, description="Id of who would cause it, else null.")
    kind: RiskKind = Field(description="What makes it a risk.")
    condition: str | None = Field(default=None, description="On what it depends, in the source's words.")
    consequence: str | None = Field(
        default=None, description="What would happen, in the source's words, where the text tells it apart."
    )
    likelihood: str | None = Field(
        default=None, description="How likely, in the source's words (“almost certain”, “could”); null where none says."
    )
    raised_by: ActorRef | None = Field(default=None, description="Id of who raises it; null where the narrator does.")


class TimeExpression(Record):
    """An expression of time in an article, typed and valued as in TIMEX3 (ISO-TimeML)."""

    start: int = Field(ge=0, description="First character of the expression.")
    end: int = Field(ge=0, description="The character after its last.")
    text: str = Field(description="The expression itself.")
    type: Literal["DATE", "TIME", "DURATION", "SET"] = Field(description="TIMEX3 type.")
    value: str = Field(description="TIMEX3 value: `2022-01-10`, `2022-W02`, `P3D`, `PAST_REF`, …")


class Event(Record):
    """A dated event for the timeline: one sentence of a source."""

    date: str = Field(description="ISO date, as fine as the source allows.")
    date_end: str | None = Field(default=None, description="Last day, where it lasts several.")
    text: str = Field(description="The words of the source that tell it.")
    citations: tuple[Citation, ...] = Field(min_length=1, description="Where it is told; never empty.")
    origins: tuple[OriginRef, ...] = Field(
        default=(), description="Ids of the independent origins that tell it, as in other findings."
    )
    credibility: Credibility = Field(default=6, description="1 to 6 as in the Admiralty code, as in other findings.")


class Topic(Record):
    """Something that a statement of one article speaks of: a noun phrase, from which an issue may take its name."""

    text: str = Field(description="The words of the source.")
    citation: Citation = Field(description="Where they stand.")


class ArticleFindings(BaseModel):
    """All that was found in one article, before anything is merged: one line of `briefing extract`.

    A stage that this module does not know adds its list under its own name.
    """

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, tuple[SerializeAsAny[OtherFinding], ...]]

    article: Article = Field(description="The article.")
    actors: tuple[Actor, ...] = Field(default=(), description="Its actors; ids count within this article.")
    positions: tuple[Position, ...] = Field(default=(), description="Its positions.")
    demands: tuple[Demand, ...] = Field(default=(), description="Its demands.")
    meetings: tuple[Meeting, ...] = Field(default=(), description="Its meetings.")
    deadlines: tuple[Deadline, ...] = Field(default=(), description="Its deadlines.")
    risks: tuple[Risk, ...] = Field(default=(), description="Its risks.")
    events: tuple[Event, ...] = Field(default=(), description="Its dated events.")
    times: tuple[TimeExpression, ...] = Field(default=(), description="Its time expressions.")
    topics: tuple[Topic, ...] = Field(default=(), description="The things that its statements speak of.")
