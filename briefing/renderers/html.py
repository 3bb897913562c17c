"""HTML: one file that asks for nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from briefing.errors import TemplateError
from briefing.templating import Document, Pack
from briefing.templating.document import Section
from briefing.templating.places import shipped_folder

_TAGS = {
    "a", "blockquote", "br", "code", "em", "h3", "h4", "hr", "li", "ol", "p", "small", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_IMPORT = re.compile(r"""^@import\s+["']([\w-]+\.css)["'];$""", re.MULTILINE)
_ATTRIBUTES = {
    "a": {"class", "href", "id", "rel"},
    "ol": {"start"},
    "small": {"class"},
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
    style = style.replace("</", "<\\/")  # nothing may close the element early
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    return document.page(sections=sections, style=Markup(style), content_security_policy=policy)


def section_html(section: Section, references: str) -> Markup:
    """A section's Markdown as HTML that holds no element or address beyond the few that sections need."""
    columns = {column.heading: column.field for column in section.view.columns}
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


def style_sheet(pack: Pack, suffix: str = "") -> str:
    """The pack's style sheet for the screen, or with the suffix `-print` for paper; sheets that it imports are inside.

    `@import "default.css";` names a sheet of the pack, of an ancestor, or a shipped one.

    Raises:
        TemplateError: one is missing, imports itself, or cannot be read.
    """
    name = f"{pack.style}{suffix}.css"
    if suffix and pack.find_style(name) is None:
        name = f"default{suffix}.css"
    return _read_style(pack, name, ())


def _read_style(pack: Pack, name: str, importers: tuple[str, ...]) -> str:
    path = pack.find_style(name)
    by = f", which {importers[-1]} imports" if importers else ""
    if path is None or name in importers:
        fault = "imports itself" if path else "does not exist"
        looked = ", ".join(map(str, (*pack.chain, shipped_folder("styles"))))
        raise TemplateError(f"Pack “{pack.name}”: the style sheet {name}{by}, {fault}. Looked in: {looked}.")
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateError(f"{path}: cannot be read: {error}.") from error
    text = re.sub(r"\r\n?", "\n", text)  # as HTML reads it, so that the policy's digest is that of the element
    return _IMPORT.sub(lambda match: _read_style(pack, match[1], (*importers, name)), text)


class _SectionExtension(Extension):
    """What our pages need and Markdown cannot say: classes for columns, for citations, and for links outwards."""

    def __init__(self, columns: dict[str, str]) -> None:
        super().__init__()
        self.columns = columns

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        md.treeprocessors.register(_Dressing(md, self.columns), "briefing", 1)


class _Dressing(Treeprocessor):
    def __init__(self, md: markdown.Markdown, columns: dict[str, str]) -> None:
        super().__init__(md)
        self.columns = columns

    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            self._dress_table(table)
        for parent in root.iter():
            links = [child for child in parent if child.tag == "a" and child.get("href")]
            for link in links:
                self._dress_link(link, follows=_after(link, parent))
                self._dress_count(link, parent)

    def _dress_table(self, table: Element) -> None:
        """Each cell gets the class of its column, which is known by its heading."""
        fields = [self.columns.get("".join(head.itertext()).strip()) for head in table.iter("th")]
        for head in table.iter("th"):
            head.set("scope", "col")
        for row in table.iter("tr"):
            for cell, field in zip(row, fields, strict=False):
                if field is not None:
                    cell.set("class", f"col-{field}")

    def _dress_link(self, link: Element, follows: Element | None) -> None:
        """A citation gets its brackets, which also part it from the next one: the comma between them can go."""
        if not _is_citation(link):
            link.set("rel", "noopener noreferrer")
            return
        link.set("class", "cite")
        link.text = f"[{link.text}]"
        if follows is not None and _is_citation(follows) and link.tail == ", ":
            link.tail = " "

    def _dress_count(self, link: Element, parent: Element) -> None:
        """The `+3` after citations, how many more there are, is set as small as they are."""
        if _is_citation(link) and (count := re.match(r" (\+\d+)", link.tail or "")):
            small = Element("small", {"class": "cite"})
            small.text, small.tail = count[1], (link.tail or "")[count.end() :]
            link.tail = " "
            parent.insert(list(parent).index(link) + 1, small)


def _is_citation(element: Element) -> bool:
    return element.tag == "a" and element.get("href", "").startswith("#source-")


def _after(element: Element, parent: Element) -> Element | None:
    siblings = list(parent)
    return next(iter(siblings[siblings.index(element) + 1 :]), None)
