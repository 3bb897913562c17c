"""Names: which stretches of capitalised words are one, and what the word lists and the shape of a name tell of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.language.cast.lexicon import Entry, Lexicon
from briefing.language.cast.runs import RunFinder
from briefing.language.cast.tokens import Tokens

FOREIGN_MINISTRY = ("Foreign Ministry", "Ministry of Foreign Affairs", "Foreign Affairs Ministry")
OFFICE_OBJECTS = frozenset({"State", "Staff", "Defense", "Defence", "Affairs", "Commons", "Lords", "Treasury", "Homeland", "Exchequer", "Representatives"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in the text: token indices, half-open.

    ``kind``: person, organisation, state, group, place, outlet, thing, or unknown.  ``key``: the name in the word lists, where they
    know it; ``sense``: how the words stand for it (name, adjective, people, capital, seat).  ``gender`` and ``titled`` tell what
    the form of address before it tells.
    """

    start: int
    end: int
    text: str
    kind: str
    key: str | None = None
    sense: str = "name"
    gender: str = ""
    titled: bool = False


class NameFinder:
    """Finds the names of an article."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        """Remember the article and the lists."""
        self.tokens, self.lexicon = tokens, lexicon
        self.runs = RunFinder(tokens, lexicon)
        self._lower = {word for word in tokens.words if word.islower()}
        self._upper = {first.upper(): first for first in lexicon.entries}
        self.korea = "Korea" in tokens.words or "Korean" in tokens.words

    def find(self) -> list[Name]:
        """All names, in order."""
        names = [name for start, end in self.runs.find() for name in self._split(start, end)]
        names += self._headline_names()
        names += self._korean_halves(names)
        names = [name for name in names if not self._is_american_georgia(name)]
        return sorted(names, key=lambda name: name.start)

    def _is_american_georgia(self, name: Name) -> bool:
        """Georgia is a state of the Union, unless the story is of the one in the Caucasus."""
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
        """"The North" and "the South", in a story of Korea."""
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
        title = self._title(start, end)
        if title:
            yield from self._around_title(start, end, *title)
            return
        yield from self._untitled(start, end)

    def _is_organisation(self, start: int, end: int) -> bool:
        word = self.tokens.words[end - 1]
        of = next((at for at in range(start, end) if self.tokens.words[at] in {"of", "for", "on"}), None)
        shaped = word in self.lexicon.suffixes or word in self.lexicon.org_nouns
        if of is not None and of > start:
            return self.tokens.words[of - 1] in self.lexicon.org_nouns
        return shaped and end - start > 1

    def _organisation(self, start: int, end: int) -> Name:
        """An organisation by the shape of its name; a state's foreign ministry speaks for the state."""
        if self.tokens.phrase(start, end).endswith(FOREIGN_MINISTRY):
            owner = start - 2 if start > 1 and self.tokens.tags[start - 1] == "POS" else start
            known = self.lexicon.match(self.tokens.words, owner, end)
            if known and known[1].kind == "state":
                return self._name(start, end, "state", key=known[1].name, sense="seat")
        return self._name(start, end, "organisation")

    def _title(self, start: int, end: int) -> tuple[int, int, int, str] | None:
        """Where a title stands in a stretch: (its first token, its head, the token after it, gender)."""
        words, lexicon = self.tokens.words, self.lexicon
        for at in range(end - 1, start - 1, -1):
            word = words[at]
            honorific = lexicon.honorifics.get(word)
            if honorific is not None and at + 1 < end:
                return at, at, at + 1, honorific
            if word.lower() in lexicon.offices or word in lexicon.short_titles:
                first = at
                while first > start and self._is_modifier(first - 1):
                    first -= 1
                known = lexicon.match(words, start, at)
                first = max(first, known[0]) if known else first
                return first, at, self._after_title(at, end), lexicon.offices.get(word.lower(), "")
        return None

    def _is_modifier(self, at: int) -> bool:
        word = self.tokens.words[at]
        low = word.lower()
        return word in {"-", "of", "and"} or low in self.lexicon.modifiers or low in self.lexicon.offices

    def _after_title(self, head: int, end: int) -> int:
        """The token after a title and its "of State", "of Ukraine", "of Foreign Affairs"."""
        words, at = self.tokens.words, head + 1
        if at < end and words[at] == "of":
            at += 1
            while at < end:
                known = self.lexicon.match(words, at, end)
                if known and known[1].kind != "outlet":
                    at = known[0]
                elif words[at] in {"the", "and"} or words[at] in OFFICE_OBJECTS or words[at].lower() in self.lexicon.modifiers:
                    at += 1
                else:
                    break
        return at

    def _around_title(self, start: int, end: int, first: int, head: int, after: int, gender: str) -> Iterator[Name]:
        if first > start:
            yield from self._split(start, first)
        if after < end and self.tokens.words[end - 1] in self.lexicon.org_nouns and after > head + 1:
            after = end
        yield from self._object_of_title(head + 1, after)
        if after < end:
            known = self.lexicon.match(self.tokens.words, after, end)
            if known and known[0] == end and known[1].kind != "place":
                yield self._known(after, end, known[1])
            elif self.tokens.words[end - 1] in self.lexicon.org_nouns:
                yield self._name(after, end, "organisation")
            else:
                yield self._name(after, end, "person", gender=gender, titled=True)

    def _object_of_title(self, start: int, end: int) -> Iterator[Name]:
        """ "Ukraine" in "President of Ukraine"; nobody in "Secretary of State"."""
        words = self.tokens.words
        while start < end and words[start] in {"of", "the"}:
            start += 1
        plain = all(
            word in OFFICE_OBJECTS or word in {"of", "the", "and"} or word.lower() in self.lexicon.modifiers
            for word in words[start:end]
        )
        if start < end and not plain:
            yield from self._split(start, end)

    def _untitled(self, start: int, end: int) -> Iterator[Name]:
        words, lexicon = self.tokens.words, self.lexicon
        if self._is_nobody(start, end):
            return
        if words[start] in lexicon.forenames and 2 <= end - start <= 5:
            yield self._name(start, end, "person")
            return
        person = next((at for at in range(start + 1, end - 1) if words[at] in lexicon.forenames), None)
        if person and words[person - 1] in lexicon.org_nouns:
            yield from self._split(start, person)
            yield self._name(person, end, "person")
            return
        if words[end - 1] in lexicon.thing_nouns:
            if end - start > 1:
                yield self._name(start, end, "thing")
            return
        known = lexicon.match(words, start, end)
        if known:
            yield from self._after_known(start, end, *known)
            return
        plain = words[start].replace(".", "")
        if end - start == 1 and plain != words[start] and plain in lexicon.entries:  # S.E.C.
            known = lexicon.match([plain], 0, 1)
            if known:
                yield self._known(start, end, known[1])
                return
        if end - start > 1 and start in self.runs.firsts and self._is_common(words[start]):
            yield from self._split(start + 1, end)
            return
        if end - start == 1 and words[start].isupper() and words[start] in self._upper:
            known = lexicon.match([self._upper[words[start]]], 0, 1)
            if known:
                yield self._known(start, end, known[1])
                return
        yield self._name(start, end, "unknown")

    def _is_common(self, word: str) -> bool:
        """Whether a word that begins a sentence is no part of the name behind it: it also stands in lower case, or is a verb in -ing."""
        return word.lower() in self._lower or (word.endswith("ing") and word not in self.lexicon.entries)

    def _is_nobody(self, start: int, end: int) -> bool:
        """Words that taggers take for names; and "the Council" alone, which is a description."""
        text = self.tokens.phrase(start, end)
        return text in self.lexicon.never or text.rstrip("s") in self.lexicon.never or text in self.lexicon.org_nouns

    def _after_known(self, start: int, end: int, stop: int, entry: Entry) -> Iterator[Name]:
        """A known name with capitalised words behind it: the words may be a name of their own, or all may be one name."""
        rest = self.lexicon.match(self.tokens.words, stop, end)
        if entry.sense == "adjective" or rest or self.tokens.words[stop] in self.lexicon.forenames:
            yield self._known(start, stop, entry)
            yield from self._split(stop, end)
        else:
            yield self._name(start, end, "unknown")
