"""Feeds in each of their forms, broken ones, and hostile ones."""

from __future__ import annotations

import contextlib
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.fetching.feeds import FeedDocument, read_feed
from briefing.fetching.feeds.records import Entry, newest

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Coast &amp; Wire</title><link>https://coast.example/</link>
<item>
  <media:title>A picture</media:title>
  <title><![CDATA[Dockers&#8217; union <em>demands</em> lower fee]]></title>
  <link>/news/1?a=1&amp;b=2#top</link><guid isPermaLink="false">tag:1</guid>
  <pubDate>Fri, 03 May 2024 06:30:00 +0200</pubDate><dc:creator>Ann Lee</dc:creator>
  <description>Short&nbsp;words.</description>
  <content:encoded><![CDATA[<p>The whole story&rsquo;s first paragraph.</p><p>Its second.</p>]]></content:encoded>
</item>
<item><title>Second</title><guid>https://coast.example/news/2</guid><description>Only a summary.</description></item>
<item><title>Second again</title><link>https://coast.example/news/2</link></item>
<item><title>No address</title><guid>x-3</guid></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://fjord.example/"><title type="html">Fjord &lt;b&gt;Post&lt;/b&gt;</title>
<entry xml:base="news/"><title type="text">Fees &lt; costs</title><id>urn:1</id>
 <link rel="enclosure" href="x.mp3"/><link rel="alternate" type="text/html" href="1.html"/>
 <published>2024-05-03T06:30:00Z</published><updated>2024-05-03T09:00:00Z</updated>
 <author><name>Erik Dahl</name><email>e@fjord.example</email></author><author><name>Kari Moe</name></author>
 <summary>Short.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Whole <b>text</b>.</p></div></content>
</entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://old.example/"><title>Old</title></channel>
<item rdf:about="https://old.example/1"><title>One</title><dc:date>2024-05-03</dc:date></item></rdf:RDF>"""

JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "River",
        "items": [
            {"id": 1, "url": "/1", "title": "One", "content_html": "<p>Text</p>", "date_published": "2024-05-03T06:30:00Z", "authors": [{"name": "Ann Lee"}]},
            {"id": "2", "url": "https://river.example/2", "content_text": "Plain <text>"},
            "no item",
        ],
    }
)  # fmt: skip

OPML = """<opml version="2.0"><body><outline text="News"><outline type="rss" text="A" xmlUrl="https://a.example/feed"/>
<outline type="rss" title="B" xmlUrl="b.xml"/><outline xmlUrl="https://a.example/feed"/></outline></body></opml>"""

NEWS_SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://hill.example/1</loc><news:news><news:publication><news:name>Hill Times</news:name></news:publication>
<news:publication_date>2024-05-03</news:publication_date><news:title>One</news:title></news:news></url>
<url><loc>https://hill.example/2</loc><lastmod>2024-05-02</lastmod></url></urlset>"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>/old.xml</loc><lastmod>2020-01-01</lastmod></sitemap>
<sitemap><loc>/new.xml.gz</loc><lastmod>2024-05-03</lastmod></sitemap></sitemapindex>"""


def feed(text: str | bytes, address: str = "https://coast.example/feed.xml") -> FeedDocument:
    return read_feed(text if isinstance(text, bytes) else text.encode(), address)


def test_rss() -> None:
    document = feed(RSS)
    assert (document.kind, document.title) == ("rss", "Coast & Wire")
    first, second, third = document.entries
    assert first.url == "https://coast.example/news/1?a=1&b=2"
    assert first.title == "Dockers’ union demands lower fee"
    assert first.published == "Fri, 03 May 2024 06:30:00 +0200"
    assert first.authors == ("Ann Lee",)
    assert first.is_whole
    assert "story&rsquo;s" in first.html
    assert (second.url, second.html, second.is_whole) == ("https://coast.example/news/2", "Only a summary.", False)
    assert (third.url, third.identity) == ("", "x-3")


def test_atom() -> None:
    document = feed(ATOM)
    assert (document.kind, document.title) == ("atom", "Fjord Post")
    (entry,) = document.entries
    assert entry.url == "https://fjord.example/news/1.html"
    assert entry.title == "Fees < costs"
    assert entry.authors == ("Erik Dahl", "Kari Moe")
    assert "<p>Whole <b>text</b>.</p>" in entry.html
    assert (entry.published, entry.updated) == ("2024-05-03T06:30:00Z", "2024-05-03T09:00:00Z")


def test_rdf() -> None:
    (entry,) = feed(RDF).entries
    assert (entry.url, entry.title, entry.published) == ("https://old.example/1", "One", "2024-05-03")


def test_json_feed() -> None:
    document = feed(JSON, "https://river.example/feed.json")
    one, two = document.entries
    assert (one.url, one.html, one.authors, one.identity) == (
        "https://river.example/1",
        "<p>Text</p>",
        ("Ann Lee",),
        "1",
    )
    assert (two.html, two.plain, two.is_whole) == ("Plain <text>", True, True)


def test_lists_of_feeds() -> None:
    document = feed(OPML, "https://list.example/all.opml")
    assert [(one.url, one.title) for one in document.listed] == [
        ("https://a.example/feed", "A"),
        ("https://list.example/b.xml", "B"),
    ]


def test_sitemaps() -> None:
    one, two = feed(NEWS_SITEMAP).entries
    assert (one.url, one.title, one.published, one.publisher) == (
        "https://hill.example/1",
        "One",
        "2024-05-03",
        "Hill Times",
    )
    assert (two.url, two.updated) == ("https://hill.example/2", "2024-05-02")
    assert [one.url for one in feed(INDEX).listed] == [
        "https://coast.example/new.xml.gz",
        "https://coast.example/old.xml",
    ]


def test_a_page_is_no_feed() -> None:
    for text in ("<!doctype html><html><body><p>Hello", "Hello, world", '{"title": "x", "maintext": "y"}'):
        assert feed(text) == FeedDocument("page")


def test_the_kind_that_was_expected() -> None:
    assert read_feed(ATOM.encode(), "", "rss").kind == "atom"
    assert read_feed(INDEX.encode(), "https://a.example/", "sitemap").kind == "sitemap index"
    with pytest.raises(SourceError, match=r"a page or text, not a feed; correct its kind"):
        read_feed(b"<html><p>Hello", "", "rss")
    with pytest.raises(SourceError, match=r"a feed, not a list of feeds \(OPML\)"):
        read_feed(RSS.encode(), "", "opml")
    with pytest.raises(SourceError, match=r"XML, but no feed"):
        read_feed(
            b"<rss:other xmlns:rss='x'/>".replace(b"rss:other", b"feed:x").replace(b"xmlns:rss", b"xmlns:feed"), ""
        )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252", "iso-8859-1"])
@pytest.mark.parametrize("declared", ["utf-8", "windows-1252", "iso-8859-1", ""])
def test_encodings_right_and_wrong(encoding: str, declared: str) -> None:
    declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    text = f"{declaration}<rss><channel><item><title>Zoë’s café</title><guid>1</guid></item></channel></rss>"
    if encoding == "iso-8859-1":
        text = text.replace("’", "'")
    (entry,) = feed(text.encode(encoding)).entries
    assert entry.title.replace("'", "’") == "Zoë’s café"


@pytest.mark.parametrize(
    "text",
    [
        "<rss><channel><item><title>One</title><guid>1</guid></item><item><title>Two",
        "<rss><channel><item><title>A & B</title><guid>1</guid></item></channel></rss>",
        "<rss><channel><item><title>A\x00\x0bB</title><guid>1</guid></item></channel></rss>".replace("\x00", ""),
        "<rss><channel><item><itunes:x>no namespace</itunes:x><title>One</title><guid>1</guid></item></channel></rss>",
        "<r:rss xmlns:r='urn:x'><r:channel><r:item><r:title>One</r:title><r:guid>1</r:guid></r:item></r:channel></r:rss>",
        "\n\n<?xml version='1.0'?>\n<!-- made by hand --><rss><channel><item><title>One</title><guid>1</guid></item>",
        '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://127.0.0.1:1/rss-0.91.dtd">'
        "<rss><channel><item><title>One</title><guid>1</guid></item></channel></rss>",
    ],
)
def test_broken_feeds_give_what_they_hold(text: str) -> None:
    assert feed(text).entries[0].identity == "1"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("A &amp; B", "A & B"),
        ("A & B", "A & B"),
        ("&#X41;&#65;&eacute;&nbsp;x", "AAé x"),
        ("&nosuchname; x", "&nosuchname; x"),
        ("<![CDATA[A & B &eacute;]]>", "A & B é"),
        ("&lt;b&gt;A&lt;/b&gt;", "A"),
    ],
)
def test_characters_however_they_are_written(written: str, title: str) -> None:
    (entry,) = feed(f"<rss><channel><item><title>{written}</title><guid>1</guid></item></channel></rss>").entries
    assert entry.title == title


