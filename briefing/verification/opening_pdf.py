"""What a PDF of ours carries: its attachments, and where its links lead."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.errors import BriefFileError

if TYPE_CHECKING:
    from pikepdf import Pdf

MOST_BYTES = 400_000_000
"""Bytes that an attachment may have."""

LIBRARY_MISSING = "To read a PDF, the package pikepdf is needed:  pip install pikepdf"


class PdfParts(NamedTuple):
    """The parts of a PDF that are checked: attached texts by name, targets of its links, places that there are."""

    attached: dict[str, str]
    links: tuple[str, ...]
    anchors: frozenset[str]


def read_pdf(path: Path, content: bytes) -> PdfParts:
    """The parts of a PDF.

    Raises:
        BriefFileError: it cannot be read as a PDF, or pikepdf is missing.
    """
    try:
        import pikepdf
    except ImportError as error:
        raise BriefFileError(f"{path}: {LIBRARY_MISSING}") from error
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return PdfParts(dict(_attached(pdf)), tuple(_links(pdf)), frozenset(_anchors(pdf)))
    except (pikepdf.PdfError, UnicodeDecodeError, ValueError, KeyError, RuntimeError) as error:
        raise BriefFileError(f"{path}: cannot be read as a PDF of this program: {error}.") from error


def _attached(pdf: Pdf) -> Iterator[tuple[str, str]]:
    for name, spec in pdf.attachments.items():
        content = spec.get_file().read_bytes()
        if len(content) <= MOST_BYTES:
            yield name, content.decode("utf-8")


def _links(pdf: Pdf) -> Iterator[str]:
    for page in pdf.pages:
        for note in _listed(page.get("/Annots", [])):
            if note.get("/Subtype") == "/Link" and "/Dest" in note:
                yield str(note["/Dest"])


def _anchors(pdf: Pdf) -> Iterator[str]:
    names = pdf.Root.get("/Names")
    if names is not None and "/Dests" in names:
        yield from _named(names["/Dests"])


def _named(node: Any) -> Iterator[str]:
    """The names of a name tree (ISO 32000-2, 7.9.6)."""
    listed = _listed(node.get("/Names", []))
    yield from (str(name) for name in listed[::2])
    for kid in _listed(node.get("/Kids", [])):
        yield from _named(kid)


def _listed(value: Any) -> list[Any]:
    return list(value)
