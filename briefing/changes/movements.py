"""What the words of two tellings of one matter show: that it was repeated, hardened, softened or reversed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from briefing.model import Demand, Movement, Position, Risk
from briefing.synthesis.wording import are_opposed, fold, is_plain, read_wording

AGAINST = frozenset({"denies", "rejects", "condemns"})
NEGATIVE = frozenset("not no never nor cannot nobody nothing none neither without".split())
"""Words that negate what follows them; “n't” is read as “not”."""

FEWEST_SHARED = 3
CLOSELY = 0.75
"""Content words, and the share of the longer telling's, that two tellings share which differ in a figure alone."""

TURNABLE = 0.6
"""The share of the longer telling's content words that the other has, where a “not” makes of a yes a no."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHARE = re.compile(r"(\d[\d.,]*)\s*(?:percent|per cent|%)|[$€£]\s?(\d[\d.,]*)")

Statement = Position | Demand | Risk


def movement(before: Statement, after: Statement) -> Movement | None:
    """What became of a statement, as far as its words show it; None where they show nothing.

    A yes or no that turns is `reversed`; where the new one is only possible, or depends on something, a no has
    `softened` and a yes has not: there the old one decides.
    """
    if _are_two_things(before, after):
        return None
    if _is_turned(before, after):
        return _turned(before, after)
    for measure in (_force, _amount, _sureness):
        here, there = measure(before, after), measure(after, before)
        if here is not None and there is not None and here != there:
            return "hardened" if there > here else "softened"
    return None


def has_other_figures(before: Statement, after: Statement) -> bool:
    """Whether two tellings of one matter differ in a figure alone: “killed nine”, “killed twelve”."""
    here, there = read_wording(before.text), read_wording(after.text)
    shared = (here.words & there.words) - here.numbers - there.numbers
    longer = max(len(one.words - one.numbers) for one in (here, there))
    return (
        len(here.numbers) == len(there.numbers) > 0
        and here.numbers != there.numbers
        and here.negations == there.negations
        and len(shared) >= FEWEST_SHARED
        and len(shared) >= CLOSELY * longer
        and not _are_two_things(before, after)
    )


def _are_two_things(before: Statement, after: Statement) -> bool:
    """Whether each has a name that the other has not, or only one of them asks."""
    here, there = read_wording(before.text), read_wording(after.text)
    strangers = set(here.capitals) - there.words and set(there.capitals) - here.words
    return bool(strangers) or here.asks != there.asks


def _is_turned(before: Statement, after: Statement) -> bool:
    here, there = read_wording(before.text), read_wording(after.text)
    if _sign(before, after) != _sign(after, before) and _are_close(before, after):
        return _turned_by_cue(before) != _turned_by_cue(after) or _in_one_order(before, after)
    return are_opposed(here.words, there.words)


def _are_close(before: Statement, after: Statement) -> bool:
    """Whether two tellings have most of their words in common."""
    here, there = set(_content(before.text)), set(_content(after.text))
    return len(here & there) >= TURNABLE * max(len(here), len(there))


def _in_one_order(before: Statement, after: Statement) -> bool:
    """Whether what two tellings have in common comes in the same order: “A fired on B” is not “B fired on A”."""
    here, there = _content(before.text), _content(after.text)
    shared = set(here) & set(there)
    return [word for word in dict.fromkeys(here) if word in shared] == [
        word for word in dict.fromkeys(there) if word in shared
    ]


def _turned(before: Statement, after: Statement) -> Movement:
    here, there = _sign(before, after), _sign(after, before)
    if there > 0 > here:
        return "softened" if _is_conditional(after) else "reversed"
    if here > 0 > there:
        return "hardened" if _is_conditional(before) else "reversed"
    return "reversed"


def _sign(statement: Statement, other: Statement) -> int:
    """1 for a yes, -1 for a no: by negations, by words that refuse, and by what the attributing words make of it.

    What is negated has to be what the other telling speaks of, too: “not afraid of a vote” turns no vote round.
    """
    turning = _table("turning")["words"]
    turns = len(_governed(statement.text, turning | NEGATIVE, other.text)) + _turned_by_cue(statement)
    return -1 if turns % 2 else 1


def _turned_by_cue(statement: Statement) -> int:
    """How often the words that attribute a statement turn it round: “denied”, “did not agree to”."""
    if not isinstance(statement, Position):
        return 0
    cue = set(_words(f"{statement.lead or ''} {statement.cue or ''}"))
    turned = statement.stance in AGAINST or bool(cue & _table("turning")["words"])
    return turned + (bool({"not", "never"} & cue) and not turned)


def _governed(text: str, words: Collection[str], other: str) -> list[str]:
    """Those of some words of a text that govern, or follow upon, a word which another text has, too."""
    tokens, theirs = list(_tokens(text)), set(_content(other))
    found = []
    for at, token in enumerate(tokens):
        if token not in words:
            continue
        after = next((one for one in map(_key, tokens[at + 1 :]) if one), None)
        before = next((one for one in map(_key, reversed(tokens[:at])) if one), None)
        if after in theirs or (after is None and before in theirs):
            found.append(token)
    return found


def _content(text: str) -> list[str]:
    """The content words of a text, folded, in order."""
    return [key for key in map(_key, _tokens(text)) if key]


def _tokens(text: str) -> Iterator[str]:
    """The words of a text in small letters, “won't” as “will” and “not”."""
    for word in _WORD.findall(text.lower().replace("’", "'")):
        if word.endswith("n't"):
            yield {"wo": "will", "ca": "can", "sha": "shall"}.get(word[:-3], word[:-3])
            yield "not"
        else:
            yield word.split("'")[0]


@cache
def _key(word: str) -> str | None:
    """A word as it is compared; None for one that only binds, negates, or says how sure something is."""
    return None if is_plain(word) or word in _modal() else fold(word)


@cache
def _modal() -> frozenset[str]:
    """The words by which a telling is weighed, and that are no matter of their own."""
    return frozenset().union(*_table("sureness").values(), _table("turning")["words"])


def _is_conditional(statement: Statement) -> bool:
    lead = getattr(statement, "lead", None) or ""
    return not _table("conditional")["words"].isdisjoint(_words(f"{lead} {statement.text}"))


def _force(statement: Statement, other: Statement) -> int | None:
    """How hard a demand is put; None for what is no demand."""
    if isinstance(statement, Position) and statement.stance not in {"demands", "asks", "threatens"}:
        return None
    if isinstance(statement, Risk):
        return None
    ranks = _ranks("force", _words(f"{getattr(statement, 'lead', None) or ''} {statement.cue or ''}"))
    return max(ranks, default=None)


def _sureness(statement: Statement, other: Statement) -> int | None:
    """How sure what is announced or told is, of what the other telling speaks of, too; None where no word says."""
    if isinstance(statement, Demand):
        return None
    weighing = frozenset().union(*_table("sureness").values())
    lead = f"{getattr(statement, 'likelihood', None) or ''} {getattr(statement, 'lead', None) or ''}"
    return min(_ranks("sureness", [*_words(lead), *_governed(statement.text, weighing, other.text)]), default=None)


def _amount(statement: Statement, other: Statement) -> float | None:
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
