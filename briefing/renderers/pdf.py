"""PDF: the HTML page on paper, with its evidence attached.

Declared as PDF/A-3a and PDF/UA-1.  The same bytes for the same brief and pack, on every machine: only bundled fonts are
used, nothing is fetched, and every date in the file is the brief's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from briefing.model import Brief
from briefing.renderers.html import page
from briefing.renderers.pdf_attachments import attachments
from briefing.renderers.pdf_process import TYPESETTER, Page
from briefing.renderers.styles import style_sheet
from briefing.templating import Document

_FITS = ("1", "0.95", "0.9", "0.85", "0.8", "0.72")
"""By how much the type is made smaller, in turn, where a pack allows only so many pages."""

_CLOSE = "@page { margin: 19mm 20mm 17mm; font-size: 7.8pt; }"
"""The margins of a document of one page."""


def begin_pdf(brief: Brief, document: Document, *, alone: bool = True) -> Callable[[], bytes]:
    """Have the document set as PDF, with `brief.json` and the articles' texts attached; what is given waits for it.

    Where WeasyPrint or the libraries that it needs are missing, or the page cannot be set within its bounds, it raises
    `RenderError`.
    """
    TYPESETTER.start()
    page = page_to_set(brief, document, alone=alone)
    waiting = ThreadPoolExecutor(1)
    try:
        return waiting.submit(TYPESETTER.set, page).result
    finally:
        waiting.shutdown(wait=False)


def page_to_set(brief: Brief, document: Document, *, alone: bool = True) -> Page:
    """What is handed to the process that sets pages."""
    pages = document.pack.pages
    return Page(
        html=print_page(document),
        created=_day(brief.as_of),
        attachments=attachments(brief),
        fits=_FITS if pages else _FITS[:1],
        pages=pages,
        alone=alone,
    )


def print_page(document: Document) -> str:
    """The HTML page that the PDF is made of, its evidence and its lists within the pack's limits for paper."""
    pack = document.pack
    style = f"""{style_sheet(pack)}{style_sheet(pack, "-print")}
@page {{ size: {pack.page_size}; }}
{_CLOSE if pack.pages == 1 else ""}
:root {{ --fit: 1; }}
"""
    without = () if document.brief.since is None else pack.printed_once
    evidence = document.evidence(pack.limit("print_excerpt_words"), pack.limit("print_excerpts"), without)
    most, uncited = pack.limit("print_rows"), pack.limit("print_uncited")
    return _mend_breaks(page(document, style, evidence, most=most, most_uncited=uncited, without=without))


def _mend_breaks(html: str) -> str:
    """A blank before a citation as an element of its own.

    Where a citation no longer fits on a line, WeasyPrint 70 may break the text before it after its first word
    instead of its last; not so where that text does not end in the blank.
    """
    return re.sub(r' (<(?:a|small) [^>]*class="cite")', r"<span> </span>\1", html)


def _day(iso: str) -> str:
    """A date that a PDF can bear; 1 January 1970 for one that is none, as in a brief edited by hand."""
    try:
        return date.fromisoformat(iso).isoformat()
    except ValueError:
        return "1970-01-01"
