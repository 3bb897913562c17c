"""HTML on its way to pandoc: what its target would take for markup in the texts is held back by stand-ins."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from typing import Any

from briefing.templating.flavours import FlavourFile
from briefing.templating.standins import LITERAL

_INLINE = frozenset({"a", "br", "em", "strong"})
_VOID = frozenset({"br", "hr"})
_BEFORE = "\ufdd0"
_UNSAFE_IN_ADDRESSES = {"~": "%7E", "_": "%5F", ";": "%3B", "'": "%27", "*": "%2A"}


def hold_markup(html: str, says: FlavourFile) -> str:
    """HTML with stand-ins for what a flavour's `markup` finds in its texts.  The pattern may be a stranger's."""
    held = _Holding(says)
    held.feed(html)
    held.close()
    return held.html


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
