"""The lines of a PDF, read in a process of its own: PDFium is written in C++, and the file by a stranger.

Run as a program: the PDF on standard input, what was found as JSON on standard output.  It imports nothing of this
project, so that it is there at once.
"""

from __future__ import annotations

import ctypes
import json
import sys
from collections.abc import Iterator
from itertools import islice
from typing import Any

MAX_PAGES = 300
MAX_CHARACTERS = 1_500_000
MAX_LINES = 60_000
GAP = 2.5
"""Heights of a letter between two words of a line past which they are of two columns."""

BOLD = ("bold", "black", "heavy", "demi", "cmbx")
"""What the names of bold fonts have in them; the weight that a PDF gives is mostly made up."""

Letter = tuple[str, float, float, float, float, int]
"""A letter, its box (left, bottom, right, top), and its number on the page."""


def main() -> None:
    """Read, and say what was found or why nothing was."""
    megabytes, seconds = int(sys.argv[1]), int(sys.argv[2])
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    except (ImportError, ValueError, OSError):
        pass
    json.dump(read(sys.stdin.buffer.read()), sys.stdout)


def read(raw: bytes) -> dict[str, Any]:
    """`pages`: for each its height and lines; `title` as the file has it; or `fault`."""
    try:
        import pypdfium2
    except ImportError:
        return {"fault": "missing"}
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        return {"fault": "password" if "password" in str(error).lower() else "broken"}
    pages: list[dict[str, Any]] = []
    left, lines_left = MAX_CHARACTERS, MAX_LINES
    for number in range(min(len(document), MAX_PAGES)):
        try:
            page = document[number]
            lines = list(islice(_lines(page, left), lines_left))
        except pypdfium2.PdfiumError:
            continue
        left -= sum(len(line["text"]) for line in lines)
        lines_left -= len(lines)
        pages.append({"height": page.get_height(), "width": page.get_width(), "lines": lines})
        if left <= 0 or lines_left <= 0:
            break
    return {"pages": pages, "count": len(document)}


def _lines(page: Any, most: int) -> Iterator[dict[str, Any]]:
    """The lines of a page in the order of its content: text, box, and the height of its letters."""
    from pypdfium2 import raw as pdfium

    text_page = page.get_textpage()
    box = pdfium.FS_RECTF()
    line: list[Letter] = []
    for index in range(min(text_page.count_chars(), most)):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        letter = chr(code) if code else ""
        if letter in {"\r", "\n"}:
            yield from _line(line, text_page)
            line = []
            continue
        if code in {0x02, 0xFFFE} or pdfium.FPDFText_IsHyphen(text_page, index) == 1:
            letter = "\u00ad"  # PDFium's sign for a hyphen at the end of a line
        pdfium.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(box))
        if line and letter.strip() and _is_elsewhere(line, box):
            yield from _line(line, text_page)
            line = []
        line.append((letter, box.left, box.bottom, box.right, box.top, index))
    yield from _line(line, text_page)


def _is_elsewhere(line: list[Letter], box: Any) -> bool:
    """Whether a letter is on another line than those before it, or across a gap between columns."""
    last = next((one for one in reversed(line) if one[0].strip()), None)
    if last is None:
        return False
    height = max(1.0, last[4] - last[2])
    return bool(box.left - last[3] > GAP * height or abs(box.bottom - last[2]) > height)


def _line(letters: list[Letter], text_page: Any) -> Iterator[dict[str, Any]]:
    shown = [one for one in letters if one[0].strip()]
    if shown:
        heights = sorted(one[4] - one[2] for one in shown)
        yield {
            "text": "".join(one[0] for one in letters).strip(),
            "x0": min(one[1] for one in shown),
            "x1": max(one[3] for one in shown),
            "y0": min(one[2] for one in shown),
            "size": heights[len(heights) // 2],
            "bold": all(_is_bold(text_page, one[5]) for one in (shown[0], shown[len(shown) // 2], shown[-1])),
        }


def _is_bold(text_page: Any, index: int) -> bool:
    from pypdfium2 import raw as pdfium

    name, flags = ctypes.create_string_buffer(100), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text_page, index, name, 100, flags)
    return any(part in name.value.decode("utf-8", "replace").lower() for part in BOLD)


if __name__ == "__main__":
    main()
