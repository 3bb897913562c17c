"""Corroboration beside each statement: how many independent origins tell it, in words and at a glance."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from briefing.templating.views import Cited

_MARK = re.compile("\ue000(\\d+)/([^\ue001]*)\ue001")
"""What stands after the citations of a finding until a page makes a figure of it, and Markdown words: its number of
origins, and what is said of them.

No text of a source can hold such characters: escaping drops them (`escaping.printable`).
"""

_ENOUGH = 3
"""From so many origins on, more are no longer told apart by the eye."""

LEGEND = "● told by one origin, however many articles repeat it, ●● by two independent ones, ●●● by three or more"
"""What the signs mean, for a page that shows them."""

ONE_ORIGIN = "one origin"
"""What is said of a statement that one article tells."""

EACH = "One origin tells each of these statements; none is confirmed by another."
"""What Markdown says once, after its first section, where it would otherwise say `ONE_ORIGIN` on every line."""


def mark(cited: object) -> str:
    """The mark to stand after the citations of a finding; nothing after those of anything else."""
    if not isinstance(cited, Cited) or type(cited) is Cited or not cited.origins:
        return ""
    grade = f", {cited.grade}" if cited.grade_shown else ""
    return f"\ue000{len(cited.origins)}/{cited.corroboration}{grade}\ue001"


def without_marks(text: str) -> str:
    """A text without these marks."""
    return _MARK.sub("", text)


def worded_marks(text: str) -> str:
    """A text with each mark in words: ` · 2 independent origins`."""
    return replace_marks(text, lambda _signs, words: f" · {words}")


def says_the_same(texts: Iterable[str]) -> bool:
    """Whether all the marks of some texts say `ONE_ORIGIN`, so that it is enough to say it once, as `EACH` does."""
    return {match[2] for text in texts for match in _MARK.finditer(text)} == {ONE_ORIGIN}


def replace_marks(text: str, write: Callable[[str, str], str]) -> str:
    """A text with each mark written, of its signs and of the words that they stand for."""
    return _MARK.sub(lambda match: write(at_a_glance(int(match[1])), match[2]), text)


def at_a_glance(origins: int) -> str:
    """`●●` for two origins."""
    return "●" * min(origins, _ENOUGH)
