from __future__ import annotations

import datetime
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from briefing.model import Brief, Event, Meeting
from briefing.templating import build_document, load_pack
from briefing.templating.context import build_context
from briefing.templating.corroboration import at_a_glance
from briefing.templating.figures import build_figures
from briefing.templating.figures_demands import DemandsFigure, build_demands_figure
from briefing.templating.figures_timeline import TimelineFigure, build_timeline_figure
from briefing.templating.origins import in_words
from briefing.templating.views import DemandView
from tests.templating.briefs import empty, full, marked
from tests.templating.strait import SUMMIT, cite, event

AS_OF = datetime.date(2024, 5, 11)


def day(offset: int) -> str:
    return (AS_OF + datetime.timedelta(days=offset)).isoformat()


def with_events(*dates: str, meetings: tuple[str, ...] = ()) -> Brief:
    """A brief with past events and coming meetings on those days."""
    return full().model_copy(
        update={
            "timeline": tuple(event(date, "a2", SUMMIT) for date in dates),
            "meetings": tuple(
                Meeting(
                    id=f"m-{number}", text=SUMMIT, citations=(cite("a2", SUMMIT),), what="talks on the strait",
                    date=date, status="upcoming",
                )
                for number, date in enumerate(meetings)
            ),
        }
    )  # fmt: skip


def timeline(brief: Brief) -> TimelineFigure:
    figure = build_timeline_figure(brief)
    assert figure is not None
    inside = [*(dot.x for dot in figure.dots), *(bar.x for bar in figure.bars), *(tick.x for tick in figure.ticks)]
    assert all(0 <= x <= figure.width for x in inside)
    assert all(0 < dot.y < figure.axis for dot in figure.dots)
    for label in figure.labels:
        assert label.x + (len(label.date) + 1 + len(label.text)) * 5.6 <= figure.width + 1, label
        assert label.foot >= label.y
    return figure


def test_one_event_is_one_dot() -> None:
    figure = timeline(with_events(day(-2)))
    assert [(dot.ahead, dot.count) for dot in figure.dots] == [(False, 0)]
    assert figure.title == "Timeline: 1 dated event up to 11 May 2024, 0 events ahead"
    assert figure.dots[0].x < figure.today


def test_one_meeting_is_named() -> None:
    figure = timeline(with_events(meetings=(day(3),)))
    assert [(label.date, label.text) for label in figure.labels] == [("Tue 14 May", "talks on the strait")]
    assert figure.dots[0].ahead
    assert figure.labels[0].x == figure.dots[0].x > figure.today


@pytest.mark.parametrize("spread", [1, 3, 40])
def test_sixty_entries_are_all_there(spread: int) -> None:
    past = [day(-(number % spread)) for number in range(40)]
    ahead = tuple(day(1 + number % spread) for number in range(20))
    figure = timeline(with_events(*past, meetings=ahead))
    assert sum(dot.count or 1 for dot in figure.dots) == 60
    assert len(figure.labels) == 7
    assert [label.y for label in figure.labels] == sorted(label.y for label in figure.labels)


def test_stacks_do_not_overlap() -> None:
    figure = timeline(with_events(*[day(-number) for number in range(40)]))
    places = sorted({dot.x for dot in figure.dots})
    assert all(right - left >= 7.9 for left, right in pairwise(places))


def test_what_lies_far_off_is_counted() -> None:
    figure = timeline(with_events("2014-03-18", day(-3), "2026-01-01"))
    assert (figure.earlier, figure.later) == (1, 1)


@pytest.mark.parametrize("date", ["2024-05", "2024-W21"])
def test_a_coarse_date_is_a_span(date: str) -> None:
    figure = timeline(with_events(day(-1), meetings=(date,)))
    assert len(figure.bars) == 1
    assert figure.bars[0].width > 20


def test_many_spans_become_dots_where_there_is_no_lane() -> None:
    brief = with_events(*[day(-1)] * 3)
    longer = [Event(date=day(-4), date_end=day(2), text=SUMMIT, citations=(cite("a2", SUMMIT),))] * 9
    figure = timeline(brief.model_copy(update={"timeline": (*brief.timeline, *longer)}))
    assert len(figure.bars) + sum(dot.count or 1 for dot in figure.dots) == 12


