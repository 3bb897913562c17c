"""Words fused by bad scraping: “Joe BidenHe warned”, “in Ukrainesaid a spokesman”, “the West.Note this”.

Scrapers that take the text out of links and headings lose the blank beside them.  A fused word parses as one unknown
name; told where it must be cut, the parser reads two words, while the text and all offsets in it stay as they are.
Only what is certain is cut: a brand is written in mixed capitals too (“YouTube”, “LinkedIn”), and is left alone.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

CHANGE = re.compile(r"[a-zà-ÿ][A-ZÀ-Þ]")
MIXED = re.compile(r"[A-Za-z][a-zà-ÿ]*(?:['’][a-z]+)?[a-zà-ÿ][A-ZÀ-Þ][a-zà-ÿ]*(?![\w@/]|\.[a-z])")
"""A word with one capital after a small letter, and no address, handle or hashtag."""

NO_WORD = frozenset("@#/._-’'")
"""Characters before an address, a handle, a hashtag or a second part, which are no words of their own."""

STOPS = re.compile(r"[.!?…,][”’\")]?(?=[^\W_]|[“‘]\w)")
"""A stop, perhaps with a closing quotation mark, and a word or an opening mark at once after it."""

WEDGED = re.compile(r"(?<=[^\W\d_])[.,:;!?…]?(?<![A-Z]\.)[\"“](?=[^\W\d_])")
"""An opening or straight quotation mark between two words, with the stop before it: “said:"We”, “go."They”."""

WORD = re.compile(r"[^\W\d_]+")

with (Path(__file__).parent / "fusion.toml").open("rb") as _file:
    _TABLES = {key: frozenset(words) for key, words in tomllib.load(_file).items()}
OPENERS, FOLLOWERS, BRANDS = _TABLES["openers"], _TABLES["followers"], _TABLES["brands"]

PRONOUNS = frozenset({"He", "She", "They", "We", "It", "The", "This", "These", "There", "His", "Her", "Its", "Their"})
"""What subjects begin with: a capital on one of them means that a sentence begins there."""

_ENDINGS = "|".join(sorted(FOLLOWERS, key=lambda word: (-len(word), word)))
TAILED = re.compile(rf"([A-ZÀ-Þ][a-zà-ÿ]{{2,}}?)({_ENDINGS}|in|on|to|of|by|at)(?![\w@/]|\.[a-z])")
"""A capitalised word that ends in one of them, or in a short one."""

SHORT_FOLLOWERS = frozenset({"in", "on", "to", "of", "by", "at"})
"""Followers that only show after the name of a state, a capital, a weekday or a month."""

LEADERS = frozenset({"in", "of", "to", "the", "and", "from", "with", "by", "for", "that", "at", "on"})
"""Small words that may stand fused before a name: “inMoscow”."""

PARTICLES = re.compile(
    r"(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|O|Al|El|St|San|Ab|Bin|Ben|Da|Del|Des|Vander|Mid|Pro|Anti|Pan|Inter|Euro|Neo|Trans)$"
)
"""What names are made with: McConnell, DeSantis, FitzGerald."""


DOMAIN = re.compile(r"(?:Com|COM|Org|ORG|Net|Gov|Edu|Co|Io|Js|Uk|UK|Ai|AI|Html|Pdf)\b")


def find_fusions(text: str) -> tuple[int, ...]:
    """The offsets where a word must be cut in two, in order; empty for nearly every article."""
    cuts = {match.end() for match in STOPS.finditer(text) if _is_stop(text, match)}
    for match in WEDGED.finditer(text):
        cuts.update({match.start(), match.end() - 1, match.end()})
    cuts.update(cut for first, second, cut in (*_mixed(text), *_small(text)) if _is_certain(first, second, text))
    return tuple(sorted(cuts))


def begins_sentence(text: str, cut: int) -> bool:
    """Whether a sentence certainly begins at the cut: after a full stop, or with a capital “He” or “They”."""
    marked = text[max(0, cut - 3) : cut]
    before = marked.rstrip('”’"“)')
    if before != marked and before.endswith((",", ":", ";")):
        return False  # “said:"We”: what is said belongs to the sentence
    if before.endswith((".", "!", "?")) and text[cut : cut + 2].lstrip("“‘")[:1].isupper():
        return True
    follows = WORD.match(text, cut)
    return follows is not None and follows[0] in PRONOUNS


def _mixed(text: str) -> Iterator[tuple[str, str, int]]:
    """Words that change from small to capital letters inside: the two halves and the offset between."""
    for change in CHANGE.finditer(text):
        inner = change.start() + 1
        begin = inner
        while begin and (text[begin - 1].isalpha() or text[begin - 1] in "'’"):
            begin -= 1
        match = MIXED.match(text, begin)
        if match and match.end() > inner and not (begin and text[begin - 1] in NO_WORD):
            yield text[begin:inner], text[inner : match.end()], inner


def _small(text: str) -> Iterator[tuple[str, str, int]]:
    """Capitalised words that end in a small word that follows names."""
    for match in TAILED.finditer(text):
        begin, end = match.start(), match.end()
        if (not begin or not (text[begin - 1].isalnum() or text[begin - 1] in NO_WORD)) and text[end : end + 1] not in {
            "’",
            "'",
            "-",
        }:
            yield match[1], match[2], match.start(2)


def _is_certain(first: str, second: str, text: str) -> bool:
    """Whether the two halves are words of their own here and the whole is none."""
    whole = first + second
    if (len(first) < 3 and first not in LEADERS) or whole in BRANDS or PARTICLES.fullmatch(first):
        return False
    if text.find(whole, text.find(whole) + 1) >= 0:  # a name comes again, a scraper's slip comes once
        return False
    if second.islower():
        return len(first) > 3 and (first in _names() or (second not in SHORT_FOLLOWERS and _stands_alone(first, text)))
    if first in LEADERS:
        return len(second) > 3 and _is_known(second, text)
    if second in OPENERS:
        return len(first) > 3 if first.islower() else _is_known(first, text)
    return len(first) > 3 and len(second) > 3 and _are_words(first, second, text)


def _are_words(first: str, second: str, text: str) -> bool:
    """Whether two halves that are no function words are words: names of this text, or one after a plain word."""
    if first.islower():
        return second in _names() or any(_stands_alone(word, text) for word in (second, second.lower(), first))
    return _is_known(first, text) and _is_known(second, text)


def _is_known(word: str, text: str) -> bool:
    """Whether it is a known name, or stands in the text as a word of its own."""
    return word in _names() or _stands_alone(word, text)


def _stands_alone(word: str, text: str) -> bool:
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (at and text[at - 1].isalnum()) and not text[end : end + 1].isalnum():
            return True
        at = text.find(word, at + 1)
    return False


def _is_stop(text: str, match: re.Match[str]) -> bool:
    """Whether a stop with a word at once after it ends something: no address, file name, number or abbreviation."""
    start, end = match.start(), match.end()
    stop, quoted = match[0][0], len(match[0]) > 1
    if stop in "…," and not match[0].endswith("”"):
        return False
    before, after = text[max(0, start - 2) : start], text[end : end + 3]
    if not after[:1].isupper() and not (quoted and match[0].endswith("”")) and after[:1] not in "“‘":
        return False
    if not (before.islower() and before.isalpha()) and not quoted:
        return before[-1:].isdigit() and after[1:3].isalpha() and after[1:3].islower()
    left = text[max(0, start - 40) : end].rsplit(maxsplit=1)[-1]
    right = text[end : end + 40].split(maxsplit=1)[0]
    if any(char in "/@\\_=" for char in left + right) or left.startswith("www."):
        return False
    return not DOMAIN.match(right)


@cache
def _names() -> frozenset[str]:
    """Single words that are names of states, capitals, weekdays or months (but March, May, August)."""
    with (Path(__file__).parent / "lexicons" / "states.toml").open("rb") as file:
        states = tomllib.load(file)["states"]
    names = set(states) | _TABLES["days_and_months"]
    for row in states.values():
        names.update(row.get("capital", ()))
    return frozenset(name for name in names if name.isalpha())
