"""DOCX: the document's own paragraphs; archives that are made to hurt."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from briefing.errors import SourceError
from briefing.sources.docx import read_docx
from briefing.sources.inputs import Handed
from briefing.sources.raw import RawArticle
from briefing.sources.readers import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(**parts: str | bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return made.getvalue()


def document(body: str) -> bytes:
    return zipped(word__document_xml=f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_paragraphs_headings_and_lists() -> None:
    raw = document(
        paragraph("The harbour fee", '<w:pStyle w:val="Title"/>')
        + paragraph("By Ann Lee", '<w:pStyle w:val="Author"/>')
        + paragraph("What was said", '<w:pStyle w:val="Heading1"/>')
        + "<w:p><w:r><w:t>The minister said</w:t></w:r><w:r><w:tab/><w:t>on </w:t></w:r><w:del><w:r><w:delText>Friday</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>Monday</w:t></w:r></w:ins><w:r><w:t> no.</w:t></w:r><w:r><w:br/><w:t>And left.</w:t></w:r></w:p>"
        + paragraph("A point", '<w:numPr><w:numId w:val="1"/></w:numPr>')
        + "<w:p/><w:tbl><w:tr><w:tc>"
        + paragraph("It is said in a cell.")
        + paragraph("21 ships")
        + "</w:tc></w:tr></w:tbl>"
    )
    (found,) = read(Handed("x.docx", raw))
    assert isinstance(found, RawArticle)
    assert (found.title, found.authors) == ("The harbour fee", ("Ann Lee",))
    assert [(block.kind, block.text) for block in found.blocks] == [
        ("heading", "The harbour fee"),
        ("heading", "What was said"),
        ("paragraph", "The minister said on Monday no."),
        ("paragraph", "And left."),
        ("point", "A point"),
        ("paragraph", "It is said in a cell."),
    ]


def test_text_boxes_come_once() -> None:
    box = f"<w:txbxContent>{paragraph('Inside the box.')}</w:txbxContent>"
    raw = document(
        '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><w:t>Outside.</w:t></w:r>'
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert [block.text for block in read_docx("x", raw)[0].blocks] == ["Outside.", "Inside the box."]


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"PK\x03\x04nonsense", "broken or protected"),
        (document("x")[:200], "broken or protected"),
        (zipped(xl__workbook_xml="x"), "spreadsheet"),
        (zipped(content_xml="x"), "OpenDocument"),
        (zipped(other="x"), "ZIP archive"),
        (zipped(word__document_xml="<w:document"), "the document is broken"),
        (zipped(word__document_xml='<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "entities of its own"),
        (zipped(word__document_xml='<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'.encode("utf-16")), "entities of its own"),
        (zipped(word__document_xml=b" " * 60_000_000), "more than 50 MB"),
        (zipped(**{f"part{n}": "" for n in range(20_001)}), "20,001 parts"),
        (zipped(word__document_xml="<x>" * 100_000), "the document is broken"),
    ],
)
def test_what_is_refused(raw: bytes, says: str) -> None:
    begun = time.process_time()
    with pytest.raises(SourceError, match=says):
        read_docx("x.docx", raw)
    assert time.process_time() - begun < 2
