"""Runs the program as a user does: in this process where speed matters, as a process of its own where that does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefing.cli import main

AS_OF = "2024-05-06"

HARBOUR = """Dockers demand lower harbour fee

VELMAR, May 3, 2024 (Coast Wire) - The dockers' union on Friday urged the transport ministry to lower the harbour fee.

"We will strike on May 10 unless the fee is lowered," union leader Anna Berg said.

Transport Minister Paul Maro said that the government would meet the union in Velmar on Wednesday. He warned that a
strike could halt grain exports.
"""

RIVER = """Two countries to meet over river dam

GENEVA, May 4, 2024 (Coast Wire) - Officials from Kenya and Norway will meet in Geneva on May 14 to discuss the dam.

Kenya has demanded that Norway publish the plans. "The plans are no secret," said Erik Dahl, a spokesman for Norway.

Mr Dahl warned that talks would fail if Kenya walked out again.
"""


@dataclass(frozen=True)
class Run:
    """How a run of the program ended, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def messages(self) -> list[str]:
        """The lines on standard error."""
        return self.err.splitlines()


class Runner:
    """Runs the program in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *words: object) -> Run:
        """The program's run on some words of a command line; whatever ended up as a traceback raises here."""
        self.capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        captured = self.capsys.readouterr()
        code = ended.value.code
        return Run(code if isinstance(code, int) else 0 if code is None else 1, captured.out, captured.err)


def run_process(words: Sequence[object], folder: Path, **environment: str) -> Run:
    """The program's run as a process of its own, in a folder."""
    done = subprocess.run(
        [sys.executable, "-m", "briefing", *map(str, words)],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    return Run(done.returncode, done.stdout, done.stderr)
