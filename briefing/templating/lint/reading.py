"""What is known while a template is read: variables in reach, what cannot be none here, what was claimed and cited."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from jinja2 import nodes
from jinja2.environment import Environment
from pydantic import BaseModel

from briefing.faults import Fault
from briefing.templating.lint.kinds import Anything, Kind, something
from briefing.templating.lint.placing import Place, parse_placed, place_of


class Loop(BaseModel):
    """`loop` in a `for`: Jinja's own."""

    index: int
    index0: int
    revindex: int
    revindex0: int
    first: bool
    last: bool
    length: int
    depth: int
    previtem: Any
    nextitem: Any
    cycle: Any
    changed: Any


@dataclass(frozen=True)
class Value:
    """What an expression stands for.

    ``path`` is the same wherever the same thing is named again; none where it cannot be told.  ``claims`` are the paths
    of the findings whose words it holds.
    """

    kind: Kind = field(default_factory=Anything)
    path: str | None = None
    claims: frozenset[str] = frozenset()

    def at(self, step: str) -> str | None:
        """The path of a part of it."""
        return None if self.path is None else f"{self.path}{step}"


@dataclass(frozen=True, eq=False)
class Macro(Kind):
    """A macro, to be read anew wherever it is called: with what it is called with."""

    node: nodes.Macro
    file: Path
    names: Mapping[str, Value]


@dataclass(frozen=True, eq=False)
class Module(Kind):
    """A template that was imported: its macros and variables by name."""

    names: Mapping[str, Value]


@dataclass
class TableUse:
    """A table in a section: in which columns the words of findings are written, and in which they are cited."""

    section: str
    columns: set[str] = field(default_factory=set)
    claims: set[str | None] = field(default_factory=set)
    cites: set[str | None] = field(default_factory=set)


@dataclass(frozen=True)
class Library:
    """What templates of a pack can use.

    ``sources`` are the templates by name, ``columns`` those that tables can have.
    """

    environment: Environment
    sources: Mapping[str, tuple[str, Path]]
    functions: Mapping[str, Callable[..., Any]]
    filters: Mapping[str, Callable[..., Any]]
    columns: tuple[str, ...]
    trees: dict[str, nodes.Template | Fault] = field(default_factory=dict)

    def tree(self, name: str) -> nodes.Template | Fault:
        """A template's syntax tree; or why it has none."""
        if name not in self.trees:
            text, path = self.sources[name]
            self.trees[name] = parse_placed(self.environment, text, path)
        return self.trees[name]

    def path(self, name: str) -> Path:
        """A template's file."""
        return self.sources[name][1]


@dataclass
class Reader:
    """The state of reading one template, and those that it includes; ``readers`` read the kinds of statements.

    ``names`` are the variables in reach; ``sure`` the paths that cannot be none here; ``column`` the column of a table
    whose cell is being read; ``blocks`` those that a template which extends this one puts in place of its own.
    """

    library: Library
    readers: Mapping[type[nodes.Node], Callable[[Reader, Any], None]]
    file: Path
    names: dict[str, Value]
    citing: bool = True
    sure: frozenset[str] = frozenset()
    column: str | None = None
    table: TableUse | None = None
    section: str = ""
    faults: dict[Fault, None] = field(default_factory=dict)
    claimed: dict[str, list[tuple[Place, str]]] = field(default_factory=lambda: defaultdict(list))
    cited: set[str] = field(default_factory=set)
    tables: list[TableUse] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    called: set[int] = field(default_factory=set)
    open_macros: list[int] = field(default_factory=list)
    open_templates: list[str] = field(default_factory=list)
    blocks: dict[str, nodes.Block] = field(default_factory=dict)
    bound: int = 0

    def fault(self, node: nodes.Node, message: str, further: int = 0) -> None:
        """Note a fault at a node, or so many columns further on."""
        self.faults[place_of(node, self.file).fault(message, further)] = None

    @contextmanager
    def within(self, names: Mapping[str, Value]) -> Iterator[None]:
        """Read a part in which more variables are in reach; what it sets is gone after it."""
        before = self.names
        self.names = {**self.names, **names}
        yield
        self.names = before

    @contextmanager
    def knowing(self, sure: frozenset[str]) -> Iterator[None]:
        """Read a part in which more is sure; what it sets stays."""
        before, self.sure = self.sure, self.sure | sure
        yield
        self.sure = before

    def new_path(self, name: str) -> str:
        """A path for a variable that is given a value here: no other has it."""
        self.bound += 1
        return f"{name}@{self.bound}"

    def narrowed(self, value: Value) -> Value:
        """The value without none, where that is sure."""
        return replace(value, kind=something(value.kind)) if value.path in self.sure else value

    def claim(self, value: Value, place: Place, words: str) -> None:
        """Note that words of findings are written here."""
        for path in value.claims:
            self.claimed[path].append((place, words))
        if value.claims and self.table:
            self.table.claims.add(self.column)

    def cite(self, path: str | None) -> None:
        """Note that a finding is cited."""
        if path is not None:
            self.cited.add(path)
        if self.table:
            self.table.cites.add(self.column)


def written_as(path: str) -> str:
    """A path as a template would write it."""
    return re.sub(r"@\d+", "", path)


def source_of(node: nodes.Node | None) -> str:
    """An expression as it was written, where it is a name, its fields, and what is made of it."""
    write = _SOURCES.get(type(node))
    return write(node) if write else "this"


def _item_source(node: nodes.Getitem) -> str:
    return f"{source_of(node.node)}[{source_of(node.arg)}]"


_SOURCES: dict[type, Callable[[Any], str]] = {
    nodes.Name: lambda node: str(node.name),
    nodes.Getattr: lambda node: f"{source_of(node.node)}.{node.attr}",
    nodes.Getitem: _item_source,
    nodes.Const: lambda node: repr(node.value),
    nodes.Filter: lambda node: f"{source_of(node.node)} | {node.name}",
    nodes.Call: lambda node: f"{source_of(node.node)}(…)",
}
