"""Dates as pages write them, to ISO days: the day in the publisher's own zone, as it stands there."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"

ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T?\d{4,6}Z?)?(?!\d)")
MONTH_FIRST = re.compile(rf"\b({MONTH})\.?,?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b", re.IGNORECASE)
DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+({MONTH})\.?,?[\s-]+((?:19|20)\d\d)\b", re.IGNORECASE
)
NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)(?!\d)")
EPOCH = re.compile(r"\d{10}(?:\d{3})?")


def iso_day(text: str) -> str | None:
    """The first calendar day written in the text, as ``YYYY-MM-DD``; None where there is none that is certain.

    ``05/06/2024`` is not: it is a day of May to some and of June to others.
    """
    text = text.strip()
    if EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC).date().isoformat()
    if match := ISO.search(text) or COMPACT.search(text):
        return _day(match[1], match[2], match[3])
    if match := MONTH_FIRST.search(text):
        return _day(match[3], MONTHS[match[1].lower()], match[2])
    if match := DAY_FIRST.search(text):
        return _day(match[3], MONTHS[match[2].lower()], match[1])
    return _numeric_day(text)


def _numeric_day(text: str) -> str | None:
    """A day written in figures alone, where only one order of day and month is possible."""
    match = NUMERIC.search(text)
    if match is None:
        return None
    first, second = int(match[1]), int(match[2])
    if first > 12 >= second or first == second:
        return _day(match[3], second, str(first))
    return _day(match[3], first, str(second)) if second > 12 >= first else None


def _day(year: str, month: str | int, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


DATE = rf"""(?:(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}
    |(?:{MONTH})\.?,?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d
    |\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?:{MONTH})\.?,?[\s-]+(?:19|20)\d\d
    |\d{{1,2}}[/.]\d{{1,2}}[/.](?:19|20)\d\d)"""
TIME = r"(?:\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?\s?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)"
ZONES = "GMT|UTC|BST|CET|CEST|EE?S?T|[ECMP][SD]T|ET|PT|CT|IST|AE[SD]T|JST|MSK|Z"
ZONE = rf"(?:\(?(?:{ZONES})(?:[+-]\d{{1,4}}(?::\d\d)?)?\)?|[+-]\d\d:?\d\d)"
LABELS = r"(?:published|updated|posted|modified|created|issued|date|print(?:ed)?)"
LABEL = rf"(?:(?:first\s+|last\s+)?{LABELS}(?:\s+(?:on|at))?\s*:?)"
NAME = r"(?:The\s)?[A-Z][\w.'’&-]*(?:\s[A-Z][\w.'’&-]*){0,3}"
"""What may stand behind a date: the paper or the section."""
DATE_LINE = re.compile(
    rf"""(?:(?P<who>[A-Z][\w.'’& -]{{1,40}}?)\s*[|·•–—-]\s*)?       # Agency |
    (?P<label>{LABEL})?\s*(?:{WEEKDAY}\.?,?\s+)?
    (?:{TIME}\s*{ZONE}?,?\s*[|·•,–-]?\s*(?:on\s+)?(?:{WEEKDAY},?\s+)?)?
    (?P<date>{DATE})
    (?:T|\s*[|·•,–-]?\s*(?:at\s+)?)(?:{TIME})?\s*{ZONE}?
    (?:\s*[|·•(–-]?\s*(?P<again>{LABEL}).{{0,60}}|\s*[,|·•]\s*(?-i:{NAME}))?\s*[.)|]?""",
    re.IGNORECASE | re.VERBOSE,
)
"""A line that holds a date and nothing else of weight: “Published: 7 August 2022, 10:15 GMT”, “Agency | 2022-08-07”,
“7 August 2022, The Courier”."""


def date_line(line: str) -> tuple[str, str | None] | None:
    """The ISO day, and the agency named with it, of a line that is a page's date line; None for any other line."""
    if len(line) > 140 or not any(char.isdigit() for char in line):
        return None
    match = DATE_LINE.fullmatch(line.strip())
    day = iso_day(match["date"]) if match else None
    if match is None or day is None:
        return None
    who = (match["who"] or "").strip() or None
    if who and re.fullmatch(rf"{LABEL}|{WEEKDAY}", who, re.IGNORECASE):
        who = None
    return day, who
