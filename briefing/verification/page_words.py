"""The words that a PDF shows, page by page: what its fonts say that its glyphs stand for, in the order of drawing."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.errors import BriefFileError

if TYPE_CHECKING:
    from pikepdf import Page, Pdf

DEEPEST = 8
"""Forms within forms that are looked into: this program draws two deep at most."""

_CHARACTERS = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(r"beginbfrange(.*?)endbfrange", re.DOTALL)
_PAIR = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_TRIPLE = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_LONGEST_RANGE = 65_536


class Shown(NamedTuple):
    """What a PDF shows: the words of each page, and how many pictures and notes besides links lie upon them."""

    pages: tuple[str, ...]
    pictures: int
    notes: int


def read_shown(content: bytes) -> Shown:
    """What a PDF shows.

    Raises:
        BriefFileError: it cannot be read.
    """
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return _read(pdf)
    except (pikepdf.PdfError, ValueError, KeyError, TypeError, AttributeError, RuntimeError, RecursionError) as error:
        raise BriefFileError(f"the pages of the PDF cannot be read: {error}.") from error


def _read(pdf: Pdf) -> Shown:
    fonts: dict[tuple[int, int], dict[int, str]] = {}
    pages, pictures, notes = [], 0, 0
    for page in pdf.pages:
        words: list[str] = []
        for piece in _pieces(page, page.obj.get("/Resources", {}), fonts, 0):
            if piece is None:
                pictures += 1
            else:
                words.append(piece)
        pages.append(" ".join(words))
        notes += sum(note.get("/Subtype") != "/Link" for note in list(page.get("/Annots", [])))
    return Shown(tuple(pages), pictures, notes)


def _pieces(drawn: Page | Any, resources: Any, fonts: dict[Any, dict[int, str]], depth: int) -> Iterator[str | None]:
    """The words of a page or form, piece by piece; None for each picture."""
    import pikepdf

    glyphs: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(drawn):
        operator, operands = str(instruction.operator), instruction.operands
        if operator == "Tf":
            font = resources["/Font"][str(operands[0])]
            if font.objgen not in fonts:
                fonts[font.objgen] = _glyphs(font)
            glyphs = fonts[font.objgen]
        elif operator in {"Tj", "TJ", "'", '"'}:
            shown = operands[-1] if operator != "TJ" else operands[0]
            parts = list(shown) if operator == "TJ" else [shown]
            yield "".join(_written(bytes(one), glyphs) for one in parts if isinstance(one, pikepdf.String))
        elif operator in {"INLINE IMAGE", "BI"}:
            yield None
        elif operator == "Do":
            form = resources["/XObject"][str(operands[0])]
            if form.get("/Subtype") == "/Image":
                yield None
            elif depth < DEEPEST:
                yield from _pieces(form, form.get("/Resources", resources), fonts, depth + 1)


def _written(codes: bytes, glyphs: dict[int, str]) -> str:
    """What two-byte codes stand for; a sign of its own for what the font does not say."""
    return "".join(glyphs.get(codes[at] << 8 | codes[at + 1], "\ufffd") for at in range(0, len(codes) - 1, 2))


def _glyphs(font: Any) -> dict[int, str]:
    """By code, the characters that a font says it stands for (ISO 32000-2, 9.10.3)."""
    if "/ToUnicode" not in font:
        return {}
    table = font["/ToUnicode"].read_bytes().decode("latin-1")
    glyphs: dict[int, str] = {}
    for block in _CHARACTERS.findall(table):
        for code, text in _PAIR.findall(block):
            glyphs[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be", "replace")
    for block in _RANGES.findall(table):
        for first, last, text in _TRIPLE.findall(block):
            for step in range(min(int(last, 16) - int(first, 16) + 1, _LONGEST_RANGE)):
                glyphs[int(first, 16) + step] = chr(int(text, 16) + step)
    return glyphs
