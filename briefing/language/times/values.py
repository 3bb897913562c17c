"""What dates mean: days and months with and without a year, weekdays, “today”, holidays."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from briefing.language.times.lexicon import load_lexicon
from briefing.language.times.periods import Period, around, days_of_month, named_day
from briefing.language.times.reading import Place, Reading, at
from briefing.language.times.tense import Tense

SO_NEAR = 3
"""Days ahead that nobody calls “next Wednesday”, in the same week."""
A_SENTENCE_OR_TWO = 50
"""Tokens before a sentence in which days are told in a row."""
Kind = Callable[[Place], Reading | None]

AGAINST_TENSE = 250
"""So many days nearer must a date without a year lie to be believed against the tense of its verb."""
SOON = 45
"""Days ahead within which a date whose verb tells nothing (“the Oct. 7 attacks”) may lie; else it is past."""


def nearest(candidates: list[Period], today: date, tense: Tense) -> Period:
    """The candidate that lies nearest to today, on the side that the tense asks for; of two, the earlier."""

    def cost(period: Period) -> tuple[int, date]:
        edges = (period.start, period.last)
        distance = 0 if period.contains(today) else min(abs((edge - today).days) for edge in edges)
        ahead, gone = period.start > today, period.last < today
        wrong = (tense == "past" and ahead) or (tense == "future" and gone)
        wrong = wrong or (tense in {"unknown", "present"} and ahead and distance > SOON)
        return distance + (AGAINST_TENSE if wrong else 0), period.start

    return min(candidates, key=cost)


def named_year(place: Place) -> int | None:
    """The year that the expression gives in digits; two digits are of this century."""
    word = place.word("year")
    if word is None:
        return None
    found = re.search(r"(?:1[0-9]|2[01])\d\d|\d\d$", word)
    if found is None:
        return None
    return int(found.group()) if len(found.group()) == 4 else 2000 + int(found.group())


def shifted_year(place: Place) -> int | None:
    """The year of “last year”, “this year's”; None where the expression names none or the day of writing is unknown."""
    shift = place.integer("year_shift", "SHIFT")
    today = place.near("Y")
    return today.year + shift if shift is not None and today else None


def calendar(place: Place) -> Reading | None:
    """Dates by the calendar, of a year, a month or a day."""
    year = named_year(place)
    month = place.integer("month", "MONTH")
    day = place.integer("day") or place.integer("ordinal", "ORDINAL")
    if month is None:
        return _bare_day(place, day) if day is not None else at(Period("Y", date(year, 1, 1))) if year else None
    if day is not None and not 1 <= day <= 31:
        return None
    if year is None:
        return _without_year(place, month, day)
    return _month_or_day(year, month, day)


def _month_or_day(year: int, month: int, day: int | None) -> Reading | None:
    if not 1 <= month <= 12 or (day is not None and day > days_of_month(year, month)):
        return None
    return at(Period("D", date(year, month, day)) if day is not None else Period("M", date(year, month, 1)))


def _without_year(place: Place, month: int, day: int | None) -> Reading | None:
    today, shift = place.near(), place.integer("year_shift", "SHIFT")
    year_named = place.story.latest("Y", since=place.sentence_start)
    weekday = place.integer("weekday", "WEEKDAY")
    if year_named and weekday and day and weekday_in(year_named.start.year, month, day) != weekday:
        year_named = None  # “the first since the 2012 war, she said on Monday, March 18”
    if year_named is not None and shift is None and not (today and year_named.start.year == today.year):
        return _month_or_day(year_named.start.year, month, day)
    if today is None:
        return Reading("DATE", f"XXXX-{month:02}" + (f"-{day:02}" if day is not None else ""))
    if shift is not None and place.says("year"):
        return _month_or_day(today.year + shift, month, day)
    candidates = []
    for year in range(today.year - 1, today.year + 2):
        if day is not None and day > days_of_month(year, month):
            continue
        candidates.append(Period("M", date(year, month, 1)) if day is None else Period("D", date(year, month, day)))
    if day is None and shift is not None:
        return at(_shifted_month(candidates, today, shift))
    fitting = [
        period for period in candidates if weekday is None or day is None or period.start.isoweekday() == weekday
    ]
    if not (fitting or candidates):
        return Reading("DATE", f"XXXX-{month:02}-{day:02}")
    return at(nearest(fitting or candidates, today, place.tense))


