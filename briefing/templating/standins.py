"""Characters that stand in for others while a text passes through a program that would act upon them.

They are of Unicode's private use area, which no text of a source can hold: escaping drops it (`escaping.printable`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class StandIns:
    """A block of stand-ins for the characters of ASCII, from ``first`` on."""

    first: int
    _runs: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Know what runs of them look like."""
        object.__setattr__(self, "_runs", re.compile(f"[{chr(self.first)}-{chr(self.first + 0x7F)}]+"))

    def hold(self, text: str) -> str:
        """`text` in stand-ins; what is not ASCII stays as it is."""
        return "".join(chr(self.first + ord(char)) if char < "\x80" else char for char in text)

    def replace_runs(self, text: str, write: Callable[[str], str]) -> str:
        """`text` with each run of stand-ins replaced by what `write` makes of the characters held."""
        return self._runs.sub(lambda match: write("".join(chr(ord(char) - self.first) for char in match[0])), text)


LITERAL = StandIns(0xE100)
"""Signs of a text, to be shown as they are."""

SYNTAX = StandIns(0xE200)
"""Signs of the target's own syntax, to be acted upon."""
