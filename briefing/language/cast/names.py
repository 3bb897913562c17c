"""Names: which stretches of capitalised words are one, and what the word lists and its shape tell of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.language.cast.lexicon import Entry, Lexicon, word_list
from briefing.language.cast.runs import PARTICLES, RunFinder
from briefing.language.cast.titles import OFFICE_OBJECTS, Title, TitleReader
from briefing.language.tokens import Tokens

OUTLET_NOUNS = word_list("outlet_nouns")
SURNAMES_TOO = word_list("nouns_as_surnames")
PUBLIC = word_list("public_nouns")
COMPANY_WORDS, SPORTS = word_list("company_words"), word_list("sports")
AMERICA = frozenset(
    "U.S. US USA Washington American Americans America United Senate House Republican Republicans Democrat Democrats "
    "Democratic Capitol Biden Trump Obama".split()
)
"""Words of which one stands in every article that means the American Congress."""
MONTHS_AS_SURNAMES = word_list("calendar_surnames") - {"Friday", "Christmas"}
ROYAL = frozenset({"King", "Queen", "Prince", "Princess", "Emir", "Sultan", "Pope", "Emperor", "Empress"})
"""Titles that make a whole name of a single word: King Hussein is not Saddam Hussein."""
FOREIGN_MINISTRY = ("Foreign Ministry", "Ministry of Foreign Affairs", "Foreign Affairs Ministry")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in the text: token indices, half-open.

    ``kind``: person, organisation, state, group, place, outlet, thing, or unknown.  ``key``: the name in the word
    lists, where they know it; ``sense``: how the words stand for it (name, adjective, people, capital, seat).
    ``gender`` is what the form of address before it tells.
    """

    start: int
    end: int
    text: str
    kind: str
    key: str | None = None
    sense: str = "name"
    gender: str = ""