def test_addresses_with_bare_signs() -> None:
    for link in ("https://a.example/?a=1&b=2&copy=3", "<![CDATA[https://a.example/?a=1&b=2&copy=3]]>"):
        (entry,) = feed(f"<rss><channel><item><link>{link}</link></item></channel></rss>").entries
        assert entry.url == "https://a.example/?a=1&b=2&copy=3"


BOMB = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(10)
)


@pytest.mark.parametrize(
    "text",
    [
        f"{BOMB}]><rss><channel><item><title>&k;</title></item></channel></rss>",
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>',
        '<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1/x.dtd">%x;]><rss/>',
        '<!-- x --><!doctype rss [<!ENTITY x "y">]><rss/>',
        '<!DOCTYPE rss SYSTEM "x" [<!ATTLIST item a CDATA "x">]><rss/>',
        "<!DOCTYPE rss " + "x" * 5000 + "><rss/>",
    ],
)
def test_entities_of_its_own_are_refused(text: str) -> None:
    for raw in (text.encode(), text.encode("utf-16")):
        begun = time.process_time()
        with pytest.raises(SourceError, match="declares entities"):
            feed(raw)
        assert time.process_time() - begun < 0.5


def test_nothing_outside_is_opened(tmp_path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the secret")
    text = (
        '<rss xmlns:xi="http://www.w3.org/2001/XInclude"><channel><item><title>&x; <xi:include parse="text" '
        f'href="{secret.as_uri()}"/></title><guid>1</guid></item></channel></rss>'
    )
    assert "secret" not in str(feed(text)).replace("secret/", "")


@pytest.mark.parametrize(
    "text",
    [
        "<rss>" + "<channel>" * 20_000,
        "<rss><channel><item>" + "<title>" * 20_000,
        "<rss><channel>" + "<item/>" * 30_000,
        '<rss><channel><item title="' + "x" * 5_000_000 + '"/></channel></rss>',
        "<rss><channel><item><title>" + "&amp;" * 500_000,
        '{"version": "https://jsonfeed.org/version/1", "items": ' + "[" * 100_000,
        "<!--" * 100_000,
        "<?x " * 100_000,
        " " * 500_000 + "<rss",
    ],
)
def test_monsters_take_no_time(text: str) -> None:
    begun = time.process_time()
    with contextlib.suppress(SourceError):
        feed(text)
    assert time.process_time() - begun < 2


def test_javascript_is_no_address() -> None:
    (entry,) = feed(
        "<rss><channel><item><title>x</title><link>javascript:alert(1)</link></item></channel></rss>"
    ).entries
    assert entry.url == ""


def test_the_newest_in_the_order_of_the_feed() -> None:
    entries = tuple(Entry(url=str(day), published=f"2024-05-{day:02}") for day in (5, 9, 1, 7))
    assert [one.url for one in newest(entries, 2)] == ["9", "7"]
    undated = tuple(Entry(url=str(number)) for number in range(5))
    assert [one.url for one in newest(undated, 2)] == ["0", "1"]


def test_the_fingerprint_changes_with_what_is_told() -> None:
    one = Entry(url="u", title="One", html="x")
    assert one.fingerprint == Entry(url="other", title="One", html="x").fingerprint
    assert one.fingerprint != Entry(url="u", title="One", html="y").fingerprint


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200).map(lambda raw: b"<rss><channel><item>" + raw) | st.binary(max_size=200))
def test_any_bytes(raw: bytes) -> None:
    with contextlib.suppress(SourceError):
        feed(raw)
