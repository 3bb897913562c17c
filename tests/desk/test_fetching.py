"""`briefing fetch`: a desk's feeds into its archive, each in a line."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.archive import Archive
from briefing.desk.beginning import SAMPLE_DAY, begin_desk
from briefing.desk.configuration import Feed
from briefing.desk.fetching import fetch_into
from tests.fetching.newsroom import configuration, page, rss, story
from tests.fetching.server import Reply, serving
from tests.running import Runner


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    begin_desk(tmp_path, SAMPLE_DAY)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_each_feed_has_its_line(desk: Path, capsys) -> None:
    run = Runner(capsys)
    (desk / "feeds" / "river-news.json").write_text("<!DOCTYPE rss [<!ENTITY a 'b'>]><rss/>", "utf-8")
    (desk / "inbox" / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    text = (
        (desk / "briefing.toml")
        .read_text("utf-8")
        .replace('path = "feeds/river-news.json"', 'path = "feeds/river-news.json"\nkind = "json"')
    )
    (desk / "briefing.toml").write_text(text, "utf-8")
    done = run("fetch")
    assert done.out.splitlines() == [
        "4 feeds: 5 new articles, 0 corrected, 0 known, 1 not read",
        "Coast Wire: 3 new, 0 corrected, 0 known",
        "Fjord Post: 2 new, 0 corrected, 0 known",
        "River News: failed: it declares entities of its own, as attacks do and feeds need not; it is not read.",
        "inbox: 0 new, 0 corrected, 0 known",
        "  not read: inbox/picture.txt: it is a PNG picture; text, HTML, Markdown, JSON, JSON Lines, mail, PDF and DOCX can be read.",
    ]
    assert run("fetch").out.splitlines()[1:3] == ["Coast Wire: as it was", "Fjord Post: as it was"]


def test_one_feed_and_a_rehearsal(desk: Path, capsys) -> None:
    run = Runner(capsys)
    assert (
        run("fetch", "--feed", "Fjord Post", "--dry-run").out.splitlines()[1]
        == "Fjord Post: 2 new, 0 corrected, 0 known"
    )
    assert not (desk / "archive.sqlite").exists()
    assert run("fetch", "--feed", "Fjord Post").out.splitlines()[1] == "Fjord Post: 2 new, 0 corrected, 0 known"
    wrong = run("fetch", "--feed", "Fjord Pots")
    assert wrong.code == 2
    assert 'there is no feed "Fjord Pots"; did you mean "Fjord Post"?' in wrong.err


def test_a_correction_reaches_the_archive(tmp_path: Path) -> None:
    with serving({"/feed": Reply(rss([1, 2])), "/news/1": Reply(page(1)), "/news/2": Reply(page(2))}) as server:
        desk = configuration(Feed(name="A", url=server.url("/feed")), folder=tmp_path)
        with Archive.open(tmp_path / "archive.sqlite") as archive:
            now = datetime(2024, 5, 4, tzinfo=UTC)
            assert fetch_into(archive, desk, now).outcomes == {"new": 2}
            assert not fetch_into(archive, desk, now).outcomes["new"]
            server.replies["/news/1"] = Reply(page(1, story(1).replace("a week", "a month")))
            assert fetch_into(archive, desk, now).outcomes["changed"] == 1
            assert list(archive.check()) == []
