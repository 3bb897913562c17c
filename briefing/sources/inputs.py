"""What was handed in, as bytes with a name: files, folders, standard input, addresses."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from briefing.errors import SourceError
from briefing.model import Unread
from briefing.sources.raw import WHAT_IS_READ

MAX_BYTES = 25_000_000
"""A file larger than this is not opened: a page has 2 MB at most, a JSON Lines file of 5,000 articles about 25."""

AWAY = "it is a link that leads out of the folder; name what it leads to, to have it read."

STANDARD_INPUT = "-"
SKIPPED_SUFFIXES = frozenset(
    f".{suffix}"
    for suffix in (
        *("png", "jpg", "jpeg", "gif", "webp", "svg", "ico", "mp3", "mp4", "webm", "woff", "woff2", "ttf", "otf"),
        *("css", "js", "mjs", "map", "py", "pyc", "so", "exe", "toml", "yaml", "yml", "ini", "cfg", "lock", "log"),
        *(
            "zip",
            "gz",
            "bz2",
            "xz",
            "7z",
            "tar",
            "db",
            "sqlite",
            "csv",
            "tsv",
            "xlsx",
            "xls",
            "ods",
            "ics",
            "ann",
            "tml",
        ),
    )
)
"""Files beside articles in folders that are none: passed over there, and read when they are named themselves."""


@dataclass(frozen=True)
class Handed:
    """One source: the name that it was handed in under, and its bytes."""

    source: str
    raw: bytes


def open_inputs(
    inputs: Iterable[str | Path], *, stdin: BinaryIO | None = None, timeout: float = 20.0
) -> Iterator[Handed | Unread]:
    """Everything that the inputs stand for; what cannot be opened comes as `Unread` with the reason."""
    for entry in inputs:
        name = str(entry)
        try:
            if name == STANDARD_INPUT:
                yield _standard_input(stdin)
            elif name.startswith(("http://", "https://")):
                from briefing.fetching.trying import fetch_url

                yield Handed(name, fetch_url(name, timeout=timeout, most=MAX_BYTES).as_utf8())
            else:
                yield from _file_or_folder(name)
        except SourceError as error:
            yield unread(name, error)


def unread(source: str, error: Exception) -> Unread:
    """A source with the reason why it is not read."""
    return Unread(source=written(source), reason=str(error))


def written(name: str | Path) -> str:
    """The name of a file as text that can be written to any file: bytes that are no UTF-8 as ``\\xff``."""
    try:
        return os.fsencode(name).decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:
        return str(name).encode("utf-8", "backslashreplace").decode("utf-8")


def _standard_input(stdin: BinaryIO | None) -> Handed:
    raw = (stdin or sys.stdin.buffer).read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise SourceError(f"it is larger than {MAX_BYTES // 1_000_000} MB; hand in single articles.")
    return Handed(STANDARD_INPUT, raw)


def _file_or_folder(name: str) -> Iterator[Handed | Unread]:
    if not name.strip():  # to the system, that is the current folder
        raise SourceError("an empty name; name a file, a folder, an address, or - for standard input.")
    path = Path(name)
    try:
        if path.is_dir():
            yield from _folder(path)
        elif not path.exists():
            raise SourceError("there is no such file or folder; check the name.")
        elif not path.is_file():
            raise SourceError("it is no regular file; hand in files, folders, addresses, or - for standard input.")
        else:
            yield Handed(written(path), _read(path))
    except (OSError, ValueError) as error:
        raise SourceError(f"it cannot be opened: {_why(error)}.") from error


def _folder(folder: Path) -> Iterator[Handed | Unread]:
    """The files below a folder in the order of their names; hidden ones, pictures and the like are left aside.

    A link is followed only to what lies in the folder itself: whoever may write to a folder of articles must not have
    other files of this machine read by it.
    """
    closed: list[OSError] = []
    tree = list(os.walk(folder, onerror=closed.append))
    paths = [Path(inner, name) for inner, _, names in tree for name in names]
    paths += [path for inner, names, _ in tree for name in names if (path := Path(inner, name)).is_symlink()]
    found = bool(closed)
    for error in closed:
        yield unread(error.filename, SourceError(f"it cannot be opened: {_why(error)}."))
    for path in sorted(paths, key=lambda path: path.relative_to(folder).parts):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        away = _leads_away(path, folder)
        if hidden or path.suffix.lower() in SKIPPED_SUFFIXES or not (path.is_file() or away):
            continue
        found = True
        try:
            yield unread(path.as_posix(), SourceError(AWAY)) if away else Handed(written(path), _read(path))
        except OSError as error:
            yield unread(path.as_posix(), SourceError(f"it cannot be opened: {_why(error)}."))
        except SourceError as error:
            yield unread(path.as_posix(), error)
    if not found:
        raise SourceError(f"the folder holds no articles; {WHAT_IS_READ}.")


def _leads_away(path: Path, folder: Path) -> bool:
    """Whether a file or folder is a link to something that is there, and lies outside the folder."""
    if not path.is_symlink() or not path.exists():
        return False
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _read(path: Path) -> bytes:
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise SourceError(
            f"it has {size / 1e6:.0f} MB; files up to {MAX_BYTES // 1_000_000} MB are read. Split it into articles."
        )
    return path.read_bytes()


def _why(error: Exception) -> str:
    """What the system says, without its numbers: “permission denied”."""
    said = getattr(error, "strerror", None) or str(error)
    return said[:1].lower() + said[1:]
