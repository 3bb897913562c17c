"""What short stories' calendars hold, by cases that an analyst can read and extend."""

from __future__ import annotations

import tomllib
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from briefing.model import Article, Brief
from briefing.pipeline import DEFAULT_MODEL, extract_articles
from briefing.redating import date_by_story
from briefing.synthesis.brief import build_brief
from briefing.verification import verify_brief
from tests.conftest import MakeArticle

CASES = Path(__file__).parent.parent / "cases" / "calendar"


def load_stories() -> list[Any]:
    tables = [tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(CASES.glob("*.toml"))]
    return [pytest.param(story, id=story["name"]) for table in tables for story in table["story"]]


def articles_of(story: dict[str, Any], make_article: MakeArticle) -> list[Article]:
    made = []
    for number, row in enumerate(story["articles"], start=1):
        known = {name: row[name] for name in ("published", "url") if name in row}
        basis = {"published_basis": "metadata"} if "published" in row else {}
        made.append(make_article(row["text"].strip(), source=f"{number}.txt", **known, **basis))
    return made


def brief_of(articles: list[Article], as_of: str) -> Brief:
    found = extract_articles(articles, as_of=as_of)
    return build_brief(date_by_story(found, as_of=as_of, model=DEFAULT_MODEL), as_of=as_of)


@pytest.mark.parametrize("story", load_stories())
def test_the_calendar_of_a_story(story: dict[str, Any], make_article: MakeArticle) -> None:
    articles = articles_of(story, make_article)
    brief = brief_of(articles, story["as_of"])
    for section in ("meetings", "deadlines"):
        told = [one.model_dump(mode="json") for one in getattr(brief, section)]
        wanted = story.get(section, [])
        have = [{name: _plain(one[name]) for name in want} for one, want in zip(told, wanted, strict=False)]
        assert have == [{name: _plain(value) for name, value in want.items()} for want in wanted], section
        assert len(told) == len(wanted), section
    assert [one.kind for one in brief.differences] == story.get("differences", [])
    assert not verify_brief(brief).failed
    others = [brief_of(list(order), story["as_of"]).meetings for order in permutations(articles)]
    assert all(meetings == brief.meetings for meetings in others)


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, list) else value
