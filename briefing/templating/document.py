"""A brief in the words of a pack: its sections as Markdown, in order, before any format is made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateNotFound, TemplateSyntaxError
from jinja2.environment import Environment

from briefing.errors import TemplateError
from briefing.model import Brief
from briefing.templating.context import build_context
from briefing.templating.corroboration import without_marks
from briefing.templating.environment import build_markdown_environment, build_page_environment
from briefing.templating.evidence import EvidenceView, build_evidence
from briefing.templating.figures import Figure, build_figures
from briefing.templating.flavours import PORTABLE
from briefing.templating.packs import Pack
from briefing.templating.views import ColumnView, Context, SectionView, SourceView

_REFERENCE = re.compile(r"(?<!\\)\[(\d+ ¶\d+)\]")


@dataclass(frozen=True)
class Section:
    """One section of a document.

    ``markdown`` is its body, without the heading; its citations refer to `Document.references`.  ``marked`` is the same
    with the marks of corroboration that pages show (`corroboration`).  Both are empty for a section of pages alone.
    """

    view: SectionView
    markdown: str
    marked: str = ""


@dataclass(frozen=True)
class Document:
    """A brief worded by a pack: what all the renderers start from.

    ``sections`` are those of the Markdown document, ``page_sections`` those of pages; ``references`` are the Markdown
    link definitions of every citation used; ``places`` what is cited, in order; ``figures`` stand by section; ``wiki``
    is the flavour that it is written in.
    """

    pack: Pack
    brief: Brief
    context: Context
    page_sections: tuple[Section, ...]
    references: str
    places: tuple[tuple[int, int], ...]
    figures: Mapping[str, Figure]
    wiki: str = PORTABLE

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections of the Markdown document."""
        return tuple(section for section in self.page_sections if section.markdown)

    def markdown(self) -> str:
        """The whole document as Markdown, by the pack's `brief.md.j2`."""
        environment = build_markdown_environment(self.pack, self.wiki)
        flavour = environment.flavour
        front_matter = str(flavour.write("properties", self.context)) + "\n" if flavour.says.front_matter else ""
        sections = [
            {"name": s.view.name, "title": s.view.title, "markdown": self._figure(environment, s, "md") + s.markdown}
            for s in self.sections
        ]
        variables = self.context.variables() | {"sections": sections, "references": self.references}
        return tidy(front_matter + render_template(environment, self.pack, "brief.md.j2", variables))

    def page(self, **variables: Any) -> str:
        """The HTML page, by the pack's `page.html.j2`; the variables join the context's."""
        environment = build_page_environment(self.pack)
        return render_template(environment, self.pack, "page.html.j2", self.context.variables() | variables)

    def page_section(self, section: Section, evidence: EvidenceView | None) -> str | None:
        """A section by the pack's `sections/NAME.html.j2`; none where the pack words it in Markdown."""
        name = self.pack.find_page_partial(section.view.name)
        if name is None:
            return None
        variables = self.context.variables() | {"section": section.view, "evidence": evidence}
        return render_template(build_page_environment(self.pack), self.pack, name, variables)

    def figure(self, section: Section) -> str:
        """The figure of a section as HTML; nothing where it has none."""
        return self._figure(build_page_environment(self.pack), section, "html")

    def evidence(self, context_words: int, limit: int | None = None) -> EvidenceView | None:
        """The evidence for what the document cites; none where its pack shows none.  See `build_evidence`."""
        if not any(section.view.name == "evidence" for section in self.page_sections):
            return None
        return build_evidence(self.brief, self.context, self.places, context_words, limit)

    def _figure(self, environment: Environment, section: Section, kind: str) -> str:
        figure = self.figures.get(section.view.name)
        name = f"figures/{section.view.name}.{kind}.j2"
        if figure is None or self.pack.find_file(name) is None:
            return ""
        return render_template(environment, self.pack, name, {"figure": figure})


