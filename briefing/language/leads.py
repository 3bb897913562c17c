"""Leads: the words that lead to what is said, from the word that attributes it on: “urged”, “had not agreed to”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.language.negation import NEGATIONS

if TYPE_CHECKING:
    from briefing.language.attribution import Attribution
    from briefing.language.parsed import ParsedArticle

AUXILIARIES = frozenset(
    {"do", "does", "did", "have", "has", "had", "is", "are", "was", "were", "be", "been", "'ve", "’ve", "'s", "’s"}
)
MOST = 6
"""Words between the beginning of a lead and what it leads to: “warned the new government in Velmar that”."""
AROUND = " \u00a0“”‘\"':,;—–-"
"""Marks that stand between a lead and a quotation and belong to neither."""


def find_lead(parsed: ParsedArticle, attribution: Attribution, start: int) -> str | None:
    """The words from the cue, its negation and its “may” or “would” on to the content, which begins at `start`.

    None where there is no cue, or where it does not stand shortly before the content in the same sentence.
    """
    cue, source = attribution.cue, attribution.source
    if cue is None or cue.idx >= start:
        return None
    if source is not None and cue.idx < source.start_char < start:
        return None  # "was urged by Y to": as words of Y they would read awry
    first = cue.i
    while first and _belongs(parsed, first - 1, turned=first < cue.i):
        first -= 1
    lead = parsed.article.text[parsed.doc[first].idx : start].rstrip(AROUND)
    if len(lead.split()) > MOST or re.search(r"[.!?]\s|[\n“”\"]", lead):
        return None
    return lead


def _belongs(parsed: ParsedArticle, at: int, *, turned: bool) -> bool:
    """Whether a word before the cue turns it or makes it a possibility, or carries a word that does."""
    token = parsed.doc[at]
    return token.lower_ in NEGATIONS or token.tag_ == "MD" or (turned and token.lower_ in AUXILIARIES)
