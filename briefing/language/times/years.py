"""What expressions of years and their parts mean: quarters, halves, seasons, decades, centuries."""

from __future__ import annotations

import re
from datetime import date

from briefing.language.times.periods import SEASON_MONTHS, Period
from briefing.language.times.reading import Place, Reading, at
from briefing.language.times.values import named_year, nearest, shifted_year


def year_range(place: Place) -> Reading | None:
    """“2021/22”, “1990-91”: valued by its first year, covering both."""
    words = (place.word("years") or f"{place.word('year')}/{place.word('year2')}").replace("–", "/").split("/")
    first = int(words[0])
    last = int(words[1]) if len(words[1]) == 4 else first // 100 * 100 + int(words[1])
    if not first < last <= first + 100:
        return None
    return Reading("DATE", f"{first}/{last}", str(first), str(last), Period("Y", date(first, 1, 1)))


def year_in_words(place: Place) -> Reading | None:
    """“nineteen ninety-four”."""
    century = place.integer("century", "NUMBER", "TENS") or 0
    year = 100 * century + (place.integer("tens", "TENS") or 0) + (place.integer("ones", "NUMBER") or 0)
    month = place.integer("month", "MONTH")
    return at(Period("M", date(year, month, 1)) if month else Period("Y", date(year, 1, 1)))


def thousands(place: Place) -> Reading | None:
    """“the year two thousand and four”."""
    return at(Period("Y", date(2000 + (place.integer("ones", "NUMBER") or 0), 1, 1)))


def quarter(place: Place) -> Reading | None:
    """Quarters of a year: named, shifted, or the nearest one that fits the tense."""
    number = place.integer("ordinal", "ORDINAL") or place.integer("quarter") or 1
    year, today = named_year(place) or shifted_year(place), place.near("Q")
    if year is None and place.says("earlier", "ago") and today:
        year = nearest([_quarter(y, number) for y in (today.year - 1, today.year)], today, "past").start.year - 1
    if year is not None:
        return at(_quarter(year, number))
    named = place.story.latest("Y", since=place.sentence_start)
    if named is not None:
        return at(_quarter(named.start.year, number))
    if today is None:
        return Reading("DATE", f"XXXX-Q{number}")
    return at(nearest([_quarter(today.year + step, number) for step in (-1, 0, 1)], today, place.tense))


def _quarter(year: int, number: int) -> Period:
    return Period("Q", date(year, 3 * number - 2, 1))


def half(place: Place) -> Reading | None:
    """“the second half of 2019”, “the first half of the year”."""
    named = place.story.latest("Y")
    year = named_year(place) or shifted_year(place)
    if year is None:
        today = place.near("Y")
        year = today.year if today else named.start.year if named else None
    number = 1 if place.word("half") == "first" else 2
    if year is None:
        return Reading("DATE", f"XXXX-H{number}")
    return at(Period("H", date(year, 6 * number - 5, 1)))


def season(place: Place) -> Reading | None:  # noqa: PLR0911
    """Seasons: of a named year, shifted, or the nearest that fits the tense."""
    letters = place.letter("season", "SEASON") or "SU"
    today, year = place.near("Q"), named_year(place)
    if year is not None:
        return at(Period("SN", date(year, SEASON_MONTHS[letters], 1)))
    if today is None:
        return Reading("DATE", f"XXXX-{letters}")
    seasons = [Period("SN", date(today.year + step, SEASON_MONTHS[letters], 1)) for step in (-2, -1, 0, 1)]
    shift = place.integer("year_shift", "SHIFT")
    if shift is None and place.says("coming"):
        shift = 1
    if shift is None or (place.says("past") and shift == 0):
        return at(nearest(seasons, today, "past" if place.says("past") else place.tense))
    if place.says("year"):
        return at(seasons[2 + shift])
    if shift < 0:
        return at(max((each for each in seasons if each.last < today), key=lambda each: each.start))
    if shift > 0:
        return at(min((each for each in seasons if each.start > today), key=lambda each: each.start))
    return at(nearest(seasons, today, place.tense))


def decade(place: Place) -> Reading | None:
    """“the 1990s”, “the ’60s”, “the nineties”."""
    word = place.word("decade") or ""
    digits = re.sub(r"\D", "", word)
    if len(digits) == 4:
        return at(Period("E", date(int(digits), 1, 1)))
    tens = int(digits) if digits else place.integer("tenths", "TENTHS") or 0
    century = 1900 if tens >= 30 or place.says("nineteen") else 2000
    return at(Period("E", date(century + tens, 1, 1)))


def century(place: Place) -> Reading | None:
    """“the 20th century”."""
    number = place.integer("century", "ORDINAL")
    return at(Period("C", date(100 * (number - 1), 1, 1))) if number and 11 <= number <= 22 else None


def year_end(place: Place) -> Reading | None:
    """“year-end”: the 31 December of the day of writing's year."""
    if (today := place.near("M")) is None:
        return Reading("DATE", "XXXX-12-31")
    years = [Period("D", date(today.year + step, 12, 31)) for step in (-1, 0)]
    return at(nearest(years, today, place.tense))
