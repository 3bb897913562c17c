"""One member of the cast for many forms: the longest form seen, and every name that stands for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from briefing.language.cast.lexicon import Lexicon
from briefing.language.cast.names import Name
from briefing.language.cast.spelling import initials, plain_words, same_person

OFTEN = 3
"""How often a forename has to stand alone to be how an article calls somebody."""


@dataclass
class Role:
    """A role that the text gives somebody: its words, its head noun, and the state or organisation that it is of."""

    start: int
    end: int
    head: int
    of: str | None


@dataclass
class Member:
    """Somebody in the article, while the cast is being gathered."""

    name: str
    kind: str
    key: str | None = None
    gender: str = ""
    names: list[Name] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    phrases: list[tuple[int, int]] = field(default_factory=list)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name, without initials and nicknames in quotation marks."""
        return plain_words(self.name)


class Gathering:
    """Puts each name of an article to its member."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Begin with nobody."""
        self.lexicon = lexicon
        self.members: list[Member] = []
        self.of_name: dict[int, Member] = {}
        self._by_text: dict[tuple[str, str], Member] = {}
        self._children: set[str] = set()

    def gather(self, names: Sequence[Name]) -> None:
        """Sort out all names of an article: ``members``, and ``of_name`` by a name's first token."""
        people = [name for name in names if name.kind == "person"]
        self._children = self._called_by_forename(people)
        for name in sorted(people, key=lambda name: name.start):
            if len(name.text.split()) > 1:
                self._give(name, self._known(name) or self._person_with_full_name(name))
        for name in people:
            if len(name.text.split()) == 1:
                member = self._person_with_short_name(name)
                if member:
                    self._give(name, member)
        others = [name for name in names if name.kind != "person"]
        for name in sorted(others, key=lambda name: -len(name.text)):
            self._give(name, self._known(name) or self._other(name))
        for member in self.members:
            member.names.sort(key=lambda name: name.start)
        self.members.sort(key=lambda member: member.names[0].start)

    @staticmethod
    def _called_by_forename(people: Sequence[Name]) -> set[str]:
        """The forenames of those whom the article calls so, by rule and not now and then: children mostly."""
        alone = Counter(name.text for name in people if " " not in name.text)
        full = Counter(name.text.split()[0] for name in people if " " in name.text)
        surnames = {name.text.split()[0]: name.text.split()[-1] for name in people if " " in name.text}
        called = {word for word, count in alone.items() if count >= OFTEN and count > 1.5 * full[word] > 0}
        return {word for word in called if alone[word] > alone[surnames[word]]}

    def _give(self, name: Name, member: Member) -> None:
        member.names.append(name)
        self._by_text.setdefault((name.kind, name.key or name.text), member)
        self.of_name[name.start] = member
        if name.gender and not member.gender:
            member.gender = name.gender

    def _known(self, name: Name) -> Member | None:
        """Whoever has had exactly this name before."""
        return self._by_text.get((name.kind, name.key or name.text))

    def _new(self, name: Name, kind: str) -> Member:
        member = Member(name.key or name.text, kind, name.key)
        if kind == "person":
            member.gender = name.gender or self.lexicon.forenames.get(name.text.split()[0], "")
        self.members.append(member)
        return member

    # -- persons --

    def _people(self) -> list[Member]:
        return [member for member in self.members if member.kind == "person"]

    def _person_with_full_name(self, name: Name) -> Member:
        for member in self._people():
            if same_person(member.name, name.text):
                if len(plain_words(name.text)) > len(member.words):
                    member.name = name.text
                return member
        return self._new(name, "person")

    def _person_with_short_name(self, name: Name) -> Member | None:
        """The person whom a surname or forename alone stands for; None where several fit and none was just named."""
        people = [member for member in self._people() if name.gender in {"", member.gender} or not member.gender]
        text = name.text.replace("’", "'")
        fits = [m for m in people if text == self.surname(m)] or [m for m in people if text in m.words]
        if len(fits) > 1 and text == self.surname(fits[0]):
            # who is called by the forename alone is not meant by the surname alone: a child beside its father
            fits = [m for m in fits if m.words[0] not in self._children] or fits
        if not fits:
            fits = [m for m in people if self._is_misspelt(text, self.surname(m))]
        if any(text == self.surname(m) + "s" for m in people):
            return None  # "the Roes"
        if len(fits) == 1:
            return fits[0]
        if not fits:
            return self._new(name, "person")
        before = [(max((n.start for n in m.names if n.start < name.start), default=-1), m) for m in fits]
        last, member = max(before, key=lambda pair: pair[0])
        return member if last >= 0 else None

    def _is_misspelt(self, text: str, surname: str) -> bool:
        return len(text) > 5 and text != surname + "s" and fuzz.ratio(text, surname) >= 88

    def surname(self, member: Member) -> str:
        """The word of a person's name that stands for the whole."""
        words = member.words
        if len(words) > 1 and words[0] in self.lexicon.surnames_first and words[0] not in self.lexicon.forenames:
            return words[0]
        if len(words) == 3 and words[0] in self.lexicon.surnames_first:
            return words[0]
        return words[-1]

    # -- states, organisations, groups, places --

    def _other(self, name: Name) -> Member:
        for member in self.members:
            if member.kind == name.kind and self._same_other(member, name):
                return member
        return self._new(name, name.kind)

    def _same_other(self, member: Member, name: Name) -> bool:
        if name.key or name.text in (member.key, member.name):
            return name.key == member.key or member.name == name.text
        if name.kind != "organisation":
            return False
        long, short = self._core(member.name), self._core(name.text)
        if len(short) > 1 and long[-len(short) :] == short:  # "the Supreme Court", after "the U.S. Supreme Court"
            return self._only_one(member, lambda words: words[-len(short) :] == short)
        return not member.key and (long == short or self._is_short_for(short, long, member))

    def _is_short_for(self, short: list[str], long: list[str], member: Member) -> bool:
        """Whether a name is another's acronym, or its first words and those of no other."""
        acronym = " ".join(short)
        if len(short) == 1 and acronym.isupper() and len(acronym) > 1 and len(long) > 1:
            return acronym in initials(" ".join(long)) or long[0] == acronym
        if len(short) >= len(long) or long[: len(short)] != short:
            return False
        return self._only_one(member, lambda words: words[: len(short)] == short)

    def _core(self, name: str) -> list[str]:
        words = name.split()
        while len(words) > 1 and words[-1] in self.lexicon.suffixes:
            words.pop()
        return words

    def _only_one(self, member: Member, fits: Callable[[list[str]], bool]) -> bool:
        """Whether a member is the only organisation whose name's words fit."""
        return [m for m in self.members if m.kind == "organisation" and fits(self._core(m.name))] == [member]
