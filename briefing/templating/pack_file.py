"""`pack.toml`: what it may say, and reading one with every fault named by line and column."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefing.errors import TemplateError
from briefing.faults import Fault, meant
from briefing.toml_text import Written, syntax_fault

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Count = Annotated[int, Field(ge=0)]
Titles = dict[str, str]

FigureName = Literal["timeline", "demands", "corroboration"]


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
    following: dict[str, Count] = Field(
        default={},
        description="Lower limits of a brief that was compared with an earlier one; what is new comes first.",
    )
    printed_once: list[str] | None = Field(
        default=None,
        description="What the PDF of such a brief leaves out: sections, `contents` for the list of them, `figures`.",
    )
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
    grades: Literal["always", "rated", "never"] | None = Field(
        default=None,
        description="Whether grades by the Admiralty code (`B2`) stand beside statements: `rated`, where your source "
        "register rates one of the publishers; `always`; `never`.",
    )
    formats: list[str] | None = Field(default=None, description="What is made where no formats are asked for.")
    tlp: str | None = Field(
        default=None, description="The Traffic Light Protocol label of a brief that is given no other."
    )
    wiki: str | None = Field(
        default=None, description="The wiki flavour that Markdown is written in: one that ships, or of `flavours/`."
    )
    only_new: bool | None = Field(
        default=None,
        description="Whether a brief that was compared with an earlier one prints only what is new or changed.",
    )
    quiet: list[str] | None = Field(
        default=None, description="The sections that follow the line of a quiet day, on which nothing is new."
    )


class HeadingsFile(BaseModel):
    """What a pack's `headings/LANGUAGE.toml` may say: its titles and headings in another language."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    title: str | None = Field(default=None, description="What the document calls itself.")
    titles: Titles = Field(default={}, description="Headings of sections.")
    headings: Titles = Field(default={}, description="Headings of columns.")


File = TypeVar("File", PackFile, HeadingsFile)


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
        return kind(), written, [syntax_fault(written, str(error))]
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
    return written.fault(place, f"{name} has to be {wanted}, not {value!r}.")
