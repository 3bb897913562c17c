"""A brief in the words of a pack: its sections as Markdown, in order, before any format is made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateNotFound, TemplateSyntaxError
from jinja2.environment import Environment

from briefing.errors import TemplateError
from briefing.model import Brief
from briefing.templating.context import build_context
from briefing.templating.environment import build_markdown_environment, build_page_environment
from briefing.templating.flavours import PORTABLE
from briefing.templating.packs import Pack
from briefing.templating.views import ColumnView, Context, SectionView, SourceView

_REFERENCE = re.compile(r"(?<!\\)\[(\d+ ¶\d+)\]")


@dataclass(frozen=True)
class Section:
    """One section of a document.

    ``markdown`` is its body, without the heading; its citations refer to `Document.references`.
    """

    view: SectionView
    markdown: str


@dataclass(frozen=True)
class Document:
    """A brief worded by a pack: what all the renderers start from.

    ``references`` are the Markdown link definitions of every citation used; ``wiki`` is the flavour it is written in.
    """

    pack: Pack
    context: Context
    sections: tuple[Section, ...]
    references: str
    wiki: str = PORTABLE

    def markdown(self) -> str:
        """The whole document as Markdown, by the pack's `brief.md.j2`."""
        environment = build_markdown_environment(self.pack, self.wiki)
        flavour = environment.flavour
        front_matter = str(flavour.write("properties", self.context)) + "\n" if flavour.says.front_matter else ""
        sections = [{"name": s.view.name, "title": s.view.title, "markdown": s.markdown} for s in self.sections]
        variables = self.context.variables() | {"sections": sections, "references": self.references}
        return tidy(front_matter + render_template(environment, self.pack, "brief.md.j2", variables))

    def page(self, **variables: Any) -> str:
        """The HTML page, by the pack's `page.html.j2`; the variables join the context's."""
        environment = build_page_environment(self.pack)
        return render_template(environment, self.pack, "page.html.j2", self.context.variables() | variables)


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
        worded[name] = Section(view, tidy(render_template(environment, pack, f"sections/{name}.md.j2", variables)))
    sections = tuple(worded[name] for name in names if worded[name].markdown)
    references = environment.flavour.write("references", _citations(context, sections))
    return Document(pack, context, sections, references, wiki)


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


def _cited_places(sections: Iterable[Section]) -> list[tuple[int, int]]:
    """The citations that sections use, as (source, paragraph), in order."""
    labels = {label for section in sections for label in _REFERENCE.findall(section.markdown)}
    return sorted((int(label.split()[0]), int(label.split("¶")[1])) for label in labels)


def _cited_sources(context: Context, sections: Iterable[Section]) -> tuple[SourceView, ...]:
    numbers = {number for number, _ in _cited_places(sections)}
    return tuple(source for source in context.sources if source.number in numbers)


def _citations(context: Context, sections: Iterable[Section]) -> list[dict[str, str]]:
    """The citations that sections use, each once, by source and paragraph."""
    anchors = {source.number: source.anchor for source in context.sources}
    places = _cited_places(sections)
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
