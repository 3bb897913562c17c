"""What the words beside a name tell of its kind: "the union Unifor", "Unite, the union", "Jane Roe, a teacher"."""

from __future__ import annotations

import re

from briefing.language.cast.lexicon import word_list
from briefing.language.cast.names import Name
from briefing.language.cast.roles import RoleFinder
from briefing.language.tokens import Tokens

ACRONYM = re.compile(r"[A-Z]{2,5}")
"""A word of a few capitals: the initials of a body, whatever the recogniser takes it for."""
APPOSED = word_list("company_words") | word_list("body_words") | {"fund", "newspaper", "broadcaster"}


def kind_told(name: Name, roles: RoleFinder, tokens: Tokens) -> str | None:
    """What the words beside a name say of it: "the union Unifor", "Jane Roe, a teacher", "Oslo and Bergen"."""
    before = tokens.words[name.start - 1].lower() if name.start else ""
    if before in APPOSED and tokens.tags[name.start - 1] == "NN":
        return "organisation"
    if _is_apposed_to_body(name, tokens):
        return "organisation"
    if roles.tells_person(name) and not ACRONYM.fullmatch(name.text):
        return "person"
    if _is_of_state(name, roles, tokens):
        return "person"
    head = tokens.heads[tokens.root(name.start, name.end)]
    beside = roles.name_at.get(head)
    conjoined = tokens.deps[tokens.root(name.start, name.end)] == "conj"
    return "place" if conjoined and beside is not None and beside.kind == "place" else None


def _is_apposed_to_body(name: Name, tokens: Tokens) -> bool:
    """ "Unite, the union, wants"; "the water utility, Corsan, said"."""
    words, at = tokens.words, name.end
    if words[at : at + 1] != [","]:
        return False
    stop = next((i for i in range(at + 1, min(at + 5, len(words))) if words[i] == ","), 0)
    behind = stop and words[at + 1].lower() in {"the", "a"} and words[stop - 1].lower() in APPOSED
    before = name.start > 1 and words[name.start - 1] == "," and words[name.start - 2].lower() in APPOSED
    # "The maker, Acme Dairy, said"; not "for the firm, Jane Roe"
    opens = name.start > 2 and words[name.start - 3] in {"The", "Their", "Its"}
    return bool(behind or (before and (opens or " " not in name.text)))


def _is_of_state(name: Name, roles: RoleFinder, tokens: Tokens) -> bool:
    """ "Kenya's Baraku Holm": two words behind a state's possessive, of which the last names no body or thing."""
    lexicon = roles.lexicon
    if len(name.text.split()) != 2 or name.start < 2 or tokens.tags[name.start - 1] != "POS":
        return False
    owner = roles.name_at.get(name.start - 2)
    first, last = name.text.split()
    nouns = lexicon.org_nouns | lexicon.suffixes | lexicon.thing_nouns
    plain = first.lower() not in lexicon.modifiers and not name.text.isupper()
    return owner is not None and owner.kind == "state" and last not in nouns and plain
