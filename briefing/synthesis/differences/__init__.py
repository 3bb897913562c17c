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
    findings: Sequence[ArticleFindings],
    actors: Sequence[Actor],
    positions: Sequence[Position] = (),
    numbers: Sequence[Difference] | None = None,
) -> tuple[Difference, ...]:
    """The differences, by kind; the articles come in reading order, actors and positions are the brief's.

    ``numbers`` are the `differing_numbers`, where they have been looked for already.
    """
    articles = [found.article for found in findings]
    return (
        *contradicted_dates(articles),
        *differing_spellings(articles, actors),
        *(differing_numbers(findings) if numbers is None else numbers),
        *claims_and_denials(positions),
    )
