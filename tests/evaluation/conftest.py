"""The figures that the tests measured, printed at the end of `make evaluation`."""

from __future__ import annotations

import pytest

from tests.evaluation.floors import load_floors
from tests.evaluation.score import Scores

MEASURED: dict[str, Scores] = {}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not MEASURED:
        return
    from tests.evaluation.report import render_scores

    floors, _ = load_floors()
    terminalreporter.section("How well findings are found")
    for name, scores in MEASURED.items():
        terminalreporter.write_line(render_scores(name, scores, floors))
