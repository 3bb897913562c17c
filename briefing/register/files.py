"""The register's files: the one that comes with the program, and the user's own on top of it."""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from briefing.errors import RegisterError
from briefing.register.entries import Entry
from briefing.register.lookup import Register, fold_name

SHIPPED = Path(__file__).parent / "sources.toml"
FILE_NAME = "sources.toml"
MOST_FAULTS = 5


def load_register(own: Path | None = None) -> Register:
    """The shipped register with the user's own on top.

    Entries of ``own`` add to the shipped one that shares a name or domain with them, field by field, or stand beside
    it.

    Raises:
        RegisterError: a file cannot be read, is not valid TOML, or says what a register cannot say.
    """
    return _shipped() if own is None else Register(merge_entries(_shipped().entries, read_entries(own)))


@cache
def _shipped() -> Register:
    return Register(read_entries(SHIPPED))


def user_register_file() -> Path | None:
    """The user's own register in the folder where programs keep their settings; None where there is none."""
    if sys.platform == "win32":
        base = os.environ.get("APPDATA")
    else:
        base = os.environ.get("XDG_CONFIG_HOME") or str(Path("~/.config").expanduser())
    path = Path(base) / "briefing" / FILE_NAME if base else None
    return path if path is not None and path.is_file() else None


def read_entries(path: Path) -> tuple[Entry, ...]:
    """The entries of one file, in order.  Raises `RegisterError`, which names the first few faults."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise RegisterError(f"{path}: cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise RegisterError(f"{path}: not UTF-8 text (byte {error.start}).") from error
    except tomllib.TOMLDecodeError as error:
        raise RegisterError(f"{path}: not valid TOML: {error}.") from error
    if unknown := sorted(set(content) - {"source"}):
        raise RegisterError(f'{path}: a register has no key "{unknown[0]}"; each source stands under [[source]].')
    rows = content.get("source", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise RegisterError(f"{path}: each source stands under a line [[source]] of its own.")
    faults: list[str] = []
    entries = [entry for number, row in enumerate(rows, start=1) for entry in _read(number, row, faults)]
    faults += _repeated(entries)
    if faults:
        more = f"; and {len(faults) - MOST_FAULTS} more" if len(faults) > MOST_FAULTS else ""
        raise RegisterError(f"{path}: {'; '.join(faults[:MOST_FAULTS])}{more}.")
    return tuple(entries)


def merge_entries(shipped: Sequence[Entry], own: Sequence[Entry]) -> tuple[Entry, ...]:
    """The shipped entries with what the user's say of them, field by field; then the user's other ones."""
    merged = list(shipped)
    for entry in own:
        keys = _keys(entry)
        known = next((at for at, one in enumerate(merged) if keys & _keys(one)), None)
        if known is None:
            merged.append(entry)
        else:
            said = {name: getattr(entry, name) for name in entry.model_fields_set}
            for name in ("also", "ambiguous", "domains"):
                said[name] = tuple(dict.fromkeys((*getattr(merged[known], name), *getattr(entry, name))))
            if entry.name != merged[known].name:
                said["also"] = (*said["also"], merged[known].name)
            merged[known] = merged[known].model_copy(update=said)
    return tuple(merged)


def _keys(entry: Entry) -> set[str]:
    return {fold_name(name) for name in entry.names} | set(entry.domains)


def _read(number: int, row: dict[str, Any], faults: list[str]) -> Iterator[Entry]:
    """The entry of a row; what is wrong with it is added to the faults."""
    try:
        yield Entry.model_validate(row)
    except ValidationError as error:
        name = row.get("name", f"source {number}")
        for detail in error.errors(include_url=False):
            field = ".".join(map(str, detail["loc"]))
            faults.append(f"{name}: {_complaint(field, detail['type'], detail['msg'], detail['input'])}")


def _complaint(field: str, kind: str, message: str, value: Any) -> str:
    if kind == "extra_forbidden":
        return f'there is no field "{field}"; there are {", ".join(Entry.model_fields)}'
    if kind == "missing":
        return f'the field "{field}" is missing'
    if field == "country":
        return f"country has to be two capital letters (ISO 3166-1), such as GB, not {value!r}"
    if field.startswith("domains"):
        return f"{value!r} is not a domain; write it without https:// and www., such as example.org"
    return f"{field}: {message[:1].lower()}{message[1:]}, not {value!r}"


def _repeated(entries: Sequence[Entry]) -> Iterator[str]:
    """One fault for each name or domain that two sources of a file share."""
    holders: dict[str, str] = {}
    for entry in entries:
        for key in sorted(_keys(entry)):
            holder = holders.setdefault(key, entry.name)
            if holder != entry.name:
                yield f"{entry.name}: {key!r} belongs to {holder} already"
