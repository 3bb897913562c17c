"""What is said of a value that a configuration cannot have: its place, what is valid, what was probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from pydantic import BaseModel

from briefing.desk.configuration.records import Configuration
from briefing.faults import Fault, meant
from briefing.toml_text import Written

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Place = tuple[str | int, ...]

WANTED = {
    "value_error": "{error}",
    "string_type": "text in quotation marks",
    "path_type": "text in quotation marks: a path",
    "tuple_type": 'a list, such as ["one", "another"]',
    "model_type": "a table of its own, under a line [{key}]",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "greater_than_equal": "{ge} or more",
    "less_than_equal": "at most {le}",
    "greater_than": "more than {gt}",
    "literal_error": "one of {expected}",
    "string_too_short": "{min_length} characters or more",
    "string_too_long": "{max_length} characters at most",
    "too_short": "a list of {min_length} or more",
}
"""What is wanted, by pydantic's type of error."""

PATTERNS = {"password_env": "the name of an environment variable", "secret_env": "the name of an environment variable"}
NAME = "small letters, figures, - and _, forty at most"
"""What is wanted where a pattern does not fit: by the key, for all others the pattern of names."""


def explain(written: Written, detail: ErrorDetails) -> Fault:
    """What is wrong at one place, what is valid there, and what was probably meant."""
    place, value = detail["loc"], detail["input"]
    if detail["type"] == "extra_forbidden":
        return written.fault(place, unknown_key(place))
    if detail["type"] == "missing":
        return written.fault(place, f"{_table(place[:-1])} needs a key {place[-1]}: {_describe(place)}")
    close = "."
    if detail["type"] == "literal_error" and isinstance(value, str):
        close = meant(value, str(detail["ctx"]["expected"]).replace("'", "").replace(" or ", ", ").split(", "))
    shown = "a table" if isinstance(value, dict) else repr(value) if len(repr(value)) < 80 else "what is there"
    message = f"{_named(place)} has to be {_wanted(place, detail)}, not {shown}{close}"
    return written.fault(place, message, value if isinstance(value, str) else None)


def _wanted(place: Place, detail: ErrorDetails) -> str:
    known = {"key": _named(place), **detail.get("ctx", {})}
    if detail["type"] == "string_pattern_mismatch":
        return PATTERNS.get(str(place[-1]), NAME)
    wanted = WANTED.get(detail["type"])
    return wanted.format(**known) if wanted else detail["msg"]


def unknown_key(place: Place) -> str:
    """What is said of a key that no record has: what was probably meant, and what there is."""
    record = _record_at(place)
    known = [name for name, field in record.model_fields.items() if not field.exclude]
    name = str(place[-1])
    where = f"{_table(place[:-1])} has no key" if len(place) > 1 else "there is no table or key"
    return f'{where} "{name}"{meant(name, known)} There are {", ".join(known)}.'


def _table(place: Place) -> str:
    """`entry 2 of [[feeds]]`, `wiki of entry 1 of [[recipients]]`, or `[desk]`."""
    names = [part for part in place if isinstance(part, str)]
    number = next((part for part in place if isinstance(part, int)), None)
    if number is None:
        return f"[{'.'.join(names)}]"
    return "".join(f"{name} of " for name in reversed(names[1:])) + f"entry {number + 1} of [[{names[0]}]]"


def _named(place: Place) -> str:
    return ".".join(part for part in place if isinstance(part, str))


def _record_at(place: Place) -> type[BaseModel]:
    """The record that the key at a place would be a field of."""
    record: type[BaseModel] = Configuration
    for part in place[:-1]:
        if isinstance(part, str):
            record = inner_record(record, part) or record
    return record


def inner_record(record: type[BaseModel], name: str) -> type[BaseModel] | None:
    """The record that a field holds, alone or as a list; None where it holds plain values."""
    field = record.model_fields.get(name)
    if field is None:
        return None
    kinds = (field.annotation, *get_args(field.annotation))
    return next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)), None)


def _describe(place: Place) -> str:
    described = _record_at(place).model_fields[str(place[-1])].description or ""
    return described[:1].lower() + described[1:]
