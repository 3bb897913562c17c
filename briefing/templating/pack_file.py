"""`pack.toml`: what it may say, and reading one with every fault named by line and column."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefing.errors import TemplateError
from briefing.templating.faults import Fault, meant

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Count = Annotated[int, Field(ge=0)]
Titles = dict[str, str]

WikiFlavour = Literal[
    "gfm", "github-wiki", "gitlab", "obsidian", "mkdocs", "commonmark", "mediawiki", "dokuwiki", "jira"
]
FigureName = Literal["timeline", "demands", "corroboration"]

WIKI_FLAVOURS: tuple[str, ...] = get_args(WikiFlavour)
"""The wikis that Markdown can be written for."""


class PackFile(BaseModel):
    """What a `pack.toml` may say; everything may be left to the pack that it extends."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    extends: str | None = Field(default=None, description="The pack that answers for what this one leaves out.")
    description: str | None = Field(default=None, description="Whom the pack is for, in one line.")
    title: str | None = Field(default=None, description="What the document calls itself: `Situation brief`.")
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] | None = Field(
        default=None,
        description="The language of titles and headings, `en`; `headings/LANGUAGE.toml` of a pack translates its own.",
    )
    sections: list[str] | None = Field(
        default=None, description='Sections in order; `"..."` stands for the rest, and for those of stages yet to come.'
    )
    titles: Titles = Field(default={}, description="Headings of sections.")
    limits: dict[str, Count] = Field(default={}, description="How many of each to show, and how many words of one.")
    fields: dict[str, list[str]] = Field(default={}, description="The columns of a section's table, in order.")
    headings: Titles = Field(default={}, description="Headings of columns.")
    style: str | None = Field(default=None, description="The style sheet, without `.css`.")
    pages: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="Most pages of the PDF; the type is set smaller, within reason, to keep to it."
    )
    page_size: Literal["A4", "Letter"] | None = Field(default=None, description="The paper: `A4` or `Letter`.")
    figures: list[FigureName] | None = Field(
        default=None, description="The figures that are drawn, `timeline`, `demands`, `corroboration`; `[]` for none."
    )
    formats: list[str] | None = Field(default=None, description="What is made where no formats are asked for.")
    tlp: str | None = Field(
        default=None, description="The Traffic Light Protocol label of a brief that is given no other."
    )
    wiki: WikiFlavour | None = Field(default=None, description="The wiki that Markdown is written for.")


class HeadingsFile(BaseModel):
    """What a pack's `headings/LANGUAGE.toml` may say: its titles and headings in another language."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    title: str | None = Field(default=None, description="What the document calls itself.")
    titles: Titles = Field(default={}, description="Headings of sections.")
    headings: Titles = Field(default={}, description="Headings of columns.")


File = TypeVar("File", PackFile, HeadingsFile)


@dataclass(frozen=True)
class Written:
    """A TOML file as it was written, to say where in it something stands."""

    path: Path
    text: str

    def fault(self, key: Sequence[str | int], message: str, value: Any = None) -> Fault:
        """A fault at a key, or at a value in its list."""
        line, column = self.find(key, value)
        return Fault(self.path, line, column, message)

    def find(self, key: Sequence[str | int], value: Any = None) -> tuple[int, int]:
        """Line and column of a key (`("limits", "risks")`) or of a value in its list; (1, 1) where it is not found."""
        names = tuple(str(part) for part in key if isinstance(part, str))
        for number, column, path, rest in self._keys():
            if path == names:
                return self._find_value(value, rest) or (number, column)
        return (1, 1) if len(names) < 2 else self.find(names[:-1])

    def _keys(self) -> Iterator[tuple[int, int, tuple[str, ...], int]]:
        """Every key and table: line, column, its full name, and the offset at which its value begins."""
        table: tuple[str, ...] = ()
        offset = 0
        for number, line in enumerate(self.text.splitlines(keepends=True), start=1):
            if head := re.match(r"\s*\[([^\[\]]+)\]\s*(#.*)?$", line):
                table = _names(head[1])
                yield number, head.start(1), table, offset + head.end(1)
            elif key := re.match(r"\s*([\w.\"'-]+)\s*=", line):
                yield number, key.start(1) + 1, (*table, *_names(key[1])), offset + key.end()
            offset += len(line)

    def _find_value(self, value: Any, start: int) -> tuple[int, int] | None:
        found = re.compile(rf"""(["']){re.escape(value)}\1""").search(self.text, start) if value else None
        if found is None:
            return None
        before = self.text[: found.start()]
        return before.count("\n") + 1, found.start() - before.rfind("\n")


def read_toml(path: Path, kind: type[File]) -> tuple[File, Written, list[Fault]]:
    """A TOML file: as much of it as can be used, its text, and what is wrong with it.

    Raises:
        TemplateError: it cannot be read at all.
    """
    try:
        written = Written(path, path.read_text(encoding="utf-8"))
        content = tomllib.loads(written.text)
    except OSError as error:
        raise TemplateError(f"{path}: cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        return kind(), Written(path, ""), [Fault(path, 1, 1, f"is not valid TOML: not UTF-8: byte {error.start}.")]
    except tomllib.TOMLDecodeError as error:
        return kind(), written, [_syntax_fault(written, str(error))]
    try:
        return kind.model_validate(content), written, []
    except ValidationError as error:
        faults = [_fault(written, kind, detail) for detail in error.errors(include_url=False)]
        for detail in error.errors(include_url=False):
            _drop(content, detail["loc"])
        return kind.model_validate(content), written, faults


def _drop(content: dict[str, Any], place: Sequence[str | int]) -> None:
    """Leave out of a file's content what is wrong with it."""
    inner: Any = content
    for part in place[:-1]:
        if not isinstance(part, str) or not isinstance(inner.get(part), dict):
            break
        inner, place = inner[part], place[1:]
    inner.pop(place[0], None)


def _names(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def _syntax_fault(written: Written, message: str) -> Fault:
    reason = re.sub(r" \(at (line \d+, column \d+|end of document)\)$", "", message)
    place = re.search(r"line (\d+), column (\d+)", message)
    lines = written.text.splitlines() or [""]
    line, column = (int(place[1]), int(place[2])) if place else (len(lines), len(lines[-1]) + 1)
    return Fault(written.path, line, column, f"is not valid TOML: {reason}.")


_WANTED = {
    "string_type": 'text in quotation marks, such as "risks"',
    "list_type": 'a list, such as ["meetings", "..."]',
    "dict_type": "a table of its own, under a line [{key}]",
    "int_type": "a whole number, such as 3",
    "bool_type": "true or false",
    "string_pattern_mismatch": "a language as BCP 47 writes it, such as en or pt-BR",
}
"""What is wanted, by pydantic's type of error."""


def _fault(written: Written, kind: type[BaseModel], detail: ErrorDetails) -> Fault:
    place = detail["loc"]
    name = ".".join(map(str, place))
    if detail["type"] == "extra_forbidden":
        known = list(kind.model_fields)
        message = f'a pack has no key "{name}"{meant(name, known)} Keys: {", ".join(known)}.'
        return written.fault(place, message)
    if detail["type"] == "greater_than_equal":
        wanted = f"a whole number of {detail['ctx']['ge']} or more"
    elif detail["type"] == "literal_error":
        wanted = f"one of {detail['ctx']['expected']}"
    else:
        wanted = _WANTED.get(detail["type"], detail["msg"]).format(key=name)
    value = detail["input"]
    close = meant(value, WIKI_FLAVOURS) if place == ("wiki",) and isinstance(value, str) else "."
    return written.fault(place, f"{name} has to be {wanted}, not {value!r}{close}")
