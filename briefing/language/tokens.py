"""The tokens of an article as plain lists: asking a spaCy token for one attribute at a time is dear in a loop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from briefing.language.quotations import Quotation

NAME_TAGS = frozenset({"NNP", "NNPS"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})


@dataclass(frozen=True)
class Tokens:
    """One list for each attribute; ``heads`` and ``sent`` hold indices, ``starts`` and ``ends`` characters."""

    words: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[int]
    ends: list[int]
    sent: list[int]
    sents: list[tuple[int, int]]
    text: str

    @classmethod
    def of(cls, doc: Doc, text: str | None = None) -> Tokens:
        """The columns of a parsed document; ``text`` is its text, which is dear to ask it for."""
        strings = doc.vocab.strings
        columns = doc.to_array(["TAG", "DEP", "HEAD", "IDX", "LENGTH"]).astype("int64").tolist() if len(doc) else []
        names: dict[int, str] = {}

        def string(key: int) -> str:
            if key not in names:
                names[key] = strings[key % 2**64]
            return names[key]

        starts = [row[3] for row in columns]
        ends = [row[3] + row[4] for row in columns]
        text = doc.text if text is None else text
        sent, sents = [0] * len(columns), []
        for number, span in enumerate(doc.sents):
            sents.append((span.start, span.end))
            for at in range(span.start, span.end):
                sent[at] = number
        return cls(
            words=[text[start:end] for start, end in zip(starts, ends, strict=True)],
            tags=[string(row[0]) for row in columns],
            deps=[string(row[1]) for row in columns],
            heads=[at + row[2] for at, row in enumerate(columns)],
            starts=starts,
            ends=ends,
            sent=sent,
            sents=sents,
            text=text,
        )

    def __len__(self) -> int:
        """How many tokens there are."""
        return len(self.words)

    @cached_property
    def children(self) -> list[list[int]]:
        """The tokens that depend on each token, in order."""
        below: list[list[int]] = [[] for _ in self.words]
        for at, head in enumerate(self.heads):
            if head != at:
                below[head].append(at)
        return below

    @cached_property
    def paragraph(self) -> list[int]:
        """For each token the number of line breaks before it: which paragraph it stands in."""
        numbers, number = [], 0
        for word in self.words:
            numbers.append(number)
            number += "\n" in word
        return numbers

    def phrase(self, start: int, end: int) -> str:
        """The text of tokens start to end."""
        return self.text[self.starts[start] : self.ends[end - 1]] if end > start else ""

    def root(self, start: int, end: int) -> int:
        """The token of a stretch whose head lies outside it; the last one where several do."""
        for at in range(end - 1, start - 1, -1):
            if not start <= self.heads[at] < end or self.heads[at] == at:
                return at
        return end - 1

    def glued(self, at: int) -> bool:
        """Whether no blank stands between a token and the next."""
        return at + 1 < len(self.words) and self.ends[at] == self.starts[at + 1]

    def inside(self, ranges: Sequence[Quotation]) -> list[int]:
        """For each token the number of the quotation that it stands in, or -1."""
        quoted, number = [-1] * len(self.words), 0
        for at, start in enumerate(self.starts):
            while number < len(ranges) and ranges[number].outer_end <= start:
                number += 1
            if number < len(ranges) and ranges[number].outer_start <= start:
                quoted[at] = number
        return quoted
