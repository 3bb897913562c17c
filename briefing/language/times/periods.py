"""Stretches of the calendar: days, weeks, months, quarters, years, and how TIMEX3 writes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["D", "W", "WE", "M", "Q", "H", "SN", "Y", "E", "C"]
"""Day, week, weekend, month, quarter, half year, season, year, decade, century: TIMEX3's letters where it has one."""

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month that a (northern, meteorological) season begins with; a winter is named for the year that it begins in."""

FIRST_YEAR, LAST_YEAR = 1000, 2300


@dataclass(frozen=True)
class Period:
    """One day, week, month, … of the calendar, by its first day.

    Raises `ValueError` where a date would lie outside the years 1000 to 2300.
    """

    unit: Unit
    start: date

    def __post_init__(self) -> None:
        """Refuse what no news text means."""
        if not FIRST_YEAR <= self.start.year <= LAST_YEAR:
            raise ValueError(f"the year {self.start.year} is outside {FIRST_YEAR} to {LAST_YEAR}")

    @property
    def value(self) -> str:  # noqa: PLR0911
        """The TIMEX3 value."""
        start = self.start
        year, week, _ = start.isocalendar()
        match self.unit:
            case "D":
                return start.isoformat()
            case "W":
                return f"{year}-W{week:02}"
            case "WE":
                return f"{year}-W{week:02}-WE"
            case "M":
                return f"{start:%Y-%m}"
            case "Q":
                return f"{start.year}-Q{(start.month + 2) // 3}"
            case "H":
                return f"{start.year}-H{1 if start.month == 1 else 2}"
            case "SN":
                return f"{start.year}-{next(k for k, month in SEASON_MONTHS.items() if month == start.month)}"
            case "Y":
                return f"{start.year:04}"
            case "E":
                return f"{start.year // 10:03}X"
            case _:
                return f"{start.year // 100:02}XX"

    @property
    def after(self) -> date:  # noqa: PLR0911
        """The first day after it."""
        start = self.start
        match self.unit:
            case "D":
                return start + timedelta(1)
            case "W":
                return start + timedelta(7)
            case "WE":
                return start + timedelta(2)
            case "M":
                return add_months(start, 1)
            case "Q" | "SN":
                return add_months(start, 3)
            case "H":
                return add_months(start, 6)
            case "Y":
                return date(start.year + 1, 1, 1)
            case "E":
                return date(start.year + 10, 1, 1)
            case _:
                return date(start.year + 100, 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.after - timedelta(1)

    def contains(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.start <= day < self.after

    def bounds(self) -> tuple[str, str]:
        """First and last as ISO dates no finer than the unit: a month is named as a month, a week by its days."""
        if self.unit == "Y":
            return self.value, self.value
        if self.unit in {"E", "C"}:
            return f"{self.start.year:04}", f"{self.last.year:04}"
        if self.unit in {"M", "Q", "H", "SN"}:
            return f"{self.start:%Y-%m}", f"{self.last:%Y-%m}"
        return self.start.isoformat(), self.last.isoformat()

    def shift(self, steps: int) -> Period:  # noqa: PLR0911
        """The period so many of its own units later (earlier where negative)."""
        start = self.start
        match self.unit:
            case "D":
                return Period("D", start + timedelta(steps))
            case "W" | "WE":
                return Period(self.unit, start + timedelta(7 * steps))
            case "M":
                return Period("M", add_months(start, steps))
            case "Q":
                return Period("Q", add_months(start, 3 * steps))
            case "H":
                return Period("H", add_months(start, 6 * steps))
            case "SN" | "Y":
                return Period(self.unit, start.replace(year=start.year + steps))
            case "E":
                return Period("E", start.replace(year=start.year + 10 * steps))
            case _:
                return Period("C", start.replace(year=start.year + 100 * steps))


def around(unit: Unit, day: date) -> Period:  # noqa: PLR0911
    """The period of a unit that a day lies in; a weekend is that of the day's week, a season that of its months."""
    match unit:
        case "D":
            return Period(unit, day)
        case "W":
            return Period(unit, day - timedelta(day.weekday()))
        case "WE":
            return Period(unit, day + timedelta(5 - day.weekday()))
        case "M":
            return Period(unit, day.replace(day=1))
        case "Q":
            return Period(unit, date(day.year, 3 * ((day.month - 1) // 3) + 1, 1))
        case "H":
            return Period(unit, date(day.year, 1 if day.month <= 6 else 7, 1))
        case "SN":
            first = add_months(day.replace(day=1), -(day.month % 3))
            return Period(unit, first)
        case "Y":
            return Period(unit, date(day.year, 1, 1))
        case "E":
            return Period(unit, date(day.year // 10 * 10, 1, 1))
        case _:
            return Period(unit, date(day.year // 100 * 100, 1, 1))


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months later, or the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, days_of_month(year, month + 1)))


def days_of_month(year: int, month: int) -> int:
    """How many days a month has."""
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(1)).day


def easter(year: int) -> date:
    """Easter Sunday of the Western churches (Gauss's rule in the form of Meeus, Jones and Butcher, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def named_day(rule: str, year: int) -> date:
    """The day that a holiday of `lexicon.toml` falls on in a year."""
    if rule.startswith("E"):
        return easter(year) + timedelta(int(rule[1:]))
    if "-" in rule and "/" not in rule:
        month, day = rule.split("-")
        return date(year, int(month), int(day))
    month_text, weekday, nth = (int(part) for part in rule.split("/"))
    if nth > 0:
        first = date(year, month_text, 1)
        return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = date(year, month_text, days_of_month(year, month_text))
    return last - timedelta((last.isoweekday() - weekday) % 7)
