"""Lint: what is wrong with a pack before anything is rendered with it.

The templates are read against the types of what they get: a field that there is not, a text that may be none, a claim
that is never cited are found without a story in which they happen.

>>> from briefing.templating.lint import lint_pack
>>> for fault in lint_pack("minister", Path("my-packs")):       # doctest: +SKIP
...     print(fault)
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefing.errors import TemplateError
from briefing.faults import Fault
from briefing.templating.lint.sheets import sheet_faults
from briefing.templating.lint.templates import template_faults
from briefing.templating.pack_checks import breaking_faults, idle_faults
from briefing.templating.packs import Generation, Pack, find_generations, list_packs, merge_generations
from briefing.templating.places import shipped_folder

__all__ = ["Fault", "lint_all", "lint_named", "lint_pack"]


def lint_named(name: str | None, templates: Path | None = None) -> tuple[Fault, ...]:
    """The faults of a pack by its name or its folder, of a folder of packs, or of all packs where none is named.

    Raises:
        TemplateError: there is no such pack.
    """
    if name is None:
        return lint_all(templates)
    folder = Path(name)
    if (folder / "pack.toml").is_file():
        folder = folder.resolve()
        return lint_pack(folder.name, folder.parent)
    if folder.is_dir() and (packs := sorted(folder.glob("*/pack.toml"))):
        return tuple(fault for path in packs for fault in lint_pack(path.parent.name, folder))
    return lint_pack(name, templates)


def lint_all(templates: Path | None = None) -> tuple[Fault, ...]:
    """The faults of every pack that can be named."""
    faults = [fault for name in list_packs(templates) for fault in lint_pack(name, templates)]
    return tuple(sorted(dict.fromkeys(faults)))


def lint_pack(name: str, templates: Path | None = None) -> tuple[Fault, ...]:
    """The faults of a pack, and of those that it extends as far as they are not shipped; in order of file and line.

    Raises:
        TemplateError: there is no such pack.
    """
    generations, broken = find_generations(name, templates)
    if generations[0].faults and not generations[0].says.model_fields_set:
        return generations[0].faults  # nothing in the file can be used, and all else would be said of an empty pack
    own = [one for number, one in enumerate(generations) if number == 0 or not _is_shipped(one)]
    faults = [fault for one in own for fault in one.faults] + ([broken] if broken else [])
    if broken:  # the rest is read as if the pack extended `default`: one fault is not to hide the others
        generations = (*generations, *find_generations("default")[0])
    pack = merge_generations(name, generations)
    folders = {one.folder for one in own}
    faults += [fault for fault in breaking_faults(pack) if not broken or fault.file.parent in folders]
    for one in own:
        faults += idle_faults(pack, one)
    faults += _missing(pack)
    faults += sheet_faults(pack)
    try:
        faults += template_faults(pack, own)
    except TemplateError as error:  # a file that is no text
        faults.append(Fault(pack.chain[0] / "pack.toml", 1, 1, str(error)))
    return tuple(sorted(dict.fromkeys(fault for fault in faults if _lies_in(fault.file, folders))))


def _is_shipped(one: Generation) -> bool:
    return one.folder.parent == shipped_folder("templates")


def _lies_in(file: Path, folders: set[Path]) -> bool:
    return any(file.is_relative_to(folder) for folder in folders)


def _missing(pack: Pack) -> Iterator[Fault]:
    """What a pack that extends none has to bring itself."""
    first = pack.generations[0].written
    for name in ("brief.md.j2", "page.html.j2"):
        if pack.find_file(name) is None:
            yield first.fault((), f'no pack of the chain has a {name}; write  extends = "default"  to have one.')
    if not pack.sections:
        yield first.fault((), 'no pack of the chain names sections; write  sections = ["bottom_line", "..."].')
