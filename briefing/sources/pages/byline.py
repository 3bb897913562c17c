"""The byline that a page shows: names in elements marked as the author's, near the headline first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.sources.cleaning.authors import NOT_A_NAME, ROLE, split_authors
from briefing.sources.tables import either, label, load_table

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BYLINE_CLASS = label("bylines")
NO_BYLINE = re.compile(either("pagemarkup", "no_bylines"), re.IGNORECASE)
AUTHOR_PAGE = re.compile(rf"/{either('pagemarkup', 'author_pages')}[/-][\w%.-]+", re.IGNORECASE)
MAX_BYLINE = 200
AGENCIES = frozenset(name.casefold() for name in load_table("dateline")["agencies"])
NAME = re.compile(r"[^\W\d_]\S*(?:\s+\S+){0,4}")
OTHER_WORDS = re.compile(rf"\b{either('pagemarkup', 'no_name_words')}\b", re.IGNORECASE)


def byline_authors(tree: HtmlElement) -> tuple[str, ...]:
    """The names of the page's byline; empty where none is certain."""
    for tag in _candidates(tree):
        linked = [name for link in tag.iter("a") if AUTHOR_PAGE.search(link.get("href") or "") for name in _names(link)]
        names = linked or _names(tag)
        if names:
            people = [name for name in names if name.casefold() not in AGENCIES]
            return tuple(dict.fromkeys(people or names))
    return ()


def _candidates(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Elements that may hold the byline: marked ones below the headline, links to authors' pages, the rest."""
    before: list[HtmlElement] = []
    links: list[HtmlElement] = []
    begun = False
    for tag in tree.iter(
        "h1", "a", "span", "div", "p", "address", "strong", "li", "h2", "h3", "h4", "h5", "ul", "section"
    ):
        if tag.tag == "h1":
            begun = True
        elif _is_marked(tag) and len(tag.text_content().strip()) <= MAX_BYLINE:
            if begun:
                yield tag
            else:
                before.append(tag)
        elif begun and tag.tag == "a" and AUTHOR_PAGE.search(tag.get("href") or "") and len(links) < 3:
            links.append(tag)
    yield from links
    yield from before


def _is_marked(tag: HtmlElement) -> bool:
    if "author" in (tag.get("rel") or "").split() or tag.get("itemprop") == "author":
        return True
    label = f"{tag.get('class') or ''} {tag.get('data-testid') or ''} {tag.get('id') or ''}"
    return bool(BYLINE_CLASS.search(label)) and not NO_BYLINE.search(label)


def _names(tag: HtmlElement) -> list[str]:
    """The names among the pieces of text of an element; a date, a role or a button is none."""
    names = [name for piece in tag.itertext() for name in split_authors(piece) if is_person_like(name)]
    longer = [name for name in names if " " in name]
    return longer or names


def is_person_like(words: str) -> bool:
    """Whether the words have the form of a name: one to five words with capitals, without digits or verbs of pages."""
    if not NAME.fullmatch(words) or re.search(r"[\d@:/|]", words) or NOT_A_NAME.search(words):
        return False
    if OTHER_WORDS.search(words) or ROLE.fullmatch(words):
        return False
    small = {
        "de",
        "van",
        "von",
        "der",
        "den",
        "da",
        "di",
        "du",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ben",
        "of",
        "the",
        "and",
        "y",
        "dos",
        "del",
    }
    return all(word[:1].isupper() or word.casefold() in small or word[:2] in {"d'", "d’"} for word in words.split())
