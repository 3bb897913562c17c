from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.sources.encoding import decode

TEXT = "The minister’s “plan” — he said in Zürich — was that the talks would go on."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_mac_roman() -> None:
    assert decode(TEXT.replace("ü", "u").encode("mac_roman")) == TEXT.replace("ü", "u")


def test_stray_bytes_in_utf8() -> None:
    raw = (TEXT + " ").encode() * 3 + b"and the mayor\x92s"
    assert decode(raw) == (TEXT + " ") * 3 + "and the mayor’s"


def test_declared_charset_of_a_page() -> None:
    page = f'<html><head><meta charset="windows-1251"></head><body>{"Министр"}</body></html>'
    assert "Министр" in decode(page.encode("cp1251"), page=True)


def test_utf8_counts_more_than_a_wrong_declaration() -> None:
    page = f'<html><head><meta charset="iso-8859-1"></head><body>{TEXT}</body></html>'
    assert TEXT in decode(page.encode(), page=True)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (codecs.BOM_UTF8 + b" ", None),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"a\x00b\x01\x02c", "binary"),
        (bytes(range(1, 9)) * 20, "binary"),
    ],
)
def test_what_is_no_text(raw: bytes, says: str | None) -> None:
    if says is None:
        decode(raw)
        return
    with pytest.raises(SourceError, match=says):
        decode(raw)


@given(st.binary(max_size=400))
def test_any_bytes(raw: bytes) -> None:
    try:
        text = decode(raw, page=True)
    except SourceError as error:
        says = str(error)
    else:
        says = "."
        assert isinstance(text, str)
    assert says.endswith(".")
