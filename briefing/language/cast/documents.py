"""Whose "the statement" is that says something: who issued it, said so in it, or owns it, a sentence or two before."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.language.attribution.wordlists import load_verb_forms
from briefing.language.cast.lexicon import word_list
from briefing.language.cast.members import Member
from briefing.language.cast.roles import RoleFinder
from briefing.language.tokens import Tokens

DOCUMENTS = word_list("documents")
SAYING = word_list("saying")
REACH = 3
"""How many sentences back the document may have been told of."""
SUBJECTS = frozenset({"nsubj", "agent"})


class IssuerFinder:
    """Finds the issuer of a document that speaks."""

    def __init__(self, tokens: Tokens, roles: RoleFinder, member_at: Mapping[int, Member]) -> None:
        """Remember the article, and which tokens stand for whom."""
        self.tokens, self.roles, self.member_at = tokens, roles, member_at

    def find(self, at: int) -> Member | None:
        """Who issued the document that a definite phrase names, if the text has just told of it with its issuer."""
        word, start = self.tokens.words[at].lower(), self.roles.left_edge(at)
        if word not in DOCUMENTS or start == 0 or self.tokens.words[start - 1].lower() != "the":
            return None
        for before in range(at - 1, -1, -1):
            if self.tokens.sent[at] - self.tokens.sent[before] > REACH:
                return None
            if self.tokens.words[before].lower() == word and self.tokens.tags[before][:2] == "NN":
                issuer = self._owner(before) or self._maker(before)
                if issuer is not None:
                    return issuer
        return None

    def _owner(self, at: int) -> Member | None:
        """ "Norway's statement", "a statement by the ministry"."""
        for kid in self.tokens.children[at]:
            if self.tokens.deps[kid] == "poss" and kid in self.member_at:
                return self.member_at[kid]
            if self.tokens.deps[kid] in {"prep", "agent"} and self.tokens.words[kid] in {"by", "from"}:
                named = [one for one in self.tokens.children[kid] if one in self.member_at]
                if named:
                    return self.member_at[named[0]]
        return None

    def _maker(self, at: int) -> Member | None:
        """ "The ministry issued a statement", "the ministry said in a statement"."""
        head, verbs = self.tokens.heads[at], load_verb_forms("uttering")
        if self.tokens.deps[at] == "pobj" and self.tokens.words[head] == "in":
            head, verbs = self.tokens.heads[head], SAYING
        elif self.tokens.deps[at] != "dobj":
            return None
        if self.tokens.words[head].lower() not in verbs:
            return None
        subjects = [kid for kid in self.tokens.children[head] if self.tokens.deps[kid] in SUBJECTS]
        return next((self.member_at[kid] for kid in subjects if kid in self.member_at), None)
