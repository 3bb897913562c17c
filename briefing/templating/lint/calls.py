"""Calls of functions, macros and filters: whether there are such, and whether they get what they take."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import nodes
from jinja2.filters import FILTERS as DEFAULT_FILTERS

from briefing.faults import choices, meant
from briefing.templating.lint.kinds import (
    Anything,
    Either,
    Function,
    Kind,
    Nothing,
    Number,
    Record,
    Sequence,
    Table,
    Text,
    either,
    kind_name,
    kind_of,
    may_be_none,
    parts,
    something,
)
from briefing.templating.lint.reading import Loop, Macro, Reader, Value, source_of
from briefing.templating.views import CitationView, Cited

Evaluate = Callable[[Reader, nodes.Node | None], Value]
Argument = tuple[Value, nodes.Node]

_LISTS: Kind = Either((Sequence(Anything()), Text(), Table(Anything())))
_WRITTEN: Kind = Either((Text(), Number()))
_JINJA_FILTERS: dict[str, tuple[Kind, Kind | None]] = {
    "count": (_LISTS, Number()),
    "d": (Anything(), None),
    "default": (Anything(), None),
    "first": (_LISTS, None),
    "int": (_WRITTEN, Number()),
    "last": (_LISTS, None),
    "length": (_LISTS, Number()),
    "list": (_LISTS, None),
    "lower": (_WRITTEN, Text()),
    "round": (Number(), Number()),
    "upper": (_WRITTEN, Text()),
}
"""What Jinja's own filters take and give; none where that depends on what they get."""

_CHANGING = ("capital", "lower", "upper")
"""Filters that change letters: never those of a source."""


@dataclass(frozen=True)
class Given:
    """What a function, macro or filter is called with."""

    arguments: list[Argument]
    named: dict[str, Argument]

    @property
    def claims(self) -> frozenset[str]:
        """The findings whose words are in it."""
        return frozenset().union(*(value.claims for value, _ in [*self.arguments, *self.named.values()]))


def given_to(reader: Reader, node: nodes.Call | nodes.Filter, evaluate: Evaluate) -> Given:
    """What a call or a filter is given."""
    named = {str(one.key): (evaluate(reader, one.value), one.value) for one in node.kwargs}
    return Given([(evaluate(reader, one), one) for one in node.args], dict(named))


def call(reader: Reader, node: nodes.Call, function: Value, evaluate: Evaluate) -> Value:
    """What a call stands for; its faults are noted."""
    given = given_to(reader, node, evaluate)
    kind = function.kind
    if isinstance(kind, Macro):
        return call_macro(reader, node, kind, given)
    if isinstance(kind, Function) and kind.call is not None:
        return call_function(reader, node, kind, given)
    if isinstance(kind, Record) and kind.cls is Loop:
        return Value(Text(markup=True))
    if not isinstance(kind, Anything | Function):
        whole = source_of(node.node)
        reader.fault(node, f'"{whole}" is a {kind_name(kind)}, no function; leave out the brackets.')
    gives = (kind.gives or Text()) if isinstance(kind, Function) else Anything()
    return Value(gives, claims=function.claims | given.claims)


def call_function(reader: Reader, node: nodes.Node, function: Function, given: Given) -> Value:
    """What a function gives; that it gets what it takes is checked."""
    assert function.call
    parameters, gives = signature_of(function.call)
    bound = _bind(reader, node, function, parameters, given)
    for parameter, (value, place) in bound.items():
        wanted = kind_of(parameters[parameter].annotation)
        _check_fits(reader, place, value, wanted, f"{function.name} takes")
        if takes_citations(wanted):
            reader.cite(value.path)
    claims = frozenset().union(*(value.claims for value, _ in bound.values()))
    return Value(kind_of(gives), claims=claims)


def takes_citations(wanted: Kind) -> bool:
    """Whether a function that takes this writes citations."""
    inner = [part.of if isinstance(part, Sequence) else part for part in parts(wanted)]
    return any(isinstance(part, Record) and part.cls in (Cited, CitationView) for part in inner)


@cache
def signature_of(function: Callable[..., Any]) -> tuple[dict[str, inspect.Parameter], Any]:
    """A function's parameters, without one that Jinja itself fills in, and the type of what it gives."""
    signature = inspect.signature(function, eval_str=True)
    parameters = list(signature.parameters.items())
    own = parameters[1:] if hasattr(function, "jinja_pass_arg") else parameters
    return dict(own), signature.return_annotation


def _bind(
    reader: Reader,
    node: nodes.Node,
    function: Function,
    parameters: Mapping[str, inspect.Parameter],
    given: Given,
) -> dict[str, Argument]:
    """Which argument goes to which parameter; nothing where they do not fit."""
    try:
        bound = inspect.Signature(list(parameters.values())).bind(*given.arguments, **given.named)
    except TypeError as error:
        usage = re.search(r"`([^`]+)`", inspect.getdoc(function.call) or "")
        shown = f" It is used so: {usage[1]}" if usage else ""
        reason = "needs a block around it" if "'caller'" in str(error) else str(error)
        reader.fault(node, f"{function.name}: {reason}.{shown}")
        return {}
    plain = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
    return {key: pair for key, pair in bound.arguments.items() if parameters[key].kind not in plain and key != "caller"}


