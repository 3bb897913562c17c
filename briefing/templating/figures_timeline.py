"""The timeline as a figure: past and coming events on one line of days, laid out to the point.

Everything that can be reckoned is reckoned here; the template draws circles, lines and words where it is told.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pydantic import Field

from briefing.model import Brief
from briefing.templating.views import View
from briefing.templating.wording import counted, cut, plain_date, span_in_words

WIDTH = 610
_EDGE = 10
_LETTER = 5.6
"""How wide a letter is on average, in the figure's small type; rather too much than too little."""
_LABEL_WORDS, _LABEL_LETTERS, _MOST_LABELS = 7, 38, 7
_DOT, _MOST_DOTS, _ROW = 8, 6, 15
_LANE, _MOST_LANES = 8, 4
_BEFORE, _AFTER, _LEAST = timedelta(days=45), timedelta(days=92), timedelta(days=10)
"""How far the figure reaches back and ahead at most, and the shortest time that it spans."""


class DotView(View):
    """One event, or a number that stands for those for which there is no room."""

    x: float = Field(description="Its centre, from the left.")
    y: float = Field(description="Its centre, from the top.")
    ahead: bool = Field(description="Whether it is still to come: drawn hollow.")
    count: int = Field(default=0, description="How many events more the number stands for; 0 for a dot.")


class BarView(View):
    """An event of several days, or of which only the month or week is known."""

    x: float = Field(description="Its left end.")
    y: float = Field(description="Its middle, from the top.")
    width: float = Field(description="Its length.")
    ahead: bool = Field(description="Whether it is still to come.")


class LabelView(View):
    """The words for a coming event, and the line that leads up to them."""

    x: float = Field(description="Where the line stands and the words begin.")
    y: float = Field(description="The foot of the words.")
    foot: float = Field(description="Where the line begins, at the dot.")
    date: str = Field(description="When.")
    text: str = Field(description="What.")


class TickView(View):
    """A day that is named below the line."""

    x: float = Field(description="Where it stands.")
    text: str = Field(description="The day: `17`, `1 August`.")


class TimelineFigure(View):
    """The timeline, laid out."""

    title: str = Field(description="What the figure shows, in one sentence.")
    description: str = Field(description="The same as words: how many events on which day, and what is ahead.")
    width: int = Field(description="Width of the drawing.")
    height: float = Field(description="Height of the drawing.")
    axis: float = Field(description="Where the line of days stands, from the top.")
    end: float = Field(description="Where the line of days ends on the right.")
    today: float = Field(description="Where the brief's own day stands.")
    today_text: str = Field(description="The brief's own day in words.")
    ticks: tuple[TickView, ...] = Field(description="The days that are named.")
    ticks_y: float = Field(description="The foot of their names.")
    dots: tuple[DotView, ...] = Field(description="The events.")
    bars: tuple[BarView, ...] = Field(description="The events that are longer than a day.")
    labels: tuple[LabelView, ...] = Field(description="The coming events in words.")
    earlier: int = Field(description="How many events lie before the first day shown.")
    later: int = Field(description="How many lie after the last.")


@dataclass(frozen=True)
class Entry:
    """An event with its first and last day; ``what`` are the words for a coming one."""

    first: date
    last: date
    ahead: bool
    when: str
    what: str

    @property
    def long(self) -> bool:
        """Whether it takes, or may fall on, more than one day."""
        return self.last > self.first


def build_timeline_figure(brief: Brief) -> TimelineFigure | None:
    """The timeline of a brief; none where nothing falls near its day, or that day is not known."""
    today = _first_day(brief.as_of)
    if today is None or len(brief.as_of) != len("2022-01-03"):
        return None
    entries = sorted(_entries(brief, today), key=lambda entry: (entry.first, entry.last, entry.what))
    near = [entry for entry in entries if today - _BEFORE <= entry.first <= today + _AFTER]
    if not near:
        return None
    first = min([today, *(entry.first for entry in near)]) - timedelta(days=1)
    last = min(max([today, *(entry.last for entry in near)]), today + _AFTER) + timedelta(days=1)
    return _lay_out(near, Scale(first, max(last, first + _LEAST), WIDTH - _EDGE), brief, entries)


