"""The fields of values: whether there are such, what they hold, and which of them hold the words of a source."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from jinja2 import nodes
from pydantic import BaseModel

from briefing.faults import choices, meant
from briefing.templating.lint.kinds import (
    Anything,
    Function,
    Kind,
    Nothing,
    Record,
    Sequence,
    Table,
    Text,
    either,
    fields_of,
    is_cited,
    is_open,
    kind_name,
    kind_of,
)
from briefing.templating.lint.reading import Module, Reader, Value, source_of

CLAIMS = ("text", "words", "what", "condition", "consequence", "likelihood")
"""The fields of a finding that hold the words of a source."""

TEXT_METHODS = frozenset(name for name in dir(str) if not name.startswith("_"))
_CHANGING = frozenset({"upper", "lower", "title", "capitalize", "replace", "swapcase", "casefold"})

_TABLE_METHODS: dict[str, Callable[[Kind], Kind]] = {
    "values": lambda inner: Function("values", gives=Sequence(inner)),
    "items": lambda inner: Function("items", gives=Sequence(Anything())),
    "keys": lambda inner: Function("keys", gives=Sequence(Text())),
    "get": lambda inner: Function("get", gives=either((inner, Nothing()))),
}


def field_of(reader: Reader, node: nodes.Getattr | nodes.Getitem, base: Value, kind: Kind, name: Any) -> Value:
    """One field of one of the kinds that a value may be of."""
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Slice):
        return Value(kind)
    if isinstance(kind, Anything | Table) or name is None:
        return Value(_any_part(kind, name if isinstance(node, nodes.Getattr) else None))
    if isinstance(kind, Record) and isinstance(name, str):
        return _record_field(reader, node, base, kind, name)
    if isinstance(kind, Sequence) and isinstance(name, int):
        return Value(kind.of if base.path in reader.sure else either((kind.of, Nothing())))
    if isinstance(kind, Text) and name in TEXT_METHODS:
        if name in _CHANGING and base.claims:
            reader.fault(node, f'.{name}() would change the words of a source: no word of "text" may be changed.', 1)
        return Value(Function(str(name)), claims=base.claims)
    return _no_part(reader, node, kind, name)


def _any_part(kind: Kind, name: str | None) -> Kind:
    """What a table has under any name, and a list at any place; the methods of a table."""
    if isinstance(kind, Table) and name in _TABLE_METHODS:
        return _TABLE_METHODS[name](kind.of)
    return kind.of if isinstance(kind, Table | Sequence) else Anything()


def _no_part(reader: Reader, node: nodes.Getattr | nodes.Getitem, kind: Kind, name: Any) -> Value:
    """What has no fields of the name; but the macros of a template that was imported have names too."""
    if isinstance(kind, Module):
        if name in kind.names:
            return kind.names[name]
        known = choices(kind.names)
        reader.fault(node, f'there is no macro "{name}"{meant(str(name), kind.names)} Macros: {known}.', 1)
        return Value()
    hint = f" Write  {source_of(node.node)} | length,  or loop over it." if isinstance(kind, Sequence) else ""
    reader.fault(node, f'"{source_of(node.node)}" is a {kind_name(kind)}, and has no field "{name}".{hint}', 1)
    return Value()


def _record_field(reader: Reader, node: nodes.Getattr | nodes.Getitem, base: Value, record: Record, name: str) -> Value:
    fields = fields_of(record)
    if name not in fields and is_open(record) and not name.startswith("_"):
        return Value()
    method = None if name.startswith("_") or name in dir(BaseModel) else getattr(record.cls, name, None)
    if name not in fields and callable(method):
        return Value(Function(name, gives=kind_of(inspect.signature(method, eval_str=True).return_annotation)))
    if name not in fields:
        known = "Fields: " + ", ".join(fields)
        message = f'{kind_name(record)} has no field "{name}"{meant(name, fields)} {known}.'
        reader.fault(node, message, 1 if isinstance(node, nodes.Getattr) else 0)
        return Value()
    claimed = frozenset({base.path}) if is_cited(record) and name in CLAIMS and base.path else frozenset()
    return Value(fields[name], claims=claimed)
