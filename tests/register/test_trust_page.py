"""docs/trust.md: its tables say what the program does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from briefing.admiralty import CREDIBILITY
from briefing.model import Difference, PublisherKind
from briefing.origins.grades import CONTRADICTING, RULES
from briefing.register import Entry, load_register
from briefing.synthesis.differences.amounts import load_table

PAGE = (Path(__file__).parents[2] / "docs" / "trust.md").read_text(encoding="utf-8")


def table(heading: str) -> list[list[str]]:
    """The rows of the table whose first column has a heading."""
    lines = PAGE.split(f"| {heading} |", 1)[1].splitlines()[2:]
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def test_the_grades_are_those_that_are_computed() -> None:
    assert table("digit") == [[str(digit), CREDIBILITY[digit], RULES[digit]] for digit in range(1, 7)]
    assert {"number", "event date", "place"} == CONTRADICTING


def test_the_fields_of_the_register_are_told() -> None:
    assert [row[0].strip("`") for row in table("field")] == list(Entry.model_fields)
    kinds = next(row[1] for row in table("field") if row[0] == "`kind`")
    assert re.findall(r"`([\w ]+)`", kinds) == list(get_args(PublisherKind))


def test_how_much_is_shipped() -> None:
    entries = load_register().entries
    assert f"<!-- count -->{len(entries)}<!-- /count -->" in PAGE
    assert f"<!-- countries -->{len({entry.country for entry in entries})}<!-- /countries -->" in PAGE


def test_the_kinds_of_difference_are_told() -> None:
    told = {row[0] for row in table("kind")}
    assert told <= set(get_args(Difference.model_fields["kind"].annotation))
    numbers = next(row[1] for row in table("kind") if row[0] == "number")
    words = {
        "killed",
        "wounded",
        "arrested",
        "missing",
        "driven",
        "troops",
        "demonstrators",
        "strikers",
        "jobs",
        "missiles",
    }
    assert all(word in numbers for word in words)
    assert len(load_table()["measure"]) + len(load_table()["counted"]) == len(words) + 1  # missiles and drones
