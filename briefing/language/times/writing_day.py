"""The day on which a text was written, reasoned from what it says.

The reasoning rests on habits of news writing (AP Stylebook, Reuters Handbook of Journalism): the days around the day of
writing are named by their weekday, those farther off by month and day, those of another year with the year.  So a bare
“January 10” that is still to come lies one to a few weeks ahead, and a bare “Thursday” is at most six days away.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from briefing.language.encounters.lexicon import family_near
from briefing.language.times.hints import Hint
from briefing.language.times.periods import days_of_month

RECENT = 92
"""Days before the latest possible day within which a text is looked for, where no word of it names the year."""
AS_LIKELY = 0.6
"""Days whose cost is not higher than the best one's by more than this are possible, too."""
ENOUGH = 4
"""Dates, weekdays and other signs that have to agree before a day is named."""
YEARS = 12
"""How many years back a text is looked for that says which year it is of."""
REACH = 60
"""Days around a date of the text in which it can have been written."""
SURENESS = {"unknown": 0, "open": 0, "present": 1, "past": 2, "future": 3}
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
        lengths = (7, 4) if self.weight > 1 else (4,)
        return next((first[:length] for length in lengths if first[:length] == last[:length]), None)


@dataclass(frozen=True)
class Evidence:
    """The hints sorted by what they say, each thing once."""

    bare: tuple[Hint, ...]
    weekdays: tuple[Hint, ...]
    dated: tuple[Hint, ...]
    same_event: tuple[tuple[Hint, int], ...]
    new_year: bool
    dateline: tuple[int, int] | None
    shown: tuple[date, ...]
    latest: date | None

    @property
    def weight(self) -> int:
        """How many different signs there are; an event with both a date and a weekday counts twice."""
        dates = {(hint.month, hint.day) for hint in self.bare if not is_round(hint)}
        signs = len(dates) + len(self.weekdays) + self.new_year + 2 * bool(self.same_event)
        return signs + 2 * bool(self.shown) + 3 * bool(self.dateline)

    @property
    def names_year(self) -> bool:
        """Whether something in it tells one year from another."""
        return bool(self.same_event or self.shown or self.dated or any(hint.weekday for hint in self.bare))


def gather_evidence(
    hints: Sequence[Hint], latest: date | None, dateline: tuple[int, int] | None, dropped: Sequence[date]
) -> Evidence:
    """The hints as evidence; of several mentions of one date, the one whose tense says most."""
    by_tense = sorted((hint for hint in hints if hint.kind == "bare"), key=lambda hint: SURENESS[hint.tense])
    bare = {(hint.month, hint.day): hint for hint in by_tense}
    named = [hint for hint in hints if hint.kind in {"weekday", "weekend"}]
    weekdays = {(hint.weekday, hint.tense): hint for hint in reversed(named)}
    past = {hint.weekday for hint in named if hint.tense == "past"}
    return Evidence(
        bare=tuple(bare.values()),
        weekdays=tuple(weekdays.values()),
        dated=tuple(hint for hint in hints if hint.kind == "dated" and hint.period),
        same_event=tuple(_same_event(hints)),
        new_year=any(hint.kind == "new year" for hint in hints),
        dateline=dateline,
        shown=tuple(day for day in dropped if day.isoweekday() in past and (latest is None or day <= latest)),
        latest=latest,
    )


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
    evidence = gather_evidence(hints, latest, dateline, dropped)
    days = _candidates(evidence, hints)
    if not days:
        return None
    costs = {day: _cost(day, evidence) for day in days}
    best = min(days, key=lambda day: (costs[day], latest - day if latest else day - date.min))
    if costs[best] > 2.5 + 0.5 * len(hints):
        return None
    if horizon is not None and latest and (latest - best).days > horizon and not _year_is_certain(best, evidence):
        return None
    margin = AS_LIKELY if evidence.weight >= ENOUGH else 2 * AS_LIKELY
    possible = [day for day in days if costs[day] <= costs[best] + margin]
    if (best.month, best.day) == evidence.dateline and not evidence.names_year:
        possible = [best]  # “OSLO, Sept 19 -” leaves only the year open: with no word of another it is the latest
    return Guess(best, min(possible), max(possible), tuple(_used(hints, best)), evidence.weight)


def cost_of_days(
    hints: Sequence[Hint], days: Iterable[date], dateline: tuple[int, int] | None = None, dropped: Sequence[date] = ()
) -> dict[date, float]:
    """How badly each of some days fits the hints; without the days that a full date rules out.

    Ruled out is a day before one that is told as past, or after one that is told as still to come.
    """
    evidence = gather_evidence(hints, None, dateline, dropped)
    return {day: _cost(day, evidence) for day in days if not any(_is_wrong(day, hint) for hint in evidence.dated)}


def _is_wrong(day: date, hint: Hint) -> bool:
    """Whether a full date that is told as past lies after the day, or one that is to come before it."""
    if hint.period is None:
        return False
    return (_is_past(hint) and hint.period.start > day) or (hint.tense == "future" and hint.period.last < day)