def _entries(brief: Brief, today: date) -> Iterable[Entry]:
    """Past events, coming meetings, and coming events on days for which no meeting is known."""
    taken: set[date] = set()
    for meeting in brief.meetings:
        span = _span(meeting.date, meeting.date_end)
        if span and meeting.date and meeting.status == "upcoming":
            taken.add(span[0])
            yield Entry(*span, ahead=True, when=span_in_words(meeting.date, meeting.date_end), what=meeting.what)
    for event in brief.timeline:
        span = _span(event.date, event.date_end)
        ahead = span is not None and span[0] > today
        if span and not (ahead and span[0] in taken):
            yield Entry(*span, ahead=ahead, when=span_in_words(event.date, event.date_end), what=event.text)


def _span(first: str | None, last: str | None) -> tuple[date, date] | None:
    """The first and last day of a date; none where it is coarser than a month, or not known."""
    start = _first_day(first or "")
    end = _last_day(last or first or "")
    return (start, max(start, end)) if start and end else None


def _first_day(iso: str) -> date | None:
    try:
        if match := re.fullmatch(r"(\d{4})-W(\d\d)", iso):
            return date.fromisocalendar(int(match[1]), int(match[2]), 1)
        if re.fullmatch(r"\d{4}-\d\d", iso):
            return date.fromisoformat(f"{iso}-01")
        return date.fromisoformat(iso) if re.fullmatch(r"\d{4}-\d\d-\d\d", iso) else None
    except ValueError:
        return None


def _last_day(iso: str) -> date | None:
    first = _first_day(iso)
    if first is None or len(iso) == len("2022-01-03"):
        return first
    if "W" in iso:
        return first + timedelta(days=6)
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


@dataclass(frozen=True)
class Scale:
    """Where a day stands on the line: days that would overlap stand in one place."""

    first: date
    last: date
    end: float

    @property
    def day_width(self) -> float:
        """How wide a day is."""
        return (self.end - _EDGE) / max(1, (self.last - self.first).days)

    def place(self, day: date) -> float:
        """Where a day stands, from the left."""
        days = (min(max(day, self.first), self.last) - self.first).days
        step = max(1, math.ceil(_DOT / self.day_width))
        middle = days // step * step + (step - 1) / 2
        return round(min(_EDGE + middle * self.day_width, self.end), 1)


def _lay_out(near: Sequence[Entry], scale: Scale, brief: Brief, entries: Sequence[Entry]) -> TimelineFigure:
    named = [entry for entry in near if entry.ahead][:_MOST_LABELS]
    texts = {entry: _label(entry, brief.as_of) for entry in named}
    for entry, (when, what) in texts.items():  # the line ends early enough to leave room for every label
        share = (entry.first - scale.first) / (scale.last - scale.first)
        room = WIDTH - _EDGE - (len(when) + 1 + len(what)) * _LETTER
        if share > 0:
            scale = replace(scale, end=round(min(scale.end, _EDGE + max(room, WIDTH / 4) / share), 1))
    bars, short = _bars(near, scale)
    stacks = _stacks(short, scale)
    axis = _ROW * len(named) + 14.0 + _DOT * min(_MOST_DOTS, max([1, *map(len, stacks.values())]))
    lanes = max((bar.y for bar in bars), default=0.0)
    return TimelineFigure(
        title=_title(entries, brief.as_of),
        description=_description(near, brief.as_of),
        width=WIDTH,
        height=axis + lanes + 32,
        axis=axis,
        end=scale.end,
        today=scale.place(_first_day(brief.as_of) or scale.first),
        today_text=plain_date(brief.as_of),
        ticks=_ticks(scale),
        ticks_y=axis + lanes + 15,
        dots=tuple(dot for x, stack in stacks.items() for dot in _dots(x, stack, axis)),
        bars=tuple(bar.model_copy(update={"y": axis + bar.y}) for bar in bars),
        labels=tuple(
            LabelView(
                x=(x := scale.place(entry.first)),
                y=_ROW * row + 11.0,
                foot=axis - 3 - _DOT * min(len(stacks.get(x, ())), _MOST_DOTS),
                date=texts[entry][0],
                text=texts[entry][1],
            )
            for row, entry in enumerate(named)
        ),
        earlier=sum(entry.first < scale.first for entry in entries),
        later=sum(entry.first > scale.last for entry in entries),
    )


