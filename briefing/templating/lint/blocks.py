"""Calls with a block: tables, call-outs, lists of sources; what each column of a table claims and cites is noted."""

from __future__ import annotations

import re
import typing
from collections.abc import Callable
from typing import Any

from jinja2 import nodes

from briefing.templating.lint.calls import Given, call_function, call_macro, given_to, signature_of
from briefing.templating.lint.expressions import evaluate
from briefing.templating.lint.kinds import Anything, Function, Sequence, Text, kind_of, parts
from briefing.templating.lint.reading import Macro, Reader, TableUse, Value
from briefing.templating.lint.walking import read_body
from briefing.templating.views import SectionView


def _call_block(reader: Reader, node: nodes.CallBlock) -> None:
    """`{% call(row, field) table(section, rows) %}`: the block is read with what the function calls it with."""
    function = evaluate(reader, node.call.node)
    given = given_to(reader, node.call, evaluate)
    kind = function.kind
    if isinstance(kind, Macro):
        call_macro(reader, node.call, kind, given, Value(Function("caller", gives=Text(markup=True))))
        with reader.within({one.name: Value() for one in node.args}):
            read_body(reader, node.body)
        return
    values: list[Value] | None = None
    if isinstance(kind, Function) and kind.call is not None:
        call_function(reader, node.call, kind, Given(given.arguments, given.named | {"caller": (Value(), node)}))
        values = _caller_values(reader, node, kind.call, [value for value, _ in given.arguments])
        if values is not None and len(values) != len(node.args):
            message = f"{kind.name} calls its block with {len(values)} values, not {len(node.args)}"
            reader.fault(node, f"{message}{_usage(kind.call)}")
            values = None
    _read_called(reader, node, values or [Value() for _ in node.args])


def _read_called(reader: Reader, node: nodes.CallBlock, values: list[Value]) -> None:
    """The block of a call; where it writes the cells of a table, what each column claims and cites is noted."""
    names = {one.name: value for one, value in zip(node.args, values, strict=True)}
    writes_table = any(value.path == "column" for value in values)
    before = reader.table, reader.column
    if writes_table:
        reader.table = TableUse(reader.section)
        reader.tables.append(reader.table)
        reader.column = None
    with reader.within(names):
        read_body(reader, node.body)
    reader.table, reader.column = before


def _usage(function: Callable[..., Any]) -> str:
    shown = re.search(r"`([^`]+)`", function.__doc__ or "")
    return f": {shown[1]}" if shown else "."


def _caller_values(
    reader: Reader, node: nodes.CallBlock, function: Callable[..., Any], arguments: list[Value]
) -> list[Value] | None:
    """What a function calls its block with, as its parameter `caller` says; a row is of the list that it gets."""
    parameters = signature_of(function)[0]
    if "caller" not in parameters:
        return None
    wanted = typing.get_args(parameters["caller"].annotation)
    takes_section = any(one.annotation is SectionView for one in parameters.values())
    rows = [part.of for value in arguments for part in parts(value.kind) if isinstance(part, Sequence)]
    values = []
    for number, annotation in enumerate(wanted[0] if wanted else ()):
        path = reader.new_path(node.args[number].name if number < len(node.args) else "value")
        if annotation is str and takes_section:
            values.append(Value(Text(reader.library.columns), "column"))
        elif annotation is Any:
            values.append(Value(rows[0] if rows else Anything(), path))
        else:
            values.append(Value(kind_of(annotation), path))
    return values


BLOCKS: dict[type[nodes.Node], Callable[[Reader, Any], None]] = {nodes.CallBlock: _call_block}
"""Who reads which kind of statement."""
