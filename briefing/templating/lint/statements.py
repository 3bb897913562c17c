"""What a template's statements do: loops, conditions, macros, calls with a block, includes, what is written."""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Iterable
from typing import Any

from jinja2 import nodes

from briefing.templating.faults import Fault, choices, meant
from briefing.templating.lint.calls import Given, call_function, call_macro, filtered, given_to, signature_of
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
    kind_of,
    may_be_none,
    parts,
    something,
)
from briefing.templating.lint.placing import place_of
from briefing.templating.lint.reading import Loop, Macro, Module, Reader, TableUse, Value, source_of
from briefing.templating.views import SectionView

DEEPEST = 12
"""Templates that may include each other, and macros that may call each other, before it is taken for a circle."""


def read_template(reader: Reader, name: str) -> None:
    """Read a template and all that it includes; its faults are noted."""
    reader.used.add(name)
    tree = reader.library.tree(name)
    if isinstance(tree, Fault):
        reader.faults[tree] = None
        return
    before = reader.file
    reader.file = reader.library.path(name)
    reader.open_templates.append(name)
    parent = tree.find(nodes.Extends)
    if parent is None:
        read_body(reader, tree.body)
    else:
        _read_extending(reader, tree, parent)
    reader.open_templates.pop()
    reader.file = before


def read_body(reader: Reader, body: Iterable[nodes.Node]) -> None:
    """Read statements in order."""
    for node in body:
        read = _READ.get(type(node))
        if read:
            read(reader, node)
        else:
            for child in node.iter_child_nodes():
                read_body(reader, [child])


def read_macro(reader: Reader, macro: Macro, values: dict[str, Value], caller: Value | None = None) -> Value:
    """What a macro writes when it gets these values; what it does not get is its default, or anything."""
    reader.called.add(id(macro.node))
    if id(macro.node) in reader.open_macros:
        return Value(Text(markup=True))
    names = dict.fromkeys((one.name for one in macro.node.args), Value())
    defaults = [evaluate(reader, one) for one in macro.node.defaults]
    given = names | dict(zip(reversed(names), reversed(defaults), strict=False))
    written = Function("caller", gives=Text(markup=True))
    extra = {"caller": caller or Value(written), "varargs": Value(), "kwargs": Value()}
    reader.open_macros.append(id(macro.node))
    file, reader.file = reader.file, macro.file
    with reader.within({**macro.names, **given, **values, **extra}):
        read_body(reader, macro.node.body)
    reader.file = file
    reader.open_macros.pop()
    return Value(Text(markup=True))


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


def _include(reader: Reader, node: nodes.Include) -> None:
    for name in _templates_named(reader, node, node.template, must=not node.ignore_missing):
        if name in reader.open_templates or len(reader.open_templates) > DEEPEST:
            reader.fault(node, f'"{name}" is included by itself, without end.')
            continue
        with reader.within({}):
            read_template(reader, name)


def _import(reader: Reader, node: nodes.Import) -> None:
    reader.names = reader.names | {node.target: Value(Module(_exported(reader, node, node.template)))}


def _from_import(reader: Reader, node: nodes.FromImport) -> None:
    exported = _exported(reader, node, node.template)
    for one in node.names:
        name, known_as = one if isinstance(one, tuple) else (one, one)
        if name not in exported and exported:
            whole, known = source_of(node.template), choices(exported)
            reader.fault(node, f'{whole} has no macro "{name}"{meant(name, exported)} Macros: {known}.')
        reader.names = reader.names | {known_as: exported.get(name, Value())}


def _exported(reader: Reader, node: nodes.Node, template: nodes.Expr) -> dict[str, Value]:
    """The macros and variables of a template that is imported: it is read without those of the one that imports it."""
    exported: dict[str, Value] = {}
    for name in _templates_named(reader, node, template, must=True):
        if name in reader.open_templates:
            reader.fault(node, f'"{name}" is imported by itself, without end.')
            continue
        before, reader.names = reader.names, {}
        read_template(reader, name)
        exported |= reader.names
        reader.names = before
    return exported


def _templates_named(reader: Reader, node: nodes.Node, template: nodes.Expr, must: bool) -> list[str]:
    """The templates that an expression names, of those that there are; that there is one at all is checked."""
    options = list(template.items) if isinstance(template, nodes.List | nodes.Tuple) else [template]
    plain = [one.value for one in options if isinstance(one, nodes.Const)]
    for one in options:
        if not isinstance(one, nodes.Const):
            evaluate(reader, one)
    known = [name for name in plain if name in reader.library.sources]
    if must and plain and not known and len(plain) == len(options):
        names = reader.library.sources
        message = f'there is no template "{plain[0]}"{meant(str(plain[0]), names)} Templates: {choices(names)}.'
        reader.fault(node, message)
    return known[:1] if len(plain) == len(options) else known


def _read_extending(reader: Reader, tree: nodes.Template, extends: nodes.Extends) -> None:
    """A template that extends another: that one, with these blocks in place of its own."""
    for node in tree.body:
        if isinstance(node, nodes.Assign | nodes.AssignBlock | nodes.Macro | nodes.Import | nodes.FromImport):
            read_body(reader, [node])
    reader.blocks = {block.name: block for block in tree.find_all(nodes.Block)} | reader.blocks
    for name in _templates_named(reader, extends, extends.template, must=True):
        if name in reader.open_templates:
            reader.fault(extends, f'"{name}" extends itself, without end.')
        else:
            read_template(reader, name)


_READ: dict[type[nodes.Node], Callable[[Reader, Any], None]] = {
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
    nodes.CallBlock: _call_block,
    nodes.Include: _include,
    nodes.Import: _import,
    nodes.FromImport: _from_import,
    nodes.Extends: lambda reader, node: None,
}
