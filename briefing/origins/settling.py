"""From the articles of a brief to its origins: whose account each article is, and each statement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from briefing.identity import slug
from briefing.model import Article, Brief, Difference, Event, Finding, Origin, Publisher
from briefing.origins.accounts import Account, settle_articles
from briefing.origins.copies import Groups
from briefing.origins.grades import grade_statements
from briefing.origins.statements import StatementOrigins
from briefing.register import Register
from briefing.register.lookup import is_host


def settle_origins(brief: Brief, register: Register, copies: Groups | None = None) -> Brief:
    """The brief with its origins: what each article and each statement counts as.

    ``copies`` are the articles that are one report, where they have been looked for already.  Publishers that are known
    by their domain alone get their name.  Nothing depends on the order of the articles.
    """
    articles = tuple(_with_publisher(article, register) for article in brief.articles)
    settled, accounts = settle_articles(articles, register, copies)
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


def _with_publisher(article: Article, register: Register) -> Article:
    """The article with its publisher's name, where only the domain stands there."""
    if article.publisher is not None and not is_host(article.publisher):
        return article
    entry = register.find(article.publisher, article.url)
    return article if entry is None else article.model_copy(update={"publisher": entry.name})


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
