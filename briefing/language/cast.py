"""The cast of one article: its actors, and which words stand for which of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.model import Actor

if TYPE_CHECKING:
    from spacy.tokens import Span

    from briefing.language.parsed import ParsedArticle


@dataclass(frozen=True)
class Mention:
    """One place where an actor is named, described or meant by a pronoun; token indices, half-open."""

    start_token: int
    end_token: int
    actor: str


class Cast:
    """Actors of one article and the mentions of each."""

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]

    def resolve(self, span: Span) -> str | None:
        """The id of the actor that a noun phrase or pronoun stands for; None where unsure."""
        raise NotImplementedError

    def parties(self, span: Span) -> tuple[str, ...]:
        """The ids of all actors named in a stretch of text, in order, each once: "Russia and NATO"."""
        raise NotImplementedError


def find_cast(parsed: ParsedArticle) -> Cast:
    """The cast of an article."""
    raise NotImplementedError
