"""Dated sentences for the timeline."""

from __future__ import annotations

import pytest

from briefing.model import Event
from briefing.stages.events import find_events
from tests.conftest import ParseText


def events_in(parse: ParseText, text: str) -> tuple[Event, ...]:
    return find_events(parse(text, published="2022-01-03", published_basis="metadata"))


def test_what_happened_on_a_day(parse: ParseText) -> None:
    (event,) = events_in(parse, "The army crossed the northern border on Friday.")
    assert (event.date, event.text) == ("2021-12-31", "The army crossed the northern border on Friday")


def test_a_month_stays_a_month(parse: ParseText) -> None:
    (event,) = events_in(parse, "The two armies signed a truce in November.")
    assert event.date == "2021-11"


def test_a_statement_is_no_event(parse: ParseText) -> None:
    assert events_in(parse, "The minister said on Friday that he would stay.") == ()


def test_what_somebody_says_in_quotation_marks_is_none(parse: ParseText) -> None:
    assert events_in(parse, "“The army crossed the northern border on Friday,” said the general.") == ()


def test_conditions_are_none(parse: ParseText) -> None:
    assert events_in(parse, "The army would cross the northern border if it snowed on Friday.") == ()


def test_what_was_announced_on_a_day_stands_with_the_day(parse: ParseText) -> None:
    text = "South Africa announced on Wednesday that the president would not attend the summit."
    (event,) = find_events(parse(text, published="2023-07-19"))
    assert (event.date, event.text) == ("2023-07-19", text[:-1])


@pytest.mark.parametrize(
    "text",
    [
        "The envoy called the shelling of a clinic on Saturday, January 1, an act of barbarism.",
        "The verdict against the mayor on Friday, December 31, was described by his lawyer as a disgrace.",
        "The decision on the harbour had been expected on Friday, December 31.",
        "The hearing had originally been planned for December 27.",
        "The president has dropped the state visit, his office confirmed on Friday.",
    ],
)
def test_the_day_of_what_is_judged_planned_or_confirmed_is_no_events(parse: ParseText, text: str) -> None:
    assert events_in(parse, text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Will the harbour be open in March?",
        "The poll was taken on Friday, December 31.",
        "A survey of 40 traders showed on Friday that prices would rise.",
        "It became known on December 27.",
        "They were seen in the harbour on Friday.",
        "Economists expect the next cut in May.",
        "The envoy ruled out a truce before the answer, due on January 20.",
        "Further talks had been arranged for December 27 in Zurich.",
    ],
)
def test_what_is_no_happening_of_the_story_has_no_line(parse: ParseText, text: str) -> None:
    assert events_in(parse, text) == ()


def test_what_is_moved_stands_on_its_new_day_alone(parse: ParseText) -> None:
    text = "A decision on the harbour was postponed from January 10 to March 3."
    assert [event.date for event in events_in(parse, text)] == ["2022-03-03"]
