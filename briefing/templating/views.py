"""What templates get: typed, frozen, every field described.

These descriptions are the reference for template authors (`briefing.templating.reference`).  Everything is worked out:
names instead of ids, dates in words, sources by number, lists cut to the pack's limits.  Texts of sources are plain
strings here; the environment escapes them when they are written.
"""

from __future__ import annotations

from typing import Any

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


class PositionView(Cited):
    """Something that an actor says, believes, supports, denies."""

    id: str = Field(description="Its id in brief.json.")
    actor: str | None = Field(description="Name of whose position it is; none where the source does not say.")
    words: str = Field(description="The text, in quotation marks where it is wholly a quotation in the source.")
    lead: str | None = Field(description="The source's words that lead to it (`blamed`); none where it is just said.")
    stance: str | None = Field(description="`denies`, `rejects` …, where neither lead nor text tells; else none.")
    speaker: str | None = Field(description="The source's words for the speaker, where they tell more than the name.")
    via: str | None = Field(description="Name of who said it on the actor's behalf.")


class PositionGroup(View):
    """The positions of one actor."""

    actor: str | None = Field(description="The actor's name; none for what nobody named has said.")
    positions: tuple[PositionView, ...] = Field(description="Its positions, most salient first, up to the limit.")
    left_out: int = Field(description="How many positions more brief.json holds.")


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
    of: tuple[str, ...] = Field(description="Names of those of whom it is demanded; may be empty.")
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
    confirmed: bool = Field(description="Whether two publishers tell it without “may” or “plans”.")
    time: str | None = Field(description="At what hour, with the time zone where a source names it.")
    format: str | None = Field(description="`telephone`, `video` or `in person`; none where no source says.")
    mediator: str | None = Field(description="Name of who mediates.")
    postponed_from: str | None = Field(description="The day from which it was moved, in words.")


class DeadlineView(Cited):
    """A day by which something is due, from which a measure holds, on which something runs out."""

    id: str = Field(description="Its id in brief.json.")
    kind: str = Field(description="`due`, `takes effect` or `ends`.")
    date: str = Field(description="When, in words: `Fri 22 September 2023`.")
    when: str | None = Field(description="The source's words for it (`noon on Friday`), where they tell the hour.")
    by: str | None = Field(description="Name of who sets it, or whose measure it is.")
    of: tuple[str, ...] = Field(description="Names of those who have to meet it; may be empty.")
    status: str = Field(description="`ahead` or `passed`.")
    confirmed: bool = Field(description="Whether two publishers tell it without “may” or “plans”.")


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


class OtherView(Cited):
    """A finding of a stage that these classes do not know; its own fields can be named too."""

    model_config = ConfigDict(frozen=True, extra="allow")

    id: str = Field(description="Its id in brief.json.")


class PointView(View):
    """One point of the bottom line."""

    section: str = Field(description="The list that the finding is in; `points/SECTION.md.j2` words it.")
    finding: SerializeAsAny[Cited] = Field(description="The finding: a meeting, demand, risk, position, …")


class LeftOut(View):
    """What was left out of an article for one reason."""

    reason: str = Field(description="Why: `cookie notice`, `related headline`, …")
    pieces: int = Field(description="How many pieces.")


class SourceView(View):
    """One article."""

    number: int = Field(description="Its number in this document.")
    anchor: str = Field(description="The place of its entry, without `#`.")
    title: str = Field(description="Its headline; its file name where it has none.")
    publisher: str | None = Field(description="Who published it; none where that is not known.")
    authors: tuple[str, ...] = Field(description="Its authors.")
    url: str | None = Field(description="Its address.")
    file: str = Field(description="The file name or address as it was handed in.")
    date: str | None = Field(description="When it was published, in words; none where that is not known.")
    date_note: str | None = Field(description="Where the date comes from, where that has to be said.")
    claimed_date: str | None = Field(description="The date that the page gives, where it is not believed.")
    words: int = Field(description="How many words the cleaned article has.")
    left_out: tuple[LeftOut, ...] = Field(description="What cleaning left out, by reason.")


class DifferenceView(View):
    """A point on which sources differ."""

    kind: str = Field(description="`publication date`, `spelling`, `event date`, `place` or `number`.")
    subject: str = Field(description="What it is about: an actor's name, `source 2`, a meeting.")
    source: SourceView | None = Field(description="The source that it is about, where it is about one.")
    sides: tuple[Cited, ...] = Field(description="Each telling, with its citations.")


