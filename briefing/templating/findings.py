"""From the findings of a brief to what templates get: one function a kind of finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from briefing.midnight import NOTE, is_midnight_open
from briefing.model import (
    Actor,
    Answer,
    Brief,
    Deadline,
    Demand,
    Difference,
    Event,
    Finding,
    Meeting,
    Position,
    Risk,
)
from briefing.once import overlap_any, without_deadlines
from briefing.templating.citing import SourceList
from briefing.templating.naming import Names, other_names
from briefing.templating.statements import lead_to_show, stance_to_show, telling
from briefing.templating.views import (
    ActorView,
    AnswerView,
    DeadlineView,
    DemandView,
    DifferenceView,
    EventView,
    MeetingView,
    OtherView,
    PositionView,
    RiskView,
    SideView,
)
from briefing.templating.wording import answer_in_words, cut, date_in_words, span_in_words

_NAME = 4
"""Words: a meeting called by more is called by a clause, which says no more than the line does."""

_QUOTATION_MARKS = "“”\"„«»‘’'"


@dataclass(frozen=True)
class FindingViews:
    """Makes views of one brief's findings.

    ``words`` and ``short_words`` are how many words of a text, or of a text in a narrow cell, are shown; ``marks``, by
    list and id, what became of findings since an earlier brief.
    """

    brief: Brief
    sources: SourceList
    names: Names
    words: int
    short_words: int
    marks: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def found(self, section: str, finding: Finding) -> dict[str, Any]:
        """The fields that all findings of the brief's lists have in common."""
        return {**self.cited(finding), "news": self.marks.get((section, finding.id))}

    def cited(self, finding: Finding | Event) -> dict[str, Any]:
        """The fields of whatever stands in a source."""
        shown, more, sources = self.sources.cite_all(finding.citations)
        return {
            "text": cut(finding.text, self.words),
            "citations": shown,
            "more_citations": more,
            "sources": sources,
            **self.sources.known.told(finding, len(sources)),
        }

    def position(self, position: Position, words: int | None = None) -> PositionView:
        """A position, cut after so many words where that is given."""
        text = cut(position.text, words or self.words)
        return PositionView(
            **(self.found("positions", position) | {"text": text}),
            id=position.id,
            actor=self.names.name(position.actor),
            also=self.names.names(position.also),
            words=quoted(text) if position.mode == "direct" else text,
            lead=lead_to_show(position),
            stance=stance_to_show(position),
            speaker=self.names.speaker(position),
            via=self.names.name(position.via) if position.via != position.actor else None,
        )

    def demand(self, demand: Demand, number: int) -> DemandView:
        """A demand, the so-manieth of the brief."""
        return DemandView(
            **self.found("demands", demand),
            id=demand.id,
            number=f"D{number}",
            by=self.names.name(demand.by),
            also=self.names.names(demand.also),
            of=self.names.names(demand.of),
            lead=lead_to_show(demand),
            condition=self._phrase(demand.condition, demand.text),
            deadline=date_in_words(demand.deadline) if demand.deadline else None,
            answer=self.answer(demand.answer),
        )

    def answer(self, answer: Answer) -> AnswerView:
        """An answer to a demand."""
        shown, _, _ = self.sources.cite_all(answer.citations)
        return AnswerView(
            status=answer.status,
            said=answer_in_words(answer.status, answer.words),
            by=self.names.name(answer.by),
            citations=shown,
        )

    def meeting(self, meeting: Meeting) -> MeetingView:
        """A meeting."""
        return MeetingView(
            **self.found("meetings", meeting),
            id=meeting.id,
            what=cut(meeting.what, self.words),
            parties=self.names.names(meeting.parties),
            date=span_in_words(meeting.date, meeting.date_end) if meeting.date else None,
            place=cut(meeting.place, self.short_words) if meeting.place else None,
            status=meeting.status,
            confirmed=meeting.confirmed,
            held=meeting.held,
            time=f"{meeting.time[:5]} (UTC{meeting.time[5:]})" if meeting.time and meeting.time[5:] else meeting.time,
            format=meeting.format,
            mediator=self.names.name(meeting.mediator),
            postponed_from=date_in_words(meeting.postponed_from) if meeting.postponed_from else None,
        )

    def deadline(self, deadline: Deadline) -> DeadlineView:
        """A deadline."""
        return DeadlineView(
            **self.found("deadlines", deadline),
            id=deadline.id,
            kind=deadline.kind,
            date=span_in_words(deadline.date, deadline.date_end),
            when=_when(deadline),
            by=self.names.name(deadline.by),
            of=self.names.names(deadline.of),
            status=deadline.status,
            confirmed=deadline.confirmed,
        )

    def risk(self, risk: Risk, number: int) -> RiskView:
        """A risk, the so-manieth of the brief."""
        return RiskView(
            **self.found("risks", risk),
            id=risk.id,
            number=f"R{number}",
            kind=risk.kind,
            actor=self.names.name(risk.actor),
            raised_by=self.names.name(risk.raised_by),
            condition=cut(risk.condition, self.short_words) if risk.condition else None,
            harm=cut(risk.consequence or risk.text, self.words),
            likelihood=risk.likelihood,
        )

    def event(self, event: Event) -> EventView:
        """A dated event."""
        meeting = next((one for one in self.meetings_of(event) if _is_named(one)), None)
        return EventView(
            **self.cited(event),
            date=span_in_words(event.date, event.date_end),
            ahead=event.date > self.brief.as_of,
            meeting=f"{cut(meeting.what, self.words)} — {', '.join(self.names.names(meeting.parties))}"
            if meeting
            else "",
        )

    def meetings_of(self, event: Event) -> list[Meeting]:
        """The meetings that an event tells, where it is still to come."""
        ahead = event.date > self.brief.as_of
        return [one for one in self.brief.meetings if ahead and _tells(event, one)]

    def difference(self, difference: Difference) -> DifferenceView:
        """A point on which the sources differ."""
        said = {one.id: one for one in self.brief.positions} if difference.kind == "denial" else {}
        counted = difference.kind not in {"spelling", "publication date"}  # how many write so makes no name right
        sides = tuple(self._side(side, said.get(side.id), counted) for side in difference.sides)
        source = self.sources.find(difference.subject)
        meeting = next((one.what for one in self.brief.meetings if one.id == difference.subject), None)
        return DifferenceView(
            kind=difference.kind,
            subject=f"source {source.number}"
            if source
            else meeting or self.names.name(difference.subject) or difference.subject,
            source=source,
            sides=sides,
        )

    def _side(self, side: Finding, position: Position | None, counted: bool) -> SideView:
        """One telling; ``position`` is the position that it is, of a claim or denial."""
        if position is None:
            return SideView(**self.cited(side) | ({} if counted else {"origins": (), "corroboration": "", "grade": ""}))
        who = self.names.name(position.actor) or position.speaker
        return SideView(**self.cited(side), who=who, denies=position.stance == "denies")

    def other(self, finding: Finding, section: str = "") -> OtherView:
        """A finding of a stage that the model does not know: its own fields as they are."""
        fields = finding.model_dump(exclude={"text", "citations"})
        return OtherView(**(fields | self.found(section, finding)))

    def actor(self, actor: Actor) -> ActorView:
        """A row of the actor table."""
        own = [position for position in self.brief.positions if actor.id in (position.actor, *position.also)]
        spoken = [position for position in self.brief.positions if position.via == actor.id != position.actor]
        asked = [demand for demand in self.brief.demands if actor.id in demand.of]
        demanding = [demand for demand in self.brief.demands if actor.id in (demand.by, *demand.also)]
        meetings = without_deadlines(self.brief.meetings, self.brief.deadlines)
        ahead = [meeting for meeting in meetings if meeting.status == "upcoming" and actor.id in meeting.parties]
        _, _, sources = self.sources.cite_all(actor.citations)
        shown = telling(own, {article.id: article for article in self.brief.articles})
        return ActorView(
            id=actor.id,
            name=actor.name,
            kind=actor.kind,
            role=actor.role,
            also=other_names(actor),
            position=self.position(shown, self.short_words) if shown else None,
            meeting=self.meeting(ahead[0]) if ahead else None,
            speaks_for=self.names.names(position.actor for position in spoken if position.actor),
            demands_of=self.names.names(of for demand in demanding for of in demand.of),
            asked_by=self.names.names(one for demand in asked for one in (demand.by, *demand.also) if one),
            sources=sources,
            role_citations=(self.sources.cite(actor.role_citation),) if actor.role_citation else (),
        )

    def _phrase(self, phrase: str | None, text: str) -> str | None:
        """A condition, where the text does not say it already."""
        return cut(phrase, self.short_words) if phrase and phrase not in text else None


def quoted(text: str) -> str:
    """A quotation in quotation marks; as it is where it brings its own."""
    return text if text[:1] in _QUOTATION_MARKS[:6] and text[-1:] in _QUOTATION_MARKS[:6] else f"“{text}”"


def _is_named(meeting: Meeting) -> bool:
    """Whether a meeting has a name, short enough to be one, and parties."""
    return bool(meeting.parties) and len(meeting.what.split()) <= _NAME


def _tells(event: Event, meeting: Meeting) -> bool:
    """Whether a line of the timeline tells a meeting: of that day, and by the same words."""
    return (event.date, event.date_end) == (meeting.date, meeting.date_end) and overlap_any(
        event.citations, meeting.citations
    )


def _when(deadline: Deadline) -> str | None:
    """The hour in the source's words, where the text does not say it already; and that a midnight is open."""
    said = deadline.when if deadline.when and deadline.when not in deadline.text else None
    return f"{said or 'midnight'}: {NOTE}" if is_midnight_open(deadline) else said
