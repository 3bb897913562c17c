"""A dispute that develops over four days: what a reader would say has changed is what the program says."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from briefing.brief_file import load_brief
from briefing.changes import compare_briefs, with_changes
from briefing.model import Brief, Change
from briefing.verification import VERIFIED, seal_brief, verify_brief

STORY = Path(__file__).parent / "story"
EXPECTED: dict[str, list[dict[str, Any]]] = tomllib.loads((STORY / "expected.toml").read_text("utf-8"))
STEPS = {"day-2": (1, 2), "day-3": (2, 3), "day-4": (3, 4), "day-1-to-4": (1, 4)}


def day(number: int) -> Brief:
    return load_brief(STORY / f"day-{number}.json")


def found(changes: tuple[Change, ...], row: dict[str, Any]) -> list[tuple[str, str | None]]:
    """The kinds and movements of the changes that a row of the table is about."""
    words = row["words"]
    return [
        (change.kind, change.movement)
        for change in changes
        if change.section == row["section"]
        and words in f"{change.before.text if change.before else ''} {change.after or ''}"
    ]


ROWS = [(step, row) for step, rows in EXPECTED.items() for row in rows]


def test_the_table_is_long_enough() -> None:
    assert len(ROWS) >= 30


@pytest.mark.parametrize("step", STEPS)
def test_what_is_said_of_changes_bears_checking(step: str) -> None:
    old, new = (day(number) for number in STEPS[step])
    brief = seal_brief(with_changes(new, old))
    verification = verify_brief(brief, earlier=old)
    assert verification.holds, [str(check) for check in verification.failed]
    assert verification.count(VERIFIED, "change") >= len(brief.changes)


@pytest.mark.parametrize(("step", "row"), ROWS, ids=[f"{step}: {row['words']}" for step, row in ROWS])
def test_each_change_is_classed_as_a_reader_would(step: str, row: dict[str, Any]) -> None:
    old, new = STEPS[step]
    classed = found(compare_briefs(day(old), day(new)), row)
    assert (row["kind"], row.get("movement")) in classed, classed
