"""Meetings in one article, by cases that an analyst can read and extend."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from briefing.stages.meetings import find_meetings
from tests.conftest import ParseText

CASES = Path(__file__).parent.parent / "cases" / "meetings"
TODAY = "2022-10-05"


def load_cases() -> list[Any]:
    tables = [tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(CASES.glob("*.toml"))]
    return [pytest.param(case, id=case["text"][:60]) for table in tables for case in table["case"]]


@pytest.mark.parametrize("case", load_cases())
def test_meetings_of_a_sentence(case: dict[str, Any], parse: ParseText) -> None:
    found = find_meetings(parse(case["text"], published=TODAY, published_basis="metadata"))
    expected = [
        {name: None if value != value else value for name, value in one.items()} for one in case.get("meetings", [])
    ]
    told = sorted((one.model_dump(mode="json") for one in found), key=lambda one: one["date"] or "")
    assert [{name: _plain(have[name]) for name in want} for have, want in zip(told, expected, strict=False)] == [
        {name: _plain(value) for name, value in want.items()} for want in expected
    ]
    assert len(found) == len(expected)


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, list) else value
