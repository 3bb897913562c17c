"""Paragraphs of a plain text: a line each, or what blank lines divide where lines are wrapped at a width."""

from __future__ import annotations

import re
from itertools import pairwise

LINE = re.compile("\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]")
SENTENCE_END = re.compile(r"[.!?:…][\"”’')\]]*\s*$")
WRAPPED_MIN, WRAPPED_MAX = 45, 100
"""Lengths between which a wrapped text's lines lie, the last of a paragraph apart."""


def split_paragraphs(text: str) -> list[str]:
    """The paragraphs, without their line ends; lines wrapped at a width are joined by a blank."""
    lines = LINE.split(text)
    if not is_wrapped(lines):
        return [line for line in lines if line.strip()]
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if not line.strip() or (line[:2].isspace() and len(line) > 2 and paragraphs[-1]):
            paragraphs.append([])
        if line.strip():
            paragraphs[-1].append(line.strip())
    return [" ".join(paragraph) for paragraph in paragraphs if paragraph]


def is_wrapped(lines: list[str]) -> bool:
    """Whether the text was broken into lines at a width: full lines of like length that end in mid-sentence."""
    followed = [line.rstrip() for line, after in pairwise(lines) if line.strip() and after.strip()]
    if len(followed) < 3 or max(map(len, lines)) > WRAPPED_MAX:
        return False
    full = [line for line in followed if len(line) >= WRAPPED_MIN]
    broken = [line for line in full if not SENTENCE_END.search(line)]
    return len(full) >= 0.6 * len(followed) and len(broken) >= 0.6 * len(full)
