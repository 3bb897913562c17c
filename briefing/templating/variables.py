"""Which variables which template gets, besides the fields of `Context` that every template of a document has."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatch
from typing import Annotated, Any

from pydantic import Field

from briefing.templating.evidence import EvidenceView
from briefing.templating.figures_demands import DemandsFigure
from briefing.templating.figures_timeline import TimelineFigure
from briefing.templating.views import (
    Cited,
    Context,
    DeadlineView,
    DemandView,
    MeetingView,
    OtherView,
    PointView,
    PositionView,
    RiskView,
    SectionView,
    SourceView,
    View,
)

MARKUP = "markup"
"""Marks a text that is Markdown or HTML already, so that nothing of it is escaped."""

Markup = Annotated[str, MARKUP]


class SectionText(View):
    """A section of the Markdown document."""

    name: str = Field(description="Its name: that of its template.")
    title: str = Field(description="Its heading.")
    markdown: Markup = Field(description="Its body: Markdown already, so `| safe` is right.")


class PageSection(View):
    """A section of the page."""

    name: str = Field(description="Its name: that of its template.")
    title: str = Field(description="Its heading.")
    figure: Markup = Field(description="Its figure as HTML; empty where it has none.")
    html: Markup = Field(description="Its body as HTML.")


POINT_VIEWS: dict[str, type[Cited]] = {
    "deadlines": DeadlineView,
    "demands": DemandView,
    "meetings": MeetingView,
    "other": OtherView,
    "positions": PositionView,
    "risks": RiskView,
}
"""What `finding` is in `points/NAME.md.j2`; of a stage that is not known here, `OtherView`."""

Variables = Mapping[str, tuple[Any, str]]
_SECTION: Variables = {"section": (SectionView, "The section that is being written.")}
_SOURCES: Variables = {
    "cited_sources": (tuple[SourceView, ...], "The articles that the other sections cite."),
    "other_sources": (tuple[SourceView, ...], "Those that were read besides."),
}
_EVIDENCE: Variables = {
    "evidence": (EvidenceView | None, "What the document cites; none where no section shows it."),
}

TEMPLATES: dict[str, tuple[str, Variables]] = {
    "sections/sources.md.j2": ("the list of sources", {**_SECTION, **_SOURCES}),
    "sections/*.md.j2": ("the body of one section", _SECTION),
    "sections/evidence.html.j2": (
        "the cited paragraphs of every source, for pages",
        {**_SECTION, "evidence": (EvidenceView, "What the document cites.")},
    ),
    "sections/sources.html.j2": (
        "the list of sources, for pages",
        {
            **_SECTION,
            **_SOURCES,
            "others_left_out": (int, "How many of these are not named, for want of room on paper."),
            **_EVIDENCE,
        },
    ),
    "sections/*.html.j2": ("the same for pages, where Markdown does not do", {**_SECTION, **_EVIDENCE}),
    "points/*.md.j2": (
        "a finding of that section as one point of the bottom line",
        {
            **_SECTION,
            "point": (PointView, "The point that is being written."),
            "finding": (Cited, "Its finding: a meeting in `points/meetings.md.j2`, and so on."),
        },
    ),
    "figures/demands.*.j2": ("who demands of whom", {"figure": (DemandsFigure, "The figure, laid out.")}),
    "figures/timeline.*.j2": ("the timeline drawn", {"figure": (TimelineFigure, "The figure, laid out.")}),
    "brief.md.j2": (
        "the Markdown document around the sections",
        {
            "sections": (tuple[SectionText, ...], "The sections in order."),
            "references": (Markup, "What stands at the end for the citations used."),
            "legend": (str | None, "How many origins tell each statement, where that is the same for all; else none."),
        },
    ),
    "page.html.j2": (
        "the HTML page around the sections; the PDF is made of it too",
        {
            "sections": (tuple[PageSection, ...], "The sections in order."),
            "contents": (tuple[PageSection, ...], "Those that a table of contents names; none on short pages."),
            "style": (Markup, "The style sheet."),
            "attached": (str | None, "The address that holds brief.json, packed; none in a PDF, which attaches it."),
            "legend": (str | None, "What the signs of corroboration mean; none where the page shows none."),
            "one_page": (bool, "Whether the pack wants the document on one page: it is set closer then."),
            "content_security_policy": (str, "What the page may load: its own style and nothing else."),
        },
    ),
    "flavours/*.md.j2": ("the macros of a wiki flavour", {}),
}
"""Every kind of template: what it words, and the variables that it has besides the context's."""


def template_variables(name: str) -> dict[str, Any] | None:
    """The variables of a template with their types; None where it only stands in others, or in none.

    A stage's own list has no place here: it is known by its name.
    """
    for pattern, (_, variables) in TEMPLATES.items():
        if fnmatch(name, pattern):
            own = {variable: kind for variable, (kind, _) in variables.items()}
            context = {} if pattern.startswith("flavours/") else context_variables()
            finding = {"finding": _finding(name)} if "finding" in own else {}
            return context | own | finding
    return None


def context_variables() -> dict[str, Any]:
    """The fields of `Context` by name, with their types."""
    return {name: _whole(field) for name, field in Context.model_fields.items()}


def _whole(field: Any) -> Any:
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def _finding(name: str) -> type[Cited]:
    section = name.removeprefix("points/").removesuffix(".md.j2")
    return POINT_VIEWS.get(section, OtherView)
