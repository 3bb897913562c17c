"""Words for encounters: talks, calls, visits, votes, hearings, deadlines, and the verbs that tell of them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

ROUND = "round"
TABLE = Path(__file__).with_name("lexicon.toml")


@dataclass(frozen=True)
class EncounterVerb:
    """A verb that tells of an encounter: its family, and where the other side stands.

    ``other`` is with, object, both, noun (the encounter is its object), goal or none; ``needs`` is what has to stand
    with it, a name of `briefing.language.encounters.conditions.NEEDS`, or empty.
    """

    family: str
    other: str
    needs: str = ""


@dataclass(frozen=True)
class Encounters:
    """The table: families by noun, verbs by form, and the lists of other words by name."""

    nouns: dict[str, str]
    verbs: dict[str, EncounterVerb]
    words: dict[str, frozenset[str]]


@cache
def load_encounters() -> Encounters:
    """The table, read once."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return Encounters(
        {word: family for family, words in table["nouns"].items() for word in words.split()},
        {
            form: EncounterVerb(row["family"], row["other"], row.get("needs", ""))
            for row in table["verbs"].values()
            for form in row["forms"].split()
        },
        {name: frozenset(words.split()) for name, words in table["words"].items()},
    )


def may_name(token: Token) -> bool:
    """Whether a word, with what a hyphen ties to it, can be a noun or verb of the table."""
    table = load_encounters()
    word = token.lower_
    return word in table.nouns or word in table.verbs or word == ROUND or _hyphened(token) in table.nouns


def listed(name: str) -> frozenset[str]:
    """A list of words of the table, by its name there."""
    return load_encounters().words[name]


def family_of(token: Token) -> str | None:
    """The family of a noun that names an encounter; None for any other word."""
    if token.tag_[:2] != "NN" and not (token.tag_ == "VBG" and token.lower_ in {"meeting", "signing"}):
        return None
    if token.tag_ == "VBG" and token.dep_ == "pcomp" and any(child.dep_ == "dobj" for child in token.children):
        return None  # “after meeting the minister”
    if token.lower_ == ROUND:
        return "talks" if is_round(token) else None
    return load_encounters().nouns.get(_hyphened(token)) or load_encounters().nouns.get(token.lower_)


def is_round(token: Token) -> bool:
    """“A third round is set for May 5”: of what, the text has said before; not “in the third round”, “a round of X”."""
    if token.lower_ != ROUND or token.dep_ not in {"nsubj", "nsubjpass", "dobj"}:
        return False
    of = any(child.lower_ in {"of", "between"} for child in token.rights)
    return not of and any(child.lower_ in listed("in_turn") for child in token.lefts)


def _hyphened(token: Token) -> str:
    """A word with what a hyphen ties to it, where the parser takes it apart: “run-off”."""
    if token.i > 1 and token.nbor(-1).text == "-":
        return f"{token.nbor(-2).lower_}-{token.lower_}"
    return token.lower_


def family_near(token: Token) -> str | None:
    """The family of the encounter that an expression of time hangs on: its own head, or the head's noun."""
    for _ in range(4):
        family = family_of(token)
        if family is not None:
            return family
        if token.head.i == token.i:
            return None
        token = token.head
    return None
