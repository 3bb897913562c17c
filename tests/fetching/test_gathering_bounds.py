"""Fetching within bounds: long feeds, failing hosts, full disks, politeness, runs left early."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from email.message import Message
from pathlib import Path

import pytest

from briefing.desk.configuration import Desk, Feed
from briefing.fetching.gathering import fetch_feeds
from tests.fetching.newsroom import NOW, KeptInMemory, configuration, fetched, page, put, rss, story
from tests.fetching.server import Reply, Server


def test_only_the_newest_of_a_long_feed(server: Server) -> None:
    put(server, *range(9))
    articles, _ = fetched(configuration(Feed(name="A", url=server.url("/feed")), articles_per_feed=3), now=NOW)
    assert [one.url[-1] for one in articles] == ["0", "1", "2"]


def test_a_host_that_fails_again_and_again_is_left(server: Server) -> None:
    put(server, *range(9))
    server.replies |= {f"/news/{n}": Reply(status=503) for n in range(9)}
    _, (report,) = fetched(configuration(Feed(name="A", url=server.url("/feed")), attempts=1), now=NOW)
    assert len(server.asked) == 4
    assert len(report.unread) == 9
    assert "failed 3 times in a row" in report.unread[-1].reason


def test_a_disk_is_not_filled(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefing.fetching import hosts

    put(server, *range(9))
    monkeypatch.setattr(hosts, "MAX_WAITING", -1)
    _, (report,) = fetched(configuration(Feed(name="A", url=server.url("/feed"))), now=NOW)
    assert report.reason == "too many pages wait for their turn; next time."


def test_hosts_are_asked_politely_and_side_by_side(server: Server) -> None:
    """Each of two pages of different hosts is answered once the other one was asked for."""
    put(server, 1, 2)
    put(server, 4, 5, feed="/other")
    met = threading.Barrier(2, timeout=9)

    def together(number: int) -> Callable[[Message], Reply]:
        def answer(_: Message) -> Reply:
            met.wait()
            return Reply(page(number))

        return answer

    server.replies |= {"/news/1": together(1), "/news/4": together(4)}
    feeds = [Feed(name="A", url=server.url("/feed")), Feed(name="B", url=server.url("/other", "localhost"))]
    begun = time.monotonic()
    articles, _ = fetched(configuration(*feeds, delay_seconds=0.2), now=NOW)
    assert time.monotonic() - begun >= 0.4
    assert [one.url[-1] for one in articles] == ["1", "2", "4", "5"]


def test_order_and_content_do_not_depend_on_who_answers_first(server: Server) -> None:
    put(server, 1, 2)
    put(server, 4, 5, feed="/other")
    slow = Reply(page(1), delay=0.1)
    feeds = [Feed(name="A", url=server.url("/feed")), Feed(name="B", url=server.url("/other", "localhost"))]
    once = fetched(configuration(*feeds), now=NOW)
    server.replies["/news/1"] = slow
    again = fetched(configuration(*feeds), now=NOW)
    assert [one.article for one in once[0]] == [one.article for one in again[0]]
    assert once[1] == again[1]


def test_a_run_that_is_left_early_forgets_nothing(server: Server) -> None:
    put(server, 1, 2, 3)
    desk, memory = configuration(Feed(name="A", url=server.url("/feed"))), KeptInMemory()
    run = fetch_feeds(desk, memory, now=NOW)
    assert next(run).url == server.url("/news/1")  # type: ignore[union-attr]
    run.close()
    articles, _ = fetched(desk, memory, now=NOW)
    assert [one.url[-1] for one in articles] == ["1", "2", "3"]


def test_a_fault_of_ours_in_one_page_stops_nothing(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefing.fetching import asking

    put(server, 1, 2)
    real = asking._answer

    def broken(url: str, *words: object) -> object:
        if url.endswith("/news/1"):
            raise RuntimeError("a fault")
        return real(url, *words)  # type: ignore[arg-type]

    monkeypatch.setattr(asking, "_answer", broken)
    (one,), (report,) = fetched(configuration(Feed(name="A", url=server.url("/feed"))), now=NOW)
    assert one.url[-1] == "2"
    assert "RuntimeError" in report.unread[0].reason


def test_saved_feeds_folders_and_the_inbox(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(rss([1]).replace("In short.", story(1).replace("\n", " ")), "utf-8")
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / "a.html").write_text(page(2), "utf-8")
    (tmp_path / "saved" / "b.png.txt").write_bytes(b"\x89PNG\r\n")
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "c.txt").write_text(f"Minister closes railway\n\n{story(3)}", "utf-8")
    feeds = [
        Feed(name="feed", path=tmp_path / "feed.xml", follow=False),
        Feed(name="saved", path=tmp_path / "saved"),
        Feed(name="missing", path=tmp_path / "missing"),
    ]
    desk = configuration(*feeds, folder=tmp_path).model_copy(update={"desk": Desk(inbox=tmp_path / "inbox")})
    memory = KeptInMemory()
    articles, reports = fetched(desk, memory, now=NOW)
    assert [(one.feed, one.url, one.basis) for one in articles] == [
        ("feed", "feed.xml#1", "feed"),
        ("saved", "saved/a.html", "file"),
        ("inbox", "inbox/c.txt", "file"),
    ]
    assert [(report.feed, report.status, report.fetched) for report in reports] == [
        ("feed", "read", 1),
        ("saved", "read", 1),
        ("missing", "failed", 0),
        ("inbox", "read", 1),
    ]
    assert "PNG picture" in reports[1].unread[0].reason
    assert reports[2].reason == "there is no such file or folder; check the name."
    articles, reports = fetched(desk, memory, now=NOW)
    assert articles == []
    assert [report.known for report in reports] == [0, 1, 0, 1]


def test_only_some_feeds(server: Server) -> None:
    put(server, 1)
    feeds = [Feed(name=name, url=server.url(f"/{name}")) for name in ("feed", "gone")]
    _, reports = fetched(configuration(*feeds), now=NOW, only={"gone"})
    assert [report.feed for report in reports] == ["gone"]


def test_progress_is_told(server: Server) -> None:
    put(server, 1, 2)
    told: list[tuple[int, int]] = []
    fetched(
        configuration(Feed(name="A", url=server.url("/feed"))),
        now=NOW,
        progress=lambda done, total: told.append((done, total)),
    )
    assert told == [(1, 2), (2, 2)]
