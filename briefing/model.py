"""The central types: what an article is, what can be found in one, what a brief holds.

Every class is frozen, refuses unknown fields, and describes each of its fields; `briefing schema`
prints these descriptions as JSON Schema, and `briefing packs context` as documentation.

Offsets are characters of `Article.text`, half-open: ``text[start:end]``.  Dates are ISO 8601 strings,
as fine as the source allows: ``2022-01-10``, ``2022-01`` where only the month is known, ``2022``.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, SerializeAsAny, model_validator

FORMAT: Literal["briefing/1"] = "briefing/1"
"""The name and version of brief.json's format."""

PublishedBasis = Literal["given", "metadata", "dateline", "content", "unknown"]
ActorKind = Literal["person", "organisation", "state", "group"]
Mode = Literal["direct", "indirect", "mixed"]
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
ChangeKind = Literal["new", "changed", "unchanged", "gone quiet", "withdrawn"]
Movement = Literal[
    "repeated",
    "hardened",
    "softened",
    "reversed",
    "met",
    "partly met",
    "refused",
    "expired",
    "moved",
    "cancelled",
    "held",
    "passed",
]
CalendarStatus = Literal["confirmed", "tentative", "cancelled"]


ActorRef = Annotated[str, "the id of an actor"]
"""A field of this type holds an actor's id: synthesis replaces the article's own ids by the brief's in all of them."""


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
    dating: Dating = Field(default=Dating(), description="How the date was arrived at, and how sure it is.")
    sha256: str = Field(description="SHA-256 of the kept text in UTF-8, hexadecimal.")
    text: str = Field(description="The cleaned article; every offset counts characters of this string.")
    dropped: tuple[Dropped, ...] = Field(default=(), description="What cleaning left out, in order.")


class Unread(Record):
    """A source that was handed in and could not be read, or was not in English."""

    source: str = Field(description="The file name or URL as it was handed in.")
    reason: str = Field(description="Why it was not read, in one sentence.")


class Finding(Record):
    """What every stage's findings have in common: an id, the words, and where they stand."""

    id: str = Field(description="Stable id, derived from what was found and not from its place in the brief.")
    text: str = Field(description="The words of the source; no word is ever changed.")
    citations: tuple[Citation, ...] = Field(min_length=1, description="Where it stands; never empty.")


class OtherFinding(Finding):
    """A finding of a stage that this module does not know; such a stage derives its own class from this one."""

    model_config = ConfigDict(frozen=True, extra="allow")


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
    of: tuple[ActorRef, ...] = Field(default=(), description="Ids of those of whom it is demanded; may be empty.")
    cue: str | None = Field(default=None, description="The word that makes it a demand (“urged”).")
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
        default=False, description="Whether sources of two publishers tell it without “may”, “could”, “plans”."
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
        default=False, description="Whether sources of two publishers tell it without “may”, “could”, “plans”."
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


class CalendarEntry(Record):
    """One entry of the calendar: a meeting or a deadline on its day, worded."""

    uid: str = Field(description="What a calendar program knows it by: the same from brief to brief.")
    revision: int = Field(default=0, ge=0, description="How often later briefs changed it: iCalendar's SEQUENCE.")
    kind: Literal["meeting", "deadline"] = Field(description="What it is.")
    summary: str = Field(description="What it is, in one line.")
    date: str = Field(description="ISO date of its first day.")
    date_end: str | None = Field(default=None, description="Last day, where it lasts several.")
    time: str | None = Field(default=None, description="Time of day at which it begins, as in a meeting.")
    place: str | None = Field(default=None, description="Where, in the words of a source.")
    status: CalendarStatus = Field(description="`tentative` where it rests on one source, or on “may” or “plans”.")
    parties: tuple[str, ...] = Field(default=(), description="Names of who takes part, or is concerned.")
    notes: str = Field(description="What else is known of it, with the words that it rests on and where they stand.")
    url: str | None = Field(default=None, description="Address of the first article cited.")


class Topic(Record):
    """Something that a statement of one article speaks of: a noun phrase, from which an issue may take its name."""

    text: str = Field(description="The words of the source.")
    citation: Citation = Field(description="Where they stand.")


class Difference(Record):
    """A point on which the sources differ, or on which a source contradicts itself."""

    kind: Literal["publication date", "spelling", "event date", "place", "number"] = Field(
        description="What they differ about."
    )
    subject: str = Field(description="What it is about: the id of an actor, a meeting or an article.")
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


class EarlierWords(Record):
    """The words of an earlier brief, and where they stood in its articles, which this one may not hold."""

    text: str = Field(description="The words, to the letter.")
    source: str = Field(description="The file name or address of the article that held them.")
    published: str | None = Field(default=None, description="When that article was published, ISO date.")
    sha256: str = Field(description="SHA-256 of that article's kept text.")
    start: int = Field(ge=0, description="First character of the words that the earlier brief cites there.")
    end: int = Field(ge=0, description="The character after their last.")


class Change(Record):
    """What became of one finding since an earlier brief."""

    section: str = Field(description="The list that holds the finding: `positions`, `demands`, `meetings`, …")
    kind: ChangeKind = Field(description="`gone quiet`: no source tells it any more; `withdrawn`: it was taken back.")
    movement: Movement | None = Field(
        default=None, description="What the words show of it; null where they show nothing more than the kind."
    )
    id: str | None = Field(default=None, description="Its id in this brief; null where this one does not hold it.")
    old_id: str | None = Field(default=None, description="Its id in the earlier brief; null where it is new.")
    before: EarlierWords | None = Field(default=None, description="How the earlier brief had it.")
    after: str | None = Field(default=None, description="How it stands now, in the words of a source.")
    actors: tuple[ActorRef, ...] = Field(default=(), description="Ids of whose it is, as far as this brief knows them.")
    citations: tuple[Citation, ...] = Field(
        default=(), description="Where it stands now, or what shows the change; empty where nothing tells it."
    )


class Producer(Record):
    """Which program made the findings, for readers who are to trust them (ICS 206-01)."""

    program: str = Field(description="`briefing` and its version.")
    parser: str | None = Field(default=None, description="The language model and its version.")


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
    earlier: tuple[CalendarEntry, ...] = Field(
        default=(), description="Calendar entries of earlier briefs that this one's articles do not tell of."
    )
    since: str | None = Field(default=None, description="ISO date of the earlier brief that `changes` compares with.")
    changes: tuple[Change, ...] = Field(
        default=(), description="What became of each finding since then; those of this brief come first."
    )
    seal: dict[str, str] | None = Field(
        default=None,
        description="By list, digests of its records as the program wrote them: `briefing verify` sees later changes.",
    )
