"""Dates that a page's content contradicts, and spellings of one name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefing.identity import finding_id
from briefing.model import Actor, Article, Citation, Difference, Finding


def contradicted_dates(articles: Iterable[Article]) -> tuple[Difference, ...]:
    """The articles whose page gives a date that their text contradicts."""
    return tuple(
        Difference(
            kind="publication date",
            subject=article.id,
            sides=tuple(_side(citation) for citation in article.dating.evidence),
        )
        for article in articles
        if article.dating.claimed and article.dating.evidence
    )


def differing_spellings(articles: Sequence[Article], actors: Iterable[Actor]) -> tuple[Difference, ...]:
    """The key actors whose surname is spelt in several ways, each with the place where it first stands."""
    differences = []
    for actor in actors:
        if actor.kind != "person" or not actor.key:
            continue
        sides = [_side(place) for spelling in surnames(actor) if (place := first_place(articles, spelling))]
        if len(sides) > 1:
            differences.append(Difference(kind="spelling", subject=actor.id, sides=tuple(sides)))
    return tuple(differences)


def surnames(actor: Actor) -> list[str]:
    """The spellings of a person's surname among the aliases, the name's own first."""
    own = actor.name.split()[-1]
    last_words = dict.fromkeys(alias.split()[-1] for alias in (actor.name, *actor.aliases) if alias.split())
    return [word for word in last_words if word == own or is_variant(word, own)]


def is_variant(word: str, own: str) -> bool:
    """Whether two capitalised words look like spellings of one name: half of their letters in front agree."""
    if not (word[:1].isupper() and word.isalpha()) or word.casefold() == own.casefold():
        return False
    from rapidfuzz.distance import Levenshtein

    return len(word) > 3 and word[0] == own[0] and Levenshtein.normalized_similarity(word, own) >= 0.7


def first_place(articles: Iterable[Article], words: str) -> Citation | None:
    """Where some words first stand, whole, in the articles."""
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    for article in articles:
        if found := pattern.search(article.text):
            return Citation(article=article.id, start=found.start(), end=found.end(), text=words)
    return None


def _side(citation: Citation) -> Finding:
    return Finding(id=finding_id("sides", citation.article, citation.text), text=citation.text, citations=(citation,))
