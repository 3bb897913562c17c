"""The rules of `rules.toml`, compiled: a pattern over tokens becomes a regular expression over one character a token.

Every set of classes that a token can belong to (its signature) has a character of its own, so that a class stands for
all the characters whose signature holds it, and a match costs no more than one on a short string.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path

from briefing.language.times.lexicon import Value, load_lexicon

TABLE = Path(__file__).with_name("rules.toml")
OTHER = "\x00"
"""The character of a token that no rule asks for."""

FIRST = 0x4E00  # ideographs: letters without a meaning in a regular expression
TOKEN = re.compile(
    r"(?P<name>[a-z_]+[0-9]?)=|(?P<class>[A-Z]+[A-Z]*)\b|(?P<word>[^\W\d_][\w'’.-]*)|(?P<sign>['’]\w+|[()|?*+])|\s+"
)


@dataclass(frozen=True)
class Rule:
    """One row of the table."""

    name: str
    kind: str
    check: str | None
    fixed: Mapping[str, Value]
    regex: re.Pattern[str]
    order: int


class Alphabet:
    """One character for each signature of token seen; words that rules name are classes of their own (``=word``)."""

    def __init__(self, words: Iterable[str]) -> None:
        """Make room for the words that the rules name; the classes come from the lexicon."""
        self._lexicon = load_lexicon()
        self._words = frozenset(words)
        self._chars: dict[frozenset[str], str] = {frozenset(): OTHER}
        self._next = count(FIRST)
        for word in sorted(self._words | set(self._lexicon.by_word)):
            for dropped in (frozenset[str](), self._lexicon.by_word.get(word, frozenset())):
                self.char(self.signature(word) - dropped)
        for shape in SAMPLES:
            self.char(self.signature(shape))

    def signature(self, word: str) -> frozenset[str]:
        """What a lower-case word is to the rules."""
        classes = self._lexicon.classes_of(word)
        return classes | {f"={word}"} if word in self._words else classes

    def char(self, signature: frozenset[str]) -> str:
        """The character of a signature; a new one is only given out while the rules are not yet compiled."""
        if signature not in self._chars:
            self._chars[signature] = chr(next(self._next))
        return self._chars[signature]

    def known(self, signature: frozenset[str]) -> str:
        """The character of a signature, `OTHER` for one never seen."""
        return self._chars.get(signature, OTHER)

    def members(self, name: str) -> str:
        """A regular expression for the tokens of a class or a word."""
        chars = [char for signature, char in self._chars.items() if name in signature]
        if not chars:
            raise ValueError(
                f"{TABLE.name}: no token is of class {name}; classes are the tables of lexicon.toml and SHAPES"
            )
        return f"[{''.join(sorted(chars))}]" if len(chars) > 1 else chars[0]


SAMPLES = (
    "1990s",
    "90s",
    "mid-1990s",
    "mid-1996",
    "2021/22",
    "fy2020",
    "fy20",
    "q3",
    "3q",
    "8:30",
    "8.30",
    "18:30",
    "18.30",
    "18h30",
    "14:00:00",
    "8:30pm",
    "9pm",
    "9am",
    "11/02/89",
    "11.02.1989",
    "2022-01-10",
    "1/2",
    "½",
    "1st",
    "12th",
    "22nd",
    "31st",
    "40th",
    "101st",
    "-",
    ",",
    "(",
    ")",
    "'s",
    "’s",
    "'",
    "’",
    "0",
    "1",
    "2",
    "01",
    "09",
    "00",
    "12",
    "13",
    "25",
    "31",
    "32",
    "59",
    "60",
    "99",
    "100",
    "999",
    "1000",
    "1066",
    "1990",
    "2000",
    "1500",
    "2024",
    "2059",
    "2060",
    "2199",
    "1999",
    "2022",
    "2459",
    "2500",
    "9999",
    "10000",
    "1,000",
    "1.5",
    "8.5",
    "10.30",
    "24.5",
    "7.99",
    "1960",
    "1400",
    "1430",
    "1475",
    "20.75",
    "0.5",
    "08",
)
"""One token of every shape, so that each signature that can occur has its character before the rules are compiled."""


def compile_pattern(pattern: str, macros: Mapping[str, str], alphabet: Alphabet | None, words: set[str]) -> str:
    """The regular expression of a pattern; with no alphabet yet, only the words that it names are gathered."""
    out, seen, at = [], count(2), 0
    names: set[str] = set()
    while at < len(pattern):
        found = TOKEN.match(pattern, at)
        if found is None:
            raise ValueError(f"{TABLE.name}: cannot read {pattern[at:]!r} in the pattern {pattern!r}")
        at = found.end()
        kind, text = found.lastgroup, found.group(found.lastgroup) if found.lastgroup else ""
        if kind == "name":
            name = text if text not in names else f"{text}__{next(seen)}"
            names.add(name)
            atom = TOKEN.match(pattern, at)
            if atom is None or atom.lastgroup == "name":
                raise ValueError(f"{TABLE.name}: {text}= is followed by nothing in the pattern {pattern!r}")
            if atom.group() == "(":
                out.append(f"(?P<{name}>")
            else:
                out.append(f"(?P<{name}>{_atom(atom, macros, alphabet, words)})")
            at = atom.end()
        elif kind == "sign" and text in "()|?*+":
            out.append("(?:" if text == "(" else text)
        elif kind is not None:
            out.append(_atom(found, macros, alphabet, words))
    return "".join(out)


def _atom(found: re.Match[str], macros: Mapping[str, str], alphabet: Alphabet | None, words: set[str]) -> str:
    text = found.group()
    if found.lastgroup == "class":
        if text in macros:
            return f"(?:{compile_pattern(macros[text], macros, alphabet, words)})"
        return alphabet.members(text) if alphabet else "x"
    words.add(text)
    return alphabet.members(f"={text}") if alphabet else "x"


@cache
def load_rules() -> tuple[tuple[Rule, ...], Alphabet, re.Pattern[str]]:
    """The rules in their order, the alphabet that they are written in, and what an island worth trying looks like.

    Raises `ValueError` where a row of the table cannot be read.
    """
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    macros = {**table["macros"], "HOLIDAY": f"({'|'.join(sorted(load_lexicon().holidays, key=len, reverse=True))})"}
    words: set[str] = set()
    for row in table["rule"]:
        compile_pattern(row["pattern"], macros, None, words)
    alphabet = Alphabet(words)
    rules = tuple(
        Rule(
            row["name"],
            row["kind"],
            row.get("check"),
            row.get("with", {}),
            re.compile(compile_pattern(row["pattern"], macros, alphabet, set())),
            order,
        )
        for order, row in enumerate(table["rule"])
    )
    triggers = "".join(alphabet.members(name) for name in table["triggers"]["classes"])
    triggers += "".join(alphabet.members(f"={word}") for word in table["triggers"]["words"])
    triggers = re.sub(r"[\[\]]", "", triggers)
    return rules, alphabet, re.compile(f"[^{OTHER}]*[{triggers}][^{OTHER}]*")
