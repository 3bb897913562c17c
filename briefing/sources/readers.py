"""The table of readers, and which one a source is for: decided by its content, its name counts only in doubt."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing.errors import SourceError
from briefing.model import Unread
from briefing.sources.encoding import decode
from briefing.sources.inputs import Handed
from briefing.sources.mailing import is_mail, is_mailbox
from briefing.sources.markdown import FRONT_MATTER, read_markdown
from briefing.sources.newsjson import read_json, read_json_lines
from briefing.sources.raw import A_BRIEF, WHAT_IS_READ, RawArticle
from briefing.sources.text import read_text

MAX_PAGE_BYTES = 10_000_000
"""An HTML page larger than this is not taken apart; the heaviest news pages have 2 MB."""

MAX_TEXT_BYTES = 5_000_000
"""A plain text past this holds more characters than an article may (`MAX_CHARACTERS`), in any encoding."""

MAX_CHARACTERS = 1_000_000
"""Characters of one article; a long newspaper article has 50,000, and parsing a million takes minutes."""

PAGE = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html|head|body|meta|title|article|main|section|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
TAGS = re.compile(
    r"</?(?:html|head|body|div|p|span|a|script|article|section|h[1-6]|br|table|li|ul)\b[^<>]{0,300}>", re.IGNORECASE
)
MADE_HERE = re.compile(r'<meta name="generator" content="briefing \d')
"""What a page of ours says of itself, be there many citations in it or none."""

FEED = re.compile(r"\s*(?:<\?xml\b|<(?:rss|feed|urlset|sitemapindex)\b|BEGIN:VCALENDAR\b)", re.IGNORECASE)
MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")


def read_page(source: str, text: str) -> list[RawArticle]:
    """The one article of an HTML page; the reader is dear to import, so that happens when a page is met."""
    from briefing.sources.html import read_html

    if len(text) > MAX_PAGE_BYTES:
        raise SourceError(f"the page has more than {MAX_PAGE_BYTES // 1_000_000} MB; that is no article.")
    if MADE_HERE.search(text[:2000]):
        raise SourceError(A_BRIEF)
    try:
        return [read_html(source, text)]
    except (RecursionError, ValueError, TypeError, AttributeError, KeyError, IndexError) as error:
        raise SourceError(f"the page cannot be taken apart ({type(error).__name__}).") from error


@dataclass(frozen=True)
class Reader:
    """A kind of source: its name, whether a text is of it, and how it is read."""

    name: str
    reads: Callable[[str, str], bool]
    read: Callable[[str, str], Sequence[RawArticle | Unread]]


def _is_json(source: str, text: str) -> bool:
    start = text.lstrip()[:1]
    if start not in ("{", "["):
        return False
    if source.lower().endswith((".json", ".jsonl", ".ndjson")):
        return not _is_json_lines(source, text)
    return bool(re.match(r'\s*(?:\[\s*)?\{\s*(?:"|\})|\s*\[\s*\]\s*$', text)) and not _is_json_lines(source, text)


def _is_json_lines(source: str, text: str) -> bool:
    """Several lines, of which the first is a JSON object as a whole."""
    stripped = text.strip()
    first, _, rest = stripped.partition("\n")
    if not first.startswith("{"):
        return False
    if source.lower().endswith((".jsonl", ".ndjson")):
        return True
    if not rest.strip():
        return False
    try:
        return isinstance(json.loads(first, strict=False), dict)
    except (ValueError, RecursionError):
        return False


def _is_page(source: str, text: str) -> bool:
    head = text[:20_000]
    named = source.lower().split("?")[0].endswith((".html", ".htm", ".xhtml"))
    return bool(PAGE.match(head)) or len(TAGS.findall(head)) >= (2 if named else 12)


def _is_feed(_source: str, text: str) -> bool:
    return bool(FEED.match(text[:2000]))


def _refuse_feed(_source: str, _text: str) -> list[RawArticle]:
    raise SourceError(f"it is an XML file, feed or calendar, no article; {WHAT_IS_READ}.")


def _is_markdown(source: str, text: str) -> bool:
    if source.lower().endswith(MARKDOWN_SUFFIXES):
        return True
    match = FRONT_MATTER.match(text[:20_000])
    return bool(match) and bool(re.search(r"^\s*\w[\w -]*\s*[:=]", match[2] if match else "", re.MULTILINE))


def _is_text(_source: str, _text: str) -> bool:
    return True


def _read_pdf(source: str, raw: bytes) -> Sequence[RawArticle | Unread]:
    from briefing.sources.pdf import read_pdf

    return read_pdf(source, raw)


def _read_docx(source: str, raw: bytes) -> Sequence[RawArticle | Unread]:
    from briefing.sources.docx import read_docx

    return read_docx(source, raw)


def _read_mail(source: str, raw: bytes) -> Sequence[RawArticle | Unread]:
    from briefing.sources.mail import read_mail, read_mailbox

    return (read_mailbox if is_mailbox(raw) else read_mail)(source, raw)


BEFORE_MAGIC = b"\xef\xbb\xbf \t\r\n\x00"


@dataclass(frozen=True)
class ByteReader:
    """A kind of source that is told by its bytes and is no text as a whole; its reader is imported when it is met."""

    name: str
    reads: Callable[[bytes], bool]
    read: Callable[[str, bytes], Sequence[RawArticle | Unread]]


BYTE_READERS: tuple[ByteReader, ...] = (
    ByteReader("PDF", lambda raw: raw[:1024].lstrip(BEFORE_MAGIC).startswith(b"%PDF-"), _read_pdf),
    ByteReader("DOCX", lambda raw: raw.startswith(b"PK\x03\x04"), _read_docx),
    ByteReader("mail", is_mail, _read_mail),
)
"""The readers that are asked first."""

DOCUMENT_TYPES = frozenset(
    {"application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
)
"""Media types of documents that are read where they are attached to a mail."""

READERS: tuple[Reader, ...] = (
    Reader("JSON Lines", _is_json_lines, read_json_lines),
    Reader("JSON", _is_json, read_json),
    Reader("HTML", _is_page, read_page),
    Reader("XML", _is_feed, _refuse_feed),
    Reader("Markdown", _is_markdown, read_markdown),
    Reader("text", _is_text, read_text),
)
"""The readers in the order in which they are asked; the first that knows the content reads it."""


def read(handed: Handed) -> Sequence[RawArticle | Unread]:
    """The articles of a source.

    Raises `SourceError` where it holds none; its message is the reason alone, without the source's name.
    """
    raw = handed.raw
    for reader in BYTE_READERS:
        if reader.reads(raw):
            return reader.read(handed.source, raw)
    start = raw[:64].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00")[:1]
    if len(raw) > MAX_TEXT_BYTES and start not in (b"{", b"[", b"<"):
        raise SourceError(too_long(f"{len(raw) / 1e6:.0f} MB"))
    text = decode(raw, page=start == b"<")
    kind = next(reader for reader in READERS if reader.reads(handed.source, text))
    return kind.read(handed.source, text)


def is_document(raw: bytes) -> bool:
    """Whether the bytes are of a kind that is told by them alone: PDF, DOCX, mail."""
    return any(reader.reads(raw) for reader in BYTE_READERS)


def too_long(size: str) -> str:
    """Why a text is not read that is longer than articles are."""
    return f"it has {size}; an article of up to {MAX_CHARACTERS:,} characters is read. Split it into articles."