def _label(entry: Entry, as_of: str) -> tuple[str, str]:
    """When and what, short: the year only where it is another one."""
    what = cut(entry.what, _LABEL_WORDS)
    if len(what) > _LABEL_LETTERS:
        what = what[:_LABEL_LETTERS].rsplit(" ", 1)[0].rstrip(" ,;:…") + " …"
    return entry.when.replace(f" {as_of[:4]}", ""), what


def _bars(near: Sequence[Entry], scale: Scale) -> tuple[list[BarView], list[Entry]]:
    """The long events below the line, in as many lanes as there are, and the events that are left to be dots."""
    lanes: list[float] = []
    bars, short = [], []
    for entry in near:
        left, right = scale.place(entry.first) - 3, scale.place(entry.last) + 3
        free = next((lane for lane, end in enumerate(lanes) if end + 4 <= left), len(lanes))
        if not entry.long or free == _MOST_LANES:
            short.append(entry)
            continue
        lanes[free : free + 1] = [right]
        y = _LANE * (free + 1.0)
        bars.append(BarView(x=round(left, 1), y=y, width=round(max(right - left, 6), 1), ahead=entry.ahead))
    return bars, short


def _stacks(short: Sequence[Entry], scale: Scale) -> dict[float, list[bool]]:
    """By place, whether each event there is still to come; the past ones first."""
    stacks: dict[float, list[bool]] = {}
    for entry in sorted(short, key=lambda entry: entry.ahead):
        stacks.setdefault(scale.place(entry.first), []).append(entry.ahead)
    return stacks


def _dots(x: float, stack: Sequence[bool], axis: float) -> Iterator[DotView]:
    """A stack of dots on the line; above so many, a number."""
    shown = stack if len(stack) <= _MOST_DOTS else stack[: _MOST_DOTS - 1]
    for level, ahead in enumerate(shown):
        yield DotView(x=x, y=axis - _DOT * (level + 1.0), ahead=ahead)
    if len(stack) > len(shown):
        yield DotView(x=x, y=axis - _DOT * (len(shown) + 1.0), ahead=stack[-1], count=len(stack) - len(shown))


def _ticks(scale: Scale) -> tuple[TickView, ...]:
    """The days that are named: each one where there is room, else each Monday, else the first of each month."""
    days = [scale.first + timedelta(days=one) for one in range((scale.last - scale.first).days + 1)]
    if scale.day_width >= 17:
        named = days
    elif scale.day_width >= 9:
        named = [day for day in days if day.weekday() == 0]
    else:
        named = [day for day in days if day.day in ((1, 15) if scale.day_width >= 3.5 else (1,))]
    ticks: list[TickView] = []
    month, end = 0, 0.0
    for day in named or [scale.first]:
        text = plain_date(day.isoformat()).rsplit(" ", 1)[0] if day.month != month else str(day.day)
        place, half = scale.place(day), len(text) * _LETTER / 2
        if place - (half if ticks else 0) < end:  # the name of a month takes the room of some days
            continue
        ticks.append(TickView(x=place, text=text))
        month, end = day.month, place + half * (1 if len(ticks) > 1 else 2)
    return tuple(ticks)


def _title(entries: Sequence[Entry], as_of: str) -> str:
    past = sum(not entry.ahead for entry in entries)
    held = f"{counted(past, 'dated event')} up to {plain_date(as_of)}"
    return f"Timeline: {held}, {counted(len(entries) - past, 'event')} ahead"


def _description(near: Sequence[Entry], as_of: str) -> str:
    days = Counter(entry.when for entry in near if not entry.ahead)
    held = "; ".join(f"{when}: {count}" for when, count in days.items())
    ahead = "; ".join(f"{entry.when}: {cut(entry.what, _LABEL_WORDS)}" for entry in near if entry.ahead)
    parts = [f"Events by day up to {plain_date(as_of)}: {held}." if held else "", f"Ahead: {ahead}." if ahead else ""]
    return " ".join(filter(None, parts))
