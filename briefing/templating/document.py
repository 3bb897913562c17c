"""A brief in the words of a pack: its sections as Markdown, in order, before any format is made of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from briefing.model import Brief
from briefing.templating.bounding import open_templates
from briefing.templating.context import build_context
from briefing.templating.corroboration import EACH, says_the_same, without_marks, worded_marks
from briefing.templating.evidence import EvidenceView, build_evidence
from briefing.templating.figures import Figure, build_figures
from briefing.templating.flavours import PORTABLE
from briefing.templating.loading import ALWAYS
from briefing.templating.packs import Pack
from briefing.templating.running import Templates
from briefing.templating.views import ChecksView, ColumnView, Context, SectionView, SourceView

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
    link definitions of every citation used; ``places`` what is cited, in order; ``figures`` stand by section;
    ``templates`` word it, in the flavour ``wiki``; ``legend`` says once what would stand beside every statement.
    """

    pack: Pack
    brief: Brief
    context: Context
    page_sections: tuple[Section, ...]
    references: str
    places: tuple[tuple[int, int], ...]
    figures: Mapping[str, Figure]
    templates: Templates
    wiki: str = PORTABLE
    legend: str | None = None

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections of the Markdown document."""
        return tuple(section for section in self.page_sections if section.markdown)

    def markdown(self) -> str:
        """The whole document as Markdown, by the pack's `brief.md.j2`."""
        write, says = self.templates.write, self.templates.says
        front_matter = str(write("properties", self.context)) + "\n" if says.front_matter else ""
        sections = [
            {"name": s.view.name, "title": s.view.title, "markdown": self._figure(s, "md") + s.markdown}
            for s in self.sections
        ]
        written = self.templates.render(
            "brief.md.j2", sections=sections, references=self.references, legend=self.legend
        )
        return tidy(front_matter + written)

    def page(self, **variables: Any) -> str:
        """The HTML page, by the pack's `page.html.j2`; the variables join the context's."""
        return self.templates.render("page.html.j2", **variables)

    def page_section(
        self, section: Section, evidence: EvidenceView | None, most_uncited: int | None = None
    ) -> str | None:
        """A section by the pack's `sections/NAME.html.j2`; none where the pack words it in Markdown.

        ``most_uncited`` is how many sources are named that nothing is cited from; without it all are.
        """
        name = self.pack.find_page_partial(section.view.name)
        if name is None:
            return None
        sources: dict[str, Any] = {}
        if section.view.name == "sources":
            told = _sources(self.context, self.places)
            named = told["other_sources"][:most_uncited]
            left_out = len(told["other_sources"]) - len(named)
            sources = {**told, "other_sources": named, "others_left_out": left_out}
        return self.templates.render(name, section=section.view, evidence=evidence, **sources)

    def figure(self, section: Section) -> str:
        """The figure of a section as HTML; nothing where it has none."""
        return self._figure(section, "html")

    def evidence(
        self, context_words: int, limit: int | None = None, without: Collection[str] = ()
    ) -> EvidenceView | None:
        """The evidence for what the document cites in all sections but those it goes ``without``.

        None where its pack shows none.  With a limit it is for paper: in short where the brief follows an earlier one.
        See `build_evidence`.
        """
        shown = [section for section in self.page_sections if section.view.name not in without]
        if not any(section.view.name == "evidence" for section in shown):
            return None
        evidence = build_evidence(self.brief, self.context, _places(shown), context_words, limit)
        return evidence.model_copy(update={"short": limit is not None and self.brief.since is not None})

    def _figure(self, section: Section, kind: str) -> str:
        figure = self.figures.get(section.view.name)
        name = f"figures/{section.view.name}.{kind}.j2"
        if figure is None or self.pack.find_file(name) is None:
            return ""
        return self.templates.render(name, figure=figure)


