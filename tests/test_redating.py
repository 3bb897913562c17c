"""Articles without a day of their own, dated by what the story's other articles tell; left open where that is not sure."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from briefing import redating
from briefing.language.parsed import ParsedArticle
from briefing.model import Article, ArticleFindings
from briefing.pipeline import DEFAULT_MODEL as MODEL
from briefing.pipeline import extract_articles
from briefing.redating import date_by_story
from tests.conftest import MakeArticle
from tests.running import Runner

DATED = """Kenya and Norway to talk about the dam

Prime Minister Erik Dahl of Norway met Kenyan President Grace Mwangi in Oslo on Monday, June 3.

Kenyan Foreign Minister Paul Otieno will meet Norwegian Foreign Minister Kari Lund on Thursday, June 6."""

TWO_EVENTS = """Ministers hopeful over dam

Norwegian Prime Minister Erik Dahl met Kenyan President Grace Mwangi on Monday.

Kenyan Foreign Minister Paul Otieno will meet Norwegian Foreign Minister Kari Lund on Thursday. "We are hopeful," he said."""

ONE_EVENT = """Ministers hopeful over dam

Norwegian Prime Minister Erik Dahl met Kenyan President Grace Mwangi on Monday."""


def date_all(make_article: MakeArticle, *texts: str, as_of: str = "2024-09-01") -> dict[str, Article]:
    """The articles of a story, the first dated 4 June 2024 and the others not, by their texts."""
    first, *others = texts
    articles = [
        make_article(first, published="2024-06-04", published_basis="metadata", source="dated.txt"),
        *(make_article(text, source=f"open-{number}.txt") for number, text in enumerate(others)),
    ]
    found = date_by_story(extract_articles(articles, as_of=as_of), as_of=as_of, model=MODEL)
    return {one.article.text: one.article for one in found}


def test_two_events_that_others_date_give_the_days_between_them(make_article: MakeArticle) -> None:
    article = date_all(make_article, DATED, TWO_EVENTS)[TWO_EVENTS]
    assert (article.dating.earliest, article.dating.latest) == ("2024-06-03", "2024-06-06")
    assert article.published is not None
    assert article.dating.earliest <= article.published <= article.dating.latest
    assert article.published_basis == "content"
    assert {one.article for one in article.dating.others} != {article.id}
    assert any("Monday" in one.text for one in article.dating.evidence)


def test_what_is_the_same_on_all_these_days_is_dated_and_nothing_else(make_article: MakeArticle) -> None:
    text = f"{TWO_EVENTS}\n\nThe envoys met again yesterday in Oslo."
    first, *others = [
        make_article(DATED, published="2024-06-04", published_basis="metadata"),
        make_article(text),
    ]
    found = date_by_story(extract_articles([first, *others], as_of="2024-09-01"), as_of="2024-09-01", model=MODEL)
    values = {time.text: time.value for one in found if one.article.text == text for time in one.times}
    assert values["Monday"] == "2024-06-03"
    assert values["Thursday"] == "2024-06-06"
    assert not values["yesterday"].startswith("2024-06-0")


def test_one_event_alone_may_be_another_week_and_leaves_the_article_open(make_article: MakeArticle) -> None:
    article = date_all(make_article, DATED, ONE_EVENT)[ONE_EVENT]
    assert (article.published, article.published_basis, article.dating.others) == (None, "unknown", ())


def test_one_event_is_enough_where_the_article_says_of_its_month(make_article: MakeArticle) -> None:
    text = f"{ONE_EVENT}\n\nThe envoys will report on June 20. The engineers had met on May 27."
    article = date_all(make_article, DATED, text, as_of="2024-06-30")[text]
    assert article.published is not None
    assert "2024-06-03" <= article.published <= "2024-06-09"


def test_those_who_meet_every_week_date_nothing(make_article: MakeArticle) -> None:
    weekly = """The dockers' union and the Port Authority met on Monday, June 3.

The dockers' union and the Port Authority will meet again on Thursday, June 6."""
    later = """The dockers' union and the Port Authority met on Monday.

The dockers' union and the Port Authority will meet again on Thursday."""
    assert date_all(make_article, weekly, later)[later].published is None


def test_an_article_that_contradicts_the_others_is_left_as_it_was(make_article: MakeArticle) -> None:
    text = f"{TWO_EVENTS}\n\nThe dam was opened on August 19, 2024."
    article = date_all(make_article, DATED, text)[text]
    assert article.dating.others == ()


def test_no_article_is_dated_after_the_brief(make_article: MakeArticle) -> None:
    article = date_all(make_article, DATED, TWO_EVENTS, as_of="2024-06-04")[TWO_EVENTS]
    assert article.dating.latest is not None
    assert article.dating.latest <= "2024-06-04"


def test_the_order_of_the_articles_makes_no_difference(make_article: MakeArticle) -> None:
    articles = [
        make_article(DATED, published="2024-06-04", published_basis="metadata"),
        make_article(TWO_EVENTS),
        make_article(ONE_EVENT),
    ]
    found = list(extract_articles(articles, as_of="2024-09-01"))

    def dated(order: tuple[ArticleFindings, ...]) -> list[ArticleFindings]:
        return sorted(date_by_story(order, as_of="2024-09-01", model=MODEL), key=lambda one: one.article.id)

    first, *others = [dated(order) for order in permutations(found)]
    assert all(other == first for other in others)


@pytest.mark.parametrize("text", ["Nothing is said of any day here.", ONE_EVENT])
def test_stories_without_any_dated_article_stay_open(make_article: MakeArticle, text: str) -> None:
    found = list(extract_articles([make_article(text)], as_of="2024-09-01"))
    assert date_by_story(found, as_of="2024-09-01", model=MODEL) == found


def test_what_cannot_be_certain_is_not_tried_on_every_day(
    make_article: MakeArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: dict[str, set[date]] = {}
    read = redating._read

    def read_and_note(parsed: ParsedArticle, day: date) -> ArticleFindings:
        tried.setdefault(parsed.article.text, set()).add(day)
        return read(parsed, day)

    monkeypatch.setattr(redating, "_read", read_and_note)
    assert date_all(make_article, DATED, ONE_EVENT)[ONE_EVENT].published is None
    assert date_all(make_article, DATED, TWO_EVENTS)[TWO_EVENTS].published is not None
    assert len(tried[ONE_EVENT]) == 2 < len(tried[TWO_EVENTS])


def test_an_article_on_which_dating_fails_stays_open_and_is_told(
    make_article: MakeArticle, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("briefing.redating.own_bounds", lambda _: 1 // 0)
    article = date_all(make_article, DATED, TWO_EVENTS)[TWO_EVENTS]
    assert article.published is None
    assert [record.getMessage() for record in caplog.records] == [
        "open-0.txt: trying days for it failed; it stays undated."
    ]


def test_the_command_line_says_that_dating_failed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("briefing.redating.own_bounds", lambda _: 1 // 0)
    (tmp_path / "a.txt").write_text(DATED.replace("\n\n", "\n\nOSLO, June 4, 2024 (Coast Wire) - ", 1), "utf-8")
    (tmp_path / "b.txt").write_text(TWO_EVENTS, "utf-8")
    words = ["--as-of", "2024-06-10", "--format", "json", "--jobs", "1", "--output", str(tmp_path / "out")]
    for _ in range(2):  # and once a run, however many there were in the process
        done = Runner(capsys)("build", tmp_path / "a.txt", tmp_path / "b.txt", *words)
        told = [line for line in done.messages if "trying days" in line]
        assert told == [f"briefing: {tmp_path / 'b.txt'}: trying days for it failed; it stays undated."]
