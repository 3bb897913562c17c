"""Template packs: folders that say how a brief is worded, ordered and dressed for an audience.

A pack is a folder with a `pack.toml`.  It may extend another; what it does not say or bring, the pack that it extends
does, over any number of generations.  `default` is where every shipped chain ends.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefing.errors import TemplateError
from briefing.templating.places import search_path, shipped_folder

REST = "..."
"""In a list of sections: all others, in the order of the pack that is extended; what is new comes there too."""

Count = Annotated[int, Field(ge=0)]


class PackFile(BaseModel):
    """What a `pack.toml` may say; everything may be left to the pack that it extends."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    extends: str | None = Field(default=None, description="The pack that answers for what this one leaves out.")
    description: str | None = Field(default=None, description="Whom the pack is for, in one line.")
    title: str | None = Field(default=None, description="What the document calls itself: `Situation brief`.")
    sections: list[str] | None = Field(default=None, description='Sections in order; `"..."` stands for the rest.')
    titles: dict[str, str] = Field(default={}, description="Headings of sections.")
    limits: dict[str, Count] = Field(default={}, description="How many of each to show, and how many words of one.")
    fields: dict[str, list[str]] = Field(default={}, description="The columns of a section's table, in order.")
    headings: dict[str, str] = Field(default={}, description="Headings of columns.")
    style: str | None = Field(default=None, description="The style sheet, without `.css`.")
    pages: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="Most pages of the PDF; the type is set smaller, within reason, to keep to it."
    )
    formats: list[str] | None = Field(default=None, description="What is made where no formats are asked for.")


@dataclass(frozen=True)
class Pack:
    """A pack with all that it inherits.

    ``chain`` holds the folders in which its files are looked for, its own first.  ``sections`` may hold `REST` once.
    """

    name: str
    chain: tuple[Path, ...]
    description: str
    title: str
    sections: tuple[str, ...]
    titles: Mapping[str, str]
    limits: Mapping[str, int]
    fields: Mapping[str, tuple[str, ...]]
    headings: Mapping[str, str]
    style: str
    pages: int | None
    formats: tuple[str, ...]

    def find_file(self, name: str) -> Path | None:
        """The pack's file of that name (`sections/risks.md.j2`): its own, else the nearest ancestor's."""
        return next((folder / name for folder in self.chain if (folder / name).is_file()), None)

    def find_style(self, name: str) -> Path | None:
        """A style sheet of that file name: the pack's, its ancestors', else the shipped one."""
        shipped = shipped_folder("styles") / name
        return self.find_file(name) or (shipped if shipped.is_file() else None)

    def partials(self) -> frozenset[str]:
        """The sections that this pack or an ancestor has a template for."""
        return frozenset(
            file.name.removesuffix(".md.j2") for folder in self.chain for file in folder.glob("sections/*.md.j2")
        )

    def limit(self, name: str) -> int:
        """A limit by its name.

        Raises:
            TemplateError: no pack of the chain sets it.
        """
        if name not in self.limits:
            known = ", ".join(sorted(self.limits))
            raise TemplateError(f"Pack “{self.name}” sets no limit “{name}”. Limits that are set: {known}.")
        return self.limits[name]

    def order_sections(self, extra: Iterable[str] = ()) -> tuple[str, ...]:
        """The sections to write, in order; `extra` are those of new stages, which come where the pack says `...`."""
        rest = sorted((set(extra) & self.partials()) - set(self.sections))
        return tuple(name for entry in self.sections for name in (rest if entry == REST else (entry,)))


def load_pack(name: str, templates: Path | None = None) -> Pack:
    """The pack of that name, with all that it inherits.

    `templates` is a folder of packs that is searched before the user's own and the shipped ones.

    Raises:
        TemplateError: there is no such pack, it or an ancestor is faulty, or it extends itself.
    """
    places = search_path(templates)
    files: list[tuple[Path, PackFile]] = []
    asked: str | None = name
    while asked is not None:
        folder = _find_pack(asked, places, extended_by=files[-1][0] if files else None, taken={f for f, _ in files})
        file = _read_pack_file(folder / "pack.toml")
        files.append((folder, file))
        asked = file.extends
    return _merge_chain(name, files)


def list_packs(templates: Path | None = None) -> dict[str, Path]:
    """Every pack that can be named, with its folder; where a name is taken twice, the first place wins."""
    found: dict[str, Path] = {}
    for place in search_path(templates):
        folders = sorted(place.iterdir()) if place.is_dir() else []
        for folder in folders:
            if (folder / "pack.toml").is_file():
                found.setdefault(folder.name, folder)
    return dict(sorted(found.items()))


