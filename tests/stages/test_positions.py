"""Positions, by cases that an analyst can read and extend."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from briefing.stages.positions import find_positions
from tests.conftest import ParseText

CASES = Path(__file__).parent.parent / "cases" / "positions"


def load_cases() -> list[Any]:
    tables = [tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(CASES.glob("*.toml"))]
    return [pytest.param(case, id=case["shape"]) for table in tables for case in table["case"]]


@pytest.mark.parametrize("case", load_cases())
def test_positions_of_a_text(case: dict[str, Any], parse: ParseText) -> None:
    found = [
        {
            "speaker": position.speaker,
            "cue": position.cue,
            "stance": position.stance,
            "mode": position.mode,
            "texts": [citation.text for citation in position.citations],
        }
        for position in find_positions(parse(case["text"]))
    ]
    plain = {"cue": None, "stance": "asserts", "mode": "indirect"}
    assert found == [plain | position for position in case["positions"]]


def test_every_position_is_cited_to_the_character(parse: ParseText) -> None:
    parsed = parse(
        "“We – all of us – will go,” said Marta Lind.\n\n«No,» she added: “Not now.”\n\nNorway denied it all."
    )
    positions = find_positions(parsed)
    assert positions
    for position in positions:
        for citation in position.citations:
            assert parsed.article.text[citation.start : citation.end] == citation.text


def test_a_position_told_twice_in_the_same_words_is_one(parse: ParseText) -> None:
    sentence = "Norway said that the harbour would reopen in May."
    (position,) = find_positions(parse(f"{sentence}\n\n{sentence}"))
    assert len(position.citations) == 2


def test_a_sentence_split_by_its_cue_is_one_text_with_an_ellipsis(parse: ParseText) -> None:
    (position,) = find_positions(parse("“The harbour,” Marta Lind said, “will reopen in May.”"))
    assert position.text == "The harbour … will reopen in May"


def test_a_statement_inside_another_is_told_of_both(parse: ParseText) -> None:
    positions = find_positions(parse("The spokeswoman said that Norway warned that prices would rise sharply."))
    assert [(position.speaker, position.text) for position in positions] == [
        ("The spokeswoman", "Norway warned that prices would rise sharply"),
        ("Norway", "prices would rise sharply"),
    ]


def test_a_relative_pronoun_is_cited_with_its_noun(parse: ParseText) -> None:
    (position,) = find_positions(parse("Marta Lind, who said the harbour would reopen in May, resigned on Friday."))
    assert position.speaker == "Marta Lind"
    assert position.citations[0].speaker == "Marta Lind, who"


@pytest.mark.parametrize("text", ["", "\n\n", "“", "said", "said: “”", "” said “ he", "that that that", "According to"])
def test_scraps_of_text_are_borne(text: str, parse: ParseText) -> None:
    assert find_positions(parse(text)) == ()


def test_who_only_names_a_demand_does_not_tell_it(parse: ParseText) -> None:
    positions = find_positions(parse("Norway’s call for a meeting of the harbour council was backed by Sweden."))
    assert [(position.actor, position.via) for position in positions] == [("sweden", None), ("norway", None)]
