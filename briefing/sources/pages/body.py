"""The body of a page: trafilatura's, with embeds, captions and links to other stories marked.

Where the page's structured data hold the whole body and trafilatura missed much of it, the page's paragraphs that
stand in it are taken instead.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.sources.cleaning.headlines import key_of
from briefing.sources.pages.marks import mark, marked_lines
from briefing.sources.pages.paragraphs import Shown, densest, recovered, shown_paragraphs
from briefing.sources.pages.structured import StructuredData, plain
from briefing.sources.raw import Block, BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

ENOUGH = 250
"""Characters below which a body is thought to have been missed."""

KEPT_SHARE = 0.75
"""Share of the structured body's words that a body has to hold, to be believed over it."""


def find_body(tree: HtmlElement, structured: StructuredData) -> tuple[Block, ...]:
    """The blocks of the article's body, in order; empty where the page has none.  The tree is changed."""
    mark(tree)
    full = plain(structured.article.get("articleBody")) or ""
    shown = shown_paragraphs(tree)
    dense = densest(shown)
    blocks = list(_by_trafilatura(tree))
    length = sum(len(block.text) for block in blocks)
    if len(full) > 2 * ENOUGH and _share(full, (block.text for block in blocks)) < KEPT_SHARE:
        blocks = _confirmed(shown, full) or [Block(part) for part in re.split(r"\n+", full)]
    elif length < ENOUGH and sum(len(block.text) for block in dense) > 2 * length:
        blocks = dense
    else:
        blocks = recovered(shown, blocks)
    return tuple(_with_summary(blocks))


def _by_trafilatura(tree: HtmlElement) -> Iterator[Block]:
    from trafilatura import bare_extraction

    # It warns of pages without text; that is told by our own message, and a library prints nothing.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        document = bare_extraction(tree, include_comments=False, include_tables=False)
    except Exception:
        return
    body = getattr(document, "body", None)
    if body is not None:
        yield from _blocks(body)


BLOCK_TAGS = frozenset({"p", "head", "item", "quote", "list", "body", "div", "table", "row", "cell", "code"})
KINDS: dict[str, BlockKind] = {"head": "heading", "item": "point"}


def _blocks(parent: _Element, kind: BlockKind = "paragraph") -> Iterator[Block]:
    """The blocks below an element of trafilatura's body, in order."""
    run = [parent.text or ""]
    for child in parent:
        if child.tag in BLOCK_TAGS:
            yield from marked_lines("".join(run), kind)
            yield from _blocks(child, KINDS.get(child.tag, kind))
            run = [child.tail or ""]
        elif child.tag == "lb":
            run.append("\n" + (child.tail or ""))
        else:
            run.append("".join(map(str, child.itertext())) + (child.tail or ""))
    yield from marked_lines("".join(run), kind)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def _share(full: str, texts: Iterable[str]) -> float:
    """Share of the full text's words that the texts hold."""
    wanted, held = _words(full), _words(" ".join(texts))
    return sum((wanted & held).values()) / max(1, sum(wanted.values()))


def _confirmed(shown: Sequence[Shown], full: str) -> list[Block]:
    """The page's paragraphs that stand in the structured body, where they make up most of it."""
    key = key_of(full)
    blocks: list[Block] = []
    seen: set[str] = set()
    for paragraph in shown:
        if len(paragraph.key) > 3 and paragraph.key in key and paragraph.key not in seen:
            seen.add(paragraph.key)
            blocks.append(Block(paragraph.text, "heading" if paragraph.tag.startswith("h") else "paragraph"))
    return blocks if _share(full, (block.text for block in blocks)) >= KEPT_SHARE else []


def _with_summary(blocks: list[Block]) -> Iterator[Block]:
    """The blocks, with the entries of a list before the first paragraph as what they are: the story in short."""
    begun = not any(block.kind == "paragraph" for block in blocks)
    for block in blocks:
        begun = begun or block.kind == "paragraph"
        yield block if begun or block.kind != "point" else Block(block.text, "summary")
