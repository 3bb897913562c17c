"""HTML: one file that asks for nothing else; and the page that a PDF is made of."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection
from typing import Any

from markupsafe import Markup

from briefing.model import Brief
from briefing.renderers.columns import widths_style
from briefing.renderers.dressing import dress
from briefing.renderers.html_attachment import attachment_address
from briefing.renderers.styles import style_sheet
from briefing.templating import Document
from briefing.templating.corroboration import LEGEND, replace_marks, without_marks
from briefing.templating.document import Section
from briefing.templating.evidence import EvidenceView
from briefing.templating.wording import listed

_LONG, _MANY = 8000, 5
"""From so many characters of Markdown and so many sections on, a page shows its contents."""


def render_html(brief: Brief, document: Document) -> bytes:
    """The document as an HTML page in UTF-8, by the pack's `page.html.j2`, its style and brief.json inside."""
    evidence = document.evidence(document.pack.limit("excerpt_words"))
    style = style_sheet(document.pack) + style_sheet(document.pack, "-screen")
    return page(document, style, evidence, attached=attachment_address(brief)).encode("utf-8")


def page(
    document: Document,
    style: str,
    evidence: EvidenceView | None,
    *,
    most: int | None = None,
    most_uncited: int | None = None,
    attached: str | None = None,
    without: Collection[str] = (),
) -> str:
    """The page with a style sheet inside; the content security policy admits this style and nothing else.

    ``most`` is how many rows or points of one table or list are shown, ``most_uncited`` how many sources are named that
    nothing is cited from; ``attached`` the address of what it carries; ``without`` what the page leaves out:
    sections, `contents`, `figures`.
    """
    sections = [
        {
            "name": section.view.name,
            "title": section.view.title,
            "figure": Markup("" if "figures" in without else document.figure(section)),
            "html": section_html(document, section, evidence, most, most_uncited),
        }
        for section in document.page_sections
        if section.view.name not in without
    ]
    _say_what_is_missing(document, sections, without)
    pieces = [str(section[piece]) for section in sections for piece in ("figure", "html")]
    style += widths_style(pieces)
    style = style.replace("</", "<\\/")  # nothing may close the element early
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    return document.page(
        sections=sections,
        contents=[] if "contents" in without else _contents(document, sections),
        attached=attached,
        legend=LEGEND if any(_TOLD in piece for piece in pieces) else None,
        one_page=document.pack.pages == 1,
        style=Markup(style),
        content_security_policy=policy,
    )


def _say_what_is_missing(document: Document, sections: list[dict[str, Any]], without: Collection[str]) -> None:
    """A line below what has changed, or at the end, that names what such a page leaves out."""
    names = [section.view.title for section in document.page_sections if section.view.name in without]
    names += ["figures"] if "figures" in without and any(map(document.figure, document.page_sections)) else []
    if names and sections:
        place = next((one for one in sections if one["name"] == "changes"), sections[-1])
        line = Markup('<p class="note">Not printed again: {}. The attached brief.json has what they show.</p>\n')
        place["html"] += line.format(listed(tuple(names)))


def section_html(
    document: Document, section: Section, evidence: EvidenceView | None, most: int | None, most_uncited: int | None
) -> Markup:
    """A section's HTML: by the pack's own template for pages, else made of its Markdown."""
    several = document.context.reading.articles > 1  # with one article there is nothing to be told by another
    shown = several and "corroboration" in document.pack.figures
    html = document.page_section(section, evidence, most_uncited)
    if html is None:
        columns = _fields(document, section)
        without = {"told_by"} if shown else ()
        html = dress(f"{section.marked}\n{document.references}", columns, most, without)
    return Markup(replace_marks(html, _told) if shown else without_marks(html))


def _fields(document: Document, section: Section) -> dict[str, str]:
    """The fields of a section's columns by their headings."""
    fields = {column.heading: column.field for column in section.view.columns}
    if section.view.name == "issues":
        issue, *actors = document.context.issues.grid.columns
        fields |= {issue.heading: issue.field} | {actor.heading: "stance" for actor in actors}
    return fields


_TOLD = 'class="told"'


def _told(signs: str, words: str) -> str:
    return f'\u00a0<span {_TOLD} role="img" aria-label="{words}" title="{words}">{signs}</span>'


def _contents(document: Document, sections: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The sections after the first, where there are many and they are long."""
    length = sum(len(section.markdown) for section in document.page_sections)
    return sections[1:] if length > _LONG and len(sections) > _MANY else []