def build_document(brief: Brief, pack: Pack, wiki: str = PORTABLE, checks: ChecksView | None = None) -> Document:
    """Word a brief by a pack, for a wiki flavour; ``checks`` is what its check came to, for the colophon.

    Raises:
        TemplateError: a template or the flavour is missing or faulty; the message names file and line.
    """
    pack = pack if brief.since is None else pack.for_followers()
    context = build_context(brief, pack, checks)
    if _is_quiet(context):
        pack = replace(pack, pages=pack.pages or 1)  # one line of news is not to run over two sheets
    templates = open_templates(pack, wiki, context)
    names = _names(context, pack)
    worded: dict[str, Section] = {}
    for name in sorted(names, key=lambda name: name == "sources"):  # last: it can say which sources the others cite
        view = _section_view(name, pack)
        sources = _sources(context, _places(worded.values())) if name == "sources" else {}
        marked = ""
        if pack.find_file(f"sections/{name}.md.j2") is not None or f"sections/{name}.md.j2" in ALWAYS:
            marked = tidy(templates.render(f"sections/{name}.md.j2", section=view, **sources))
        worded[name] = Section(view, worded_marks(marked), marked)
    sections = tuple(
        worded[name] for name in names if worded[name].markdown or pack.find_page_partial(name) is not None
    )
    several = context.reading.articles > 1  # with one article there is nothing to be told by another
    same = says_the_same(section.marked for section in sections)
    if same or not several:
        sections = tuple(replace(section, markdown=without_marks(section.marked)) for section in sections)
    return Document(
        pack=pack,
        brief=brief,
        context=context,
        page_sections=sections,
        references=templates.write("references", _citations(context, sections)),
        places=_places(sections),
        figures=build_figures(brief, context, pack),
        templates=templates,
        wiki=wiki,
        legend=EACH if same and several else None,
    )


def _names(context: Context, pack: Pack) -> tuple[str, ...]:
    """The sections of a document in order: those of a quiet day, where nothing is new, else the pack's.

    Where something is withheld, the section that says so is there, be it the pack's or not.
    """
    if _is_quiet(context):
        names = ("quiet", *(name for name in pack.quiet if name != "sources"), "sources")
    else:
        names = pack.order_sections(extra=context.others)
    if pack.only_new and context.changes is not None:
        names = tuple(name for name in names if _has_news(name, context))
    has_to_say = context.checks is not None and context.checks.withheld + context.checks.edited > 0
    return tuple(dict.fromkeys((*names, *(("method",) if has_to_say else ()))))


def _is_quiet(context: Context) -> bool:
    return context.changes is not None and context.changes.quiet


def _has_news(name: str, context: Context) -> bool:
    """Whether a section of what is new has anything; “none were found” would be wrong of what is only not new."""
    held = {
        "demands": context.demands.rows,
        "positions": context.positions.groups,
        "quotations": context.quotations.groups,
        "risks": context.risks.rows,
        **{other: view.rows for other, view in context.others.items()},
    }
    return bool(held.get(name, True))


def tidy(markdown: str) -> str:
    """Markdown without trailing blanks and with one empty line at most between blocks."""
    lines = [line.rstrip() for line in markdown.splitlines()]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
    return text + "\n" if text else ""


def _section_view(name: str, pack: Pack) -> SectionView:
    title = pack.titles.get(name) or name.replace("_", " ").capitalize()
    columns = tuple(ColumnView(field=field, heading=pack.headings[field]) for field in pack.fields.get(name, ()))
    return SectionView(name=name, title=title, columns=columns)


def _places(sections: Iterable[Section]) -> tuple[tuple[int, int], ...]:
    """The citations that sections use, as (source, paragraph), each once, in the order in which they are made."""
    labels = dict.fromkeys(label for section in sections for label in _REFERENCE.findall(section.markdown))
    return tuple((int(label.split()[0]), int(label.split("¶")[1])) for label in labels)


def _sources(context: Context, places: Iterable[tuple[int, int]]) -> dict[str, tuple[SourceView, ...]]:
    """What the list of sources gets besides: those that the document cites, and the others."""
    numbers = {number for number, _ in places}
    return {
        "cited_sources": tuple(source for source in context.sources if source.number in numbers),
        "other_sources": tuple(source for source in context.sources if source.number not in numbers),
    }


def _citations(context: Context, sections: Iterable[Section]) -> list[dict[str, str]]:
    """The citations that sections use, each once, by source and paragraph."""
    anchors = {source.number: source.anchor for source in context.sources}
    places = sorted(_places(sections))
    return [{"label": f"{number} ¶{paragraph}", "anchor": anchors[number]} for number, paragraph in places]
