"""HTML that is a text by itself, and no page around one: a feed's entry, the HTML part of a mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml.etree import iterwalk

from briefing.errors import SourceError
from briefing.sources.html import parse_html
from briefing.sources.pages.marks import mark, marked_lines
from briefing.sources.raw import Block, BlockKind

ASIDE = frozenset(
    "p div li ul ol dl dt dd blockquote table tbody thead tr td th section article header main center pre hr body html "
    "figure address h1 h2 h3 h4 h5 h6 figcaption".split()
)
"""Elements that begin and end a paragraph."""

KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "li": "point",
    "figcaption": "caption",
}
MORE = re.compile(
    r"[\[(]?(?:read more|continue reading|keep reading|read on|full story|more|read the (?:full|whole|rest of the) "
    r"(?:story|article))\b.{0,80}",
    re.IGNORECASE,
)
"""What a link says that leads to the rest."""

CREDIT = re.compile(r"The post .{1,300} (?:appeared )?first (?:appeared )?on .{1,150}", re.IGNORECASE)
"""What WordPress puts under every entry of a feed."""

MAX_CHARACTERS = 3_000_000
"""A fragment longer than this is no article; reading it would take seconds."""

SKIPPED = frozenset({"title", "script", "style"})


def fragment_blocks(html: str) -> tuple[Block, ...]:
    """The paragraphs of a fragment in order, headings and list entries as such; empty where it shows no text."""
    if not html.strip() or len(html) > MAX_CHARACTERS:
        return ()
    try:
        tree = parse_html(f"<div>{html}</div>" if "<html" not in html[:2000].lower() else html)
    except SourceError:
        return ()
    for link in list(tree.iter("a")):
        if MORE.fullmatch(" ".join(link.text_content().split())):
            link.drop_tree()
    mark(tree)
    return tuple(replace(block, kind="promotion") if CREDIT.fullmatch(block.text) else block for block in _blocks(tree))


def _blocks(tree: object) -> Iterator[Block]:
    run: list[str] = []
    kind: BlockKind = "paragraph"
    for event, element in iterwalk(tree, events=("start", "end")):
        name = element.tag
        begins = event == "start"
        if name in ASIDE:
            yield from marked_lines(_joined(run), kind)
            run = []
            kind = KINDS.get(name, kind) if begins else "paragraph" if name in KINDS else kind
        elif name == "br" and begins:
            run.append("\n")
        if begins and name not in SKIPPED:
            run.append(_line(element.text))
        elif not begins:
            run.append(_line(element.tail))
    yield from marked_lines(_joined(run), kind)


def _line(text: str | None) -> str:
    """Line ends of the markup are blanks; only `<br>` ends a line."""
    return re.sub(r"\s+", " ", text or "")


def _joined(run: list[str]) -> str:
    return "\n".join(" ".join(line.split()) for line in "".join(run).split("\n"))
