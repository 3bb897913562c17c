"""How texts name those whom they have a thing from: the outlets of the register, and others by what they are called.

“Reuters” is known by its name; “the news agency BELTA” by the words before it, register or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefing.register import Register
from briefing.register.lookup import fold_name

KIND = (
    r"(?:(?:[Ss]tate|[Oo]fficial|[Ss]emi-official|[Pp]rivate|[Ll]ocal|[Ii]ndependent|[Gg]overnment)(?:-\w+)?\s+)?"
    r"(?:[Nn]ews|[Pp]ress)\s+(?:agency|website|channel|site|outlet|portal|service)"
    r"|(?:[Dd]aily\s+|[Ww]eekly\s+|[Bb]usiness\s+)?[Nn]ewspaper|[Bb]roadcaster|[Tt]elevision\s+(?:channel|station)|TV\s+(?:channel|station)"
    r"|[Rr]adio\s+station|[Ww]eekly\s+magazine|[Nn]ews\s+magazine"
)
"""What an outlet is called before its name."""

_WORK = r"(?:tally|count|investigation|analysis|report|poll|survey|journalist|reporter|correspondent|interview)"
"""What an outlet makes of its own."""

_STATE_MEDIA = r"[A-Z]\w+(?:\s[A-Z]\w+)?\s+[Ss]tate(?:-run|-owned)?\s+(?:media|television|TV|radio)"
"""Whatever a state's media are called, they are one origin: “Iranian state television”."""

_CAPITALISED = r"[A-ZÀ-ÖØ-Þ][\w.&'’-]*(?:\s+(?:(?:of|de|la|der|del|al)\s+)?[A-ZÀ-ÖØ-Þ][\w&'’-]*){0,3}"
_OF = r"(?:[Tt]he\s+)?(?:[A-Z][\w.]+(?:\s[A-Z]\w+)?['’]s?|[A-Z]\w+(?:n|i|sh|ese|ch|[Ss]tate))\s+"
"""Whose an outlet is: “Russia’s”, “the Belarusian”."""


_OF_STATE_MEDIA = " state media"

_MEDIA = frozenset(
    "agency website channel site outlet portal service newspaper Newspaper broadcaster Broadcaster station magazine "
    "media television TV radio".split()
)
"""The nouns of those patterns: what they match always holds one."""

_WORD = re.compile(r"\w+")


class OutletNames:
    """The names of outlets as a pattern, and which outlet a match stands for."""

    def __init__(self, register: Register) -> None:
        """Take the names from a register; those of institutions stand for what they say themselves."""
        self.register = register
        entries = [entry for entry in register.entries if entry.kind != "institution"]
        self._plain = _either([name for entry in entries for name in entry.plain_names])
        ambiguous = [name for entry in entries for name in entry.ambiguous]
        self._ambiguous = _either(ambiguous)
        self._titles = _either([name for name in ambiguous if name.startswith("The ")])
        self._needed: dict[str, list[frozenset[str]]] = {}
        for name in (name for entry in entries for name in entry.names):
            words = _WORD.findall(re.sub(r"^[Tt]he\s+", "", name))
            for first in words[:1]:
                self._needed.setdefault(first, []).append(frozenset(words[1:]))

    def may_stand_in(self, text: str) -> bool:
        """Whether a text holds all the words of a name, or a word for what outlets are called: else it names none."""
        words = frozenset(_WORD.findall(text))
        return not words.isdisjoint(_MEDIA) or any(
            others <= words for first in words & self._needed.keys() for others in self._needed[first]
        )

    @property
    def pattern(self) -> str:
        """A pattern for the name of an outlet; its groups have no names, so that it can stand in one several times."""
        before = rf"(?:{_OF})?(?:{KIND})"
        known = rf"(?:{_OF})?(?:(?:{KIND}),?\s+)?(?:[Tt]he\s+|[Aa]n?\s+)?(?:{self._plain})(?:\s+(?:{KIND}|{_WORK}))?"
        called = rf"{before}\s+(?:[Tt]he\s+)?{_CAPITALISED}"
        word = rf"[Tt]he\s+(?:{self._ambiguous})\s+(?:{KIND})"
        return rf"(?:{known}|{_STATE_MEDIA}|{called}|{word})(?![\w-])"

    @property
    def title_pattern(self) -> str:
        """The same for where words before it show that a name is meant: “told The Times”."""
        return rf"(?:The\s+(?:{self._titles})(?![\w-])|{self.pattern})"

    def name_of(self, words: str) -> str:
        """The outlet that words stand for: the register's name, else the words without what the outlet is called."""
        if state := re.fullmatch(r"(.+?)\s+[Ss]tate(?:-run|-owned)?\s+(?:media|television|TV|radio)", words):
            return f"{state[1]}{_OF_STATE_MEDIA}"
        tries = list(_shorter(words))
        known = (entry for one in tries if (entry := self.register.by_name(one)) is not None)
        entry = next(known, None)
        return entry.name if entry is not None else tries[-1]


def _shorter(words: str) -> Iterator[str]:
    """The words, then without what an outlet is called and whose it is: “the news agency BELTA” → “BELTA”."""
    words = words.strip().rstrip(".,")
    yield words
    words = re.sub(rf"\s+(?:{KIND}|{_WORK})$", "", words)
    yield re.sub(r"^(?:[Tt]he|[Aa]n?)\s+", "", words)
    yield re.sub(rf"^(?:{_OF})?(?:(?:{KIND}),?\s+)?(?:(?:[Tt]he|[Aa]n?)\s+)?", "", words)


def _either(names: list[str]) -> str:
    """A pattern for any of some names, the longest first; one that never matches for none."""
    ordered = sorted(dict.fromkeys(re.sub(r"^[Tt]he\s+", "", name) for name in names), key=lambda one: (-len(one), one))
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in ordered) or r"(?!)"


@lru_cache(maxsize=4)
def outlet_names(register: Register) -> OutletNames:
    """The names of a register's outlets."""
    return OutletNames(register)


def family_of(name: str, register: Register) -> str:
    """What an outlet's accounts are counted under: its owner, else its own name, as names are compared."""
    entry = register.by_name(name)
    if name.endswith(_OF_STATE_MEDIA):
        return fold_name(name.removesuffix(" media"))  # as the register calls the owner: “Iranian state”
    return fold_name(entry.family if entry is not None else name)
