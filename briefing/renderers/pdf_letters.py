"""Letters that the bundled fonts do not have: a PDF/A may not show the box that a font keeps for them (6.2.11.8)."""

from __future__ import annotations

import functools
import os
from pathlib import Path

INSTEAD = "□"
NOTE = f'<p class="note">{INSTEAD}: a letter that the fonts of this PDF lack; the attached brief.json has it.</p>'
COMMON = frozenset(map(chr, range(0xA0, 0x180))) | frozenset("–—‘’‚“”„…•€™●○□−")
"""Letters that all the fonts have: where there are no others, no font need be opened to know."""

_JOINERS = {"\u200c", "\u200d"}
"""Part of the spelling of other letters, and nothing to see."""


def with_known_letters(html: str) -> str:
    """A page in whose body a sign stands for each letter that cannot be shown, and a note says so."""
    head, end, body = html.partition("</head>")
    foreign = {letter for letter in set(body) if not letter.isascii()} - COMMON - _JOINERS
    foreign = foreign - known_letters() if foreign else foreign
    table: dict[int, str | None] = dict.fromkeys(map(ord, foreign), INSTEAD) | dict.fromkeys(map(ord, _JOINERS))
    shown = body.translate(table)
    return head + end + (shown.replace("</main>", f"{NOTE}\n</main>", 1) if foreign else shown)


@functools.cache
def known_letters() -> frozenset[str]:
    """The letters that one of the bundled fonts has."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    letters = {"\u00ad", "\u2028", "\u2029"}
    for path in sorted(Path(os.environ["FONTCONFIG_FILE"]).parent.glob("*-Regular.otf")):
        with TTFont(path, lazy=True) as font:
            letters |= set(map(chr, font.getBestCmap()))
    return frozenset(letters)
