"""The brief in whatever was handed in: brief.json, or a PDF or HTML page of ours, which carry theirs with them.

Markdown carries none: there it is the brief.json beside it.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Literal

from briefing.brief_file import parse_brief
from briefing.errors import BriefFileError
from briefing.model import Brief
from briefing.renderers.html_attachment import TYPE

MOST_BYTES = 400_000_000
"""Bytes that something packed may unpack to: what is larger was not made by this program."""

MARKDOWN = (".md", ".markdown")
"""How the name of a Markdown document ends."""

_TARGET = re.compile(r"\](?:\(|: )#\^?([\w-]+)")
_ANCHOR = re.compile(r'<a id="([\w-]+)"></a>|\s\^([\w-]+)$', re.MULTILINE)
_CITED = re.compile(r"(?<!\\)\[(\d+ ¶\d+)\](?![(:])")
_DEFINED = re.compile(r"^\[(\d+ ¶\d+)\]: #", re.MULTILINE)


@dataclass(frozen=True)
class Opened:
    """A brief and the document that carried it.

    ``links`` are the places in the document that its own links name, ``anchors`` the places that there are;
    ``attached`` the texts that come with it, by file name.
    """

    brief: Brief
    kind: Literal["json", "html", "pdf", "md"]
    content: bytes
    links: tuple[str, ...] = ()
    anchors: frozenset[str] = frozenset()
    attached: dict[str, str] = field(default_factory=dict)


def open_brief(path: Path) -> Opened:
    """Read a brief from brief.json, from a page or PDF that `briefing` made, or from the one beside its Markdown.

    Raises:
        BriefFileError: the file cannot be read, carries no brief, or the brief has a field that is missing or wrong.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BriefFileError(f"{path}: cannot be read: {error.strerror or error}.") from error
    if content.startswith(b"%PDF-"):
        return _open_pdf(path, content)
    if content[:200].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        return _open_page(path, content)
    if path.suffix.lower() in MARKDOWN:
        return _open_markdown(path, content)
    return Opened(parse_brief(_decoded(content, path), str(path)), "json", content)


def _decoded(content: bytes, path: Path) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BriefFileError(f"{path}: not UTF-8 text (byte {error.start}), so not a brief.json.") from error


class _Links(HTMLParser):
    """The anchors and links of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.attached: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.anchors.add(value)
            elif name == "href" and value and value.startswith("#"):
                self.links.append(value[1:])
            elif name == "href" and value and value.startswith(TYPE):
                self.attached.append(value)


def _open_page(path: Path, content: bytes) -> Opened:
    read = _Links()
    read.feed(_decoded(content, path))
    if len(read.attached) != 1:
        raise BriefFileError(f"{path}: {_carries(len(read.attached))}. Verify the brief.json that it was made from.")
    try:
        written = _unpacked(base64.b64decode(read.attached[0][len(TYPE) :], validate=True)).decode("utf-8")
    except (binascii.Error, zlib.error, UnicodeDecodeError) as error:
        raise BriefFileError(f"{path}: the brief.json that it carries is damaged: {error}.") from error
    brief = parse_brief(written, f"{path}: brief.json")
    return Opened(brief, "html", content, tuple(read.links), frozenset(read.anchors))


def _unpacked(packed: bytes) -> bytes:
    unpacking = zlib.decompressobj(wbits=31)
    content = unpacking.decompress(packed, MOST_BYTES)
    if not unpacking.eof:
        raise zlib.error("it is cut short, or too large")
    return content


def _carries(pages: int) -> str:
    return "it carries no brief.json" if not pages else f"it carries {pages} of them, where one is expected"


def _open_pdf(path: Path, content: bytes) -> Opened:
    from briefing.verification.opening_pdf import read_pdf

    read = read_pdf(path, content)
    if "brief.json" not in read.attached:
        raise BriefFileError(f"{path}: it carries no brief.json. Verify the brief.json that it was made from.")
    brief = parse_brief(read.attached.pop("brief.json"), f"{path}: brief.json")
    return Opened(brief, "pdf", content, read.links, read.anchors, read.attached)


def _open_markdown(path: Path, content: bytes) -> Opened:
    """A Markdown document with the brief.json beside it, which has its name, or is called brief.json."""
    beside = (path.with_suffix(".json"), path.with_name("brief.json"))
    found = next((one for one in beside if one.is_file()), None)
    if found is None:
        raise BriefFileError(f"{path}: Markdown carries no brief, and there is no {beside[0].name} beside it.")
    text = _decoded(content, path)
    brief = parse_brief(_decoded(found.read_bytes(), found), str(found))
    defined = frozenset(_DEFINED.findall(text))
    missing = (label for label in dict.fromkeys(_CITED.findall(text)) if label not in defined)
    anchors = frozenset(name for match in _ANCHOR.findall(text) for name in match if name)
    return Opened(brief, "md", content, (*_TARGET.findall(text), *missing), anchors)
