"""`briefing archive` as it is typed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.archive import Archive
from tests.archive.keeping import page
from tests.archive.test_briefs import new_brief
from tests.running import Runner


@pytest.fixture
def run(tmp_path: Path, capsys, monkeypatch: pytest.MonkeyPatch) -> Runner:
    monkeypatch.chdir(tmp_path)
    with Archive.open("archive.sqlite") as archive:
        archive.keep(page("The harbour fee is 12 crowns.\nDockers strike."))
        archive.keep(page("The harbour fee is 21 crowns.\nDockers strike.", day="2024-05-04"))
        archive.keep(
            page("The dam leaks.\x1b[2J\x9b2J\u202e", "https://coast.example/2", day="2024-05-04", title="Dam leaks")
        )
        archive.briefs.issue(new_brief(versions=[1]))
    return Runner(capsys)


def test_search(run: Runner) -> None:
    assert run("archive", "search", "fee").out == (
        "2  2024-05-03  Coast Wire  Dockers strike (version 2 of 2): The harbour [fee] is 21 crowns. Dockers strike.\n"
    )
    for words in (["search", "dam"], ["list"], ["show", "3"]):
        plain, written = run("archive", *words).out, run("archive", *words, "--json").out
        assert not set("\x1b\x9b\u202e") & set(plain + written)
        assert json.loads(written.splitlines()[-1])["article"]["text"].endswith("\x1b[2J\x9b2J\u202e")
    assert json.loads(run("archive", "search", "fee", "--json").out)["version"] == 2
    assert run("archive", "search", "submarine").messages == ["briefing: no article holds submarine"]


def test_list(run: Runner) -> None:
    assert len(run("archive", "list").out.splitlines()) == 3
    assert len(run("archive", "list", "--since", "2024-05-04").out.splitlines()) == 2
    assert run("archive", "list", "briefs").out == "harbour/2024-05-03  brief  The harbour: 1 article\n"
    deliveries = run("archive", "list", "deliveries").out.splitlines()
    assert deliveries[0].startswith("harbour/2024-05-03  minister  mail a@example.org  default  pending 2024-05-03T")
    assert json.loads(run("archive", "list", "deliveries", "--json").out.splitlines()[0])["state"] == "pending"
    wrong = run("archive", "list", "letters")
    assert (wrong.code, wrong.messages) == (
        2,
        ["briefing: 'letters' is nothing that the archive lists. There are articles, briefs, deliveries, feeds."],
    )


def test_show(run: Runner) -> None:
    for name in ("1", "2", "https://coast.example/1"):
        shown = run("archive", "show", name).out
        assert "- The harbour fee is 12 crowns.\n+ The harbour fee is 21 crowns.\n" in shown
    assert run("archive", "show", "harbour/2024-05-03").out.splitlines()[-1].startswith("delivery: harbour/2024-05-03")
    assert run("archive", "show", "harbour/2024-05-03", "--json").out == "{}\n"
    missing = run("archive", "show", "77")
    assert missing.code == 2
    assert missing.messages[0].startswith("briefing: 77: nothing of that number")


def test_what_is_exported_can_be_read(run: Runner, tmp_path: Path) -> None:
    from briefing.sources import load_articles

    done = run("archive", "export", "out")
    assert done.out.split() == ["out/articles.jsonl", "out/briefs/harbour/2024-05-03.json"]
    assert len((tmp_path / "out" / "articles.jsonl").read_text("utf-8").splitlines()) == 2
    reading = load_articles([tmp_path / "out" / "articles.jsonl"])
    assert [one.title for one in reading.articles] == ["Dockers strike", "Dam leaks"]


def test_an_archive_cannot_write_beside_the_folder_that_it_is_exported_to(run: Runner, tmp_path: Path) -> None:
    with Archive.open("archive.sqlite") as archive:
        archive.briefs.issue(replace(new_brief(versions=[1]), story="../../escaped"))
    done = run("archive", "export", tmp_path / "out")
    assert (done.code, done.messages) == (
        2,
        ["briefing: archive.sqlite: has a brief “../../escaped/2024-05-03”, which no desk has made."],
    )
    assert not list(tmp_path.rglob("escaped"))


def test_prune_and_check(run: Runner) -> None:
    assert run("archive", "check").out == "2 pages, 3 versions of articles: all whole\n"
    done = run("archive", "prune", "--before", "2024-05-05", "--dry-run")
    assert done.out == (
        "would be removed: 2 versions of articles, findings of 0; "
        "1 as old stay, because a brief that was issued was made from them\n"
    )
    assert run("archive", "prune", "--keep", "1").code == 0
    assert run("archive", "prune").code == 2
    assert run("archive", "check", "--mend").code == 0


def test_where_there_is_none(run: Runner) -> None:
    done = run("archive", "list", "--archive", "other.sqlite")
    assert (done.code, done.messages) == (
        2,
        ["briefing: other.sqlite: there is no archive; `briefing fetch` makes it."],
    )
