"""Drafts of attributions: what the passes find, before overlaps are removed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.language.attribution.repairs import mend
from briefing.language.attribution.tree import Range, Tree
from briefing.language.quotations import Quotation

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
        doc, quotations = parsed.doc, parsed.quotations
        quoted = [False] * len(doc)
        at = 0
        for quotation in quotations:
            while at < len(doc) and doc[at].idx < quotation.start:
                at += 1
            while at < len(doc) and doc[at].idx < quotation.end:
                quoted[at] = True
                at += 1
        tree = Tree(doc)
        mend(tree, quoted)
        return cls(parsed.article.text, tree, parsed.paragraphs, quotations, quoted)

    def paragraph_of(self, offset: int) -> int:
        """The number of the paragraph that holds a character; that before it where it stands between two."""
        low, high = 0, len(self.paragraphs)
        while high - low > 1:
            middle = (low + high) // 2
            if self.paragraphs[middle][0] <= offset:
                low = middle
            else:
                high = middle
        return low
