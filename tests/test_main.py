"""The command as a process: it ends at once, and loses nothing by that."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

TEXT = "Norland will meet Sudland in Ostwick on Friday 3 May 2024, its foreign minister Anna Varga said on Monday."


def briefing(*words: object, text: str = "", mark: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "briefing", *map(str, words)],
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"BRIEFING_MARK": mark},
        check=False,
    )


@pytest.mark.parametrize(
    ("words", "code"), [(["--version"], 0), (["build", os.devnull, "--output", os.devnull], 2), (["--no-such"], 2)]
)
def test_it_ends_with_the_code_of_what_came_of_it(words: list[str], code: int) -> None:
    assert briefing(*words).returncode == code


def test_all_that_it_printed_arrives() -> None:
    ran = briefing("schema")
    assert ran.returncode == 0
    assert ran.stdout.rstrip().endswith("}")
    assert len(ran.stdout) > 10_000


def test_whoever_reads_it_may_stop_reading() -> None:
    with subprocess.Popen([sys.executable, "-m", "briefing", "schema"], stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.close()
        assert process.wait() != 0


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")
def test_no_process_is_left_behind(tmp_path: Path) -> None:
    words = ("build", "-", "--as-of", "2024-05-01", "--format", "pdf", "--jobs", 2, "--output", tmp_path)
    ran = briefing(*words, text=TEXT, mark=str(tmp_path))
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "brief.pdf").read_bytes().endswith(b"%%EOF\n")
    deadline = time.monotonic() + 20
    while any(str(tmp_path).encode() in _read(file) for file in Path("/proc").glob("[0-9]*/environ")):
        assert time.monotonic() < deadline
        time.sleep(0.1)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""
