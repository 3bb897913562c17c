"""The grid of issues and actors: which actors it shows, and what stands in each cell."""

from __future__ import annotations

from collections import Counter

from briefing.model import Brief, Issue, Stand
from briefing.templating.citing import SourceList
from briefing.templating.naming import Names
from briefing.templating.packs import Pack
from briefing.templating.views import ColumnView, IssuesView, IssueView, SectionView, StandView

CITED = 2
"""Citations of one stance in one cell: more would burst it."""

PLAIN = frozenset({"asserts", "unclear"})


def build_grid(brief: Brief, sources: SourceList, names: Names, pack: Pack) -> IssuesView:
    """As many issues and actors as the pack allows: those actors that stand plainly to most of the issues shown."""
    shown = brief.issues[: pack.limit("issues")]
    chosen = _foremost(shown, [actor.id for actor in brief.actors], pack.limit("issue_actors"))
    rows = tuple(
        IssueView(
            id=issue.id,
            name=issue.name,
            citation=sources.cite(issue.citation),
            cells={actor: _cell(issue, actor, sources) for actor in chosen},
            statements=len(issue.positions) + len(issue.demands),
        )
        for issue in shown
    )
    columns = [ColumnView(field="issue", heading=pack.headings.get("issue", "Issue"))]
    columns += [ColumnView(field=actor, heading=names.name(actor) or actor) for actor in chosen]
    grid = SectionView(name="issues", title=pack.titles.get("issues", "Issues"), columns=tuple(columns))
    return IssuesView(grid=grid, rows=rows, left_out=len(brief.issues) - len(shown))


def _foremost(issues: tuple[Issue, ...], order: list[str], most: int) -> list[str]:
    """The actors with most stances, plain ones counting double; shown in the order of the brief."""
    weight: Counter[str] = Counter()
    for issue in issues:
        best: dict[str, int] = {}
        for stand in issue.stands:
            best[stand.actor] = max(best.get(stand.actor, 0), 1 if stand.stance in PLAIN else 2)
        weight.update(best)
    rank = {actor: place for place, actor in enumerate(order)}
    ranked = sorted(weight, key=lambda actor: (-weight[actor], rank.get(actor, len(rank)), actor))
    return sorted(ranked[:most], key=lambda actor: (rank.get(actor, len(rank)), actor))


def _cell(issue: Issue, actor: str, sources: SourceList) -> tuple[StandView, ...]:
    return tuple(_stand(stand, sources) for stand in issue.stands if stand.actor == actor)


def _stand(stand: Stand, sources: SourceList) -> StandView:
    shown, _, _ = sources.cite_all(stand.citations)
    return StandView(stance="says" if stand.stance in PLAIN else stand.stance, citations=shown[:CITED])
