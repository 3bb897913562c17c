"""Numbers in front of units: “two”, “twenty-five”, “5 1/2”, “several”, “a couple of”, “half”."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.language.times.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "half": 0.5}
LONG = {"E": 10, "C": 100, "L": 1000}
"""Decades, centuries and millennia are counted in years: TIMEX3 has no common letter for them."""


def read_quantity(tokens: Sequence[Token]) -> float | None:
    """The number that the words stand for; None where they do not count (“several”)."""
    lexicon, total, tens, seen = load_lexicon(), 0.0, 0.0, False
    for token in tokens:
        word = token.lower_
        if lexicon.value("VAGUE", word) == "X":
            return None
        if (number := _plain(word)) is not None:
            tens, seen = tens + number, True
        elif word in {"a", "an"}:
            continue
        elif (couple := lexicon.value("VAGUE", word)) is not None:
            tens, seen = tens + float(couple), True
        elif (scale := lexicon.value("SCALE", word)) is not None:
            total, tens, seen = total + (tens or 1) * float(scale), 0.0, True
    if not seen:
        return 1.0 if tokens and tokens[0].lower_ in {"a", "an"} else None
    return total + tens


def _plain(word: str) -> float | None:
    if word in FRACTIONS:
        return FRACTIONS[word]
    lexicon = load_lexicon()
    for name in ("NUMBER", "TENS"):
        value = lexicon.value(name, word)
        if value is not None:
            return float(value)
    try:
        return float(word.replace(",", ""))
    except ValueError:
        top, _, bottom = word.partition("/")
        return int(top) / int(bottom) if top.isdigit() and bottom.isdigit() and int(bottom) else None


def write_duration(number: float | None, unit: str) -> str:
    """The TIMEX3 value of so many units: `P3D`, `PT1H30M`, `PXW`; units as in `lexicon.toml`."""
    clock = unit.startswith("T")
    letter = {"F": "W", "WE": "WE", "NI": "NI", "SN": "X", "S6": "M"}.get(unit, unit.lstrip("T"))
    prefix = "PT" if clock else "P"
    if number is None:
        return f"{prefix}X{letter}"
    if unit == "F":
        number *= 2
    elif unit in LONG:
        number, letter = number * LONG[unit], "Y"
    elif unit == "S6":
        number *= 6
    elif unit == "SN":
        return "PXX"
    if number == int(number):
        return f"{prefix}{int(number)}{letter}"
    whole, rest = int(number), number - int(number)
    smaller = {
        "H": ("M", 60),
        "M": ("S" if clock else "D", 60 if clock else 30),
        "Y": ("M", 12),
        "D": ("", 24),
        "W": ("D", 7),
    }.get(letter)
    if smaller is None or not smaller[0]:
        return f"{prefix}{number:g}{letter}"
    head = f"{whole}{letter}" if whole else ""
    return f"{prefix}{head}{round(rest * smaller[1])}{smaller[0]}"
