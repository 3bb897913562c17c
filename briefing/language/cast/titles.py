"""Titles inside a stretch of capitalised words: "Secretary of State" in "US Secretary of State Jane Roe"."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.language.cast.lexicon import Lexicon, word_list
from briefing.language.tokens import Tokens

PARTICLES = word_list("particles")
OFFICE_OBJECTS = word_list("office_objects")
MIDDLE = frozenset({"Sheikh", "Sheik", "Imam", "Shah"})
SMALL = frozenset({"of", "the", "and"})
GIVEN_TOO = frozenset({"Sultan", "Prince", "Dean", "Earl", "Duke", "King", "Major", "Judge", "Marshal", "Shah"})
"""Titles that are given names as well, and so when another title stands before them."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title: its first token, its head, the token after it and its "of State", and the gender that it tells."""

    first: int
    head: int
    end: int
    gender: str


class TitleReader:
    """Finds titles by the word lists."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        """Remember the article and the lists."""
        self.tokens, self.lexicon = tokens, lexicon

    def find(self, start: int, end: int) -> Title | None:
        """The last title in a stretch."""
        words, lexicon = self.tokens.words, self.lexicon
        for at in range(end - 1, start - 1, -1):
            word = words[at]
            honorific = lexicon.honorifics.get(word)
            if honorific is not None and at + 1 < end and not self._is_inside_name(start, at):
                return Title(at, at, at + 1, honorific)
            if at > start and words[at - 1] in PARTICLES:
                continue  # Bandar bin Sultan
            if at > start and at + 1 < end and word in GIVEN_TOO and words[at - 1].lower() in lexicon.offices:
                continue  # President Sultan Al Holm
            if word.lower() in lexicon.offices or word in lexicon.short_titles:
                first = at
                while first > start and self._is_modifier(first - 1):
                    first -= 1
                known = lexicon.match(words, start, at)
                first = max(first, known[0]) if known else first
                return Title(first, at, self._end(at, end), lexicon.offices.get(word.lower(), ""))
        return None

    def _is_inside_name(self, start: int, at: int) -> bool:
        """Whether a form of address is part of a name: "Sheikh" in "Hassan Sheikh Mohamud"."""
        words, lexicon = self.tokens.words, self.lexicon
        return at > start and words[at] in MIDDLE and words[at - 1] in lexicon.forenames

    def _is_modifier(self, at: int) -> bool:
        word = self.tokens.words[at]
        low = word.lower()
        return word in {"-", "of", "and"} or low in self.lexicon.modifiers or low in self.lexicon.offices

    def is_plain(self, at: int) -> bool:
        """Whether a word after "of" names nobody: "State", "Foreign", "Affairs"."""
        word = self.tokens.words[at]
        return word in SMALL or word in OFFICE_OBJECTS or word.lower() in self.lexicon.modifiers

    def _end(self, head: int, end: int) -> int:
        """The token after a title and its "of State", "of Ukraine", "of Foreign Affairs"."""
        words, at = self.tokens.words, head + 1
        if at >= end or words[at] != "of":
            return at
        while at < end:
            known = self.lexicon.match(words, at, end)
            if known and known[1].kind != "outlet":
                at = known[0]
            elif self.is_plain(at):
                at += 1
            else:
                break
        return at
