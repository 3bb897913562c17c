"""Candidates: the phrases of the articles after which an issue could be named."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from briefing.language.lemmas import inflect_noun
from briefing.model import Citation, Topic
from briefing.synthesis.stems import read_words

_TABLE = tomllib.loads(Path(__file__).with_name("issues.toml").read_text(encoding="utf-8"))
NEVER = frozenset(_TABLE["never"].split())
ALONE = frozenset(_TABLE["alone"].split())
LIGHT = frozenset(_TABLE["light"].split())
ISSUES = frozenset(form for word in _TABLE["issues"].split() for form in inflect_noun(word))

LONGEST = 5
"""Words of a name."""

Key = tuple[str, ...]
"""The stems of a phrase's words, in order."""


@dataclass
class Candidate:
    """A phrase, however inflected, and every place where the articles use it, by the words that stand there."""

    key: Key
    places: dict[str, list[Citation]] = field(default_factory=dict)

    @property
    def every_place(self) -> list[Citation]:
        """All the places, grouped by their words."""
        return [place for places in self.places.values() for place in places]

    def name(self) -> Citation:
        """Where it first stands as it is mostly written; among equals in small letters, then in the plural."""
        return self.places[min(self.places, key=self._oddness)][0]

    def _oddness(self, words: str) -> tuple[int, int, bool, str]:
        return -len(self.places[words]), sum(letter.isupper() for letter in words), not words.endswith("s"), words


def find_candidates(topics: Iterable[Topic]) -> dict[Key, Candidate]:
    """The phrases in the topics that can name an issue, and those within them: “Black Sea grain deal”, “grain deal”.

    A bare noun also has the places where others stand before it.
    """
    found: dict[Key, Candidate] = {}
    for topic in topics:
        for key, citation in _names(topic):
            candidate = found.setdefault(key, Candidate(key))
            candidate.places.setdefault(citation.text, []).append(citation)
    return found


def _names(topic: Topic) -> Iterator[tuple[Key, Citation]]:
    """The phrase from each of its words on that can begin a name."""
    parts = topic.text.split()
    if len(parts) > LONGEST or parts[-1].lower() in NEVER:
        return
    offset = 0
    for at, part in enumerate(parts):
        offset = topic.text.index(part, offset)
        text = topic.text[offset:]
        key = tuple(word.stem for word in read_words(text))
        if part.lower() not in LIGHT and not _within_name(parts, at) and _can_name(parts[at:], key):
            start = topic.citation.start + offset
            yield key, Citation(article=topic.citation.article, start=start, end=topic.citation.end, text=text)
        offset += len(part)


def _can_name(parts: list[str], key: Key) -> bool:
    if len(parts) == 1:
        return parts[0].lower() in ISSUES and parts[0].lower() not in ALONE
    return bool(key) and all(len(stem) > 1 for stem in key)


def _within_name(parts: list[str], at: int) -> bool:
    """Whether a phrase from here on would cut a name: “Council” in “Security Council resolution”."""
    return at > 0 and parts[at][0].isupper() and parts[at - 1][0].isupper()
