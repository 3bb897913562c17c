"""Corroboration beside each statement: how many independent origins tell it, in words and at a glance."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing.templating.origins import in_words
from briefing.templating.views import Cited

_MARK = re.compile("\ue000(\\d+)/(\\d+)\ue001")
"""What stands after the citations of a finding until a page makes a figure of it, and Markdown words.

No text of a source can hold such characters: escaping drops them (`escaping.printable`).
"""

_ENOUGH = 3
"""From so many origins on, more are no longer told apart by the eye."""


LEGEND = "● told by one origin, however many articles repeat it, ●● by two independent ones, ●●● by three or more"
"""What the signs mean, for a page that shows them."""


def mark(cited: object) -> str:
    """The mark to stand after the citations of a finding; nothing after those of anything else."""
    if not isinstance(cited, Cited) or type(cited) is Cited or not cited.origins:
        return ""
    return f"\ue000{len(cited.origins)}/{len(cited.sources)}\ue001"


def without_marks(text: str) -> str:
    """A text without these marks."""
    return _MARK.sub("", text)


def worded_marks(text: str) -> str:
    """A text with each mark in words: ` · 2 independent origins`."""
    return replace_marks(text, lambda _signs, words: f" · {words}")


def replace_marks(text: str, write: Callable[[str, str], str]) -> str:
    """A text with each mark written, of its signs and of the words that they stand for."""
    return _MARK.sub(lambda match: write(*at_a_glance(int(match[1]), int(match[2]))), text)


def at_a_glance(origins: int, sources: int = 1) -> tuple[str, str]:
    """`●●`, and in words: `2 independent origins`, `one origin in 3 articles`."""
    return "●" * min(origins, _ENOUGH), in_words(origins, sources)
