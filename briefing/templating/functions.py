"""What templates can call: functions that write Markdown, and filters; the docstrings are their manual."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, cast

from jinja2 import pass_environment
from jinja2.environment import Environment

from briefing.templating.corroboration import mark
from briefing.templating.escaping import MarkdownText, escape_markdown, link_target, printable
from briefing.templating.flavours import Flavour
from briefing.templating.standins import SYNTAX
from briefing.templating.views import CitationView, Cited, SectionView, SourceView
from briefing.templating.wording import counted, listed, ranges

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@pass_environment
def cite(environment: Environment, cited: Cited | Iterable[CitationView]) -> MarkdownText:
    """`cite(x)`: the citations of a finding, each a reference to its source: `[1 ¶26], [2 ¶3]`.

    Where the brief was compared with an earlier one, what became of the finding follows: `*new*`, `*hardened*`.
    `cite(x.citations)` writes the citations alone.
    """
    # The comma keeps them apart: Python-Markdown and MkDocs take two references with a blank between for one.
    views = cited.citations if isinstance(cited, Cited) else tuple(cited)
    more = f" +{cited.more_citations}" if isinstance(cited, Cited) and cited.more_citations else ""
    written = ", ".join(_flavour(environment).write("citation", view) for view in views) + more + mark(cited)
    return MarkdownText(written + (f" *{cited.news}*" if isinstance(cited, Cited) and cited.news else ""))


@pass_environment
def link(environment: Environment, words: str, url: str) -> MarkdownText:
    """`link("words", url)`: a link; the bare words where the address may not be linked."""
    target = link_target(url)
    if target is None:
        return MarkdownText.escape(words)
    return _flavour(environment).write("link", words, MarkdownText(target))


@pass_environment
def table(
    environment: Environment, section: SectionView, rows: Sequence[Any], caller: Callable[[Any, str], Any]
) -> MarkdownText:
    """`{% call(row, field) table(section, rows) %}…{% endcall %}`: a table of the section's columns.

    The block writes one cell.  A column in which all cells are empty is left out; a single empty cell shows a dash.
    """
    cells = [[_folded(caller(row, column.field)) for column in section.columns] for row in rows]
    shown = [number for number in range(len(section.columns)) if any(row[number] for row in cells)]
    headings = [section.columns[number].heading for number in shown]
    body = [[row[number] for number in shown] for row in cells]
    return _flavour(environment).write("table", headings, body) if shown else MarkdownText("")


@pass_environment
def callout(environment: Environment, caller: Callable[[], Any]) -> MarkdownText:
    """`{% call callout() %}…{% endcall %}`: words that stand out, where the wiki has a way to show that."""
    return _flavour(environment).write("callout", MarkdownText(MarkdownText.escape(caller()).strip("\n")))


@pass_environment
def source_list(
    environment: Environment, sources: Sequence[SourceView], caller: Callable[[SourceView], Any]
) -> MarkdownText:
    """`{% call(source) source_list(sources) %}…{% endcall %}`: the numbered list that citations link to."""
    return _flavour(environment).write("source_list", _entries(sources, caller))


@pass_environment
def source_line(
    environment: Environment, sources: Sequence[SourceView], caller: Callable[[SourceView], Any]
) -> MarkdownText:
    """`{% call(source) source_line(sources) %}…{% endcall %}`: the same on as few lines as the wiki allows."""
    return _flavour(environment).write("source_line", _entries(sources, caller))


def left_out(number: int, noun: str) -> MarkdownText:
    """`left_out(3, "demand")`: what the limits left out, as a paragraph; nothing for none."""
    if not number:
        return MarkdownText("")
    verb = "is" if number == 1 else "are"
    return MarkdownText(f"\n\n*{escape_markdown(counted(number, f'more {noun}'))} {verb} in brief.json.*\n")


def join(parts: Iterable[Any], separator: str = "") -> MarkdownText:
    """`names | join(", ")`: the parts, with the separator between them."""
    bare = separator.strip()
    before, after = separator[: len(separator) - len(separator.lstrip())], separator[len(separator.rstrip()) :]
    return MarkdownText(f"{before}{MarkdownText.escape(bare)}{after}" if bare else separator).join(parts)


def trim(text: Any) -> MarkdownText:
    """`text | trim`: without white space at its ends."""
    return MarkdownText(MarkdownText.escape(text).strip())


def capital(text: str) -> str:
    """`risk.kind | capital`: a word of ours with a capital letter.  Words of a source are never changed."""
    return text[:1].upper() + text[1:]


def indented(text: Any, margin: str) -> MarkdownText:
    """`words | indented("> ")`: each line behind the margin; for flavours."""
    lines = MarkdownText.escape(text).splitlines()
    return MarkdownText("\n".join(f"{margin}{line}".rstrip() for line in lines))


def entities(text: str) -> MarkdownText:
    """`signs | entities`: each character by its number, `&#91;`; for flavours."""
    return MarkdownText("".join(f"&#{ord(char)};" for char in text))


def raw(signs: str) -> MarkdownText:
    """`"{panel}" | raw`: the target's own syntax, past pandoc; for flavours."""
    return MarkdownText(SYNTAX.hold(signs))


def yaml(value: Any) -> MarkdownText:
    """`title | yaml`: a value as YAML takes it for a text, whatever it holds; a day stays a day."""
    text = printable(str(value))
    # A string of JSON is one of YAML, as long as no character has to be written by its number.
    return MarkdownText(text if _DAY.fullmatch(text) else json.dumps(text, ensure_ascii=False))


def safe(text: str) -> MarkdownText:
    """`text | safe`: written as it is, as Markdown.  Never for anything that comes from an article."""
    return MarkdownText(text)


def all_listed(names: Iterable[str]) -> str:
    """`names | listed`: `a, b and c`."""
    return listed(tuple(names))


def _entries(
    sources: Iterable[SourceView], caller: Callable[[SourceView], Any]
) -> list[tuple[SourceView, MarkdownText]]:
    return [(source, _folded(caller(source))) for source in sources]


def _folded(text: Any) -> MarkdownText:
    """A text on one line."""
    return MarkdownText(" ".join(MarkdownText.escape(text).split()))


def _flavour(environment: Environment) -> Flavour:
    """The flavour that the environment writes."""
    return cast(Flavour, environment.flavour)  # type: ignore[attr-defined]


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "callout": callout,
    "cite": cite,
    "counted": counted,
    "left_out": left_out,
    "link": link,
    "source_line": source_line,
    "source_list": source_list,
    "table": table,
}
"""The functions of Markdown templates, by name."""

FILTERS: dict[str, Callable[..., Any]] = {
    "capital": capital,
    "entities": entities,
    "indented": indented,
    "join": join,
    "listed": all_listed,
    "ranges": ranges,
    "raw": raw,
    "safe": safe,
    "trim": trim,
    "yaml": yaml,
}
"""The filters of Markdown templates besides Jinja's own that `environment` lets pass."""
