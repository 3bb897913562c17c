"""Drafts of attributions: what the passes find, before overlaps are removed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.language.quotations import Quotation
from briefing.language.tree import Range, Tree

if TYPE_CHECKING:
    from briefing.language.parsed import ParsedArticle


@dataclass(eq=False)
class Draft:
    """An attribution in the making: token indices for cue, source and addressee, characters for contents."""

    cue: int | None
    lemma: str | None
    cue_class: str
    contents: list[Range]
    source: Range | None = None
    shape: str = ""
    negated: bool = False
    inherited: bool = False
    addressee: Range | None = None
    outer: Range | None = None
    relayed: bool = False
    pronoun: int | None = None

    @property
    def start(self) -> int:
        """The first character of the content."""
        return min(first for first, _ in self.contents)

    @property
    def end(self) -> int:
        """The character after the last of the content."""
        return max(last for _, last in self.contents)

    def covers(self, start: int, end: int) -> int:
        """How many of these characters the content holds."""
        return sum(max(0, min(end, last) - max(start, first)) for first, last in self.contents)


class Shelf:
    """Drafts in the order in which they begin, to look up those that hold a place in the text."""

    def __init__(self, drafts: Iterable[Draft] = ()) -> None:
        """Put the drafts in order."""
        self.drafts: list[Draft] = []
        self._reach: list[int] = []  # how far any draft up to this one goes: what ends before a place is passed over
        for draft in sorted((d for d in drafts if d.contents), key=lambda d: (d.start, -d.end)):
            self.add(draft)

    def add(self, draft: Draft) -> None:
        """Add a draft that begins behind, or with, the last one."""
        self.drafts.append(draft)
        self._reach.append(max(draft.end, self._reach[-1] if self._reach else 0))

    def around(self, start: int, end: int) -> Iterator[Draft]:
        """The drafts that begin before `end` and go beyond `start`."""
        for at in range(bisect_right(self._reach, start), len(self.drafts)):
            draft = self.drafts[at]
            if draft.start >= end:
                return
            if draft.end > start:
                yield draft


@dataclass
class Page:
    """What the passes read: the text, its parse, its paragraphs and quotations, and which tokens are quoted."""

    text: str
    tree: Tree
    paragraphs: tuple[Range, ...]
    quotations: tuple[Quotation, ...]
    quoted: list[bool] = field(default_factory=list)

    @classmethod
    def of(cls, parsed: ParsedArticle) -> Page:
        """The page of a parsed article."""
        return cls(parsed.article.text, parsed.tree, parsed.paragraphs, parsed.quotations, parsed.quoted)

    def quotations_in(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that share a character with a stretch of the text, their marks counted in."""
        first = bisect_right(self.quotations, start, key=lambda quotation: quotation.outer_end)
        last = bisect_left(self.quotations, end, key=lambda quotation: quotation.outer_start)
        return self.quotations[first:last]

    def paragraph_of(self, offset: int) -> int:
        """The number of the paragraph that holds a character; that before it where it stands between two."""
        return max(0, bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph[0]) - 1)
