"""Mistakes that people make at the command line, and what they are told."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tests.running import HARBOUR, Runner

SAVED = Path(__file__).resolve().parents[1] / "samples" / "grain-deal" / "brief.json"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Runner:
    monkeypatch.chdir(tmp_path)
    return Runner(capsys)


@pytest.mark.parametrize("group", [[], ["packs"], ["archive"], ["config"]])
def test_no_command_is_listed_with_half_a_sentence(run: Runner, group: list[str]) -> None:
    listed = run(*group, "--help").out.partition("Commands:")[2]
    assert listed.count("\n") > 2
    assert "..." not in listed


@pytest.mark.parametrize("words", [["daily"], ["init"], ["archive", "list"], ["schedule"]])
def test_no_default_is_told_twice(run: Runner, words: list[str]) -> None:
    for line in " ".join(run(*words, "--help").out.split()).split(" --"):
        assert line.count("[default:") <= 1, line


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["verify", SAVED, "--sources", "artciles"], "there is no file or folder 'artciles'"),
        (["render", SAVED, "--period", "2024-05-10/2024-05-04"], "ends before it begins. Write 2024-05-04/2024-05-10."),
        (["daily", "--output", "drafts"], "is for --dry-run"),
        (["archive", "list", "--config", "desk.toml"], "desk.toml: there is no such file. `briefing init` makes one."),
    ],
)
def test_a_wrong_call_is_told(run: Runner, words: list[str], told: str) -> None:
    done = run(*words)
    assert done.code == 2
    assert told in " ".join(done.err.split())


def test_what_is_no_brief_is_called_none(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    for command in ("verify", "render", "check"):
        done = run(command, "harbour.txt")
        assert (done.code, "harbour.txt: not valid JSON, so not a brief.json" in done.err) == (1, True)


def test_a_day_that_was_forgotten_is_asked_for(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    words = ["build", "harbour.txt", "--format", "json", "--jobs", "1"]
    done = run(*words, "--as-of", "2026-01-01")
    assert done.code == 0
    assert (
        "newest article is dated 2024-05-03, long before the day of the brief, 2026-01-01; is --as-of right?"
        in done.err
    )
    (tmp_path / "harbour.txt").write_text(HARBOUR.replace(", May 3, 2024", ""), encoding="utf-8")
    assert "is --as-of right" not in run(*words, "--as-of", "2024-12-20").err, "it says no day, or a year alone"
    (tmp_path / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    done = run(*words, "--as-of", "2024-05-20", "--next-due", "2024-05-19")
    assert done.messages == [
        "briefing: the next report is due on 2024-05-19, which is not after the day of the brief, 2024-05-20."
    ]


def test_a_broken_pack_hides_no_other_and_has_one_fault(run: Runner, tmp_path: Path) -> None:
    for name, text in {"broken": 'extends = "default"\nsections = [', "fine": 'extends = "default"'}.items():
        (tmp_path / "packs" / name).mkdir(parents=True)
        (tmp_path / "packs" / name / "pack.toml").write_text(text, encoding="utf-8")
    listed = run("packs", "list", "--templates", "packs")
    assert listed.code == 1
    lines = {line.split()[0]: line for line in listed.out.splitlines()}
    assert lines.keys() == {"broken", "default", "executive", "fine", "operations", "press", "update"}
    assert "broken: packs/broken/pack.toml:2:13: is not valid TOML" in lines["broken"]
    assert run("packs", "lint", "broken", "--templates", "packs").out.count("\n") == 1
    assert run("packs", "lint", "fine", "--templates", "packs").out == "fine: nothing is wrong\n"


def test_nothing_that_a_pack_says_steers_the_terminal(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "packs" / "odd").mkdir(parents=True)
    (tmp_path / "packs" / "odd" / "pack.toml").write_text(
        'extends = "default"\ndescription = "\\u001b]0;owned\\u0007"\ntitle = "\\u001b[2J"\nstyle = "\\u001b[31m"\n',
        encoding="utf-8",
    )
    for words in (["list"], ["show", "odd"], ["lint", "odd"]):
        done = run("packs", *words, "--templates", "packs")
        assert "\x1b" not in done.out + done.err
        assert "odd" in done.out + done.err


def test_what_the_system_refuses_is_no_fault_of_ours(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> str:
        raise PermissionError(errno.EACCES, "Permission denied", "feeds/coast-wire.xml")

    monkeypatch.setattr("briefing.brief_file.dump_schema", refuse)
    assert run("schema").messages == ["briefing: feeds/coast-wire.xml: permission denied."]
