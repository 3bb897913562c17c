"""`briefing init` and `briefing config`: a desk to begin with works as it stands."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest

from briefing.desk.beginning import SAMPLE_DAY, begin_desk
from briefing.desk.configuration import load_configuration
from briefing.desk.configuration.describing import toml_lines, with_reference
from briefing.errors import OutputError
from tests.fetching.newsroom import fetched
from tests.running import Runner

ROOT = Path(__file__).parents[2]


def test_the_samples_are_fetched_offline(tmp_path: Path) -> None:
    begin_desk(tmp_path, date(2025, 1, 1))
    articles, reports = fetched(load_configuration(tmp_path / "briefing.toml"))
    assert [(report.feed, report.status, report.fetched, report.unread) for report in reports] == [
        ("Coast Wire", "read", 3, ()),
        ("Fjord Post", "read", 2, ()),
        ("River News", "read", 2, ()),
        ("inbox", "read", 0, ()),
    ]
    assert all(one.article.published and one.article.authors and one.article.title for one in articles)
    assert max(str(one.article.published) for one in articles) == "2025-01-01"


@pytest.mark.parametrize("today", [SAMPLE_DAY, date(2024, 12, 31), date(2025, 3, 1), date(2026, 11, 22)])
def test_dates_and_weekdays_of_the_samples_move_together(tmp_path: Path, today: date) -> None:
    """Each article tells of something on the weekday that it appeared on."""
    begin_desk(tmp_path, today)
    articles, _ = fetched(load_configuration(tmp_path / "briefing.toml"))
    for one in articles:
        day = date.fromisoformat(str(one.article.published))
        assert re.search(rf"on {day:%A}\b", one.article.text), one.url
        assert (today - day).days in {0, 1, 2}


def test_of_its_own_day_the_samples_are_as_shipped(tmp_path: Path) -> None:
    for path in begin_desk(tmp_path, SAMPLE_DAY):
        shipped = ROOT / "samples" / "desk" / path.relative_to(tmp_path)
        assert path.read_bytes() == shipped.read_bytes()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    begin_desk(tmp_path / "a", SAMPLE_DAY)
    (tmp_path / "a" / "briefing.toml").unlink()
    with pytest.raises(OutputError, match="coast-wire"):
        begin_desk(tmp_path / "a", SAMPLE_DAY)
    assert not (tmp_path / "a" / "briefing.toml").exists()
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot be written to"):
        begin_desk(tmp_path / "file", SAMPLE_DAY)


def test_the_commands(tmp_path: Path, capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = Runner(capsys)
    assert run("init").out.splitlines()[0] == "briefing.toml"
    again = run("init")
    assert (again.code, again.out) == (2, "")
    assert "is there already" in again.err
    checked = run("config", "check")
    assert (checked.code, checked.out) == (
        0,
        "briefing.toml: 3 feeds, 2 stories, 1 recipient; nothing is wrong with it.\n",
    )
    shown = run("config", "show")
    (tmp_path / "whole.toml").write_text(shown.out, "utf-8")
    assert load_configuration(Path("whole.toml")).model_dump() == load_configuration().model_dump()
    (tmp_path / "briefing.toml").write_text("[desk]\ntitel = 'x'\n[feeds]\n", "utf-8")
    wrong = run("config", "check")
    assert wrong.code == 2
    assert [line.split(": ")[1] for line in wrong.messages] == ["briefing.toml:2:1", "briefing.toml:3:1"]
    missing = run("config", "check", "--config", "other.toml")
    assert (missing.code, missing.messages) == (
        2,
        ["briefing: other.toml: there is no such file. `briefing init` makes one."],
    )


def test_what_is_named_and_missing_is_told_by_line(tmp_path: Path, capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_SUCH_SECRET", raising=False)
    (tmp_path / "briefing.toml").write_text(
        '[desk]\ntemplates = "packs"\n[[feeds]]\nname = "A"\npath = "none.xml"\n[[recipients]]\nname = "b"\n'
        'packs = ["defualt"]\n[recipients.webhook]\nurl = "https://b.example"\nsecret_env = "NO_SUCH_SECRET"\n'
        '[mail]\nhost = "m.example"\nsender = "a@b.example"\nuser = "u"\npassword_env = "NO_SUCH_SECRET"\n',
        "utf-8",
    )
    done = Runner(capsys)("config", "check")
    assert done.code == 1
    assert done.out == "briefing.toml: 1 feed, 0 stories, 1 recipient; 5 of the things that it names are missing.\n"
    assert [
        message.removeprefix("briefing: briefing.toml:").partition(" There are")[0] for message in done.messages
    ] == [
        "2:1: there is no file or folder packs.",
        '5:1: feed "A": there is no file or folder none.xml.',
        '8:1: there is no pack "defualt"; did you mean "default"?',
        "11:1: the environment variable NO_SUCH_SECRET is not set.",
        "16:1: the environment variable NO_SUCH_SECRET is not set.",
    ]


def test_a_configuration_shown_is_the_same_configuration(tmp_path: Path) -> None:
    from tests.desk.test_configuration import WHOLE, load

    configuration = load(tmp_path, WHOLE)
    text = "\n".join(toml_lines(configuration))
    assert 'path = "/srv/saved"' in text
    assert 'archive = "kept/archive.sqlite"' in text
    assert tomllib.loads(text)["recipients"][0]["wiki"]["flavour"] == "gitlab"
    assert load(tmp_path, text).model_dump() == configuration.model_dump()


def test_the_reference_is_the_programs() -> None:
    page = (ROOT / "docs" / "desk.md").read_text("utf-8")
    assert page == with_reference(page), "python -m briefing.desk.configuration.describing docs/desk.md"


def test_what_is_dear_to_import_is_not_needed(tmp_path: Path) -> None:
    dear = "{'spacy', 'weasyprint', 'trafilatura', 'pikepdf'}"
    for words in ("init", "config check", "fetch"):
        code = (
            "import sys; from briefing.cli import main\n"
            f"try: main('{words}'.split())\nexcept SystemExit as end: print(end.code, {dear} & set(sys.modules))"
        )
        done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
        assert done.stdout.splitlines()[-1] == "0 set()", done.stderr
