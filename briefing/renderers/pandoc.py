"""Wikis that have a syntax of their own, through pandoc: MediaWiki, DokuWiki, Jira.

Pandoc escapes little of what these wikis take for markup.  So the texts are taken out of its hands: what a flavour's
`markup` finds in them stands in for itself as characters that mean nothing to anybody, until pandoc is done.
"""

from __future__ import annotations

from collections.abc import Callable

import markdown
import nh3

from briefing.errors import RenderError
from briefing.templating.running import Templates
from briefing.templating.standins import LITERAL, SYNTAX

_TAGS = {
    "a", "blockquote", "br", "em", "h1", "h2", "h3", "h4", "hr", "li", "ol", "p", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_OPTIONS = ("--wrap=none", "--sandbox")


def render_by_pandoc(text: str, wiki: str, templates: Templates) -> str:
    """A Markdown document in the syntax of a wiki, as its flavour's macros have it.

    Raises:
        RenderError: pandoc is not installed, or cannot write it.
    """
    says, convert = templates.says, load_pandoc(wiki)
    html = nh3.clean(
        markdown.markdown(text, extensions=["tables", "sane_lists"]),
        tags=_TAGS,
        attributes={"a": {"href", "id"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    try:
        written = convert(templates.hold(html), says.pandoc, "html-auto_identifiers", extra_args=_OPTIONS)
    except RuntimeError as error:
        raise RenderError(f"pandoc cannot write “{says.pandoc}”: {error}") from error
    for needless in says.needless:
        written = written.replace(needless, "")
    written = LITERAL.replace_runs(written, lambda signs: templates.write("literal", signs).strip("\n"))
    return SYNTAX.replace_runs(written, str)


def load_pandoc(wiki: str) -> Callable[..., str]:
    """Pandoc's door.

    Raises:
        RenderError: it is not installed.
    """
    try:
        import pypandoc

        pypandoc.get_pandoc_path()
    except (ImportError, OSError) as error:
        raise RenderError(
            f"The wiki flavour “{wiki}” goes through pandoc, which is not installed. "
            "Install it with:  pip install pypandoc-binary"
        ) from error
    convert: Callable[..., str] = pypandoc.convert_text
    return convert
