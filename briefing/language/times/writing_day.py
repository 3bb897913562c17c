"""The day on which a text was written, reasoned from what it says.

The reasoning rests on habits of news writing (AP Stylebook, Reuters Handbook of Journalism): the days around the day of
writing are named by their weekday, those farther off by month and day, those of another year with the year.  So a bare
“January 10” that is still to come lies one to a few weeks ahead, and a bare “Thursday” is at most six days away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from briefing.language.encounters import family_near
from briefing.language.times.hints import Hint
from briefing.language.times.periods import days_of_month

RECENT = 92
"""Days before the latest possible day within which a text is looked for, where no word of it names the year."""
AS_LIKELY = 0.6
"""Days whose cost is not higher than the best one's by more than this are possible, too."""
ENOUGH = 4
"""Dates, weekdays and other signs that have to agree before a day is named."""
SURENESS = {"unknown": 0, "present": 1, "past": 2, "future": 3}
"""Of several mentions of one date, the one whose tense says most counts."""
A_DAY = 6
"""Days between the first and the last possible one at most for the day to count as known."""


@dataclass(frozen=True)
class Guess:
    """A day of writing, the days it can lie between, and the hints it rests on."""

    day: date
    earliest: date
    latest: date
    hints: tuple[Hint, ...]
    weight: int

    @property
    def published(self) -> str | None:
        """The day as finely as it is known: as a day, a month or a year; None where not even the year is."""
        first, last = self.earliest.isoformat(), self.latest.isoformat()
        if (self.latest - self.earliest).days <= A_DAY and self.weight >= ENOUGH:
            return self.day.isoformat()
        return next((first[:length] for length in (7, 4) if first[:length] == last[:length]), None)


def reason_day(
    hints: Sequence[Hint],
    latest: date | None,
    dateline: tuple[int, int] | None = None,
    dropped: Sequence[date] = (),
    horizon: int | None = None,
) -> Guess | None:
    """The day of writing that the hints ask for, not after ``latest``; None where they ask for none.

    ``dateline`` is a month and day that the article opens with, ``dropped`` full dates in what cleaning left out, such
    as captions.  ``horizon`` is how many days before ``latest`` a day may lie where no hint names the year.
    """
    weekdays = {hint.weekday for hint in hints if hint.kind == "weekday" and hint.tense == "past"}
    shown = [day for day in dropped if day.isoweekday() in weekdays and (latest is None or day <= latest)]
    anchors = _anchors(hints, latest, dateline) | set(shown)
    if not anchors:
        return None
    floor = max(
        (h.period.start for h in hints if h.kind in {"dated", "year"} and h.period and _is_past(h)), default=None
    )
    days = {
        anchor + timedelta(step)
        for anchor in anchors
        for step in range(-60, 61)
        if (latest is None or anchor + timedelta(step) <= latest)
        and (floor is None or anchor + timedelta(step) >= floor or floor > (latest or floor))
    }
    if not days:
        return None
    costs = {day: _cost(day, hints, latest, dateline) + _distance_cost(day, shown) for day in days}
    best = min(days, key=lambda day: (costs[day], latest - day if latest else day - date.min))
    if costs[best] > 2.5 + 0.5 * len(hints):
        return None
    yearless = not (shown or _year_is_certain(best, hints))
    if horizon is not None and latest and (latest - best).days > horizon and yearless:
        return None
    weight = _weight(hints) + 2 * bool(shown) + 3 * bool(dateline)
    margin = AS_LIKELY if weight >= ENOUGH else 2 * AS_LIKELY
    possible = [day for day in days if costs[day] <= costs[best] + margin]
    return Guess(best, min(possible), max(possible), tuple(_used(hints, best)), weight)


def _weight(hints: Sequence[Hint]) -> int:
    """How many different signs there are; an event with both a date and a weekday counts twice."""
    signs = {(hint.month, hint.day) for hint in hints if hint.kind == "bare" and not is_round(hint)}
    days = {(hint.kind, hint.weekday) for hint in hints if hint.kind in {"weekday", "weekend", "new year"}}
    return len(signs) + len(days) + 2 * bool(_same_event(hints))


def _is_past(hint: Hint) -> bool:
    return hint.tense in {"past", "present"}


def _anchors(hints: Sequence[Hint], latest: date | None, dateline: tuple[int, int] | None) -> set[date]:
    """Days of the calendar that the text is close to: its bare dates in the years that they can lie in."""
    anchors: set[date] = set()
    bare = [(hint.month, hint.day) for hint in hints if hint.kind == "bare" and not is_round(hint)]
    bare += [dateline] if dateline else []
    if latest is not None:
        for month, day in bare:
            for year in range(latest.year - 12, latest.year + 2):
                if 1 <= month <= 12 and 1 <= day <= days_of_month(year, month):
                    anchors.add(date(year, month, day))
    weekdays = {hint.weekday for hint in hints if hint.kind == "weekday"}
    for hint in hints:
        if hint.kind == "dated" and hint.period and hint.period.unit == "D" and _is_recent(hint, latest, weekdays):
            anchors.add(hint.period.start)
    return anchors


def _is_recent(hint: Hint, latest: date | None, weekdays: set[int]) -> bool:
    """A full date is news, and not history, where the text also calls that day by its weekday, or it is fresh."""
    if hint.period is None:
        return False
    fresh = latest is not None and 0 <= (latest - hint.period.start).days <= RECENT
    return fresh or hint.period.start.isoweekday() in weekdays or hint.tense == "future"


