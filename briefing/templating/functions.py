"""What templates can call: functions that write Markdown, and filters; the docstrings are their manual."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from briefing.templating.escaping import MarkdownText, escape_markdown, link_target
from briefing.templating.views import CitationView, Cited, SectionView
from briefing.templating.wording import counted, listed, ranges


def cite(cited: Cited | Iterable[CitationView]) -> MarkdownText:
    """`cite(x)`: the citations of a finding, each a reference to its source: `[1 ¶26], [2 ¶3]`."""
    # The comma keeps them apart: Python-Markdown and MkDocs take two references with a blank between for one.
    views = cited.citations if isinstance(cited, Cited) else tuple(cited)
    more = f" +{cited.more_citations}" if isinstance(cited, Cited) and cited.more_citations else ""
    return MarkdownText(", ".join(f"[{view.label}]" for view in views) + more)


def link(words: str, url: str) -> MarkdownText:
    """`link("words", url)`: a link `[words](<url>)`; the bare words where the address may not be linked."""
    target = link_target(url)
    if target is None:
        return MarkdownText.escape(words)
    return MarkdownText(f"[{escape_markdown(words)}](<{target}>)")


def table(section: SectionView, rows: Sequence[Any], caller: Callable[[Any, str], Any]) -> MarkdownText:
    """`{% call(row, field) table(section, rows) %}…{% endcall %}`: a table of the section's columns.

    The block writes one cell.  A column in which all cells are empty is left out; a single empty cell shows a dash.
    """
    cells = [[_folded(caller(row, column.field)) for column in section.columns] for row in rows]
    shown = [number for number in range(len(section.columns)) if any(row[number] for row in cells)]
    head = [escape_markdown(section.columns[number].heading) for number in shown]
    body = [[row[number] or "—" for number in shown] for row in cells]
    lines = [head, ["---"] * len(shown), *body] if shown else []
    return MarkdownText("".join(f"| {' | '.join(line)} |\n" for line in lines))


def left_out(number: int, noun: str) -> MarkdownText:
    """`left_out(3, "demand")`: what the limits left out, as a paragraph; nothing for none."""
    if not number:
        return MarkdownText("")
    verb = "is" if number == 1 else "are"
    return MarkdownText(f"\n\n*{escape_markdown(counted(number, f'more {noun}'))} {verb} in brief.json.*\n")


def join(parts: Iterable[Any], separator: str = "") -> MarkdownText:
    """`names | join(", ")`: the parts, with the separator between them."""
    return MarkdownText.escape(separator).join(parts)


def trim(text: Any) -> MarkdownText:
    """`text | trim`: without white space at its ends."""
    return MarkdownText(MarkdownText.escape(text).strip())


def capital(text: str) -> str:
    """`risk.kind | capital`: a word of ours with a capital letter.  Words of a source are never changed."""
    return text[:1].upper() + text[1:]


def safe(text: str) -> MarkdownText:
    """`text | safe`: written as it is, as Markdown.  Never for anything that comes from an article."""
    return MarkdownText(text)


def all_listed(names: Iterable[str]) -> str:
    """`names | listed`: `a, b and c`."""
    return listed(tuple(names))


def _folded(text: Any) -> str:
    """A cell's text on one line."""
    return " ".join(MarkdownText.escape(text).split())


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "cite": cite,
    "counted": counted,
    "left_out": left_out,
    "link": link,
    "table": table,
}
"""The functions of Markdown templates, by name."""

FILTERS: dict[str, Callable[..., Any]] = {
    "capital": capital,
    "join": join,
    "listed": all_listed,
    "ranges": ranges,
    "safe": safe,
    "trim": trim,
}
"""The filters of Markdown templates besides Jinja's own that `environment` lets pass."""
