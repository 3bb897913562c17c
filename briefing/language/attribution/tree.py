"""The parse of an article as plain lists: looked up many times, so made once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

Range = tuple[int, int]
"""Token indices, half-open."""

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
HAVING = frozenset({"have", "has", "had", "having", "'ve", "’ve", "'d", "’d", "'s", "’s"})
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})


class Tree:
    """Words, tags, dependencies and heads of a doc by token index."""

    def __init__(self, doc: Doc) -> None:
        """Read the parse off the doc."""
        self.doc = doc
        self.words = [token.lower_ for token in doc]
        self.tags = [token.tag_ for token in doc]
        self.deps = [token.dep_ for token in doc]
        self.heads = [token.head.i for token in doc]
        self.kids: list[list[int]] = [[] for _ in doc]
        for index, head in enumerate(self.heads):
            if head != index:
                self.kids[head].append(index)
        self._sentences: list[int] = []
        number = -1
        for token in doc:
            number += bool(token.is_sent_start) or token.i == 0
            self._sentences.append(number)

    def left(self, index: int) -> int:
        """The first token of the subtree."""
        return int(self.doc[index].left_edge.i)

    def right(self, index: int) -> int:
        """The last token of the subtree."""
        return int(self.doc[index].right_edge.i)

    def span(self, index: int) -> Range:
        """The stretch of tokens that the subtree covers."""
        return self.left(index), self.right(index) + 1

    def kids_with(self, index: int, *deps: str) -> Iterator[int]:
        """The children in one of these relations, in order."""
        for kid in self.kids[index]:
            if self.deps[kid] in deps:
                yield kid

    def kid(self, index: int, *deps: str) -> int | None:
        """The first child in one of these relations."""
        return next(self.kids_with(index, *deps), None)

    def is_verb(self, index: int) -> bool:
        """Whether the token is tagged as a verb or modal."""
        return self.tags[index][:2] in ("VB", "MD")

    def is_passive(self, index: int) -> bool:
        """Whether the verb is in the passive voice, also where its auxiliary is left out: "a letter signed by X"."""
        if self.tags[index] not in ("VBN", "VBD"):
            return False
        if self.kid(index, "auxpass", "nsubjpass", "agent") is not None:
            return True
        if self.tags[index] != "VBN" or any(self.words[kid] in HAVING for kid in self.kids_with(index, "aux")):
            return False
        if self.deps[index] == "conj" and self.kid(index, "nsubj") is None:
            return self.heads[index] != index and self.is_passive(self.heads[index])
        return self.deps[index] in ("acl", "advcl", "amod")

    def is_negated(self, index: int) -> bool:
        """Whether the verb has a negation of its own."""
        return any(
            self.deps[kid] == "neg" or self.words[kid] in ("never", "not", "n't", "n’t") for kid in self.kids[index]
        )

    def sentence_of(self, index: int) -> int:
        """The number of the sentence that the token stands in."""
        return self._sentences[index]

    def sentence_bounds(self, index: int) -> Range:
        """First token of the token's sentence, and the token after its last."""
        number, first, last = self._sentences[index], index, index + 1
        while first and self._sentences[first - 1] == number:
            first -= 1
        while last < len(self._sentences) and self._sentences[last] == number:
            last += 1
        return first, last

    def chars(self, stretch: Range) -> Range:
        """The characters that a stretch of tokens covers."""
        first, last = self.doc[stretch[0]], self.doc[stretch[1] - 1]
        return first.idx, last.idx + len(last)
