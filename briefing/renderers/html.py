"""HTML: one file that asks for nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from briefing.errors import TemplateError
from briefing.templating import Document, Pack
from briefing.templating.document import Section

_TAGS = {
    "a", "blockquote", "br", "code", "em", "h3", "h4", "hr", "li", "ol", "p", "strong", "table", "tbody", "td", "th",
    "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"class", "href", "id", "rel"},
    "ol": {"start"},
    "td": {"class"},
    "th": {"class", "scope"},
}


def render_html(document: Document) -> bytes:
    """The document as an HTML page in UTF-8, by the pack's `page.html.j2`, its style inside."""
    return page(document, style_sheet(document.pack)).encode("utf-8")


def page(document: Document, style: str) -> str:
    """The page with the given style sheet inside; the content security policy admits this style and nothing else."""
    sections = [
        {"name": s.view.name, "title": s.view.title, "html": section_html(s, document.references)}
        for s in document.sections
    ]
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    return document.page(sections=sections, style=Markup(style), content_security_policy=policy)


def section_html(section: Section, references: str) -> Markup:
    """A section's Markdown as HTML that holds no element or address beyond the few that sections need."""
    columns = [column.field for column in section.view.columns]
    converter = markdown.Markdown(extensions=["tables", "sane_lists", _SectionExtension(columns)])
    html = converter.convert(f"{section.markdown}\n{references}")
    return Markup(
        nh3.clean(
            html,
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            url_schemes={"http", "https", "mailto"},
            link_rel=None,
        )
    )


def style_sheet(pack: Pack) -> str:
    """The pack's style sheet for the screen, fit to stand in a `<style>` element.

    Raises:
        TemplateError: it cannot be read.
    """
    return read_style(pack, f"{pack.style}.css")


def read_style(pack: Pack, name: str) -> str:
    """A style sheet of the pack, its ancestors or the shipped ones; line ends are those of the page (`\\n`)."""
    path = pack.find_style(name)
    try:
        text = path.read_text(encoding="utf-8") if path else ""
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateError(f"{path}: cannot be read: {error}.") from error
    return re.sub(r"\r\n?", "\n", text).replace("</", "<\\/")


class _SectionExtension(Extension):
    """What our pages need and Markdown cannot say: classes for columns, for citations, and for links outwards."""

    def __init__(self, columns: list[str]) -> None:
        super().__init__()
        self.columns = columns

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        md.treeprocessors.register(_Dressing(md, self.columns), "briefing", 1)


class _Dressing(Treeprocessor):
    def __init__(self, md: markdown.Markdown, columns: list[str]) -> None:
        super().__init__(md)
        self.columns = columns

    def run(self, root: Element) -> None:
        for row in root.iter("tr"):
            for cell, column in zip(row, self.columns, strict=False):
                cell.set("class", f"col-{column}")
                if cell.tag == "th":
                    cell.set("scope", "col")
        for link in root.iter("a"):
            target: Any = link.get("href", "")
            if target.startswith("#source-"):
                link.set("class", "cite")
                link.text = f"[{link.text}]"
            elif target:
                link.set("rel", "noopener noreferrer")
