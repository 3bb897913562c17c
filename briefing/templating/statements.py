"""How statements read: the source's own word for a statement before its words, and which of several is telling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from briefing.model import Article, Demand, Position

PLAIN = frozenset(
    "say says said saying tell tells told telling add adds added adding according state states stated stating "
    "continue continues continued remark remarked write writes wrote".split()
)
"""Words that say only that something was said; they are left out."""

ORDERING = frozenset({"tell", "tells", "told", "telling"})
"""Of these, what orders where something is demanded: “told the staff to go home”."""

LOOSE = frozenset({"against", "for", "of", "from", "with", "into", "not"})
"""First words of a text that hangs on its cue, even where other words stand between: “warned … against A”."""

NEGATIVE = re.compile(r"\b(?:not|never|declined|refused)\b|n['’]t\b", re.I)

TELLING = 6
"""Words of a statement that can stand for an actor's position in a table."""

STANDS_ALONE = 5
"""Words of a statement that can stand in the bottom line."""

_FINITE = re.compile(
    r"(?:\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|shall|do|does|did|cannot|be|been)\b"
    r"|['’](?:ll|re|ve|d|m)\b|n['’]t\b|\b[a-z]{3,}ed\b)",
    re.I,
)
"""Signs of a clause with a verb of its own."""

MODES = {"direct": 0, "mixed": 1, "indirect": 2}


def lead_to_show(statement: Position | Demand) -> str | None:
    """The source's words that lead to a statement, where they tell more than that it was said."""
    lead = statement.lead
    if lead is None:
        return f"{statement.cue} …" if statement.cue and statement.text.split()[0].lower() in LOOSE else None
    ordered = (isinstance(statement, Demand) or statement.stance == "demands") and lead.split()[0].lower() in ORDERING
    plain = not ordered and ((statement.cue or "").lower() in PLAIN or lead.split()[0].lower() in PLAIN)
    return None if plain and not NEGATIVE.search(lead) else lead


def shown_lead(lead: str | None) -> str | None:
    """Words that led to a statement which is no longer at hand, where they tell more than that it was said."""
    words = (lead or "").split()
    return lead if words and (words[0].lower() not in PLAIN or NEGATIVE.search(lead or "")) else None


def stance_to_show(position: Position) -> str | None:
    """The stance, in our word, where nothing in the source's words before the text or in it tells it."""
    if position.stance in ("asserts", "unclear") or position.lead is not None:
        return None
    own = (position.cue or "").lower()
    opening = [word.strip(".,") for word in position.text.lower().split()[:3]]
    return None if own and own in opening else position.stance


def telling(positions: Iterable[Position], articles: Mapping[str, Article]) -> Position | None:
    """The one of an actor's positions that can stand for it: a clause, in its own words if possible, the latest."""
    fit = [one for one in positions if is_clause(one.text, TELLING)]
    latest = sorted(fit, key=lambda one: _published(one, articles), reverse=True)
    return min(latest, key=lambda one: MODES[one.mode] // 2, default=None)


def is_clause(text: str, words: int) -> bool:
    """Whether a text has that many words, and a verb of its own among them."""
    return len(text.split()) >= words and _FINITE.search(text) is not None


def _published(position: Position, articles: Mapping[str, Article]) -> str:
    known = (articles.get(one.article) for one in position.citations)
    return max((article.published or "" for article in known if article), default="")
