"""How wide the columns of a table are: so that its rows are as low as can be, and words and days stay whole.

Tables are set with fixed widths, which costs WeasyPrint a tenth of the time that measuring each cell does; a browser's
page gets the same ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

LINE = 100
"""How many letters of a table's type go on a line of paper, between the margins."""

_GAP = 2
"""Letters that the blank after a column takes."""

_LONGEST = 22
"""What is longer than this may be broken anywhere."""

_RAGGED = 1.1
"""By how much lines that are broken between words hold less than their width."""

_STEP = 1.5

CLASS = re.compile(r'class="[^"]*\bshare-(\d+)"')


def shares(rows: Sequence[Sequence[str]], whole: Iterable[int] = ()) -> list[int]:
    """The share of each column in the width of the table, in percent, for its cells' texts row by row.

    ``whole`` are the numbers of columns whose cells are not to be broken, as days are.  Every column has room for its
    longest word; what is left goes, step by step, to the column that makes most rows lower, and where all are one line
    high, to those that are wide already.
    """
    kept = frozenset(whole)
    columns = range(len(rows[0]))
    least = [_least([row[column] for row in rows], column in kept) for column in columns]
    left = float(LINE - sum(least) - _GAP * (len(least) - 1))
    widths = [float(one) for one in least]
    lengths = [[len(cell) * _RAGGED for cell in row] for row in rows]
    while left >= _STEP and (column := _neediest(lengths, widths)) is not None:
        widths[column] += _STEP
        left -= _STEP
    squares = {column: widths[column] ** 2 for column in columns if column not in kept}
    for column, square in squares.items():
        widths[column] += max(0.0, left) * square / sum(squares.values())
    total = sum(widths) + _GAP * (len(widths) - 1)
    return _rounded([(width + _GAP * (column < len(widths) - 1)) / total for column, width in enumerate(widths)])


def widths_style(pages: Iterable[str]) -> str:
    """The rules for the classes `share-12` that stand in pieces of a page."""
    used = sorted({int(share) for html in pages for share in CLASS.findall(html)})
    return "".join(f".share-{share} {{ width: {share}%; }}\n" for share in used)


def _least(cells: Iterable[str], whole: bool) -> int:
    """The room that a column needs at the least."""
    pieces = [len(piece) for cell in cells for piece in ([cell] if whole else re.split(r"[ \u2009]", cell))]
    return min(_LONGEST, max([2, *pieces])) + 1


def _neediest(lengths: Sequence[Sequence[float]], widths: Sequence[float]) -> int | None:
    """The column that lowers the rows most, if it gets more room; none where each row is one line high."""
    gains = [0.0] * len(widths)
    for row in lengths:
        heights = [max(1.0, length / width) for length, width in zip(row, widths, strict=True)]
        highest = max(heights)
        column = heights.index(highest)
        others = max([1.0, *(height for number, height in enumerate(heights) if number != column)])
        gains[column] += highest - max(others, row[column] / (widths[column] + _STEP))
    most = max(gains)
    return gains.index(most) if most > 0 else None


def _rounded(parts: Sequence[float]) -> list[int]:
    """Parts of one as whole percents that make a hundred."""
    percents = [int(part * 100) for part in parts]
    by_rest = sorted(range(len(parts)), key=lambda column: percents[column] - parts[column] * 100)
    for column in by_rest[: 100 - sum(percents)]:
        percents[column] += 1
    return percents
