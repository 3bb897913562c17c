"""Text from outside made harmless in Markdown: one escaper, whose table is this module.

Every value that a template writes goes through `escape_markdown` unless it is already `MarkdownText`.
The table is made for several readers at once (CommonMark, GitHub's dialect, Python-Markdown with its
extensions), and one table serves paragraphs, list items, headings and table cells.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlsplit

from markupsafe import Markup

_ENTITIES = str.maketrans({char: f"&#{ord(char)};" for char in "|~^$@="} | {"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_BACKSLASHED = re.compile(r"([\\`*_{}\[\]])")
_EXCLAMATION = re.compile(r"!$|(?<=\[)!")  # an image with a template's "[" behind it; a call-out behind its own
_LEADING = re.compile(r"^( ?)([#+\-(!])")
_LAST_HASH = re.compile(r"(?<!\\)((?:\\\\)*)#$")  # at the end of a heading it would count as the heading's own
_LEADING_NUMBER = re.compile(r"^( ?\d+)([.)])")
_OUTER_BLANK = re.compile(r"^ | $")  # emphasis that a template puts around a text would not open, or not close
_WWW = re.compile(r"(www)\.", re.IGNORECASE)
_COLON = re.compile(r":(?=//|:|[\w+\-]+:)")
_LEADING_COLON = re.compile(r"^( ?):")
_MAIL_SIGN = re.compile(r"(?<=[\w.+\-])(?=&#64;\w)")
_NOTHING = "<!---->"  # GitHub looks for mail addresses after it has read entities: only a node of its own parts them
_HELD_COLON = "\ufffe"  # stands for a colon that is to be an entity; cannot occur in printable text
_JOINERS = frozenset("\u200c\u200d")  # part of the spelling in Persian and Indic scripts, and of emoji
_LINK_SCHEMES = frozenset({"http", "https", "mailto"})


class MarkdownText(Markup):
    """Text that is already Markdown; whatever is joined to it is escaped as Markdown first."""

    __slots__ = ()

    @classmethod
    def escape(cls, s: Any, /) -> MarkdownText:
        """`s` as Markdown: untouched where it is Markdown already, else escaped (HTML markup too)."""
        return s if isinstance(s, MarkdownText) else cls(escape_markdown(str(s)))


def printable(text: str) -> str:
    """`text` on one line, without control, bidirectional-control, private and unassigned characters."""
    folded = re.sub(r"\s+", " ", text)
    if folded.isprintable():  # as nearly every text is
        return folded
    return "".join(char for char in folded if char in _JOINERS or unicodedata.category(char)[0] != "C")


@lru_cache(maxsize=4096)
def escape_markdown(text: str) -> str:
    """`text` as Markdown that shows exactly these characters, on one line, and can form no markup."""
    text = _COLON.sub(_HELD_COLON, printable(text))
    text = _BACKSLASHED.sub(r"\\\1", text).translate(_ENTITIES)
    text = _EXCLAMATION.sub(r"\\!", text)
    text = _LEADING_NUMBER.sub(r"\1\\\2", text)
    text = _LEADING.sub(r"\1\\\2", text)
    text = _LAST_HASH.sub(r"\1\\#", text)
    text = _LEADING_COLON.sub(rf"\1{_HELD_COLON}", text)
    text = _MAIL_SIGN.sub(_NOTHING, text)
    text = _WWW.sub(r"\1\\.", text)
    return _OUTER_BLANK.sub("&#32;", text.replace(_HELD_COLON, "&#58;"))


def link_target(url: str) -> str | None:
    """`url` as it may stand between `<` and `>` in Markdown; None where it is no http, https or mailto address."""
    cleaned = printable(url).strip()
    try:
        scheme = urlsplit(cleaned).scheme.lower()
    except ValueError:
        return None
    return quote(cleaned, safe=":/?#@&()+,;=%~-._").replace("&", "&amp;") if scheme in _LINK_SCHEMES else None