def _year_is_certain(day: date, hints: Sequence[Hint]) -> bool:
    """Whether a full date close by names the year, or a weekday agrees with a date of the same event."""
    for hint in hints:
        if hint.kind == "dated" and hint.period and abs((hint.period.start - day).days) <= 60:
            return True
    return bool(_same_event(hints))


def _same_event(hints: Sequence[Hint]) -> list[tuple[Hint, int]]:
    """Bare dates whose event the text also calls by a weekday: “the March 16 referendum”, “Sunday's plebiscite”."""
    coming = [hint for hint in hints if hint.tense == "future" or hint.kind == "bare"]
    pairs = []
    for bare in (hint for hint in coming if hint.kind == "bare"):
        kind = family_near(bare.head)
        for other in hints:
            if kind and other.kind == "weekday" and family_near(other.head) == kind:
                pairs.append((bare, other.weekday))
    return pairs


def _cost(day: date, hints: Sequence[Hint], latest: date | None, dateline: tuple[int, int] | None) -> float:
    """How badly a day fits the hints: 0 is a day on which everything would be written just so."""
    cost = (latest - day).days / 365 if latest else 0.0
    bare = {
        (hint.month, hint.day): hint
        for hint in sorted(hints, key=lambda one: SURENESS[one.tense])
        if hint.kind == "bare"
    }
    cost += sum(sorted(_bare_cost(day, hint) for hint in bare.values())[:4])
    weekdays = {(hint.weekday, hint.tense): hint for hint in reversed(hints) if hint.kind in {"weekday", "weekend"}}
    cost += min(3.0, sum(_weekday_cost(day, hint) for hint in weekdays.values()))
    cost += sum(_dated_cost(day, hint) for hint in hints if hint.kind == "dated")
    if any(hint.kind == "new year" for hint in hints):
        cost += {1: 0.0, 2: 1.0}.get(day.month, 3.0)
    if dateline is not None:
        cost += 0.0 if (day.month, day.day) == dateline else 3.0
    for hint, weekday in _same_event(hints):
        event = min((each for each in years_of(hint, day) if each >= day), default=day)
        cost += 0.0 if event.isoweekday() == weekday and (event - day).days <= 7 else 3.0
    return cost


def _distance_cost(day: date, shown: Sequence[date]) -> float:
    """A picture is shown in the week it was taken."""
    return min((abs((day - each).days) / 4 for each in shown), default=0.0)


def _bare_cost(day: date, hint: Hint) -> float:
    """A bare date lies one to six weeks off: nearer ones are named by their weekday, farther ones with their year."""
    years = years_of(hint, day)
    if hint.weekday:  # “Thursday, Jan. 6”: close by, and the weekday tells the year
        near = min(years, key=lambda each: abs((each - day).days))
        slope = 7 if near >= day else 14
        return abs((near - day).days) / slope + (0.0 if near.isoweekday() == hint.weekday else 3.0)
    if hint.tense == "future":
        distance = (min(each for each in years if each >= day) - day).days
        cost = 1.2 if distance < 3 else 0.8 if distance < 7 else (distance - 7) / 14
    elif hint.tense == "past":
        distance = (day - max(each for each in years if each <= day)).days
        cost = 0.6 if distance < 3 else 0.3 if distance < 7 else (distance - 7) / 60
    else:
        distance = min(abs((each - day).days) for each in years)
        cost = 0.2 if distance < 7 else distance / 28
    return min(4.0, cost) * (0.5 if is_round(hint) else 1.0)


def is_round(hint: Hint) -> bool:
    """The first or last day of a month: the date of a rule or an account, which says little of the news."""
    return hint.day == 1 or hint.day >= (28 if hint.month == 2 else 30)


def _dated_cost(day: date, hint: Hint) -> float:
    """What is past with its full date was before, what is to come is after."""
    if hint.period is None:
        return 0.0
    wrong = (_is_past(hint) and hint.period.start > day) or (hint.tense == "future" and hint.period.last < day)
    cost, distance = 2.0 if wrong else 0.0, (day - hint.period.start).days
    if hint.period.unit == "D" and abs(distance) <= 60:
        cost += abs(distance) / 30 + (0.5 if distance < 0 and hint.tense == "unknown" else 0.0)
    return cost


def _weekday_cost(day: date, hint: Hint) -> float:
    """A weekday is named while it is fresh, or before it comes."""
    if hint.kind == "weekend":
        since = (day.isoweekday() - 7) % 7
        return 0.0 if hint.tense == "future" or 1 <= since <= 2 else 0.2 if since == 0 else 0.4 * (since - 2)
    since, until = (day.isoweekday() - hint.weekday) % 7, (hint.weekday - day.isoweekday()) % 7
    if hint.tense == "past":
        return (1.0 if hint.strict else 0.0) if since == 0 else 0.1 if since == 1 else 0.6 + 0.4 * (since - 2)
    if hint.tense == "future":
        return 0.3 if until == 0 else 0.0
    return 0.0


def _used(hints: Sequence[Hint], day: date) -> list[Hint]:
    """The hints that the day rests on: bare dates near it, and the weekdays next to it, each once."""
    used, seen = [], set()
    for hint in hints:
        key = (hint.kind, hint.month, hint.day, hint.weekday, hint.tense)
        near = hint.kind == "dated" and hint.period is not None and abs((hint.period.start - day).days) <= 60
        if key not in seen and (hint.kind in {"bare", "weekday", "weekend", "new year"} or near):
            seen.add(key)
            used.append(hint)
    return used


def years_of(hint: Hint, near: date) -> list[date]:
    """The hint's day and month in the years around a day."""
    return [
        date(year, hint.month, hint.day)
        for year in range(near.year - 5, near.year + 6)
        if hint.day <= days_of_month(year, hint.month)
    ]
