"""Where the sources differ: publication dates and spellings, numbers told differently, claims and denials.

What is no disagreement is left out: rounding, another moment, another scope.  Where it cannot be told, nothing is said.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Actor, ArticleFindings, Difference, Position
from briefing.synthesis.differences.denials import claims_and_denials
from briefing.synthesis.differences.numbers import differing_numbers
from briefing.synthesis.differences.spellings import contradicted_dates, differing_spellings


def find_differences(
    findings: Sequence[ArticleFindings], actors: Sequence[Actor], positions: Sequence[Position] = ()
) -> tuple[Difference, ...]:
    """The differences, by kind; the articles come in reading order, actors and positions are the brief's."""
    articles = [found.article for found in findings]
    return (
        *contradicted_dates(articles),
        *differing_spellings(articles, actors),
        *differing_numbers(findings),
        *claims_and_denials(positions),
    )
