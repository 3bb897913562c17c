"""A configuration told: in a line, as TOML with its defaults, and as the reference of what it may say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from briefing.desk.configuration.explaining import inner_record
from briefing.desk.configuration.records import Configuration


def summary(configuration: Configuration, missing: int = 0) -> str:
    """`8 feeds, 2 stories, 1 recipient; nothing is wrong with it.`, or how much of what it names is missing."""
    counts = {
        "feed": sum(feed.enabled for feed in configuration.feeds),
        "story": len(configuration.stories),
        "recipient": len(configuration.recipients),
    }
    words = [f"{count} {name if count == 1 else PLURALS.get(name, name + 's')}" for name, count in counts.items()]
    wrong = "nothing is wrong with it" if not missing else f"{missing} of the things that it names are missing"
    return f"{', '.join(words)}; {wrong if missing != 1 else 'one thing that it names is missing'}."


PLURALS = {"story": "stories"}


def toml_lines(configuration: Configuration) -> Iterator[str]:
    """The configuration as TOML, defaults and all; relative paths as they count from its file."""
    for name, field in Configuration.model_fields.items():
        value = getattr(configuration, name)
        if field.exclude or value is None:
            continue
        tables = value if isinstance(value, tuple) else (value,)
        head = f"[[{name}]]" if isinstance(value, tuple) else f"[{name}]"
        for table in tables:
            yield from _table(head, name, table, configuration.file.parent)


def _table(head: str, name: str, table: BaseModel, base: Path) -> Iterator[str]:
    yield head
    inner: list[tuple[str, BaseModel]] = []
    for key in type(table).model_fields:
        value = getattr(table, key)
        if isinstance(value, BaseModel):
            inner.append((f"{name}.{key}", value))
        elif value is not None:
            yield f"{key} = {_value(value, base)}"
    yield ""
    for key, record in inner:
        yield from _table(f"[{key}]", key, record, base)


def _value(value: Any, base: Path) -> str:
    if isinstance(value, Path):
        value = (value.relative_to(base) if base != Path() and value.is_relative_to(base) else value).as_posix()
    return json.dumps(value, ensure_ascii=False)


def reference() -> str:
    """What `briefing.toml` may say, as Markdown: a table for each of its tables, from the fields' descriptions."""
    lines: list[str] = []
    for name, field in Configuration.model_fields.items():
        record = inner_record(Configuration, name)
        if record is None or field.exclude:
            continue
        several = get_origin(field.annotation) is tuple
        lines += _reference(f"[[{name}]]" if several else f"[{name}]", name, record)
    return "\n".join(lines) + "\n"


def _reference(head: str, name: str, record: type[BaseModel]) -> list[str]:
    lines = [
        f"### `{head}`",
        "",
        record.__doc__ or "",
        "",
        "| key | holds | default | what it is |",
        "|---|---|---|---|",
    ]
    inner: list[str] = []
    for key, field in record.model_fields.items():
        if (within := inner_record(record, key)) is not None:
            inner += _reference(f"[{name}.{key}]", f"{name}.{key}", within)
            lines.append(f"| `{key}` | a table | none | {field.description} |")
            continue
        description = (field.description or "").replace("|", "\\|")
        lines.append(f"| `{key}` | {_holds(field)} | {_default(field)} | {description} |")
    return [*lines, "", *inner]


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "has to be given"
    if field.default is None or field.default == ():
        return "none"
    return f"`{_value(field.default, Path())}`"


KINDS = {str: "text", bool: "`true` or `false`", int: "a whole number", float: "a number", Path: "a path"}


def _holds(field: FieldInfo) -> str:
    """What a field holds, in words; a choice by all of its values."""
    kinds = [kind for kind in get_args(field.annotation) if kind is not NoneType] or [field.annotation]
    kind: Any = field.annotation if get_origin(field.annotation) in {tuple, Literal} else kinds[0]
    if get_origin(kind) is tuple:
        return "a list of texts"
    if get_origin(kind) is Literal:
        return ", ".join(f'`"{value}"`' for value in get_args(kind))
    while get_args(kind) and kind not in KINDS:
        kind = get_args(kind)[0]
    return KINDS.get(kind, "text")


BEGIN, END = "<!-- reference -->\n", "<!-- end of reference -->"


def with_reference(page: str) -> str:
    """A page of the documentation with the reference between its marks made anew."""
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}\n{reference()}{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    import sys

    for name in sys.argv[1:]:
        Path(name).write_text(with_reference(Path(name).read_text(encoding="utf-8")), encoding="utf-8")
