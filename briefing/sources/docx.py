"""Reader of DOCX: the paragraphs of the document itself, out of a ZIP archive that is believed in nothing."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from briefing.errors import SourceError
from briefing.sources.cleaning.authors import split_authors
from briefing.sources.html import CONTROLS
from briefing.sources.paragraphs import SENTENCE_END
from briefing.sources.raw import Block, BlockKind, RawArticle

MOST_BYTES = 50_000_000
"""Of one part, unpacked: the text of a book of a thousand pages has 5 MB."""

MOST_PARTS = 20_000
DOCUMENT = "word/document.xml"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
TITLE_STYLE = re.compile(r"title", re.IGNORECASE)
AUTHOR_STYLE = re.compile(r"author|byline", re.IGNORECASE)
HEADING_STYLE = re.compile(r"(?:heading|subtitle|berschrift|titre)", re.IGNORECASE)
SHOWN = {"t": "", "tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
"""Elements of a run that show something, and what: a `t` its own text."""

SHORT_CELL = 60
"""Cells of tables that are shorter, and end no sentence, are figures and labels; longer ones are the layout's."""

OTHER_KINDS = (
    ("xl/workbook.xml", "a spreadsheet (XLSX)"),
    ("ppt/presentation.xml", "a presentation (PPTX)"),
    ("content.xml", "an OpenDocument file"),
    ("META-INF/container.xml", "an e-book (EPUB)"),
)


def read_docx(source: str, raw: bytes) -> list[RawArticle]:
    """The one article of a document.  Raises `SourceError` where it is none, broken, or unpacks to too much."""
    tree = _parse(_document(raw))
    blocks: list[Block] = []
    title: str | None = None
    authors: tuple[str, ...] = ()
    for style, listed, text in _paragraphs(tree):
        kind: BlockKind = "point" if listed else "paragraph"
        if AUTHOR_STYLE.fullmatch(style):
            authors = authors or split_authors(text)
            continue
        if TITLE_STYLE.fullmatch(style):
            title = title or text
            kind = "heading"
        elif HEADING_STYLE.search(style):
            kind = "heading"
        blocks.extend(Block(line, kind) for line in text.split("\n") if line.strip())
    return [RawArticle(source, tuple(blocks), title=title, authors=authors, headline_in_text=True)]


def _document(raw: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = archive.namelist()
            if len(names) > MOST_PARTS:
                raise SourceError(f"the archive has {len(names):,} parts; a document has a few dozen.")
            if DOCUMENT not in names:
                kind = next((said for name, said in OTHER_KINDS if name in names), "a ZIP archive")
                raise SourceError(f"it is {kind}; of office documents, DOCX can be read. Save it as DOCX or PDF.")
            with archive.open(DOCUMENT) as part:
                content = part.read(MOST_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, ValueError, NotImplementedError, EOFError) as error:
        raise SourceError("the document is broken or protected by a password.") from error
    if len(content) > MOST_BYTES:
        raise SourceError(f"the document unpacks to more than {MOST_BYTES // 1_000_000} MB.")
    return content


def _parse(content: bytes) -> etree._Element:
    if b"<!DOCTYPE" in content.replace(b"\x00", b""):  # in UTF-16, too; in a text the sign would be escaped
        raise SourceError("the document declares entities of its own, as attacks do; it is not read.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise SourceError("the document is broken.") from error


def _paragraphs(root: etree._Element) -> Iterator[tuple[str, bool, str]]:
    """Style, whether it is in a list, and text of each paragraph that shows any; what was struck out is left aside."""
    space = STRICT if root.tag == f"{{{STRICT}}}document" else WORD
    for paragraph in root.iter(f"{{{space}}}p"):
        if any(etree.QName(one).localname == "Fallback" for one in paragraph.iterancestors()):
            continue  # the same once more, for old programs
        properties = paragraph.find(f"{{{space}}}pPr")
        style, listed = "", False
        if properties is not None:
            named = properties.find(f"{{{space}}}pStyle")
            style = str(named.get(f"{{{space}}}val", "")) if named is not None else ""
            listed = properties.find(f"{{{space}}}numPr") is not None
        text = "\n".join(" ".join(line.split()) for line in "".join(_runs(paragraph, space)).split("\n"))
        in_table = any(one.tag == f"{{{space}}}tc" for one in paragraph.iterancestors())
        if text.strip() and not (in_table and len(text) < SHORT_CELL and not SENTENCE_END.search(text)):
            yield style, listed, CONTROLS.sub("", text)


def _runs(paragraph: etree._Element, space: str) -> Iterator[str]:
    """The text of a paragraph's runs, without that of paragraphs inside it (in text boxes)."""
    for element in paragraph.iter(
        f"{{{space}}}t", f"{{{space}}}tab", f"{{{space}}}br", f"{{{space}}}cr", f"{{{space}}}noBreakHyphen"
    ):
        owner = next((one for one in element.iterancestors() if one.tag == f"{{{space}}}p"), None)
        if owner is not paragraph:
            continue
        yield SHOWN[etree.QName(element).localname] or element.text or ""
