"""Marks on what a page's markup tells: posts of social networks, captions, notes on authors, promotions, links.

Such elements are replaced by paragraphs that begin with a private character, so that they come through trafilatura,
which keeps text alone, and are dropped with their reason by cleaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement, builder

from briefing.sources.cleaning.invisible import visible
from briefing.sources.raw import Block, BlockKind
from briefing.sources.tables import either, label, load_table

MARKS: dict[str, BlockKind] = {
    "\ue0f1": "link",
    "\ue0f2": "embed",
    "\ue0f3": "caption",
    "\ue0f4": "bio",
    "\ue0f5": "promotion",
}
"""Private characters that carry what the markup says through trafilatura, which keeps text alone."""

MARK_OF = {kind: mark for mark, kind in MARKS.items()}
SOCIAL = re.compile(either("pagemarkup", "social"), re.IGNORECASE)
POST_LINK = re.compile(
    rf"https?://(?:www\.|mobile\.)?{either('pagemarkup', 'post_hosts')}\.(?:com|app|net)/\S*"
    + either("pagemarkup", "post_paths"),
    re.IGNORECASE,
)
UNSEEN = label("unseen")
LABELS: tuple[tuple[BlockKind, frozenset[str], re.Pattern[str], int], ...] = (
    ("embed", frozenset({"blockquote", "div", "section"}), SOCIAL, 3000),
    ("caption", frozenset({"p", "div", "span"}), label("captions"), 600),
    ("bio", frozenset({"div", "section", "p", "span", "ul", "ol"}), label("bios"), 1500),
    ("promotion", frozenset({"div", "section", "ul", "ol"}), label("promotions"), 500),
)
"""What classes and ids say: the kind, the elements, the pattern, and the characters that such a thing has at most,
so that an article in a wrapper with an unlucky name is not lost."""

CHROME_TAGS = load_table("pagemarkup")["chrome_tags"]
HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden|clip:\s*rect\(0|clip-path:\s*inset\(50%\)", re.IGNORECASE)
UNSEEN_LENGTH = 300
"""Characters that a text for screen readers has at most; a body that is hidden until a script shows it has more."""

WRAPPERS = ("aside", "form")
"""Chrome, unless they wrap most of the page, as the one form of an ASP.NET page does."""

MOST = 0.3
MAX_LABEL = 300


def mark(tree: HtmlElement) -> None:
    """Mark posts of social networks, captions, authors' notes, promotions and paragraphs that are one link."""
    for tag in list(tree.iter(*CHROME_TAGS)):
        if tag.tag not in WRAPPERS:
            _drop(tag)
    whole = len(tree.text_content())
    for tag in list(tree.iter(*WRAPPERS)):
        if len(tag.text_content()) < MOST * whole:
            _drop(tag)
    for tag in list(tree.iter("span", "a", "p", "div")):
        unseen = UNSEEN.search((tag.get("class") or "")[:MAX_LABEL]) or HIDDEN.search(
            (tag.get("style") or "")[:MAX_LABEL]
        )
        if unseen and len(tag.text_content()) < UNSEEN_LENGTH:
            _drop(tag)
    for tag in list(tree.iter("blockquote", "div", "section", "p", "span", "ul", "ol", "h2", "h3", "h4", "h5")):
        if kind := _kind_of(tag):
            _replace(tag, kind)


def _kind_of(tag: HtmlElement) -> BlockKind | None:
    """What the markup says of an element that is no part of the article's prose."""
    name = tag.tag
    words = f"{tag.get('class') or ''} {tag.get('id') or ''}".strip()
    if words and len(words) <= MAX_LABEL:
        for kind, names, pattern, limit in LABELS:
            if name in names and pattern.search(words) and len(tag.text_content()) < limit:
                return kind
    if name == "blockquote" and _links_to_post(tag):
        return "embed"
    return "link" if name in {"p", "h2", "h3", "h4", "h5"} and _is_link(tag) else None


def _drop(tag: HtmlElement) -> None:
    if tag.getparent() is not None:
        tag.drop_tree()


def _links_to_post(tag: HtmlElement) -> bool:
    return any(POST_LINK.match(link.get("href") or "") for link in tag.iter("a")) and len(tag.text_content()) < 1500


def _is_link(tag: HtmlElement) -> bool:
    """Whether the paragraph is a link as a whole, and no sentence."""
    links = list(tag.iter("a"))
    if not links:
        return False
    text = " ".join(tag.text_content().split())
    linked = sum(len(" ".join(link.text_content().split())) for link in links)
    return bool(text) and linked >= 0.9 * len(text) and not text.endswith((".", "”", '"'))


def _replace(tag: HtmlElement, kind: BlockKind) -> None:
    """Put a marked paragraph in the place of an element; trafilatura passes links over, so none is left."""
    parent = tag.getparent()
    if parent is None:
        return
    text = visible(" ".join(tag.text_content().split()))
    new = builder.P(MARK_OF[kind] + text) if text else builder.P()
    new.tail = tag.tail
    parent.replace(tag, new)


def marked_lines(text: str, kind: BlockKind) -> Iterator[Block]:
    """The lines of a text as blocks; a mark in a line says of what kind it is."""
    for line in text.split("\n"):
        marks = [MARKS[char] for char in line if char in MARKS]
        words = "".join(char for char in line if char not in MARKS).strip()
        if words:
            yield Block(words, marks[0] if marks else kind)
