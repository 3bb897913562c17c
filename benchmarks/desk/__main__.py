"""`python -m benchmarks.desk days|kills|cost|memory`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.desk.cost import memory, second_run
from benchmarks.desk.days import five_days
from benchmarks.desk.kills import killed_runs


def main() -> None:
    """Run one of them in a folder that is thrown away."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["days", "kills", "cost", "memory"])
    parser.add_argument("--per-day", type=int, help="articles of each feed on each day")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1, help="other moments to kill at")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="desk-") as name:
        folder = Path(name)
        holds = {
            "days": lambda: five_days(folder, asked.per_day or 40),
            "kills": lambda: killed_runs(folder, asked.kills, asked.per_day or 4, asked.seed),
            "cost": lambda: second_run(folder),
            "memory": lambda: memory(folder),
        }[asked.what]()
    sys.exit(0 if holds else 1)


if __name__ == "__main__":
    main()
