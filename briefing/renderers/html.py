"""HTML: one file that asks for nothing else; and the page that a PDF is made of."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from markupsafe import Markup

from briefing.model import Brief
from briefing.renderers.dressing import dress
from briefing.renderers.html_attachment import attachment_address
from briefing.renderers.styles import style_sheet
from briefing.templating import Document
from briefing.templating.corroboration import replace_marks, without_marks
from briefing.templating.document import Section
from briefing.templating.evidence import EvidenceView

_LONG, _MANY = 8000, 5
"""From so many characters of Markdown and so many sections on, a page shows its contents."""


def render_html(brief: Brief, document: Document) -> bytes:
    """The document as an HTML page in UTF-8, by the pack's `page.html.j2`, its style and brief.json inside."""
    evidence = document.evidence(document.pack.limit("excerpt_words"))
    style = style_sheet(document.pack) + style_sheet(document.pack, "-screen")
    return page(document, style, evidence, attached=attachment_address(brief)).encode("utf-8")


def page(
    document: Document, style: str, evidence: EvidenceView | None, most: int | None = None, attached: str | None = None
) -> str:
    """The page with a style sheet inside; the content security policy admits this style and nothing else.

    ``most`` is how many rows or points of one table or list are shown; ``attached`` the address of what it carries.
    """
    sections = [
        {
            "name": section.view.name,
            "title": section.view.title,
            "figure": Markup(document.figure(section)),
            "html": section_html(document, section, evidence, most),
        }
        for section in document.page_sections
    ]
    style = style.replace("</", "<\\/")  # nothing may close the element early
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    return document.page(
        sections=sections,
        contents=_contents(document, sections),
        attached=attached,
        style=Markup(style),
        content_security_policy=policy,
    )


def section_html(document: Document, section: Section, evidence: EvidenceView | None, most: int | None) -> Markup:
    """A section's HTML: by the pack's own template for pages, else made of its Markdown."""
    html = document.page_section(section, evidence)
    if html is None:
        columns = {column.heading: column.field for column in section.view.columns}
        html = dress(f"{section.marked}\n{document.references}", columns, most)
    several = document.context.reading.articles > 1  # with one article there is nothing to be told by another
    shown = several and "corroboration" in document.pack.figures
    return Markup(replace_marks(html, _told) if shown else without_marks(html))


def _told(signs: str, words: str) -> str:
    return f'\u00a0<span class="told" role="img" aria-label="{words}" title="{words}">{signs}</span>'


def _contents(document: Document, sections: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The sections after the first, where there are many and they are long."""
    length = sum(len(section.markdown) for section in document.page_sections)
    return sections[1:] if length > _LONG and len(sections) > _MANY else []
