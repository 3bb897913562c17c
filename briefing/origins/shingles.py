"""Shingles: the runs of four words that a text is made of, as numbers, with and without what it quotes.

Quotations are left out of what is compared: two reporters at one press conference write down the same words.
After A. Broder, “On the resemblance and containment of documents” (1997).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

RUN = 4
"""Words of a shingle: three come together by chance too often, five are broken by every small change."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])")
_CURLY = re.compile(r"[“„«][^“„”«»]*(?:[”»“]|$)")
_STRAIGHT = re.compile(r'"[^"]*(?:"|$)')


@dataclass(frozen=True)
class Shingles:
    """The shingles of a text: ``whole`` of all its words, ``told`` of those outside quotation marks."""

    whole: frozenset[int]
    told: frozenset[int]
    text: str


def read_shingles(text: str) -> Shingles:
    """The shingles of a text; paragraphs are read one by one, for no run goes on over their ends."""
    whole: set[int] = set()
    told: set[int] = set()
    for paragraph in text.splitlines():
        whole.update(_runs(paragraph))
        for stretch in unquoted(paragraph):
            told.update(_runs(stretch))
    return Shingles(frozenset(whole), frozenset(told), text)


def unquoted(paragraph: str) -> list[str]:
    """The stretches of a paragraph that stand outside quotation marks."""
    if '"' in paragraph:
        paragraph = _STRAIGHT.sub("\n", paragraph)
    return _CURLY.sub("\n", paragraph).split("\n")


def told_by_sentence(text: str) -> Iterator[frozenset[int]]:
    """The shingles of each sentence of a text, without what it quotes."""
    for paragraph in text.splitlines():
        for stretch in unquoted(paragraph):
            for sentence in _END.split(stretch):
                yield frozenset(_runs(sentence))


def _runs(stretch: str) -> list[int]:
    words = _WORD.findall(stretch.casefold().replace("’", "'"))
    return [
        crc32(" ".join(words[at : at + RUN]).encode("utf-8", "surrogatepass")) for at in range(len(words) - RUN + 1)
    ]
