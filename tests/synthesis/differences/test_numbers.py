"""Numbers told differently, and those that only look it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from briefing.model import Article, ArticleFindings, TimeExpression
from briefing.synthesis.differences.amounts import find_amounts, read_number
from briefing.synthesis.differences.numbers import differing_numbers

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "numbers.toml").read_text("utf-8"))["case"]
WEEKDAYS = {"Friday": "2024-05-03", "Wednesday": "2024-05-01"}


def found(name: str, text: str, published: str) -> ArticleFindings:
    """An article as its stages would have left it: its weekdays read."""
    times = tuple(
        TimeExpression(start=at, end=at + len(day), text=day, type="DATE", value=value)
        for day, value in WEEKDAYS.items()
        if published.startswith("2024-05") and (at := text.find(day)) >= 0
    )
    article = Article(id=name, source=name, sha256=name, text=text, published=published or None)
    return ArticleFindings(article=article, times=times)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_numbers(case: dict[str, Any]) -> None:
    one, other = (found(name, case[name], day) for name, day in zip(("one", "other"), case["days"], strict=True))
    forth, back = differing_numbers([one, other]), differing_numbers([other, one])
    assert [difference.subject for difference in forth] == case["differs"]
    assert [difference.subject for difference in back] == case["differs"]
    for difference in forth:
        assert {side.citations[0].article for side in difference.sides} == {"one", "other"}
        assert all(side.text in case[side.citations[0].article] for side in difference.sides)


def test_those_who_agree_stand_on_one_side() -> None:
    told = [f"{number} people were killed by a missile in the market of Varn." for number in ("Nine", "Twelve", "9")]
    (difference,) = differing_numbers([found(f"a{at}", text, "2024-05-03") for at, text in enumerate(told)])
    assert [[one.article for one in side.citations] for side in difference.sides] == [["a0", "a2"], ["a1"]]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12,500", 12500),
        ("twenty-one", 21),
        ("two hundred and five", 205),
        ("2.5 million", 2500000),
        ("sixty thousand", 60000),
        ("nine", 9),
    ],
)
def test_numbers_are_read(words: str, value: float) -> None:
    assert read_number(words) == value


def test_what_is_no_count() -> None:
    assert [*find_amounts("In 2014, 12% of 45-year-olds paid $40 or 3.5 percent more, by July 2023.")] == []
