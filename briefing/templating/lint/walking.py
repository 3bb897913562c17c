"""The walk over a template's statements: each is read by whoever knows its kind."""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import nodes

from briefing.templating.lint.expressions import evaluate
from briefing.templating.lint.kinds import Function, Text
from briefing.templating.lint.reading import Macro, Reader, Value


def read_body(reader: Reader, body: Iterable[nodes.Node]) -> None:
    """Read statements in order."""
    for node in body:
        read = reader.readers.get(type(node))
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
