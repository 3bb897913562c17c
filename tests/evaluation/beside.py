"""The scorers of the data beside the project, run one after another, with what others reach on the same tasks.

`python -m tests.evaluation.beside` prints them; names (`gold`, `polnear`, `timeml`, `pages`) choose some.  Data sets
that are not there are named and left out: what they hold may not be part of the project.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

SHARED = Path(os.environ.get("BRIEFING_SHARED", Path(__file__).parents[3] / "shared"))
PEERS = Path(__file__).with_name("peers.toml")
CASES = Path(__file__).parents[1] / "cases"
PROGRAM = f"{sys.executable} -m briefing"


def score_gold(folder: Path) -> str:
    """The annotated stories, briefed."""
    return _printed(folder / "score.py", folder / "dev", "--command", PROGRAM)


def score_polnear(folder: Path) -> str:
    """Political articles of which every attribution is annotated."""
    with tempfile.TemporaryDirectory() as scratch:
        findings = Path(scratch) / "findings.jsonl"
        texts = sorted(map(str, (folder / "dev" / "text").glob("*.txt")))
        with findings.open("wb") as out:
            subprocess.run([*PROGRAM.split(), "extract", *texts], stdout=out, stderr=subprocess.DEVNULL, check=True)
        return _printed(folder / "score.py", findings, folder / "dev")


def score_timeml(folder: Path) -> str:
    """News texts of which every time expression is annotated: the smaller of the two sets."""
    return _printed(folder / "score.py", folder / "AQUAINT", "--command", PROGRAM)


def score_pages(folder: Path) -> str:
    """Real pages of many publishers."""
    return _printed(folder / "score.py", folder, "--command", PROGRAM)


SCORERS: dict[str, Callable[[Path], str]] = {
    "gold": score_gold,
    "polnear": score_polnear,
    "timeml": score_timeml,
    "pages": score_pages,
}
"""Each data set's name and how it is scored."""


def load_peers() -> dict[str, list[str]]:
    """What others reach, as lines, by the scorer that they belong to."""
    peers: dict[str, list[str]] = {name: [] for name in SCORERS}
    for row in tomllib.loads(PEERS.read_text("utf-8"))["peers"]:
        peers[row["scorer"]].append(f"  others, {row['task']}: {row['figures']}")
    return peers


def count_cases() -> Iterator[str]:
    """How many cases each stage has, a line each; of the calendar, how many stories."""
    for folder in sorted(path for path in CASES.iterdir() if path.is_dir()):
        tables = [tomllib.loads(file.read_text("utf-8")) for file in folder.glob("*.toml")]
        cases = [case for table in tables for case in (*table.get("case", ()), *table.get("story", ()))]
        yield f"  {folder.name:12} {len(cases):4} cases"


def _printed(*words: object) -> str:
    done = subprocess.run(
        [sys.executable, *map(str, words)], capture_output=True, encoding="utf-8", check=False, timeout=600
    )
    return done.stdout if done.returncode == 0 else f"{done.stdout}could not be scored: {done.stderr.strip()[-400:]}\n"


def main() -> None:
    """Print every scorer's figures, those of others below them, and how many cases there are."""
    chosen, peers = sys.argv[1:] or list(SCORERS), load_peers()
    print("Cases in tests/cases, all of which hold:", *count_cases(), sep="\n")
    for name in chosen:
        folder = SHARED / name
        print(f"\n== {name}")
        print(
            SCORERS[name](folder).rstrip() if (folder / "score.py").exists() else f"  not there: {folder}", flush=True
        )
        print(*peers[name], sep="\n", flush=True)


if __name__ == "__main__":
    main()
