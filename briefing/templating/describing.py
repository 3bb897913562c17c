"""A pack in words: where each of its files and settings comes from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefing.templating.packs import REST, Pack
from briefing.templating.places import shipped_folder

_SETTINGS = (
    "title",
    "language",
    "style",
    "pages",
    "page_size",
    "figures",
    "formats",
    "tlp",
    "wiki",
    "only_new",
    "quiet",
    "printed_once",
)


def describe_pack(pack: Pack) -> Iterator[str]:
    """A pack line by line: its chain, sections, limits, settings and files, each with the pack that it is from."""
    yield f"{pack.name}: {pack.description}".rstrip(": ")
    yield f"chain:    {' → '.join(folder.name for folder in pack.chain)}"
    for folder in pack.chain:
        yield f"folder:   {folder}"
    yield "trusted:  " + ("yes" if pack.trusted else "no: its templates run in a bounded process of their own")
    yield ""
    yield "sections"
    for name in pack.sections:
        yield f"  {name:<24}{_section(pack, name)}".rstrip()
    yield "limits"
    for name, limit in sorted(pack.limits.items()):
        yield f"  {name:<24}{limit:<6}{_setter(pack, 'limits', name)}"
    yield "limits where a brief follows another"
    for name, limit in sorted(pack.following.items()):
        yield f"  {name:<24}{limit:<6}{_setter(pack, 'following', name)}"
    yield "settings"
    for key in _SETTINGS:
        yield f"  {key:<24}{_value(pack, key)}"
    yield "files"
    for name, folder in sorted(_files(pack).items()):
        yield f"  {name:<36}{folder.name}"


def _section(pack: Pack, name: str) -> str:
    if name == REST:
        return "stages yet to come"
    return pack.titles.get(name) or name.replace("_", " ").capitalize()


def _setter(pack: Pack, table: str, key: str) -> str:
    """The pack of the chain whose word counts."""
    return next((one.folder.name for one in pack.generations if key in getattr(one.says, table)), "")


def _value(pack: Pack, key: str) -> str:
    value = getattr(pack, key)
    shown = ", ".join(value) if isinstance(value, tuple) else value
    setter = next((one.folder.name for one in pack.generations if getattr(one.says, key) is not None), "")
    return f"{shown if shown not in (None, '') else '–'}".ljust(26) + setter


def _files(pack: Pack) -> dict[str, Path]:
    """Every file that the pack uses, with the folder that it comes from."""
    styles = shipped_folder("styles")
    found = {
        f"{pack.style}{suffix}.css": styles
        for suffix in ("", "-print")
        if (styles / f"{pack.style}{suffix}.css").is_file()
    }
    for folder in reversed(pack.chain):
        for path in folder.rglob("*"):
            name = path.relative_to(folder).as_posix()
            if path.suffix in (".j2", ".css") or name.startswith("headings/"):
                found[name] = folder
    return {name: folder for name, folder in found.items() if not name.startswith(".")}
