"""Who is who over all articles: which articles' actors are one and the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, cached_property

from rapidfuzz.distance import Levenshtein

from briefing.language.cast.lexicon import Entry as ListEntry
from briefing.language.cast.lexicon import load_lexicon, pieces, word_list
from briefing.language.cast.spelling import initials, same_person
from briefing.model import Actor

Identity = int
"""A number that all spellings of one actor share."""

SMALL_WORDS = frozenset({"the", "a", "an", "some", "many", "several", "one", "two", "both", "most", "other"})
INDEFINITE = frozenset({"a", "an", "one", "another", "some", "any"})
PARTICLES = word_list("particles")
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
            if is_described(actor) and (_is_introduced(actor) or actor.name.lower() in _collectives()):
                continue  # two officials who would not be named may be two persons, “the campaign” anybody's
            if actor.kind == "person" and " " not in actor.name:
                continue  # whose surname it is depends on the article
            same[(*self._key(actor), self._country(number))].append(number)
        for numbers in same.values():
            for number in numbers[1:]:
                self._join(numbers[0], number, sure=True)

    def _country(self, number: int) -> str:
        """The state that an article speaks of most, for a body that is one state's and does not say whose.

        There are as many interior ministries as states: those of two are never one.
        """
        actor = self.actors[number]
        last = actor.name.split()[-1]
        if actor.kind == "person" or last not in PUBLIC or listed_name(actor) or _with_state(actor.name) != actor.name:
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
        return ("person", folded(actor.name)) if actor.kind == "person" else ("body", folded(_with_state(actor.name)))

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
            if actor.kind == "person" and is_described(actor) and not _is_introduced(actor):
                fits = self._leaders(holders.get(office(actor.name), ()))
                if len(fits) == 1:
                    self._join(fits[0], number)


def _is_introduced(actor: Actor) -> bool:
    """Whether a text introduces somebody without a name: “a senior official”."""
    return any(form.split()[0].lower() in INDEFINITE for form in (actor.name, *actor.aliases) if form.split())


@cache
def _collectives() -> frozenset[str]:
    return load_lexicon().collectives


def office(description: str) -> frozenset[str]:
    """An office as its words, states by name: "president of Norway", "the Norwegian president"."""
    words, at, found = list(pieces(description)), 0, set()
    while at < len(words):
        known = load_lexicon().match(words, at, len(words))
        found.add(known[1].name.lower() if known else words[at].lower())
        at = known[0] if known else at + 1
    return frozenset(found) - SMALL_WORDS - {"of", "for", "'s", "’s", "-", "his", "her", "its"}


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


def _with_state(name: str) -> str:
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


def _listed(actor: Actor) -> ListEntry | None:
    if actor.kind == "person":
        return None
    words = list(pieces(actor.name))
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
