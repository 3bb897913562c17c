"""How dates, counts and cuts are worded in a document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from itertools import pairwise

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def date_in_words(iso: str) -> str:
    """`2022-01-10` → `Mon 10 January 2022`, `2022-01` → `January 2022`; anything coarser or odd as it stands."""
    if match := re.fullmatch(r"(\d{4})-W(\d\d)", iso):
        with suppress(ValueError):
            return f"week of {_day_in_words(date.fromisocalendar(int(match[1]), int(match[2]), 1))}"
    if match := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", iso):
        return f"{_MONTHS[int(match[2]) - 1]} {match[1]}"
    day = _as_date(iso)
    return iso if day is None else _day_in_words(day)


def plain_date(iso: str) -> str:
    """`2022-01-10` → `10 January 2022`: a date whose weekday is of no interest."""
    day = _as_date(iso)
    return date_in_words(iso) if day is None else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def span_in_words(first: str, last: str | None) -> str:
    """Two days as one expression: `Mon 10 to Wed 12 January 2022`; what they share is said once.

    From a Monday to its Sunday it is a week, within which no source names the day: `week of Mon 10 January 2022`.
    """
    if last is None or last == first:
        return date_in_words(first)
    start, end = _as_date(first), _as_date(last)
    if start is not None and end is not None and is_week(start, end):
        return f"week of {_day_in_words(start)}"
    if start is None or end is None or start.year != end.year:
        return f"{date_in_words(first)} to {date_in_words(last)}"
    opening = f"{_WEEKDAYS[start.weekday()]} {start.day}"
    if start.month != end.month:
        opening += f" {_MONTHS[start.month - 1]}"
    return f"{opening} to {date_in_words(last)}"


def is_week(start: date, end: date) -> bool:
    """Whether two days are a Monday and the Sunday after it."""
    return start.weekday() == 0 and (end - start).days == 6


def plain_span(first: str, last: str) -> str:
    """Two days whose weekdays are of no interest: `30 to 31 December 2021`."""
    start, end = _as_date(first), _as_date(last)
    if first == last:
        return plain_date(first)
    if start and end and (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {plain_date(last)}"
    return f"{plain_date(first)} to {plain_date(last)}"


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """`counted(1, "article")` → `1 article`; `counted(1200, "word")` → `1,200 words`."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def answer_in_words(status: str, words: str | None) -> str:
    """`agreed`, `refused`, `in part`, `open`; `not agreed` where the source's own words are no plainer."""
    if status == "refused" and words and re.search(r"\b(?:not|never)\b.*\bagree|n['’]t\b.*\bagree", words):
        return "not agreed"
    return "in part" if status == "partly" else status


def listed(names: tuple[str, ...]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def ranges(numbers: Iterable[int]) -> str:
    """`1, 2, 3, 7` → `1–3, 7`: numbers of sources, runs of three or more as a range."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def cut(text: str, words: int) -> str:
    """`text` on one line, cut after so many words, with an ellipsis where it was cut."""
    folded = " ".join(text.split())
    ends = [match.end() for match in re.finditer(r"\S+", folded)]
    end = ends[words - 1] if len(ends) > words else len(folded)
    longest = words * 12  # a "word" of hundreds of letters must not burst a page
    if end <= longest and end == len(folded):
        return folded
    return folded[: min(end, longest)].rstrip(" ,;:–—-") + " …"


def paragraph_starts(text: str) -> tuple[int, ...]:
    """Where each paragraph begins: the lines of the cleaned article that are not blank."""
    lines = text.splitlines(keepends=True)
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line))
    return tuple(start for start, end in pairwise(offsets) if text[start:end].strip())


def _as_date(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso) if re.fullmatch(r"\d{4}-\d\d-\d\d", iso) else None
    except ValueError:
        return None


def _day_in_words(day: date) -> str:
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"
