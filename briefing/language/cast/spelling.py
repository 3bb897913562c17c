"""Spelling: whether two names can be one person's, and which acronyms a name can have."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from briefing.language.cast.lexicon import load_lexicon

CAPITAL = re.compile(r"[A-Z]")
INITIAL_WORD = re.compile(r"[A-Z]\.?$")
FOLDS = (
    ("ph", "f"),
    ("th", "t"),
    ("kh", "h"),
    ("ck", "k"),
    ("ou", "u"),
    ("oo", "u"),
    ("c", "k"),
    ("y", "i"),
    ("w", "v"),
    ("j", "i"),
)
"""Letters that newspapers put for each other when they write names from other alphabets."""


@lru_cache(maxsize=4096)
def plain_words(name: str) -> tuple[str, ...]:
    """The words of a person's name without initials, nicknames and "Jr.", unless nothing else is left.

    >>> plain_words('Robert C. "Bobby" Roe Jr.')
    ('Robert', 'Roe')
    """
    words = [
        word
        for word in name.replace("’", "'").split()
        if not INITIAL_WORD.match(word) and word.rstrip(".") not in {"Jr", "Sr", "II", "III"}
    ]
    return tuple([word for word in words if word[0] not in "\"“‘'"] or words or name.split())


def same_person(one: str, other: str) -> bool:
    """Whether two full names can be one person's: surname and forename agree, but for spelling; never a sibling.

    >>> same_person("Sergei Ivanov", "Sergey Ivanov")
    True
    >>> same_person("Shawn Holm", "Sean Holm")
    True
    >>> same_person("Anna Holm", "Peter Holm")
    False
    >>> same_person("George W. Holm", "George H. Holm")
    False
    """
    first, second = _folded(one), _folded(other)
    if first == second:
        return _middles_agree(one, other)
    if len(first) < 2 or len(second) < 2:
        return False
    short, long = sorted((first, second), key=len)
    if short in (long[-len(short) :], long[: len(short)]):  # a family name of two words; "Sri Mulyani" Indrawati
        return True
    if len(first) == len(second) == 3:
        return all(_same_surname(a, b) for a, b in zip(first, second, strict=True))
    agree = _same_surname(first[-1], second[-1]) and _same_forename(first[0], second[0])
    return agree and _middles_agree(one, other)


@lru_cache(maxsize=4096)  # every name is compared with many
def _folded(name: str) -> tuple[str, ...]:
    """The plain words of a name in lower case, hyphens as blanks, the Arabic article dropped."""
    words = " ".join(plain_words(name)).lower().replace("-", " ").split()
    return tuple(word for word in words if word not in {"al", "el"})


def _middles_agree(one: str, other: str) -> bool:
    """Whether what stands between forename and surname begins with the same letter, where both have something there."""
    middles = [{word[0] for word in name.split()[1:-1] if word[0].isupper()} for name in (one, other)]
    return not all(middles) or bool(middles[0] & middles[1])


@lru_cache(maxsize=4096)
def _sound(word: str) -> str:
    """A word in one spelling for all: doubled letters once, "Sergey" as "Sergei", "Anthony" as "Antony"."""
    for letters, plain in FOLDS:
        word = word.replace(letters, plain)
    return re.sub(r"(.)\1+", r"\1", word)


def _same_forename(one: str, other: str) -> bool:
    """Spellings of one given name; two that are both common, as Ivana and Ivanka, are two."""
    if one == other or _sound(one) == _sound(other):
        return True
    if any(one in forms and other in forms for forms in load_lexicon().forename_variants):
        return True
    known = load_lexicon().forenames
    if one.capitalize() in known and other.capitalize() in known:
        bare = [re.sub("[aeiou]", "", _sound(name)) for name in (one, other)]
        return (
            bare[0] == bare[1]
            and min(len(one), len(other)) >= 6
            and known[one.capitalize()] == known[other.capitalize()]
        )
    return one[0] == other[0] and min(len(one), len(other)) >= 4 and fuzz.ratio(one, other) >= 80


def _same_surname(one: str, other: str) -> bool:
    if one == other or _sound(one) == _sound(other):
        return True
    return (
        min(len(one), len(other)) >= 5 and one[0] == other[0] and Levenshtein.distance(one, other, score_cutoff=1) <= 1
    )


def initials(name: str) -> set[str]:
    """The acronyms that a name can have: all its capitals, and those without a leading "US" or "UN".

    >>> sorted(initials("U.S. Immigration and Naturalization Service"))
    ['INS', 'USINS']
    """
    words = name.split()
    whole = "".join(CAPITAL.findall(name))
    short = "".join(CAPITAL.findall(" ".join(words[1:])))
    return {whole, short} if words[0].replace(".", "").isupper() else {whole}
