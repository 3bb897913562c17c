"""Jinja environments: one for Markdown, one for the HTML page; sandboxed, strict, escaping by default."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefing.templating.escaping import MarkdownText, markdown_link
from briefing.templating.packs import Pack
from briefing.templating.runtime import Context, MarkdownCodeGenerator
from briefing.templating.views import CitationView, Cited
from briefing.templating.wording import counted, listed, ranges

_SAFE_FILTERS = ("default", "d", "first", "last", "length", "count", "lower", "upper", "int", "round", "list")
"""Jinja's filters that neither make markup nor sort, group or sum: what is left for templates to do."""


class MarkdownEnvironment(ImmutableSandboxedEnvironment):
    """Templates that write Markdown: whatever is not Markdown already is escaped as Markdown."""

    code_generator_class = MarkdownCodeGenerator
    context_class = Context


def build_markdown_environment(pack: Pack) -> MarkdownEnvironment:
    """The environment of a pack's Markdown templates, looked for along its chain."""
    environment = MarkdownEnvironment(
        loader=_loader(pack),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    jinja_filters = environment.filters
    environment.filters = {name: jinja_filters[name] for name in _SAFE_FILTERS}
    environment.filters |= {
        "join": _join,
        "trim": _trim,
        "in_cell": _in_cell,
        "capital": _capital,
        "safe": MarkdownText,
        "listed": lambda names: listed(tuple(names)),
        "ranges": ranges,
    }
    environment.globals = {"cite": cite, "link": markdown_link, "counted": counted, "range": range}
    return environment


def build_page_environment(pack: Pack) -> ImmutableSandboxedEnvironment:
    """The environment of a pack's `page.html.j2`: HTML, auto-escaped as HTML."""
    environment = ImmutableSandboxedEnvironment(
        loader=_loader(pack),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals = {"counted": counted}
    environment.filters["listed"] = lambda names: listed(tuple(names))
    return environment


def cite(cited: Cited | Iterable[CitationView]) -> MarkdownText:
    """The citations of a finding, each a reference to its source: `[1 ¶26], [2 ¶3]`.

    The comma keeps them apart: Python-Markdown and MkDocs take two references with a blank between for one.
    """
    views = cited.citations if isinstance(cited, Cited) else tuple(cited)
    more = f" +{cited.more_citations}" if isinstance(cited, Cited) and cited.more_citations else ""
    return MarkdownText(", ".join(f"[{view.label}]" for view in views) + more)


def _loader(pack: Pack) -> ChoiceLoader:
    return ChoiceLoader([FileSystemLoader(folder) for folder in pack.chain])


def _join(parts: Iterable[Any], separator: str = "") -> MarkdownText:
    return MarkdownText.escape(separator).join(parts)


def _trim(text: Any) -> MarkdownText:
    return MarkdownText(MarkdownText.escape(text).strip())


def _in_cell(text: Any) -> MarkdownText:
    """Text that fits into a cell of a table: on one line, a dash where there is none."""
    folded = " ".join(MarkdownText.escape(text).split())
    return MarkdownText(folded or "—")


def _capital(text: str) -> str:
    """A word of ours (`upcoming`) with a capital letter; not for words of a source, which are never changed."""
    return text[:1].upper() + text[1:]
