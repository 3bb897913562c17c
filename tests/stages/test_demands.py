"""Demands, by cases that an analyst can read and extend."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from briefing.stages.demands import find_demands
from tests.conftest import ParseText
from tests.pace import calls_made

CASES = Path(__file__).parent.parent / "cases" / "demands"


def load_cases() -> list[Any]:
    tables = [tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(CASES.glob("*.toml"))]
    return [pytest.param(case, id=case["shape"]) for table in tables for case in table["case"]]


@pytest.mark.parametrize("case", load_cases())
def test_demands_of_a_sentence(case: dict[str, Any], parse: ParseText) -> None:
    parsed = parse(case["text"], published=case.get("published"))
    names = {actor.id: actor.name for actor in parsed.cast.actors}
    found = [
        {
            "by": names.get(demand.by or ""),
            "of": [names[actor] for actor in demand.of],
            "text": demand.text,
            "condition": demand.condition,
            "deadline": demand.deadline,
        }
        for demand in find_demands(parsed)
    ]
    assert found == [{"condition": None, "deadline": None, **demand} for demand in case["demands"]]


def test_every_demand_is_cited_to_the_character(parse: ParseText) -> None:
    parsed = parse("Norway urged “Sweden” to «open» the border.\n\nFinland demanded that Sweden – at once – pay.")
    for demand in find_demands(parsed):
        for citation in demand.citations:
            assert parsed.article.text[citation.start : citation.end] == citation.text


def test_a_demand_told_twice_in_the_same_words_is_one(parse: ParseText) -> None:
    (demand,) = find_demands(
        parse("Norway urged Sweden to open the border.\n\nNorway urged Sweden to open the border.")
    )
    assert len(demand.citations) == 2


@pytest.mark.parametrize(
    "text", ["", "\n\n", "“", "urged to", "Must.", "demand demand demand for for to that", "unless until if"]
)
def test_scraps_of_text_are_borne(text: str, parse: ParseText) -> None:
    assert find_demands(parse(text)) == ()


def test_long_articles_take_no_longer_a_word(parse: ParseText) -> None:
    calls = []
    for times in (10, 100, 300):  # the first reads the tables
        parsed = parse("Norway urged Sweden to open the border because talks had failed. " * times)
        assert parsed.attributions is not None
        assert parsed.cast is not None
        calls.append(calls_made(lambda parsed=parsed: find_demands(parsed)))
    assert calls[2] < 7 * calls[1]  # all with all would be nine times
