"""Reader of PDF: lines by PDFium, in a process of its own that is bounded in time and memory; paragraphs made here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from briefing.errors import SourceError
from briefing.sources.pdf.child import MAX_PAGES
from briefing.sources.pdf.lines import Line
from briefing.sources.pdf.paragraphs import build_paragraphs
from briefing.sources.raw import RawArticle

SECONDS, MEGABYTES = 30, 1024
"""What one file may take; a report of a hundred pages takes one second and 60 MB."""

GRACE = 10
"""Seconds on the clock beyond those of the processor: others may be at work on the machine."""

CHILD = Path(__file__).with_name("child.py")

FAULTS = {
    "missing": "PDF cannot be read, for pypdfium2 is not installed: pip install pypdfium2",
    "password": "it is protected by a password; save it without one.",
    "broken": "it is a PDF that cannot be opened: it is broken, or no PDF.",
}
NO_TEXT = "the PDF holds no text, only pictures of it perhaps; scans have to be put through text recognition first."


def read_pdf(source: str, raw: bytes) -> list[RawArticle]:
    """The one article of a PDF.  Raises `SourceError` where it holds no text, or cannot be read within the bounds."""
    found = _in_child(raw)
    if "fault" in found:
        raise SourceError(FAULTS[found["fault"]])
    if found["count"] > MAX_PAGES:
        raise SourceError(
            f"it has {found['count']:,} pages; a PDF of up to {MAX_PAGES} is read. Split it into articles."
        )
    lines = [
        Line(page=number, height=page["height"], **line)
        for number, page in enumerate(found["pages"])
        for line in page["lines"]
    ]
    title, blocks = build_paragraphs(lines)
    if not blocks:
        raise SourceError(NO_TEXT)
    return [RawArticle(source, blocks, title=title, headline_in_text=True)]


def _in_child(raw: bytes) -> dict[str, Any]:
    paths = [str(Path(path).resolve()) for path in sys.path if path]
    try:
        done = subprocess.run(
            [sys.executable, "-S", "-P", str(CHILD), str(MEGABYTES), str(SECONDS)],
            input=raw,
            capture_output=True,
            timeout=SECONDS + GRACE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(dict.fromkeys(paths))},
            check=False,
        )
        found: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise SourceError(f"the PDF was not read after {SECONDS} seconds.") from error
    except (OSError, ValueError) as error:
        raise SourceError(f"the PDF cannot be read within {SECONDS} seconds and {MEGABYTES} MB.") from error
    return found
