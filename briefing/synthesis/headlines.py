"""Headlines say shorter what the article says again: their findings are folded into those of the body."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from briefing.model import Article, Demand, Finding, Position
from briefing.synthesis.findings import TURNED
from briefing.synthesis.wording import Wording, read_wording

SHARED, FEWEST = 3, 2
"""Content words in common that make a headline's finding one with another of its article; fewer are enough where they
are half of the headline's."""


def fold_headlines(findings: Sequence[Any], articles: Iterable[Article]) -> tuple[Any, ...]:
    """The findings of one section without those that only a headline tells and its article tells again.

    Their citations go to the finding of the body that says most of the same; nothing else of it changes.
    """
    ends = {article.id: end for article in articles if (end := headline_end(article))}
    folded: dict[int, list[int]] = {}
    headlines = [number for number, one in enumerate(findings) if _article(one) in ends and _in_headline(one, ends)]
    bodies: dict[str, list[int]] = {_article(findings[number]): [] for number in headlines}
    for number, one in enumerate(findings):
        if _article(one) in bodies and not _in_headline(one, ends):
            bodies[_article(one)].append(number)
    for number in headlines:
        shared = {other: _shared(findings[number], findings[other]) for other in bodies[_article(findings[number])]}
        same = max(shared, key=lambda other: shared[other], default=None)
        if same is not None and _is_same(shared[same], read_wording(findings[number].text)):
            folded.setdefault(same, []).append(number)
    gone = {number for numbers in folded.values() for number in numbers}
    return tuple(
        _with_citations(one, [findings[each] for each in folded.get(number, ())])
        for number, one in enumerate(findings)
        if number not in gone
    )


def headline_end(article: Article) -> int:
    """Where the headline ends in an article's text (a character, exclusive); 0 where it has none there."""
    title = (article.title or "").strip()
    return len(title) if title and article.text.startswith(title) else 0


def _article(finding: Finding) -> str:
    return finding.citations[0].article


def _in_headline(finding: Finding, ends: dict[str, int]) -> bool:
    return all(one.end <= ends.get(one.article, 0) for one in finding.citations)


def _shared(one: Finding, other: Finding) -> int:
    """How many content words two findings of an article share; 0 where they are different people's."""
    if _whose(one) != _whose(other):
        return 0
    return len(read_wording(one.text).words & read_wording(other.text).words)


def _whose(finding: Finding) -> tuple[str | None, str]:
    """Who has to be the same, and on which side; of a risk nobody: a headline names the state for its spokesman."""
    if isinstance(finding, Position):
        return finding.actor, TURNED.get(finding.stance, "")
    return (finding.by if isinstance(finding, Demand) else None), ""


def _is_same(shared: int, headline: Wording) -> bool:
    return shared >= SHARED or (shared >= FEWEST and shared * 2 >= len(headline.words))


def _with_citations(finding: Any, headlines: Sequence[Any]) -> Any:
    if not headlines:
        return finding
    citations = finding.citations + tuple(citation for one in headlines for citation in one.citations)
    return finding.model_copy(update={"citations": citations})
