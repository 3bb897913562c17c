"""The body of a mail as paragraphs: without what it quotes, its signature, and the head of what was forwarded."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.sources.fragments import fragment_blocks
from briefing.sources.paragraphs import split_paragraphs
from briefing.sources.raw import Block

FORWARDED = re.compile(
    r"\s*(?:[-_]{2,}\s*(?:forwarded|original) (?:message|appointment)\s*[-_]{2,}|begin forwarded message:)\s*",
    re.IGNORECASE,
)
FROM = re.compile(r"\s*\**From\**\s*:\**\s*\S", re.IGNORECASE)
CLOSING = re.compile(
    r"(?:(?:with )?(?:kind|best|warm|many)(?:est)? (?:regards|wishes|thanks)|regards|yours \w+|sincerely(?: yours)?|"
    r"thanks|thank you|cheers|best)\s*[,.!]?",
    re.IGNORECASE,
)
LINES_OF_CLOSING = 10
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


def plain_body(text: str, *, flowed: bool = False, forwards: bool = False) -> Body:
    """The plain part of a mail; ``flowed`` says that a blank at a line's end goes on in the next one (RFC 3676).

    ``forwards`` says that its subject tells that it forwards another, for not every program marks that in the text.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    fields, begin, end = _inner_message(lines, forwards=forwards)
    lines = _without_quoted(_without_signature(lines[begin:end]))
    whole = "\n".join(lines)
    if flowed:
        whole = re.sub(r"(?<=\S) \n(?=\S)", " ", whole)
    paragraphs = (" ".join(ADDRESS.sub("", paragraph).split()) for paragraph in split_paragraphs(whole))
    blocks = [Block(paragraph) for paragraph in paragraphs if paragraph]
    return Body(_with_closing(blocks), fields, links=len(ADDRESS.findall(whole)))


def html_body(html: str, *, forwards: bool = False) -> Body:
    """The HTML part of a mail."""
    blocks = fragment_blocks(html)
    fields, begin, end = _inner_message([block.text for block in blocks], forwards=forwards)
    kept = blocks[begin:end]
    ends = next((i for i, block in enumerate(kept) if i and ATTRIBUTION.match(block.text)), len(kept))
    return Body(_with_closing(kept[:ends]), fields)


def _inner_message(lines: Sequence[str], *, forwards: bool) -> tuple[dict[str, str], int, int]:
    """The fields of a forwarded message, and which lines are the mail's own text, or the forwarded one's.

    An earlier mail below an answer ends the text; it stands there as a forwarded one does in some programs.
    """
    mark = next((i for i, line in enumerate(lines) if FORWARDED.fullmatch(line)), None)
    if mark is not None and (fields := _fields(lines, mark + 1))[0]:
        return fields[0], fields[1], len(lines)
    for number in range(len(lines)):
        if not FROM.match(lines[number]):
            continue
        found, end = _fields(lines, number)
        if {"date", "subject"} <= found.keys():
            return (found, end, len(lines)) if forwards else ({}, 0, number)
    return {}, 0, len(lines)


def _fields(lines: Sequence[str], begin: int) -> tuple[dict[str, str], int]:
    """The fields that begin at a line, and the line after them; nothing where the sender is not among them."""
    fields: dict[str, str] = {}
    end = begin
    for number in range(begin, min(len(lines), begin + MOST_FIELDS)):
        match = FIELD.match(lines[number])
        if match:
            name = "date" if match[1].lower() == "sent" else match[1].lower()
            fields.setdefault(name, match[2].strip())
            end = number + 1
        elif fields and not lines[number].strip():
            break
    return (fields, end) if "from" in fields else ({}, begin)


def _with_closing(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with a closing (“Kind regards,”) and the few short lines after it as what they are: of the sender."""
    for number in range(max(0, len(blocks) - LINES_OF_CLOSING), len(blocks)):
        if CLOSING.fullmatch(blocks[number].text):
            after = blocks[number:]
            if all(len(block.text) < 100 for block in after):
                return (*blocks[:number], *(replace(block, kind="bio") for block in after))
    return tuple(blocks)


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
