"""Anchoring: every expression found gets its type, its value and its days, in the order of the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from briefing.language.times import relative, values, years
from briefing.language.times.clock import clock
from briefing.language.times.reading import Place, Reading, Story, at
from briefing.language.times.tagger import Candidate

DAY = len("2022-01-03")
KINDS: dict[str, Callable[[Place], Reading | None]] = {
    "calendar": values.calendar,
    "part_of_date": values.part_of_date,
    "day_range": values.day_range,
    "numeric": values.numeric,
    "year_range": years.year_range,
    "year_in_words": years.year_in_words,
    "thousands": years.thousands,
    "quarter": years.quarter,
    "half": years.half,
    "season": years.season,
    "decade": years.decade,
    "century": years.century,
    "weekday": values.weekday,
    "day": values.day,
    "overnight": values.overnight,
    "holiday": values.holiday,
    "weekend": values.weekend,
    "year_end": years.year_end,
    "week_of": values.week_of,
    "unit": relative.unit,
    "step": relative.step,
    "distance": relative.distance,
    "distance_from": relative.distance_from,
    "stretch": relative.stretch,
    "vague_stretch": relative.vague_stretch,
    "duration": relative.duration,
    "fused_duration": relative.fused_duration,
    "year_before": relative.year_before,
    "business_period": relative.business_period,
    "set": relative.sets,
    "weekday_set": relative.weekday_set,
    "month_set": relative.month_set,
    "daypart_set": relative.daypart_set,
    "adverbial_set": relative.adverbial_set,
    "clock": clock,
    "daypart": relative.daypart,
    "ref": relative.ref,
}
"""Which function reads which kind of rule."""

NEAR = 3
"""Tokens from the end of one expression to the beginning of another that is of the same day."""
COMPARED = frozenset({"year_before"})
"""Kinds that only compare: “a year earlier” does not move the story there."""


def anchor(candidates: Sequence[Candidate], story: Story) -> list[tuple[Candidate, Reading]]:
    """Each candidate that can be read, with its reading against the time of writing and the dates named before."""
    readings: list[tuple[Candidate, Reading]] = []
    for candidate in candidates:
        try:
            reading = KINDS[candidate.kind](Place(candidate, story))
        except (ValueError, OverflowError):  # a date that no calendar has: “February 30”, the year 9999
            reading = None
        if reading is not None:
            if readings and _says_again(readings[-1][0], candidate, reading):
                readings[-1] = readings[-1][0], replace(reading, type="DATE")
            if readings and _is_day_of(readings[-1][0], candidate, reading) and reading.period is not None:
                readings[-1] = readings[-1][0], at(reading.period, readings[-1][1].value[DAY:])
            readings.append((candidate, reading))
            if candidate.kind not in COMPARED:
                story.note(candidate.start, reading.period)
    return readings


def _is_day_of(before: Candidate, candidate: Candidate, reading: Reading) -> bool:
    """“at 1100 GMT on Thursday”: whether a day is that of the hour that stands before it."""
    first, last = candidate.tokens[0], before.tokens[-1]
    if first.i - last.i > NEAR:
        return False
    between = [token.lower_ for token in first.doc[last.i + 1 : first.i]]
    is_day = reading.type == "DATE" and reading.period is not None and reading.period.unit == "D"
    bare = before.kind == "clock" and not {"month", "weekday", "day_shift"} & {*before.parts, *before.fixed}
    return is_day and bare and between in ([], ["on"], [")", "on"], [","])


def _says_again(before: Candidate, candidate: Candidate, reading: Reading) -> bool:
    """“a day earlier, on March 3”: the day that the words before count to, by the calendar."""
    first, last = candidate.tokens[0], before.tokens[-1]
    if first.i - last.i > NEAR:
        return False
    between = {token.lower_ for token in first.doc[last.i + 1 : first.i]}
    is_day = candidate.kind == "calendar" and reading.period is not None and reading.period.unit == "D"
    counts = before.kind in {"step", "distance"} and before.fixed.get("from", "story") == "story"
    return is_day and counts and between == {",", "on"}
