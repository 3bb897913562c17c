"""The word lists of demands and risks, with every word in all its forms."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from briefing.language.lemmas import inflect_noun, inflect_verb, load_lexicon


@cache
def words_of(lexicon: str, section: str, name: str, kind: str = "") -> frozenset[str]:
    """A list of a table; as verbs (``v``) or nouns (``n``) with all their forms."""
    table: Any = load_lexicon(lexicon)[section]
    if kind:
        return verb_forms(table[name]) if kind == "v" else noun_forms(table[name])
    return frozenset(table[name].split())


@cache
def phrases_of(lexicon: str, section: str, name: str) -> tuple[tuple[str, ...], ...]:
    """A list of phrases that are parted by upright strokes, each as its words."""
    table: Any = load_lexicon(lexicon)[section]
    return tuple(tuple(phrase.split()) for phrase in table[name].split("|"))


@cache
def phrasal_verbs(lexicon: str, section: str, name: str) -> frozenset[tuple[str, ...]]:
    """A list of verbs with particles, each verb in all its forms: (“ruled”, “out”)."""
    phrases = phrases_of(lexicon, section, name)
    return frozenset((form, *particles) for verb, *particles in phrases for form in verb_forms(verb))


@cache
def verb_forms(words: str) -> frozenset[str]:
    """All forms of some verbs; those that double their last letter with it (“banned”)."""
    return frozenset(form for word in words.split() for form in (*inflect_verb(word), *_doubled(word)))


@cache
def noun_forms(words: str) -> frozenset[str]:
    """Singular and plural of some nouns."""
    return frozenset(form for word in words.split() for form in inflect_noun(word))


def _doubled(verb: str) -> Iterable[str]:
    short = len(verb) > 2 and verb[-1] not in "aeiouwxy" and verb[-2] in "aeiou" and verb[-3] not in "aeiou"
    return (f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing") if short else ()
