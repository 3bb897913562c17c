"""What expressions counted from a day mean: “last week”, “two weeks ago”; lengths, sets, times of day."""

from __future__ import annotations

from datetime import date, timedelta

from briefing.language.times.lexicon import load_lexicon
from briefing.language.times.periods import Period, Unit, add_months, around
from briefing.language.times.quantities import read_quantity, write_duration
from briefing.language.times.reading import Place, Reading, at
from briefing.language.times.values import calendar, holiday, weekday

SUNDAY = 7
SENTENCE = 40
"""Tokens before a sentence in which a day has to be named for “the morning” to be of that day."""
DAYS = {"D": 1, "W": 7, "F": 14, "NI": 1, "WE": 7}
MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "S6": 6}
PERIODS: dict[str, Unit] = {
    "D": "D",
    "W": "W",
    "WE": "WE",
    "M": "M",
    "Q": "Q",
    "Y": "Y",
    "E": "E",
    "C": "C",
    "NI": "D",
    "SN": "SN",
}


def move(day: date, number: float, unit: str) -> date:
    """The day so many units later (earlier where negative)."""
    if unit in DAYS:
        return day + timedelta(round(number * DAYS[unit]))
    if unit in MONTHS:
        return add_months(day, round(number * MONTHS[unit]))
    return day + timedelta(seconds=number * {"TS": 1, "TM": 60, "TH": 3600}[unit])


def _unit(place: Place) -> str:
    return place.letter("unit", "UNIT", "UNITS") or "D"


def _number(place: Place) -> float | None:
    if "n" in place.candidate.fixed:
        fixed = place.candidate.fixed["n"]
        return None if fixed == "X" else float(fixed)
    tokens = place.candidate.parts.get("n")
    number = read_quantity(tokens) if tokens else 1.0
    second = place.candidate.parts.get("n2")
    return None if second else number


def unit(place: Place) -> Reading | None:
    """“last week”, “this year”, “earlier this month”, “the end of the year”."""
    letter, shift = _unit(place), place.integer("shift", "SHIFT") or 0
    today = place.near(PERIODS.get(letter, "D"))
    if letter in {"TS", "TM", "TH"}:
        return Reading("DURATION", write_duration(1, letter))
    if today is None:
        return Reading("DATE", "PAST_REF" if shift < 0 else "FUTURE_REF" if shift else "PRESENT_REF")
    if letter not in PERIODS:
        return Reading("DATE", "XXXX")
    if letter == "W" and shift == 0 and today.isoweekday() == SUNDAY and place.tense == "future":
        shift = 1  # written on a Sunday, “this week” is the one that begins
    if letter == "WE":
        this = around("WE", today)
        return at(this.shift(shift if shift >= 0 or today < this.start else -1))
    return at(around(PERIODS[letter], today).shift(shift))


def step(place: Place) -> Reading | None:
    """“the next day”, “that year”: counted from the date last named, else from the day of writing."""
    letter, steps = _unit(place) if place.has("unit") else "D", place.integer("step", "STEP", "SHIFT") or 0
    suffix = place.letter("daypart", "DAYPART") or ("MO" if place.word("unit") == "morning" else None)
    unit_name = PERIODS.get(letter)
    if unit_name is None:
        return Reading("DATE", "XXXX")
    base = _base(place, unit_name)
    if base is None:
        return Reading("DATE", "XXXX-XX-XX")
    return at(
        around(unit_name, base).shift(steps), f"T{suffix}" if suffix and not suffix.startswith("T") else suffix or ""
    )


def _base(place: Place, unit_name: Unit) -> date | None:
    """The day to count from: the last date named that is at least as fine as the unit."""
    finer = {"D": ("D",), "WE": ("D", "W", "WE"), "W": ("D", "W", "WE"), "M": ("D", "W", "M"), "Q": ("D", "M", "Q")}
    named = place.story.latest(*finer.get(unit_name, ()))
    return named.start if named else place.today


