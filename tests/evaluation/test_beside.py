"""The report on the data beside the project: every scorer has its peers, and what is not there is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.evaluation import beside


def test_every_scorer_stands_beside_its_peers() -> None:
    assert all(beside.load_peers().values())


def test_data_that_is_not_there_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(beside, "SHARED", tmp_path)
    monkeypatch.setattr("sys.argv", ["beside"])
    beside.main()
    printed = capsys.readouterr().out
    assert printed.count("not there") == len(beside.SCORERS)
    assert "demands" in printed
    assert "Citron" in printed