@pytest.mark.parametrize("as_of", ["2024", "someday"])
def test_without_a_day_there_is_no_timeline(as_of: str) -> None:
    assert build_timeline_figure(full().model_copy(update={"as_of": as_of})) is None
    assert build_timeline_figure(empty()) is None


_DEMAND = build_context(full(), load_pack("default")).demands.rows[0]


def demand(number: int, by: str | None, *of: str) -> DemandView:
    return _DEMAND.model_copy(update={"id": f"d{number}", "number": f"D{number}", "by": by, "of": of})


def demands(*views: DemandView) -> DemandsFigure:
    figure = build_demands_figure(views, {})
    assert figure is not None
    for boxes in (figure.left, figure.right):
        assert all(box.y + box.height <= figure.height for box in boxes)
        assert all(upper.y + upper.height < lower.y for upper, lower in pairwise(boxes))
    ports = [(line.x2, line.y2) for line in figure.lines] + [(line.x1, line.y1) for line in figure.lines]
    assert len(ports) == len(set(ports))
    return figure


def test_one_demand_is_one_line() -> None:
    figure = demands(demand(1, "Norvia", "Kesteria"))
    assert [line.numbers for line in figure.lines] == ["D1"]
    assert [node.name for node in (*figure.left, *figure.right)] == ["Norvia", "Kesteria"]
    assert figure.description == "Norvia of Kesteria"


def test_demands_of_the_same_by_the_same_are_one_line() -> None:
    figure = demands(demand(1, "Norvia", "Kesteria"), demand(2, "Norvia", "Kesteria", "the League"))
    assert [line.numbers for line in figure.lines] == ["D1, D2", "D2"]
    assert figure.rows[0].of == "Kesteria (D1, D2), the League (D2)"


def test_names_are_ordered_so_that_lines_need_not_cross() -> None:
    figure = demands(demand(1, "A", "x"), demand(2, "B", "y"), demand(3, "C", "x"))
    assert [node.name for node in figure.left] == ["A", "C", "B"]


def test_sixty_demands_are_rows() -> None:
    figure = demands(*(demand(number, f"By {number}", f"Of {number % 7}") for number in range(60)))
    assert not figure.drawn
    assert len(figure.rows) + figure.left_out == 60


def test_without_two_names_there_is_nothing_to_draw() -> None:
    assert build_demands_figure([demand(1, None, "Kesteria"), demand(2, "Norvia")], {}) is None


def test_drawings_are_well_formed_with_words_and_no_style_of_their_own() -> None:
    document = build_document(marked(), load_pack("default"))
    drawn = [document.figure(section) for section in document.page_sections]
    drawings = [ElementTree.fromstring(text) for text in drawn if text]
    assert len(drawings) == 2
    for drawing in drawings:
        (svg,) = drawing.iter("{http://www.w3.org/2000/svg}svg")
        assert [child.tag.split("}")[1] for child in svg][:2] == ["title", "desc"]
        assert not any("style" in element.attrib for element in svg.iter())
        colours = {element.get(name) for element in svg.iter() for name in ("fill", "stroke")} - {None, "none"}
        assert all(len(colour or "") == len("#1c2026") for colour in colours)


def test_in_markdown_a_table_says_who_demands_of_whom() -> None:
    text = build_document(marked(), load_pack("default")).markdown()
    assert "| **Norvia** | Kesteria (D1) |" in text
    assert "<svg" not in text


@pytest.mark.parametrize("pack", ["default", "executive"])
def test_a_pack_says_which_figures_there_are(pack: str) -> None:
    loaded = load_pack(pack)
    made = build_figures(full(), build_context(full(), loaded), loaded)
    assert set(made) == {"timeline", "demands"} & set(loaded.figures)


def test_corroboration_is_seen_up_to_three() -> None:
    assert [at_a_glance(number) for number in (1, 2, 3, 9)] == ["●", "●●", "●●●", "●●●"]
    assert in_words(1, 1) == "one origin"
    assert in_words(1, 3) == "one origin in 3 articles"
    assert in_words(2, 3) == "2 independent origins in 3 articles"
    assert in_words(9, 9) == "9 independent origins"
    assert in_words(0, 3) == ""
