"""Deadlines in one article, by cases that an analyst can read and extend."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from briefing.stages.deadlines import find_deadlines
from tests.conftest import ParseText

CASES = Path(__file__).parent.parent / "cases" / "deadlines"
TODAY = "2022-10-05"


def load_cases() -> list[Any]:
    tables = [tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(CASES.glob("*.toml"))]
    return [pytest.param(case, id=case["text"][:60]) for table in tables for case in table["case"]]


@pytest.mark.parametrize("case", load_cases())
def test_deadlines_of_a_sentence(case: dict[str, Any], parse: ParseText) -> None:
    found = find_deadlines(parse(case["text"], published=TODAY, published_basis="metadata"))
    expected = case.get("deadlines", [])
    told = [one.model_dump(mode="json") for one in found]
    assert [{name: have[name] for name in want} for have, want in zip(told, expected, strict=False)] == expected
    assert len(found) == len(expected)


def test_the_words_are_cited_to_the_character(parse: ParseText) -> None:
    text = "“Ships must leave by Friday,” he said.\n\nThe truce ends at midnight local time on Monday."
    parsed = parse(text, published=TODAY, published_basis="metadata")
    for deadline in find_deadlines(parsed):
        for citation in deadline.citations:
            assert text[citation.start : citation.end] == citation.text


def test_an_hour_and_its_day_are_one_deadline(parse: ParseText) -> None:
    parsed = parse("The truce ends at midnight local time on Monday.", published=TODAY, published_basis="metadata")
    (deadline,) = find_deadlines(parsed)
    assert deadline.date == "2022-10-10"
    assert "Monday" in (deadline.when or "")


@pytest.mark.parametrize(
    "text", ["", "\n\n", "by", "By Friday.", "until until Friday by Monday must", "Must by Friday"]
)
def test_scraps_of_text_are_borne(text: str, parse: ParseText) -> None:
    find_deadlines(parse(text, published=TODAY, published_basis="metadata"))


def test_without_a_date_of_the_article_weekdays_bind_nobody(parse: ParseText) -> None:
    assert find_deadlines(parse("Ships must leave the port by Friday.")) == ()
