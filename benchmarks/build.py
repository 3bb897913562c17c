"""Whole-process time of `briefing build` against the bare language model on the same texts.

Both are started as a user starts them, one after the other and several times, so that what else the machine does
falls on both; the medians are compared.  The bar: at most 1.0 times the model's full pipeline with as many
processes, and two processes at least 1.8 times as fast as one.  `make benchmark` runs it; give it a quiet machine.

What a number of processes means.  `--jobs 1` has one process at work at any time: the articles are read with the model
in the program's own, and the one that sets the PDF works while the program waits for it.  `--jobs 2` has two that read
articles; while they load the model the program reads the files and the typesetter starts, at the end a copy of the
program shares its work, and the typesetter sets the PDF while the program writes the other formats.  So there are never
more than two cores to keep busy, and never more than one with `--jobs 1`.

Both programs run from compiled byte code, as pip installs it, whatever the environment is set to: it is written to a
folder of the benchmark's own by a first run of each that is not counted.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from benchmarks.corpus import REAL, copy_real, write_recombined

BAR_RATIO = 1.0
BAR_SCALING = 1.8


@dataclass(frozen=True)
class Timing:
    """One run of a program: seconds on the clock, and seconds of processor time of all its processes."""

    clock: float
    processor: float


def time_program(command: list[str], compiled: Path) -> Timing:
    """Run a command to its end; its output is thrown away, its failure is ours; byte code is in that folder."""
    began = time.perf_counter()
    with subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(compiled)},
    ) as process:
        complaint = process.stderr.read() if process.stderr else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    clock = time.perf_counter() - began
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)}\nended with {process.returncode}:\n{complaint}")
    return Timing(clock, usage.ru_utime + usage.ru_stime)


def build_command(folder: Path, output: Path, jobs: int) -> list[str]:
    """The program as a user calls it: the default pack, in every format."""
    words = f"-m briefing build {folder} --as-of 2022-05-06 --format md,html,json,pdf --output {output} --quiet"
    return [sys.executable, *words.split(), "--jobs", str(jobs)]


def extract_command(folder: Path, jobs: int) -> list[str]:
    """The part of it that several processes do: reading the articles."""
    words = f"-m briefing extract {folder} --as-of 2022-05-06 --quiet --jobs {jobs}"
    return [sys.executable, *words.split()]


def bare_command(folder: Path, jobs: int) -> list[str]:
    """The model's full pipeline over the same texts."""
    return [sys.executable, "-m", "benchmarks.bare", str(folder), str(jobs)]


def measure(folder: Path, runs: int, jobs: list[int]) -> dict[tuple[str, int], list[Timing]]:
    """So many runs of the programs for each number of processes, interleaved, after one of each that only compiles."""
    timings: dict[tuple[str, int], list[Timing]] = {}
    with tempfile.TemporaryDirectory() as output, tempfile.TemporaryDirectory() as compiled:
        for run in range(runs + 1):
            for count in jobs[:1] if run == 0 else jobs:
                for name, command in (
                    ("build", build_command(folder, Path(output), count)),
                    ("extract", extract_command(folder, count)),
                    ("bare", bare_command(folder, count)),
                ):
                    timing = time_program(command, Path(compiled))
                    if run:
                        timings.setdefault((name, count), []).append(timing)
    return timings


def report(timings: dict[tuple[str, int], list[Timing]], jobs: list[int], console: Console) -> bool:
    """Print the medians and ratios; whether they meet the bar."""
    table = Table("processes", "build", "model alone", "ratio", "build, CPU", "model, CPU", "ratio, CPU")
    clock = {key: median(one.clock for one in many) for key, many in timings.items()}
    processor = {key: median(one.processor for one in many) for key, many in timings.items()}
    met = True
    for count in jobs:
        build, bare = ("build", count), ("bare", count)
        ratio = clock[build] / clock[bare]
        met &= ratio <= BAR_RATIO
        table.add_row(
            str(count),
            *(f"{clock[key]:.2f} s" for key in (build, bare)),
            f"{ratio:.2f}",
            *(f"{processor[key]:.2f} s" for key in (build, bare)),
            f"{processor[build] / processor[bare]:.2f}",
        )
    console.print(table)
    if 1 in jobs and 2 in jobs:
        scaling, reading = (clock[name, 1] / clock[name, 2] for name in ("build", "extract"))
        met &= scaling >= BAR_SCALING
        console.print(f"Two processes are {scaling:.2f} times as fast as one (bar: {BAR_SCALING}), ", end="")
        console.print(f"and {reading:.2f} times at reading the articles alone (`extract`).")
    console.print(f"Bars: ratios at most {BAR_RATIO}, scaling at least {BAR_SCALING}: {'met' if met else 'NOT met'}.")
    return met


def main() -> int:
    """Read the options, measure, print; 1 where the bar is not met."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--articles", type=int, default=200, metavar="N")
    options.add_argument("--runs", type=int, default=5, metavar="N")
    options.add_argument("--jobs", type=int, nargs="+", default=[1, 2], metavar="N")
    options.add_argument("--only", choices=["recombined", "real"], help="only this kind of articles")
    options.add_argument("--no-parts", action="store_true", help="leave out the table of parts")
    chosen = options.parse_args()
    kinds = {"recombined": write_recombined, "real": copy_real}
    if not REAL.is_dir():
        del kinds["real"]
    console = Console(width=110)
    met = True
    for kind, write in kinds.items():
        if chosen.only not in (None, kind):
            continue
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write(folder, chosen.articles)
            words = sum(len(path.read_text(encoding="utf-8").split()) for path in folder.iterdir())
            console.rule(f"{chosen.articles} {kind} articles, {words:,} words, {chosen.runs} runs")
            met &= report(measure(folder, chosen.runs, chosen.jobs), chosen.jobs, console)
            if not chosen.no_parts:
                subprocess.run([sys.executable, "-m", "benchmarks.parts", str(folder)], check=True)
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
