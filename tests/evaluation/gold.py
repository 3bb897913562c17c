"""Stories annotated by hand: `stories/NAME/gold.json` and `manifest.json`, loaded and checked.

The form is told in `tests/evaluation/README.md`.  An annotation with a fault is refused with all of its faults, so
that no figure ever rests on one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.evaluation.originals import read_original

STORIES = Path(__file__).parent / "stories"
SAMPLES = Path(__file__).parents[2] / "samples"

FIELDS = {
    "actors": {"id", "name", "kind", "aliases", "role", "key"},
    "positions": {"article", "actor", "mode", "text", "group"},
    "demands": {"article", "by", "of", "text", "group"},
    "meetings": {"what", "parties", "date", "date_end", "place", "status", "mentions"},
    "risks": {"article", "actor", "kind", "text", "group"},
}
ALLOWED = {
    ("actors", "kind"): {"person", "organisation", "state", "group"},
    ("positions", "mode"): {"direct", "indirect", "mixed"},
    ("meetings", "status"): {"upcoming", "past", "cancelled"},
    ("risks", "kind"): {"threat", "warning", "conditional", "deadlock", "hazard"},
}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


class GoldError(Exception):
    """An annotation that cannot be trusted, with everything that is wrong with it."""


@dataclass(frozen=True)
class GoldArticle:
    """An annotated article: its id in the annotation, its file, and its URL where that is known.

    ``page`` is the manifest's entry where the file holds the bare text and the manifest what its page says.
    """

    id: str
    path: Path
    url: str | None = None
    page: dict[str, str] | None = None

    @cached_property
    def text(self) -> str:
        """The text as the annotator saw it."""
        return read_original(self.path, self.url)


@dataclass(frozen=True)
class Story:
    """An annotated story."""

    name: str
    as_of: str
    articles: tuple[GoldArticle, ...]
    gold: dict[str, list[dict[str, Any]]]


def load_story(folder: Path) -> Story:
    """The story of a folder.  Raises `GoldError` where the annotation has a fault."""
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    files = SAMPLES / manifest["samples"] / "articles" if "samples" in manifest else folder / "articles"
    articles = tuple(
        GoldArticle(
            entry.get("id", entry["file"]), files / entry["file"], entry.get("url"), entry if "title" in entry else None
        )
        for entry in manifest["articles"]
    )
    story = Story(folder.name, manifest["as_of"], articles, json.loads((folder / "gold.json").read_text("utf-8")))
    if faults := list(find_faults(story)):
        raise GoldError(f"{folder / 'gold.json'} has {len(faults)} faults:\n" + "\n".join(faults))
    return story


def find_faults(story: Story) -> Iterator[str]:
    """Everything that is wrong with an annotation, a line each."""
    if set(story.gold) != set(FIELDS):
        yield f"sections are {sorted(story.gold)}, not {sorted(FIELDS)}"
        return
    texts = {article.id: article.text for article in story.articles}
    known = {actor.get("id") for actor in story.gold["actors"]}
    if len(known) != len(story.gold["actors"]):
        yield "two actors have one id"
    for section, rows in story.gold.items():
        for row in rows:
            for fault in _row_faults(section, row, texts, known, story.as_of):
                yield f"{section}: {fault}: {json.dumps(row, ensure_ascii=False)[:160]}"


def _row_faults(section: str, row: dict[str, Any], texts: dict[str, str], known: set[Any], as_of: str) -> Iterator[str]:
    if set(row) != FIELDS[section]:
        yield f"fields differ: {sorted(set(row) ^ FIELDS[section])}"
        return
    for (of_section, field), allowed in ALLOWED.items():
        if of_section == section and row[field] not in allowed:
            yield f"{field} is none of {sorted(allowed)}"
    yield from (f"no actor {name!r}" for name in _actors_named(section, row) if name not in known)
    match section:
        case "actors":
            for form in row["aliases"] or [row["name"]]:
                if not any(form in text for text in texts.values()):
                    yield f"{form!r} stands in no article"
        case "meetings":
            yield from _meeting_faults(row, as_of)
            for mention in row["mentions"]:
                yield from _span_faults(mention, texts)
        case _:
            yield from _span_faults(row, texts)


def _actors_named(section: str, row: dict[str, Any]) -> list[str]:
    match section:
        case "positions":
            return [row["actor"]]
        case "demands":
            return [row["by"], *row["of"]]
        case "meetings":
            return list(row["parties"])
        case "risks" if row["actor"] is not None:
            return [row["actor"]]
    return []


def _meeting_faults(row: dict[str, Any], as_of: str) -> Iterator[str]:
    date = row["date"]
    if not row["mentions"]:
        yield "no mention"
    for day in (date, row["date_end"]):
        if day is not None and not DATE.fullmatch(day):
            yield f"{day!r} is no ISO date"
    if date and row["status"] == "upcoming" and (row["date_end"] or date) < as_of[: len(date)]:
        yield f"upcoming, but before {as_of}"
    if date and row["status"] == "past" and date > as_of[: len(date)]:
        yield f"past, but after {as_of}"


def _span_faults(row: dict[str, Any], texts: dict[str, str]) -> Iterator[str]:
    if row["article"] not in texts:
        yield f"no article {row['article']!r}"
    elif not any(row["text"] in line for line in texts[row["article"]].splitlines()):
        yield "not the words of one paragraph"
