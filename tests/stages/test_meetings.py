"""Meetings in one article: what is an entry, who takes part, when and where."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from briefing.language.encounters.joining import MOST
from briefing.model import Meeting
from briefing.stages.meetings import find_meetings
from tests.conftest import ParseText

TODAY = "2022-01-03"


def meetings_in(parse: ParseText, text: str, published: str | None = TODAY) -> tuple[Meeting, ...]:
    basis = "metadata" if published else "unknown"
    return find_meetings(parse(text, published=published, published_basis=basis))


def test_planned_talks(parse: ParseText) -> None:
    (meeting,) = meetings_in(parse, "Kenya and Norway will hold security talks in Geneva on January 10.")
    assert meeting.what == "security talks"
    assert meeting.parties == ("kenya", "norway")
    assert (meeting.date, meeting.date_end, meeting.place, meeting.status) == ("2022-01-10", None, "Geneva", "upcoming")
    assert [citation.text for citation in meeting.citations] == [
        "Kenya and Norway will hold security talks in Geneva on January 10"
    ]


def test_a_past_call(parse: ParseText) -> None:
    (meeting,) = meetings_in(parse, "President Anna Berg spoke by phone with Prime Minister Paul Maro on Sunday.")
    assert set(meeting.parties) == {"anna-berg", "paul-maro"}
    assert (meeting.date, meeting.status) == ("2022-01-02", "past")


def test_several_days(parse: ParseText) -> None:
    (meeting,) = meetings_in(parse, "Kenya and Norway will hold talks from January 10 to 12 in Geneva.")
    assert (meeting.date, meeting.date_end) == ("2022-01-10", "2022-01-12")


def test_only_the_month_is_known(parse: ParseText) -> None:
    (meeting,) = meetings_in(parse, "Kenya and Norway will hold talks later this month.")
    assert meeting.date == "2022-01"


def test_without_the_day_of_writing_a_bare_date_stays_open(parse: ParseText) -> None:
    (meeting,) = meetings_in(parse, "Kenya and Norway will hold talks on January 10.", published=None)
    assert meeting.date is None
    assert meeting.status == "upcoming"


def test_one_event_told_twice_is_one_entry(parse: ParseText) -> None:
    text = (
        "Kenya and Norway will hold talks in Geneva on January 10.\n\n"
        "The ministry prepares the January 10 talks between Kenya and Norway."
    )
    (meeting,) = meetings_in(parse, text)
    assert len(meeting.citations) == 2
    assert (meeting.date, meeting.place) == ("2022-01-10", "Geneva")


def test_two_days_of_one_noun_are_two_entries(parse: ParseText) -> None:
    text = "Kenya will hold a meeting with Norway on January 12 and the next day with Sweden."
    first, second = meetings_in(parse, text)
    assert (first.date, second.date) == ("2022-01-12", "2022-01-13")
    assert "norway" in first.parties
    assert second.parties == ("sweden",)


def test_a_cancelled_visit_has_not_the_day_of_its_cancelling(parse: ParseText) -> None:
    (meeting,) = meetings_in(parse, "President Anna Berg cancelled her visit to Norway on Monday.")
    assert (meeting.status, meeting.date) == ("cancelled", None)


def test_a_postponed_trial_has_its_new_day(parse: ParseText) -> None:
    (meeting,) = meetings_in(parse, "A court in Oslo postponed the trial of Paul Maro from January 12 to March 9.")
    assert (meeting.date, meeting.status) == ("2022-03-09", "upcoming")


@pytest.mark.parametrize(
    "text",
    [
        "Talks are useful.",
        "Norway refused to meet Kenya on Sunday.",
        "The minister called for talks between Kenya and Norway.",
        "There was no meeting between Kenya and Norway.",
        "Kenya would meet Norway if the dam were stopped.",
        "The minister held a press conference on Sunday.",
        "Anna Berg spoke to reporters on Sunday.",
        "The call for restraint by Kenya came on Sunday.",
        "The demands of Norway were not met.",
    ],
)
def test_what_is_no_entry(parse: ParseText, text: str) -> None:
    assert meetings_in(parse, text) == ()


def test_citations_are_the_very_words(parse: ParseText) -> None:
    text = "Kenya and Norway will hold talks in Geneva on January 10. Norway met Sweden in Oslo on Sunday."
    for meeting in meetings_in(parse, text):
        for citation in meeting.citations:
            assert text[citation.start : citation.end] == citation.text


def test_the_day_of_the_news_dates_what_is_told_with_it(parse: ParseText) -> None:
    text = (
        "President Anna Berg warned Prime Minister Paul Maro on Thursday.\n\n"
        "After a phone call, both leaders praised the diplomatic path."
    )
    (meeting,) = meetings_in(parse, text)
    assert meeting.date == "2021-12-30"
    assert set(meeting.parties) == {"anna-berg", "paul-maro"}


def test_a_council_meets_on_its_own(parse: ParseText) -> None:
    (meeting,) = meetings_in(parse, "The United Nations Security Council will meet in New York on Friday.")
    assert (meeting.date, meeting.place, meeting.status) == ("2022-01-07", "New York", "upcoming")


def test_a_clause_says_when_a_summit_is(parse: ParseText) -> None:
    (meeting,) = meetings_in(parse, "Kenya prepares the summit with Norway, which opens in Oslo on January 27.")
    assert (meeting.date, meeting.status) == ("2022-01-27", "upcoming")


def test_an_article_of_hundreds_of_encounters_gives_so_many_and_no_more(parse: ParseText) -> None:
    days = [date(2022, 10, 6) + timedelta(number) for number in range(MOST + 20)]
    text = "\n\n".join(f"Anna Berg will meet Paul Maro on {day:%d %B %Y}." for day in days)
    found = find_meetings(parse(text, published="2022-10-05"))
    assert len(found) == MOST
