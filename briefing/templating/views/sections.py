"""The list of a section, as its template gets it: its rows, and how many were left out."""

from __future__ import annotations

from pydantic import Field

from briefing.templating.views.cited import (
    ActorView,
    CitationView,
    DeadlineView,
    DemandView,
    EventView,
    IssueView,
    MeetingView,
    OtherView,
    PositionView,
    QuotationView,
    RiskView,
    View,
)
from briefing.templating.views.reading import SectionView


class PositionGroup(View):
    """The positions of one actor."""

    actor: str | None = Field(description="The actor's name; none for what nobody named has said.")
    positions: tuple[PositionView, ...] = Field(description="Its positions, most salient first, up to the limit.")
    left_out: int = Field(description="How many positions more brief.json holds.")


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
    elsewhere: int = Field(
        default=0,
        description="How many are not here, since they are meetings ahead, told to readers of a brief before.",
    )
    left_out: int = Field(description="How many events more brief.json holds.")


class OthersView(View):
    """The findings of a stage that these classes do not know."""

    rows: tuple[OtherView, ...] = Field(description="The findings, in the order of the brief.")
    left_out: int = Field(description="How many more brief.json holds.")


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


class IssuesView(View):
    """The grid of issues and actors."""

    grid: SectionView = Field(description="Its columns: `issue`, and each of the grid's actors by its id.")
    rows: tuple[IssueView, ...] = Field(description="The issues, by weight, up to the limit.")
    left_out: int = Field(description="How many issues more brief.json holds.")
