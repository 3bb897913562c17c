"""A desk as somebody tries it who has just installed the program, and the ways in which a run ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.archive.locking import run_lock
from tests.running import Runner


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> Runner:
    monkeypatch.chdir(tmp_path)
    return Runner(capsys)


def test_init_fetch_and_a_rehearsal(run: Runner, tmp_path: Path) -> None:
    assert run("init").code == 0
    fetched = run("fetch")
    assert fetched.code == 0
    assert fetched.out.startswith("4 feeds: 7 new articles, 0 corrected, 0 known, 0 not read\n")
    before = sorted(path.name for path in tmp_path.iterdir())
    done = run("daily", "--dry-run", "--output", "look")
    assert done.code == 0, done.err
    assert "harbour-fee: The harbour fee of Velmar: 3 articles" in done.out
    assert "desk, folder " in done.out
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*before, "look"])
    assert len(list((tmp_path / "look").glob("*.html"))) == 2
    found = run("archive", "search", "harbour", "fee")
    assert found.code == 0
    assert run("archive", "list", "briefs").out == ""


def test_how_a_run_ends(run: Runner, tmp_path: Path) -> None:
    missing = run("daily")
    assert (missing.code, missing.messages) == (
        2,
        ["briefing: briefing.toml: there is no such file. `briefing init` makes one."],
    )
    run("init")
    with run_lock(tmp_path / "archive.sqlite", "briefing daily", "2024-05-06T04:00:00Z"):
        for command in ("daily", "fetch"):
            refused = run(command)
            assert refused.code == 3
            assert "is at work on it. Try again when it is done." in refused.err
    (tmp_path / "briefing.toml").write_text('[[feeds]]\nname = "Nowhere"\npath = "nowhere.xml"\n')
    assert run("fetch").code == 1
    assert run("daily", "--day", "2024-05-06").code == 1
    assert run("daily", "--day", "yesterday").code == 2