def _find_pack(name: str, places: Sequence[Path], extended_by: Path | None, taken: set[Path]) -> Path:
    """The folder of a pack; a pack may extend one of its own name that lies further along the search path."""
    folders = [place / name for place in places if (place / name / "pack.toml").is_file()]
    plain = name not in ("", ".", "..") and Path(name).name == name
    if plain and (free := [folder for folder in folders if folder not in taken]):
        return free[0]
    by = f", which {extended_by / 'pack.toml'} extends" if extended_by else ""
    if plain and folders:
        raise TemplateError(f"Pack “{name}”{by}, extends itself. Let one pack of the chain leave out “extends”.")
    known = sorted({folder.parent.name for place in places for folder in place.glob("*/pack.toml")})
    close = get_close_matches(name, known, n=1)
    meant = f" Did you mean “{close[0]}”?" if close else ""
    raise TemplateError(
        f"There is no pack “{name}”{by}.{meant} Packs that exist: {', '.join(known) or 'none'}. "
        f"Looked in: {', '.join(map(str, places))}."
    )


def _read_pack_file(path: Path) -> PackFile:
    try:
        return PackFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise TemplateError(f"{path}: cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TemplateError(f"{path}: is not valid TOML: {error}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        if first["type"] == "extra_forbidden":
            raise TemplateError(
                f"{path}: has no use for “{where}”. A pack may say: {', '.join(PackFile.model_fields)}."
            ) from error
        raise TemplateError(f"{path}: {where}: {first['msg']}; it is {first['input']!r}.") from error


def _merge_chain(name: str, files: Sequence[tuple[Path, PackFile]]) -> Pack:
    """One pack of a chain of them, child first: the nearest word counts, tables are merged key by key."""

    def nearest(key: str, otherwise: Any) -> Any:
        return next((value for _, file in files if (value := getattr(file, key)) is not None), otherwise)

    def merged(key: str) -> dict[str, Any]:
        return {k: v for _, file in reversed(files) for k, v in getattr(file, key).items()}

    sections: tuple[str, ...] = ()
    for folder, file in reversed(files):
        if file.sections is not None:
            sections = _order(file.sections, sections, folder)
    pack = Pack(
        name=name,
        chain=tuple(folder for folder, _ in files),
        description=nearest("description", ""),
        title=nearest("title", "Situation brief"),
        sections=sections,
        titles=merged("titles"),
        limits=merged("limits"),
        fields={section: tuple(fields) for section, fields in merged("fields").items()},
        headings=merged("headings"),
        style=nearest("style", "default"),
        pages=nearest("pages", None),
        formats=tuple(nearest("formats", ["md"])),
    )
    _check(pack)
    return pack


def _order(own: Sequence[str], inherited: tuple[str, ...], folder: Path) -> tuple[str, ...]:
    twice = {name for name in own if own.count(name) > 1}
    if twice:
        raise TemplateError(f"{folder / 'pack.toml'}: sections: names {', '.join(sorted(twice))} more than once.")
    rest = tuple(name for name in inherited if name not in own or name == REST)
    if REST not in rest:
        rest += (REST,)  # who says "..." also means the sections of stages yet to come
    return tuple(name for entry in own for name in (rest if entry == REST else (entry,)))


def _check(pack: Pack) -> None:
    """Raise where the pack names a section without a template, a column without a heading, or a missing style."""
    own = pack.chain[0] / "pack.toml"
    for section in pack.sections:
        if section != REST and section not in pack.partials():
            raise TemplateError(
                f"{own}: sections: there is no template for “{section}”. Sections that have one: "
                f"{', '.join(sorted(pack.partials()))}. Looked for sections/{section}.md.j2 in: "
                f"{', '.join(map(str, pack.chain))}."
            )
    for section, columns in pack.fields.items():
        if unknown := [column for column in columns if column not in pack.headings]:
            raise TemplateError(
                f"{own}: fields.{section}: “{unknown[0]}” has no heading. Columns that have one: "
                f"{', '.join(sorted(pack.headings))}."
            )
    if pack.find_style(f"{pack.style}.css") is None:
        looked = ", ".join(map(str, (*pack.chain, shipped_folder("styles"))))
        raise TemplateError(f"{own}: style: there is no {pack.style}.css. Looked in: {looked}.")