def build_document(brief: Brief, pack: Pack, wiki: str = PORTABLE) -> Document:
    """Word a brief by a pack, for a wiki flavour.

    Raises:
        TemplateError: a template or the flavour is missing or faulty; the message names file and line.
    """
    context = build_context(brief, pack)
    environment = build_markdown_environment(pack, wiki)
    names = pack.order_sections(extra=context.others)
    worded: dict[str, Section] = {}
    for name in sorted(names, key=lambda name: name == "sources"):  # last: it can say which sources the others cite
        view = _section_view(name, pack)
        variables = context.variables() | {"section": view}
        if name == "sources":
            variables["cited_sources"] = _cited_sources(context, worded.values())
        marked = ""
        if pack.find_file(f"sections/{name}.md.j2") is not None:
            marked = tidy(render_template(environment, pack, f"sections/{name}.md.j2", variables))
        worded[name] = Section(view, without_marks(marked), marked)
    sections = tuple(
        worded[name] for name in names if worded[name].markdown or pack.find_page_partial(name) is not None
    )
    return Document(
        pack=pack,
        brief=brief,
        context=context,
        page_sections=sections,
        references=environment.flavour.write("references", _citations(context, sections)),
        places=_places(sections),
        figures=build_figures(brief, context, pack),
        wiki=wiki,
    )


def tidy(markdown: str) -> str:
    """Markdown without trailing blanks and with one empty line at most between blocks."""
    lines = [line.rstrip() for line in markdown.splitlines()]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
    return text + "\n" if text else ""


def render_template(environment: Environment, pack: Pack, name: str, variables: dict[str, Any]) -> str:
    """Run one template of a pack.

    Raises:
        TemplateError: with file, line and reason.
    """
    with _faults_named(pack, name):
        return environment.get_template(name).render(variables)


def _section_view(name: str, pack: Pack) -> SectionView:
    title = pack.titles.get(name) or name.replace("_", " ").capitalize()
    columns = tuple(ColumnView(field=field, heading=pack.headings[field]) for field in pack.fields.get(name, ()))
    return SectionView(name=name, title=title, columns=columns)


def _places(sections: Iterable[Section]) -> tuple[tuple[int, int], ...]:
    """The citations that sections use, as (source, paragraph), each once, in the order in which they are made."""
    labels = dict.fromkeys(label for section in sections for label in _REFERENCE.findall(section.markdown))
    return tuple((int(label.split()[0]), int(label.split("¶")[1])) for label in labels)


def _cited_sources(context: Context, sections: Iterable[Section]) -> tuple[SourceView, ...]:
    numbers = {number for number, _ in _places(sections)}
    return tuple(source for source in context.sources if source.number in numbers)


def _citations(context: Context, sections: Iterable[Section]) -> list[dict[str, str]]:
    """The citations that sections use, each once, by source and paragraph."""
    anchors = {source.number: source.anchor for source in context.sources}
    places = sorted(_places(sections))
    return [{"label": f"{number} ¶{paragraph}", "anchor": anchors[number]} for number, paragraph in places]


@contextmanager
def _faults_named(pack: Pack, name: str) -> Iterator[None]:
    """Turn what goes wrong in a template into one message: file, line, reason."""
    try:
        yield
    except TemplateNotFound as error:
        looked = ", ".join(map(str, pack.chain))
        raise TemplateError(f"Pack “{pack.name}” has no template {error.name}. Looked in: {looked}.") from error
    except TemplateSyntaxError as error:
        file = error.filename or pack.find_file(name) or name
        raise TemplateError(f"{file}:{error.lineno}: {error.message}") from error
    except (JinjaError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        raise TemplateError(f"{_fault_place(error, pack, name)}: {error}") from error


def _fault_place(error: BaseException, pack: Pack, name: str) -> str:
    """File and line of the innermost template that an error passed through."""
    place = str(pack.find_file(name) or name)
    traceback = error.__traceback__
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            place = f"{file}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return place
