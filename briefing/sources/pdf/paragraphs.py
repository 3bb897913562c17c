"""From the lines of a PDF to paragraphs: by gaps, indents and short last lines; divided words are made whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median

from briefing.sources.paragraphs import SENTENCE_END
from briefing.sources.pdf.lines import SAME, Line, body_lines
from briefing.sources.raw import Block, BlockKind

HEADING = 1.15
"""How much larger than the text a heading's letters are."""

LONGEST_LABEL = 120
"""Characters up to which a bold line that ends no sentence is a heading, too."""

BULLET = re.compile(r"^[•‣▪●◦–—*]\s+")
DIVIDED = re.compile(r"([^\W\d_]{2,})([-\u2010])$")
KEPT_PREFIXES = frozenset(
    "all anti co cross ex far half high long low mid multi near neo non off on part post pre pro self semi short "
    "so sub third top two three four five six seven eight nine ten under vice well".split()
)
"""First parts of English compounds that keep their hyphen more often than not."""


def build_paragraphs(lines: Sequence[Line]) -> tuple[str | None, tuple[Block, ...]]:
    """The title, where letters larger than the rest show one, and all blocks, the title among them."""
    lines = body_lines(lines)
    if not lines:
        return None, ()
    text_size = _text_size(lines)
    breaks = _break_rule(lines, text_size)
    groups: list[list[Line]] = [[lines[0]]]
    for before, line in pairwise(lines):
        if breaks(before, line):
            groups.append([line])
        else:
            groups[-1].append(line)
    known = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", " ".join(line.text for line in lines).lower()))
    blocks = [_block(group, text_size, known) for group in groups]
    return _title(groups, blocks, text_size), tuple(block for block in blocks if block.text)


def _text_size(lines: Sequence[Line]) -> float:
    """The size in which most letters are set."""
    letters: Counter[int] = Counter()
    for line in lines:
        letters[round(2 * line.size)] += len(line.text)
    return letters.most_common(1)[0][0] / 2


def _break_rule(lines: Sequence[Line], text_size: float) -> Callable[[Line, Line], bool]:
    """Whether a paragraph ends between two lines, by what is usual in this document."""
    text = [line for line in lines if abs(line.size - text_size) < 0.12 * text_size]
    steps = [a.y0 - b.y0 for a, b in pairwise(text) if a.page == b.page and 0 < a.y0 - b.y0 < 3 * text_size]
    leading = median(steps) if steps else 1.2 * text_size
    edges = Counter(round(line.x0 / SAME) for line in text)
    steps_back = min(40, int(4 * text_size / SAME) + 1)

    def left(line: Line) -> int:
        """The left edge of the line's column: the edge that most lines near it share, in steps of `SAME`."""
        place = round(line.x0 / SAME)
        return max(range(place - steps_back, place + 2), key=lambda edge: (edges[edge], -abs(place - edge)))

    lefts = {id(line): left(line) for line in text}
    rights: dict[int, float] = {}
    for line in text:
        rights[lefts[id(line)]] = max(line.x1, rights.get(lefts[id(line)], 0.0))
    indented_at = {id(line): line.x0 > lefts[id(line)] * SAME + 0.4 * text_size for line in text}

    def breaks(before: Line, line: Line) -> bool:
        if abs(before.size - line.size) > 0.12 * line.size or before.bold != line.bold or BULLET.match(line.text):
            return True
        below = before.page == line.page and before.y0 - line.y0 > 0 and line.x0 < before.x1 and before.x0 < line.x1
        if line.size > HEADING * text_size:
            return not below or before.y0 - line.y0 > 1.6 * line.size
        indented = indented_at.get(id(line), False)
        ended = bool(SENTENCE_END.search(before.text))
        edge = rights.get(lefts.get(id(before), -1), before.x1)
        short = before.x1 < edge - 0.15 * (edge - before.x0)
        if below:
            wide = before.y0 - line.y0 > 1.25 * leading
            begins = indented and (ended or not indented_at.get(id(before), False))
            return wide or begins or (short and ended)
        return ended and (short or indented or not any(indented_at.values()))

    return breaks


def _block(group: Sequence[Line], text_size: float, known: Counter[str]) -> Block:
    parts = [group[0].text]
    for line in group[1:]:
        parts[-1] = _tail(parts[-1], line.text, known)
        parts.append(line.text)
    text = "".join(parts)
    label = group[0].bold and len(text) < LONGEST_LABEL and not SENTENCE_END.search(text)
    kind: BlockKind = "heading" if label or group[0].size > HEADING * text_size else "paragraph"
    if BULLET.match(text):
        text, kind = BULLET.sub("", text), "point"
    return Block(text, kind)


def _tail(text: str, line: str, known: Counter[str]) -> str:
    """A line as the next one goes on from it: with a blank, or without one where a word or a number is divided."""
    match = DIVIDED.search(text)
    rest = re.match(r"[^\W\d_]+", line)
    if match is None or rest is None:
        glued = text.endswith(("-", "–", "—", "/")) and not text.endswith((" -", " –", " —"))
        return text if glued else f"{text} "
    first, second = match[1].lower(), rest[0].lower()
    return text[: match.start(2)] + ("" if _is_one_word(first, second, rest[0], match[2], known) else "-")


def _is_one_word(first: str, second: str, written: str, hyphen: str, known: Counter[str]) -> bool:
    """Whether a hyphen at a line's end only divides a word: by the document's other words, else by rule."""
    if known[first + second]:
        return True
    if known[f"{first}-{second}"] or not written[0].islower():
        return False
    if hyphen == "\u2010":  # what typesetters put in; a hyphen of the text's own is mostly the plain one
        return True
    return first not in KEPT_PREFIXES and not (known[first] > 0 and known[second] > 1 and len(second) > 3)


def _title(groups: Sequence[Sequence[Line]], blocks: Sequence[Block], text_size: float) -> str | None:
    """The largest heading of the first page that stands before the text."""
    first = [
        (group[0].size, block.text)
        for group, block in zip(groups, blocks, strict=True)
        if group[0].page == groups[0][0].page and block.kind == "heading"
    ]
    largest = max(first, key=lambda one: one[0], default=None)
    return largest[1] if largest and largest[0] > HEADING * text_size else None
