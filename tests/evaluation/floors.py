"""Figures below which no measure may fall, and the record of how each came to be what it is: `floors.toml`.

`python -m tests.evaluation.floors "reason"` raises every floor that the present figures leave behind, and writes down
when and why.  It lowers none: that is done by hand, in both places, with a reason.
"""

from __future__ import annotations

import math
import sys
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.toml")

MARGIN = 0.02
"""How far below the present figure a floor is set: another machine's arithmetic may tip a word or two."""

REASON = 20
"""Letters that a reason for lowering a floor has at least."""

Floors = dict[str, dict[str, float]]

HEAD = """\
# No measure may fall below its floor.  `make evaluation` prints the present figures beside them.
#
# Raise them all:  python -m tests.evaluation.floors "what got better"
# Lower one:       change it here by hand, and add an entry to the history below with the reason; a test reads both.
# Measures are told in README.md; a story of the data beside the project is only looked at where that data is.
"""


def load_floors(path: Path = FLOORS) -> tuple[Floors, list[dict[str, Any]]]:
    """The floors by story and measure, and the history, oldest first."""
    written = tomllib.loads(path.read_text("utf-8"))
    return written.get("floors", {}), written.get("history", [])


def find_history_faults(floors: Floors, history: list[dict[str, Any]]) -> Iterator[str]:
    """Every floor that the history does not tell of, and every lowering without a reason, a line each."""
    now: dict[tuple[str, str], float] = {}
    for entry in history:
        key = entry["story"], entry["measure"]
        told = f"{entry['date']} {'/'.join(key)}"
        if entry.get("old") != now.get(key):
            yield f"{told}: its old value is {entry.get('old')}, but the entry before it says {now.get(key)}"
        if key in now and entry["new"] < now[key] and len(entry.get("reason", "").strip()) < REASON:
            yield f"{told}: lowered from {now[key]} to {entry['new']} without a reason of {REASON} letters"
        now[key] = entry["new"]
    for story, measures in floors.items():
        for measure, floor in measures.items():
            last = now.pop((story, measure), None)
            if last != floor:
                yield f"{story}/{measure}: the floor is {floor}, but the history's last value is {last}"
    yield from (f"{story}/{measure}: in the history, but not among the floors" for story, measure in now)


def find_falls(floors: Mapping[str, float], figures: Mapping[str, float]) -> Iterator[str]:
    """Every measure that is below its floor or has none, a line each."""
    for measure in sorted({*floors, *figures}):
        if measure not in figures:
            yield f"{measure}: has a floor of {floors[measure]:.2f}, but was not measured"
        elif measure not in floors:
            yield f'{measure}: no floor; run  python -m tests.evaluation.floors "new measure"'
        elif figures[measure] < floors[measure]:
            yield f"{measure}: {figures[measure]:.3f} is below the floor of {floors[measure]:.2f}"


def raise_floors(
    floors: Floors, history: list[dict[str, Any]], figures: Mapping[str, Mapping[str, float]], reason: str
) -> None:
    """Lift every floor to a little below its present figure; write each change into the history."""
    for story, measures in figures.items():
        for measure, figure in measures.items():
            new = 1.0 if figure == 1.0 else max(0.0, math.floor((figure - MARGIN) * 100) / 100)
            old = floors.get(story, {}).get(measure)
            if old is not None and new <= old:
                continue
            entry = {"date": date.today(), "story": story, "measure": measure, "new": new, "reason": reason}
            history.append(entry if old is None else {**entry, "old": old})
            floors.setdefault(story, {})[measure] = new


def render_floors(floors: Floors, history: list[dict[str, Any]]) -> str:
    """The file's text."""
    lines = [HEAD]
    for story, measures in floors.items():
        lines += [f"[floors.{story}]", *(f"{measure} = {floor:.2f}" for measure, floor in measures.items()), ""]
    for entry in history:
        values = "".join(f"{name} = {entry[name]:.2f}\n" for name in ("old", "new") if name in entry)
        lines.append(
            f'[[history]]\ndate = {entry["date"]}\nstory = "{entry["story"]}"\nmeasure = "{entry["measure"]}"\n'
            f'{values}reason = "{entry["reason"]}"\n'
        )
    return "\n".join(lines)


def main() -> None:
    """Raise the floors; the one word on the command line is the reason."""
    from tests.evaluation.report import measure_all

    if len(sys.argv) != 2 or '"' in sys.argv[1]:
        sys.exit('usage: python -m tests.evaluation.floors "what got better"')
    floors, history = load_floors()
    before = len(history)
    figures = {name: {m: f.f1 for m, f in scores.figures.items()} for name, scores in measure_all().items()}
    raise_floors(floors, history, figures, sys.argv[1])
    FLOORS.write_text(render_floors(floors, history), "utf-8")
    print(f"{len(history) - before} floors raised")


if __name__ == "__main__":
    main()
