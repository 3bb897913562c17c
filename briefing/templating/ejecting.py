"""Copies of what other packs have: taken to be reworded, and compared later with what has become of the original."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from briefing.errors import TemplateError
from briefing.faults import choices, meant
from briefing.templating.packs import Pack
from briefing.templating.places import shipped_folder

KEPT = ".ejected"
"""The folder in a pack that keeps what was copied, as it was: what a later version of it is compared with."""

_NOTE = re.compile(
    r"\A(?:\{#|/\*) Copied from (?P<origin>\S+) of briefing (?P<version>\S+), SHA-256 (?P<digest>[0-9a-f]{64})"
)


@dataclass(frozen=True)
class Note:
    """What a copy says of itself: the pack and file that it is of, the program's version, the hash of the original."""

    origin: str
    version: str
    digest: str


@dataclass(frozen=True)
class Change:
    """What has become of the original of a copy.

    ``state`` is `unchanged`, `changed` or `gone`.  ``lines`` are a unified diff: of the original then and now, or where
    what it was then is no longer known (``kept`` is false), of the copy and the original now.
    """

    file: str
    note: Note
    state: str
    lines: tuple[str, ...] = ()
    kept: bool = True


def eject(pack: Pack, name: str) -> Path:
    """Copy a section's template, or any file by its name, from the pack that the given one gets it from.

    The copy begins with a note of where it is from; the original is kept beside it for `changes`.

    Raises:
        TemplateError: there is no such file, the pack has one of its own already, or it is shipped.
    """
    folder = pack.chain[0]
    if folder.parent == shipped_folder("templates"):
        raise TemplateError(
            f"Pack “{pack.name}” is shipped, and would be overwritten with the next version. Make one of your own: "
            f"briefing packs new mine --extends {pack.name}"
        )
    file = _file_named(pack, name)
    origin = _origin(pack, file)
    target = folder / file
    if target.exists():
        raise TemplateError(f"{target}: is there already. Delete it to begin again with a copy of {origin}.")
    text = origin.read_text(encoding="utf-8")
    note = f"Copied from {origin.parent.name if '/' not in file else _pack_of(pack, origin)}/{file}"
    _write(folder / KEPT / file, text)
    _write(target, _noted(file, f"{note} of briefing {_version()}, SHA-256 {_digest(text)}", text))
    return target


def changes(pack: Pack) -> Iterator[Change]:
    """What has become of the originals of the copies in a pack's own folder, in order of file."""
    folder = pack.chain[0]
    for path in sorted(folder.rglob("*")):
        file = path.relative_to(folder).as_posix()
        if path.is_file() and not file.startswith(f"{KEPT}/") and (note := read_note(path)):
            yield _change(pack, file, path, note)


def read_note(path: Path) -> Note | None:
    """What a file says of itself; none where it is no copy."""
    with path.open(encoding="utf-8", errors="replace") as opened:
        found = _NOTE.match(opened.read(400))
    return Note(found["origin"], found["version"], found["digest"]) if found else None


def _change(pack: Pack, file: str, copy: Path, note: Note) -> Change:
    try:
        now = _origin(pack, file).read_text(encoding="utf-8")
    except TemplateError:
        return Change(file, note, "gone")
    if _digest(now) == note.digest:
        return Change(file, note, "unchanged")
    before = pack.chain[0] / KEPT / file
    then = before.read_text(encoding="utf-8") if before.is_file() else ""
    kept = _digest(then) == note.digest
    old, label = (then, f"briefing {note.version}") if kept else (copy.read_text(encoding="utf-8"), "your copy")
    first, second = f"{note.origin} ({label})", f"{note.origin} (briefing {_version()})"
    lines = difflib.unified_diff(old.splitlines(), now.splitlines(), first, second, lineterm="")
    return Change(file, note, "changed", tuple(lines), kept)


def _file_named(pack: Pack, name: str) -> str:
    """A file of an ancestor: `risks` is `sections/risks.md.j2`."""
    places = (*pack.chain[1:], shipped_folder("styles"))
    known = {
        path.relative_to(folder).as_posix()
        for folder in places
        for path in folder.rglob("*")
        if path.suffix in (".j2", ".css") and KEPT not in path.parts
    }
    for candidate in (f"sections/{name}.md.j2", f"sections/{name}.html.j2", name, f"{name}.css"):
        if candidate in known:
            return candidate
    sections = sorted(file.split("/")[1].split(".")[0] for file in known if file.startswith("sections/"))
    files = choices(file for file in known if not file.startswith("sections/"))
    raise TemplateError(
        f'No pack that “{pack.name}” extends has "{name}"{meant(name, [*sections, *known])} '
        f"Sections: {', '.join(dict.fromkeys(sections))}. Other files: {files}."
    )


def _origin(pack: Pack, file: str) -> Path:
    """Where a pack gets a file from that it does not have itself."""
    for folder in (*pack.chain[1:], shipped_folder("styles")):
        if (folder / file).is_file():
            return folder / file
    raise TemplateError(f'No pack that “{pack.name}” extends has "{file}".')


def _pack_of(pack: Pack, path: Path) -> str:
    return next(folder.name for folder in pack.chain if path.is_relative_to(folder))


def _noted(file: str, note: str, text: str) -> str:
    """A copy with its note, in a comment of its language."""
    more = "`briefing packs diff` shows what has changed there since"
    return f"/* {note}; {more}. */\n{text}" if file.endswith(".css") else f"{{# {note}; {more}. #}}\n{text}"


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise TemplateError(f"{path}: cannot be written: {error.strerror}.") from error


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _version() -> str:
    try:
        return version("briefing")
    except PackageNotFoundError:
        return "0"
