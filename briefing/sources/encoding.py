"""Bytes to text: UTF-8 and UTF-16 with or without a mark, and the legacy encodings that English news comes in."""

from __future__ import annotations

import codecs
import re

from briefing.errors import SourceError
from briefing.sources.raw import WHAT_IS_READ

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"RIFF", "a sound, video or WebP file"),
    (b"\xd0\xcf\x11\xe0", "an old office document or a message of Outlook (save it as DOCX or .eml)"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or video file"),
)
"""First bytes of common files that are not text (the list of the file(1) command, in short)."""

CHARSET_IN_PAGE = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
SAMPLE = 100_000
"""Bytes that the guess of a legacy encoding looks at."""

PLAUSIBLE_CP1252 = re.compile(
    r"[ -~\s‘’“”–—…•€£©®™°·½¼¾«»§¶¢ \xad‚„†‡ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôöøùúûüýÿŠšŽžŒœ]*"
)
LETTER_IN_MID_WORD = re.compile(r"[A-Za-z][ÒÓÔÕÐÑ][a-z]\b|\s[ÒÔ][A-Z]|[.,]Ó")
"""Traces of Mac Roman quotation marks read as cp1252: DonÕt, ÒWe."""


def decode(raw: bytes, *, page: bool = False) -> str:
    """The text that the bytes stand for; ``page`` looks for an HTML charset too.

    Raises `SourceError` for what is not text at all; its message is the reason alone, without the source's name.
    """
    if not raw.strip(b" \t\r\n\x00"):
        raise SourceError("it is empty.")
    for mark, encoding in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace")
    for magic, what in MAGIC:
        if raw.startswith(magic):
            raise SourceError(f"it is {what}; {WHAT_IS_READ}.")
    if b"\x00" in raw:
        return _decode_utf16(raw)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = _decode_legacy(raw, page=page)
    if _control_share(text) > 0.02:
        raise SourceError(f"it is a binary file; {WHAT_IS_READ}.")
    return text


def _decode_utf16(raw: bytes) -> str:
    """UTF-16 without a mark shows by zeros in every other byte; any other zero means a binary file."""
    sample = raw[:4000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    if odd > 0.7 * half and even < 0.05 * half:
        return raw.decode("utf-16-le", "replace")
    if even > 0.7 * half and odd < 0.05 * half:
        return raw.decode("utf-16-be", "replace")
    raise SourceError(f"it is a binary file (it holds null characters); {WHAT_IS_READ}.")


def _decode_legacy(raw: bytes, *, page: bool) -> str:
    """Not UTF-8: UTF-8 with a few stray bytes, what the page declares, Windows-1252, Mac Roman, else a guess."""
    if _mostly_utf8(raw):
        return raw.decode("utf-8", "cp1252-bytes")
    declared = CHARSET_IN_PAGE.search(raw[:4096]) if page else None
    if declared:
        try:
            encoding = codecs.lookup(declared[1].decode("ascii")).name
            if encoding != "utf-8":
                # Browsers read ISO-8859-1 as Windows-1252 (WHATWG Encoding Standard, 4.2).
                return raw.decode("cp1252" if encoding in {"iso8859-1", "ascii"} else encoding, "replace")
        except (LookupError, ValueError):
            pass
    text = raw.decode("cp1252", "replace")
    if PLAUSIBLE_CP1252.fullmatch(text[:SAMPLE]) and not LETTER_IN_MID_WORD.search(text[:SAMPLE]):
        return text
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:SAMPLE], cp_exclusion=["utf_16", "utf_32", "utf_7"]).best()
    if best is None:
        return text
    return raw.decode(best.encoding, "replace")


def _mostly_utf8(raw: bytes) -> bool:
    """Whether the bytes outside ASCII are UTF-8 but for a few."""
    text = raw[:SAMPLE].decode("utf-8", "replace")
    wrong = text.count("�")
    return wrong * 4 < sum(1 for c in text if c > "\x7f" and c != "�")


def _cp1252_bytes(error: UnicodeError) -> tuple[str, int]:
    """Error handler: a byte that is not UTF-8 is read as Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


def _control_share(text: str) -> float:
    sample = text[:SAMPLE]
    return sum(1 for c in sample if c < " " and c not in "\t\n\r\f\v\x1b") / max(1, len(sample))


codecs.register_error("cp1252-bytes", _cp1252_bytes)