def weekday_in(year: int, month: int, day: int) -> int | None:
    """The weekday (1 = Monday) of a day in a year; None where that year has no such day."""
    return date(year, month, day).isoweekday() if day <= days_of_month(year, month) else None


def _shifted_month(months: list[Period], today: date, shift: int) -> Period:
    """“last May”, “next May”, “this May”: the nearest one before, after, of this year."""
    if shift < 0:
        return max((month for month in months if month.last < today), key=lambda month: month.start)
    if shift > 0:
        return min((month for month in months if month.start > today), key=lambda month: month.start)
    return next(month for month in months if month.start.year == today.year)


def _bare_day(place: Place, day: int) -> Reading | None:
    """“the 12th”: of the month that the story is in."""
    month = place.story.latest("D", "M")
    base = month.start if month else place.near()
    if base is None or day > days_of_month(base.year, base.month):
        return Reading("DATE", f"XXXX-XX-{day:02}") if base is None else None
    return at(Period("D", base.replace(day=day)))


def part_of_date(place: Place) -> Reading | None:
    """“the morning of April 12”."""
    found = weekday(place) if place.has("weekday") and not place.has("month") else calendar(place)
    if found is None or found.period is None or found.period.unit != "D":
        return found
    return at(found.period, _suffix(place.letter("daypart", "DAYPART")))


def day_range(place: Place) -> Reading | None:
    """“January 10-15”: valued as an ISO 8601 interval, as TIMEX3 has no word for it."""
    last_day, first = place.integer("day2"), calendar(place)
    if first is None or first.period is None or last_day is None:
        return first
    start = first.period.start
    if not start.day < last_day <= days_of_month(start.year, start.month):
        return first
    last = start.replace(day=last_day).isoformat()
    return Reading("DATE", f"{first.value}/{last}", first.first, last, first.period)


def numeric(place: Place) -> Reading | None:
    """“11/02/89”: month first, as in American news, unless only day first is possible or the publisher writes so."""
    word = place.word("date") or ""
    first, second, third = (int(part) for part in re.split(r"[/.-]", word))
    if first > 31:
        return _month_or_day(first, second, third)
    year = third if third > 99 else third + (1900 if third > 50 else 2000)
    day_first = first > 12 or (second <= 12 and ("." in word or place.story.day_first))
    month, day = (second, first) if day_first else (first, second)
    return _month_or_day(year, month, day)


def weekday(place: Place) -> Reading | None:
    """A weekday, by the day of writing and the tense; “said Thursday” on a Thursday is today."""
    number, today = place.integer("weekday", "WEEKDAY") or 1, place.today
    suffix = _suffix(place.letter("daypart", "DAYPART", "DAYPARTS"))
    if today is None:
        return Reading("TIME" if suffix else "DATE", f"XXXX-WXX-{number}{suffix}")
    week = place.integer("week", "SHIFT")
    if week is not None:
        day = today - timedelta(today.weekday()) + timedelta(7 * week + number - 1)
        return at(Period("D", day), suffix)
    step = place.integer("step", "STEP")
    if step is not None:
        base = _day_before(place) if step > 0 else place.story.latest("D")
        return at(Period("D", _weekday_from(base.start if base else today, number, step, strict=True)), suffix)
    shift = place.integer("shift", "SHIFT")
    if place.has("out") and number == (today + timedelta(1)).isoweekday():
        return at(Period("D", today + timedelta(1)), suffix)  # “Friday … local time”, written elsewhere
    direction = shift if shift else 1 if place.tense == "future" else -1
    if shift is None and number == today.isoweekday() and place.tense != "past" and _follows_eve(place, today):
        return at(Period("D", today + timedelta(7)), suffix)  # “on Monday … the next day … on Wednesday”, in a row
    day = _weekday_from(today, number, direction, strict=bool(shift))
    if place.says("next") and shift == 1 and (day - today).days <= SO_NEAR and day.isoweekday() > today.isoweekday():
        day += timedelta(7)  # the nearest days of the week that is running are called by their names alone
    return at(Period("D", day + timedelta(7 * (place.integer("extra_weeks") or 0))), suffix)


