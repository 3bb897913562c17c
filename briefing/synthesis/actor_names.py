"""How actors are called: what in a name tells who somebody is, and what stands for no name at all."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefing.language.cast.lexicon import Entry, load_lexicon, pieces, word_list
from briefing.model import Actor

SMALL_WORDS = frozenset({"the", "a", "an", "some", "many", "several", "one", "two", "both", "most", "other"})
INDEFINITE = frozenset({"a", "an", "one", "another", "some", "any"})
PARTICLES = word_list("particles")


def is_introduced(actor: Actor) -> bool:
    """Whether a text introduces somebody without a name: “a senior official”."""
    return any(form.split()[0].lower() in INDEFINITE for form in (actor.name, *actor.aliases) if form.split())


def is_collective(actor: Actor) -> bool:
    """Whether an actor is called by a word for any such group: “officials”."""
    return actor.name.lower() in load_lexicon().collectives


def office(description: str) -> frozenset[str]:
    """An office as its words, states by name: "president of Norway", "the Norwegian president"."""
    words, at, found = list(pieces(description)), 0, set()
    while at < len(words):
        known = load_lexicon().match(words, at, len(words))
        found.add(known[1].name.lower() if known else words[at].lower())
        at = known[0] if known else at + 1
    return frozenset(found) - SMALL_WORDS - {"of", "for", "'s", "’s", "-", "his", "her", "its"}


@lru_cache(maxsize=10_000)
def folded(name: str) -> str:
    """A name without case, article, company suffix and punctuation."""
    words = re.sub(r"[’']s\b", "", name.replace("&", " and ")).replace(".", "").split()
    while len(words) > 1 and words[0].lower() in SMALL_WORDS:
        words.pop(0)
    suffixes = _suffixes()
    while len(words) > 1 and words[-1].strip(",") in suffixes:
        words.pop()
    return " ".join(re.findall(r"\w+", " ".join(words).lower().replace("organization", "organisation")))


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(suffix.replace(".", "") for suffix in load_lexicon().suffixes)


def listed_name(actor: Actor) -> str | None:
    """The name of a state or organisation in the word lists."""
    known = _listed(actor)
    return known.name if known and known.kind in {"state", "organisation", "group"} else None


@lru_cache(maxsize=10_000)  # each name is asked for again and again
def with_state(name: str) -> str:
    """ "Norwegian Defence Ministry" and "Norway’s Defence Ministry" as "Norway Defence Ministry"."""
    words = list(pieces(name))
    words = words[1:] if words[0] in {"the", "The"} else words
    known = load_lexicon().match(words, 0, len(words)) if words else None
    if known is None or known[1].kind != "state" or known[0] == len(words):
        return name
    rest = [word for word in words[known[0] :] if word not in {"'s", "’s", "'", "’"}]
    return " ".join([known[1].name, *rest])


def is_outlet(actor: Actor) -> bool:
    """Whether an actor is a newspaper, agency or broadcaster of the word lists."""
    known = _listed(actor)
    return known is not None and known.kind == "outlet"


def _listed(actor: Actor) -> Entry | None:
    return None if actor.kind == "person" else _find_listed(actor.name)


@lru_cache(maxsize=10_000)
def _find_listed(name: str) -> Entry | None:
    words = list(pieces(name))
    if words and words[0] in {"The", "the"} and len(words) > 1:
        words = words[1:]
    known = load_lexicon().match(words, 0, len(words)) if words else None
    return known[1] if known and known[0] == len(words) and known[1].sense == "name" else None


def is_described(actor: Actor) -> bool:
    """Whether an actor has no name but a description: "senior official", "antitrust regulators", "Oslo's mayor"."""
    words = actor.name.split()
    if words[0].lower() in SMALL_WORDS | {"his", "her", "its", "their"}:
        return True
    return any(word[0].islower() and word not in PARTICLES and "-" not in word for word in (words[0], words[-1]))
