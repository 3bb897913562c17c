"""The timeline: by day, one line each, no more than can be read."""

from __future__ import annotations

from briefing.model import Citation, Event, Meeting
from briefing.synthesis.timeline import MOST, build_timeline


def event(text: str, date: str, article: str = "a1", start: int = 0, end: str | None = None) -> Event:
    citation = Citation(article=article, start=start, end=start + len(text), text=text)
    return Event(date=date, date_end=end, text=text, citations=(citation,))


def test_by_date() -> None:
    events = [event("Norway closed the border", "2022-01-05"), event("Kenya sent envoys home", "2021-12", "a2")]
    assert [one.date for one in build_timeline(events, (), "2022-01-10")] == ["2021-12", "2022-01-05"]


def test_what_two_articles_tell_is_one_line() -> None:
    one = event("Norway closed the northern border on Friday", "2021-12-31")
    other = event("On Friday, Norway closed its northern border", "2021-12-31", "a2")
    (line,) = build_timeline([one, other], (), "2022-01-10")
    assert {citation.article for citation in line.citations} == {"a1", "a2"}


def test_one_line_a_day_and_subject() -> None:
    first = event("Norway closed the northern border", "2021-12-31")
    second = event("Norway called its envoy home for consultations", "2021-12-31", start=100)
    assert len(build_timeline([first, second], (), "2022-01-10")) == 1


def test_one_place_of_the_text_with_two_days_is_two_lines() -> None:
    whole = event("Norway meets Kenya on Monday and Sweden the next day", "2022-01-11")
    part = event("Norway meets Kenya on Monday", "2022-01-10")
    assert len(build_timeline([whole, part], (), "2022-01-03")) == 2


def test_a_meeting_that_no_event_tells_has_its_line() -> None:
    text = "Kenya and Norway will hold talks in Geneva"
    citation = Citation(article="a1", start=0, end=len(text), text=text)
    meeting = Meeting(
        id="m-1", text=text, what="talks", parties=(), date="2022-01-10", status="upcoming", citations=(citation,)
    )
    assert [one.text for one in build_timeline((), [meeting], "2022-01-03")] == [text]


def test_history_is_left_out_and_the_rest_bounded() -> None:
    history = event("Norway joined the alliance", "1949")
    many = [event(f"Town{day} was taken by the army", f"2022-01-{day:02}", start=100 * day) for day in range(1, 29)]
    lines = build_timeline([history, *many], (), "2022-02-01")
    assert len(lines) == MOST
    assert all(line.date >= "2022" for line in lines)
    assert lines[-1].date == "2022-01-28"
