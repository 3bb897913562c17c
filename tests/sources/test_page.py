"""HTML pages: what they say of themselves, and what of them is the article."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.sources.cleaning import Cleaned, clean
from briefing.sources.html import parse_html, read_html
from briefing.sources.pages.metadata import PageMeta
from briefing.sources.pages.title import choose_title
from briefing.sources.raw import RawArticle

FULL = (Path(__file__).parent / "pages" / "full.html").read_text(encoding="utf-8")
TITLE = "Minister closes the city harbour for a week"


def without(pattern: str, page: str = FULL) -> str:
    return re.sub(pattern, "", page, flags=re.DOTALL)


LD = r"<script type=.application/ld.*?</script>"
META = r"<meta (?:name|property)[^>]*>"


def meta(page: str) -> PageMeta:
    return PageMeta(parse_html(page), "page.html")


def read(page: str) -> tuple[RawArticle, Cleaned]:
    raw = read_html("page.html", page)
    return raw, clean(raw)


def test_structured_data_first() -> None:
    page = meta(FULL)
    assert page.title == TITLE
    assert page.authors == ("Ann Lee", "Bo Reed")
    assert page.published == "2022-01-05"  # the publisher's own day, of the article and not of its picture
    assert page.publisher == "Harbour Post"
    assert page.url == "https://www.harbourpost.example/2022/01/05/minister-closes-harbour"


def test_meta_tags_where_there_are_no_structured_data() -> None:
    page = meta(without(LD))
    assert page.title == TITLE
    assert page.authors == ("Web Team",)
    assert page.published == "2022-01-06"
    assert page.publisher == "Harbour Post"


def test_what_the_page_shows_where_it_says_nothing() -> None:
    page = meta(without(LD, without(META)))
    assert page.title == TITLE
    assert page.authors == ("Ann Lee", "Bo Reed")
    assert page.published == "2022-01-05"  # from the address
    assert page.publisher == "harbourpost.example"


def test_body_without_furniture() -> None:
    raw, article = read(FULL)
    text = article.text
    for words in (
        "The minister said on Monday",
        "“We were not asked,” the head",
        "told reporters that the city",
        "planned for January 10",
    ):
        assert words in text
    for words in (
        "cookies",
        "newsletter",
        "TEN BEST",
        "stays closed",
        "Read more",
        "Reporting by",
        "covers the harbour",
        "rights reserved",
        "Photo:",
        "OSLO",
    ):
        assert words not in text, words
    assert text.index("The minister said") < text.index("told reporters") < text.index("planned for")
    assert "The ferries of the islands have to go" in text  # the standfirst is the article's
    assert {"dateline", "byline", "related headline", "social media post"} <= {
        piece.reason for piece in article.dropped
    }
    assert raw.title not in text


@pytest.mark.parametrize(
    ("json", "day"),
    [
        ('{"@type": "NewsArticle", "datePublished": "2022-01-05"}', "2022-01-05"),
        ('[{"@type": ["Article", "Thing"], "datePublished": "2022-01-05"}]', "2022-01-05"),
        ('<!-- {"@type": "Article", "datePublished": "2022-01-05",} -->', "2022-01-05"),
        ('{"@type": "Article", "description": "two\nlines", "datePublished": "2022-01-05"};', "2022-01-05"),
        ('{"@type": "VideoObject", "datePublished": "2022-01-05"}', None),
        ('{"@type": "Article", "datePublished": 5}', None),
        ('{"@type": "Article", "datePublished": ', None),
        ("[" * 50_000, None),
    ],
)
def test_json_ld_as_pages_write_it(json: str, day: str | None) -> None:
    assert meta(f'<html><script type="application/ld+json">{json}</script><h1>A b c</h1></html>').published == day


@pytest.mark.parametrize(
    ("html", "day"),
    [
        ('<time datetime="2022-01-05T10:00">5 Jan</time>', "2022-01-05"),
        ("<time>January 5, 2022</time>", "2022-01-05"),
        (
            '<time datetime="2021-01-01">x</time><time itemprop="datePublished" datetime="2022-01-05">x</time>',
            "2022-01-05",
        ),
        ('<div class="post-date">5 January 2022 • 4:45pm</div>', "2022-01-05"),
        ('<div class="intro">On 5 January 2022 it began.</div>', None),
    ],
)
def test_days_that_the_page_shows(html: str, day: str | None) -> None:
    assert meta(f"<html><body><h1>A b c</h1>{html}</body></html>").published == day


@pytest.mark.parametrize(
    ("html", "names"),
    [
        (
            '<p class="byline">By <span>Ann Lee</span><span>Political Editor</span><span>5 Jan 2022</span></p>',
            ("Ann Lee",),
        ),
        ('<a rel="author" href="/x">Ann Lee</a>', ("Ann Lee",)),
        ('<div>Words by <a href="/profile/ann-lee">Ann Lee</a></div>', ("Ann Lee",)),
        ('<div class="author-name">Ann Lee and Bo Reed</div>', ("Ann Lee", "Bo Reed")),
        ('<div class="author-name">Ann Lee</div><div class="author-name">The Associated Press</div>', ("Ann Lee",)),
        ('<div class="author-bio">Ann Lee likes ferries</div>', ()),
        ('<div class="byline">Published today at 5 pm</div>', ()),
    ],
)
def test_bylines_that_the_page_shows(html: str, names: tuple[str, ...]) -> None:
    assert meta(f"<html><body><h1>A b c</h1>{html}</body></html>").authors == names


@pytest.mark.parametrize(
    ("ld", "og", "h1", "tag", "expected"),
    [
        (
            "Harbour closed for a week",
            "Harbour closed for a week",
            "Harbour closed for a week",
            "Harbour closed for a week | Post",
            "Harbour closed for a week",
        ),
        # three against one
        (
            "Harbour closed for a week",
            "You won't believe this story",
            "Harbour closed for a week",
            "Harbour closed for a week",
            "Harbour closed for a week",
        ),
        (
            "What the minister did next",
            "Harbour closed for a week",
            "Harbour closed for a week",
            "Harbour closed for a week",
            "Harbour closed for a week",
        ),
        # a headline that was cut off
        (
            "Harbour closed for a…",
            "Harbour closed for a week",
            "Harbour closed for a week",
            None,
            "Harbour closed for a week",
        ),
        (None, "Harbour closed for a week - National | Post", None, None, "Harbour closed for a week - National"),
        (None, None, None, "Harbour closed for a week — Post", "Harbour closed for a week"),
        # a bar that belongs to the headline
        (
            "BUDGET | Harbour gets a billion",
            "BUDGET | Harbour gets a billion",
            None,
            None,
            "BUDGET | Harbour gets a billion",
        ),
        (None, None, None, None, None),
    ],
)
def test_choice_of_title(ld: str | None, og: str | None, h1: str | None, tag: str | None, expected: str | None) -> None:
    title = choose_title(
        structured=ld,
        social=og,
        headings=["Log in", h1] if h1 else [],
        title_tag=tag,
        named=None,
        site_names=["Post"],
        trust_structured=True,
    )
    assert title == expected


def test_structured_body_where_the_page_hides_it() -> None:
    sentences = [
        f"Sentence number {n} of the story says that the harbour of the city was closed on day {n} of the month."
        for n in range(12)
    ]
    page = f"""<html><script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}",
        "articleBody": "{" ".join(sentences)}"}}</script>
        <body><h1>{TITLE}</h1><p>Subscribe to go on reading this story.</p></body></html>"""
    assert sentences[7] in read(page)[1].text


def test_page_without_an_article() -> None:
    with pytest.raises(SourceError, match="no article"):
        read_html("page.html", "<html><body><nav><a href='/'>Home</a></nav></body></html>")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "<p>",
                    "</p>",
                    "<div class=caption>",
                    "</div>",
                    "<h1>",
                    "<a href='//[x'>",
                    "<time datetime='x'>",
                    "<blockquote class=twitter-tweet>",
                ]
            ),
            st.sampled_from(
                [
                    "<meta name=author content=x>",
                    "<script type='application/ld+json'>",
                    "</script>",
                    '{"@type":"Article","author":[1,{}]}',
                    "<!--",
                    "<p>" + FULL[-900:-600],
                ]
            ),
            st.text(max_size=30),
        ),
        max_size=25,
    )
)
def test_any_tag_soup(parts: list[str]) -> None:
    try:
        clean(read_html("page.html", "<html>" + "".join(parts)))
    except SourceError as error:
        says = str(error)
    else:
        says = "."
    assert says.endswith(".")
