"""Templates that bring in others: what is included, imported, extended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import nodes

from briefing.faults import Fault, choices, meant
from briefing.templating.lint.expressions import evaluate
from briefing.templating.lint.reading import Module, Reader, Value, source_of
from briefing.templating.lint.walking import read_body

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


FILES: dict[type[nodes.Node], Callable[[Reader, Any], None]] = {
    nodes.Include: _include,
    nodes.Import: _import,
    nodes.FromImport: _from_import,
    nodes.Extends: lambda reader, node: None,
}
"""Who reads which kind of statement."""
