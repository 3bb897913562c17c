"""A TOML file as it was written: where in it a key or a value stands, which the parsed content does not tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.faults import Fault

Name = tuple[str | int, ...]
"""A key's full name; a table of an array has its number in it: ``("feeds", 0, "url")``."""

HEAD = re.compile(r"\s*(\[\[?)([^\[\]]+)\]\]?\s*(#.*)?$")
KEY = re.compile(r"\s*([\w.\"'-]+)\s*=")


@dataclass(frozen=True)
class Written:
    """A TOML file as it was written, to say where in it something stands."""

    path: Path
    text: str

    def fault(self, key: Sequence[str | int], message: str, value: Any = None) -> Fault:
        """A fault at a key, or at a value in its list."""
        line, column = self.find(key, value)
        return Fault(self.path, line, column, message)

    def find(self, key: Sequence[str | int], value: Any = None) -> tuple[int, int]:
        """Line and column of a key (`("limits", "risks")`) or of a value in its list; (1, 1) where it is not found.

        A key that is not there stands for the table or list around it.
        """
        name = tuple(key)
        for number, column, path, rest in self._keys():
            if path == name:
                return self._find_value(value, rest) or (number, column)
        return (1, 1) if len(name) < 2 else self.find(name[:-1], value)

    def _keys(self) -> Iterator[tuple[int, int, Name, int]]:
        """Every key and table: line, column, its full name, and the offset at which its value begins."""
        table: Name = ()
        counted: Counter[Name] = Counter()
        offset = 0
        for number, line in enumerate(self.text.splitlines(keepends=True), start=1):
            if head := HEAD.match(line):
                name = _numbered(_names(head[2]), counted)
                if head[1] == "[[":
                    table = (*name, counted[name])
                    counted[name] += 1
                else:
                    table = name
                yield number, head.start(1) + 1, table, offset + head.end(2)
            elif key := KEY.match(line):
                yield number, key.start(1) + 1, (*table, *_names(key[1])), offset + key.end()
            offset += len(line)

    def _find_value(self, value: Any, start: int) -> tuple[int, int] | None:
        found = re.compile(rf"""(["']){re.escape(value)}\1""").search(self.text, start) if value else None
        if found is None:
            return None
        before = self.text[: found.start()]
        return before.count("\n") + 1, found.start() - before.rfind("\n")


def syntax_fault(written: Written, message: str) -> Fault:
    """What the parser says of a file that is not valid TOML, at its place."""
    reason = re.sub(r" \(at (line \d+, column \d+|end of document)\)$", "", message)
    place = re.search(r"line (\d+), column (\d+)", message)
    lines = written.text.splitlines() or [""]
    line, column = (int(place[1]), int(place[2])) if place else (len(lines), len(lines[-1]) + 1)
    return Fault(written.path, line, column, f"is not valid TOML: {reason}.")


def _names(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def _numbered(name: Name, counted: Counter[Name]) -> Name:
    """The name of a table with the number of the last table of each array that it is in: `[recipients.wiki]`."""
    full: Name = ()
    for part in name[:-1]:
        full = (*full, part)
        if counted[full]:
            full = (*full, counted[full] - 1)
    return (*full, name[-1])
