"""The sentence around some words of an article, found without a parser: a brief that is edited has none."""

from __future__ import annotations

import re

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
    for stop in _STOP.finditer(text, first, last):
        if _ABBREVIATION.search(text, max(first, stop.start() - 8), stop.start() + 1):
            continue
        if stop.end() <= start:
            first = stop.end()
        elif stop.start() >= end - 1:
            return first, stop.end(1)
    return first, last