def distance(place: Place) -> Reading | None:
    """“two weeks ago”, “three days later”, “a year from now”: as fine as the unit counted in."""
    letter, number, sign = _unit(place), _number(place), place.integer("sign") or 1
    if number is None:
        return Reading("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    base = place.near(PERIODS.get(letter, "D"))
    if place.fixed("from") == "story":
        unit_name = PERIODS.get(letter, "D")
        base = _base(place, "D" if letter.startswith("T") else unit_name)
    if base is None:
        return Reading("DURATION", write_duration(number, letter))
    if letter.startswith("T"):
        return Reading("DURATION", write_duration(number, letter), base.isoformat(), base.isoformat())
    try:
        moved = move(base, sign * number, letter)
        return at(around(_precision(letter, number), moved))
    except (ValueError, OverflowError):
        return Reading("DURATION", write_duration(number, letter))


def _precision(letter: str, number: float) -> Unit:
    """“two weeks ago” names a day's week, “ten years ago” a year."""
    if letter in {"E", "C"}:
        return "Y"
    return "D" if letter in {"NI", "F"} else PERIODS.get(letter, "D")


def distance_from(place: Place) -> Reading | None:
    """“two days before Christmas”."""
    named = holiday(place) if place.has("holiday") else weekday(place) if place.has("weekday") else calendar(place)
    if named is None or named.period is None:
        return named
    number = _number(place) or 1
    sign = -1 if place.word("relation") == "before" else 1
    return at(Period("D", move(named.period.start, sign * number, _unit(place))))


def stretch(place: Place) -> Reading | None:
    """“the past two weeks”, “the first nine months”: a length, and where it lies if that is known."""
    letter, number = _unit(place), _number(place)
    shift, today = place.integer("shift", "SHIFT", "STEP"), place.today
    value = write_duration(number, letter)
    if today is None or shift is None or number is None or letter.startswith("T"):
        return Reading("DURATION", value)
    first, last = sorted((today, move(today, shift * number, letter)))
    return Reading("DURATION", value, first.isoformat(), last.isoformat())


def vague_stretch(place: Place) -> Reading | None:
    """“recent weeks”, “the coming months”."""
    if place.has("unit"):
        return Reading("DURATION", write_duration(None, _unit(place)))
    word = next(
        token.lower_ for token in place.candidate.tokens if token.lower_.endswith("s") and token.lower_ != "this"
    )
    return Reading("DURATION", write_duration(None, str(load_lexicon().value("UNITS", word) or "D")))


def duration(place: Place) -> Reading | None:
    """A length of time; after “in” and a verb that looks ahead also the day that it leads to."""
    letter, number = _unit(place), _number(place)
    if (part := place.candidate.parts.get("n")) and part[-1].lower_ == "half" and len(part) < 3 and place.says("and"):
        number = 1.5  # “an hour and a half”
    value = write_duration(number, letter)
    if (
        place.has("ahead")
        and place.today
        and number is not None
        and place.tense == "future"
        and not letter.startswith("T")
    ):
        try:
            first, last = around(_precision(letter, number), move(place.today, number, letter)).bounds()
        except (ValueError, OverflowError):
            return Reading("DURATION", value)
        return Reading("DURATION", value, first, last)
    return Reading("DURATION", value)


def fused_duration(place: Place) -> Reading | None:
    """“weeklong”, “decadeslong”."""
    stem = (place.word("length") or "").removesuffix("long")
    one = load_lexicon().value("UNIT", stem)
    many = load_lexicon().value("UNITS", stem)
    return Reading("DURATION", write_duration(1 if one else None, str(one or many or "D")))


def year_before(place: Place) -> Reading | None:
    """“a year earlier”, “the year-ago quarter”: the same quarter of the year before where one was named."""
    number = place.integer("ordinal", "ORDINAL")
    today = place.near("Q")
    if number is not None and today:
        return at(Period("Q", date(today.year - 1, 3 * number - 2, 1)))
    base = place.story.latest("Q", since=max(0, place.candidate.start - 60))
    if base is not None:
        return at(base.shift(-4))
    if today is None:
        return Reading("DATE", "PAST_REF")
    if place.says("earlier", "before") and (named := place.story.latest("Y", "M", "D", since=place.sentence_start)):
        return at(around("Y", named.start).shift(-1))
    return at(around("Y", today).shift(-1))


def business_period(place: Place) -> Reading | None:
    """“the latest quarter”, “the latest period”: the quarter that the story is about."""
    word = place.word("unit")
    if word in {"quarter", "period"}:
        base = place.story.latest("Q")
        if base is not None:
            return at(base)
        today = place.near("Q")
        return at(around("Q", today).shift(-1)) if today else Reading("DATE", "PRESENT_REF")
    unit_name = PERIODS[_unit(place)]
    today = place.near(unit_name)
    return at(around(unit_name, today).shift(-1)) if today else Reading("DATE", "PRESENT_REF")


def sets(place: Place) -> Reading | None:
    """“every week”, “each of the three years”, “twice a day”."""
    number = _number(place) if place.has("n") else 2.0 if place.says("other") else 1.0
    return Reading("SET", write_duration(number, _unit(place)))


def weekday_set(place: Place) -> Reading | None:
    """“every Monday”, “Mondays”, “Monday nights”."""
    part = place.letter("daypart", "DAYPARTS", "DAYPART")
    number = place.integer("weekday", "WEEKDAY", "WEEKDAYS") or 1
    return Reading("SET", f"XXXX-WXX-{number}" + (f"T{part}" if part else ""))


def month_set(place: Place) -> Reading | None:
    """“every March”, “each summer”."""
    month = place.integer("month", "MONTH") if place.has("month") else None
    return Reading("SET", f"XXXX-{month:02}" if month else f"XXXX-{place.letter('season', 'SEASON')}")


def daypart_set(place: Place) -> Reading | None:
    """“every morning”."""
    return Reading("SET", f"XXXX-XX-XXT{(place.letter('daypart', 'DAYPART') or 'MO').lstrip('T')}")


def adverbial_set(place: Place) -> Reading | None:
    """“daily”, “quarterly”."""
    return Reading("SET", place.letter("period", "ADVERBIAL") or "P1D")


def daypart(place: Place) -> Reading | None:
    """“the morning”, “mid-afternoon”: of the day that the story is at."""
    letters = place.letter("daypart", "DAYPART") or "MO"
    base = place.story.latest("D", since=place.sentence_start - SENTENCE)
    if place.tense == "future":
        base = place.story.coming(place.sentence_start - SENTENCE) or base
    if base is None and place.today and place.tense in {"past", "future"}:
        base = Period("D", place.today)
    return at(base, f"T{letters}") if base else Reading("TIME", f"XXXX-XX-XXT{letters}")


def ref(place: Place) -> Reading | None:
    """“now”, “recently”, “the future”: no place on the calendar."""
    kind = place.fixed("type")
    return Reading("DURATION" if kind == "DURATION" else "DATE", str(place.fixed("value")))
