"""Jinja's parser, with a column for everything: its own nodes know their line only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from jinja2 import TemplateSyntaxError, nodes
from jinja2.environment import Environment
from jinja2.lexer import Lexer, TokenStream
from jinja2.parser import Parser

from briefing.faults import Fault, meant

TAGS = ("block", "call", "extends", "filter", "for", "from", "if", "import", "include", "macro", "set", "with")
"""The tags of Jinja that templates may use."""


class Place(int):
    """A line, as Jinja counts them, that knows its column and its file too."""

    column: int
    file: Path

    def __new__(cls, line: int, column: int, file: Path) -> Place:
        """The place at a line and a column, both from 1."""
        place = super().__new__(cls, line)
        place.column, place.file = column, file
        return place

    def fault(self, message: str, further: int = 0) -> Fault:
        """A fault here, or so many columns further on."""
        return Fault(self.file, int(self), self.column + further, message)


def place_of(node: nodes.Node, file: Path) -> Place:
    """Where a node stands; the beginning of its line where Jinja made it up."""
    line = getattr(node, "lineno", None)
    return line if isinstance(line, Place) else Place(line or 1, 1, file)


def parse_placed(environment: Environment, text: str, file: Path) -> nodes.Template | Fault:
    """A template's syntax tree, whose `lineno` are `Place`s; or why it has none."""
    try:
        return _PlacedParser(environment, text, file).parse()
    except TemplateSyntaxError as error:
        line = error.lineno
        place = line if isinstance(line, Place) else Place(line or 1, 1, file)
        return place.fault(error.message or "is not valid.")


class _PlacedLexer(Lexer):
    """Gives every token its place.  The tokens come in order, so each is looked for from the end of the last."""

    def __init__(self, environment: Environment, file: Path) -> None:
        super().__init__(environment)
        self.file = file

    def tokeniter(
        self, source: str, name: str | None, filename: str | None = None, state: str | None = None
    ) -> Iterator[tuple[int, str, str]]:
        text = re.sub(r"\r\n?", "\n", source)
        at = 0
        try:
            for _, kind, value in super().tokeniter(source, name, filename, state):
                at = max(text.find(value, at), at)
                yield self._place(text, at), kind, value
                at += len(value)
        except TemplateSyntaxError as error:
            raise _reworded(error, self._place(text, at + len(text[at:]) - len(text[at:].lstrip()))) from error

    def _place(self, text: str, at: int) -> Place:
        return Place(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), self.file)


class _PlacedParser(Parser):
    """Remembers where each block begins: a block that is never closed is a fault there, not at the end of the file."""

    def __init__(self, environment: Environment, text: str, file: Path) -> None:
        self._file, self._opened = file, list[Place]()
        super().__init__(environment, "", str(file), str(file))
        lexer = _PlacedLexer(environment, file)
        tokens = lexer.tokeniter(text, str(file), str(file))
        self.stream = TokenStream(lexer.wrap(tokens, str(file), str(file)), str(file), str(file))

    def parse_statement(self) -> nodes.Node | list[nodes.Node]:
        self._opened.append(place_of(self.stream.current, self._file))  # type: ignore[arg-type]
        parsed = super().parse_statement()
        self._opened.pop()
        return parsed

    def _fail_ut_eof(self, name: str | None, end_token_stack: list[tuple[str, ...]], lineno: int | None) -> NoReturn:
        tag = self._tag_stack[-1] if self._tag_stack else None
        if name is None and tag is not None:
            self.fail(f"{{% {tag} %}} is never closed; write {{% end{tag} %}} where it ends.", self._opened[-1])
        if name is not None and not name.startswith("end") and name not in ("else", "elif"):
            self.fail(f'there is no tag "{name}"{meant(name, TAGS)} Tags: {", ".join(TAGS)}.', lineno)
        if name is not None and tag is None:
            begin = name.removeprefix("end") if name.startswith("end") else "if"
            self.fail(f"{{% {name} %}} closes nothing; there is no {{% {begin} %}} before it.", lineno)
        if name is not None:
            opened = f"the {{% {tag} %}} of line {int(self._opened[-2])}"
            self.fail(f"{{% {name} %}} stands where {opened} is still open; write {{% end{tag} %}} first.", lineno)
        super()._fail_ut_eof(name, end_token_stack, lineno)


def _reworded(error: TemplateSyntaxError, place: Place) -> TemplateSyntaxError:
    """A lexer's fault with its place, and without an offset that tells nobody anything."""
    message = re.sub(r" at \d+$", "", error.message or "")
    wanted = re.search(r", expected '(.)'", message)
    hint = f'; write the "{wanted[1]}" that is missing before it' if wanted else ""
    return TemplateSyntaxError(f"{message}{hint}.", place, error.name, error.filename)
