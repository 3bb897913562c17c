"""The lines of a PDF put in order: what pages repeat is left out, and what one line was torn into is joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

MARGIN = 0.1
"""Share of a page's height at its top and foot in which running heads and page numbers stand."""

PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–—\s]*\d{1,4}[-–—\s]*(?:(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
SAME = 3.0
"""Points by which the left edges of two lines of a column differ at most."""

LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00a0": " ", "\u2011": "-"}
)


@dataclass(frozen=True)
class Line:
    """A line of a page: its box in points, with y from the foot of the page; ``size`` is the height of its letters."""

    text: str
    x0: float
    x1: float
    y0: float
    size: float
    page: int
    height: float
    bold: bool = False

    @property
    def is_marginal(self) -> bool:
        """Whether it stands at the top or foot of its page."""
        return not MARGIN * self.height <= self.y0 + self.size / 2 <= (1 - MARGIN) * self.height


def body_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines of the text itself, in order, without running heads, feet and page numbers."""
    lines = [replace(line, text=_plain(line.text)) for line in lines]
    pages = len({line.page for line in lines})
    repeated = Counter(key for _, key in {(line.page, _key(line)) for line in lines if line.is_marginal})
    often = max(2, 0.4 * pages)
    kept = [
        line
        for line in lines
        if line.text and not (line.is_marginal and (repeated[_key(line)] >= often or PAGE_NUMBER.fullmatch(line.text)))
    ]
    return _joined(kept)


def _plain(text: str) -> str:
    """The text without ligatures; at the end of a line PDFium has one sign for all hyphens, which stands for -."""
    text = " ".join(text.translate(LIGATURES).split())
    return (f"{text[:-1]}-" if text.endswith("\u00ad") else text).replace("\u00ad", "")


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.casefold())


def _joined(lines: Sequence[Line]) -> list[Line]:
    """The lines, with those joined that stand side by side though no column begins there: justified text has gaps."""
    edges = Counter((line.page, round(line.x0 / SAME)) for line in lines)

    def begins_column(line: Line) -> bool:
        place = round(line.x0 / SAME)
        return sum(edges[line.page, near] for near in (place - 1, place, place + 1)) >= 3

    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        beside = before and before.page == line.page and abs(before.y0 - line.y0) < 0.3 * line.size
        if before and beside and line.x0 >= before.x1 and not begins_column(line):
            joined[-1] = replace(before, text=f"{before.text} {line.text}", x1=line.x1)
        else:
            joined.append(line)
    return joined