def _candidates(evidence: Evidence, hints: Sequence[Hint]) -> set[date]:
    """The days that come into question: near to a date of the text, not after the latest, not before what is past."""
    latest = evidence.latest
    told = [hint.period.start for hint in hints if hint.kind in {"dated", "year"} and hint.period and _is_past(hint)]
    floor = max(told, default=date.min)
    if latest is not None:
        span = timedelta(365 * YEARS) if evidence.names_year else timedelta(400)
        floor = max(floor if floor <= latest else date.min, latest - span)
    days = {anchor + timedelta(step) for anchor in _anchors(evidence, floor) for step in range(-REACH, REACH + 1)}
    possible = {day for day in days if floor <= day and (latest is None or day <= latest)}
    own = {day for day in possible if (day.month, day.day) == evidence.dateline}
    return own or possible  # the day that an article opens with is its own, whatever its year


def _is_past(hint: Hint) -> bool:
    return hint.tense in {"past", "present"}


def _anchors(evidence: Evidence, floor: date) -> set[date]:
    """Days of the calendar that the text is close to: its bare dates in the years that they can lie in."""
    latest, anchors = evidence.latest, set(evidence.shown)
    bare = [(hint.month, hint.day) for hint in evidence.bare if not is_round(hint)]
    bare += [evidence.dateline] if evidence.dateline else []
    if latest is not None:
        for month, day in bare:
            for year in range(max(floor.year - 1, latest.year - YEARS), latest.year + 2):
                if 1 <= month <= 12 and 1 <= day <= days_of_month(year, month):
                    anchors.add(date(year, month, day))
    weekdays = {hint.weekday for hint in evidence.weekdays}
    for hint in evidence.dated:
        if hint.period and hint.period.unit == "D" and _is_recent(hint, latest, weekdays):
            anchors.add(hint.period.start)
    return anchors


def _is_recent(hint: Hint, latest: date | None, weekdays: set[int]) -> bool:
    """A full date is news, and not history, where the text also calls that day by its weekday, or it is fresh."""
    if hint.period is None:
        return False
    fresh = latest is not None and 0 <= (latest - hint.period.start).days <= RECENT
    return fresh or hint.period.start.isoweekday() in weekdays or hint.tense == "future"


def _year_is_certain(day: date, evidence: Evidence) -> bool:
    """Whether a full date close by names the year, or a weekday agrees with a date of the same event."""
    near = any(hint.period and abs((hint.period.start - day).days) <= REACH for hint in evidence.dated)
    return bool(near or evidence.shown or evidence.same_event)


def _same_event(hints: Sequence[Hint]) -> list[tuple[Hint, int]]:
    """Bare dates whose event the text also calls by a weekday: “the March 16 referendum”, “Sunday's plebiscite”."""
    kinds = {id(hint): family_near(hint.head) for hint in hints if hint.kind in {"bare", "weekday"}}
    return [
        (bare, other.weekday)
        for bare in hints
        for other in hints
        if bare.kind == "bare" and other.kind == "weekday" and kinds[id(bare)] and kinds[id(bare)] == kinds[id(other)]
    ]


def _cost(day: date, evidence: Evidence) -> float:
    """How badly a day fits the evidence: 0 is a day on which everything would be written just so."""
    cost = (evidence.latest - day).days / 365 if evidence.latest else 0.0
    cost += sum(sorted(_bare_cost(day, hint) for hint in evidence.bare)[:4])
    cost += min(3.0, sum(_weekday_cost(day, hint) for hint in evidence.weekdays))
    cost += sum(_dated_cost(day, hint) for hint in evidence.dated)
    cost += min((abs((day - shown).days) / 4 for shown in evidence.shown), default=0.0)
    if evidence.new_year:
        cost += {1: 0.0, 2: 1.0}.get(day.month, 3.0)
    if evidence.dateline is not None:
        cost += 0.0 if (day.month, day.day) == evidence.dateline else 3.0
    for hint, weekday in evidence.same_event:
        event = min((each for each in years_of(hint, day) if each >= day), default=day)
        cost += 0.0 if event.isoweekday() == weekday and (event - day).days <= 7 else 3.0
    return cost


def _bare_cost(day: date, hint: Hint) -> float:
    """A bare date lies one to six weeks off: nearer ones are named by their weekday, farther ones with their year."""
    years = years_of(hint, day)
    if hint.weekday:  # “Thursday, Jan. 6”: close by, and the weekday tells the year
        near = min(years, key=lambda each: abs((each - day).days))
        slope = 7 if near >= day else 14
        wrong = 2.0 if (hint.tense == "past" and near > day) or (hint.tense == "future" and near < day) else 0.0
        return wrong + abs((near - day).days) / slope + (0.0 if near.isoweekday() == hint.weekday else 3.0)
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
    cost, distance = 2.0 if _is_wrong(day, hint) else 0.0, (day - hint.period.start).days
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


def years_of(hint: Hint, near: date) -> tuple[date, ...]:
    """The hint's day and month in the years around a day."""
    return _in_years(hint.month, hint.day, near.year)


@lru_cache(maxsize=4096)
def _in_years(month: int, day: int, year: int) -> tuple[date, ...]:
    reach = 8 if (month, day) == (2, 29) else 1
    years = range(year - reach, year + reach + 1)
    return tuple(date(each, month, day) for each in years if day <= days_of_month(each, month))
