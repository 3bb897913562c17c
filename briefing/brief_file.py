"""brief.json: written so that it can be edited by hand and compared line by line, read back with clear errors."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.consistency import find_faults
from briefing.errors import BriefFileError
from briefing.model import FORMAT, Brief

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

MOST_ERRORS = 5
"""Errors named in one message: whoever mends a file mends it a few lines at a time."""


def dump_brief(brief: Brief) -> str:
    """The brief as JSON: the model's order of keys, one value a line, letters as they are, a newline at the end."""
    return brief.model_dump_json(indent=2) + "\n"


def load_brief(path: Path | str) -> Brief:
    """The brief of a brief.json.

    Raises `BriefFileError` where it cannot be read, is of another format, has a field that is missing or wrong, or
    names an article, actor, finding or day that there is not.  Whether the citations are true is not asked here.
    """
    brief = parse_brief(_read(Path(path)), str(path))
    if faults := list(find_faults(brief)):
        raise BriefFileError(_message(str(path), faults, "Correct them, or build the brief again."))
    return brief


def parse_brief(written: str, name: str) -> Brief:
    """The brief that a text in JSON holds; ``name`` is what errors call it.  Raises `BriefFileError`."""
    from pydantic import ValidationError

    with contextlib.suppress(ValidationError):  # what is wrong is found below, and told
        brief = Brief.model_validate_json(written)
        if "format" in brief.model_fields_set:
            return brief
    try:
        content = json.loads(written)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise BriefFileError(f"{name}: not valid JSON, so not a brief.json: {error.msg} at {where}.") from error
    except (ValueError, RecursionError) as error:
        raise BriefFileError(f"{name}: not valid JSON: {error}.") from error
    _check_format(content, name)
    try:
        return Brief.model_validate(content)
    except ValidationError as error:
        raise BriefFileError(
            _message(name, list(_complaints(error)), "`briefing schema` prints what every field holds.")
        ) from error


def dump_schema() -> str:
    """The JSON Schema of brief.json (draft 2020-12), as JSON."""
    schema = Brief.model_json_schema(mode="serialization")
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BriefFileError(f"{path}: not UTF-8 text (byte {error.start}), so not a brief.json.") from error
    except OSError as error:
        raise BriefFileError(f"{path}: cannot be read: {error.strerror or error}.") from error


def _check_format(content: Any, name: str) -> None:
    if not isinstance(content, dict):
        raise BriefFileError(f"{name}: not a brief: it holds a {_kind(content)}, where an object is expected.")
    found = content.get("format")
    if found is None:
        raise BriefFileError(
            f'{name}: not a brief: it has no field "format". `briefing build --format json` writes a brief.json.'
        )
    if found != FORMAT:
        raise BriefFileError(
            f"{name}: format {found!r} is not known; this program reads {FORMAT!r}. "
            f"Build the brief again, or use the version of the program that wrote it."
        )


def _complaints(error: ValidationError) -> Iterator[str]:
    for detail in error.errors(include_url=False):
        yield f"{_place(detail)}: {detail['msg']}{_found(detail)}"


def _place(detail: ErrorDetails) -> str:
    """The path of a field as one writes it: ``demands[3].citations[0].start``."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in detail["loc"] if part != "[key]")
    return "".join(parts).lstrip(".") or "the brief"


def _found(detail: ErrorDetails) -> str:
    value = detail["input"]
    if detail["type"] == "missing":
        return ""
    if isinstance(value, str | int | float | None):
        shown = json.dumps(value, ensure_ascii=False)
        return f" (found {shown if len(shown) <= 40 else shown[:40] + '…'})"
    return f" (found {_kind(value)})"


def _kind(value: Any) -> str:
    """What JSON calls a value's type."""
    names = {dict: "object", list: "list", str: "string", bool: "boolean", int: "number", float: "number"}
    return names.get(type(value), "null")


def _message(name: str, errors: list[str], fix: str) -> str:
    shown = "; ".join(errors[:MOST_ERRORS])
    more = f"; and {len(errors) - MOST_ERRORS} more" if len(errors) > MOST_ERRORS else ""
    return f"{name}: {shown}{more}. {fix}"
