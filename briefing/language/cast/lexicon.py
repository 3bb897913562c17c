"""The word lists of the cast: states, organisations, places, outlets, titles and given names, ready to be looked up."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

LEXICONS = Path(__file__).parent.parent / "lexicons"
PIECE = re.compile(r"[’']s\b|[’']$|[’']|[-–,]|[^\s\-–,’']+(?:['’](?!s\b)[^\s\-–,’']+)*")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name in the word lists stands for.

    ``kind`` is state, organisation, group, place or outlet; ``sense`` says how the words stand for it:
    name, adjective, people, capital or seat.
    """

    name: str
    kind: str
    sense: str


@dataclass(frozen=True)
class Lexicon:
    """All word lists that the cast needs.

    ``entries`` maps the first word of a name to the names that begin so, longest first, each with what it stands for.
    """

    entries: dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    honorifics: dict[str, str]
    offices: dict[str, str]
    short_titles: frozenset[str]
    modifiers: frozenset[str]
    forenames: dict[str, str]
    surnames_first: frozenset[str]
    forename_variants: tuple[frozenset[str], ...]
    suffixes: frozenset[str]
    org_nouns: frozenset[str]
    thing_nouns: frozenset[str]
    never: frozenset[str]
    government: frozenset[str]
    company: frozenset[str]
    plural_people: frozenset[str]
    collectives: frozenset[str]
    single_people: frozenset[str]

    @cached_property
    def upper(self) -> dict[str, str]:
        """The first words of names as print in capitals has them."""
        return {first.upper(): first for first in self.entries}

    def match(self, words: list[str], at: int, end: int) -> tuple[int, Entry] | None:
        """The longest name of the lists that begins at a token, as (end, entry)."""
        for form, entry in self.entries.get(words[at], ()):
            stop = at + len(form)
            if stop <= end and tuple(words[at:stop]) == form:
                return stop, entry
        return None


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((LEXICONS / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _cast_words() -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in _read("cast").items()}


def word_list(key: str) -> frozenset[str]:
    """One of the small word lists in ``cast.toml``."""
    return _cast_words()[key]


def pieces(name: str) -> tuple[str, ...]:
    """A name cut into words as the tokenizer cuts them: hyphens and 's stand alone."""
    return tuple(PIECE.findall(name))


def _people_of(adjective: str) -> list[str]:
    return [adjective + "s"] if adjective.endswith(("n", "i")) and " " not in adjective[-4:] else []


def _state_forms() -> list[tuple[str, Entry]]:
    forms = []
    for name, state in _read("states")["states"].items():
        adjectives = state.get("adjective", [])
        people = state.get("people", []) + [plural for one in adjectives for plural in _people_of(one)]
        senses = {
            "name": [name, *state.get("forms", [])],
            "adjective": adjectives,
            "people": people,
            "capital": state.get("capital", []),
            "seat": state.get("seat", []),
        }
        for sense, words in senses.items():
            forms += [(form, Entry(name, "state", sense)) for form in words]
    return forms


def _organisation_forms(shelf: dict[str, Any]) -> list[tuple[str, Entry]]:
    forms = []
    for section, kind in (("organisations", "organisation"), ("groups", "group")):
        for name, organisation in shelf[section].items():
            forms += [(form, Entry(name, kind, "name")) for form in (name, *organisation.get("forms", ()))]
            forms += [(form, Entry(name, kind, "capital")) for form in organisation.get("seat", ())]
    return forms


def _gendered(table: dict[str, list[str]]) -> dict[str, str]:
    return {word: "" if gender == "both" else gender for gender in ("both", "m", "f") for word in table[gender]}


@cache
def load_lexicon() -> Lexicon:
    """The word lists, read once."""
    organisations, titles, things = _read("organisations"), _read("titles"), _read("things")
    places, given = _read("places"), _read("forenames")
    forms = _state_forms() + _organisation_forms(organisations)
    forms += [(form, Entry(form, "outlet", "name")) for form in _read("outlets")["outlets"]]
    forms += [(form, Entry(form, "place", "name")) for group in places.values() for form in group]
    entries: dict[str, dict[tuple[str, ...], Entry]] = {}
    for form, entry in forms:
        key = pieces(form)
        # the first list that knows a form decides: a state before an organisation before a place
        entries.setdefault(key[0], {}).setdefault(key, entry)
    shapes, unnamed = organisations["shapes"], titles["unnamed"]
    forenames = {name: gender for gender in ("m", "f") for name in given[gender].split()}
    return Lexicon(
        entries={
            first: tuple(sorted(known.items(), key=lambda pair: -len(pair[0]))) for first, known in entries.items()
        },
        honorifics=_gendered(titles["honorifics"]),
        offices=_gendered(titles["offices"]),
        short_titles=frozenset(titles["offices"]["short"]),
        modifiers=frozenset(titles["offices"]["modifiers"]),
        forenames=forenames,
        surnames_first=frozenset(given["surnames_first"].split()),
        forename_variants=tuple(frozenset(forms.lower().split()) for forms in given["variants"]),
        suffixes=frozenset(shapes["company_suffixes"]),
        org_nouns=frozenset(shapes["nouns"]),
        thing_nouns=frozenset(things["last_words"]),
        never=frozenset(things["never"]),
        government=frozenset(shapes["government"]),
        company=frozenset(shapes["company"]),
        plural_people=frozenset(unnamed["plural"]),
        collectives=frozenset(unnamed["collective"]),
        single_people=frozenset(unnamed["singular"]),
    )
