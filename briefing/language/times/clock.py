"""What times of day mean: “8.30 pm on Friday”, “noon”, “from midnight”."""

from __future__ import annotations

from datetime import timedelta

from briefing.language.times.lexicon import load_lexicon
from briefing.language.times.periods import Period
from briefing.language.times.reading import Place, Reading, at
from briefing.language.times.values import calendar, weekday

A_SENTENCE = 40
"""Tokens before a sentence in which the day stands that its hours are of."""


def clock(place: Place) -> Reading | None:
    """A time of day, with its day where one is named or the story is at one."""
    hour, minute = _hour_and_minute(place)
    if not (0 <= hour <= 24 and 0 <= minute < 60):
        return None
    suffix = f"T{hour:02}:{minute:02}"
    if place.has("month"):
        found = calendar(place)
        base = found.period if found else None
    elif place.has("weekday"):
        found = weekday(place)
        base = found.period if found else None
    elif place.has("day_shift"):
        base = Period("D", place.today + timedelta(place.integer("day_shift", "TODAY") or 0)) if place.today else None
    else:
        base = (
            place.story.latest("D", since=place.sentence_start)
            or coming_day(place)
            or (Period("D", place.today) if place.today else None)
        )
        if base is not None and base.start == place.today and _from_midnight(place):
            return at(base.shift(1), "T00:00")
    return at(base, suffix) if base else Reading("TIME", f"XXXX-XX-XX{suffix}")


def coming_day(place: Place) -> Period | None:
    """“… on Thursday. The parliament will convene at 10 a.m.”: the day to come that the sentence before tells of."""
    return place.story.coming(place.sentence_start - A_SENTENCE) if place.tense == "future" else None


def _from_midnight(place: Place) -> bool:
    """“will walk out from midnight”: from the beginning of the next day."""
    first = place.candidate.tokens[0]
    after_from = first.i > 0 and first.nbor(-1).lower_ == "from"
    return after_from and place.says("midnight") and place.tense == "future"


def _hour_and_minute(place: Place) -> tuple[int, int]:
    word = place.word("clock") or place.word("hour") or ""
    named = load_lexicon().value("NOONWORD", word)
    if named is not None:
        return int(named), 0
    word = word.replace("h", ":").replace(".", ":")
    digits = [int(part) for part in "".join(c if c.isdigit() else " " for c in word).split()]
    if not digits:
        digits = [place.integer("hour", "NUMBER") or 0]
    if len(digits) == 1 and digits[0] > 24:
        digits = [digits[0] // 100, digits[0] % 100]
    hour, minute = digits[0], digits[1] if len(digits) > 1 else 0
    meridiem = place.word("meridiem") or ("pm" if "p" in word else "am" if "a" in word else None)
    if meridiem is None and place.word("daypart") in {"afternoon", "evening"}:
        meridiem = "pm"
    if meridiem and meridiem.startswith("p") and hour < 12:
        hour += 12
    elif meridiem and meridiem.startswith("a") and hour == 12:
        hour = 0
    return hour, minute
