"""Page furniture: notices, links to other stories, share bars and the like, told by their words (``furniture.toml``).

Precision comes first: a paragraph that reports (quotation marks, “said”) is never furniture because of the
words in its middle, and most rules hold only for short lines that do not end in a full stop.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefing.sources.tables import load_table

LINE_WORDS = 16
"""Words that a line has at most, to be dropped by a `line` rule."""

NOTICE_WORDS = 120
"""Words that a notice has at most; what is longer is an article about notices."""

REPORTING = re.compile(
    r"[“”\"«»]|\b(?:said|says|told|according|announced|ruled|argued|wrote|reported|accused|fined|sued|court|lawmakers|"
    r"regulators?|government|minister|president|spokes(?:man|woman|person))\b"
)
ADDRESS = re.compile(r"\b(?:you|your|you're|you've|yours|we|our|us)\b")
IMPERATIVES = (
    "sign up",
    "subscribe",
    "download",
    "join ",
    "follow ",
    "register",
    "log in",
    "sign in",
    "get ",
    "enter ",
    "please ",
    "click ",
)
SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")


@dataclass(frozen=True)
class Rule:
    """One reason and the shapes that it holds for."""

    reason: str
    anywhere: tuple[str, ...]
    start: re.Pattern[str] | None
    line: re.Pattern[str] | None
    whole: re.Pattern[str] | None


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of ``furniture.toml``, in order."""
    rows = load_table("furniture")["rule"]
    return tuple(
        Rule(
            reason=row["reason"],
            anywhere=tuple(row.get("anywhere", ())),
            start=_either(row.get("start", ())),
            line=_either(row.get("line", ())),
            whole=_either(row.get("whole", ())),
        )
        for row in rows
    )


def _either(patterns: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns)) if patterns else None


def furniture_reason(text: str) -> str | None:
    """Why the paragraph is no part of the article, as ``cookie notice`` or ``share bar``; None where it is one."""
    low = text.lower().replace("’", "'").lstrip("-–—•*>»| \t")
    words = low.count(" ") + 1
    if words > NOTICE_WORDS:
        return None
    ends = bool(SENTENCE_END.search(low))
    bare = low.rstrip(" .:!|>»-–—")
    spoken: bool | None = None
    for rule in rules():
        if rule.start and rule.start.match(low):
            return rule.reason
        if words <= LINE_WORDS:
            if rule.line and not ends and rule.line.match(low):
                return rule.reason
            if rule.whole and rule.whole.fullmatch(bare):
                return rule.reason
        if rule.anywhere:
            if spoken is None:
                spoken = _addresses_reader(low, words, ends=ends)
            if spoken and any(phrase in low for phrase in rule.anywhere):
                return rule.reason
    return None


def _addresses_reader(low: str, words: int, *, ends: bool) -> bool:
    """Whether the site itself speaks here, and to its reader."""
    speaks = (
        (words <= LINE_WORDS and not ends)
        or low.startswith(IMPERATIVES)
        or (any(part in low for part in ("you", "our", "we", "us")) and bool(ADDRESS.search(low)))
    )
    return speaks and not REPORTING.search(low)
