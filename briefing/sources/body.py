"""The body of a page: trafilatura's, with embeds, captions and links to other stories marked; else what dense paragraphs hold.

Where the page's structured data hold the whole body and trafilatura missed much of it, the page's paragraphs that
stand in it are taken instead.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from lxml.html import HtmlElement, builder

from briefing.sources.headlines import key_of
from briefing.sources.pageparagraphs import MARK_OF, Shown, densest, marked_lines, recovered, shown_paragraphs
from briefing.sources.raw import Block, BlockKind
from briefing.sources.structured import StructuredData, plain

if TYPE_CHECKING:
    from lxml.etree import _Element

SOCIAL = re.compile(
    r"twitter-(?:tweet|video)|instagram-media|tiktok-embed|reddit-(?:embed|card)|fb-(?:post|video)|bluesky-embed|text-post-media|imgur-embed",
    re.IGNORECASE,
)
POST_LINK = re.compile(
    r"https?://(?:www\.|mobile\.)?(?:twitter|x|instagram|facebook|tiktok|truthsocial|bsky|threads)\.(?:com|app|net)/\S*(?:status|/p/|/reel|/posts?/|/video|@)",
    re.IGNORECASE,
)


def _label(words: str) -> re.Pattern[str]:
    """Words as whole parts of a class or id: ``caption`` in ``article__caption``, and not in ``recaption``."""
    return re.compile(rf"(?:^|[\s_-])(?:{words})(?:$|[\s_-])", re.IGNORECASE)


CAPTION = _label(
    r"(?:image|photo|img|media|picture|video)-?(?:caption|credit)s?|wp-caption-text|caption(?:-?text)?|figcaption|credits?"
)
BIO = _label(r"(?:author|contributor|writer)-?(?:bio|box|info|description|about)|about-?(?:the-?)?author|bio|biography")
PROMOTION = _label(
    r"newsletters?|sign-?up|promo|related|recommend(?:ed|ations)?|read-?more|more-?stories|most-?read|trending(?:-now)?|share|sharing|sharebar|"
    r"social-?(?:share|links|bar|icons)|disqus|cookie|consent|gdpr|advert(?:isement)?|ad-?slot|sponsored|outbrain|taboola|breadcrumbs?|inline-?promo"
)
CHROME_TAGS = (
    "aside", "nav", "footer", "form", "button", "dialog", "noscript", "template", "iframe", "script", "style", "svg", "video", "audio", "select",
)  # fmt: skip
UNSEEN = _label(r"sr-only|visually-?hidden|screen-?reader(?:-text|-only)?|assistive-text|a11y-hidden")
MAX_LABEL = 300
ENOUGH = 250
"""Characters below which a body is thought to have been missed."""

KEPT_SHARE = 0.75
"""Share of the structured body's words that a body has to hold, to be believed over it."""


def find_body(tree: HtmlElement, structured: StructuredData) -> tuple[Block, ...]:
    """The blocks of the article's body, in order; empty where the page has none.  The tree is changed."""
    _mark(tree)
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


def _mark(tree: HtmlElement) -> None:
    """Mark posts of social networks, captions, authors' notes, promotions and paragraphs that are one link."""
    whole = len(tree.text_content())
    for tag in list(tree.iter(*CHROME_TAGS)):
        if tag.tag not in {"aside", "form", "header"} or len(tag.text_content()) < 0.3 * whole:
            _drop(tag)
    for tag in list(tree.iter("span", "a")):
        if UNSEEN.search((tag.get("class") or "")[:MAX_LABEL]):
            _drop(tag)
    for tag in list(tree.iter("blockquote", "div", "section", "p", "span", "ul", "ol", "h2", "h3", "h4", "h5")):
        if kind := _kind_of(tag):
            _replace(tag, kind)


def _kind_of(tag: HtmlElement) -> BlockKind | None:
    """What the markup says of an element that is no part of the article's prose."""
    label = f"{tag.get('class') or ''} {tag.get('id') or ''}".strip()
    if len(label) > MAX_LABEL:
        label = ""
    name = tag.tag
    if name in {"blockquote", "div", "section"} and label and SOCIAL.search(label):
        return "embed"
    if name == "blockquote" and _links_to_post(tag):
        return "embed"
    if label and name not in {"blockquote", "h2", "h3", "h4", "h5"}:
        if name in {"p", "div", "span"} and CAPTION.search(label) and len(tag.text_content()) < 600:
            return "caption"
        if BIO.search(label) and len(tag.text_content()) < 1500:
            return "bio"
        if name in {"div", "section", "ul", "ol"} and PROMOTION.search(label) and len(tag.text_content()) < 500:
            return "promotion"
    if name in {"p", "h2", "h3", "h4", "h5"} and _is_link(tag):
        return "link"
    return None


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
    text = " ".join(tag.text_content().split())
    new = builder.P(MARK_OF[kind] + text) if text else builder.P()
    new.tail = tag.tail
    parent.replace(tag, new)


def _by_trafilatura(tree: HtmlElement) -> Iterator[Block]:
    from trafilatura import bare_extraction

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
        if not isinstance(child.tag, str):
            run.append(child.tail or "")
        elif child.tag in BLOCK_TAGS:
            yield from marked_lines("".join(run), kind)
            yield from _blocks(child, KINDS.get(child.tag, kind))
            run = [child.tail or ""]
        elif child.tag == "lb":
            run.append("\n" + (child.tail or ""))
        else:
            run.append("".join(child.itertext()) + (child.tail or ""))
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
