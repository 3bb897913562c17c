"""How likely a source says that something is, and what it says would happen: words of a risk's own text."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from briefing.model import Risk

_TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
ICD203: dict[str, tuple[str, ...]] = {
    row["range"]: tuple(word.strip() for word in row["words"].split("|")) for row in _TABLE["icd203"]
}
"""The likelihood words of ICD 203 by the range that its table gives them."""

_WORDS = [word for words in ICD203.values() for word in words]
_WORDS += [word.strip() for words in _TABLE["others"].values() for word in words.split("|")]
_LIKELY = re.compile(
    rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(_WORDS, key=lambda word: (-len(word), word))))})(?![\w-])"
)
_MODAL = frozenset({"may", "might", "could"})

_LEADS_TO = re.compile(
    r".*?\b(?:leads?|leading|led|results?|resulting|resulted|end|ends|ended)\s+(?:to|in)\s+(?=\S+\s+\S|\w{4})", re.S
)
"""What stands before the consequence: “a closure could bring about”."""
_RISK_OF = re.compile(
    r"(?:the\s+|a\s+|any\s+|growing\s+|an?\s+increasing\s+)*"
    r"(?:threats?|risks?|dangers?|possibility|prospect|fears?|concerns?|warnings?|likelihood|spectre|specter)"
    r"\s+(?:of|that|about|over)\s+(?=\w)",
    re.I,
)
"""What names a harm before it is told: “the threat of”."""
_EDGES = " \t\n\u00a0,;:—–-"


def read_risk(risk: Risk) -> Risk:
    """The risk with its likelihood and consequence, as far as its words tell them."""
    rest = _without_condition(risk.text, risk.condition)
    changes = {"likelihood": find_likelihood(rest), "consequence": find_consequence(risk)}
    return risk.model_copy(update=changes)


def find_likelihood(text: str) -> str | None:
    """The likelihood words of a text, to the letter: the first, unless a plainer one than “could” stands beside it."""
    found = [match[0] for match in _LIKELY.finditer(text)]
    return next((word for word in found if word not in _MODAL), found[0] if found else None)


def find_consequence(risk: Risk) -> str | None:
    """What would happen, apart from the condition and from what would lead to it; None where the text is nothing else.

    Always a part of the risk's text, to the letter.
    """
    if risk.kind == "deadlock":
        return None
    rest = _without_condition(risk.text, risk.condition)
    begun = _LEADS_TO.match(rest) or _RISK_OF.match(rest)
    told = (rest[begun.end() :] if begun else rest).strip(_EDGES)
    if begun and told.istitle():
        return None  # “the danger of Norland” names who, and not what
    return told if told and told != risk.text.strip(_EDGES) else None


def _without_condition(text: str, condition: str | None) -> str:
    """What stands before the condition, or else after it; the whole text where it does not hold one."""
    if not condition or condition not in text:
        return text
    before, _, after = text.partition(condition)
    after = re.sub(r"^[\s,]*(?:then\s+)?", "", after)
    return (before if len(before.split()) > 1 or not after else after).strip(_EDGES) or text
