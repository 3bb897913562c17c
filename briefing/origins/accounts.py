"""Whose account each article is: its publisher's, that of the agency that it credits, or of the article it repeats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.identity import slug
from briefing.model import Article
from briefing.origins.copies import Groups, find_copied_articles
from briefing.origins.credits import Credit, build_credits
from briefing.origins.naming import family_of
from briefing.register import Register

LATEST = "9999"


@dataclass(frozen=True)
class Account:
    """Whose account something is: the family that it counts under, and the name of the publisher or agency."""

    family: str
    name: str
    named: bool = True
    """Whether a publisher or agency is known; else it is a single article, and the name its headline."""


def settle_articles(
    articles: Sequence[Article], register: Register, copies: Groups | None = None
) -> tuple[tuple[Article, ...], Mapping[str, Account]]:
    """The articles with their origins, and whose account each is, by its id; ``copies`` where they are known."""
    copies = find_copied_articles(articles) if copies is None else copies
    credits_of = build_credits(register)
    credited = {article.id: credits_of.find(article) for article in articles}
    own = {article.id: _own_account(article, credited[article.id], register) for article in articles}
    first = _first_tellings(articles, copies, own, credited, register)
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
    copies: Groups,
    own: Mapping[str, Account],
    credited: Mapping[str, Credit | None],
    register: Register,
) -> dict[str, Article]:
    """For each article that is one of several copies, the one that they are taken to repeat.

    That is one that an agency published or is credited with; of several, or none, the earliest.
    """
    first: dict[str, Article] = {}
    by_id = {article.id: article for article in articles}
    for group in copies:
        members = [by_id[one] for one in group if one in by_id]  # the program may have failed on one
        if not members:
            continue
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
