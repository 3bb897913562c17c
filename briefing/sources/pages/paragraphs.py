"""The paragraphs that a page shows, in order, with what is needed to tell which belong to the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from briefing.sources.cleaning.headlines import is_prose, key_of
from briefing.sources.pages.marks import marked_lines
from briefing.sources.pages.structured import plain
from briefing.sources.raw import Block, BlockKind

NEAR = 7
"""How many elements up a lead paragraph and the body may meet: layouts wrap each paragraph, but share one article."""


@dataclass(frozen=True)
class Shown:
    """A paragraph of the page: its element's name, its text, and the numbers of the elements around it, inner first."""

    tag: str
    text: str
    key: str
    kind: BlockKind
    around: tuple[int, ...]
    after_heading: bool
    link_share: float


def shown_paragraphs(tree: HtmlElement) -> list[Shown]:
    """The paragraphs, list entries and headings of the page in order."""
    numbers: dict[HtmlElement, int] = {}
    shown: list[Shown] = []
    after_heading = False
    for tag in tree.iter("h1", "p", "li", "h2", "h3", "h4"):
        if tag.tag == "h1":
            after_heading = True
            continue
        if any(element.tag in {"figure", "table"} for element in tag.iterancestors()):
            continue
        for line in marked_lines(plain(tag.text_content()) or "", "paragraph"):
            around = tuple(
                numbers.setdefault(element, len(numbers))
                for element in tag.iterancestors()
                if element.tag not in {"body", "html"}
            )
            linked = sum(len(link.text_content()) for link in tag.iter("a"))
            shown.append(
                Shown(
                    str(tag.tag),
                    line.text,
                    key_of(line.text),
                    line.kind,
                    around,
                    after_heading,
                    linked / max(1, len(line.text)),
                )
            )
    return shown


def densest(shown: Sequence[Shown]) -> list[Block]:
    """The paragraphs in the element that holds most text in paragraphs of its own and of its children."""
    weight: Counter[int] = Counter()
    for paragraph in shown:
        if paragraph.tag == "p" and len(paragraph.text) > 40:
            for share, element in zip((1.0, 0.5), paragraph.around, strict=False):
                weight[element] += int(len(paragraph.text) * share)
    if not weight:
        return []
    best = max(weight, key=lambda element: (weight[element], -element))
    return [
        Block(paragraph.text, paragraph.kind)
        for paragraph in shown
        if paragraph.tag == "p" and best in paragraph.around
    ]


def recovered(shown: Sequence[Shown], blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the paragraphs that were passed over: prose among the siblings of what was taken, or that
    leads from the headline to it.
    """
    place: dict[str, int] = {}
    for i, block in enumerate(blocks):
        place.setdefault(key_of(block.text), i)
    taken = [
        paragraph for paragraph in shown if paragraph.key in place and paragraph.tag == "p" and is_prose(paragraph.text)
    ]
    if not taken:
        return list(blocks)
    parents = {paragraph.around[0] for paragraph in taken if paragraph.around}
    nearby = set(taken[0].around[:NEAR])
    missing: dict[int, list[Block]] = {}
    last = -1
    final = max(place[paragraph.key] for paragraph in taken)
    for paragraph in shown:
        if paragraph.key in place:
            last = max(last, place[paragraph.key])
            continue
        if (
            paragraph.tag != "p"
            or not is_prose(paragraph.text)
            or paragraph.link_share > 0.5
            or paragraph.kind != "paragraph"
        ):
            continue
        sibling = bool(paragraph.around) and paragraph.around[0] in parents
        leads = last < 0 and paragraph.after_heading and bool(nearby.intersection(paragraph.around[:NEAR]))
        if (sibling and last < final) or leads:
            place[paragraph.key] = last
            missing.setdefault(last, []).append(Block(paragraph.text))
    full: list[Block] = list(missing.get(-1, []))
    for i, block in enumerate(blocks):
        full += [block, *missing.get(i, [])]
    return full
