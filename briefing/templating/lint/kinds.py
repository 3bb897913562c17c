"""What a template's expressions stand for: the kinds of values that there are, made from the context's types."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel

from briefing import model
from briefing.templating.variables import MARKUP
from briefing.templating.views import Cited


class Kind:
    """What is known of a value."""


@dataclass(frozen=True)
class Anything(Kind):
    """Nothing is known, so nothing is wrong."""


@dataclass(frozen=True)
class Text(Kind):
    """A text; ``values`` are all that it can be, where that is laid down.  ``markup``: nothing of it is escaped."""

    values: tuple[str, ...] = ()
    markup: bool = False


@dataclass(frozen=True)
class Number(Kind):
    """A number, or true and false."""


@dataclass(frozen=True)
class Nothing(Kind):
    """None."""


@dataclass(frozen=True)
class Record(Kind):
    """An object with fields; ``loose``: of this class or of one derived from it."""

    cls: type[BaseModel]
    loose: bool = False


@dataclass(frozen=True)
class Sequence(Kind):
    """A list, and what is in it."""

    of: Kind


@dataclass(frozen=True)
class Table(Kind):
    """Names with values."""

    of: Kind


@dataclass(frozen=True)
class Function(Kind):
    """Something to be called: ``call`` where what it takes is known, else ``gives`` where what it gives is."""

    name: str
    call: Callable[..., Any] | None = None
    gives: Kind | None = None


@dataclass(frozen=True)
class Either(Kind):
    """One of several kinds."""

    kinds: tuple[Kind, ...]


@cache
def kind_of(annotation: Any) -> Kind:
    """The kind of values that a type stands for."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _annotated(kind_of(arguments[0]), arguments[1:])
    if origin in (typing.Union, types.UnionType):
        return either(map(kind_of, arguments))
    if origin is Literal:
        return Text(tuple(map(str, arguments)))
    if _is(origin, Mapping):
        return Table(kind_of(arguments[1]))
    return Sequence(kind_of(arguments[0])) if _is(origin, Iterable) else _plain(annotation)


def _annotated(kind: Kind, notes: tuple[Any, ...]) -> Kind:
    if MARKUP in notes:
        return Text(markup=True)
    # pydantic's SerializeAsAny: a class that stands for all that are derived from it
    loose = any(type(one).__name__ == "SerializeAsAny" for one in notes)
    return Record(kind.cls, loose=True) if isinstance(kind, Record) and loose else kind


def _plain(annotation: Any) -> Kind:
    if _is(annotation, BaseModel):
        return Record(annotation)
    if _is(annotation, str):
        return Text(markup=annotation is not str)
    if _is(annotation, (int, float)):
        return Number()
    return Nothing() if annotation in (None, types.NoneType) else Anything()


def _is(one: Any, classes: Any) -> bool:
    return isinstance(one, type) and issubclass(one, classes)


def either(kinds: Iterable[Kind]) -> Kind:
    """One of these kinds; each of them once."""
    flat = dict.fromkeys(one for kind in kinds for one in parts(kind))
    if any(isinstance(kind, Anything) for kind in flat):
        return Anything()
    return next(iter(flat), Anything()) if len(flat) < 2 else Either(tuple(flat))


def parts(kind: Kind) -> tuple[Kind, ...]:
    """The kinds that a value may be of."""
    return kind.kinds if isinstance(kind, Either) else (kind,)


def something(kind: Kind) -> Kind:
    """The same without none."""
    return either(part for part in parts(kind) if not isinstance(part, Nothing))


def may_be_none(kind: Kind) -> bool:
    """Whether a value of this kind can be none."""
    return any(isinstance(part, Nothing) for part in parts(kind))


def fields_of(record: Record) -> dict[str, Kind]:
    """The fields of a record by name; of a loose one also those of the classes derived from its own."""
    return {name: kind for cls in _classes(record) for name, kind in _own_fields(cls).items()}


def is_open(record: Record) -> bool:
    """Whether a record may have fields that its class does not name."""
    return any(cls.model_config.get("extra") == "allow" for cls in ([record.cls] if not record.loose else []))


def is_cited(kind: Kind) -> bool:
    """Whether it is something that stands in a source, and is to be cited."""
    return isinstance(kind, Record) and issubclass(kind.cls, Cited)


def _classes(record: Record) -> list[type[BaseModel]]:
    derived = _derived(record.cls) if record.loose else []
    return [*derived, record.cls]


def _derived(cls: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for one in cls.__subclasses__():
        yield one
        yield from _derived(one)


@cache
def _own_fields(cls: type[BaseModel]) -> dict[str, Kind]:
    return {name: _field(cls, name, kind_of(_annotation(field))) for name, field in cls.model_fields.items()}


def _annotation(field: Any) -> Any:
    """A field's type with what it was annotated with, which pydantic keeps apart."""
    return typing.Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def _field(cls: type[BaseModel], name: str, kind: Kind) -> Kind:
    """A field's kind; where the model of the brief says which values it can have (`Meeting.status`), these too."""
    twin = getattr(model, cls.__name__.removesuffix("View"), None)
    field = twin.model_fields.get(name) if _is(twin, BaseModel) and twin is not None else None
    values = [part.values for part in parts(kind_of(field.annotation)) if isinstance(part, Text)] if field else []
    if not values or not values[0]:
        return kind
    return either(Text(values[0]) if part == Text() else part for part in parts(kind))


def kind_name(kind: Kind) -> str:
    """A kind in words: `list of Citation`, `text or none`."""
    if isinstance(kind, Record):
        return kind.cls.__name__.removesuffix("View")
    if isinstance(kind, Sequence):
        return f"list of {kind_name(kind.of)}"
    if isinstance(kind, Table):
        return f"table of {kind_name(kind.of)}"
    if isinstance(kind, Either):
        return " or ".join(map(kind_name, kind.kinds))
    if isinstance(kind, Function):
        return "function"
    return {Text: "text", Number: "number", Nothing: "none"}.get(type(kind), "value")
