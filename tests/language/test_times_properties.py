"""What holds for every text: offsets, no exceptions, values that move with the calendar."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from briefing.language.times import find_times
from briefing.language.times.lexicon import load_lexicon
from briefing.language.times.patterns import load_rules
from briefing.language.times.periods import Period, Unit, add_months, around, easter

VOCAB = spacy.blank("en").vocab
WORDS = sorted(
    {word for words in load_lexicon().classes.values() for word in words}
    | {"the", "of", "in", "on", "a", "and", "to", ",", "-", "/", "'s", "ago", "later", "every", "half", "new", "year"}
    | {"2022", "10", "31", "1990s", "12th", "8:30", "9pm", "11/02/89", "2021/22", "Q3", "0", "9999", "1,000"}
    | {"\n", "\n\n"}
)
TAGS = ["NN", "NNS", "NNP", "VBD", "VB", "VBZ", "MD", "IN", "CD", "JJ", "DT", "RB", "_SP"]
UNITS: list[Unit] = ["D", "W", "WE", "M", "Q", "SN", "H", "Y", "E", "C"]
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def build_doc(words: list[str], tags: list[str] | None = None, heads: list[int] | None = None) -> Doc:
    """A parse by hand; without tags all words are nouns that hang on the first."""
    return Doc(
        VOCAB,
        words=words,
        tags=tags or ["NN"] * len(words),
        heads=heads or [0] * len(words),
        deps=["ROOT" if head == at else "dep" for at, head in enumerate(heads or [0] * len(words))],
    )


def sentence(verb: str, tag: str, weekday: str) -> Doc:
    """“They met Friday .”, with its parse."""
    words = ["They", verb, weekday, "."]
    deps = ["nsubj", "ROOT", "npadvmod", "punct"]
    return Doc(VOCAB, words=words, tags=["PRP", tag, "NNP", "."], heads=[1, 1, 1, 1], deps=deps)


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(TAGS)), min_size=1, max_size=14), st.none() | DAYS)
@settings(max_examples=300, deadline=None)
def test_any_sequence_of_time_words_is_read(pairs: list[tuple[str, str]], published: date | None) -> None:
    doc = build_doc([word for word, _ in pairs], [tag for _, tag in pairs])
    times = find_times(doc, published.isoformat() if published else None)
    ends = [0]
    for time in times:
        expression = time.expression
        assert doc.text[expression.start : expression.end] == expression.text
        assert ends[-1] <= expression.start < expression.end
        assert expression.value
        assert (time.first is None) == (time.last is None)
        if time.first and time.last:
            assert time.first <= time.last
        ends.append(expression.end)


@given(DAYS, st.sampled_from(WEEKDAYS), st.sampled_from([("met", "VBD"), ("meet", "VBP")]), st.integers(-300, 300))
def test_whole_weeks_shift_weekdays_alike(day: date, weekday: str, verb: tuple[str, str], weeks: int) -> None:
    doc = sentence(*verb, weekday)
    shift = timedelta(7 * weeks)
    here, there = find_times(doc, day.isoformat()), find_times(doc, (day + shift).isoformat())
    assert here[0].first is not None
    assert there[0].first is not None
    assert date.fromisoformat(here[0].first) + shift == date.fromisoformat(there[0].first)


@given(DAYS, st.sampled_from(WEEKDAYS))
def test_a_weekday_lies_on_its_side_of_the_day_of_writing(day: date, weekday: str) -> None:
    past = find_times(sentence("met", "VBD", weekday), day.isoformat())[0]
    coming = find_times(sentence("meet", "VBP", weekday), day.isoformat())[0]
    assert past.first is not None
    assert coming.first is not None
    first, last = date.fromisoformat(past.first), date.fromisoformat(coming.first)
    assert timedelta(0) <= day - first < timedelta(7)
    assert timedelta(0) <= last - day < timedelta(7)
    assert first.isoweekday() == last.isoweekday() == WEEKDAYS.index(weekday) + 1


@given(DAYS, st.sampled_from(UNITS))
def test_a_period_holds_the_day_that_it_is_around(day: date, unit: Unit) -> None:
    period = around(unit, day)
    if unit != "WE":
        assert period.contains(day)
    assert period.shift(1).start > period.last
    assert period.shift(1).shift(-1) == period
    first, last = period.bounds()
    assert first <= last


@given(DAYS, st.integers(-600, 600))
def test_months_are_added_within_the_month(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day <= day.day


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2000, 4, 23), (2016, 3, 27), (2022, 4, 17), (2024, 3, 31), (2025, 4, 20), (2038, 4, 25)]
)
def test_easter(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


@pytest.mark.parametrize(
    ("period", "value"),
    [
        (Period("D", date(2024, 2, 29)), "2024-02-29"),
        (Period("W", date(2020, 12, 28)), "2020-W53"),
        (Period("WE", date(2022, 1, 1)), "2021-W52-WE"),
        (Period("SN", date(2021, 12, 1)), "2021-WI"),
        (Period("H", date(2021, 7, 1)), "2021-H2"),
        (Period("E", date(1990, 1, 1)), "199X"),
        (Period("C", date(1900, 1, 1)), "19XX"),
    ],
)
def test_values(period: Period, value: str) -> None:
    assert period.value == value


def test_what_only_the_month_of_writing_tells() -> None:
    doc = build_doc(["On", "January", "10", ",", "they", "met", "Thursday"])
    found = {time.expression.text: (time.expression.value, time.first) for time in find_times(doc, "2022-01")}
    assert found == {"January 10": ("2022-01-10", "2022-01-10"), "Thursday": ("XXXX-WXX-4", None)}


def test_every_rule_has_a_name_of_its_own_and_a_reader() -> None:
    from briefing.language.times.anchoring import KINDS
    from briefing.language.times.checks import CHECKS

    rules = load_rules()[0]
    assert len({rule.name for rule in rules}) == len(rules)
    assert {rule.kind for rule in rules} <= KINDS.keys()
    assert {rule.check for rule in rules if rule.check} == CHECKS.keys()


def test_a_text_without_times() -> None:
    assert find_times(build_doc(["Nothing", "here", "."]), "2022-01-03") == ()


def test_a_date_of_publication_has_to_be_one() -> None:
    with pytest.raises(ValueError, match=re.compile("")):
        find_times(build_doc(["today"]), "yesterday")


@pytest.mark.parametrize(("day_first", "value"), [(False, "2022-03-04"), (True, "2022-04-03")])
def test_dates_in_digits_by_the_publisher_s_custom(day_first: bool, value: str) -> None:
    (time,) = find_times(build_doc(["of", "03/04/2022"]), "2022-06-01", day_first=day_first)
    assert time.expression.value == value
