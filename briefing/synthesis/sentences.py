"""The sentence around some words of an article, found without a parser: a brief that is edited has none."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from operator import itemgetter

_STOP = re.compile(r"([.!?…][\"”’')\]]*)\s+(?=[\"“‘'(\[]?[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Capt|Sgt|Gov|Sen|Rep|Prof|Jr|Sr|No|vs"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m))\.$"
)
"""Ends of what is no sentence: initials, titles, months; “at 3 p.m. Monday”."""


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """First and last character (half-open) of the sentence or sentences that characters start to end stand in."""
    first = text.rfind("\n", 0, start) + 1
    below = text.find("\n", end)
    last = below if below >= 0 else len(text)
    stops = _stops(text, first, last)
    over = bisect_right(stops, start, key=_next_begins)
    ahead = max(over, bisect_left(stops, end - 1, key=_begins))
    return stops[over - 1][2] if over else first, stops[ahead][1] if ahead < len(stops) else last


@lru_cache(maxsize=256)
def _stops(text: str, first: int, last: int) -> tuple[tuple[int, int, int], ...]:
    """The ends of sentences in a paragraph: where each stop begins and ends, and where the next sentence begins.

    They are looked for once: a paragraph without end is not to be read anew for each thing that is said in it.
    """
    return tuple(
        (stop.start(), stop.end(1), stop.end())
        for stop in _STOP.finditer(text, first, last)
        if not _ABBREVIATION.search(text, max(first, stop.start() - 8), stop.start() + 1)
    )


_begins, _next_begins = itemgetter(0), itemgetter(2)
