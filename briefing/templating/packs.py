"""Template packs: folders that say how a brief is worded, ordered and dressed for an audience.

A pack is a folder with a `pack.toml`.  It may extend another; what it does not say or bring, the pack that it extends
does, over any number of generations.  `default` is where every shipped chain ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from briefing.errors import TemplateError
from briefing.faults import Fault
from briefing.templating.pack_file import HeadingsFile, PackFile, read_toml
from briefing.templating.places import search_path, shipped_folder
from briefing.toml_text import Written

REST = "..."
"""In a list of sections: all others, in the order of the pack that is extended; what is new comes there too."""

LANGUAGE = "en"
"""The language of titles and headings where no pack names one."""


@dataclass(frozen=True)
class Generation:
    """One pack of a chain by itself: its folder, what its `pack.toml` says, and the faults in that file."""

    folder: Path
    says: PackFile
    written: Written
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Pack:
    """A pack with all that it inherits.

    ``chain`` holds the folders in which its files are looked for, its own first; ``generations`` what each says.
    ``sections`` may hold `REST` once.  ``tlp`` and ``wiki`` count where the call names no other.  ``only_new`` leaves
    out what an earlier brief had already; ``quiet`` are the sections of a day on which nothing is new.  ``following``
    are the lower limits of a brief that was compared with an earlier one, ``printed_once`` what its PDF leaves out.
    """

    name: str
    generations: tuple[Generation, ...]
    description: str
    title: str
    language: str
    sections: tuple[str, ...]
    titles: Mapping[str, str]
    limits: Mapping[str, int]
    following: Mapping[str, int]
    printed_once: tuple[str, ...]
    fields: Mapping[str, tuple[str, ...]]
    headings: Mapping[str, str]
    style: str
    pages: int | None
    page_size: str
    figures: tuple[str, ...]
    grades: str
    formats: tuple[str, ...]
    tlp: str | None
    wiki: str | None
    only_new: bool
    quiet: tuple[str, ...]

    @property
    def chain(self) -> tuple[Path, ...]:
        """The folders in which its files are looked for, its own first."""
        return tuple(generation.folder for generation in self.generations)

    @property
    def trusted(self) -> bool:
        """Whether all its templates are shipped with the program: others run in a process of their own."""
        shipped = shipped_folder("templates")
        strange = [folder for folder in self.chain if folder.parent != shipped]
        return not any(next(folder.rglob("*.j2"), None) for folder in strange)

    def find_file(self, name: str) -> Path | None:
        """The pack's file of that name (`sections/risks.md.j2`): its own, else the nearest ancestor's."""
        return next((path for folder in self.chain if (path := find_inside(folder, name))), None)

    def find_style(self, name: str) -> Path | None:
        """A style sheet of that file name: the pack's, its ancestors', else the shipped one."""
        return self.find_file(name) or find_inside(shipped_folder("styles"), name)

    def partials(self) -> frozenset[str]:
        """The sections that this pack or an ancestor has a template for."""
        return frozenset(
            file.name.split(".", 1)[0]
            for folder in self.chain
            for kind in ("md", "html")
            for file in folder.glob(f"sections/*.{kind}.j2")
        )

    def find_page_partial(self, section: str) -> str | None:
        """The name of the template that writes a section as HTML: where the nearest folder that words it has one."""
        for folder in self.chain:
            if (folder / "sections" / f"{section}.html.j2").is_file():
                return f"sections/{section}.html.j2"
            if (folder / "sections" / f"{section}.md.j2").is_file():
                return None
        return None

    def limit(self, name: str) -> int:
        """A limit by its name.

        Raises:
            TemplateError: no pack of the chain sets it.
        """
        if name not in self.limits:
            known = ", ".join(sorted(self.limits))
            raise TemplateError(f"Pack “{self.name}” sets no limit “{name}”. Limits that are set: {known}.")
        return self.limits[name]

    def for_followers(self) -> Pack:
        """The pack as it words a brief that was compared with an earlier one, which its readers have."""
        lower = {name: min(most, self.following.get(name, most)) for name, most in self.limits.items()}
        return replace(self, limits=lower)

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
    from briefing.templating.pack_checks import breaking_faults  # which builds on this module

    generations, fault = find_generations(name, templates)
    faults = [fault for generation in generations for fault in generation.faults] + ([fault] if fault else [])
    if faults:
        raise TemplateError(str(faults[0]))
    pack = merge_generations(name, generations)
    for broken in breaking_faults(pack):
        raise TemplateError(str(broken))
    return pack


def list_packs(templates: Path | None = None) -> dict[str, Path]:
    """Every pack that can be named, with its folder; where a name is taken twice, the first place wins."""
    found: dict[str, Path] = {}
    for place in search_path(templates):
        folders = sorted(place.iterdir()) if place.is_dir() else []
        for folder in folders:
            if (folder / "pack.toml").is_file():
                found.setdefault(folder.name, folder)
    return dict(sorted(found.items()))


def find_generations(name: str, templates: Path | None = None) -> tuple[tuple[Generation, ...], Fault | None]:
    """A pack and those that it extends, itself first; and the fault where the chain breaks off.

    Raises:
        TemplateError: there is no pack of that name.
    """
    places = search_path(templates)
    chain = [_read(_find_pack(name, places))]
    while (asked := chain[-1].says.extends) is not None:
        try:
            chain.append(_read(_find_pack(asked, places, {one.folder for one in chain})))
        except TemplateError as error:
            return tuple(chain), chain[-1].written.fault(("extends",), f"extends: {error}", asked)
    return tuple(chain), None


def _read(folder: Path) -> Generation:
    says, written, faults = read_toml(folder / "pack.toml", PackFile)
    return Generation(folder, says, written, tuple(faults))


def _find_pack(name: str, places: Sequence[Path], taken: Iterable[Path] = ()) -> Path:
    """The folder of a pack; a pack may extend one of its own name that lies further along the search path."""
    folders = [place / name for place in places if (place / name / "pack.toml").is_file()]
    plain = name not in ("", ".", "..") and Path(name).name == name
    if plain and (free := [folder for folder in folders if folder not in taken]):
        return free[0]
    if plain and folders:
        raise TemplateError(f"Pack “{name}” extends itself. Let one pack of the chain leave out “extends”.")
    known = sorted({folder.parent.name for place in places for folder in place.glob("*/pack.toml")})
    close = get_close_matches(name, known, n=1)
    guess = f" Did you mean “{close[0]}”?" if close else ""
    raise TemplateError(
        f"There is no pack “{name}”.{guess} Packs that exist: {', '.join(known) or 'none'}. "
        f"Looked in: {', '.join(map(str, places))}; --templates names another folder."
    )


def merge_generations(name: str, generations: Sequence[Generation]) -> Pack:
    """One pack of a chain of them, child first: the nearest word counts, tables are merged key by key."""

    def nearest(key: str, otherwise: Any) -> Any:
        return next((value for one in generations if (value := getattr(one.says, key)) is not None), otherwise)

    def merged(key: str) -> dict[str, Any]:
        return {k: v for one in reversed(generations) for k, v in getattr(one.says, key).items()}

    sections: tuple[str, ...] = ()
    for one in reversed(generations):
        if one.says.sections is not None:
            sections = _order(one.says.sections, sections)
    language = nearest("language", LANGUAGE)
    words = _translated(generations, language)
    return Pack(
        name=name,
        generations=tuple(generations),
        description=nearest("description", ""),
        title=words.title or "Situation brief",
        language=language,
        sections=sections,
        titles=words.titles,
        limits=merged("limits"),
        following=merged("following"),
        printed_once=tuple(nearest("printed_once", [])),
        fields={section: tuple(fields) for section, fields in merged("fields").items()},
        headings=words.headings,
        style=nearest("style", "default"),
        pages=nearest("pages", None),
        page_size=nearest("page_size", "A4"),
        figures=tuple(nearest("figures", [])),
        grades=nearest("grades", "rated"),
        formats=tuple(nearest("formats", ["md"])),
        tlp=nearest("tlp", None),
        wiki=nearest("wiki", None),
        only_new=nearest("only_new", False),
        quiet=tuple(nearest("quiet", [])),
    )


def _order(own: Sequence[str], inherited: tuple[str, ...]) -> tuple[str, ...]:
    own = list(dict.fromkeys(own))
    rest = tuple(name for name in inherited if name not in own or name == REST)
    if REST not in rest:
        rest += (REST,)  # who says "..." also means the sections of stages yet to come
    return tuple(name for entry in own for name in (rest if entry == REST else (entry,)))


def _translated(generations: Sequence[Generation], language: str) -> HeadingsFile:
    """Title, titles and headings in a language; where a pack has none in it, in the language that it has.

    What a pack says itself is in the language that it, or the nearest pack that it extends, names.
    """
    spoken, plain, fitting = LANGUAGE, [], []
    for one in reversed(generations):
        own = HeadingsFile(title=one.says.title, titles=one.says.titles, headings=one.says.headings)
        spoken = one.says.language or spoken
        plain.append(own)
        if spoken == language:
            fitting.append(own)
        elif path := find_headings(one.folder, language):
            fitting.append(read_toml(path, HeadingsFile)[0])
    return HeadingsFile(
        title=next((words.title for words in reversed([*plain, *fitting]) if words.title), None),
        titles={name: title for words in [*plain, *fitting] for name, title in words.titles.items()},
        headings={name: heading for words in [*plain, *fitting] for name, heading in words.headings.items()},
    )


def find_headings(folder: Path, language: str) -> Path | None:
    """A pack's own headings in a language: `headings/pt-BR.toml`, else `headings/pt.toml`."""
    names = (language, language.split("-", maxsplit=1)[0])
    return next((path for name in names if (path := find_inside(folder, f"headings/{name}.toml"))), None)


def find_inside(folder: Path, name: str) -> Path | None:
    """A file of a folder; none that `..` or a link leads out of it to: a pack is not to show what else lies here."""
    path = folder / name
    return path if path.is_file() and path.resolve().is_relative_to(folder.resolve()) else None
