"""Corroboration at a glance: beside each statement, by how many sources it is told."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing.templating.views import Cited

_MARK = re.compile("\ue000(\\d+)\ue001")
"""What stands after the citations of a finding until a page makes a figure of it.

No text of a source can hold such characters: escaping drops them (`escaping.printable`).
"""

_ENOUGH = 3
"""From so many sources on, more are no longer told apart by the eye."""


LEGEND = "● told by one source, ●● by two, ●●● by three or more"
"""What the signs mean, for a page that shows them."""


def mark(cited: object) -> str:
    """The mark to stand after the citations of a finding; nothing after those of anything else."""
    return f"\ue000{len(cited.sources)}\ue001" if isinstance(cited, Cited) and type(cited) is not Cited else ""


def without_marks(text: str) -> str:
    """A text without these marks: wikis show none."""
    return _MARK.sub("", text)


def replace_marks(text: str, write: Callable[[str, str], str]) -> str:
    """A text with each mark written as a figure, of its signs and of the words that they stand for."""
    return _MARK.sub(lambda match: write(*at_a_glance(int(match[1]))), text)


def at_a_glance(sources: int) -> tuple[str, str]:
    """`●●`, and in words: `told by 2 sources`."""
    words = "told by one source" if sources == 1 else f"told by {sources} sources"
    return "●" * min(sources, _ENOUGH), words
