"""“Midnight on Friday”: the night to that day or the one from it, and seldom does a source say which."""

from __future__ import annotations

import re

from briefing.model import Deadline

NOTE = "at that day's beginning or its end, no source says"
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2})"
_MIDNIGHT = re.compile(rf"\b[Mm]idnight\b[^.;]{{0,24}}?\b{_DAY}|(?:day|\d),? (?:at |by )?midnight\b")
_CLEAR = re.compile(
    r"(?<!mid)(?<!Mid)night\b|\b(?:just|shortly|minutes?|seconds?) (?:before|after|past) midnight|midnight between"
    r"|11[.:]59"
)
"""What says which: “Friday night at midnight”, “a minute before midnight on Friday”."""


def is_midnight_open(deadline: Deadline) -> bool:
    """Whether a deadline is at the midnight of a day, without a word on which of its two that is."""
    said = [deadline.when or "", deadline.text]
    return any(_MIDNIGHT.search(text) for text in said) and not any(_CLEAR.search(text) for text in said)
