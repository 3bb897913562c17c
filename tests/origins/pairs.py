"""Sixty pairs of articles, made from twelve stories: which of them are one origin, and which are two.

A story's file holds an agency's report; a lead that a paper wrote for itself; another report that credits the same agency
and shares no wording; and an account by a reporter who was there too, and wrote down the same words at the same press
conference.  The other variants are made from the report as papers make them.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
STORIES = sorted((HERE / "stories").glob("*.toml"))

ONE_ORIGIN = ("copy", "trimmed", "rewritten lead", "credited")
TWO_ORIGINS = ("independent",)

SPELLINGS = {"percent": "per cent", "metres": "meters", "kilometres": "kilometers", "said on": "said late on"}
"""What a copy desk changes in every report."""


@dataclass(frozen=True)
class Written:
    """One article: the story that it tells, what it is to the report, and what a collector saved of it."""

    story: str
    kind: str
    row: dict[str, str]

    def save(self, folder: Path) -> Path:
        """The article as a file of news JSON."""
        path = folder / f"{self.story}-{self.kind.replace(' ', '-')}.json"
        path.write_text(json.dumps(self.row), encoding="utf-8")
        return path


def write_articles() -> Iterator[Written]:
    """The report of each story and its five variants."""
    for path in STORIES:
        story = tomllib.loads(path.read_text(encoding="utf-8"))
        paragraphs = story["original"].strip().split("\n\n")
        bare = [re.sub(r"^[A-Z ]+, [\w. ]+ \([\w ]+\) - ", "", paragraphs[0]), *paragraphs[1:]]
        texts = {
            "original": ("", "\n\n".join(paragraphs)),
            "copy": ("Harbour Wire", _edited("\n\n".join(bare))),
            "trimmed": ("Morning Sun of Tarnow", "\n\n".join([bare[0], *bare[2:4]])),
            "rewritten lead": ("The Inland Post", "\n\n".join([story["lead"].strip(), *paragraphs[2:]])),
            "credited": (story["credited_publisher"], story["credited"].strip()),
            "independent": ("The Island Review", story["independent"].strip()),
        }
        for kind, (publisher, text) in texts.items():
            row = {"title": f"{path.stem.capitalize()}: {kind}", "maintext": text, "publisher": publisher}
            yield Written(path.stem, kind, {name: value for name, value in row.items() if value})


def _edited(text: str) -> str:
    """A report after a copy desk has been over it: its spellings, curly quotation marks, one paragraph taken out."""
    for old, new in SPELLINGS.items():
        text = text.replace(old, new)
    text = re.sub(r'"([^"]*)"', r"“\1”", text)
    paragraphs = text.split("\n\n")
    return "\n\n".join([*paragraphs[:-2], paragraphs[-1]])
