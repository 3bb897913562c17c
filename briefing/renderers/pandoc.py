"""Wikis that have a syntax of their own, through pandoc: MediaWiki, DokuWiki, Jira.

Pandoc escapes little of what these wikis take for markup.  So the texts are taken out of its hands: what a flavour's
`markup` finds in them stands in for itself as characters that mean nothing to anybody, until pandoc is done.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser
from typing import Any

import markdown
import nh3

from briefing.errors import RenderError
from briefing.templating.flavours import FlavourFile
from briefing.templating.running import Templates
from briefing.templating.standins import LITERAL, SYNTAX

_TAGS = {
    "a", "blockquote", "br", "em", "h1", "h2", "h3", "h4", "hr", "li", "ol", "p", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_OPTIONS = ("--wrap=none", "--sandbox")
_INLINE = frozenset({"a", "br", "em", "strong"})
_VOID = frozenset({"br", "hr"})
_BEFORE = "\ufdd0"
_UNSAFE_IN_ADDRESSES = {"~": "%7E", "_": "%5F", ";": "%3B", "'": "%27", "*": "%2A"}


def render_by_pandoc(text: str, wiki: str, templates: Templates) -> str:
    """A Markdown document in the syntax of a wiki, as its flavour's macros have it.

    Raises:
        RenderError: pandoc is not installed, or cannot write it.
    """
    says, convert = templates.says, load_pandoc(wiki)
    html = nh3.clean(
        markdown.markdown(text, extensions=["tables", "sane_lists"]),
        tags=_TAGS,
        attributes={"a": {"href", "id"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    held = _Holding(says)
    held.feed(html)
    held.close()
    try:
        written = convert(held.html, says.pandoc, "html-auto_identifiers", extra_args=_OPTIONS)
    except RuntimeError as error:
        raise RenderError(f"pandoc cannot write “{says.pandoc}”: {error}") from error
    for needless in says.needless:
        written = written.replace(needless, "")
    written = LITERAL.replace_runs(written, lambda signs: templates.write("literal", signs).strip("\n"))
    return SYNTAX.replace_runs(written, str)


def load_pandoc(wiki: str) -> Callable[..., str]:
    """Pandoc's door.

    Raises:
        RenderError: it is not installed.
    """
    try:
        import pypandoc

        pypandoc.get_pandoc_path()
    except (ImportError, OSError) as error:
        raise RenderError(
            f"The wiki flavour “{wiki}” goes through pandoc, which is not installed. "
            "Install it with:  pip install pypandoc-binary"
        ) from error
    convert: Callable[..., str] = pypandoc.convert_text
    return convert


def _hold(match: re.Match[str]) -> str:
    return LITERAL.hold(match[0])


class _Holding(HTMLParser):
    """Writes HTML again as it was, what is markup in its texts held back.  ``html`` is what was written."""

    def __init__(self, says: FlavourFile) -> None:
        super().__init__(convert_charrefs=True)
        self._markup = re.compile(says.markup or r"(?!)")
        edge = f"[{re.escape(says.edges)}]+" if says.edges else r"(?!)"
        self._edges = re.compile(rf"\A{edge}|{edge}\Z")
        self._plain = frozenset(says.plain)
        self._within: list[str] = []
        self._begins = True
        self.html = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._begins = self._begins or tag not in _INLINE
        self._within.append(tag)
        written = "".join(f' {name}="{escape(self._value(name, value or ""))}"' for name, value in attrs)
        self.html += f"<{tag}{written}>"
        if tag in _VOID:
            self._within.pop()

    def handle_endtag(self, tag: str) -> None:
        self._begins = self._begins or tag not in _INLINE
        self._within.pop()
        self.html += f"</{tag}>"

    def handle_data(self, data: str) -> None:
        if not self._plain.intersection(self._within):
            data = self._edges.sub(_hold, data)
            # Where no block begins, something stands before the text.
            data = self._markup.sub(_hold, data) if self._begins else self._markup.sub(_hold, _BEFORE + data)[1:]
        self._begins = self._begins and not data.strip()
        self.html += escape(data)

    @staticmethod
    def _value(name: str, value: Any) -> str:
        """An attribute's value; an address without signs that some wiki acts upon even there."""
        if name != "href" or value.startswith("#"):
            return str(value)
        return "".join(_UNSAFE_IN_ADDRESSES.get(char, char) for char in value)
