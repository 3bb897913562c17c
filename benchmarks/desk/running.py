"""Runs of the program in processes of their own, with what they cost."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RECIPIENTS = ("minister", "press")


@dataclass(frozen=True)
class Run:
    """One run of the program."""

    code: int
    printed: str
    processor: float
    """Seconds of processor time, of all its processes."""
    memory: float
    """Its largest process, in MB."""


def command(port: int, *words: object) -> list[str]:
    """The program with the made-up web."""
    return [sys.executable, "-m", "benchmarks.desk.program", str(port), *map(str, words)]


def start(port: int, *words: object, log: Path, bytecode: Path | None = None) -> subprocess.Popen[bytes]:
    """The program, started; what it prints goes to a file.  ``bytecode`` is where Python keeps what it compiled."""
    environment = dict(os.environ)
    if bytecode:
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["PYTHONPYCACHEPREFIX"] = str(bytecode)
    with log.open("ab") as file:
        return subprocess.Popen(
            command(port, *words), cwd=ROOT, env=environment, stdout=file, stderr=file, stdin=subprocess.DEVNULL
        )


def run(port: int, *words: object, log: Path, bytecode: Path | None = None) -> Run:
    """The program, run to its end."""
    log.write_bytes(b"")
    process = start(port, *words, log=log, bytecode=bytecode)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(
        process.returncode,
        log.read_text("utf-8", "replace"),
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss / 1024,
    )


def table(rows: list[tuple[str, str, str]]) -> None:
    """Print measured against wanted."""
    width = max(len(row[0]) for row in rows)
    for what, measured, wanted in rows:
        print(f"{what:<{width}}  {measured:>14}  {wanted}")
