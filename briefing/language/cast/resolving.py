"""The cast as others read it: actors, mentions, and whom a phrase stands for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.language.cast.lexicon import word_list
from briefing.model import Actor

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

DOCUMENTS = word_list("documents")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an actor is named, described or meant by a pronoun; token indices, half-open."""

    start_token: int
    end_token: int
    actor: str


@dataclass(frozen=True)
class Cast:
    """Actors of one article and the mentions of each, in order of the text.

    ``heads`` tells for a token which actor the phrase that it heads stands for; ``weak`` the same for adjectives of
    states, which name a party ("US–Russian talks") but never stand for it alone.  ``located``: tokens of states that
    only say where something is ("in Peru").
    """

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    heads: dict[int, str]
    weak: dict[int, str]
    located: frozenset[int] = frozenset()

    def resolve(self, span: Span) -> str | None:
        """The id of the actor that a noun phrase or pronoun stands for; None where unsure."""
        root = span.root
        named = self._ending_at.get(span.end)
        if named is not None and named.start_token == span.start and named.actor in self._people:
            return named.actor  # "WHO spokesman Peter Lang", whatever the parser takes for its head
        if root.i in self.heads:
            return self.heads[root.i]
        if len(span) == 1 and root.i in self.weak:
            return self.weak[root.i]  # "rejected a | Canadian | demand"
        if root.tag_ in {"WP", "WDT"} and root.head.dep_ == "relcl":
            return self.heads.get(root.head.head.i)
        deps = {"nsubj", "nsubjpass"} if root.tag_.startswith("VB") else {"appos"}
        inside = {self.heads[child.i] for child in root.children if child.dep_ in deps and child.i in self.heads}
        if len(inside) == 1:
            return inside.pop()
        return self._by_document(root) or self._by_last_words(span)

    def _by_last_words(self, span: Span) -> str | None:
        """The person with whose name a phrase ends that the parse takes for something else: "its lawyer Jane Roe"."""
        found = self._ending_at.get(span.end)
        if found is None or found.start_token < span.start or found.actor not in self._people:
            return None
        if found.start_token == span.start:
            return found.actor
        before = span.doc[found.start_token - 1]
        return found.actor if before.tag_ not in {"IN", "TO", "CC", "POS", ",", "PRP$"} else None

    def ending_at(self, start: int, end: int) -> str | None:
        """The id of the actor with whose name or description a stretch of tokens ends, all of it within the stretch."""
        found = self._ending_at.get(end)
        return found.actor if found is not None and found.start_token >= start else None

    @cached_property
    def _ending_at(self) -> dict[int, Mention]:
        return {mention.end_token: mention for mention in self.mentions}

    @cached_property
    def _people(self) -> frozenset[str]:
        return frozenset(actor.id for actor in self.actors if actor.kind == "person")

    def _by_document(self, root: Token) -> str | None:
        """Whose statement, report or letter it is that speaks."""
        if root.text.lower() not in DOCUMENTS:
            return None
        found = [child for child in root.children if child.dep_ == "poss"]
        found += [
            child
            for link in root.children
            if link.lower_ in {"from", "by"}
            for child in link.children
            if child.dep_ == "pobj"
        ]
        found += [child for child in root.children if child.dep_ == "compound"]
        return next((self.heads[child.i] for child in found if child.i in self.heads), None)

    def parties(self, span: Span) -> tuple[str, ...]:
        """The ids of all actors named in a stretch of text, in order, each once: "Russia and NATO"."""
        found: dict[str, None] = {}
        for at in range(span.start, span.end):
            actor = self.heads.get(at) or self.weak.get(at)
            if actor and at not in self.located:
                found[actor] = None
        return tuple(found)
