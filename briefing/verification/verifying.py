"""The whole check of a brief, from nothing but what it holds: no model is loaded, nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from briefing.beside import Beside
from briefing.consistency import find_faults, walk_records
from briefing.model import Actor, Article, Brief, Citation, Event, Finding, Position
from briefing.origins.grades import Grading
from briefing.verification.checks import FAILED, VERIFIED, Check, Verification, gather
from briefing.verification.citations import check_citation, check_kept_text
from briefing.verification.dates import check_dates, check_published, check_status
from briefing.verification.earlier import check_change, check_comparison, check_earlier, check_told
from briefing.verification.names import Named, check_actor, check_names
from briefing.verification.origins import check_articles_of_origins, check_origins
from briefing.verification.quotations import check_quotation
from briefing.verification.seal import check_seal
from briefing.verification.wording import check_speaker, check_wording


def verify_brief(
    brief: Brief, *, edited: bool = False, earlier: Brief | None = None, alone: bool = True
) -> Verification:
    """Every citation against the kept text, and every word, name and date of a statement against what it cites.

    ``edited`` accepts that somebody edited the brief: its seal is not asked.  ``earlier`` is the brief that it was
    compared with: what it quotes of that and what it says has changed is looked up there.  Without ``alone`` two
    processes may be at work.
    """
    whole = Beside(
        lambda: (gather(_check_beginning(brief, earlier)), gather(_check_end(brief, earlier, edited))), alone=alone
    )
    records = gather(_check_records(brief))
    before, after = whole.outcome()
    return before + records + after


def _check_beginning(brief: Brief, earlier: Brief | None) -> Iterator[Check]:
    yield from check_consistency(brief)
    findings = _findings(brief)
    for index, change in enumerate(brief.changes):
        yield from check_change(f"changes[{index}]", change, findings)
    yield from check_told(brief)
    yield from check_earlier(brief, earlier)


def _check_end(brief: Brief, earlier: Brief | None, edited: bool) -> Iterator[Check]:
    if not edited:
        yield from check_comparison(brief, earlier)
        yield from check_seal(brief)


def _check_records(brief: Brief) -> Iterator[Check]:
    articles = {article.id: article for article in brief.articles}
    named = Named(articles, {actor.id: actor for actor in brief.actors})
    yield from check_articles_of_origins(brief)
    grading = Grading(brief)
    for where, record in walk_records("", brief):
        if isinstance(record, Finding | Event):
            yield from check_origins(where, record, grading)
        yield from _check_record(where, record, named)
        yield from check_status(where, record, brief.as_of)


def _findings(brief: Brief) -> dict[tuple[str, str], Finding]:
    """All findings, by list and id."""
    return {
        (name, one.id): one
        for name, value in brief
        if isinstance(value, tuple)
        for one in value
        if isinstance(one, Finding)
    }


def check_consistency(brief: Brief) -> Iterator[Check]:
    """One failure for each id or date that the brief names and there is not."""
    faults = list(find_faults(brief))
    for fault in faults:
        where, _, message = fault.partition(": ")
        yield Check("record", where, FAILED, message)
    if not faults:
        yield Check("record", "", VERIFIED)


def _check_record(where: str, record: BaseModel, named: Named) -> Iterator[Check]:
    articles = named.articles
    if isinstance(record, Citation):
        yield check_citation(where, record, articles)
        yield from check_speaker(where, record, articles)
        return
    if isinstance(record, Article):
        yield check_kept_text(where, record)
        if (published := check_published(where, record)) is not None:
            yield published
        return
    yield from check_wording(where, record, articles)
    yield from check_dates(where, record, articles)
    if isinstance(record, Actor):
        yield from check_actor(where, record, named)
    else:
        yield from check_names(where, record, named)
    if isinstance(record, Position):
        yield from check_quotation(where, record, articles)
