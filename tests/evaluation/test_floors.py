"""No figure falls below its floor, and no floor is lowered silently."""

from datetime import date
from pathlib import Path

import pytest

from tests.evaluation.conftest import MEASURED
from tests.evaluation.floors import (
    find_falls,
    find_history_faults,
    load_floors,
    raise_floors,
    render_floors,
)
from tests.evaluation.gold import load_story
from tests.evaluation.report import measure_story, story_folders

FLOORS, HISTORY = load_floors()


@pytest.mark.parametrize("folder", story_folders(), ids=lambda folder: folder.name)
def test_no_figure_falls_below_its_floor(folder: Path) -> None:
    scores = MEASURED[folder.name] = measure_story(load_story(folder))
    figures = {measure: figure.f1 for measure, figure in scores.figures.items()}
    falls = list(find_falls(FLOORS.get(folder.name, {}), figures))
    assert not falls, f"{folder.name}:\n" + "\n".join(falls)


def test_the_history_tells_of_every_floor() -> None:
    assert not list(find_history_faults(FLOORS, HISTORY))


def entry(new: float, old: float | None = None, reason: str = "") -> dict[str, object]:
    told = {"date": date(2024, 5, 6), "story": "s", "measure": "risks", "new": new, "reason": reason}
    return told if old is None else {**told, "old": old}


@pytest.mark.parametrize(
    ("floor", "history", "complaint"),
    [
        (0.5, [], "last value is None"),
        (0.5, [entry(0.6)], "the floor is 0.5"),
        (0.5, [entry(0.6), entry(0.5, 0.6)], "without a reason"),
        (0.5, [entry(0.6), entry(0.5, 0.6, "it had to be so")], "without a reason"),
        (0.5, [entry(0.4), entry(0.5, 0.45)], "its old value is 0.45"),
        (0.5, [entry(0.5, 0.3)], "its old value is 0.3"),
    ],
)
def test_a_floor_cannot_be_changed_without_its_history(
    floor: float, history: list[dict[str, object]], complaint: str
) -> None:
    assert complaint in "\n".join(find_history_faults({"s": {"risks": floor}}, history))


def test_a_floor_is_lowered_with_a_reason_and_raised_without() -> None:
    history = [entry(0.4), entry(0.6, 0.4), entry(0.5, 0.6, "the annotation of risks was corrected")]
    assert not list(find_history_faults({"s": {"risks": 0.5}}, history))


def test_a_fall_a_missing_floor_and_a_missing_figure_are_told() -> None:
    told = "\n".join(find_falls({"risks": 0.5, "actors": 0.5}, {"risks": 0.49, "demands": 0.9}))
    assert "risks: 0.490 is below the floor of 0.50" in told
    assert "demands: no floor" in told
    assert "actors: has a floor of 0.50, but was not measured" in told


def test_raising_never_lowers_and_is_written_down(tmp_path: Path) -> None:
    floors, history = {"s": {"risks": 0.5}}, [entry(0.5)]
    raise_floors(floors, history, {"s": {"risks": 0.4, "citations": 1.0}, "t": {"actors": 0.777}}, "measured")
    assert floors == {"s": {"risks": 0.5, "citations": 1.0}, "t": {"actors": 0.75}}
    path = tmp_path / "floors.toml"
    path.write_text(render_floors(floors, history), "utf-8")
    assert load_floors(path)[0] == floors
    assert not list(find_history_faults(*load_floors(path)))
