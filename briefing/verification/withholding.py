"""What documents show of a brief: everything but what failed its check, and how many statements that left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from briefing.consistency import walk_records
from briefing.model import Actor, Article, Brief, Citation, Issue
from briefing.synthesis.references import actor_fields
from briefing.verification.checks import Check, Verification
from briefing.verification.verifying import verify_brief

_OWNER = re.compile(r"(\w+)\[(\d+)\](.*)")

TRUTH = frozenset({"kept text", "citation", "quotation", "wording", "name", "date", "record"})
"""Kinds of checks whose failure makes a statement unfit to be shown; a broken seal alone does not."""


@dataclass(frozen=True)
class Shown:
    """A brief as documents show it.

    ``withheld`` counts the statements that failed and are not in ``brief``; ``verification`` is that of the whole.
    """

    brief: Brief
    verification: Verification
    withheld: int = 0

    @property
    def edited(self) -> int:
        """How many records are not as the program wrote them."""
        return sum(1 for check in self.verification.failed if check.kind == "seal")


def withhold_failed(brief: Brief, *, alone: bool = True) -> Shown:
    """The brief without the statements that fail, or that rest on a text or an actor that does.

    Without ``alone`` two processes may be at work.
    """
    verification = verify_brief(brief, alone=alone)
    failed = [check for check in verification.failed if check.kind in TRUTH]
    if not failed:
        return Shown(brief, verification)
    doubted = _owners(failed)
    changes: dict[str, Any] = {}
    actors, gone = _sound_actors(brief, failed)
    texts = {brief.articles[index].id for index in doubted.get("articles", ()) if _is_text(index, failed)}
    withheld = 0
    for name, records in _lists(brief):
        kept = tuple(
            record
            for index, record in enumerate(records)
            if index not in doubted.get(name, ()) and not _rests_on(record, texts, gone)
        )
        withheld += len(records) - len(kept)
        changes[name] = kept
    told = tuple(one for index, one in enumerate(brief.changes) if index not in doubted.get("changes", ()))
    withheld += len(brief.changes) - len(told)
    changes["changes"] = told
    shown = brief.model_copy(update={**changes, "actors": actors, "articles": _sound_articles(brief, failed)})
    return Shown(_without_dangling(shown), verification, withheld)


def _owners(failed: Iterable[Check]) -> dict[str, set[int]]:
    """By list, the numbers of the records that have a failure in them."""
    owners: dict[str, set[int]] = {}
    for check in failed:
        if match := _OWNER.match(check.where):
            owners.setdefault(match[1], set()).add(int(match[2]))
    return owners


def _lists(brief: Brief) -> list[tuple[str, tuple[BaseModel, ...]]]:
    """The lists of statements."""
    return [
        (name, value)
        for name, value in brief
        if isinstance(value, tuple) and name not in {"articles", "actors", "bottom_line", "changes", "unread"}
    ]


def _is_text(index: int, failed: Iterable[Check]) -> bool:
    return any(check.kind == "kept text" and check.where == f"articles[{index}]" for check in failed)


def _sound_actors(brief: Brief, failed: Iterable[Check]) -> tuple[tuple[Actor, ...], frozenset[str]]:
    """The actors without names and roles that fail; and the ids of those whose very name does, who are taken out."""
    wrong = {check.where for check in failed}
    kept, gone = [], set()
    for index, actor in enumerate(brief.actors):
        where = f"actors[{index}]"
        if f"{where}.name" in wrong:
            gone.add(actor.id)
            continue
        changes: dict[str, Any] = {
            "aliases": tuple(one for n, one in enumerate(actor.aliases) if f"{where}.aliases[{n}]" not in wrong),
            "citations": tuple(one for n, one in enumerate(actor.citations) if f"{where}.citations[{n}]" not in wrong),
        }
        if {f"{where}.role", f"{where}.role_citation"} & wrong:
            changes |= {"role": None, "role_citation": None}
        kept.append(actor.model_copy(update=changes))
    return tuple(kept), frozenset(gone)


def _sound_articles(brief: Brief, failed: Iterable[Check]) -> tuple[Article, ...]:
    """The articles, undated where their date fails."""
    wrong = {check.where for check in failed}
    undated = {"published": None, "published_basis": "unknown"}
    return tuple(
        article.model_copy(update=undated) if f"articles[{index}].published" in wrong else article
        for index, article in enumerate(brief.articles)
    )


def _rests_on(record: BaseModel, texts: set[str], actors: frozenset[str]) -> bool:
    """Whether a record cites one of some articles, or names one of some actors."""
    for _, inner in walk_records("", record):
        if isinstance(inner, Citation) and inner.article in texts:
            return True
        for field in actor_fields(type(inner)):
            value = getattr(inner, field)
            if not actors.isdisjoint([value] if isinstance(value, str) else value or ()):
                return True
    return False


def _without_dangling(brief: Brief) -> Brief:
    """The brief without references to statements that it no longer holds."""
    held = {name: {getattr(one, "id", None) for one in records} for name, records in _lists(brief)}
    issues = tuple(_pruned(issue, held) for issue in brief.issues)
    points = tuple(point for point in brief.bottom_line if point.id in held.get(point.section, ()))
    changes = tuple(one for one in brief.changes if one.id is None or one.id in held.get(one.section, ()))
    return brief.model_copy(update={"issues": issues, "bottom_line": points, "changes": changes})


def _pruned(issue: Issue, held: dict[str, set[Any]]) -> Issue:
    return issue.model_copy(
        update={
            "positions": tuple(one for one in issue.positions if one in held["positions"]),
            "demands": tuple(one for one in issue.demands if one in held["demands"]),
        }
    )
