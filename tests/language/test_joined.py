"""Who says one thing together, by cases that an analyst can read and extend."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from briefing.stages.demands import find_demands
from briefing.stages.positions import find_positions
from tests.conftest import ParseText

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "joined" / "speakers.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["shape"]) for case in CASES])
def test_speakers_of_a_text(case: dict[str, Any], parse: ParseText) -> None:
    parsed = parse(case["text"])
    names = {actor.id: actor.name for actor in parsed.cast.actors}
    position = find_positions(parsed)[0]
    assert [names[one] for one in (position.actor, *position.also) if one] == case["speakers"]


def test_a_demand_of_two_is_both_theirs_and_asked_of_neither(parse: ParseText) -> None:
    parsed = parse("Kenya and Norway urged Peru to open the port.")
    (demand,) = find_demands(parsed)
    assert (demand.by, demand.also, demand.of) == ("kenya", ("norway",), ("peru",))
