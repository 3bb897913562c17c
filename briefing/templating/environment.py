"""Jinja environments: one for Markdown, one for the HTML page; sandboxed, strict, escaping by default."""

from __future__ import annotations

from typing import Any

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from briefing.templating.compiled import CompiledTemplates
from briefing.templating.escaping import link_target, printable
from briefing.templating.flavours import PORTABLE, Flavour, read_flavour
from briefing.templating.functions import FILTERS, FUNCTIONS
from briefing.templating.loading import PackLoader
from briefing.templating.packs import Pack
from briefing.templating.runtime import Context, MarkdownCodeGenerator

JINJA_FILTERS = ("default", "d", "first", "last", "length", "count", "lower", "upper", "int", "round", "list")
"""Jinja's filters that neither make markup nor sort, group or sum: what is left for templates to do."""

_OPTIONS: dict[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
}
_MARKDOWN_TEMPLATES = CompiledTemplates("markdown")
_PAGE_TEMPLATES = CompiledTemplates("page")


class MarkdownEnvironment(ImmutableSandboxedEnvironment):
    """Templates that write Markdown: whatever is not Markdown already is escaped as Markdown.

    ``flavour`` is the wiki that it is written for.
    """

    flavour: Flavour
    code_generator_class = MarkdownCodeGenerator
    context_class = Context


def build_markdown_environment(pack: Pack, wiki: str = PORTABLE) -> MarkdownEnvironment:
    """The environment of a pack's Markdown templates, looked for along its chain, for a wiki flavour.

    Raises:
        TemplateError: there is no such flavour, or its file is faulty.
    """
    environment = MarkdownEnvironment(loader=PackLoader(pack), bytecode_cache=_MARKDOWN_TEMPLATES, **_OPTIONS)
    jinja_filters = environment.filters
    environment.filters = {name: jinja_filters[name] for name in JINJA_FILTERS} | FILTERS
    environment.globals = dict(FUNCTIONS)
    environment.flavour = read_flavour(wiki, pack, environment)
    return environment


def build_page_environment(pack: Pack) -> ImmutableSandboxedEnvironment:
    """The environment of a pack's `page.html.j2`: HTML, auto-escaped as HTML."""
    environment = ImmutableSandboxedEnvironment(
        loader=PackLoader(pack), finalize=on_page, bytecode_cache=_PAGE_TEMPLATES, **_OPTIONS
    )
    environment.globals = {"counted": FUNCTIONS["counted"]}
    environment.filters["listed"] = FILTERS["listed"]
    environment.filters["target"] = page_target
    return environment


def on_page(value: Any) -> Any:
    """A value as a page may show it: text without control characters and the like, on one line."""
    return printable(value) if type(value) is str else value


def page_target(url: str) -> Markup:
    """`url | target`: an address as a link of the page may have it; empty where it may not be linked."""
    return Markup(link_target(url) or "")


def load_flavour(name: str, pack: Pack) -> Flavour:
    """A wiki flavour by its name, as a pack has it.

    Raises:
        TemplateError: there is no such flavour, or its file is faulty.
    """
    return build_markdown_environment(pack, name).flavour
