"""Who answers for whom: a state's minister for the state, a company's chief for the company."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from briefing.language.lemmas import load_lexicon
from briefing.model import Actor

_TABLE = tomllib.loads(Path(__file__).with_name("answers.toml").read_text(encoding="utf-8"))
OFFICIALS = frozenset(_TABLE["officials"].split())
ORGANS = frozenset(_TABLE["organs"].split())
NOT_FOR = frozenset(_TABLE["not_for"].split())
BODIES = frozenset(_TABLE["bodies"].split())
_ORGAN = re.compile(rf"(?:the )?(.+)['’]s? (?:{'|'.join(sorted(ORGANS))})$", re.I)


class SpeakingFor:
    """Tells who speaks for which states and organisations, from the roles that the articles give."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        """Read the names and roles of the brief's actors."""
        self._actors = {actor.id: actor for actor in actors}
        self._pairs: dict[tuple[str, str], bool] = {}
        self._first: dict[str, tuple[str, ...]] = {}
        self._by_word: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for actor in self._actors:
            for form in {form.lower().removeprefix("the ") for form in self.forms(actor)}:
                self._by_word[form.partition(" ")[0]].append((form, actor))

    def kind(self, actor: str | None) -> str | None:
        """What an actor is; None for none that is known."""
        known = self._actors.get(actor or "")
        return known.kind if known else None

    def names(self, actor: str) -> tuple[str, ...]:
        """The actor's names, the longest first; for a state its adjectives and its seat of government too."""
        known = self._actors.get(actor)
        return names_of(known) if known else ()

    def forms(self, actor: str) -> tuple[str, ...]:
        """Every form in which the articles name the actor, descriptions like “the company” among them."""
        known = self._actors.get(actor)
        return (known.name, *known.aliases) if known else ()

    def named_first(self, text: str) -> tuple[str, ...]:
        """The actors with one of whose forms a text begins: “the company” in “the company to raise wages”."""
        if text not in self._first:
            opening = re.sub(r"^(?:that\s+)?(?:the\s+)?", "", text.lower())
            found = re.match(r"\S+", opening)
            known = self._by_word.get(found[0], ()) if found else ()
            self._first[text] = tuple(
                dict.fromkeys(
                    actor for form, actor in known if opening.startswith((f"{form} ", f"{form}’", f"{form}'"))
                )
            )
        return self._first[text]

    def is_one(self, one: str, other: str) -> bool:
        """Whether what one says can be the other's answer: they are the same, or one is an official of the other."""
        if one == other:
            return True
        if (one, other) not in self._pairs:
            here, there = self._actors.get(one), self._actors.get(other)
            self._pairs[one, other] = bool(here and there and _is_official(here, there))
        return self._pairs[one, other]


def names_of(actor: Actor) -> tuple[str, ...]:
    """The names of an actor that are capitalised, the longest first, and those that a state has besides."""
    names = {name for name in (actor.name, *actor.aliases) if name[:1].isupper() and not name.startswith("The ")}
    if actor.kind == "state":
        names.update(_names_of_state(actor.name))
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def is_official_of(role: str, names: Iterable[str]) -> bool:
    """Whether a role as a source gives it is an office in what has these names: “Norland’s foreign minister”."""
    return is_office(role) and any(
        _spaced(name) in _spaced(role) and not BODIES & set(_spaced(role).replace(_spaced(name), " ").lower().split())
        for name in names
        if len(name) > 1
    )


@lru_cache(maxsize=4096)
def is_office(role: str) -> bool:
    """Whether a role is one in which somebody speaks for others: a minister's, not a former minister's."""
    words = set(_spaced(role).lower().split())
    return bool(OFFICIALS & words) and not NOT_FOR & words


@lru_cache(maxsize=4096)
def _spaced(text: str) -> str:
    """The words of a text with blanks around them, so that only whole words are found in it."""
    told = re.sub(r"\b(?:[Pp]ro|[Aa]nti)-\w+", "", text.replace("U.S.", "US").replace("U.N.", "UN"))
    words = re.findall(r"\w+", told)
    return f" {' '.join(words)} "


def _is_official(here: Actor, there: Actor) -> bool:
    if here.kind != "person" and there.kind != "person":
        return _is_organ(here, there) or _is_organ(there, here)
    if here.kind == there.kind:
        return False
    person, body = (here, there) if here.kind == "person" else (there, here)
    titles = (alias for alias in person.aliases if alias[:1].isupper())
    offices = [role for role in (person.role or "", *titles) if is_office(role)]
    return bool(offices) and any(is_official_of(role, names_of(body)) for role in offices)


def _is_organ(part: Actor, whole: Actor) -> bool:
    """Whether one is by name an organ of the other: “Norland’s government”, “Ferro’s board”."""
    owner = _owner_of_organ(part.name)
    return owner is not None and any(owner == name.casefold() for name in names_of(whole))


@lru_cache(maxsize=4096)
def _owner_of_organ(name: str) -> str | None:
    found = _ORGAN.match(name)
    return found[1].casefold() if found else None


@cache
def _names_of_state(name: str) -> tuple[str, ...]:
    states = load_lexicon("states")["states"]
    assert isinstance(states, dict)
    state = states.get(name, {})
    return tuple(form for sense in ("forms", "adjective", "seat") for form in state.get(sense, ()))
