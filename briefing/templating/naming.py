"""Actors as a document names them: by name instead of id, with the other names that a reader needs."""

from __future__ import annotations

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
        """The source's words for who speaks, where they tell a reader more than the actor's name does."""
        words = position.speaker
        if not words or words.casefold() in _PRONOUNS:
            return None
        known = [self._actors.get(actor) for actor in (position.actor, position.via) if actor]
        forms = {form.casefold() for actor in known if actor for form in (actor.name, *actor.aliases)}
        bare = _without_determiner(words).casefold()
        if words.casefold() in forms or bare in {_without_determiner(form).casefold() for form in forms}:
            return None
        return words


def other_names(actor: Actor) -> tuple[str, ...]:
    """The names of an actor that a reader will not guess from its name: `Moscow` for Russia, other spellings.

    `Mr Biden` is guessed from `Joe Biden`, and `the president` is no name: neither is listed.
    """
    test = _is_other_spelling if actor.kind == "person" else _is_other_name
    found: dict[str, str] = {}
    for alias in actor.aliases:
        if test(alias, actor.name):
            found.setdefault(_without_determiner(alias).casefold(), alias)
    return tuple(found.values())[:_MOST_NAMES]


def _without_determiner(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and first.casefold() in _DETERMINERS else name


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
    own = {word.casefold() for word in name.split()}
    return not own & {word.casefold().rstrip("’'s") for word in words} and not own & {w.casefold() for w in words}
