from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.templating.escaping import MarkdownText, escape_markdown, link_target, printable
from tests.templating.hostile import HOSTILE
from tests.templating.readers import READERS, reading

PLACES = {
    "paragraph": ("{}\n", {"p"}),
    "within a paragraph": ("Said {} again\n", {"p"}),
    "list item": ("- {}\n- next\n", {"ul", "li"}),
    "numbered item": ("1. {}\n2. next\n", {"ol", "li"}),
    "table cell": ("| A | B |\n|---|---|\n| {} | b |\n", {"table", "thead", "tbody", "tr", "th", "td"}),
    "heading": ("## {}\n", {"h2"}),
    "bold": ("**Name**: {} end\n", {"p", "strong"}),
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("place", PLACES)
def test_no_text_forms_markup_and_each_reads_back(place: str, reader: str) -> None:
    frame, tags = PLACES[place]
    for text in HOSTILE:
        html = READERS[reader](frame.format(escape_markdown(text)))
        read = reading(html)
        assert set(read.tags) <= tags, (text, html)
        assert " ".join(printable(text).split()) in " ".join(read.words.split()), (text, html)


@given(st.text(alphabet=st.sampled_from("ab1.! \\`*_{}[]()<>#+-=|~^$@:&;/\n\t'\"w"), max_size=24))
@pytest.mark.parametrize("reader", READERS)
def test_no_mixture_of_signs_forms_markup(reader: str, text: str) -> None:
    html = READERS[reader](f"Said {escape_markdown(text)} again\n")
    assert set(reading(html).tags) <= {"p"}, html
    assert reading(html).words.split() == f"Said {printable(text)} again".split()


def test_ordinary_prose_stays_readable() -> None:
    prose = "The U.S. (EU) said on 3 May: “No. 5 isn't ready” – a 3.5% cut; Smith-Jones's plan, 10–12 May."
    assert escape_markdown(prose) == prose


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JavaScript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "file:///etc/passwd",
     "//evil.example", "vbscript:x", "", "http//x", "http://[::1", " ftp://x"],
)  # fmt: skip
def test_only_web_and_mail_addresses_are_linked(url: str) -> None:
    assert link_target(url) is None


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    "url",
    ["https://evil.example/a b|c>)\"<x>*_[]\\?q=1&copy=2#f", "mailto:me@x.example", "https://x.example/ä(1)_a_*b*",
     "http://x.example/`a`?b={c}&lt;d&amp;e"],
)  # fmt: skip
def test_an_address_cannot_leave_its_brackets(url: str, reader: str) -> None:
    target = link_target(url)
    assert target is not None
    read = reading(READERS[reader](f"| A |\n|---|\n| [x](<{target}>) |\n"))
    assert len(read.links) == 1
    assert read.links[0] == unescape(target)
    assert read.tags.count("a") == 1


def test_markdown_joined_with_text_escapes_the_text() -> None:
    bold = MarkdownText("**a**")
    assert bold + "*" == "**a**\\*"
    assert "*" + bold == "\\***a**"
    assert MarkdownText(", ").join(["*", bold]) == "\\*, **a**"
    assert MarkdownText("%s") % "*" == "\\*"
    assert MarkdownText("{}").format("*") == "\\*"
