"""brief.json: written so that it can be edited by hand and compared line by line, read back with clear errors."""

from __future__ import annotations

import datetime
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import BriefFileError
from briefing.model import FORMAT, Brief, Finding

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

MOST_ERRORS = 5
"""Errors named in one message: whoever mends a file mends it a few lines at a time."""

DATE_FIELDS = {
    "articles": ("published",),
    "demands": ("deadline",),
    "meetings": ("date", "date_end"),
    "timeline": ("date", "date_end"),
}
"""The fields of each list that hold an ISO date, as fine as the source allows."""


def dump_brief(brief: Brief) -> str:
    """The brief as JSON: the model's order of keys, one value a line, letters as they are, a newline at the end."""
    return brief.model_dump_json(indent=2) + "\n"


def load_brief(path: Path | str) -> Brief:
    """The brief of a brief.json.

    Raises `BriefFileError` where it cannot be read, is of another format, has a field that is missing or wrong, or
    names an article, actor, finding or day that there is not.  Whether the citations are true is not asked here.
    """
    brief = parse_brief(_read(Path(path)), str(path))
    if dangling := list(find_dangling(brief)):
        raise BriefFileError(_message(str(path), dangling, "Correct the id, or add what it names."))
    if wrong := list(find_wrong_dates(brief)):
        raise BriefFileError(_message(str(path), wrong, "Write dates as 2024-05-06, 2024-05 or 2024."))
    return brief


def parse_brief(written: str, name: str) -> Brief:
    """The brief that a text in JSON holds; ``name`` is what errors call it.  Raises `BriefFileError`."""
    from pydantic import ValidationError

    try:
        content = json.loads(written)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise BriefFileError(f"{name}: not valid JSON: {error.msg} at {where}.") from error
    except (ValueError, RecursionError) as error:
        raise BriefFileError(f"{name}: not valid JSON: {error}.") from error
    _check_format(content, name)
    try:
        return Brief.model_validate(content)
    except ValidationError as error:
        raise BriefFileError(
            _message(name, list(_complaints(error)), "`briefing schema` prints what every field holds.")
        ) from error


def dump_schema() -> str:
    """The JSON Schema of brief.json (draft 2020-12), as JSON."""
    schema = Brief.model_json_schema(mode="serialization")
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def find_dangling(brief: Brief) -> Iterator[str]:
    """What a brief refers to and does not hold, and ids that it gives twice; each with its place."""
    from briefing.synthesis.references import actor_fields

    articles = {article.id for article in brief.articles}
    actors = {actor.id for actor in brief.actors}
    yield from _twice("articles", [article.id for article in brief.articles])
    yield from _twice("actors", [actor.id for actor in brief.actors])
    sections = finding_sections(brief)
    for section, findings in sections.items():
        yield from _twice(section, [finding.id for finding in findings])
        for index, finding in enumerate(findings):
            where = f"{section}[{index}]"
            for citation in finding.citations:
                if citation.article not in articles:
                    yield f"{where}.citations: no article has the id {citation.article!r}"
            for field in actor_fields(type(finding)):
                value = getattr(finding, field)
                for one in [value] if isinstance(value, str) else value or ():
                    if one not in actors:
                        yield f"{where}.{field}: no actor has the id {one!r}"
    for index, point in enumerate(brief.bottom_line):
        if point.id not in {finding.id for finding in sections.get(point.section, ())}:
            yield f"bottom_line[{index}]: {point.section} holds nothing with the id {point.id!r}"


def find_wrong_dates(brief: Brief) -> Iterator[str]:
    """The dates of a brief that no calendar has, each with its place."""
    dated: list[tuple[str, str | None]] = [("as_of", brief.as_of)]
    for section, fields in DATE_FIELDS.items():
        for index, record in enumerate(getattr(brief, section)):
            dated += [(f"{section}[{index}].{field}", getattr(record, field)) for field in fields]
    for where, date in dated:
        if date is not None and not is_calendar_date(date):
            yield f"{where}: {date!r} is not a date"


def is_calendar_date(date: str) -> bool:
    """Whether an ISO date is on the calendar: a day, a week, a month or a year."""
    if week := re.fullmatch(r"\d{4}-W\d\d", date, re.ASCII):
        date = f"{week[0]}-1"
    elif not re.fullmatch(r"\d{4}(-\d\d){0,2}", date, re.ASCII):
        return False
    try:
        datetime.date.fromisoformat(date if week else date + "-01" * ((10 - len(date)) // 3))
    except ValueError:
        return False
    return True


def finding_sections(brief: Brief) -> dict[str, tuple[Finding, ...]]:
    """Every list of findings in a brief by its name, those of stages that the model does not know among them."""
    known = {name: getattr(brief, name) for name in type(brief).model_fields}
    lists = {**known, **(brief.model_extra or {})}
    return {
        name: value
        for name, value in lists.items()
        if isinstance(value, tuple) and value and all(isinstance(one, Finding) for one in value)
    }


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BriefFileError(f"{path}: not UTF-8 text (byte {error.start}), so not a brief.json.") from error
    except OSError as error:
        raise BriefFileError(f"{path}: cannot be read: {error.strerror or error}.") from error


def _check_format(content: Any, name: str) -> None:
    if not isinstance(content, dict):
        raise BriefFileError(f"{name}: not a brief: it holds a {_kind(content)}, where an object is expected.")
    found = content.get("format")
    if found is None:
        raise BriefFileError(
            f'{name}: not a brief: it has no field "format". `briefing build --format json` writes a brief.json.'
        )
    if found != FORMAT:
        raise BriefFileError(
            f"{name}: format {found!r} is not known; this program reads {FORMAT!r}. "
            f"Build the brief again, or use the version of the program that wrote it."
        )


def _complaints(error: ValidationError) -> Iterator[str]:
    for detail in error.errors(include_url=False):
        yield f"{_place(detail)}: {detail['msg']}{_found(detail)}"


def _place(detail: ErrorDetails) -> str:
    """The path of a field as one writes it: ``demands[3].citations[0].start``."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in detail["loc"] if part != "[key]")
    return "".join(parts).lstrip(".") or "the brief"


def _found(detail: ErrorDetails) -> str:
    value = detail["input"]
    if detail["type"] == "missing":
        return ""
    if isinstance(value, str | int | float | None):
        shown = json.dumps(value, ensure_ascii=False)
        return f" (found {shown if len(shown) <= 40 else shown[:40] + '…'})"
    return f" (found {_kind(value)})"


def _kind(value: Any) -> str:
    """What JSON calls a value's type."""
    names = {dict: "object", list: "list", str: "string", bool: "boolean", int: "number", float: "number"}
    return names.get(type(value), "null")


def _twice(section: str, ids: list[str]) -> Iterator[str]:
    for one, times in Counter(ids).items():
        if times > 1:
            yield f"{section}: the id {one!r} is given {times} times"


def _message(name: str, errors: list[str], fix: str) -> str:
    shown = "; ".join(errors[:MOST_ERRORS])
    more = f"; and {len(errors) - MOST_ERRORS} more" if len(errors) > MOST_ERRORS else ""
    return f"{name}: {shown}{more}. {fix}"
