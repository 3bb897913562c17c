"""The body of a mail as paragraphs: without what it quotes, its signature, and the head of what was forwarded."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.sources.fragments import fragment_blocks
from briefing.sources.paragraphs import split_paragraphs
from briefing.sources.raw import Block

FORWARDED = re.compile(
    r"\s*(?:[-_]{2,}\s*(?:forwarded|original) (?:message|appointment)\s*[-_]{2,}|begin forwarded message:)\s*",
    re.IGNORECASE,
)
FIELD = re.compile(r"\s*\**(From|Date|Sent|Subject|To|Cc|Reply-To)\**\s*:\**\s*(.*)", re.IGNORECASE)
ATTRIBUTION = re.compile(r"\s*On\s.{5,200}\swrote:\s*$", re.IGNORECASE | re.DOTALL)
ADDRESS = re.compile(r"<?\(?https?://[^\s<>)\]]+[>)\]]?")
MOST_FIELDS = 14
"""Lines after the mark of a forwarded message in which its fields are looked for."""


@dataclass(frozen=True)
class Body:
    """A part of a mail that can be read: its paragraphs, and the fields of the message that it forwards, if it does.

    ``links`` counts the addresses that were written out in it.
    """

    blocks: tuple[Block, ...]
    forwarded: Mapping[str, str]
    links: int = 0

    @property
    def prose(self) -> int:
        """Letters in paragraphs that end as sentences do."""
        return sum(
            sum(map(str.isalpha, block.text))
            for block in self.blocks
            if block.text.rstrip().endswith((".", "!", "?", "”", '"', ":", "…"))
        )


def plain_body(text: str, *, flowed: bool = False) -> Body:
    """The plain part of a mail; ``flowed`` says that a blank at a line's end goes on in the next one (RFC 3676)."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    fields, lines = _forwarded(lines)
    lines = _without_quoted(_without_signature(lines))
    whole = "\n".join(lines)
    if flowed:
        whole = re.sub(r"(?<=\S) \n(?=\S)", " ", whole)
    paragraphs = (" ".join(ADDRESS.sub("", paragraph).split()) for paragraph in split_paragraphs(whole))
    blocks = tuple(Block(paragraph) for paragraph in paragraphs if paragraph)
    return Body(blocks, fields, links=len(ADDRESS.findall(whole)))


def html_body(html: str) -> Body:
    """The HTML part of a mail."""
    blocks = list(fragment_blocks(html))
    fields, rest = _forwarded([block.text for block in blocks])
    kept = blocks[len(blocks) - len(rest) :] if fields else blocks
    ends = next((i for i, block in enumerate(kept) if i and ATTRIBUTION.match(block.text)), len(kept))
    return Body(tuple(kept[:ends]), fields)


def _forwarded(lines: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """The fields of a forwarded message and the lines after them; nothing and all lines where none is forwarded."""
    mark = next((i for i, line in enumerate(lines) if FORWARDED.fullmatch(line)), None)
    if mark is None:
        return {}, list(lines)
    fields: dict[str, str] = {}
    end = mark + 1
    for number in range(mark + 1, min(len(lines), mark + 1 + MOST_FIELDS)):
        match = FIELD.match(lines[number])
        if match:
            name = "date" if match[1].lower() == "sent" else match[1].lower()
            fields.setdefault(name, match[2].strip())
            end = number + 1
        elif fields and not lines[number].strip():
            break
    return (fields, list(lines[end:])) if "from" in fields else ({}, list(lines))


def _without_signature(lines: Sequence[str]) -> list[str]:
    """The lines before the one that begins a signature, two dashes and a blank (RFC 3676, 4.3)."""
    end = next((i for i, line in enumerate(lines) if line in {"-- ", "--"} and i), len(lines))
    return list(lines[:end])


def _without_quoted(lines: Sequence[str]) -> list[str]:
    """The lines without those of an earlier mail, which begin with >, and without the line that says whose it is."""
    kept: list[str] = []
    for number, line in enumerate(lines):
        quoted = line.startswith(">")
        announces = ATTRIBUTION.match(line) and any(after.startswith(">") for after in lines[number + 1 : number + 4])
        if not quoted and not announces:
            kept.append(line)
    return kept
