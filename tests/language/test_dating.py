"""The day of publication: given, believed, doubted, reasoned, left open."""

from __future__ import annotations

import pytest

from briefing.language.dating import date_article, is_day_certain, writes_day_first
from briefing.model import Dropped
from tests.conftest import MakeArticle, ParseText

TALKS = """The minister spoke with his counterpart on Thursday.

He said that the talks are scheduled for January 10. The envoys met on Wednesday.

The president will address the nation on Sunday. Talks with the union will be held on January 12."""

NEW_YEAR = """Last Sunday, the president spoke with his counterpart by phone.

It was the first call of the year. Shortly before Christmas, the ministry published a list of demands.

Over the weekend, the minister also met the envoys."""


def test_a_date_that_the_user_gave_is_kept(parse: ParseText) -> None:
    parsed = parse(TALKS, published="2022-08-07", published_basis="given")
    assert date_article(parsed, "2022-09-01").published == "2022-08-07"


def test_a_page_date_that_fits_is_kept(parse: ParseText) -> None:
    article = date_article(parse(TALKS, published="2021-12-31", published_basis="metadata"), "2022-01-03")
    assert (article.published, article.published_basis) == ("2021-12-31", "metadata")
    assert article.dating.claimed is None


def test_a_page_date_far_from_what_is_announced_is_not_believed(parse: ParseText) -> None:
    article = date_article(parse(TALKS, published="2022-08-07", published_basis="metadata"), "2026-01-01")
    assert article.published_basis == "content"
    assert article.published in {"2021-12-30", "2021-12-31"}
    assert article.dating.claimed == "2022-08-07"
    assert article.dating.earliest == "2021-12-30"
    cited = {citation.text for citation in article.dating.evidence}
    assert {"scheduled for January 10", "Thursday"} <= cited
    assert all(article.text[cite.start : cite.end] == cite.text for cite in article.dating.evidence)


def test_one_distant_date_is_not_enough_to_doubt_a_page(parse: ParseText) -> None:
    text = "The law takes effect on January 1. The minister said that taxes will rise on March 1."
    assert date_article(parse(text, published="2022-08-07", published_basis="metadata"), None).published == "2022-08-07"


@pytest.mark.parametrize("as_of", ["2022-01-03", "2022-01-20", "2022-02-01"])
def test_an_undated_article_is_dated_from_its_content(parse: ParseText, as_of: str) -> None:
    article = date_article(parse(TALKS), as_of)
    assert article.published in {"2021-12-30", "2021-12-31"}
    assert article.published_basis == "content"
    assert is_day_certain(article)


def test_the_new_year_dates_what_calls_itself_its_first(parse: ParseText) -> None:
    assert date_article(parse(NEW_YEAR), "2022-01-04").published in {"2022-01-03", "2022-01-04"}


def test_no_article_is_later_than_the_brief(parse: ParseText) -> None:
    article = date_article(parse(TALKS), "2022-01-01")
    assert article.published is not None
    assert article.published <= "2022-01-01"


def test_what_names_no_year_is_left_open_where_the_brief_is_of_another_time(parse: ParseText) -> None:
    article = date_article(parse(TALKS), "2026-06-01")
    assert (article.published, article.published_basis) == (None, "unknown")


def test_without_any_date_nothing_is_made_up(parse: ParseText) -> None:
    article = date_article(parse("The minister said on Thursday that he would stay."), "2022-01-03")
    assert (article.published, article.published_basis) == (None, "unknown")
    assert not is_day_certain(article)


def test_only_as_much_is_said_as_is_known(parse: ParseText) -> None:
    article = date_article(parse("The parties agreed on a list on February 12. The fighting goes on."), "2022-03-01")
    assert article.published is None or len(article.published) < len("2022-02-12")
    assert not is_day_certain(article)


def test_a_year_in_the_sentence_is_history(parse: ParseText) -> None:
    text = "In 1991, the union was dissolved on December 26. In 1990, the army left on March 3."
    assert date_article(parse(text, published="2022-08-07", published_basis="metadata"), None).published == "2022-08-07"


def test_a_dateline_without_a_year_names_the_day(parse: ParseText) -> None:
    dropped = (Dropped(text="SEOUL, Aug 30 (Reuters) -", reason="dateline", at=0),)
    text = "The council condemned the launch. The agency said on Wednesday that the drill was the first of many."
    article = date_article(parse(text, dropped=dropped), "2017-09-15")
    assert article.published == "2017-08-30"


def test_an_event_told_by_date_and_by_weekday_gives_the_year(parse: ParseText) -> None:
    text = (
        "The planned March 16 referendum is illegal, the minister said on Monday.\n\n"
        "The council will not send observers to Sunday's referendum."
    )
    article = date_article(parse(text), "2015-03-01")
    assert article.published is not None
    assert article.published.startswith("2014-03-1")


@pytest.mark.parametrize(
    ("url", "publisher", "day_first"),
    [
        ("https://www.example.co.uk/world/1", None, True),
        ("https://www.example.com/world/1", None, False),
        (None, "news.example.in", True),
        (None, "Coast Wire", False),
        (None, None, False),
    ],
)
def test_the_publisher_s_country_orders_day_and_month(
    make_article: MakeArticle, url: str | None, publisher: str | None, day_first: bool
) -> None:
    assert writes_day_first(make_article("Text.", url=url, publisher=publisher)) is day_first


def test_a_dateline_without_its_year_is_of_the_latest_such_day(parse: ParseText) -> None:
    text = """The bank is expected to raise its rate on Thursday. It met last on Aug. 4 and will meet again on Nov. 3.

The cabinet approved the plan on Sept. 14, and members will vote on it on Tuesday."""
    dropped = (Dropped(text="OSLO, Sept 19 (Fjord Wire) -", reason="dateline", at=0),)
    assert date_article(parse(text, dropped=dropped), "2022-09-20").published == "2022-09-19"


def test_a_weekday_with_its_date_is_not_of_another_year_in_its_sentence(parse: ParseText) -> None:
    text = """The president will visit Nairobi on March 25, the first to do so since the 2012 war, he said on Monday, March 18.

He will meet the mayor on March 26."""
    dated = date_article(parse(text), "2019-03-20")
    assert dated.dating.earliest == "2019-03-18"
