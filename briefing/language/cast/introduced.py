"""Somebody without a name who has just been introduced: "the aide" after "a committee aide" or "Roe's aide"."""

from __future__ import annotations

from briefing.language.cast.roles import RoleFinder
from briefing.language.tokens import Tokens

INTRODUCING = frozenset({"a", "an", "one", "another"})
DEFINITE = frozenset({"the", "that", "this"})
REACH = 5
"""How many sentences back an introduction may stand."""
PREDICATES = frozenset({"appos", "attr", "oprd", "acomp"})
"""Relations in which an indefinite phrase says what somebody named is."""


class Introductions:
    """Finds the phrase that introduced whoever a description takes up again."""

    def __init__(self, tokens: Tokens, roles: RoleFinder) -> None:
        """Note where a person without a name is introduced, by the noun for them."""
        self.tokens, self.roles = tokens, roles
        self.places: dict[str, list[int]] = {}
        for at, word in enumerate(tokens.words):
            if (word.lower() in INTRODUCING or tokens.tags[at] == "POS") and at + 1 < len(tokens):
                head = self._head(at + 1)
                if head is not None:
                    self.places.setdefault(tokens.words[head].lower(), []).append(head)

    def _head(self, at: int) -> int | None:
        """The noun of the phrase that begins at a token, if it stands for somebody without a name."""
        tags, words = self.tokens.tags, self.tokens.words
        limit = min(len(self.tokens), at + 8)
        while at < limit and tags[at] in {"JJ", "JJS", "VBN", "NNP", "NNPS", "HYPH", "POS", "NN", "RB"}:
            goes_on = at + 1 < len(self.tokens) and tags[at + 1] in {"NN", "NNS", "NNP", "NNPS", "POS", "HYPH", "JJ"}
            if tags[at] == "NN" and not goes_on:
                free = self.tokens.deps[at] not in PREDICATES and not self._is_named(at)
                low, lexicon = words[at].lower(), self.roles.lexicon
                return at if free and (low in lexicon.offices or low in lexicon.collectives) else None
            at += 1
        return None

    def _is_named(self, at: int) -> bool:
        """Whether a name follows that tells who it is: "a lawyer, Jane Roe"."""
        after = at + 1 + (self.tokens.words[at + 1 : at + 2] == [","])
        name = self.roles.name_at.get(after)
        return name is not None and name.kind == "person"

    def find(self, at: int) -> int | None:
        """The noun of the phrase that introduced whom a definite description means; ``at``: its own noun."""
        start = self.roles.left_edge(at)
        if start == 0 or self.tokens.words[start - 1].lower() not in DEFINITE:
            return None
        before = [place for place in self.places.get(self.tokens.words[at].lower(), ()) if place < at]
        near = bool(before) and self.tokens.sent[at] - self.tokens.sent[before[-1]] <= REACH
        return before[-1] if near else None
