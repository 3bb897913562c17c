"""XML of strangers as a tree: nothing outside it is opened, and no entity that it declares is believed."""

from __future__ import annotations

import codecs
import re
from html.entities import html5

from lxml import etree

from briefing.errors import SourceError
from briefing.sources.encoding import decode
from briefing.sources.html import CONTROLS

DECLARATION = re.compile(r"<\?xml\b[^>]{0,300}\?>")
DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
PROLOG = re.compile(r"(?:\s|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]{0,1000}(\[?)[^>]{0,1000}>", re.IGNORECASE)
NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31});")
"""A character by a name that XML itself does not know."""
BARE = re.compile(r"&(?!#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)")
CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
PROLOG_LIMIT = 20_000


def xml_text(raw: bytes) -> str:
    """The document as text without its declaration: what its bytes are comes before what it says of itself.

    Raises `SourceError` where it is no text.
    """
    if declared := DECLARED.match(raw.lstrip()[:400]):
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError:
            try:
                name = codecs.lookup(declared[1].decode("ascii")).name
                if name.startswith(("iso8859", "cp", "koi8", "mac", "utf-16")):
                    raw = raw.decode("cp1252" if name == "iso8859-1" else name, "replace").encode()
            except (LookupError, ValueError):
                pass
    text = decode(raw).lstrip()
    declaration = DECLARATION.match(text)
    return text[declaration.end() :] if declaration else text


def after_prolog(text: str) -> int:
    """Where a document begins that has comments and the like before its first element or document type."""
    prolog = PROLOG.match(text, 0, PROLOG_LIMIT)
    return prolog.end() if prolog else 0


def parse_xml(text: str) -> etree._Element:
    """The root of a document, however broken the rest is.

    Raises `SourceError` where it declares entities or anything else of its own, or is no XML at all.
    """
    start = after_prolog(text)
    if text[start : start + 9].upper() == "<!DOCTYPE":
        doctype = DOCTYPE.match(text, start)
        if doctype is None or doctype[1]:
            raise SourceError("it declares entities of its own, as attacks do and feeds need not; it is not read.")
        text = text[: doctype.start()] + text[doctype.end() :]
    parts = CDATA.split(CONTROLS.sub("", text))
    parts[::2] = [_mended(part) for part in parts[::2]]
    text = "".join(parts)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.strip().encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise SourceError("it is no valid XML.") from error
    if root is None:
        raise SourceError("it is no valid XML.")
    return root


def _mended(text: str) -> str:
    """Markup with characters written as XML wants them: HTML's names for them as such, a bare `&` escaped."""
    return BARE.sub("&amp;", NAMED.sub(_known_entity, text)).replace("&#X", "&#x")


def _known_entity(match: re.Match[str]) -> str:
    """HTML's names for characters, which feeds use without declaring them."""
    return html5.get(f"{match[1]};", f"&amp;{match[1]};")


def local(element: etree._Element) -> str:
    """The element's name without namespace or prefix, in small letters; `""` for what is no element."""
    return re.split("[}:]", _tag(element))[-1].lower()


def space(element: etree._Element) -> str:
    """The element's namespace; its prefix where that is not declared."""
    tag = _tag(element)
    return tag[1:].partition("}")[0] if tag.startswith("{") else tag.rpartition(":")[0]


def _tag(element: etree._Element) -> str:
    return element.tag if isinstance(element.tag, str) else ""


def words(element: etree._Element | None) -> str:
    """All text in an element."""
    return "" if element is None else "".join(map(str, element.itertext())).strip()
