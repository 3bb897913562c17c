"""All that a template can name."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from briefing.templating.views.changes import ChangesView
from briefing.templating.views.cited import PointView, View
from briefing.templating.views.reading import (
    ChecksView,
    DifferenceView,
    ReadingView,
    SeriesView,
    SourceView,
    TlpView,
    UnreadView,
)
from briefing.templating.views.sections import (
    ActorsView,
    DeadlinesView,
    DemandsView,
    IssuesView,
    MeetingsView,
    OthersView,
    PositionsView,
    QuotationsView,
    RisksView,
    TimelineView,
)


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
    grades: str | None = Field(description="What the grades beside statements mean; none where none are shown.")
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
    changes: ChangesView | None = Field(description="What changed since an earlier brief; none without one.")
    sources: tuple[SourceView, ...] = Field(description="The articles, by number.")
    unread: tuple[UnreadView, ...] = Field(description="What was handed in and not read.")
    others: dict[str, OthersView] = Field(
        description="The findings of stages that these classes do not know, each also under its own name."
    )

    def variables(self) -> dict[str, Any]:
        """The variables of a template: the fields, and each list of `others` under its own name."""
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return {**self.others, **fields}
