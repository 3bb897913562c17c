"""What a template's expressions stand for, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import nodes

from briefing.faults import choices, meant
from briefing.templating.lint.calls import call, filtered
from briefing.templating.lint.fields import field_of
from briefing.templating.lint.kinds import (
    Anything,
    Function,
    Nothing,
    Number,
    Record,
    Sequence,
    Table,
    Text,
    either,
    fields_of,
    kind_name,
    may_be_none,
    parts,
    something,
)
from briefing.templating.lint.reading import Reader, Value, source_of

Facts = tuple[frozenset[str], frozenset[str]]
"""The paths that cannot be none where a condition holds, and where it does not."""


def evaluate(reader: Reader, node: nodes.Node | None) -> Value:
    """What an expression stands for; its faults are noted."""
    if node is None:
        return Value(Nothing())
    read = _READ.get(type(node))
    return reader.narrowed(read(reader, node)) if read else _evaluate_all(reader, node)


def condition(reader: Reader, node: nodes.Node) -> Facts:
    """What is sure after a condition; its faults are noted."""
    if isinstance(node, nodes.Not):
        true, false = condition(reader, node.node)
        return false, true
    if isinstance(node, nodes.And | nodes.Or):
        left = condition(reader, node.left)
        with reader.knowing(left[0] if isinstance(node, nodes.And) else left[1]):
            right = condition(reader, node.right)
        if isinstance(node, nodes.And):
            return left[0] | right[0], left[1] & right[1]
        return left[0] & right[0], left[1] | right[1]
    value = evaluate(reader, node)
    if isinstance(node, nodes.Compare):
        return _compared(reader, node), frozenset()
    if isinstance(node, nodes.Test):
        path = evaluate(reader, node.node).path if node.name in ("none", "defined") else None
        sure = frozenset({path}) if path else frozenset()
        return (frozenset(), sure) if node.name == "none" else (sure, frozenset())
    return frozenset({value.path} if value.path else ()), frozenset()


def _compared(reader: Reader, node: nodes.Compare) -> frozenset[str]:
    """`x == "past"`: x is not none."""
    if len(node.ops) == 1 and node.ops[0].op == "eq" and isinstance(node.ops[0].expr, nodes.Const):
        path = evaluate(reader, node.expr).path
        return frozenset({path}) if path and node.ops[0].expr.value is not None else frozenset()
    return frozenset()


def _name(reader: Reader, node: nodes.Name) -> Value:
    if node.name in reader.names:
        return reader.names[node.name]
    if node.name in reader.library.functions:
        return Value(Function(node.name, reader.library.functions[node.name]))
    known = [*reader.names, *reader.library.functions]
    reader.fault(node, f'there is no variable "{node.name}"{meant(node.name, known)} Variables: {choices(known)}.')
    return Value()


def _field(reader: Reader, node: nodes.Getattr | nodes.Getitem) -> Value:
    if isinstance(node, nodes.Getattr):
        name: Any = node.attr
    elif isinstance(node.arg, nodes.Const):
        name = node.arg.value
    else:
        name = None
        evaluate(reader, node.arg)
    base = evaluate(reader, node.node)
    if may_be_none(base.kind):
        whole = source_of(node.node)
        reader.fault(node, f'"{whole}" can be none, and then has no fields; ask {{% if {whole} %}} first.')
    found = [field_of(reader, node, base, kind, name) for kind in parts(something(base.kind))]
    step = f".{name}" if isinstance(name, str) else f"[{name}]"
    claims = base.claims.union(*(value.claims for value in found))
    if name in ("citations", "role_citations"):
        reader.cite(base.path)
    return Value(either(value.kind for value in found), base.at(step) if name is not None else None, claims)


def _comparison(reader: Reader, node: nodes.Compare) -> Value:
    left = evaluate(reader, node.expr)
    for operand in node.ops:
        right = evaluate(reader, operand.expr)
        for value, expr, other in ((left, node.expr, operand.expr), (right, operand.expr, node.expr)):
            if operand.op in ("eq", "ne") and isinstance(other, nodes.Const):
                _check_values(reader, value, expr, other, other.value)
        if operand.op == "in" and isinstance(operand.expr, nodes.List | nodes.Tuple):
            for one in operand.expr.items:
                _check_values(reader, left, node.expr, one, getattr(one, "value", None))
    return Value(Number())


def _check_values(reader: Reader, value: Value, expr: nodes.Node, other: nodes.Node, written: Any) -> None:
    """Complain of a comparison with what a text never is."""
    kinds = parts(something(value.kind))
    values = [known for kind in kinds if isinstance(kind, Text) for known in kind.values]
    if values and isinstance(written, str) and written not in values and all(getattr(k, "values", ()) for k in kinds):
        message = f'"{source_of(expr)}" is never "{written}"{meant(written, values)} It is one of: {", ".join(values)}.'
        reader.fault(other, message)


def _or(reader: Reader, node: nodes.Or) -> Value:
    left = evaluate(reader, node.left)
    with reader.knowing(condition(reader, node.left)[1]):
        right = evaluate(reader, node.right)
    return Value(either((something(left.kind), right.kind)), None, left.claims | right.claims)


def _and(reader: Reader, node: nodes.And) -> Value:
    left = evaluate(reader, node.left)
    with reader.knowing(condition(reader, node.left)[0]):
        right = evaluate(reader, node.right)
    falsy = either(part for part in parts(left.kind) if not isinstance(part, Record))
    return Value(either((*(parts(falsy) if falsy != Anything() else ()), right.kind)), None, right.claims)


def _choice(reader: Reader, node: nodes.CondExpr) -> Value:
    true, false = condition(reader, node.test)
    with reader.knowing(true):
        first = evaluate(reader, node.expr1)
    if node.expr2 is None:
        message = '"… if …" without "else" is an error where the condition does not hold; add  else "".'
        reader.fault(node, message)
        return first
    with reader.knowing(false):
        second = evaluate(reader, node.expr2)
    return Value(either((first.kind, second.kind)), None, first.claims | second.claims)


def _joined(reader: Reader, node: nodes.Concat) -> Value:
    """`a ~ b`: each of them is written."""
    values = [evaluate(reader, one) for one in node.nodes]
    for one, value in zip(node.nodes, values, strict=True):
        check_written(reader, one, value)
    return Value(Text(), None, frozenset().union(*(value.claims for value in values)))


def _constant(_: Reader, node: nodes.Const) -> Value:
    if node.value is None:
        return Value(Nothing())
    return Value(Text() if isinstance(node.value, str) else Number())


def _list(reader: Reader, node: nodes.List | nodes.Tuple) -> Value:
    values = [evaluate(reader, one) for one in node.items]
    return Value(Sequence(either(value.kind for value in values)), None, _claims(values))


def _sum(reader: Reader, node: nodes.BinExpr) -> Value:
    left, right = evaluate(reader, node.left), evaluate(reader, node.right)
    text = any(isinstance(part, Text) for value in (left, right) for part in parts(value.kind))
    return Value(Text() if text else Number(), None, left.claims | right.claims)


def _claims(values: list[Value]) -> frozenset[str]:
    return frozenset().union(*(value.claims for value in values))


def _evaluate_all(reader: Reader, node: nodes.Node) -> Value:
    """An expression of which nothing is to be known: its parts are read all the same."""
    for child in node.iter_child_nodes():
        evaluate(reader, child)
    return Value()


def _test(reader: Reader, node: nodes.Test) -> Value:
    known = reader.library.environment.tests
    if node.name not in known:
        reader.fault(node, f'there is no test "{node.name}"{meant(node.name, known)}')
    evaluate(reader, node.node)
    return Value(Number())


def _filter(reader: Reader, node: nodes.Filter) -> Value:
    return filtered(reader, node, evaluate(reader, node.node), evaluate)


def _call(reader: Reader, node: nodes.Call) -> Value:
    return call(reader, node, evaluate(reader, node.node), evaluate)


def check_written(reader: Reader, node: nodes.Node, value: Value) -> None:
    """Complain of what cannot be written as text."""
    whole = source_of(node)
    for kind in parts(something(value.kind)):
        if isinstance(kind, Record | Table):
            fields = ", ".join(fields_of(kind)) if isinstance(kind, Record) else ""
            reader.fault(node, f'writes "{whole}", a whole {kind_name(kind)}; name one of its fields: {fields}.')
        elif isinstance(kind, Sequence):
            reader.fault(node, f'writes "{whole}", a {kind_name(kind)}; write {{{{ {whole} | join(", ") }}}}, or loop.')
        elif isinstance(kind, Function) and kind.call is not None:
            reader.fault(node, f'writes "{whole}", a function, without calling it; write {{{{ {whole}(…) }}}}.')
    if may_be_none(value.kind):
        known = f'write {{{{ {whole} or "…" }}}}, or ask {{% if {whole} %}} first'
        reader.fault(node, f'"{whole}" can be none, and the document would say "None"; {known}.')


_READ: dict[type[nodes.Node], Callable[[Reader, Any], Value]] = {
    nodes.Name: _name,
    nodes.Getattr: _field,
    nodes.Getitem: _field,
    nodes.Compare: _comparison,
    nodes.Or: _or,
    nodes.And: _and,
    nodes.CondExpr: _choice,
    nodes.Concat: _joined,
    nodes.Const: _constant,
    nodes.List: _list,
    nodes.Tuple: _list,
    nodes.Add: _sum,
    nodes.Sub: _sum,
    nodes.Mul: _sum,
    nodes.Div: _sum,
    nodes.Mod: _sum,
    nodes.Not: lambda reader, node: (condition(reader, node.node), Value(Number()))[1],
    nodes.Test: _test,
    nodes.Filter: _filter,
    nodes.Call: _call,
}
