"""The days that a text names, read without a language model: enough to say whether a date can rest on some words.

Not a reader of time expressions (that is `briefing.language.times`, which made the dates): a second, simpler opinion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = ("january", "february", "march", "april", "may", "june", "july",
          "august", "september", "october", "november", "december")  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

NEAR = 13
"""Days between an article and a weekday that it names: “Friday”, “next Friday”, “on Friday of last week”."""

_MONTH = (  # with a capital: “may” is mostly a verb
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_LAST = r"(?:\s*(?:to|and|or|until|till|through|[-–—/])\s*(?P<last>\d{1,2})(?:st|nd|rd|th)?)?(?!\d)"
_YEAR = r"(?:,?\s+(?:of\s+)?(?P<year>(?:19|20)\d\d))?"
_PATTERNS = {
    "date": re.compile(rf"\b{_MONTH}\s+{_DAY}{_LAST}{_YEAR}"),
    "day first": re.compile(rf"\b(?:the\s+)?{_DAY}{_LAST}\s+(?:of\s+)?{_MONTH}{_YEAR}"),
    "digits": re.compile(r"\b(?P<a>\d{1,4})[-/.](?P<b>\d{1,2})[-/.](?P<c>\d{1,4})\b"),
    "month": re.compile(rf"\b{_MONTH}(?:\s+(?P<year>(?:19|20)\d\d))?"),
    "weekday": re.compile(r"\b(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE),
    "weekdays": re.compile(
        r"\b(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day\s*(?:and|to|until|till|through|[-–—])\s*(?:on\s+)?"
        r"(?P<second>mon|tues|wednes|thurs|fri|satur|sun)day",
        re.IGNORECASE,
    ),
    "year": re.compile(r"\b(?P<year>(?:1[5-9]|20)\d\d)\b"),
    "relative": re.compile(
        r"\b(?P<relative>today|tonight|this (?:morning|afternoon|evening)|tomorrow|yesterday|last night|overnight|"
        r"midnight|noon|(?:this |last |next |the |past |coming )*weekend|"
        r"(?:this|last|next|past|coming|previous|earlier this|later this|early this|late this) "
        r"(?:week|month|year|summer|winter|autumn|fall|spring))\b",
        re.IGNORECASE,
    ),
}
_PRECISE = frozenset({"date", "day first", "digits", "weekday"})


@dataclass(frozen=True)
class Span:
    """Days that words may mean, first and last; ``year`` is None where the words leave it open."""

    first: date
    last: date
    any_year: bool = False

    def fits(self, first: date, last: date) -> bool:
        """Whether days lie within what the words may mean."""
        if not self.any_year:
            return self.first <= first and last <= self.last
        return any(
            (here := _in_year(self.first, first.year + step))
            and here <= first
            and (there := _in_year(self.last, first.year + step))
            and last <= there
            for step in (0, -1)
        )


def days_named(text: str, published: date | None) -> Iterator[Span]:
    """What the expressions of time in a text may mean, for an article published on a day, or on an unknown one."""
    for kind, pattern in _PATTERNS.items():
        for match in pattern.finditer(text):
            yield from _read(kind, match, published)


def is_precise(text: str) -> bool:
    """Whether a text names a weekday or a day of a month."""
    return any(_PATTERNS[kind].search(text) for kind in _PRECISE)


def _read(kind: str, match: re.Match[str], published: date | None) -> Iterator[Span]:
    try:
        if kind in {"date", "day first"}:
            yield from _calendar(match)
        elif kind == "digits":
            yield from _digits(match)
        elif kind == "month":
            yield _month(match)
        elif kind == "year":
            yield Span(date(int(match["year"]), 1, 1), date(int(match["year"]), 12, 31))
        elif kind == "weekday" and published:
            yield from _weekday(match["weekday"], published)
        elif kind == "weekdays" and published:
            yield from _weekdays(match, published)
        elif kind == "relative" and published:
            yield from _relative(match["relative"].lower(), published)
    except ValueError:
        return  # “February 30”: no day at all


def _calendar(match: re.Match[str]) -> Iterator[Span]:
    month, year = _number(match["month"]), int(match["year"] or 2000)  # a leap year: February 29 is a day
    open_year = match["year"] is None
    first = date(year, month, int(match["day"]))
    last = date(year, month, int(match["last"])) if match["last"] else first
    yield Span(first, max(first, last), open_year)
    yield Span(first, first, open_year)
    if last > first:
        yield Span(last, last, open_year)


def _digits(match: re.Match[str]) -> Iterator[Span]:
    a, b, c = int(match["a"]), int(match["b"]), int(match["c"])
    for year, month, day in ((a, b, c), (c, a, b), (c, b, a)):
        if 1900 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= 28 + 3 * (month != 2):
            yield Span(date(year, month, day), date(year, month, day))


def _month(match: re.Match[str]) -> Span:
    month, year = _number(match["month"]), int(match["year"] or 2000)
    last = (date(year + month // 12, month % 12 + 1, 1)) - timedelta(1)
    return Span(date(year, month, 1), last, match["year"] is None)


def _weekday(word: str, published: date) -> Iterator[Span]:
    wanted = next(n for n, name in enumerate(WEEKDAYS) if name.startswith(word.lower()))
    for step in range(-NEAR, NEAR + 1):
        day = published + timedelta(step)
        if day.weekday() == wanted:
            yield Span(day, day)


def _weekdays(match: re.Match[str], published: date) -> Iterator[Span]:
    """“Thursday and Friday”: from the one to the next of the other's name."""
    for first in _weekday(match["weekday"], published):
        for last in _weekday(match["second"], first.first):
            if timedelta(0) < last.first - first.first < timedelta(7):
                yield Span(first.first, last.first)


def _relative(words: str, published: date) -> Iterator[Span]:
    if words.endswith("weekend"):
        yield from _days(published, -9, 9, weekend=True)
    elif words.endswith("week"):
        yield Span(published - timedelta(14), published + timedelta(14))
    elif words.endswith("month"):
        yield Span(published - timedelta(62), published + timedelta(62))
    elif words.endswith(("year", "summer", "winter", "autumn", "fall", "spring")):
        yield Span(published - timedelta(731), published + timedelta(731))
    elif words in {"tomorrow", "midnight", "noon"}:
        yield Span(published, published + timedelta(1))
    elif words in {"yesterday", "last night", "overnight"}:
        yield Span(published - timedelta(1), published)
    else:
        yield Span(published, published)


def _days(published: date, first: int, last: int, *, weekend: bool) -> Iterator[Span]:
    for step in range(first, last + 1):
        day = published + timedelta(step)
        if weekend and day.weekday() == 5:
            yield Span(day, day + timedelta(1))


def _number(month: str) -> int:
    return next(n for n, name in enumerate(MONTHS, start=1) if name.startswith(month.lower()[:3]))


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None
