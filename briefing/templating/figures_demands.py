"""Who demands of whom, as a figure: names on both sides, a line for each pair; as a table where there are too many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from textwrap import wrap

from pydantic import Field

from briefing.templating.views import ColumnView, DemandView, SectionView, View
from briefing.templating.wording import counted, listed

WIDTH = 610
_COLUMN = 195
_PORT, _LEAST_HEIGHT, _GAP, _LINE = 17, 20, 10, 14
_NAME_LETTERS, _NAME_LINES = 30, 2
_LETTER = 5.6
_MOST_NAMES, _MOST_LINES = 8, 14
"""How many names on a side, and how many lines, can still be followed with the eye."""

_MOST_ROWS = 15


class NodeView(View):
    """A name beside the stroke at which its lines begin or end."""

    name: str = Field(description="The name.")
    lines: tuple[str, ...] = Field(description="The same on one line or two, cut where it is very long.")
    x: float = Field(description="Left edge of its place; the stroke is on the side of the lines.")
    y: float = Field(description="Upper edge.")
    width: float = Field(description="Width of its place.")
    height: float = Field(description="Height of its place, and length of the stroke.")


class LineView(View):
    """A line from who demands to of whom."""

    x1: float = Field(description="Where it begins, from the left.")
    y1: float = Field(description="Where it begins, from the top.")
    stop: float = Field(description="Where it makes room for the numbers, from the left.")
    x2: float = Field(description="Where it ends, from the left.")
    y2: float = Field(description="Where it ends, from the top.")
    bend: float = Field(description="The middle, from the left: where a curve has its control points.")
    numbers: str = Field(description="The demands that it stands for: `D1, D4`.")


class RowView(View):
    """A row of the table: one who demands."""

    by: str = Field(description="Who demands.")
    of: str = Field(description="Of whom, with the numbers of the demands: `Russia (D1, D4), Turkey (D2)`.")


class DemandsFigure(View):
    """Who demands of whom; drawn where there are few, and always as rows of a table."""

    grid: SectionView = Field(description="The table's columns: `by`, `of`.")
    title: str = Field(description="What the figure shows, in one sentence.")
    description: str = Field(description="The same as words.")
    drawn: bool = Field(description="Whether there are few enough to draw.")
    width: int = Field(description="Width of the drawing.")
    height: float = Field(description="Height of the drawing.")
    left: tuple[NodeView, ...] = Field(description="Those who demand.")
    right: tuple[NodeView, ...] = Field(description="Those of whom it is demanded.")
    lines: tuple[LineView, ...] = Field(description="The demands between them.")
    rows: tuple[RowView, ...] = Field(description="The table's rows.")
    left_out: int = Field(description="How many rows more there would be.")


def build_demands_figure(demands: Iterable[DemandView], headings: Mapping[str, str]) -> DemandsFigure | None:
    """Who demands of whom, of the demands that a document shows; none where no demand names both.

    ``headings`` are the pack's, by column.
    """
    pairs: dict[tuple[str, str], list[str]] = {}
    for demand in demands:
        for of in demand.of:
            for by in filter(None, (demand.by, *demand.also)):
                pairs.setdefault((by, of), []).append(demand.number)
    if not pairs:
        return None
    left, right = _ordered(list(pairs))
    by_maker = {by: [of for one, of in pairs if one == by] for by in dict.fromkeys(by for by, _ in pairs)}
    rows = [
        RowView(by=by, of=", ".join(f"{of} ({', '.join(pairs[by, of])})" for of in sorted(whom, key=right.index)))
        for by, whom in by_maker.items()
    ]
    drawn = max(len(left), len(right)) <= _MOST_NAMES and len(pairs) <= _MOST_LINES
    nodes, height = _boxes(left, right, list(pairs)) if drawn else (({}, {}), 0.0)
    columns = tuple(ColumnView(field=name, heading=headings.get(name, name.capitalize())) for name in ("by", "of"))
    return DemandsFigure(
        grid=SectionView(name="demands", title="Who demands of whom", columns=columns),
        title=f"Who demands of whom: {counted(len(pairs), 'pair')}",
        description="; ".join(f"{by} of {listed(tuple(whom))}" for by, whom in by_maker.items()),
        drawn=drawn,
        width=WIDTH,
        height=height,
        left=tuple(nodes[0].values()),
        right=tuple(nodes[1].values()),
        lines=_lines(nodes, pairs, left, right) if drawn else (),
        rows=tuple(rows[:_MOST_ROWS]),
        left_out=max(0, len(rows) - _MOST_ROWS),
    )


def _ordered(pairs: Sequence[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """Both sides, so that few lines cross: each name near the middle of those that it is joined to."""
    left = list(dict.fromkeys(by for by, _ in pairs))
    right = list(dict.fromkeys(of for _, of in pairs))
    for _ in range(3):
        right.sort(key=lambda name: _middle(left.index(by) for by, of in pairs if of == name))
        left.sort(key=lambda name: _middle(right.index(of) for by, of in pairs if by == name))
    return left, right


def _middle(places: Iterable[int]) -> float:
    all_places = list(places)
    return sum(all_places) / len(all_places)


def _boxes(
    left: Sequence[str], right: Sequence[str], pairs: Sequence[tuple[str, str]]
) -> tuple[tuple[dict[str, NodeView], dict[str, NodeView]], float]:
    """The boxes of both sides, each as high as it has lines, the shorter side in the middle of the longer."""
    sides = []
    for names, index, x in ((left, 0, 0), (right, 1, WIDTH - _COLUMN)):
        heights = [
            max(_LEAST_HEIGHT, _LINE * len(_lines_of(name)) + 4, _PORT * sum(pair[index] == name for pair in pairs) + 2)
            for name in names
        ]
        sides.append((names, heights, x, sum(heights) + _GAP * (len(names) - 1)))
    height = max(side[3] for side in sides)
    made = []
    for names, heights, x, own in sides:
        y = (height - own) / 2 + 1.0
        boxes = {}
        for name, one in zip(names, heights, strict=True):
            boxes[name] = NodeView(name=name, lines=_lines_of(name), x=x, y=y, width=_COLUMN, height=one)
            y += one + _GAP
        made.append(boxes)
    return (made[0], made[1]), height + 2.0


def _lines(
    nodes: tuple[dict[str, NodeView], dict[str, NodeView]],
    pairs: dict[tuple[str, str], list[str]],
    left: Sequence[str],
    right: Sequence[str],
) -> tuple[LineView, ...]:
    """The lines, each with a port of its own at both ends, in the order of the other ends."""
    lines = []
    for (by, of), numbers in pairs.items():
        leaving = sorted((o for b, o in pairs if b == by), key=right.index)
        arriving = sorted((b for b, o in pairs if o == of), key=left.index)
        start, end = nodes[0][by], nodes[1][of]
        lines.append(
            LineView(
                x1=start.x + start.width,
                y1=_port(start, leaving.index(of), len(leaving)),
                stop=round(end.x - 13 - _LETTER * len(", ".join(numbers)), 1),
                x2=end.x,
                y2=_port(end, arriving.index(by), len(arriving)),
                bend=WIDTH / 2 - 30,
                numbers=", ".join(numbers),
            )
        )
    return tuple(lines)


def _port(node: NodeView, place: int, of: int) -> float:
    return round(node.y + node.height / 2 + _PORT * (place - (of - 1) / 2), 1)


def _lines_of(name: str) -> tuple[str, ...]:
    """A name on as many lines as there may be."""
    return tuple(wrap(name, _NAME_LETTERS, max_lines=_NAME_LINES, placeholder=" …")) or (name,)
