"""What a template can name, as documentation: generated from the classes that templates get."""

from __future__ import annotations

import re
import sys
import types
import typing
from collections.abc import Iterator
from inspect import getdoc
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from briefing.templating.environment import JINJA_FILTERS
from briefing.templating.functions import FILTERS, FUNCTIONS
from briefing.templating.variables import MARKUP, POINT_VIEWS, TEMPLATES
from briefing.templating.views import Context

BEGIN, END = (
    "<!-- reference: made by `python -m briefing.templating.reference templates/README.md` -->\n",
    "<!-- end -->\n",
)
"""What stands around the reference in `templates/README.md`."""


def context_classes() -> tuple[type[BaseModel], ...]:
    """`Context` and every class that a template can meet, in the order in which they are met."""
    found: dict[type[BaseModel], None] = {Context: None}
    for _, variables in TEMPLATES.values():
        for kind, _ in variables.values():
            found.update(dict.fromkeys(_classes(kind)))
    found.update(dict.fromkeys(POINT_VIEWS.values()))
    waiting = list(found)
    while waiting:
        for field in waiting.pop(0).model_fields.values():
            new = [one for one in _classes(field.annotation) if one not in found]
            found.update(dict.fromkeys(new))
            waiting += new
    return tuple(found)


def context_reference() -> str:
    """The reference of template authors, as Markdown: variables, fields of each class, functions, filters."""
    parts = ["## Variables\n\nEvery template of a document has these:\n\n", _fields(Context)]
    parts += ["\nSome have more:\n\n", *map(_more_variables, TEMPLATES)]
    for one in context_classes():
        if one is not Context:
            parts += [f"\n### {_class_name(one)}\n\n{getdoc(one)}\n\n", _fields(one)]
    parts.append("\n## Functions\n\nIn Markdown templates; pages have `counted` alone.\n\n")
    parts += [f"- `{name}`: {_manual(function)}\n" for name, function in FUNCTIONS.items()]
    parts.append("\n## Filters\n\n")
    parts += [f"- `{name}`: {_manual(function)}\n" for name, function in FILTERS.items()]
    parts.append(f"- Of Jinja's own: {', '.join(f'`{name}`' for name in JINJA_FILTERS)}.\n")
    return "".join(parts)


def plain_reference() -> str:
    """The same for a terminal: a line for each name."""
    text = re.sub(r"^#+ (.*)$", lambda match: match[1].upper(), context_reference(), flags=re.MULTILINE)
    return re.sub(r"^- `([^`]+)`", r"  \1", text, flags=re.MULTILINE).replace("`", "")


def update_reference(path: Path) -> bool:
    """Put the reference between its marks in a page; whether it was another before.

    Raises:
        ValueError: the page has no such marks.
    """
    text = path.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{path}: has no line {BEGIN.strip()} with a line {END.strip()} after it.")
    updated = f"{before}{BEGIN}\n{context_reference()}\n{END}{after}"
    path.write_text(updated, encoding="utf-8")
    return updated != text


def _more_variables(pattern: str) -> str:
    about, variables = TEMPLATES[pattern]
    own = "".join(f"  - `{name}` ({_type_name(kind)}): {what}\n" for name, (kind, what) in variables.items())
    return f"- `{pattern}`: {about}\n{own}"


def _fields(one: type[BaseModel]) -> str:
    return "".join(
        f"- `{name}` ({_type_name(_whole(field))}): {field.description}\n" for name, field in one.model_fields.items()
    )


def _whole(field: Any) -> Any:
    """A field's type with what it was annotated with, which pydantic keeps apart."""
    return typing.Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


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
        return "text that is marked up" if MARKUP in arguments[1:] else _type_name(arguments[0])
    if origin in (typing.Union, types.UnionType):
        return " or ".join(map(_type_name, arguments))
    if origin is tuple:
        return f"list of {_type_name(arguments[0])}"
    if origin is dict:
        return f"table of {_type_name(arguments[1])}"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _class_name(annotation)
    return {str: "text", int: "number", float: "number", bool: "yes or no", type(None): "none"}.get(
        annotation, str(annotation)
    )


if __name__ == "__main__":
    update_reference(Path(sys.argv[1]))