class NameFinder:
    """Finds the names of an article."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        """Remember the article and the lists."""
        self.tokens, self.lexicon = tokens, lexicon
        self.runs = RunFinder(tokens, lexicon)
        self.titles = TitleReader(tokens, lexicon)
        self._nobodies = (lexicon.never, lexicon.org_nouns, lexicon.suffixes, OFFICE_OBJECTS)
        self._lower = {word for word in tokens.words if word.islower()}
        self.korea = "Korea" in tokens.words or "Korean" in tokens.words

    def find(self) -> list[Name]:
        """All names, in order."""
        names = [name for start, end in self.runs.find() for name in self._split(start, end)]
        names += self._headline_names()
        names += self._korean_halves(names)
        names = [name for name in names if not self._is_mistaken(name)]
        return sorted(names, key=lambda name: name.start)

    def _is_mistaken(self, name: Name) -> bool:
        """Georgia the American state, unless the story is of the one in the Caucasus; "West" without "the"."""
        if name.text == "West":
            return name.start == 0 or self.tokens.words[name.start - 1].lower() != "the"
        if name.key == "US Congress" and name.text == "Congress":  # the Indian party, or another country's parliament
            return AMERICA.isdisjoint(self.tokens.words)
        caucasus = {"Georgian", "Georgians", "Tbilisi", "Russia", "Russian", "Abkhazia", "Ossetia", "Armenia"}
        return name.text == "Georgia" and caucasus.isdisjoint(self.tokens.words)

    def _name(self, start: int, end: int, kind: str, **more: object) -> Name:
        return Name(start, end, self.tokens.phrase(start, end), kind, **more)  # type: ignore[arg-type]

    def _known(self, start: int, end: int, entry: Entry) -> Name:
        return self._name(start, end, entry.kind, key=entry.name, sense=entry.sense)

    def _headline_names(self) -> Iterator[Name]:
        """In lines in title case only what the word lists know."""
        stop = 0
        for at in sorted(self.runs.headline):
            known = self.lexicon.match(self.tokens.words, at, len(self.tokens)) if at >= stop else None
            if known:
                stop, entry = known
                yield self._known(at, stop, entry)

    def _korean_halves(self, names: list[Name]) -> Iterator[Name]:
        """ "The North" and "the South", in a story of Korea."""
        if not self.korea:
            return
        words, taken = self.tokens.words, {at for name in names for at in range(name.start, name.end)}
        for at, word in enumerate(words):
            if word in {"North", "South"} and at not in taken and at and words[at - 1].lower() == "the":
                alone = at + 1 == len(words) or not words[at + 1][:1].isupper()
                if alone and at not in self.runs.headline:
                    yield self._name(at, at + 1, "state", key=f"{word} Korea")

    # -- one stretch of capitalised words --

    def _split(self, start: int, end: int) -> Iterator[Name]:
        """The names in a stretch: "US Deputy Secretary of State Jane Roe" holds a state and a person."""
        words, lexicon = self.tokens.words, self.lexicon
        while start < end and words[start] in {"The", "A", "An"} and end - start > 1:
            start += 1
        known = lexicon.match(words, start, end)
        if known and known[0] == end:
            yield self._known(start, end, known[1])
            return
        if self._is_organisation(start, end):
            yield self._organisation(start, end)
            return
        if self._is_federation(start, end):
            yield self._name(start, end, "organisation")
            return
        title = self.titles.find(start, end)
        if title:
            yield from self._around_title(start, end, title)
            return
        yield from self._untitled(start, end)

    def _is_organisation(self, start: int, end: int) -> bool:
        word = self.tokens.words[end - 1]
        of = next((at for at in range(start, end) if self.tokens.words[at] in {"of", "for", "on"}), None)
        shaped = word in self.lexicon.suffixes or word in self.lexicon.org_nouns
        if end - start == 2 and self.tokens.words[start] in self.lexicon.forenames and word in SURNAMES_TOO:
            return False  # Daniel Church
        if of is not None and of > start and self._holder_in(of + 2, end) is not None:
            return False  # "Department of Defence Chief of Staff Jane Roe"
        if of is not None and of > start:
            return self.tokens.words[of - 1] in self.lexicon.org_nouns
        return shaped and end - start > 1

    def _is_federation(self, start: int, end: int) -> bool:
        """A sport and a state, or a state and a sport: "Swim England", "British Cycling"."""
        words = self.tokens.words
        state = self.lexicon.match(words, start + (words[start] in SPORTS), end)
        if state is None or state[1].kind != "state" or state[1].sense not in {"name", "adjective"}:
            return False
        before, after = words[start] in SPORTS, words[end - 1] in SPORTS
        return before != after and state[0] == end - after

    def _holder_in(self, start: int, end: int) -> int | None:
        """Where the person begins whose office stands in a stretch: "Chief of Staff | Jane Roe"."""
        words, lexicon = self.tokens.words, self.lexicon
        for at in range(start, end - 1):
            after = at + 3 if words[at + 1] == "of" else at + 1
            if words[at].lower() in lexicon.offices and after < end - 1 and words[after] in lexicon.forenames:
                return after
        return None

    def _organisation(self, start: int, end: int) -> Name:
        """An organisation by the shape of its name; a state's foreign ministry speaks for the state."""
        if self.tokens.phrase(start, end).endswith(FOREIGN_MINISTRY):
            owner = start - 2 if start > 1 and self.tokens.tags[start - 1] == "POS" else start
            known = self.lexicon.match(self.tokens.words, owner, end)
            if known and known[1].kind == "state":
                return self._name(start, end, "state", key=known[1].name, sense="seat")
        name = self._name(start, end, "organisation")
        first = self._owner_before(start) if self.tokens.words[end - 1] in PUBLIC else None
        return replace(name, text=self.tokens.phrase(first, end)) if first is not None else name

    def _owner_before(self, start: int) -> int | None:
        """Where "Norway" begins in "Norway's Defence Ministry": there are as many such ministries as states."""
        if start < 2 or self.tokens.tags[start - 1] != "POS":
            return None
        for at in range(max(start - 4, 0), start - 1):
            known = self.lexicon.match(self.tokens.words, at, start - 1)
            if known and known[0] == start - 1 and known[1].kind == "state":
                return at
        return None

    def _around_title(self, start: int, end: int, title: Title) -> Iterator[Name]:
        """What stands before a title, what it is an office of, and who holds it."""
        words, after = self.tokens.words, title.end
        if title.first > start:
            yield from self._split(start, title.first)
        if after < end and words[end - 1] in self.lexicon.org_nouns and after > title.head + 1:
            after = end
        yield from self._object_of_title(title.head + 1, after)
        if after < end:
            known = self.lexicon.match(words, after, end)
            if known and known[0] == end and known[1].kind != "place":
                yield self._known(after, end, known[1])
            elif words[end - 1] in self.lexicon.org_nouns:
                yield self._name(after, end, "organisation")
            elif not self._can_be_person(after, end):
                yield self._name(start, end, "thing")
            else:
                royal = words[title.head] in ROYAL and title.head + 1 == after and end - after == 1
                yield self._name(title.head if royal else after, end, "person", gender=title.gender)

    def _can_be_person(self, start: int, end: int) -> bool:
        """Not in "Chief Forum", "Executive Session", "Fellow Doctors"."""
        last = self.tokens.words[end - 1]
        if last in MONTHS_AS_SURNAMES:
            return True
        plural = "" if end - start > 2 and self.tokens.words[end - 2] in PARTICLES else last.lower().removesuffix("s")
        return self.tokens.words[start][0].isalpha() and not (
            last in self.lexicon.thing_nouns or last in self.lexicon.never or plural in self.lexicon.offices
        )

    def _object_of_title(self, start: int, end: int) -> Iterator[Name]:
        """ "Ukraine" in "President of Ukraine"; nobody in "Secretary of State"."""
        while start < end and self.tokens.words[start] in {"of", "the"}:
            start += 1
        if not all(self.titles.is_plain(at) for at in range(start, end)):
            yield from self._split(start, end)

    def _untitled(self, start: int, end: int) -> Iterator[Name]:
        words, lexicon = self.tokens.words, self.lexicon
        person = self._person_in(start, end)
        known = lexicon.match(words, start, end)
        group = self._group_at_end(start, end)
        if self._is_nobody(start, end):
            return
        if person is not None:
            yield from self._split(start, person) if person > start else ()
            yield self._name(person, end, "person")
        elif words[end - 1] in OUTLET_NOUNS and end - start > 1:
            yield self._name(start, end, "outlet")
        elif words[end - 1] in lexicon.thing_nouns:
            yield self._name(start, end, "thing")
        elif known:
            yield from self._after_known(start, end, *known)
        elif group is not None:
            yield self._known(group[0], end, group[1])
        elif end - start > 1 and start in self.runs.firsts and self._is_common(words[start]):
            yield from self._split(start + 1, end)
        elif end - start > 1 and start in self.runs.firsts and words[start].lower() in COMPANY_WORDS:
            yield self._name(start + 1, end, "organisation")  # "Carmaker Acme"
        else:
            entry = self._respelt(words[start]) if end - start == 1 else None
            yield self._known(start, end, entry) if entry else self._name(start, end, "unknown")

    def _person_in(self, start: int, end: int) -> int | None:
        """Where a given name begins a person's name: at the front, or behind an organisation's name."""
        words, forenames = self.tokens.words, self.lexicon.forenames
        if end - start == 2 and words[start].isupper() and words[start].capitalize() in forenames:
            return start  # a transcript's "JANE ROE"
        if words[start] in forenames and 2 <= end - start <= 5:
            bodies = (self.lexicon.org_nouns | self.lexicon.thing_nouns | self.lexicon.suffixes) - SURNAMES_TOO
            return start if end - start == 2 or bodies.isdisjoint(words[start + 2 : end]) else None
        second = start + 1 < end - 1 and start in self.runs.firsts and words[start + 1] in forenames
        if second and self._is_common_noun(words[start]):
            return start + 1  # "Baker Jane Roe"
        nouns = self.lexicon.org_nouns | OFFICE_OBJECTS
        return next((at for at in range(start + 1, end - 1) if words[at] in forenames and words[at - 1] in nouns), None)

    def _is_common_noun(self, word: str) -> bool:
        """Whether a sentence's first word says what somebody is: "Carmaker", "Baker"; no given name."""
        low = word.lower()
        calling = low in self.lexicon.single_people or low in COMPANY_WORDS or low in self._lower
        return word not in self.lexicon.forenames and (calling or low.endswith(("ist", "ian", "maker", "grapher")))

    def _group_at_end(self, start: int, end: int) -> tuple[int, Entry] | None:
        """ "Republicans" in "Committee Republicans": who they are, whatever stands before."""
        known = self.lexicon.match(self.tokens.words, end - 1, end) if end - start > 1 else None
        return (end - 1, known[1]) if known and (known[1].kind == "group" or known[1].sense == "people") else None

    def _respelt(self, word: str) -> Entry | None:
        """What a single word stands for without its full stops (S.E.C.), or all in capitals (MOSCOW)."""
        plain = word.replace(".", "")
        if plain == word:
            plain = self.lexicon.upper.get(word, "")
        known = self.lexicon.match([plain], 0, 1) if plain != word else None
        return known[1] if known else None

    def _is_common(self, word: str) -> bool:
        """Whether a sentence's first word is no part of the name behind it: a verb in -ing, or lower case elsewhere."""
        if word.lower() in PARTICLES:
            return False
        return word.lower() in self._lower or (word.endswith("ing") and word not in self.lexicon.entries)

    def _is_nobody(self, start: int, end: int) -> bool:
        """Words that taggers take for names; and "the Council" alone, which is a description."""
        text = self.tokens.phrase(start, end)
        return any(text in words for words in self._nobodies)

    def _after_known(self, start: int, end: int, stop: int, entry: Entry) -> Iterator[Name]:
        """A known name with capitalised words behind it: a name of their own, or all of it one name."""
        rest = self.lexicon.match(self.tokens.words, stop, end)
        if entry.sense == "adjective" or rest or self.tokens.words[stop] in self.lexicon.forenames:
            yield self._known(start, stop, entry)
            yield from self._split(stop, end)
        else:
            yield self._name(start, end, "unknown")
