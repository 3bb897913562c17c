"""Whose account each statement is: that of the outlet that its sentence names, else that of its article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from briefing.identity import slug
from briefing.model import Article, Citation, Deadline, Difference, Event, Finding, Meeting
from briefing.origins.accounts import Account
from briefing.origins.chains import Chains, build_chains
from briefing.origins.naming import family_of
from briefing.origins.shingles import read_shingles
from briefing.register import Register
from briefing.synthesis.sentences import sentence_around

CONFIRMING = 2
"""Origins: what one alone tells is not confirmed."""

REPEATED, REPEATED_FROM = 0.8, 8
"""The share of a sentence's shingles that makes it one that was copied, and the fewest that show it."""


class StatementOrigins:
    """Works out the origins of statements from their citations."""

    def __init__(self, articles: Sequence[Article], accounts: Mapping[str, Account], register: Register) -> None:
        """Take the articles, settled, and whose account each is."""
        self.articles = {article.id: article for article in articles}
        self.accounts = accounts
        self.register = register
        self.chains: Chains = build_chains(register)
        self.named: dict[str, Account] = {}

    def settle(self, record: Any) -> Any:
        """The finding, event or difference with its origins."""
        if isinstance(record, Difference):
            return record.model_copy(update={"sides": tuple(map(self.settle, record.sides))})
        if not isinstance(record, Finding | Event):
            return record
        by_article: dict[str, list[Account | None]] = {}
        for citation in record.citations:
            if citation.article in self.articles:
                by_article.setdefault(citation.article, []).append(self._relayed(citation))
        # What an article has from another outlet in one place it does not confirm by its own word in the next.
        families = {
            article: [one.family for one in relayed if one is not None] or [self.accounts[article].family]
            for article, relayed in by_article.items()
        }
        if len({family for told in families.values() for family in told}) > 1:
            families = self._without_copied_sentences(record.citations, families)
        origins = tuple(dict.fromkeys(slug(family) for told in families.values() for family in told))
        update: dict[str, Any] = {"origins": origins}
        if isinstance(record, Meeting | Deadline) and len(origins) < CONFIRMING:
            update["confirmed"] = False  # two papers told it, but both have it from one
        return record.model_copy(update=update)

    def _without_copied_sentences(
        self, citations: Sequence[Citation], families: Mapping[str, list[str]]
    ) -> dict[str, list[str]]:
        """The families by article, without those of articles whose sentences stand in an earlier one word for word."""
        told: dict[str, set[int]] = {}
        for citation in citations:
            if citation.article in self.articles:
                text = self.articles[citation.article].text
                start, end = sentence_around(text, citation.start, citation.end)
                told.setdefault(citation.article, set()).update(read_shingles(text[start:end]).told)
        kept: dict[str, list[str]] = {}
        for article, shingles in told.items():
            if not any(_is_repeated(shingles, told[other]) for other in kept):
                kept[article] = families[article]
        return kept

    def _relayed(self, citation: Citation) -> Account | None:
        """Whose account some cited words are, where their sentence names an outlet."""
        outlet = self.chains.origin_of(self.articles[citation.article], citation)
        if outlet is None:
            return None
        return self.named.setdefault(outlet, Account(family_of(outlet, self.register), outlet))


def _is_repeated(shingles: set[int], earlier: set[int]) -> bool:
    """Whether sentences stand in earlier ones word for word, apart from what they quote."""
    fewest = min(len(shingles), len(earlier))
    return fewest >= REPEATED_FROM and len(shingles & earlier) >= REPEATED * fewest
