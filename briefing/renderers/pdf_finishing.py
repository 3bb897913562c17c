"""What WeasyPrint leaves to be mended in a tagged PDF, just before it is written.

Links get a description and each attachment its one entry; the metadata declare PDF/UA-1 beside PDF/A-3a
(ISO 14289-1, ISO 19005-3).  What concerns the structure tree is in `pdf_structure`.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from briefing.renderers.pdf_metadata import build_metadata
from briefing.renderers.pdf_structure import Origins, StructureTree, object_at

if TYPE_CHECKING:
    from pydyf import PDF
    from weasyprint import Document

_LINK_TARGET = re.compile(r"(?:source|place)-(\d+)(?:-(\d+))?")

LEVEL = 6
"""How hard streams are compressed: for a sixtieth less, 9 takes three times as long."""


def pack(contents: Iterable[bytes]) -> list[bytes]:
    """Contents compressed as the streams of a PDF are."""
    return [zlib.compress(content, LEVEL) for content in contents]


def finish(document: Document, pdf: PDF, origins: Origins, packed: Mapping[bytes, bytes]) -> None:
    """Mend a PDF that WeasyPrint has made of a document, in place; ``packed`` are streams compressed already."""
    _associate_once(pdf)
    _describe_links(pdf)
    _name_fonts(pdf)
    tree = StructureTree(pdf, origins)
    tree.join_parts()
    tree.head_cells()
    tree.place_figures()
    tree.drop_unread()
    object_at(pdf, pdf.catalog["Metadata"]).stream = [build_metadata(document.metadata)]
    _compress_once(pdf, packed)
    _write_once(pdf)


def _associate_once(pdf: PDF) -> None:
    """WeasyPrint 70 names each associated file twice."""
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = list(dict.fromkeys(pdf.catalog["AF"]))


def _describe_links(pdf: PDF) -> None:
    """A link into the document says in words where it leads; one that leads out is described by its address."""
    for one in pdf.objects:
        if isinstance(one, dict) and one.get("Subtype") == "/Link" and "Dest" in one:
            one["Contents"].string = describe_target(one["Dest"].string)


def _name_fonts(pdf: PDF) -> None:
    """WeasyPrint 70 lets the names of fonts in regular weight end in a comma."""
    for one in pdf.objects:
        for key in ("BaseFont", "FontName"):
            if isinstance(one, dict) and isinstance(name := one.get(key), bytes):
                one[key] = name.rstrip(b",")


def describe_target(name: str) -> str:
    """`place-3-12` → `Source 3, paragraph 12`: the words for a place in the document."""
    match: Any = _LINK_TARGET.fullmatch(name)
    if not match:
        return name.removeprefix("section-").replace("_", " ").replace("-", " ").capitalize()
    return f"Source {match[1]}" + (f", paragraph {match[2]}" if match[2] else "")


def _compress_once(pdf: PDF, packed: Mapping[bytes, bytes]) -> None:
    """Compress every stream here and now: pydyf does it anew each time that it is asked for one, which is twice."""
    from pydyf import Stream, _to_bytes

    for one in pdf.objects:
        if isinstance(one, Stream) and one.compress:
            content = b"\n".join(map(_to_bytes, one.stream))
            one.stream = [packed.get(content) or zlib.compress(content, LEVEL)]
            one.extra["Filter"] = "/FlateDecode"
            one.compress = False


def _write_once(pdf: PDF) -> None:
    """Write down every other object here and now, for the same reason: once for the file, once for its digest."""
    from pydyf import Object, Stream

    class Written(Object):  # type: ignore[misc]  # pydyf has no types
        data = b""

    for at, one in enumerate(pdf.objects):
        if one.free != "f" and not isinstance(one, Stream):
            written = Written()
            written.number, written.generation, written.data = one.number, one.generation, one.data
            pdf.objects[at] = written
