"""What the words of two tellings of one matter show: that it was repeated, hardened, softened or reversed."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from briefing.model import Demand, Movement, Position, Risk
from briefing.synthesis.wording import are_opposed, read_wording

AGAINST = frozenset({"denies", "rejects", "condemns"})
FOR = frozenset({"supports", "promises"})
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHARE = re.compile(r"(\d[\d.,]*)\s*(?:percent|per cent|%)|[$€£]\s?(\d[\d.,]*)")

Statement = Position | Demand | Risk


def movement(before: Statement, after: Statement) -> Movement | None:
    """What became of a statement, as far as its words show it; None where they show nothing.

    A yes or no that turns is `reversed`; where the new one is only possible, or depends on something, a no has
    `softened` and a yes has not: there the old one decides.
    """
    if _is_turned(before, after):
        return _turned(before, after)
    for measure in (_force, _amount, _sureness):
        here, there = measure(before), measure(after)
        if here is not None and there is not None and here != there:
            return "hardened" if there > here else "softened"
    return None


def _is_turned(before: Statement, after: Statement) -> bool:
    if _sign(before) != _sign(after):
        return True
    return are_opposed(read_wording(before.text).words, read_wording(after.text).words)


def _turned(before: Statement, after: Statement) -> Movement:
    if _sign(after) > 0 > _sign(before):
        return "softened" if _is_conditional(after) else "reversed"
    if _sign(before) > 0 > _sign(after):
        return "hardened" if _is_conditional(before) else "reversed"
    return "reversed"


def _sign(statement: Statement) -> int:
    """1 for a yes, -1 for a no: by negations, by words that refuse, and by what the attributing words make of it."""
    words = _words(statement.text)
    turns = read_wording(statement.text).negations + sum(1 for word in words if word in _table("turning")["words"])
    if isinstance(statement, Position):
        cue = set(_words(f"{statement.lead or ''} {statement.cue or ''}"))
        turned = statement.stance in AGAINST or bool(cue & _table("turning")["words"])
        turns += turned
        turns += bool({"not", "never"} & cue) and not turned
    return -1 if turns % 2 else 1


def _is_conditional(statement: Statement) -> bool:
    lead = getattr(statement, "lead", None) or ""
    return not _table("conditional")["words"].isdisjoint(_words(f"{lead} {statement.text}"))


def _force(statement: Statement) -> int | None:
    """How hard a demand is put; None for what is no demand."""
    if isinstance(statement, Position) and statement.stance not in {"demands", "asks", "threatens"}:
        return None
    if isinstance(statement, Risk):
        return None
    ranks = _ranks("force", _words(f"{getattr(statement, 'lead', None) or ''} {statement.cue or ''}"))
    return max(ranks, default=None)


def _sureness(statement: Statement) -> int | None:
    """How sure what is announced or told is; None where no word says."""
    if isinstance(statement, Demand):
        return None
    likelihood = getattr(statement, "likelihood", None) or ""
    ranks = _ranks("sureness", _words(f"{likelihood} {getattr(statement, 'lead', None) or ''} {statement.text}"))
    return min(ranks, default=None)


def _amount(statement: Statement) -> float | None:
    """The share or sum that is demanded, where it is only one; None for what is no demand."""
    demands = isinstance(statement, Demand) or getattr(statement, "stance", None) in {"demands", "asks"}
    found = _SHARE.findall(statement.text) if demands else []
    if len(found) != 1:
        return None
    return float("".join(found[0]).rstrip(".,").replace(",", ""))


def _ranks(name: str, words: list[str]) -> list[int]:
    return [int(rank) for rank, known in _table(name).items() if not known.isdisjoint(words)]


def _words(text: str) -> list[str]:
    return [part for word in _WORD.findall(text.lower()) for part in (word, word.split("’")[0].split("'")[0])]


@cache
def _table(name: str) -> dict[str, Any]:
    written = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {key: frozenset(words.split()) for key, words in written[name].items()}
