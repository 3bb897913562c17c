"""The archive as files that this and other programs read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from briefing.archive.archive import Archive
from briefing.archive.records import Kept
from briefing.errors import ArchiveError

_PLAIN = re.compile(r"[a-z0-9_-]+/\d{4}-\d\d-\d\d")
"""A story and a day, as they become the names of a folder and a file."""


def export_archive(archive: Archive, folder: Path, since: str = "") -> Iterator[Path]:
    """Write ``articles.jsonl`` and ``briefs/STORY/DAY.json``; gives each path once it is written.

    The articles are news JSON, one a line, oldest first, each in its newest version; `briefing build`
    reads them.

    Raises `ArchiveError` where the folder cannot be written to, or the archive names a brief so that it would lie
    elsewhere.
    """
    briefs = [brief for brief in archive.briefs.all() if brief.day >= since]
    for brief in briefs:
        if not _PLAIN.fullmatch(f"{brief.story}/{brief.day}"):
            raise ArchiveError(f"{archive.path}: has a brief “{brief.story}/{brief.day}”, which no desk has made.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "articles.jsonl"
        draft = path.with_name(f".{path.name}.part")
        with draft.open("w", encoding="utf-8") as file:
            for one in archive.articles.current(since, "9999"):
                file.write(_news_json(one) + "\n")
        draft.replace(path)
        yield path
        for brief in briefs:
            path = folder / "briefs" / brief.story / f"{brief.day}.json"
            path.parent.mkdir(parents=True, exist_ok=True)
            draft = path.with_name(f".{path.name}.part")
            draft.write_bytes(archive.briefs.written(brief.id))
            draft.replace(path)
            yield path
    except OSError as error:
        raise ArchiveError(f"{folder}: cannot be written to: {(error.strerror or str(error)).lower()}.") from error


def _news_json(one: Kept) -> str:
    article = one.article
    row = {
        "title": article.title,
        "maintext": article.text,
        "date_publish": article.published,
        "source_domain": article.publisher,
        "url": article.url or one.address,
        "authors": list(article.authors),
        "version": one.number,
        "fetched": one.fetched,
    }
    return json.dumps(row, ensure_ascii=False)
