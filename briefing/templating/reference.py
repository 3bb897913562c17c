"""What a template can name, as documentation: generated from the classes that templates get."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from inspect import getdoc
from typing import Any

from pydantic import BaseModel

from briefing.templating.environment import JINJA_FILTERS
from briefing.templating.functions import FILTERS, FUNCTIONS
from briefing.templating.views import Context, SectionView, SourceView

SECTION_VARIABLES = {
    "section": (SectionView, "The section that is being written."),
    "cited_sources": (tuple[SourceView, ...], "In `sources` only: the articles that the other sections cite."),
}
"""The variables that a section's template has besides the fields of `Context`."""


def context_classes() -> tuple[type[BaseModel], ...]:
    """`Context` and every class that can be reached from it, in the order in which they are met."""
    found: dict[type[BaseModel], None] = {Context: None}
    for kind, _ in SECTION_VARIABLES.values():
        found.update(dict.fromkeys(_classes(kind)))
    waiting = list(found)
    while waiting:
        for field in waiting.pop(0).model_fields.values():
            new = [one for one in _classes(field.annotation) if one not in found]
            found.update(dict.fromkeys(new))
            waiting += new
    return tuple(found)


def context_reference() -> str:
    """The reference of template authors, as Markdown: variables, fields of each class, functions, filters."""
    parts = ["## Variables\n", _fields(Context)]
    parts += [f"- `{name}` ({_type_name(kind)}): {about}\n" for name, (kind, about) in SECTION_VARIABLES.items()]
    for one in context_classes():
        if one is not Context:
            parts += [f"\n## {_class_name(one)}\n\n{getdoc(one)}\n\n", _fields(one)]
    parts.append("\n## Functions\n\n")
    parts += [f"- `{name}`: {_manual(function)}\n" for name, function in FUNCTIONS.items()]
    parts.append("\n## Filters\n\n")
    parts += [f"- `{name}`: {_manual(function)}\n" for name, function in FILTERS.items()]
    parts.append(f"- Of Jinja's own: {', '.join(f'`{name}`' for name in JINJA_FILTERS)}.\n")
    return "".join(parts)


def _fields(one: type[BaseModel]) -> str:
    return "".join(
        f"- `{name}` ({_type_name(field.annotation)}): {field.description}\n"
        for name, field in one.model_fields.items()
    )


def _manual(function: Any) -> str:
    return " ".join((getdoc(function) or "").split())


def _classes(annotation: Any) -> Iterator[type[BaseModel]]:
    """The view classes that a field's type names."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in typing.get_args(annotation):
        yield from _classes(part)


def _class_name(one: type[BaseModel]) -> str:
    return one.__name__.removesuffix("View")


def _type_name(annotation: Any) -> str:
    """A field's type in words: `list of Citation`, `text or none`."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _type_name(arguments[0])
    if origin in (typing.Union, types.UnionType):
        return " or ".join(map(_type_name, arguments))
    if origin is tuple:
        return f"list of {_type_name(arguments[0])}"
    if origin is dict:
        return f"table of {_type_name(arguments[1])}"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _class_name(annotation)
    return {str: "text", int: "number", type(None): "none"}.get(annotation, str(annotation))
