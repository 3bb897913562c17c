"""Wiki flavours: how a target wants citations, anchors, call-outs, tables and front matter written.

A flavour is one file, `flavours/NAME.md.j2`, of a pack or of an ancestor, else a shipped one.  It sets what
`FlavourFile` describes, and defines those macros of `MACROS` that it words otherwise than `portable` does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateSyntaxError
from jinja2.environment import Environment
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from briefing.errors import TemplateError
from briefing.templating.escaping import MarkdownText
from briefing.templating.packs import Pack
from briefing.templating.places import shipped_folder
from briefing.templating.runtime import Macro

PORTABLE = "portable"
"""The flavour that answers for what another leaves out, and that HTML and PDF are made of."""

MACROS: dict[str, str] = {
    "citation(citation)": "one citation: `[1 ¶26]`",
    "references(citations)": "what stands at the end of the document for the citations used",
    "link(words, target)": "a link outwards; `target` is escaped already",
    "table(headings, rows)": "a table; a row is its cells, an empty one is empty text",
    "callout(words)": "words that are to stand out: the bottom line",
    "source_list(entries)": "the list of sources; an entry is (source, words)",
    "source_line(entries)": "the same for a document that has little room",
    "properties(brief)": "YAML front matter, where `front_matter` is set; `brief` has all variables",
    "literal(signs)": "signs that the target would take for markup, where pandoc writes the document",
}
"""The macros of a flavour as they are defined, and what each writes."""

ASPECTS = ("Citations", "Anchors", "Call-out", "Front matter", "Tables")
"""What a flavour says of itself in `shows`, in the order of the manual."""


class FlavourFile(BaseModel):
    """What a flavour's file may set besides macros."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    description: str = Field(description="Which target it is for.")
    shows: dict[str, str] = Field(
        description="What its target shows, by aspect; code in it is looked for in what is written."
    )
    front_matter: bool = Field(default=False, description="Whether the document begins with `properties`.")
    suffix: str = Field(default=".md", pattern=r"\.\w+", description="The ending of the file's name.")
    pandoc: str | None = Field(default=None, description="The writer of pandoc that it goes through; none for none.")
    markup: str | None = Field(
        default=None,
        description="With pandoc: what in a text its target would take for markup, as a pattern; `\\A` begins a block.",
    )
    edges: str = Field(default="", description="With pandoc: signs that are markup at the ends of a text as well.")

    needless: list[str] = Field(default=[], description="With pandoc: what it writes for nothing.")
    plain: list[str] = Field(default=[], description="With pandoc: elements in which its target sees no markup.")

    @field_validator("shows")
    @classmethod
    def _says_all(cls, shows: dict[str, str]) -> dict[str, str]:
        if set(shows) != set(ASPECTS):
            raise ValueError(f"it has to speak of: {', '.join(ASPECTS)}")
        return shows

    @field_validator("markup")
    @classmethod
    def _is_pattern(cls, markup: str | None) -> str | None:
        try:
            re.compile(markup or "")
        except re.error as error:
            raise ValueError(f"it is no pattern: {error}") from error
        return markup


@dataclass(frozen=True)
class Flavour:
    """A flavour as its file says it; ``macros`` holds `portable`'s where it has none of its own."""

    name: str
    file: Path
    says: FlavourFile
    macros: Mapping[str, Macro]

    def write(self, macro: str, *arguments: Any) -> MarkdownText:
        """What one of its macros makes of these arguments."""
        return MarkdownText(self.macros[macro](*arguments))


def flavour_folders(pack: Pack) -> tuple[Path, ...]:
    """Where the flavours of a pack are looked for, in order."""
    folders = (*pack.chain, shipped_folder("templates") / "default")
    return tuple(dict.fromkeys(folder / "flavours" for folder in folders))


def list_flavours(pack: Pack) -> dict[str, Path]:
    """Every flavour that a pack can be written in, with its file."""
    found: dict[str, Path] = {}
    for folder in flavour_folders(pack):
        for file in sorted(folder.glob("*.md.j2")):
            found.setdefault(file.name.removesuffix(".md.j2"), file)
    return dict(sorted(found.items()))


def find_flavour(name: str, pack: Pack) -> Path:
    """The file of a flavour.

    Raises:
        TemplateError: there is none of that name.
    """
    known = list_flavours(pack)
    if name not in known:
        close = get_close_matches(name, known, n=1)
        meant = f" Did you mean “{close[0]}”?" if close else ""
        raise TemplateError(
            f"There is no wiki flavour “{name}”.{meant} Flavours: {', '.join(known)}. "
            f"Looked for flavours/{name}.md.j2 in: {', '.join(str(f.parent) for f in flavour_folders(pack))}."
        )
    return known[name]


def read_flavour(name: str, pack: Pack, environment: Environment) -> Flavour:
    """A flavour by its name, its macros ready to be called.

    Raises:
        TemplateError: there is none of that name, or its file is faulty.
    """
    file = find_flavour(name, pack)
    macros, says = _read_file(name, file, environment)
    if name != PORTABLE:
        inherited, _ = _read_file(PORTABLE, find_flavour(PORTABLE, pack), environment)
        macros = inherited | macros
    if missing := _macro_names() - set(macros):
        raise TemplateError(f"{file}: defines no macro “{min(missing)}”, and there is none to inherit.")
    return Flavour(name=name, file=file, says=says, macros=macros)


def _read_file(name: str, file: Path, environment: Environment) -> tuple[dict[str, Macro], FlavourFile]:
    """The macros that a file defines, and what it sets."""
    try:
        module = environment.get_template(f"flavours/{name}.md.j2").module
    except TemplateSyntaxError as error:
        raise TemplateError(f"{file}:{error.lineno}: {error.message}") from error
    except (JinjaError, TypeError, ValueError, LookupError) as error:
        raise TemplateError(f"{file}: {error}") from error
    exported = {name: value for name, value in vars(module).items() if not name.startswith("_")}
    macros = {name: value for name, value in exported.items() if isinstance(value, Macro)}
    for macro, parameters in ((name, value.arguments) for name, value in macros.items()):
        if f"{macro}({', '.join(parameters)})" not in MACROS:
            raise TemplateError(
                f"{file}: the macro {macro}({', '.join(parameters)}) is none of a flavour's: {', '.join(MACROS)}. "
                "Begin the name of one of your own with “_”."
            )
    settings = {name: value for name, value in exported.items() if name not in macros}
    try:
        return macros, FlavourFile.model_validate(settings)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        if first["type"] == "extra_forbidden":
            reason = f"has no use for “{where}”. A flavour may set: {', '.join(FlavourFile.model_fields)}."
        else:
            reason = f"{where}: {first['msg'].removeprefix('Value error, ')}."
        raise TemplateError(f"{file}: {reason}") from error


def _macro_names() -> set[str]:
    return {macro.split("(")[0] for macro in MACROS}
