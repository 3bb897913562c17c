"""What a template's statements do: loops, conditions, macros, variables, what is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from jinja2 import nodes

from briefing.faults import Fault
from briefing.templating.lint.calls import filtered
from briefing.templating.lint.expressions import check_written, condition, evaluate
from briefing.templating.lint.kinds import (
    Anything,
    Function,
    Kind,
    Record,
    Sequence,
    Text,
    fields_of,
    kind_name,
    may_be_none,
    parts,
    something,
)
from briefing.templating.lint.placing import place_of
from briefing.templating.lint.reading import Loop, Macro, Reader, Value, source_of
from briefing.templating.lint.walking import read_body


def _output(reader: Reader, node: nodes.Output) -> None:
    for one in node.nodes:
        if isinstance(one, nodes.TemplateData):
            _literal(reader, one)
        else:
            value = evaluate(reader, one)
            check_written(reader, one, value)
            reader.claim(value, place_of(one, reader.file), source_of(one))


def _literal(reader: Reader, node: nodes.TemplateData) -> None:
    """A heading of the document's own levels inside of a section would end it."""
    if reader.section and (found := re.search(r"^#{1,2} ", node.data, re.MULTILINE)):
        lines = node.data[: found.start()].count("\n")
        place = place_of(node, reader.file)
        message = 'a heading of this level would begin a section; a section\'s own headings begin with "###".'
        reader.faults[Fault(reader.file, int(place) + lines, 1 if lines else place.column, message)] = None


def _if(reader: Reader, node: nodes.If) -> None:
    true, false = condition(reader, node.test)
    column, reader.column = reader.column, _column_of(reader, node.test) or reader.column
    with reader.knowing(true):
        read_body(reader, node.body)
    reader.column = column
    with reader.knowing(false):
        for one in node.elif_:
            _if(reader, one)
        read_body(reader, node.else_)


def _column_of(reader: Reader, test: nodes.Node) -> str | None:
    """The column whose cell is written where a test holds: `field == "by"`."""
    if reader.table is None or not isinstance(test, nodes.Compare) or test.ops[0].op != "eq":
        return None
    name = getattr(test.ops[0].expr, "value", None)
    if not isinstance(name, str) or evaluate(reader, test.expr).path != "column":
        return None
    reader.table.columns.add(name)
    return name


def _for(reader: Reader, node: nodes.For) -> None:
    value = evaluate(reader, node.iter)
    inner = _elements(reader, node, value)
    with reader.knowing(frozenset({value.path} if value.path else ())):
        names = _bound(reader, node.target, Value(inner, claims=value.claims))
        with reader.within({"loop": Value(Record(Loop)), **names}):
            true = condition(reader, node.test)[0] if node.test else frozenset()
            with reader.knowing(true):
                read_body(reader, node.body)
    read_body(reader, node.else_)


def _elements(reader: Reader, node: nodes.For, value: Value) -> Kind:
    """What is in the list that a loop goes over."""
    whole = source_of(node.iter)
    if may_be_none(value.kind):
        reader.fault(node.iter, f'"{whole}" can be none, and then no loop goes over it; ask {{% if {whole} %}} first.')
    found: list[Kind] = []
    for kind in parts(something(value.kind)):
        if isinstance(kind, Sequence):
            found.append(kind.of)
        elif isinstance(kind, Record):
            lists = [name for name, one in fields_of(kind).items() if isinstance(one, Sequence)]
            better = f'; did you mean "{whole}.{lists[0]}"?' if lists else "."
            reader.fault(node.iter, f'"{whole}" is a {kind_name(kind)}, no list to loop over{better}')
        elif not isinstance(kind, Anything):
            reader.fault(node.iter, f'"{whole}" is a {kind_name(kind)}, no list to loop over.')
    return found[0] if len(found) == 1 else Anything()


def _bound(reader: Reader, target: nodes.Node, value: Value) -> dict[str, Value]:
    """The variables that a value is given to, each with a path of its own."""
    if isinstance(target, nodes.Name):
        return {target.name: Value(value.kind, value.path or reader.new_path(target.name), value.claims)}
    names: dict[str, Value] = {}
    for one in getattr(target, "items", []):
        names |= _bound(reader, one, Value())
    return names


def _set(reader: Reader, node: nodes.Assign) -> None:
    value = evaluate(reader, node.node)
    reader.names = reader.names | _bound(reader, node.target, value)


def _set_block(reader: Reader, node: nodes.AssignBlock) -> None:
    with reader.within({}):
        read_body(reader, node.body)
    if isinstance(node.target, nodes.Name):
        reader.names = reader.names | {node.target.name: Value(Text(markup=True))}


def _with(reader: Reader, node: nodes.With) -> None:
    values = [evaluate(reader, one) for one in node.values]
    names: dict[str, Value] = {}
    for target, value in zip(node.targets, values, strict=True):
        names |= _bound(reader, target, value)
    with reader.within(names):
        read_body(reader, node.body)


def _macro(reader: Reader, node: nodes.Macro) -> None:
    macro = Macro(node, reader.file, {})
    names = reader.names | {node.name: Value(macro)}
    reader.names = reader.names | {node.name: Value(Macro(node, reader.file, names))}


def _filter_block(reader: Reader, node: nodes.FilterBlock) -> None:
    filtered(reader, node.filter, Value(Text(markup=True)), evaluate)
    with reader.within({}):
        read_body(reader, node.body)


def _block(reader: Reader, node: nodes.Block) -> None:
    chosen = reader.blocks.get(node.name, node)
    with reader.within({"super": Value(Function("super", gives=Text(markup=True)))}):
        read_body(reader, chosen.body)
        if chosen is not node:
            read_body(reader, node.body)


def _unescaped(reader: Reader, node: nodes.ScopedEvalContextModifier) -> None:
    reader.fault(node, "escaping is switched off by hand; leave {% autoescape %} out.")
    read_body(reader, node.body)


STATEMENTS: dict[type[nodes.Node], Callable[[Reader, Any], None]] = {
    nodes.Output: _output,
    nodes.If: _if,
    nodes.For: _for,
    nodes.Assign: _set,
    nodes.AssignBlock: _set_block,
    nodes.With: _with,
    nodes.Macro: _macro,
    nodes.FilterBlock: _filter_block,
    nodes.Block: _block,
    nodes.ScopedEvalContextModifier: _unescaped,
}
"""Who reads which kind of statement."""
