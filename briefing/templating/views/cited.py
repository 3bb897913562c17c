"""One finding or source as templates get it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, SerializeAsAny


class View(BaseModel):
    """The base of everything that templates get."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CitationView(View):
    """One place in one source."""

    label: str = Field(description="What the citation says: `1 ¶26`, source 1, paragraph 26.")
    number: int = Field(description="The source's number.")
    paragraph: int = Field(description="The paragraph of the cleaned article, counted from 1.")
    anchor: str = Field(description="The place in the document that it links to, without `#`.")
    start: int = Field(description="The first character of the cited words in the kept text of the article.")
    text: str = Field(description="The cited words.")


class Cited(View):
    """Something that stands in a source: `cite(x)` writes its citations."""

    text: str = Field(
        description="The source's words, cut with an ellipsis where they are longer than the pack's limit."
    )
    citations: tuple[CitationView, ...] = Field(description="Where it stands, up to the pack's limit.")
    more_citations: int = Field(default=0, description="How many citations more brief.json holds.")
    sources: tuple[int, ...] = Field(description="Numbers of the sources that say it, all of them.")
    origins: tuple[str, ...] = Field(
        default=(), description="Names of the independent origins that tell it; empty where that was not worked out."
    )
    corroboration: str = Field(
        default="", description="The same in words: `2 independent origins`, `one origin in 3 articles`, `one origin`."
    )
    grade: str = Field(default="", description="Its grade by the Admiralty code, `B2`; `F6`: cannot be judged.")
    grade_shown: bool = Field(default=False, description="Whether the pack has grades stand beside statements.")
    news: str | None = Field(
        default=None,
        description="What became of it since the earlier brief: `new`, `hardened`, `moved` …; none where nothing did.",
    )


class PositionView(Cited):
    """Something that an actor says, believes, supports, denies."""

    id: str = Field(description="Its id in brief.json.")
    actor: str | None = Field(description="Name of whose position it is; none where the source does not say.")
    also: tuple[str, ...] = Field(default=(), description="Names of those who say it together with the actor.")
    words: str = Field(description="The text, in quotation marks where it is wholly a quotation in the source.")
    lead: str | None = Field(description="The source's words that lead to it (`blamed`); none where it is just said.")
    stance: str | None = Field(description="`denies`, `rejects` …, where neither lead nor text tells; else none.")
    speaker: str | None = Field(description="The source's words for the speaker, where they tell more than the name.")
    via: str | None = Field(description="Name of who said it on the actor's behalf.")


class AnswerView(View):
    """What the articles hold of an answer to a demand."""

    status: str = Field(description="`agreed`, `refused`, `partly` or `open`.")
    said: str = Field(description="The same in words: `not agreed`, where the source says just that.")
    by: str | None = Field(description="Name of who answers; none where several do.")
    citations: tuple[CitationView, ...] = Field(description="Where it stands; none while it is open.")


class DemandView(Cited):
    """What one actor wants another to do, or not to do."""

    id: str = Field(description="Its id in brief.json.")
    number: str = Field(description="`D1`, `D2`, … in the order of the brief.")
    by: str | None = Field(description="Name of who demands; none where the source does not say.")
    also: tuple[str, ...] = Field(default=(), description="Names of those who demand it together with `by`.")
    of: tuple[str, ...] = Field(description="Names of those of whom it is demanded; may be empty.")
    lead: str | None = Field(description="The source's words that lead to it (`urged`); none where there are none.")
    condition: str | None = Field(description="The condition attached, in the source's words.")
    deadline: str | None = Field(description="By when, in words.")
    answer: AnswerView = Field(description="What the articles hold of an answer.")


class MeetingView(Cited):
    """Talks, a summit, a call, a visit, a vote, a deadline."""

    id: str = Field(description="Its id in brief.json.")
    what: str = Field(description="What it is, in a source's words.")
    parties: tuple[str, ...] = Field(description="Names of who takes part.")
    date: str | None = Field(description="When, in words: `Mon 10 January 2022`; none where it is not known.")
    place: str | None = Field(description="Where, in a source's words.")
    status: str = Field(description="`upcoming`, `past` or `cancelled`.")
    confirmed: bool = Field(description="Whether two independent origins tell it without “may” or “plans”.")
    held: bool = Field(description="Whether a source tells that it took place.")
    time: str | None = Field(description="At what hour, with the time zone where a source names it.")
    format: str | None = Field(description="`telephone`, `video` or `in person`; none where no source says.")
    mediator: str | None = Field(description="Name of who mediates.")
    postponed_from: str | None = Field(description="The day from which it was moved, in words.")