class UnreadView(View):
    """A source that was handed in and not read."""

    file: str = Field(description="The file name or address as it was handed in.")
    reason: str = Field(description="Why it was not read.")


class ReadingView(View):
    """What was read, in figures."""

    articles: int = Field(description="How many articles were read.")
    publishers: tuple[str, ...] = Field(description="The publishers named, in order of source.")
    without_publisher: int = Field(description="How many articles do not say who published them.")
    words: int = Field(description="How many words were read.")
    unread: int = Field(description="How many sources were handed in and not read.")
    left_out: int = Field(description="How many pieces of pages cleaning left out.")
    languages: tuple[str, ...] = Field(description="The languages of the articles, in words.")


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


class ActorsView(View):
    """The actor table."""

    rows: tuple[ActorView, ...] = Field(description="The key actors, most salient first, up to the limit.")
    left_out: int = Field(description="How many actors more brief.json holds.")


class PositionsView(View):
    """The positions, by actor."""

    groups: tuple[PositionGroup, ...] = Field(description="One group an actor, the most salient first.")
    left_out: int = Field(description="How many positions more brief.json holds, all told.")


class DemandsView(View):
    """The demands."""

    rows: tuple[DemandView, ...] = Field(description="The demands, most salient first, up to the limit.")
    left_out: int = Field(description="How many demands more brief.json holds.")


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


class MeetingsView(View):
    """The meetings."""

    upcoming: tuple[MeetingView, ...] = Field(description="Those to come, by date, up to the limit.")
    upcoming_left_out: int = Field(description="How many to come brief.json holds besides.")
    past: tuple[MeetingView, ...] = Field(description="Those already held: the latest, by date, up to the limit.")
    past_left_out: int = Field(description="How many already held brief.json holds besides.")
    cancelled: tuple[MeetingView, ...] = Field(description="Those called off, by date, up to the limit.")
    cancelled_left_out: int = Field(description="How many called off brief.json holds besides.")


class DeadlinesView(View):
    """The deadlines."""

    ahead: tuple[DeadlineView, ...] = Field(description="Those to come, by date, up to the limit.")
    ahead_left_out: int = Field(description="How many to come brief.json holds besides.")
    passed: tuple[DeadlineView, ...] = Field(
        description="Those that have passed: the latest, by date, up to the limit."
    )
    passed_left_out: int = Field(description="How many that have passed brief.json holds besides.")


class RisksView(View):
    """The risks."""

    rows: tuple[RiskView, ...] = Field(description="The risks, most salient first, up to the limit.")
    left_out: int = Field(description="How many risks more brief.json holds.")


class TimelineView(View):
    """The dated events."""

    rows: tuple[EventView, ...] = Field(description="Those nearest to the brief's day, by date, up to the limit.")
    past: tuple[EventView, ...] = Field(description="Of these, what has happened.")
    upcoming: tuple[EventView, ...] = Field(description="Of these, what is still to come.")
    left_out: int = Field(description="How many events more brief.json holds.")


class OthersView(View):
    """The findings of a stage that these classes do not know."""

    rows: tuple[OtherView, ...] = Field(description="The findings, in the order of the brief.")
    left_out: int = Field(description="How many more brief.json holds.")


class QuotationView(PositionView):
    """A position, with all that is needed to quote it."""

    publisher: str | None = Field(description="Who published the article in which it stands.")
    date: str | None = Field(description="When that article was published, in words; none where that is not known.")
    on_behalf_of: str | None = Field(description="Name of whose position it is, where that is not the speaker.")


class QuotationGroup(View):
    """What one speaker said."""

    speaker: str | None = Field(description="The speaker's name; none for what nobody named has said.")
    role: str | None = Field(description="The speaker's role in a source's words.")
    role_citations: tuple[CitationView, ...] = Field(description="Where the role stands.")
    direct: tuple[QuotationView, ...] = Field(description="Words in quotation marks in the source, up to the limit.")
    reported: tuple[QuotationView, ...] = Field(description="What is told in other words, up to the limit.")
    left_out: int = Field(description="How many of either brief.json holds besides.")


