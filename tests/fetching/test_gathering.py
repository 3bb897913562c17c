"""Feeds fetched as a desk does: day after day, with hosts that fail in every way."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

from briefing.desk.configuration import Feed
from tests.fetching.newsroom import NOW, XML, KeptInMemory, configuration, fetched, page, put, rss, story
from tests.fetching.server import Reply, Server, closed_port, redirect


def test_a_feed_and_its_pages(server: Server) -> None:
    put(server, 1, 2)
    articles, (report,) = fetched(configuration(Feed(name="Coast Wire", url=server.url("/feed"))), now=NOW)
    assert [one.url for one in articles] == [server.url("/news/1"), server.url("/news/2")]
    article = articles[0].article
    assert article.text.startswith("The minister said on Monday that the airport of district 1")
    assert article.title == "Minister closes airport 1"
    assert (article.publisher, article.published, article.published_basis) == ("Coast Wire", "2024-05-03", "metadata")
    assert (article.url, article.source) == (server.url("/news/1"), server.url("/news/1"))
    assert article.retrieved == "2024-05-04"
    assert (articles[0].basis, articles[0].raw.decode()) == ("page", page(1))
    assert (report.status, report.entries, report.fetched, report.known, report.unread) == ("read", 2, 2, 0, ())


def test_the_second_day_brings_what_is_new(server: Server) -> None:
    put(server, 1, 2)
    desk, memory = configuration(Feed(name="A", url=server.url("/feed"))), KeptInMemory()
    fetched(desk, memory, now=NOW)
    server.asked.clear()
    articles, (report,) = fetched(desk, memory, now=NOW + timedelta(hours=1))
    assert (articles, report.status) == ([], "not modified")
    assert server.asked == ["/feed"]
    put(server, 3, 2, 1)
    server.asked.clear()
    articles, (report,) = fetched(desk, memory, now=NOW + timedelta(days=1))
    assert [one.url for one in articles] == [server.url("/news/3")]
    assert (report.fetched, report.known) == (1, 2)
    assert server.asked == ["/feed", "/news/3", "/news/2", "/news/1"]  # young ones are asked for corrections
    put(server, 4, 3, 2)
    server.asked.clear()
    fetched(desk, memory, now=NOW + timedelta(days=2, hours=1))
    assert server.asked == ["/feed", "/news/4", "/news/3"]


def test_a_correction_is_fetched(server: Server) -> None:
    put(server, 1, 2)
    desk, memory = configuration(Feed(name="A", url=server.url("/feed"))), KeptInMemory()
    fetched(desk, memory, now=NOW)
    server.replies["/news/1"] = Reply(page(1, story(1).replace("a week", "a month")), validators=True)
    server.replies["/feed"] = Reply(rss([1, 2], extra=" Corrected."), kind=XML)
    articles, _ = fetched(desk, memory, now=NOW + timedelta(days=9))
    assert [one.url for one in articles] == [server.url("/news/1")]
    assert "a month" in articles[0].article.text
    assert articles[0].validators.retrieved == "2024-05-04T05:00:00Z"


def test_one_bad_feed_stops_nothing_and_each_has_its_reason(server: Server) -> None:
    put(server, 1)
    server.replies |= {
        "/slow": Reply("late", delay=9),
        "/large": Reply(b"<rss>" + b" " * 65_536, endless=True, kind=XML),
        "/bomb": Reply(b"<rss>" + b" " * 60_000_000, packed=True, kind=XML),
        "/hostile": Reply('<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>', kind=XML),
        "/private": redirect("http://10.0.0.1/feed"),
        "/round": redirect("/round"),
        "/picture": Reply(b"\x89PNG\r\n\x1a\n\x00", kind="image/png"),
        "/wrong": Reply(rss([7]).replace("In short", "Café").encode("utf-16"), kind="text/xml; charset=us-ascii"),
    }
    server.replies["/news/7"] = Reply(
        page(7).replace("week", "wéék").encode("cp1252"), kind="text/html; charset=windows-1252"
    )
    assert len(server.replies["/bomb"].raw) < 1_000_000  # type: ignore[union-attr]
    names = ["slow", "dead", "large", "bomb", "hostile", "round", "picture", "gone", "wrong", "feed"]
    feeds = [Feed(name=name, url=server.url(f"/{name}")) for name in names if name != "dead"]
    feeds.insert(1, Feed(name="dead", url=f"http://127.0.0.1:{closed_port()}/feed"))
    begun = time.monotonic()
    articles, reports = fetched(configuration(*feeds, attempts=1, read_seconds=2), now=NOW)
    assert time.monotonic() - begun < 30
    assert [report.feed for report in reports] == names
    reasons = {report.feed: report.reason for report in reports if report.status == "failed"}
    assert reasons == {
        "slow": "no answer within 2 seconds.",
        "dead": "the address cannot be fetched: Connection refused.",
        "large": "it is larger than 10 MB.",
        "bomb": "it is larger than 10 MB.",
        "hostile": "it declares entities of its own, as attacks do and feeds need not; it is not read.",
        "round": "it leads on more than 5 times.",
        "picture": "the address answers with image/png, which is no article.",
        "gone": "the address answers with HTTP status 404 (Not Found).",
    }
    assert [one.feed for one in articles] == ["wrong", "feed"]
    assert "wéék" in articles[0].article.text


def test_private_addresses_in_a_feed_are_not_asked(server: Server) -> None:
    """The feed is on this machine, which is allowed here; what it links to is not, for a resolver that knows better."""
    put(server, 1)
    server.replies["/feed"] = Reply(rss([1, 2], address=f"http://inside.example:{server.port}/news/{{}}"), kind=XML)
    desk = configuration(
        Feed(name="A", url=f"http://outside.example:{server.port}/feed"), allow_private_addresses=False
    )
    articles, (report,) = fetched(
        desk, now=NOW, resolver=lambda host, _: {"inside.example": ["127.0.0.1"]}.get(host, ["10.0.0.1"])
    )
    assert (articles, server.asked) == ([], [])
    assert "private or local network" in report.reason


def test_what_fails_for_the_moment_is_asked_again_next_time(server: Server) -> None:
    put(server, 1, 2)
    server.replies["/news/1"] = Reply("busy", status=503)
    desk, memory = configuration(Feed(name="A", url=server.url("/feed"))), KeptInMemory()
    articles, (report,) = fetched(desk, memory, now=NOW)
    assert [one.url for one in articles] == [server.url("/news/2")]
    assert report.unread[0].reason.endswith("HTTP status 503 (Service Unavailable).")
    put(server, 1, 2)
    articles, _ = fetched(desk, memory, now=NOW)
    assert [one.url for one in articles] == [server.url("/news/1")]


def test_a_page_that_is_not_to_be_had_leaves_the_text_of_the_feed(server: Server) -> None:
    text = "The minister said that the harbour would close on Friday. The union protested against it."
    server.replies["/feed"] = Reply(rss([1, 2]).replace("In short.", text, 1).replace("In short.", ""), kind=XML)
    server.replies["/news/1"] = Reply("for subscribers", status=403)
    memory = KeptInMemory()
    (one,), (report,) = fetched(configuration(Feed(name="A", url=server.url("/feed"))), memory, now=NOW)
    assert (one.basis, one.article.text, one.article.url) == ("feed", text, server.url("/news/1"))
    assert [(entry.source, entry.reason) for entry in report.unread] == [
        (server.url("/news/2"), "the address answers with HTTP status 404 (Not Found).")
    ]


def test_feeds_whose_pages_are_not_followed(server: Server) -> None:
    whole = "".join(f"&lt;p&gt;{line}&lt;/p&gt;" for line in story(1).split("\n"))
    server.replies["/feed"] = Reply(rss([1]).replace("In short.", whole), kind=XML)
    memory = KeptInMemory()
    desk = configuration(Feed(name="A", url=server.url("/feed"), follow=False))
    (one,), _ = fetched(desk, memory, now=NOW)
    assert one.article.text == story(1).replace("\n", "\n\n")
    assert server.asked == ["/feed"]
    assert fetched(desk, memory, now=NOW)[0] == []


def test_a_teaser_is_no_article_where_the_feed_has_it_all(server: Server) -> None:
    whole = "".join(f"<p>{line}</p>" for line in story(1).split("\n") * 3)
    server.replies["/feed"] = Reply(
        rss([1]).replace(
            "<description>",
            f"<c:encoded xmlns:c='http://purl.org/rss/1.0/modules/content/'><![CDATA[{whole}]]></c:encoded><description>",
        ),
        kind=XML,
    )
    server.replies["/news/1"] = Reply(page(1, story(1).split("\n")[0]))
    (one,), _ = fetched(configuration(Feed(name="A", url=server.url("/feed"))), now=NOW)
    assert "town hall" in one.article.text


def test_an_article_of_two_feeds_comes_once(server: Server) -> None:
    put(server, 1, 2)
    put(server, 2, 3, feed="/other")
    feeds = [Feed(name="A", url=server.url("/feed")), Feed(name="B", url=server.url("/other"))]
    articles, reports = fetched(configuration(*feeds), now=NOW)
    assert [(one.feed, one.url[-1]) for one in articles] == [("A", "1"), ("A", "2"), ("B", "3")]
    assert server.counts()["/news/2"] == 1
    assert [report.known for report in reports] == [0, 1]


def test_robots_are_heeded_for_what_feeds_list(server: Server) -> None:
    put(server, 1, 2)
    server.replies["/robots.txt"] = Reply("User-agent: *\nDisallow: /feed\nDisallow: /news/2\n", kind="text/plain")
    (one,), (report,) = fetched(configuration(Feed(name="A", url=server.url("/feed")), robots=True), now=NOW)
    assert one.url == server.url("/news/1")
    assert report.unread[0].reason.endswith("its host's robots.txt leaves it to people.")
    assert server.asked == ["/feed", "/robots.txt", "/news/1"]
    server.replies["/robots.txt"] = Reply("", status=500)
    assert fetched(configuration(Feed(name="A", url=server.url("/feed")), robots=True), now=NOW)[0] == []


def test_lists_of_feeds_sitemaps_and_pages(server: Server) -> None:
    put(server, 1, feed="/a")
    server.replies |= {
        "/list": Reply(
            f'<opml><body><outline title="Inner" xmlUrl="/a"/><outline text="Dead" xmlUrl="{server.url("/dead")}"/></body></opml>'
        ),
        "/index": Reply("<sitemapindex><sitemap><loc>/map.gz</loc></sitemap></sitemapindex>", kind="text/xml"),
        "/map.gz": Reply(_gzip("<urlset><url><loc>/news/2</loc></url></urlset>"), kind="application/gzip"),
        "/news/2": Reply(page(2)),
        "/news/3": Reply(page(3)),
    }
    feeds = [Feed(name=name, url=server.url(f"/{name}")) for name in ("list", "index")]
    feeds.append(Feed(name="page", url=server.url("/news/3"), kind="page"))
    memory = KeptInMemory()
    articles, reports = fetched(configuration(*feeds), memory, now=NOW)
    assert [(one.feed, one.url[-1]) for one in articles] == [("list: Inner", "1"), ("index", "2"), ("page", "3")]
    assert [(report.feed, report.status) for report in reports] == [
        ("list", "read"),
        ("list: Inner", "read"),
        ("list: Dead", "failed"),
        ("index", "read"),
        ("page", "read"),
    ]


def test_a_list_of_feeds_in_a_file(server: Server, tmp_path: Path) -> None:
    put(server, 1, feed="/a")
    outlines = f'<outline text="A" xmlUrl="{server.url("/a")}"/><outline text="B" xmlUrl="ftp://b.example/"/>'
    (tmp_path / "export.opml").write_text(f"<opml><body>{outlines}</body></opml>", "utf-8")
    feeds = [Feed(name="mine", path=tmp_path / "export.opml")]
    articles, reports = fetched(configuration(*feeds, folder=tmp_path), now=NOW, only={"mine"})
    assert [one.feed for one in articles] == ["mine: A"]
    assert [(report.feed, report.status) for report in reports] == [("mine: A", "read"), ("mine: B", "failed")]


def test_a_document_on_the_web_is_an_article(server: Server) -> None:
    raw = (Path(__file__).parents[1] / "sources" / "documents" / "letter.pdf").read_bytes()
    server.replies["/report"] = Reply(raw, kind="application/pdf")
    server.replies["/feed"] = Reply(rss([1], address="/report"), kind=XML)
    for path, entries in (("/report", 1), ("/feed", 1)):
        (one,), (report,) = fetched(configuration(Feed(name="A", url=server.url(path))), now=NOW)
        assert one.article.title == "Dockers of Velmar reject the ministry's offer and prepare a strike"
        assert (one.media_type, report.entries) == ("application/pdf", entries)


def test_a_front_page_is_no_article(server: Server) -> None:
    link = '<link rel="alternate" title="News" type="application/rss+xml" href="/feed?a=1&amp;b=2">'
    server.replies["/"] = Reply(page(1).replace("<title>", f"{link}<title>"))
    articles, (report,) = fetched(configuration(Feed(name="A", url=server.url("/"))), now=NOW)
    assert (articles, report.status) == ([], "failed")
    assert (
        report.reason == f'it is a page; its feed is {server.url("/feed?a=1&b=2")}. Name that, or write  kind = "page".'
    )
    (one,), _ = fetched(configuration(Feed(name="A", url=server.url("/"), kind="page")), now=NOW)
    assert one.basis == "page"


def _gzip(text: str) -> bytes:
    import gzip

    return gzip.compress(text.encode())
