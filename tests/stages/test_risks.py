"""Risks, by cases that an analyst can read and extend."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from briefing.stages.risks import find_risks
from tests.conftest import ParseText

CASES = Path(__file__).parent.parent / "cases" / "risks"


def load_cases() -> list[Any]:
    tables = [tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(CASES.glob("*.toml"))]
    return [pytest.param(case, id=case["shape"]) for table in tables for case in table["case"]]


@pytest.mark.parametrize("case", load_cases())
def test_risks_of_a_sentence(case: dict[str, Any], parse: ParseText) -> None:
    parsed = parse(case["text"])
    names = {actor.id: actor.name for actor in parsed.cast.actors}
    risks = find_risks(parsed)
    assert [risk.text for risk in risks] == [risk["text"] for risk in case["risks"]]
    for risk, wanted in zip(risks, case["risks"], strict=True):
        found = {"actor": names.get(risk.actor or ""), "raised_by": names.get(risk.raised_by or "")}
        found |= {"kind": risk.kind, "condition": risk.condition, "text": risk.text}
        assert {name: found[name] for name in wanted} == wanted


def test_every_risk_is_cited_to_the_character(parse: ParseText) -> None:
    parsed = parse("“The dam – old as it is – could break,” Norway said.\n\nRussia threatened ‘to attack’ the port.")
    for risk in find_risks(parsed):
        for citation in risk.citations:
            assert parsed.article.text[citation.start : citation.end] == citation.text


@pytest.mark.parametrize("text", ["", "\n\n", "“", "could", "If.", "threat of of of", "unless war could will may", "?"])
def test_scraps_of_text_are_borne(text: str, parse: ParseText) -> None:
    assert find_risks(parse(text)) == ()