class QuotationsView(View):
    """Who said what: the positions by who spoke."""

    groups: tuple[QuotationGroup, ...] = Field(
        description="One group a speaker: those who are quoted, then those whose words are reported alone."
    )
    left_out: int = Field(description="How many positions more brief.json holds, all told.")


class SeriesView(View):
    """Where the document stands in a series of reports."""

    number: int | None = Field(description="Its number; none where it has none.")
    period: str | None = Field(description="The days that it covers, in words; none where no article has a day.")
    period_given: bool = Field(description="Whether the period was given; if not, it is that of the articles' dates.")
    next_due: str | None = Field(description="When the next one is due, in words; none where that was not given.")


class ColumnView(View):
    """A column of a section's table."""

    field: str = Field(description="Which field it shows.")
    heading: str = Field(description="Its heading.")


class SectionView(View):
    """The section that is being written."""

    name: str = Field(description="Its name: that of its template and of its list in the brief.")
    title: str = Field(description="Its heading.")
    columns: tuple[ColumnView, ...] = Field(description="The columns of its table, as the pack orders them.")


class IssuesView(View):
    """The grid of issues and actors."""

    grid: SectionView = Field(description="Its columns: `issue`, and each of the grid's actors by its id.")
    rows: tuple[IssueView, ...] = Field(description="The issues, by weight, up to the limit.")
    left_out: int = Field(description="How many issues more brief.json holds.")


class ChecksView(View):
    """What checking the statements against the kept texts came to."""

    verified: int = Field(description="How many checks were passed: of citations, wordings, names, dates.")
    citations: int = Field(description="How many of them are citations, letter for letter.")
    failed: int = Field(description="How many failed.")
    not_checkable: int = Field(description="How many things cannot be checked from the kept texts.")
    withheld: int = Field(description="How many statements failed and are not in the document.")
    edited: int = Field(description="How many records are not as the program wrote them: somebody edited them.")


class TlpView(View):
    """A Traffic Light Protocol 2.0 label, with the colours that FIRST lays down."""

    label: str = Field(description="`TLP:RED`, `TLP:AMBER`, `TLP:AMBER+STRICT`, `TLP:GREEN` or `TLP:CLEAR`.")
    slug: str = Field(description="The label as a style sheet's class names it: `amber-strict`.")
    color: str = Field(description="The colour of its letters, on black.")


class Context(View):
    """All that a template can name."""

    heading: str = Field(description="The document's heading: the pack's title and the brief's.")
    title: str = Field(description="The brief's title alone.")
    document: str = Field(description="What the document calls itself: the pack's title.")
    as_of: str = Field(description="The day that the brief is written for, in words.")
    as_of_iso: str = Field(description="The same as an ISO date.")
    language: str = Field(description="The language of the pack's titles and headings, as BCP 47 writes it: `en`.")
    tlp: TlpView | None = Field(description="The Traffic Light Protocol label; none for none.")
    reading: ReadingView = Field(description="What was read, in figures.")
    program: str = Field(description="The program that made the findings, and its version.")
    parser: str | None = Field(description="The language model and its version.")
    checks: ChecksView | None = Field(description="What checking the brief came to; none where it was not checked.")
    series: SeriesView = Field(description="Number, period, next report.")
    bottom_line: tuple[PointView, ...] = Field(description="The findings to read first, up to the limit.")
    actors: ActorsView = Field(description="The key actors.")
    positions: PositionsView = Field(description="The positions, by actor.")
    quotations: QuotationsView = Field(description="The same by who spoke, quotations first.")
    demands: DemandsView = Field(description="The demands.")
    issues: IssuesView = Field(description="The issues, and who stands how to them.")
    meetings: MeetingsView = Field(description="The meetings that no deadline tells already.")
    deadlines: DeadlinesView = Field(description="The deadlines.")
    risks: RisksView = Field(description="The risks.")
    timeline: TimelineView = Field(description="Dated events.")
    differences: tuple[DifferenceView, ...] = Field(description="Where the sources differ.")
    sources: tuple[SourceView, ...] = Field(description="The articles, by number.")
    unread: tuple[UnreadView, ...] = Field(description="What was handed in and not read.")
    others: dict[str, OthersView] = Field(
        description="The findings of stages that these classes do not know, each also under its own name."
    )

    def variables(self) -> dict[str, Any]:
        """The variables of a template: the fields, and each list of `others` under its own name."""
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return {**self.others, **fields}
