"""Detection: which words of a text are an expression of time, of what kind, and with which parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.language.times import checks_calendar, checks_counted
from briefing.language.times.checks import passes
from briefing.language.times.lexicon import Value, load_lexicon
from briefing.language.times.patterns import OTHER, load_rules

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CHECKED = (checks_calendar, checks_counted)
"""The modules whose checks the rules name; importing them puts their checks into the table."""


@dataclass(frozen=True)
class Candidate:
    """An expression of time before it has a value: its tokens, the rule's kind, and its parts as tokens or values."""

    tokens: tuple[Token, ...]
    rule: str
    kind: str
    parts: Mapping[str, tuple[Token, ...]]
    fixed: Mapping[str, Value]

    @property
    def start(self) -> int:
        """Index of its first token."""
        return self.tokens[0].i

    @property
    def end(self) -> int:
        """Index of the token after its last."""
        return self.tokens[-1].i + 1


def find_candidates(doc: Doc) -> list[Candidate]:
    """The expressions of time in a text, in order, none overlapping another."""
    rules, _, island = load_rules()
    places, code = encode(doc)
    found: list[tuple[int, int, int, Candidate]] = []
    for stretch in island.finditer(code):
        first, last = stretch.span()
        for rule in rules:
            for match in rule.regex.finditer(code, first, last):
                start, end = match.span()
                if start == end:
                    continue
                tokens = tuple(doc[i] for i in places[start:end])
                parts = {
                    name.split("__")[0]: tuple(doc[i] for i in places[match.start(name) : match.end(name)])
                    for name, text in match.groupdict().items()
                    if text
                }
                if "out" in parts:
                    tokens = tuple(token for token in tokens if token not in parts["out"])
                candidate = Candidate(tokens, rule.name, rule.kind, parts, rule.fixed)
                if rule.check is None or passes(rule.check, doc, candidate.start, candidate.end, parts):
                    found.append((start - end, rule.order, start, candidate))
    return _longest(found)


def _longest(found: Sequence[tuple[int, int, int, Candidate]]) -> list[Candidate]:
    taken: set[int] = set()
    kept: list[Candidate] = []
    for _, _, _, candidate in sorted(found, key=lambda row: row[:3]):
        span = range(candidate.start, candidate.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(candidate)
    return sorted(kept, key=lambda candidate: candidate.start)


def encode(doc: Doc) -> tuple[list[int], str]:
    """The text as one character a token, and which token each stands for; blanks inside a paragraph are left out."""
    places, chars = [], []
    for i, word in enumerate(_lower_words(doc)):
        if word.isspace():
            if word.count("\n") < 2:
                continue
            char = OTHER
        else:
            char = _char(word)
            if char != OTHER and word in _dressed() and not _in_dress(doc[i], word):
                char = _undressed(word)
        places.append(i)
        chars.append(char)
    return places, "".join(chars)


def _lower_words(doc: Doc) -> list[str]:
    return [token.lower_ for token in doc]


@lru_cache(maxsize=1 << 16)
def _char(word: str) -> str:
    alphabet = load_rules()[1]
    return alphabet.known(alphabet.signature(word))


@lru_cache(maxsize=1 << 10)
def _undressed(word: str) -> str:
    """The character of a word that is not, here, the month or season that it can be."""
    alphabet = load_rules()[1]
    return alphabet.known(alphabet.signature(word) - load_lexicon().by_word.get(word, frozenset()))


@lru_cache(maxsize=1)
def _dressed() -> frozenset[str]:
    lexicon = load_lexicon()
    return lexicon.capital | lexicon.noun


def _in_dress(token: Token, word: str) -> bool:
    lexicon = load_lexicon()
    if word in lexicon.capital and not token.text[0].isupper():
        return False
    return not (word in lexicon.noun and token.tag_[:1] in {"M", "V", "I", "R"})
