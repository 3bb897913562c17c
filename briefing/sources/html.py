"""Reader of HTML pages: the body by trafilatura, checked against structured data; what the page says of it besides."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, document_fromstring

from briefing.errors import SourceError
from briefing.sources.pages.body import find_body
from briefing.sources.pages.metadata import PageMeta
from briefing.sources.raw import RawArticle

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML tree can hold."""


def read_html(source: str, text: str) -> RawArticle:
    """The article of a page.

    Raises `SourceError` where the page holds none.
    """
    tree = parse_html(text)
    page = PageMeta(tree, source)
    title, authors, publisher, url, published = page.title, page.authors, page.publisher, page.url, page.published
    blocks = find_body(tree, page.structured)
    if not blocks:
        raise SourceError("no article was found in the page.")
    return RawArticle(source, blocks, title, authors, publisher, url, published)


def parse_html(text: str) -> HtmlElement:
    """The tree of a page, however broken it is.

    Raises `SourceError` where not even a parser for broken pages finds an element in it.
    """
    text = CONTROLS.sub("", text)
    try:
        # Bytes with a declared encoding: of a string, lxml refuses one that declares its encoding itself.
        from lxml.html import HTMLParser

        parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        return document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise SourceError("the page cannot be parsed.") from error
