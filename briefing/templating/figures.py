"""The figures of a document: which there are, and what each of them shows of a brief."""

from __future__ import annotations

from briefing.model import Brief
from briefing.templating.figures_demands import DemandsFigure, build_demands_figure
from briefing.templating.figures_timeline import TimelineFigure, build_timeline_figure
from briefing.templating.packs import Pack
from briefing.templating.views import Context

Figure = TimelineFigure | DemandsFigure


def build_figures(brief: Brief, context: Context, pack: Pack) -> dict[str, Figure]:
    """By section, the figure that goes with it, where the pack wants it and there is something to show."""
    made = {
        "timeline": build_timeline_figure(brief) if "timeline" in pack.figures else None,
        "demands": build_demands_figure(context.demands.rows, pack.headings) if "demands" in pack.figures else None,
    }
    return {name: figure for name, figure in made.items() if figure is not None}
