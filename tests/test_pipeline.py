"""The way from articles to findings, where one article is more than the program can take."""

from __future__ import annotations

import pytest

from briefing import pipeline
from briefing.model import ArticleFindings, Unread
from briefing.pipeline import ENOUGH_WORDS, extract_articles, useful_jobs

from .conftest import MakeArticle


@pytest.fixture
def fails_on_one(monkeypatch: pytest.MonkeyPatch) -> None:
    find_all = pipeline.find_all

    def find_or_raise(parsed, as_of=None):  # type: ignore[no-untyped-def]
        if parsed.article.source == "bad.txt":
            raise ZeroDivisionError("by nought")
        return find_all(parsed, as_of)

    monkeypatch.setattr(pipeline, "find_all", find_or_raise)


@pytest.mark.usefixtures("fails_on_one")
def test_an_article_that_the_program_fails_on_is_told_and_does_not_stop_the_others(make_article: MakeArticle) -> None:
    bad = make_article("The minister said that talks would go on.", source="bad.txt")
    good = make_article("The envoy said that talks would go on.", source="good.txt")
    failed: list[Unread] = []
    found = list(extract_articles([bad, good], failed=failed))
    assert [one.article.source for one in found if isinstance(one, ArticleFindings)] == ["good.txt"]
    assert [one.source for one in failed] == ["bad.txt"]
    assert "ZeroDivisionError: by nought" in failed[0].reason


@pytest.mark.usefixtures("fails_on_one")
def test_a_caller_who_does_not_ask_for_failures_gets_them_raised(make_article: MakeArticle) -> None:
    with pytest.raises(ZeroDivisionError):
        list(extract_articles([make_article("Talks go on.", source="bad.txt")]))


def test_processes_are_started_only_for_work_that_pays_them(make_article: MakeArticle) -> None:
    short = make_article("word " * 100)
    assert useful_jobs([short]) == 1
    many = [make_article(f"{number} word " * (ENOUGH_WORDS // 8)) for number in range(32)]
    assert useful_jobs(many) >= 1
    assert useful_jobs([]) == 1
