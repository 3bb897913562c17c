"""Whether two pieces of text say the same: judged on their words, and on what must never be confused.

Two tellings are the same when nearly every content word of the shorter stands in the longer, and nothing that turns
the meaning round differs: a negation, a number, a name, the order of the names, “will” against “may”.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

ALIKE = 0.75
"""The share of the shorter telling's content words that the longer must hold.  Below it, two statements about one
subject (“Russia”, “invade”, “Ukraine”) begin to be taken for each other."""

FULLER = 2.5
"""A telling with more than this many times the words says more than the other, and is another statement."""

FEW = 3
"""With fewer content words than this there is nothing to spare: all have to agree."""

_TOKEN = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_PLAIN = frozenset(_TABLE["plain"].split())
_NEGATIVE = frozenset(_TABLE["negative"].split())
_POSSIBLE = frozenset(_TABLE["possible"].split())
_NUMBERS: dict[str, str] = _TABLE["numbers"]


@dataclass(frozen=True, slots=True)
class Wording:
    """A text reduced to what can be compared.

    ``words`` are content words, folded so that their forms agree; ``capitals`` those of them that have a
    capital, in order; ``names`` those of these that do not merely begin the text, and so are names.
    """

    words: frozenset[str]
    capitals: tuple[str, ...]
    names: frozenset[str]
    numbers: frozenset[str]
    negations: int
    possible: bool
    asks: bool
    plain: str


CONTENT, NEGATIVE, POSSIBLE, NUMBER, PLAIN = range(5)
"""What a word is to a comparison."""


class Token(NamedTuple):
    """A word, read for comparison: without case, what it is, what it is compared by, whether it has a capital."""

    lower: str
    kind: int
    folded: str
    capital: bool


@lru_cache(maxsize=10_000)  # findings of two briefs are compared each with each
def read_wording(text: str) -> Wording:
    """The wording of a text."""
    words: set[str] = set()
    capitals: dict[str, None] = {}
    names: set[str] = set()
    numbers: set[str] = set()
    negations, possible = 0, False
    tokens = [token for word in _TOKEN.findall(text) for token in _read_word(word)]
    titled = sum(token.capital for token in tokens) * 2 > len(tokens)  # a headline: its capitals name nothing
    for place, token in enumerate(tokens):
        kind = token.kind
        if kind == CONTENT:
            words.add(token.folded)
            if token.capital and not titled:
                capitals[token.folded] = None
                if place:
                    names.add(token.folded)
        elif kind == NEGATIVE:
            negations += 1
        elif kind == POSSIBLE:
            possible = True
        elif kind == NUMBER:
            numbers.add(token.folded)
    return Wording(
        words=frozenset(words | numbers),
        capitals=tuple(capitals),
        names=frozenset(names),
        numbers=frozenset(numbers),
        negations=negations,
        possible=possible,
        asks=text.rstrip(" ”\"'’").endswith("?"),
        plain=" ".join([token.lower for token in tokens]),
    )


def likeness(shorter: Wording, longer: Wording) -> float:
    """How much of the shorter telling stands in the longer, 0 to 1; 0 where the two must not be confused."""
    if not shorter.words:
        return float(shorter.plain == longer.plain)
    share = len(shorter.words & longer.words) / len(shorter.words)
    return share if _full_enough(shorter, longer, share) and not _confused(shorter, longer) else 0.0


def _full_enough(shorter: Wording, longer: Wording, share: float) -> bool:
    """Whether as many words agree as their number asks for."""
    if len(shorter.words) < FEW:
        return shorter.words == longer.words
    return share >= ALIKE and len(longer.words) <= FULLER * len(shorter.words)


def _confused(shorter: Wording, longer: Wording) -> bool:
    """Whether anything differs that turns the meaning round."""
    return (
        shorter.negations != longer.negations
        or shorter.asks != longer.asks
        or not shorter.numbers <= longer.numbers
        or not shorter.names <= longer.words
        or not _names_agree(shorter, longer)
        or are_opposed(shorter.words, longer.words)
    )


def is_plain(word: str) -> bool:
    """Whether a word says too little for texts to be compared by it: an article, a pronoun, an auxiliary."""
    return word != "US" and (word.lower() in _PLAIN or word.lower() in _NEGATIVE or word.lower() in _POSSIBLE)


def words_enough(number: int) -> int:
    """Of so many words of a shorter telling, how many have to be looked up to find every longer one alike to it."""
    needed = -int(-ALIKE * number // 1) if number >= FEW else number
    return number - needed + 1


def content_words(text: str) -> frozenset[str]:
    """The ``words`` of a text's wording, and nothing else of it: in a quarter of the time."""
    return frozenset(chain.from_iterable(map(_content_of, _TOKEN.findall(text))))


@lru_cache(maxsize=50_000)
def _content_of(word: str) -> tuple[str, ...]:
    return tuple(token.folded for token in _read_word(word) if token.kind in {CONTENT, NUMBER})


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """A word without its inflection, and with what spellings differ in levelled: a key, not a word of English."""
    word = word.replace("’", "'").removesuffix("'s").replace("-", "").replace(".", "").replace("'", "")
    for suffix in ("ies", "ied", "ing", "ed", "es", "s", "ly"):
        if word.endswith(suffix) and len(word) - len(suffix) >= 3 and not word.endswith("ss"):
            word = word[: -len(suffix)] + ("y" if suffix in {"ies", "ied"} else "")
            break
    word = re.sub(r"(.)\1", r"\1", word).replace("iz", "is").replace("our", "or")
    word = re.sub(r"i?y$", "i", word)
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


@lru_cache(maxsize=50_000)
def _read_word(word: str) -> tuple[Token, ...]:
    """A word as it is compared; “won’t” as two."""
    return tuple(map(_read_token, _tokens_of(word)))


def _read_token(token: str) -> Token:
    lower, capital = token.lower(), token[0].isupper()
    if lower in _NEGATIVE:
        return Token(lower, NEGATIVE, lower, capital)
    if lower in _POSSIBLE:
        return Token(lower, POSSIBLE, lower, capital)
    if token[0].isdigit() or lower in _NUMBERS:
        return Token(lower, NUMBER, _NUMBERS.get(lower) or lower.replace(",", ""), capital)
    if lower not in _PLAIN or token == "US":
        return Token(lower, CONTENT, fold("usa" if token == "US" else lower), capital)
    return Token(lower, PLAIN, lower, capital)


def _tokens_of(word: str) -> Iterator[str]:
    lower = word.lower().replace("’", "'")
    if lower.endswith("n't"):
        yield from filter(None, (word[:-3], "not"))  # “n't” may stand alone
    elif "'" in lower[1:]:
        yield word[: lower.index("'", 1)]
    else:
        yield word.replace(".", "") if word[0].isalpha() else word


def _names_agree(shorter: Wording, longer: Wording) -> bool:
    """Whether the names that both hold come in the same order: “A sued B” is not “B sued A”."""
    surely = shorter.names | longer.names
    here = [word for word in shorter.capitals if word in longer.capitals and word in surely]
    there = [word for word in longer.capitals if word in shorter.capitals and word in surely]
    return here == there


def are_opposed(here: frozenset[str], there: frozenset[str]) -> bool:
    """Whether one of two texts, each as its folded words, has a word and the other the opposite of it."""
    only_here, only_there = here - there, there - here
    return any(
        (one & only_here and other & only_there) or (one & only_there and other & only_here)
        for one, other in _folded_opposites()
    )


@lru_cache(maxsize=1)
def _folded_opposites() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple((_folded(pair["of"]), _folded(pair["are"])) for pair in _TABLE["opposites"])


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())
