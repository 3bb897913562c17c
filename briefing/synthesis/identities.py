"""Who is who over all articles: which articles' actors are one and the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from rapidfuzz.distance import Levenshtein

from briefing.language.cast.lexicon import word_list
from briefing.language.cast.spelling import initials, same_person
from briefing.model import Actor
from briefing.synthesis.actor_names import (
    folded,
    is_collective,
    is_described,
    is_introduced,
    listed_name,
    office,
    with_state,
)

Identity = int
"""A number that all spellings of one actor share."""

PUBLIC = word_list("public_nouns")

DWARFS = 4
"""How many times more articles than a namesake's somebody needs to be meant by the surname alone."""

Entry = tuple[tuple[str, str], Actor]


def identify(everyone: Sequence[Entry]) -> list[Identity]:
    """A number for each actor, given as ((article id, local id), actor); the same number for the same actor."""
    return Identification(everyone).numbers()


class Identification:
    """Joins actors step by step, from the sure to the likely."""

    def __init__(self, everyone: Sequence[Entry]) -> None:
        """Begin with everybody apart."""
        self.everyone = everyone
        self.actors = [actor for _, actor in everyone]
        self.leader = list(range(len(everyone)))
        self.articles = [{local[0]} for local, _ in everyone]

    def numbers(self) -> list[Identity]:
        """The outcome: each one's leader."""
        self._join_equals()
        self._join_mistaken()
        self._join_people()
        self._join_organisations()
        self._join_described()
        return [self._find(number) for number in range(len(self.actors))]

    # -- sets of actors that are one --

    def _find(self, number: int) -> int:
        while self.leader[number] != number:
            self.leader[number] = self.leader[self.leader[number]]
            number = self.leader[number]
        return number

    def _join(self, one: int, other: int, *, sure: bool = False) -> None:
        """Make two sets one, unless an article knows both apart."""
        first, second = sorted((self._find(one), self._find(other)))
        if first == second or (not sure and self.articles[first] & self.articles[second]):
            return
        self.leader[second] = first
        self.articles[first] |= self.articles[second]

    def _leaders(self, numbers: Iterable[int]) -> list[int]:
        return sorted({self._find(number) for number in numbers})

    # -- the steps --

    def _join_equals(self) -> None:
        """The same name, or the same name in the word lists."""
        same: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, actor in enumerate(self.actors):
            if is_described(actor) and (is_introduced(actor) or is_collective(actor)):
                continue  # two officials who would not be named may be two persons, “the campaign” anybody's
            if actor.kind == "person" and " " not in actor.name:
                continue  # whose surname it is depends on the article
            same[(*self._key(actor), self._country(number))].append(number)
        for numbers in same.values():
            for number in numbers[1:]:
                self._join(numbers[0], number, sure=True)

    def _join_mistaken(self) -> None:
        """A name of one word that one article takes for a person, and others for an organisation; nobody's surname."""
        bodies: dict[str, int] = {}
        taken: set[str] = set()
        for number, actor in enumerate(self.actors):
            if actor.kind == "organisation" and " " not in actor.name:
                bodies.setdefault(folded(actor.name), number)
            elif actor.kind == "person" and " " in actor.name:
                taken.update(folded(word) for word in actor.name.split())
        for number, actor in enumerate(self.actors):
            name = folded(actor.name)
            if actor.kind == "person" and actor.role is None and name in bodies and name not in taken:
                self._join(bodies[name], number)

    def _country(self, number: int) -> str:
        """The state that an article speaks of most, for a body that is one state's and does not say whose.

        There are as many interior ministries as states: those of two are never one.
        """
        actor = self.actors[number]
        last = actor.name.split()[-1]
        if actor.kind == "person" or last not in PUBLIC or listed_name(actor) or with_state(actor.name) != actor.name:
            return ""
        return self._foremost_state.get(self.everyone[number][0][0], "")

    @cached_property
    def _foremost_state(self) -> dict[str, str]:
        """By article."""
        most: dict[str, tuple[int, str]] = {}
        for (article, _), actor in self.everyone:
            if actor.kind == "state":
                most[article] = max(most.get(article, (0, "")), (actor.mentions, actor.name))
        return {article: name for article, (_, name) in most.items()}

    def _key(self, actor: Actor) -> tuple[str, ...]:
        known = listed_name(actor)
        if known:
            return ("listed", known)
        return ("person", folded(actor.name)) if actor.kind == "person" else ("body", folded(with_state(actor.name)))

    def _join_people(self) -> None:
        people = [n for n, actor in enumerate(self.actors) if actor.kind == "person" and not is_described(actor)]
        full = [number for number in people if len(self.actors[number].name.split()) > 1]
        blocks: dict[str, list[int]] = defaultdict(list)
        for number in {self._find(number): number for number in full}.values():
            words = self.actors[number].name.split()
            for block in {words[-1][:2].lower(), words[0][:2].lower() + "-"}:
                blocks[block].append(number)
        for numbers in blocks.values():
            for at, one in enumerate(numbers):
                for other in numbers[at + 1 :]:
                    if same_person(self.actors[one].name, self.actors[other].name):
                        self._join(one, other)
        self._join_surnames(people, full)

    def _join_surnames(self, people: Sequence[int], full: Sequence[int]) -> None:
        """A surname alone joins the one person who has it; of several the one with its role, or the foremost."""
        by_surname: dict[str, set[int]] = defaultdict(set)
        for number in full:
            actor = self.actors[number]
            words = [actor.name.split()[-1], *(alias for alias in actor.aliases if " " not in alias)]
            for word in words:
                by_surname[word.lower()].add(self._find(number))
        alone = [number for number in people if " " not in self.actors[number].name]
        alone += self._mistaken_for_bodies(by_surname)
        presence = {leader: len(self.articles[leader]) for leader in self._leaders(full)}
        for number in alone:
            actor = self.actors[number]
            fits = self._leaders(by_surname.get(actor.name.lower(), ()))
            fits = [one for one in fits if not self.articles[one] & self.articles[number]] or fits
            if len(fits) > 1 and actor.role:
                fits = [one for one in fits if self._shares_role(one, actor.role)] or fits
            if len(fits) > 1:
                fits = self._foremost(fits, presence)
            if len(fits) == 1:
                self._join(fits[0], number)
        left: dict[str, list[int]] = defaultdict(list)
        for number in alone:
            if self._find(number) == number:
                left[self.actors[number].name.lower()].append(number)
        for numbers in left.values():
            for number in numbers[1:]:
                self._join(numbers[0], number)

    def _mistaken_for_bodies(self, by_surname: dict[str, set[int]]) -> list[int]:
        """Surnames that one article takes for an organisation, and many others for a person's."""
        bodies = [n for n, a in enumerate(self.actors) if a.kind in {"organisation", "group"} and " " not in a.name]
        by_name: dict[str, list[int]] = defaultdict(list)
        for number in bodies:
            by_name[self.actors[number].name.lower()].append(number)
        return [
            numbers[0]
            for name, numbers in by_name.items()
            if len(numbers) == 1
            and not listed_name(self.actors[numbers[0]])
            and max((len(self.articles[self._find(one)]) for one in by_surname.get(name, ())), default=0) >= DWARFS
        ]

    def _foremost(self, fits: list[int], presence: dict[int, int]) -> list[int]:
        """The one who stands in many times more articles than any other of the name, as the subject of a story does."""
        ranked = sorted(fits, key=lambda one: -presence.get(one, 0))
        return ranked[:1] if presence.get(ranked[0], 0) >= DWARFS * presence.get(ranked[1], 0) else fits

    def _shares_role(self, leader: int, role: str) -> bool:
        last = role.lower().split()[-1]
        roles = [a.role for n, a in enumerate(self.actors) if a.role and self._find(n) == leader]
        return any(last in one.lower().split() for one in roles)

    def _join_organisations(self) -> None:
        """A short name or an acronym joins the one longer name that it stands for."""
        bodies = [n for n, a in enumerate(self.actors) if a.kind in {"organisation", "group"} and not is_described(a)]
        stands_for: dict[str, set[int]] = defaultdict(set)
        for number in bodies:
            actor = self.actors[number]
            for form in {actor.name, *actor.aliases}:
                words = folded(form).split()
                if not words or listed_name(actor):
                    continue
                if len(words) > 1 and len(words[0]) > 2 and words[0].upper() not in {"THE", "US", "UN"}:
                    stands_for[words[0]].add(number)
                if len(words) > 1:
                    for acronym in initials(form):
                        stands_for[acronym.lower()].add(number)
                stands_for[" ".join(words)].add(number)
        self._join_variants(bodies)
        for number in bodies:
            actor = self.actors[number]
            short = folded(actor.name)
            fits = self._leaders(one for one in stands_for.get(short, ()) if self._find(one) != self._find(number))
            if len(fits) == 1 and " " not in short and not listed_name(actor):
                self._join(fits[0], number)

    def _join_variants(self, bodies: Sequence[int]) -> None:
        """Long names that differ by a slip in one letter or two: "Acme Semiconductor", "Acme Semiconductors"."""
        blocks: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for number in self._leaders(bodies):
            name = folded(self.actors[number].name)
            if len(name) >= 10 and not listed_name(self.actors[number]):
                blocks[name.split()[0]].append((name, number))
        for block in blocks.values():
            for at, (name, number) in enumerate(block):
                for other, rival in block[at + 1 :]:
                    if name != other and Levenshtein.distance(name, other, score_cutoff=1) <= 1:
                        self._join(number, rival)

    def _join_described(self) -> None:
        """ "The Norwegian minister" joins the one person to whom another article gives that role."""
        holders: dict[frozenset[str], set[int]] = defaultdict(set)
        for number, actor in enumerate(self.actors):
            if actor.kind == "person" and not is_described(actor):
                forms = [actor.role or "", *(alias for alias in actor.aliases if alias.split()[0].islower())]
                for form in forms:
                    if len(office(form)) > 1:
                        holders[office(form)].add(number)
        for number, actor in enumerate(self.actors):
            if actor.kind == "person" and is_described(actor) and not is_introduced(actor):
                fits = self._leaders(holders.get(office(actor.name), ()))
                if len(fits) == 1:
                    self._join(fits[0], number)
