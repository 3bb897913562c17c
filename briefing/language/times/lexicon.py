"""Which classes of time word a token belongs to: the table `lexicon.toml`, and the shapes of numbers and dates."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("lexicon.toml")

Value = int | float | str

SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("DECADE", re.compile(r"1[5-9]\d0s|20\d0s")),
    ("SHORTDECADE", re.compile(r"['’]?[1-9]0s")),
    ("MIDDECADE", re.compile(r"(?:mid|late|early)-?(?:1[5-9]|20)\d0s")),
    ("MIDYEAR", re.compile(r"(?:mid|late|early|post|pre)-?(?:1[5-9]|20)\d\d")),
    ("YEARPAIR", re.compile(r"(?:1[5-9]|20)\d\d[/–](?:\d\d|(?:1[5-9]|20)\d\d)")),
    ("FISCAL", re.compile(r"fy['’]?(?:\d\d|20\d\d)")),
    ("QUARTERNUM", re.compile(r"q[1-4]|[1-4]q")),
    ("CLOCK", re.compile(r"(?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)?|(?:[01]?\d|2[0-4])h[0-5]\d")),
    ("CLOCKHALF", re.compile(r"(?:0?[1-9]|1[0-2])(?:[:.][0-5]\d)?(?:am|pm|a\.m\.?|p\.m\.?)")),
    (
        "NUMDATE",
        re.compile(r"\d{1,2}[/.]\d{1,2}[/.](?:\d\d|(?:1[5-9]|20)\d\d)|(?:1[5-9]|20)\d\d[/.-]\d{1,2}[/.-]\d{1,2}"),
    ),
    ("FRACTION", re.compile(r"\d/\d|½|¼|¾")),
    ("DAYTH", re.compile(r"(?:[12]?1st|2?2nd|2?3rd|[12]?[4-9]th|1[0-3]th|[23]0th|31st)")),
    ("NTH", re.compile(r"\d+(?:st|nd|rd|th)")),
    ("HYPH", re.compile(r"[-–—‑]")),
    ("COMMA", re.compile(r",")),
    ("BRACKET", re.compile(r"[()]")),
    ("POSS", re.compile(r"['’]s")),
    ("APOS", re.compile(r"['’]")),
    ("DIGITS", re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")),
)
"""Classes of tokens by their shape; every one that fits is taken."""


@dataclass(frozen=True)
class Lexicon:
    """The time words by class, with their values, and what is asked of a token before some of them count."""

    classes: dict[str, dict[str, Value]]
    holidays: dict[str, str]
    capital: frozenset[str]
    noun: frozenset[str]
    promises: frozenset[str]
    movers: frozenset[str]
    callers: frozenset[str]
    ahead: frozenset[str]
    happenings: frozenset[str]
    programmes: frozenset[str]
    states: frozenset[str]
    setters: frozenset[str]
    askers: frozenset[str]
    by_word: dict[str, frozenset[str]] = field(default_factory=dict)

    def classes_of(self, word: str) -> frozenset[str]:
        """The classes that a lower-case word belongs to; empty for a word that has nothing to do with time."""
        found = set(self.by_word.get(word, ()))
        if not word.isalpha():
            found.update(name for name, shape in SHAPES if shape.fullmatch(word))
            if word.isdigit():
                found.update(number_classes(word))
        return frozenset(found)

    def value(self, name: str, word: str) -> Value | None:
        """The value of a lower-case word in a class; None where it is not in it."""
        return self.classes.get(name, {}).get(word)


def number_classes(digits: str) -> set[str]:
    """The classes of a whole number by its size: what a day, a month, a year can be."""
    number, found = int(digits), set()
    if len(digits) <= 2:
        if 1 <= number <= 31:
            found.add("DAYNUM")
        if 1 <= number <= 12:
            found.add("MONTHNUM")
        if len(digits) == 2:
            found.add("TWO")
    elif len(digits) == 4:
        if 1000 <= number <= 2199:
            found.add("YEAR")
        if number // 100 <= 24 and number % 100 < 60:
            found.add("FOUR")
    return found


@cache
def load_lexicon() -> Lexicon:
    """The table, read once."""
    tables = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    dress, holidays = tables.pop("dress"), tables.pop("holidays")
    lists = ("promises", "movers", "callers", "ahead", "happenings", "programmes", "states", "setters", "askers")
    words_of = {name: frozenset(tables.pop(name)["words"].split()) for name in lists}
    by_word: dict[str, set[str]] = {}
    for name, words in tables.items():
        for word in words:
            by_word.setdefault(word, set()).add(name)
    return Lexicon(
        classes=tables,
        holidays=holidays,
        capital=frozenset(dress["capital"]),
        noun=frozenset(dress["noun"]),
        by_word={word: frozenset(names) for word, names in by_word.items()},
        **words_of,
    )
