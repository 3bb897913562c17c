"""Readers of Markdown that our documents meet, and what they make of a text: its elements, links and words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser

import cmarkgfm
import markdown
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt

_EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "fenced_code",
    "footnotes",
    "md_in_html",
    "sane_lists",
    "tables",
    "toc",
]


def by_python_markdown(text: str) -> str:
    """As Python-Markdown and MkDocs read it, with the extensions that wikis switch on."""
    return markdown.markdown(text, extensions=_EXTENSIONS)


def by_plain_python_markdown(text: str) -> str:
    """As Python-Markdown reads it for our own pages."""
    return markdown.markdown(text, extensions=["tables", "sane_lists"])


def by_markdown_it(text: str) -> str:
    """As CommonMark lays down, with tables and struck text."""
    return str(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text))


def by_github(text: str) -> str:
    """As GitHub reads it: tables, bare links, struck text, footnotes."""
    return str(cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES))


READERS: dict[str, Callable[[str], str]] = {
    "Python-Markdown": by_python_markdown,
    "Python-Markdown, plain": by_plain_python_markdown,
    "markdown-it": by_markdown_it,
    "GitHub": by_github,
}


@dataclass
class Reading(HTMLParser):
    """What stands in an HTML text: ``tags`` in order, ``links`` (href), ``ids``, and ``words``, its text."""

    tags: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    attributes: list[str] = field(default_factory=list)
    words: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.attributes += [name for name, _ in attrs]

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        if data:  # an empty one parts a mail address
            self.tags.append("!--")


def reading(html: str) -> Reading:
    """What stands in `html`."""
    read = Reading()
    read.feed(html)
    read.close()
    return read
