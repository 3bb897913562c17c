"""Whether a brief hangs together: every id that it names is in it, every date on the calendar.

A brief that the program made does; one that was edited by hand may not, and a template would trip over that.
Whether the citations are true is another question.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from briefing.model import Article, Brief, Citation, Event, Finding, Issue, Origin

REFERRING = frozenset({"bottom_line", "changes"})
"""The lists whose ids are those of findings in other lists."""

DATE_FIELDS = frozenset(
    {
        "as_of",
        "published",
        "retrieved",
        "deadline",
        "date",
        "date_end",
        "postponed_from",
        "earliest",
        "latest",
        "claimed",
        "since",
    }
)
"""The fields, of whatever record, that hold an ISO date, as fine as the source allows."""


def find_faults(brief: Brief) -> Iterator[str]:
    """Ids that a brief names and does not hold, or gives twice, and dates that there are not; each with its place."""
    lists = {name: value for name, value in brief if isinstance(value, tuple)}
    ids = {
        name: [one.id for one in value if hasattr(one, "id")] for name, value in lists.items() if name not in REFERRING
    }
    for name, given in ids.items():
        for one, times in Counter(given).items():
            if times > 1:
                yield f"{name}: the id {one!r} is given {times} times"
    known = {name: frozenset(given) for name, given in ids.items()}
    for where, record in walk_records("", brief):
        yield from _find_wrong_dates(where, record)
        yield from _find_unknown_actors(where, record, known["actors"])
        if isinstance(record, Citation) and record.article not in known["articles"]:
            yield f"{where}: no article has the id {record.article!r}"
        if isinstance(record, Finding | Event):
            yield from _find_unknown(f"{where}.origins", record.origins, known["origins"])
        if isinstance(record, Article):
            named = (record.origin,) if record.origin is not None else ()
            yield from _find_unknown(f"{where}.origin", named, known["origins"])
            repeated = (record.copy_of,) if record.copy_of is not None else ()
            yield from _find_unknown(f"{where}.copy_of", repeated, known["articles"])
        if isinstance(record, Origin):
            yield from _find_unknown(f"{where}.articles", record.articles, known["articles"])
        if isinstance(record, Issue):
            yield from _find_unknown(f"{where}.positions", record.positions, known["positions"])
            yield from _find_unknown(f"{where}.demands", record.demands, known["demands"])
    if brief.period is not None:
        yield from _find_wrong_period(*brief.period)
    for index, point in enumerate(brief.bottom_line):
        yield from _find_unknown(f"bottom_line[{index}]", (point.id,), known.get(point.section, frozenset()))
    for index, change in enumerate(brief.changes):
        named = (change.id,) if change.id is not None else ()
        yield from _find_unknown(f"changes[{index}]", named, known.get(change.section, frozenset()))


def is_calendar_date(date: str) -> bool:
    """Whether an ISO date is on the calendar: a day, a week, a month or a year."""
    if week := re.fullmatch(r"\d{4}-W\d\d", date, re.ASCII):
        date = f"{week[0]}-1"
    elif not re.fullmatch(r"\d{4}(-\d\d){0,2}", date, re.ASCII):
        return False
    try:
        datetime.date.fromisoformat(date if week else date + "-01" * ((10 - len(date)) // 3))
    except ValueError:
        return False
    return True


def walk_records(where: str, value: Any) -> Iterator[tuple[str, BaseModel]]:
    """Every record in a value, with its place as one writes it: ``demands[3].citations[0]``."""
    if isinstance(value, BaseModel):
        yield where, value
        held = vars(value)
        for name in _record_fields(type(value)):
            yield from walk_records(f"{where}.{name}" if where else name, held.get(name))
        for name, inner in (value.model_extra or {}).items():
            yield from walk_records(f"{where}.{name}" if where else name, inner)
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            if isinstance(inner, Citation):  # most records are, and they hold no others
                yield f"{where}[{index}]", inner
            elif isinstance(inner, BaseModel):
                yield from walk_records(f"{where}[{index}]", inner)


@cache
def _record_fields(kind: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a class of records that can hold other records."""
    return tuple(name for name, field in kind.model_fields.items() if _mentions_record(field.annotation))


def _mentions_record(hint: Any) -> bool:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return True
    return hint is Any or any(map(_mentions_record, get_args(hint)))


def _find_wrong_dates(where: str, record: BaseModel) -> Iterator[str]:
    for name in _date_fields(type(record)):
        date = getattr(record, name)
        if date is not None and not is_calendar_date(date):
            yield f"{where}.{name}".lstrip(".") + f": {date!r} is not a date such as 2024-05-06, 2024-05 or 2024"


@cache
def _date_fields(kind: type[BaseModel]) -> list[str]:
    return sorted(DATE_FIELDS & kind.model_fields.keys())


def _find_wrong_period(first: str, last: str) -> Iterator[str]:
    for date in (first, last):
        if not is_calendar_date(date):
            yield f"period: {date!r} is not a date such as 2024-05-06, 2024-05 or 2024"
    if first > last:
        yield f"period: it ends on {last}, before it begins, on {first}"


def _find_unknown_actors(where: str, record: BaseModel, actors: frozenset[str]) -> Iterator[str]:
    from briefing.synthesis.references import actor_fields

    for name in actor_fields(type(record)):
        value = getattr(record, name)
        for one in [value] if isinstance(value, str) else value or ():
            if one not in actors:
                yield f"{where}.{name}: no actor has the id {one!r}"


def _find_unknown(where: str, named: tuple[str, ...], known: frozenset[str]) -> Iterator[str]:
    for one in named:
        if one not in known:
            yield f"{where}: nothing has the id {one!r}"
