"""Meetings over all articles: one entry for one event, status by the brief's day."""

from __future__ import annotations

import itertools

import pytest

from briefing.model import Citation, Meeting, Status
from briefing.synthesis.meetings import merge_meetings


def meeting(
    what: str,
    parties: tuple[str, ...],
    date: str | None,
    article: str = "a1",
    *,
    start: int = 0,
    end: str | None = None,
    place: str | None = None,
    status: Status = "upcoming",
) -> Meeting:
    citation = Citation(article=article, start=start, end=start + len(what), text=what)
    return Meeting(
        id=f"m-{article}-{start}-{what}-{date}",
        text=what,
        what=what,
        parties=parties,
        date=date,
        date_end=end,
        place=place,
        status=status,
        citations=(citation,),
    )


TALKS = meeting("security talks", ("kenya", "norway"), "2022-01-10", place="Geneva")
TOLD_AGAIN = meeting("talks", ("kenya", "norway"), "2022-01", "a2")


def test_two_tellings_of_one_event_are_one_entry() -> None:
    (merged,), differences = merge_meetings([TALKS, TOLD_AGAIN], "2022-01-03")
    assert (merged.what, merged.date, merged.place) == ("security talks", "2022-01-10", "Geneva")
    assert {citation.article for citation in merged.citations} == {"a1", "a2"}
    assert differences == ()


def test_the_order_of_the_articles_makes_no_difference() -> None:
    others = [meeting("meeting", ("norway", "sweden"), "2022-01-12", "a3"), meeting("summit", ("eu",), None, "a4")]
    results = {merge_meetings(order, "2022-01-03") for order in itertools.permutations([TALKS, TOLD_AGAIN, *others])}
    assert len(results) == 1


def test_other_days_and_other_parties_stay_apart() -> None:
    other_day = meeting("security talks", ("kenya", "norway"), "2022-02-20", "a2")
    other_party = meeting("security talks", ("kenya", "sweden"), "2022-01-14", "a3")
    merged, _ = merge_meetings([TALKS, other_day, other_party], "2022-01-03")
    assert len(merged) == 3


@pytest.mark.parametrize(
    ("as_of", "status"), [("2022-01-03", "upcoming"), ("2022-01-10", "upcoming"), ("2022-02-01", "past")]
)
def test_status_follows_the_day_of_the_brief(as_of: str, status: str) -> None:
    (merged,), _ = merge_meetings([TALKS], as_of)
    assert merged.status == status


def test_a_cancelled_meeting_stays_cancelled() -> None:
    (merged,), _ = merge_meetings([meeting("visit", ("kenya",), "2022-01-10", status="cancelled")], "2022-02-01")
    assert merged.status == "cancelled"


def test_an_old_article_s_plan_without_a_date_is_not_upcoming() -> None:
    plan = meeting("talks", ("kenya", "norway"), None)
    assert merge_meetings([plan], "2022-06-01", {"a1": "2022-01-03"})[0][0].status == "past"
    assert merge_meetings([plan], "2022-01-10", {"a1": "2022-01-03"})[0][0].status == "upcoming"
    assert merge_meetings([plan], "2022-01-10", {"a1": None})[0][0].status == "past"


def test_by_date_with_undated_ones_last() -> None:
    undated = meeting("talks", ("sweden", "norway"), None, start=50)
    later = meeting("summit", ("eu", "kenya"), "2022-03-01", start=90)
    merged, _ = merge_meetings([undated, later, TALKS], "2022-01-03")
    assert [one.date for one in merged] == ["2022-01-10", "2022-03-01", None]


def test_sources_that_disagree_are_shown() -> None:
    other = meeting("security talks", ("kenya", "norway"), "2022-01-11", "a2")
    merged, differences = merge_meetings([TALKS, other], "2022-01-03")
    assert len(merged) == 2
    (difference,) = differences
    assert difference.kind == "event date"
    assert {side.citations[0].article for side in difference.sides} == {"a1", "a2"}


def test_no_two_entries_share_an_id() -> None:
    undated = [meeting("election", (), None, "a1", start=9), meeting("ballot", (), None, "a2"), TALKS]
    ids = [[one.id for one in merge_meetings(order, "2022-01-03")[0]] for order in (undated, undated[::-1])]
    assert len(set(ids[0])) == 3
    assert ids[0] == ids[1]
