"""The forms of a verb or noun, by the regular rules of English and a table of irregular ones.

The table is ``lexicons/irregular.toml``.  With the forms of the words that matter at hand, no text needs the model's
lemmatizer, which is dear.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

LEXICONS = Path(__file__).parent / "lexicons"
VOWELS = "aeiou"
DOUBLING = re.compile(r"[^aeiou]*(?:(?<=q)u)?[aeiouy][bdgkmnprtvz]|.*[^aeiou][ae]l")
"""Verbs that double their last letter: of one syllable ("shrug"), and, in British print, in -el and -al ("signal")."""


@cache
def load_lexicon(name: str) -> dict[str, object]:
    """The table of that name beside this module, as it stands in the file."""
    return tomllib.loads((LEXICONS / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _irregular(kind: str) -> dict[str, str]:
    table = load_lexicon("irregular")[kind]
    if not isinstance(table, dict):
        raise TypeError(f"irregular.toml: [{kind}] has to be a table.")
    return {str(base): str(forms) for base, forms in table.items()}


def inflect_verb(base: str) -> frozenset[str]:
    """All forms of a verb, the base among them: ``warn`` → warn, warns, warned, warning."""
    regular = (_third_person(base), _past(base), _past(base), _present_participle(base))
    given = [part.strip() for part in _irregular("verbs").get(base, "").split(",")]
    forms = {base, base + "ed", base + "ing"} if base.endswith(("el", "al")) else {base}
    for at, rule in enumerate(regular):
        form = given[at] if at < len(given) else ""
        forms.update(form.split("/") if form else [rule])
    return frozenset(forms)


def inflect_noun(base: str) -> frozenset[str]:
    """Singular and plural of a noun: ``threat`` → threat, threats."""
    plural = _irregular("nouns").get(base) or _third_person(base)
    return frozenset({base, plural})


def _third_person(base: str) -> str:
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return base[:-1] + "ies"
    if base.endswith(("s", "x", "z", "ch", "sh")):
        return base + "es"
    return base + "s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return base[:-1] + "ied"
    return _doubled(base) + "ed"


def _present_participle(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return _doubled(base) + "ing"


def _doubled(base: str) -> str:
    return base + base[-1] if DOUBLING.fullmatch(base) else base
