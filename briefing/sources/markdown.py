"""Reader of Markdown with front matter: title, date and authors from the top, the words without their markup."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from briefing.sources.cleaning.authors import split_authors
from briefing.sources.dates import iso_day
from briefing.sources.newsjson import host_of
from briefing.sources.paragraphs import split_paragraphs
from briefing.sources.raw import Block, RawArticle

FRONT_MATTER = re.compile(r"\s*(---|\+\+\+)[ \t]*\n(.*?)\n(?:\1|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
FIELD = re.compile(r"([A-Za-z_][\w-]*)\s*:\s*(.*)")
FENCE = re.compile(r"\s{0,3}(```|~~~)")
COMMENT = re.compile(r"<!--.{0,5000}?-->", re.DOTALL)
HEADING = re.compile(r"^#{1,6}\s+(.*?)(?:\s+#+)?$")
UNDERLINE = re.compile(r"^(?:=+|-{2,})\s*$")
MARKER = re.compile(r"^\s{0,3}(?:[-*+]|\d{1,3}[.)])\s+")
INLINE = (
    (re.compile(r"!\[[^\]\n]{0,300}\]\([^)\s]{0,500}(?:\s+\"[^\"\n]{0,200}\")?\)"), ""),
    (re.compile(r"\[([^\[\]\n]{1,500})\]\((?:[^()\s]|\([^()\s]{0,100}\)){0,500}(?:\s+\"[^\"\n]{0,200}\")?\)"), r"\1"),
    (re.compile(r"\[([^\[\]\n]{1,500})\]\[[^\[\]\n]{0,100}\]"), r"\1"),
    (re.compile(r"<(https?://[^>\s]{1,500})>"), r"\1"),
    (re.compile(r"(\*\*\*|\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,500}?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_(?=\S)([^_\n]{1,500}?)(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"`([^`\n]{1,300})`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])"), r"\1"),
)
"""Markup inside a line and what stays of it: pictures go, links and emphasis leave their words."""


def read_markdown(source: str, text: str) -> list[RawArticle]:
    """The one article of a Markdown file."""
    fields, body = front_matter(text.replace("\r\n", "\n"))
    blocks = tuple(_blocks(body))
    url = _word(fields, "url", "link", "canonical", "source_url", "original")
    url = url if url and re.match(r"https?://\S+$", url) else None
    publisher = _word(fields, "publisher", "source", "outlet", "site", "site_name") or (host_of(url) if url else None)
    heading = next((block.text for block in blocks[:4] if block.kind == "heading"), None)
    names = [
        name
        for entry in _words(fields, "authors", "author", "byline")
        for name in split_authors(entry, publisher=publisher)
    ]
    return [
        RawArticle(
            source=source,
            blocks=blocks,
            title=_word(fields, "title", "headline") or heading,
            authors=tuple(dict.fromkeys(names)),
            publisher=publisher,
            url=url,
            published=_day(fields, "date", "published", "date_published", "publish_date", "datePublished"),
            retrieved=_day(fields, "retrieved", "accessed", "date_retrieved", "date_download"),
            headline_in_text=True,
        )
    ]


def _day(fields: dict[str, list[str]], *names: str) -> str | None:
    """The ISO day that the first of the fields that holds one gives."""
    return next((day for word in _words(fields, *names) if (day := iso_day(word))), None)


def front_matter(text: str) -> tuple[dict[str, list[str]], str]:
    """The fields at the top, each with its values, and the text below them.

    Of YAML, plain values, quoted ones and lists of them are read, which is what front matter is made of.
    """
    match = FRONT_MATTER.match(text)
    if not match:
        return {}, text
    rest = text[match.end() :]
    if match[1] == "+++":
        try:
            table = tomllib.loads(match[2])
        except (tomllib.TOMLDecodeError, RecursionError):
            return {}, rest
        return {key.casefold(): _toml_words(value) for key, value in table.items()}, rest
    fields: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in match[2].split("\n"):
        entry = line.strip()
        if entry.startswith("- ") and current is not None:
            current.append(_unquoted(entry[2:].removeprefix("name:")))
        elif (found := FIELD.match(line)) and not line[:1].isspace():
            current = fields.setdefault(found[1].casefold(), [])
            current.extend(_yaml_words(found[2].strip()))
        elif entry and current and line[:1].isspace():
            current[-1] = f"{current[-1]} {entry}"
    return fields, rest


def _yaml_words(value: str) -> list[str]:
    if value.startswith("[") and value.endswith("]"):
        return [word for part in value[1:-1].split(",") if (word := _unquoted(part))]
    word = _unquoted(value)
    return [word] if word and word not in {">", "|", ">-", "|-", "null", "~"} else []


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return re.sub(r"\s+#.*$", "", value)


def _toml_words(value: Any) -> list[str]:
    return [str(entry) for entry in value] if isinstance(value, list) else [str(value)]


def _words(fields: dict[str, list[str]], *names: str) -> list[str]:
    return next((fields[name.casefold()] for name in names if fields.get(name.casefold())), [])


def _word(fields: dict[str, list[str]], *names: str) -> str | None:
    return next(iter(_words(fields, *names)), None)


def _blocks(body: str) -> list[Block]:
    blocks: list[Block] = []
    for chunk in re.split(r"\n[ \t]*\n", COMMENT.sub("", _without_code(body))):
        lines = [line for line in chunk.split("\n") if line.strip()]
        if not lines:
            continue
        if len(lines) == 2 and UNDERLINE.match(lines[1]):
            blocks.append(Block(_inline(lines[0].strip()), "heading"))
            continue
        prose: list[str] = []
        for line in lines:
            if heading := HEADING.match(line):
                blocks += _prose(prose)
                blocks.append(Block(_inline(heading[1]), "heading"))
            elif MARKER.match(line):
                blocks += _prose(prose)
                prose = [MARKER.sub("", line)]
            elif not re.fullmatch(r"\s*(?:[-*_]\s*){3,}", line):
                prose.append(re.sub(r"^\s*>\s?", "", line))
        blocks += _prose(prose)
    return blocks


def _without_code(body: str) -> str:
    """The text without fenced code blocks."""
    kept: list[str] = []
    fence: str | None = None
    for line in body.split("\n"):
        mark = FENCE.match(line)
        if fence is None and mark:
            fence = mark[1]
        elif fence is None:
            kept.append(line)
        elif mark and mark[1] == fence and not line.strip().strip("`~"):
            fence = None
    return "\n".join(kept) if fence is None else body


def _prose(lines: list[str]) -> list[Block]:
    """A paragraph of the lines, which Markdown joins; empties the list."""
    text = " ".join(line.strip() for line in lines)
    lines.clear()
    return [Block(_inline(part)) for part in split_paragraphs(text)]


def _inline(text: str) -> str:
    for pattern, words in INLINE:
        text = pattern.sub(words, text)
    return text
