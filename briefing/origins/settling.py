"""From the articles of a brief to its origins: whose account each article is, and each statement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefing.identity import slug
from briefing.model import Article, Brief, Citation, Deadline, Difference, Event, Finding, Meeting, Origin, Publisher
from briefing.origins.chains import Chains, build_chains
from briefing.origins.copies import find_copies
from briefing.origins.credits import Credit, build_credits
from briefing.origins.grades import grade_statements
from briefing.origins.naming import family_of
from briefing.origins.shingles import read_shingles
from briefing.register import Register
from briefing.register.lookup import is_host
from briefing.synthesis.sentences import sentence_around

LATEST = "9999"

CONFIRMING = 2
"""Origins: what one alone tells is not confirmed."""

REPEATED, REPEATED_FROM = 0.8, 8
"""The share of a sentence's shingles that makes it one that was copied, and the fewest that show it."""


@dataclass(frozen=True)
class Account:
    """Whose account something is: the family that it counts under, and the name of the publisher or agency."""

    family: str
    name: str
    named: bool = True
    """Whether a publisher or agency is known; else it is a single article, and the name its headline."""


def settle_origins(brief: Brief, register: Register) -> Brief:
    """The brief with its origins: what each article and each statement counts as.

    Publishers that are known by their domain alone get their name.  Nothing depends on the order of the articles.
    """
    articles = tuple(_with_publisher(article, register) for article in brief.articles)
    settled, accounts = settle_articles(articles, register)
    statements = StatementOrigins(settled, accounts, register)
    changes: dict[str, Any] = {
        name: tuple(statements.settle(one) for one in value)
        for name, value in brief
        if isinstance(value, tuple) and any(isinstance(one, Finding | Event | Difference) for one in value)
    }
    named = [*accounts.values(), *statements.named.values()]
    settled_brief = brief.model_copy(
        update={
            **changes,
            "articles": settled,
            "origins": _origins(settled, named, register),
            "publishers": _publishers(settled, named, register),
        }
    )
    return grade_statements(settled_brief)


def settle_articles(
    articles: Sequence[Article], register: Register
) -> tuple[tuple[Article, ...], Mapping[str, Account]]:
    """The articles with their origins, and whose account each is, by its id."""
    credits_of = build_credits(register)
    credited = {article.id: credits_of.find(article) for article in articles}
    own = {article.id: _own_account(article, credited[article.id], register) for article in articles}
    first = _first_tellings(articles, own, credited, register)
    accounts = {article.id: own[first.get(article.id, article).id] for article in articles}
    settled = []
    for article in articles:
        credit, original = credited[article.id], first.get(article.id, article)
        account = accounts[article.id]
        copied = original.id != article.id
        by_itself = account.family == _published_by(article, register).family
        basis = "copy" if copied else "publisher" if by_itself else "credit"
        settled.append(
            article.model_copy(
                update={
                    "origin": slug(account.family),
                    "origin_basis": basis,
                    "credit": credit.words if credit else None,
                    "copy_of": original.id if copied else None,
                }
            )
        )
    return tuple(settled), accounts


def _with_publisher(article: Article, register: Register) -> Article:
    """The article with its publisher's name, where only the domain stands there."""
    if article.publisher is not None and not is_host(article.publisher):
        return article
    entry = register.find(article.publisher, article.url)
    return article if entry is None else article.model_copy(update={"publisher": entry.name})


def _published_by(article: Article, register: Register) -> Account:
    if article.publisher is None:
        return Account(article.id, article.title or article.source, named=False)
    entry = register.find(article.publisher, article.url)
    name = entry.name if entry is not None else article.publisher
    return Account(family_of(name, register), name)


def _own_account(article: Article, credit: Credit | None, register: Register) -> Account:
    """Whose account an article is by what it says itself."""
    if credit is None:
        return _published_by(article, register)
    return Account(family_of(credit.agency, register), credit.agency)


def _first_tellings(
    articles: Sequence[Article],
    own: Mapping[str, Account],
    credited: Mapping[str, Credit | None],
    register: Register,
) -> dict[str, Article]:
    """For each article that is one of several copies, the one that they are taken to repeat.

    That is one that an agency published or is credited with; of several, or none, the earliest.
    """
    first: dict[str, Article] = {}
    for group in find_copies([article.text for article in articles]):
        members = [articles[at] for at in group]
        original = min(
            members,
            key=lambda one: (
                not _is_agency(own[one.id].name, register),
                credited[one.id] is not None and _published_by(one, register).family != own[one.id].family,
                one.published or LATEST,
                own[one.id].name,
                one.id,
            ),
        )
        first |= {member.id: original for member in members}
    return first


def _is_agency(name: str, register: Register) -> bool:
    entry = register.by_name(name)
    return entry is not None and entry.kind == "agency"


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


def _origins(articles: Sequence[Article], accounts: Iterable[Account], register: Register) -> tuple[Origin, ...]:
    """The origins, those of most articles first."""
    names: dict[str, set[str]] = {}
    unnamed = set()
    for account in accounts:
        names.setdefault(account.family, set()).add(account.name)
        if not account.named:
            unnamed.add(account.family)
    told = Counter(article.origin for article in articles)
    origins = [
        Origin(
            id=slug(family),
            name=_family_name(known, register),
            publishers=() if family in unnamed else tuple(sorted(known)),
            articles=tuple(article.id for article in articles if article.origin == slug(family)),
        )
        for family, known in names.items()
    ]
    return tuple(sorted(origins, key=lambda one: (-told[one.id], one.name, one.id)))


def _family_name(names: Iterable[str], register: Register) -> str:
    """The name of an origin: its publisher's, or that of the owner of several."""
    known = sorted(names)
    owners = (entry.owner for name in known if (entry := register.by_name(name)) is not None and entry.owner)
    return known[0] if len(known) == 1 else next(owners, known[0])


def _publishers(articles: Sequence[Article], accounts: Iterable[Account], register: Register) -> tuple[Publisher, ...]:
    """What the register says of everyone named."""
    names = {article.publisher for article in articles if article.publisher}
    names |= {account.name for account in accounts if account.named}
    found = []
    for name in sorted(names):
        entry = register.find(name)
        if entry is None:
            found.append(Publisher(name=name))
        else:
            found.append(
                Publisher(
                    name=name,
                    domain=entry.domains[0] if entry.domains else None,
                    kind=entry.kind,
                    owner=entry.owner,
                    country=entry.country,
                    state_media=entry.state_media,
                    reliability=entry.reliability or "F",
                )
            )
    return tuple(found)
