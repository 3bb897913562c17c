"""What is wrong with a file that somebody wrote for us, with its place; and what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path


@dataclass(frozen=True, order=True)
class Fault:
    """Something in a pack or a configuration that cannot work, or that a reader could not believe.

    ``line`` and ``column`` count from 1.  ``message`` says what is wrong, what was probably meant, and what is valid.
    """

    file: Path
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        """`sections/risks.md.j2:12:8: Risk has no field …`, with the file as it was found."""
        return f"{self.file}:{self.line}:{self.column}: {self.message}"

    def shorter(self, folder: Path) -> Fault:
        """The same with the file's name as seen from a folder, where it lies in it."""
        inside = self.file.is_relative_to(folder)
        return Fault(self.file.relative_to(folder), self.line, self.column, self.message) if inside else self


def meant(word: str, known: Iterable[str]) -> str:
    """`; did you mean "likelihood"?`, where one of the known words is close; else a full stop."""
    names = list(known)
    folded = {name.casefold(): name for name in reversed(names)}
    close = get_close_matches(word, names, n=1) or [
        folded[name] for name in get_close_matches(word.casefold(), folded, n=1)
    ]
    return f'; did you mean "{close[0]}"?' if close else "."


def choices(known: Iterable[str]) -> str:
    """`actors, risks`: what is valid, in alphabetical order."""
    return ", ".join(sorted(known)) or "none"