class DeadlineView(Cited):
    """A day by which something is due, from which a measure holds, on which something runs out."""

    id: str = Field(description="Its id in brief.json.")
    kind: str = Field(description="`due`, `takes effect` or `ends`.")
    date: str = Field(description="When, in words: `Fri 22 September 2023`.")
    when: str | None = Field(
        description="The source's words for it (`noon on Friday`), where they tell the hour; that a midnight is open."
    )
    by: str | None = Field(description="Name of who sets it, or whose measure it is.")
    of: tuple[str, ...] = Field(description="Names of those who have to meet it; may be empty.")
    status: str = Field(description="`ahead` or `passed`.")
    confirmed: bool = Field(description="Whether two independent origins tell it without “may” or “plans”.")


class RiskView(Cited):
    """A possible harm, escalation or failure."""

    id: str = Field(description="Its id in brief.json.")
    number: str = Field(description="`R1`, `R2`, … in the order of the brief.")
    kind: str = Field(description="`threat`, `warning`, `conditional`, `deadlock` or `hazard`.")
    actor: str | None = Field(description="Name of who would cause it.")
    raised_by: str | None = Field(description="Name of who raises it; none where the source itself does.")
    condition: str | None = Field(description="On what it depends, in the source's words.")
    harm: str = Field(description="What would happen, in the source's words; the whole text where they are not apart.")
    likelihood: str | None = Field(description="How likely, in the source's words: `could`, `almost certain`.")


class EventView(Cited):
    """One dated event."""

    date: str = Field(description="When, in words.")
    ahead: bool = Field(description="Whether it is still to come.")
    meeting: str = Field(
        default="", description="The meeting that it tells, where that is still to come: `talks — Norvia, Kesteria`."
    )


class OtherView(Cited):
    """A finding of a stage that these classes do not know; its own fields can be named too."""

    model_config = ConfigDict(frozen=True, extra="allow")

    id: str = Field(description="Its id in brief.json.")


class PointView(View):
    """One point of the bottom line."""

    section: str = Field(description="The list that the finding is in; `points/SECTION.md.j2` words it.")
    finding: SerializeAsAny[Cited] = Field(description="The finding: a meeting, demand, risk, position, …")


class ActorView(View):
    """A person, organisation, state or group."""

    id: str = Field(description="Its id in brief.json.")
    name: str = Field(description="Its fullest name.")
    kind: str = Field(description="`person`, `organisation`, `state` or `group`.")
    role: str | None = Field(description="Its role in a source's words; none where no source gives one.")
    also: tuple[str, ...] = Field(description="Other names and spellings that a reader will not guess, at most three.")
    position: PositionView | None = Field(description="The latest of its positions that stands for itself, in brief.")
    meeting: MeetingView | None = Field(description="The next meeting in which it takes part.")
    speaks_for: tuple[str, ...] = Field(description="Names of those on whose behalf it speaks.")
    demands_of: tuple[str, ...] = Field(description="Names of those of whom it demands something.")
    asked_by: tuple[str, ...] = Field(description="Names of those who demand something of it.")
    sources: tuple[int, ...] = Field(description="Numbers of the sources that name it.")
    role_citations: tuple[CitationView, ...] = Field(description="Where the role stands.")


class StandView(View):
    """How an actor stands to an issue."""

    stance: str = Field(description="`rejects`, `demands`, `supports` …; `says` where it only speaks of it.")
    citations: tuple[CitationView, ...] = Field(description="Where it does, up to two.")


class IssueView(View):
    """Something that several actors or articles speak to."""

    id: str = Field(description="Its id in brief.json.")
    name: str = Field(description="A phrase of a source, to the letter.")
    citation: CitationView = Field(description="Where that phrase stands.")
    cells: dict[str, tuple[StandView, ...]] = Field(description="The stances of each actor of the grid, by its id.")
    statements: int = Field(description="How many positions and demands speak to it.")


class QuotationView(PositionView):
    """A position, with all that is needed to quote it."""

    publisher: str | None = Field(description="Who published the article in which it stands.")
    date: str | None = Field(description="When that article was published, in words; none where that is not known.")
    on_behalf_of: str | None = Field(description="Name of whose position it is, where that is not the speaker.")
