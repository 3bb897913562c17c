"""How texts name those whom they have a thing from: the outlets of the register, and others by what they are called.

“Reuters” is known by its name; “the news agency BELTA” by the words before it, register or not.
"""

from __future__ import annotations

import re
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

_CAPITALISED = r"[A-ZÀ-ÖØ-Þ][\w.&'’-]*(?:\s+(?:(?:of|de|la|der|del|al)\s+)?[A-ZÀ-ÖØ-Þ][\w&'’-]*){0,3}"
_POSSESSIVE = r"(?:[A-Z][\w.]+(?:\s[A-Z]\w+)?['’]s?\s+)"


class OutletNames:
    """The names of outlets as a pattern, and which outlet a match stands for."""

    def __init__(self, register: Register) -> None:
        """Take the names from a register."""
        self.register = register
        plain = [name for entry in register.entries if not entry.a_word for name in entry.names]
        words = [name for entry in register.entries if entry.a_word for name in entry.names]
        self._plain, self._words = _either(plain), _either(words)

    @property
    def pattern(self) -> str:
        """A pattern for the name of an outlet; its groups have no names, so that it can stand in one several times."""
        before = rf"{_POSSESSIVE}?(?:{KIND})"
        known = rf"(?:{before},?\s+)?(?:[Tt]he\s+)?(?:{self._plain})(?:\s+(?:{KIND}))?"
        called = rf"{before}\s+(?:[Tt]he\s+)?{_CAPITALISED}"
        word = rf"[Tt]he\s+(?:{self._words})\s+(?:{KIND})"
        return rf"(?:{known}|{called}|{word})(?![\w-])"

    def name_of(self, words: str) -> str:
        """The outlet that words stand for: the register's name, else the words without what the outlet is called."""
        bare = _bare(words)
        entry = self.register.by_name(bare)
        return entry.name if entry is not None else bare


def _bare(words: str) -> str:
    """The name alone: “Belarus's state news agency BELTA” → “BELTA”."""
    words = re.sub(rf"^{_POSSESSIVE}?(?:{KIND}),?\s+", "", words.strip())
    words = re.sub(rf"\s+(?:{KIND})$", "", words)
    return re.sub(r"^[Tt]he\s+", "", words).rstrip(".,")


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
    return fold_name(entry.family if entry is not None else name)
