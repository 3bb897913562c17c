"""Numbers as texts give them: “at least twelve”, “some 60,000”, “hundreds”, as the span that they allow."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
NUMBER_WORD = "|".join(sorted((*_UNITS, *_TENS, *_SCALES), key=lambda word: (-len(word), word)))
NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:\s+(?:hundred|thousand|million|billion))?"
    rf"|(?:{NUMBER_WORD})(?:(?:-|\s+(?:and\s+)?)(?:{NUMBER_WORD}))*"
)
"""A pattern for a number in digits or words."""

ROUNDED = 0.1
"""A round number, or one with “about”, stands for what lies within a tenth of it."""

ROUND_FROM = 100
"""Smaller numbers are counted, not rounded."""


@dataclass(frozen=True)
class Amount:
    """A number as a text gives it: the least and the most that its words allow."""

    least: float
    most: float
    start: int
    end: int

    def agrees(self, other: Amount) -> bool:
        """Whether one number can stand behind both."""
        return self.least <= other.most and other.least <= self.most


@cache
def load_table() -> dict[str, Any]:
    """`numbers.toml`."""
    return tomllib.loads((Path(__file__).parent / "numbers.toml").read_text(encoding="utf-8"))


@cache
def _pattern() -> re.Pattern[str]:
    table = load_table()
    hedges = "|".join(f"(?P<{name}>{either(table[name])})" for name in ("at_least", "at_most", "about"))
    vague = either(list(table["vague"]))
    return re.compile(
        rf"(?<![\w$€£¥.,-])(?:(?:{hedges})\s+)?(?:(?P<number>{NUMBER})|(?P<vague>{vague})(?=\s+(?:of\s+)?[a-z]))"
        rf"(?![\w%-]|[.,]\d|\s*(?:percent|per\s+cent|%))",
        re.IGNORECASE,
    )


def either(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda one: (-len(one), one)))


def find_amounts(sentence: str) -> Iterator[Amount]:
    """The numbers of a sentence that can count things: no years, no percentages, no sums of money."""
    for match in _pattern().finditer(sentence):
        if match["vague"]:
            least, most = load_table()["vague"][match["vague"].lower()]
            yield Amount(least, most, match.start(), match.end())
            continue
        value = read_number(match["number"])
        if value is None or _is_year(match["number"], sentence, match.start("number")):
            continue
        least, most = round_span(value)
        if match["at_least"]:
            least, most = value, float("inf")
        elif match["at_most"]:
            least, most = 0.7 * value, value
        elif match["about"]:
            least, most = (1 - ROUNDED) * value, (1 + ROUNDED) * value
        yield Amount(least, most, match.start(), match.end())


def read_number(words: str) -> float | None:
    """The number that digits or words stand for: `12,500`, `twenty-one`, `2.5 million`."""
    total, part = 0.0, 0.0
    for word in re.findall(r"[\d.,]+|[a-z]+", words.lower()):
        if word in _UNITS:
            part += _UNITS[word]
        elif word in _TENS:
            part += _TENS[word]
        elif word in _SCALES:
            scale = _SCALES[word]
            if scale == _SCALES["hundred"]:
                part = (part or 1) * scale
            else:
                total, part = total + (part or 1) * scale, 0.0
        elif word != "and":
            try:
                part = float(word.replace(",", ""))
            except ValueError:
                return None
    return total + part


def round_span(value: float) -> tuple[float, float]:
    """What a bare number stands for: itself, or about itself where it is round."""
    if value < ROUND_FROM or value != int(value) or str(int(value)).rstrip("0") == str(int(value)):
        return value, value
    zeros = len(str(int(value))) - len(str(int(value)).rstrip("0"))
    digits = len(str(int(value))) - zeros
    return (value, value) if digits > 2 or zeros < 2 else ((1 - ROUNDED) * value, (1 + ROUNDED) * value)


def _is_year(number: str, sentence: str, start: int) -> bool:
    """Whether four digits are a year: “in 2014”, “July 2023”."""
    if not re.fullmatch(r"(?:19|20)\d\d", number):
        return False
    before = sentence[:start].rstrip().rsplit(" ", 1)[-1].lower()
    months = r"\w+uary|march|april|may|june|july|august|\w+ber"
    return bool(re.fullmatch(rf"in|since|of|by|from|until|during|{months}|\d+,?", before))
