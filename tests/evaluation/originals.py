"""What an annotator reads in a source file: its paragraphs, one a line, whatever the file's shape.

This does not use the program's own readers, so that what those lose is seen to be lost.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from lxml import html

BLOCKS = "//p | //h1 | //h2 | //h3 | //li | //figcaption"
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
MARKUP = re.compile(r"^#+ |\*+|`", re.MULTILINE)


def read_original(path: Path, url: str | None = None) -> str:
    """The text of one article; ``url`` chooses one where a file holds several."""
    match path.suffix:
        case ".html":
            page = html.document_fromstring(path.read_bytes())
            return "\n".join(" ".join(block.text_content().split()) for block in page.xpath(BLOCKS))
        case ".json":
            return _story(json.loads(path.read_text("utf-8")))
        case ".jsonl":
            return next(
                _story(row) for row in map(json.loads, path.read_text("utf-8").splitlines()) if row["url"] == url
            )
        case ".md":
            return MARKUP.sub("", FRONT_MATTER.sub("", path.read_text("utf-8")))
        case _:
            return _decode(path.read_bytes())


def _story(row: dict[str, str]) -> str:
    return f"{row['title']}\n{row['maintext']}"


def _decode(octets: bytes) -> str:
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError:
        return octets.decode("cp1252")
