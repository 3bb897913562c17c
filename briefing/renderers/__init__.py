"""One renderer a file: from a worded brief to a document's bytes.

>>> from briefing.renderers import render, write_documents
>>> from briefing.templating import load_pack
>>> documents = render(brief, load_pack("default"), ["md", "pdf"])     # doctest: +SKIP
>>> write_documents(Path("out"), documents)                            # doctest: +SKIP

`RENDERERS` is the table of formats.  A renderer's own libraries are imported when it is first used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeAlias

from briefing.errors import RenderError
from briefing.renderers.writing import write_documents

if TYPE_CHECKING:  # a process that only sets pages imports this package too, and is to be quick
    from briefing.model import Brief
    from briefing.templating import Document, Pack
    from briefing.templating.views import ChecksView
    from briefing.verification.withholding import Shown

__all__ = ["RENDERERS", "check_formats", "render", "write_documents"]

Renderer: TypeAlias = "Callable[[Brief, Document, bool], bytes | Callable[[], bytes]]"
"""Gives a document's bytes, or what waits for them where another process is at them; the last says whether only one may
be at work at a time."""


def _render_markdown(brief: Brief, document: Document, alone: bool) -> bytes:
    from briefing.renderers.markdown import render_markdown

    return render_markdown(document)


def _render_html(brief: Brief, document: Document, alone: bool) -> bytes:
    from briefing.renderers.html import render_html

    return render_html(brief, document)


def _render_pdf(brief: Brief, document: Document, alone: bool) -> Callable[[], bytes]:
    from briefing.renderers.pdf import begin_pdf

    return begin_pdf(brief, document, alone=alone)


def _render_json(brief: Brief, document: Document, alone: bool) -> bytes:
    from briefing.renderers.json import render_json

    return render_json(brief)


def _render_ics(brief: Brief, document: Document, alone: bool) -> bytes:
    from briefing.renderers.ics import render_ics

    return render_ics(document.brief)


RENDERERS: dict[str, Renderer] = {
    "md": _render_markdown,
    "html": _render_html,
    "pdf": _render_pdf,
    "json": _render_json,
    "ics": _render_ics,
}
"""Every format by its name, which is also its file name's suffix."""


def _worded(brief: Brief, shown: Shown | None) -> tuple[Brief, ChecksView]:
    """The brief without what fails its check, and what that came to."""
    from briefing.templating.checked import checks_view
    from briefing.verification.withholding import withhold_failed

    shown = shown or withhold_failed(brief)
    return shown.brief.model_copy(update={"pack": brief.pack, "tlp": brief.tlp}), checks_view(shown, brief)


def check_formats(formats: Iterable[str]) -> tuple[str, ...]:
    """The formats, each once, in the order asked for.

    Raises:
        RenderError: one of them is not made here; the message names those that are.
    """
    asked = tuple(dict.fromkeys(formats))
    for name in asked:
        if name not in RENDERERS:
            raise RenderError(f"There is no format “{name}”. Formats: {', '.join(RENDERERS)}.")
    return asked


def render(
    brief: Brief,
    pack: Pack,
    formats: Iterable[str] | None = None,
    stem: str = "brief",
    *,
    checked: bool = False,
    shown: Shown | None = None,
    alone: bool = False,
) -> dict[str, bytes]:
    """The documents of a brief, by file name: `brief.md`, `brief.pdf`, …; the Markdown is for the pack's wiki.

    Without `formats`, those that the pack names are made.  The same brief and pack give the same bytes, always.
    `checked` verifies the brief first: what fails is withheld from the documents, and the colophon says so; what they
    carry as evidence is the brief as it is.  `shown` is what that came to, where it is known already.  The PDF is set
    by a process of its own while the others are written, with `alone` after them: then never more than one process is
    at work.

    Raises:
        RenderError: a format is unknown, or cannot be made here.
        TemplateError: the pack is faulty.
        BriefFileError: the brief cites an article that it does not hold.
    """
    from briefing.templating import build_document
    from briefing.templating.flavours import PORTABLE

    asked = check_formats(pack.formats if formats is None else formats)
    worded_brief, checks = _worded(brief, shown) if checked else (brief, None)
    worded: dict[str, Document] = {}
    begun: dict[str, tuple[str, bytes | Callable[[], bytes]]] = {}
    for name in asked if alone else sorted(asked, key=lambda name: name != "pdf"):
        wiki = (pack.wiki or PORTABLE) if name == "md" else PORTABLE
        document = worded[wiki] = worded.get(wiki) or build_document(worded_brief, pack, wiki, checks)
        suffix = document.templates.says.suffix if name == "md" else f".{name}"
        written = RENDERERS[name](brief, document, alone)
        begun[name] = stem + suffix, (written() if alone and callable(written) else written)
    every = ((file, written) for file, written in map(begun.__getitem__, asked))
    return {file: written() if callable(written) else written for file, written in every}