def _day_before(place: Place) -> Period | None:
    """The day that “the following Tuesday” follows: of what is to come, the last one named that is to come itself."""
    coming = place.story.coming(place.sentence_start - A_SENTENCE_OR_TWO) if place.tense == "future" else None
    return coming or place.story.latest("D")


def _follows_eve(place: Place, today: date) -> bool:
    """Whether the day named last is the one before this weekday of next week."""
    named = place.story.latest("D", since=place.sentence_start - A_SENTENCE_OR_TWO)
    return named is not None and named.start == today + timedelta(6)


def _weekday_from(base: date, number: int, direction: int, *, strict: bool) -> date:
    """The nearest such weekday from a day, that day itself only where it is not asked to be another."""
    distance = (number - base.isoweekday()) % 7 if direction > 0 else (base.isoweekday() - number) % 7
    if distance == 0 and strict:
        distance = 7
    return base + timedelta(distance if direction > 0 else -distance)


def _suffix(part: str | None) -> str:
    """“TMO” for the morning; the clock itself for noon."""
    return "" if part is None else part if part.startswith("T") else f"T{part}"


def day(place: Place) -> Reading | None:
    """“today”, “yesterday morning”, “tomorrow”."""
    shift, suffix = place.integer("day_shift", "TODAY"), _suffix(place.letter("daypart", "DAYPART"))
    if place.today is None or shift is None:
        return Reading("TIME" if suffix else "DATE", f"XXXX-XX-XX{suffix}" if suffix or shift else "PRESENT_REF")
    return at(Period("D", place.today + timedelta(shift)), suffix)


def overnight(place: Place) -> Reading | None:
    """“overnight”: the night before the day of writing, or the night of it where it is still to come."""
    if place.today is None:
        return Reading("TIME", "XXXX-XX-XXTNI")
    shift = 0 if place.tense == "future" else -1
    return at(Period("D", place.today + timedelta(shift)), "TNI")


def holiday(place: Place) -> Reading | None:
    """Days with names, of a named year or nearest by the tense."""
    name = " ".join(token.lower_ for token in place.candidate.parts["holiday"]).replace("’", "'")
    rule, today, year = load_lexicon().holidays[name], place.near(), named_year(place)
    if year is not None:
        return at(Period("D", named_day(rule, year)))
    if today is None:
        return Reading("DATE", f"XXXX-{rule}" if rule[2:3] == "-" and rule[0] != "E" else "XXXX-XX-XX")
    days = [Period("D", named_day(rule, today.year + step)) for step in (-1, 0, 1)]
    shift = place.integer("year_shift", "SHIFT")
    if shift == -1:
        return at(max((each for each in days if each.last < today), key=lambda each: each.start))
    if shift == 1:
        return at(min((each for each in days if each.start > today), key=lambda each: each.start))
    return at(days[1] if shift == 0 else nearest(days, today, place.tense))


def weekend(place: Place) -> Reading | None:
    """“the weekend”: the last one, or the coming one where the tense looks ahead."""
    if place.today is None:
        return Reading("DATE", "XXXX-WXX-WE")
    this = around("WE", place.today)
    if place.today >= this.start or place.tense == "future":
        return at(this)
    return at(this.shift(-1))


def week_of(place: Place) -> Reading | None:
    """“the week of March 6”."""
    found = calendar(place)
    if found is None or found.period is None:
        return Reading("DATE", "XXXX-WXX")
    return at(around("W", found.period.start))
