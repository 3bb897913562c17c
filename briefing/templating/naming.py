"""Actors as a document names them: by name instead of id, with the other names that a reader needs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from briefing.model import Actor, Brief, Position

_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "their", "its", "our", "this", "that", "these", "those"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "him", "her", "them", "who", "himself", "herself"})
_MOST_NAMES = 3


class Names:
    """The names of a brief's actors."""

    def __init__(self, brief: Brief) -> None:
        """Read the actors of `brief`."""
        self._actors = {actor.id: actor for actor in brief.actors}

    def name(self, actor: str | None) -> str | None:
        """An actor's name; the id where no such actor is known, as in a brief edited by hand."""
        return self._actors[actor].name if actor in self._actors else actor

    def names(self, actors: Iterable[str]) -> tuple[str, ...]:
        """The names of several actors, each once."""
        return tuple(dict.fromkeys(self.name(actor) or actor for actor in actors))

    def speaker(self, position: Position) -> str | None:
        """The source's words for who speaks, where they tell a reader more than the actor's name does.

        For a person that is a name or description that shares nothing with those known; for a state or organisation
        also a part of it: `Kesteria’s Foreign Ministry` for Kesteria.
        """
        if not position.speaker or position.speaker.casefold() in _PRONOUNS or position.also:
            return None
        words = _words(position.speaker)
        for known in (self._actors.get(ident) for ident in (position.actor, position.via) if ident):
            if known and _is_same_name(words, _words(known.name)):
                return None
            forms = [_words(form) for form in (known.name, *known.aliases)] if known else []
            part = any(form < words for form in forms)
            if words in forms and not (part and known and known.kind != "person"):
                return None
            if part and known and known.kind == "person":
                return None
        return position.speaker


def other_names(actor: Actor) -> tuple[str, ...]:
    """The names of an actor that a reader will not guess from its name: `Moscow` for Russia, other spellings.

    `Mr Biden` is guessed from `Joe Biden`, and `the president` is no name: neither is listed.
    """
    test = _is_other_spelling if actor.kind == "person" else _is_other_name
    found: dict[str, str] = {}
    for alias in actor.aliases:
        if test(alias, actor.name):
            bare = _without_determiner(alias).casefold()
            found.setdefault(bare.split()[-1] if actor.kind == "person" else bare, alias)
    return tuple(found.values())[:_MOST_NAMES]


def _without_determiner(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and first.casefold() in _DETERMINERS else name


def _words(name: str) -> frozenset[str]:
    """The words of a name, without determiners, in lower case."""
    return frozenset(re.findall(r"\w+", name.casefold())) - _DETERMINERS - {"s"}


def _is_other_spelling(alias: str, name: str) -> bool:
    """Whether a person's alias ends in the surname spelt differently."""
    words, own = alias.split(), name.split()
    if not words or not own or words[-1].casefold() == own[-1].casefold() or not words[-1][0].isupper():
        return False
    if len(words) > len(own):
        return False
    return SequenceMatcher(None, words[-1].casefold(), own[-1].casefold()).ratio() >= 0.75


def _is_other_name(alias: str, name: str) -> bool:
    """Whether an alias is a name of its own: capitalised throughout, and without a word of the name."""
    words = _without_determiner(alias).split()
    if not words or not all(word[0].isupper() or word[0].isdigit() for word in words if len(word) > 3):
        return False
    if not words[0][0].isupper():
        return False
    return not any(_is_alike(one, other) for one in _words(alias) for other in _words(name))


def _is_same_name(words: frozenset[str], name: frozenset[str]) -> bool:
    """Whether each of the words is alike one of the other name: `the Russian army` is `Russia’s army`."""
    return all(any(_is_alike(one, other) for other in name) for one in words) and all(
        any(_is_alike(one, other) for one in words) for other in name
    )


def _is_alike(word: str, other: str) -> bool:
    """Whether one word is the other or made from it: `Ukrainians` is guessed from `Ukraine`."""
    return word == other or (min(len(word), len(other)) > 4 and word[:5] == other[:5])
