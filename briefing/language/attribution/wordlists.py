"""The small word lists of reported speech (``lexicons/reporting.toml``)."""

from __future__ import annotations

from functools import cache

from briefing.language.lemmas import inflect_verb, load_lexicon


@cache
def load_words(name: str) -> frozenset[str]:
    """The words of a list, in lower case."""
    return frozenset(str(load_lexicon("reporting")[name]).split())


@cache
def load_verb_forms(name: str) -> frozenset[str]:
    """All forms of the verbs of a list."""
    return frozenset(form for base in load_words(name) for form in inflect_verb(base))