def _check_fits(reader: Reader, place: nodes.Node, value: Value, wanted: Kind, what: str) -> None:
    whole = source_of(place)
    if may_be_none(value.kind) and not fits(Nothing(), wanted):
        reader.fault(place, f'"{whole}" can be none, and {what} {kind_name(wanted)}; ask {{% if {whole} %}} first.')
    if wrong := [part for part in parts(something(value.kind)) if not fits(part, wanted)]:
        reader.fault(place, f'{what} {kind_name(wanted)}; "{whole}" is a {kind_name(wrong[0])}.')


def fits(kind: Kind, wanted: Kind) -> bool:
    """Whether a value of a kind is one that is wanted."""
    if isinstance(kind, Anything) or isinstance(wanted, Anything):
        return True
    if isinstance(wanted, Either):
        return any(fits(kind, one) for one in wanted.kinds)
    if isinstance(kind, Sequence) and isinstance(wanted, Sequence):
        return all(fits(one, wanted.of) for one in parts(kind.of))
    if isinstance(kind, Record) and isinstance(wanted, Record):
        return issubclass(kind.cls, wanted.cls) or (kind.loose and issubclass(wanted.cls, kind.cls))
    return type(kind) is type(wanted) and not isinstance(kind, Sequence | Record)


def call_macro(reader: Reader, node: nodes.Node, macro: Macro, given: Given, caller: Value | None = None) -> Value:
    """What a macro writes: it is read anew with what it is called with."""
    from briefing.templating.lint.walking import read_macro  # which evaluates calls

    names = [one.name for one in macro.node.args]
    if len(given.arguments) > len(names) and "varargs" not in _names_in(macro.node):
        takes = f"takes {len(names)}" if names else "takes none"
        reader.fault(node, f"{macro.node.name}: {len(given.arguments)} values are given, and it {takes}.")
    for key in set(given.named) - set(names) - {"caller"}:
        reader.fault(
            given.named[key][1], f'{macro.node.name} takes no "{key}"{meant(key, names)} It takes: {choices(names)}.'
        )
    values = dict(zip(names, (value for value, _ in given.arguments), strict=False))
    values |= {key: value for key, (value, _) in given.named.items() if key in names}
    return read_macro(reader, macro, values, caller)


def _names_in(node: nodes.Node) -> set[str]:
    return {one.name for one in node.find_all(nodes.Name)}


def filtered(reader: Reader, node: nodes.Filter, value: Value, evaluate: Evaluate) -> Value:
    """What a filter makes of a value; its faults are noted."""
    given = given_to(reader, node, evaluate)
    known = reader.library.filters
    if node.name not in known:
        hint = (
            "; sorting, grouping and counting are done before, and nothing makes markup but templates"
            if node.name in DEFAULT_FILTERS
            else meant(node.name, known).rstrip(".")
        )
        stop = "" if hint.endswith("?") else "."
        reader.fault(node, f'there is no filter "{node.name}"{hint}{stop} Filters: {choices(known)}.')
        return Value(claims=value.claims)
    _check_filter(reader, node, value)
    if node.name in _JINJA_FILTERS:
        return _by_jinja(reader, node, value, given.arguments)
    if known[node.name] is DEFAULT_FILTERS.get(node.name):
        return Value(claims=value.claims)
    whole = Given([(value, node.node or node), *given.arguments], given.named)
    result = call_function(reader, node, Function(f"| {node.name}", known[node.name]), whole)
    return Value(result.kind, None, value.claims | result.claims)


def _check_filter(reader: Reader, node: nodes.Filter, value: Value) -> None:
    whole = source_of(node.node)
    if node.name in _CHANGING and value.claims:
        reader.fault(node, f'| {node.name} would change the words of a source: no word of "{whole}" may be changed.')
    if node.name == "safe" and not isinstance(node.node, nodes.Const):
        markup = all(isinstance(part, Text) and part.markup for part in parts(value.kind))
        if not markup and not isinstance(value.kind, Anything):
            reader.fault(node, f'"{whole}" is marked safe by hand: nothing in it would be escaped; leave out | safe.')
    if node.name == "join":
        for part in parts(value.kind):
            if isinstance(part, Sequence) and isinstance(part.of, Record):
                reader.fault(node, f'| join would write every whole {kind_name(part.of)} of "{whole}"; loop over them.')


def _by_jinja(reader: Reader, node: nodes.Filter, value: Value, arguments: list[Argument]) -> Value:
    wanted, gives = _JINJA_FILTERS[node.name]
    takes = Sequence(Anything()) if wanted == _LISTS else wanted
    if not isinstance(wanted, Anything):
        bad = [part for part in parts(value.kind) if not fits(part, wanted)]
        if bad:
            whole = source_of(node.node)
            found = "can be none" if isinstance(bad[0], Nothing) else f"is a {kind_name(bad[0])}"
            reader.fault(node, f'| {node.name} takes a {kind_name(takes)}; "{whole}" {found}.')
    if gives is not None:
        return Value(gives, None, frozenset() if isinstance(gives, Number) else value.claims)
    if node.name in ("first", "last"):
        inner = either(part.of if isinstance(part, Sequence) else part for part in parts(something(value.kind)))
        sure = value.path in reader.sure
        return Value(inner if sure else either((inner, Nothing())), value.at(f"|{node.name}"), value.claims)
    if node.name in ("default", "d") and arguments:
        boolean = len(arguments) > 1
        kept = something(value.kind) if boolean else value.kind
        return Value(either((kept, arguments[0][0].kind)), None, value.claims | arguments[0][0].claims)
    return value
