"""What a reader should come to first, among findings of one kind."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefing.model import Article, Finding
from briefing.synthesis.references import actor_fields

MODES = {"direct": 0, "mixed": 1, "indirect": 2}
"""A statement in the speaker's own words can be relied on more than one in a reporter's."""


@dataclass(frozen=True)
class Reading:
    """One of the brief's articles, with its place in the order of reading."""

    article: Article
    rank: int

    def paragraph(self, offset: int) -> int:
        """How many line breaks stand before an offset: the order of its paragraph."""
        return self.article.text.count("\n", 0, offset)


def read_in_order(articles: Sequence[Article]) -> dict[str, Reading]:
    """The articles by their ids; they come in the order in which the brief lists them."""
    return {article.id: Reading(article, rank) for rank, article in enumerate(articles)}


def salience(finding: Finding, readings: Mapping[str, Reading], key_actors: Collection[str]) -> tuple[Any, ...]:
    """A sorting key: the most salient finding has the smallest.

    In this order: how many articles tell it (what several report independently is surer, and matters to more);
    how many of the story's key actors it names; the speaker's own words before a reporter's; how early it stands
    (news tells the most important first); how lately it was told.  What remains equal goes by the order of reading.
    """
    known = [(readings[one.article], one.start) for one in finding.citations if one.article in readings]
    named = {name for name in actors_of(finding) if name in key_actors}
    latest = max((reading.article.published or "" for reading, _ in known), default="")
    first = min(document_order(one.article, one.start, readings) for one in finding.citations)
    return (
        -len({citation.article for citation in finding.citations}),
        -len(named),
        MODES.get(getattr(finding, "mode", ""), 0),
        min((reading.paragraph(start) for reading, start in known), default=0),
        *(-ord(letter) for letter in latest.ljust(10)[:10]),
        first,
        finding.id,
    )


def actors_of(finding: Finding) -> list[str]:
    """The ids of all actors that a finding names, in whatever part."""
    values = (getattr(finding, name) for name in actor_fields(type(finding)))
    return [one for value in values if value for one in ([value] if isinstance(value, str) else value)]


def document_order(article: str, start: int, readings: Mapping[str, Reading]) -> tuple[int, str, int]:
    """Where a place stands in the order of reading; articles that are not known come last, by id."""
    return (readings[article].rank if article in readings else len(readings), article, start)
