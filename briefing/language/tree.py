"""The parse of an article as plain lists: looked up many times, so made once, and mended where it is known to err."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.language.negation import negates
from briefing.language.tokens import Tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc

Range = tuple[int, int]
"""Token indices, half-open."""

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
HAVING = frozenset({"have", "has", "had", "having", "'ve", "’ve", "'d", "’d", "'s", "’s"})
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})


LONGEST_ACRONYM = 4
"""Letters up to which a word in capitals among others says nothing of how these are written: “US, NATO, EU”."""
NAMES_LIKE_PRONOUNS = {"US": "u.s.", "WHO": "w.h.o."}
"""Names that would be pronouns in small letters, and how they are written so that nobody takes them for one."""


def names_like_pronouns(tokens: Tokens) -> Iterator[int]:
    """The places of “US” and “WHO” in a text that is not in capitals there."""
    for index, word in enumerate(tokens.words) if any(name in tokens.text for name in NAMES_LIKE_PRONOUNS) else ():
        if word in NAMES_LIKE_PRONOUNS:
            beside = [each for each in tokens.words[max(0, index - 2) : index + 3] if len(each) > LONGEST_ACRONYM]
            if not beside or not all(each.isupper() for each in beside):
                yield index


class Tree:
    """Words in lower case, tags, dependencies and heads of a doc by token index; ``starts``: where sentences begin."""

    def __init__(self, doc: Doc, tokens: Tokens | None = None) -> None:
        """Read the parse off the doc, or off its ``tokens`` where these have been read already."""
        columns = tokens or Tokens.of(doc)
        self.doc = doc
        self.text = columns.text
        self.words = [word.lower() for word in columns.words]
        for index in names_like_pronouns(columns):
            self.words[index] = NAMES_LIKE_PRONOUNS[columns.words[index]]
        self.tags, self.deps, self.heads = list(columns.tags), list(columns.deps), list(columns.heads)
        self._begins, self._ends = columns.starts, columns.ends
        firsts = {first for first, _ in columns.sents}
        self.starts = [index in firsts for index in range(len(self.words))]
        self.kids: list[list[int]] = []
        self._left: list[int] = []
        self._right: list[int] = []
        self.refresh()

    def refresh(self) -> None:
        """Work out children and edges anew, after heads have changed."""
        heads = self.heads
        self.kids = [[] for _ in heads]
        self._left, self._right = list(range(len(heads))), list(range(len(heads)))
        for index, head in enumerate(heads):
            if head != index:
                self.kids[head].append(index)
            at = index
            while heads[at] != at and self._right[heads[at]] < index:
                at = heads[at]
                self._right[at] = index
        for index in range(len(heads) - 1, -1, -1):
            at = index
            while heads[at] != at and self._left[heads[at]] > index:
                at = heads[at]
                self._left[at] = index

    def hang(self, index: int, head: int, dep: str) -> bool:
        """Hang a token on another head, unless that hangs on it; `refresh` has to follow.  Whether it was done."""
        at = head
        while self.heads[at] != at:
            if at == index:
                return False
            at = self.heads[at]
        if at == index:
            return False
        self.heads[index], self.deps[index] = head, dep
        return True

    def left(self, index: int) -> int:
        """The first token of the subtree."""
        return self._left[index]

    def right(self, index: int) -> int:
        """The last token of the subtree."""
        return self._right[index]

    def span(self, index: int) -> Range:
        """The stretch of tokens that the subtree covers."""
        return self._left[index], self._right[index] + 1

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
        if self.tags[index] == "VBD":  # no finite verb describes a noun: "Lund, asked whether A, said B"
            return self.deps[index] == "acl" and self.kid(index, *SUBJECTS) is None
        if any(self.words[kid] in HAVING for kid in self.kids_with(index, "aux")):
            return False
        if self.deps[index] == "conj" and self.kid(index, "nsubj") is None:
            return self.heads[index] != index and self.is_passive(self.heads[index])
        return self.deps[index] in ("acl", "advcl", "amod")

    def is_negated(self, index: int) -> bool:
        """Whether the verb has a negation of its own; "no longer" is one too."""
        words, deps = self.words, self.deps
        return any(negates(words[kid], deps[kid], words[kid - 1] if kid else "") for kid in self.kids[index])

    def sentence_bounds(self, index: int) -> Range:
        """First token of the token's sentence, and the token after its last."""
        first, last = index, index + 1
        while not self.starts[first]:
            first -= 1
        while last < len(self.starts) and not self.starts[last]:
            last += 1
        return first, last

    def stop_after(self, index: int) -> int:
        """The token after which the printed sentence ends: its full stop, or the last of its line."""
        last = len(self.words)
        while index < last:
            if self.tags[index] == "." or (index + 1 < last and "\n" in self.words[index + 1]):
                return index
            index += 1
        return last - 1

    def ends_sentence(self, index: int) -> bool:
        """Whether the parser ends a sentence with the token."""
        return index + 1 >= len(self.starts) or self.starts[index + 1]

    def is_cut_before(self, index: int) -> bool:
        """Whether a sentence begins with the token in the middle of a fused word: “saidIts”."""
        joined = self._ends[index - 1] == self._begins[index] and self.words[index - 1].isalpha()
        return self.starts[index] and joined and self.words[index].isalpha()

    def chars(self, stretch: Range) -> Range:
        """The characters that a stretch of tokens covers."""
        return self._begins[stretch[0]], self._ends[stretch[1] - 1]

    def tokens_in(self, start: int, end: int) -> Range:
        """The tokens that share a character with a range of characters; (0, 0) where there are none."""
        first, last = bisect_right(self._ends, start), bisect_left(self._begins, end)
        return (first, last) if first < last else (0, 0)
