"""Sentences that tell that something was taken back: “dropped its demand for …”, “withdrew the threat to …”."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from briefing.changes.earlier import owners
from briefing.changes.movements import _table
from briefing.changes.tellings import same_matter
from briefing.model import Actor, Article, Citation, Demand, Finding, Position, Risk
from briefing.synthesis.wording import Wording, read_wording

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]*)*[.!?]?[”\"’']?")
LONGEST = 400
"""Characters of a sentence that is read: what is longer is a list, or no sentence."""


class TakenBack:
    """The sentences of some articles that tell of something taken back."""

    def __init__(self, articles: Sequence[Article], actors: Sequence[Actor]) -> None:
        """Look through the articles once; ``actors`` are the brief's."""
        self._names = {actor.id: (actor.name, *actor.aliases) for actor in actors}
        self._sentences = [
            (citation, read_wording(citation.text)) for article in articles for citation in _candidates(article)
        ]

    def find(self, finding: Finding) -> Citation | None:
        """The sentence that tells that its actor took a demand, position or threat back; None where there is none."""
        if not self._sentences or not isinstance(finding, Demand | Position | Risk):
            return None
        if (actor := next(iter(owners(finding)), None)) is None:
            return None
        wording = read_wording(finding.text)
        for citation, sentence in self._sentences:
            if self._names_actor(citation.text, actor) and _is_of(wording, sentence):
                return citation
        return None

    def _names_actor(self, text: str, actor: str) -> bool:
        """Whether one of the actor's names stands before the verb."""
        found = _pattern().search(text)
        before = text[: found.start()] if found else ""
        return any(re.search(rf"\b{re.escape(name)}\b", before) for name in self._names.get(actor, ()))


def _is_of(wording: Wording, sentence: Wording) -> bool:
    return same_matter(wording, sentence) > 0


def _candidates(article: Article) -> Iterator[Citation]:
    for match in _SENTENCE.finditer(article.text):
        text = match[0].strip()
        if len(text) <= LONGEST and _pattern().search(text):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield Citation(article=article.id, start=start, end=start + len(text), text=text)


def sentence_of(text: str, citation: Citation) -> str:
    """The sentence of a text that some cited words stand in; the words themselves where none holds them."""
    paragraph = text.rfind("\n", 0, citation.start) + 1
    for match in _SENTENCE.finditer(text, paragraph):
        if match.end() >= citation.end:
            return match[0].strip()
    return citation.text


@cache
def _pattern() -> re.Pattern[str]:
    verbs, things = (_either(_table("taking_back")[name]) for name in ("verbs", "things"))
    return re.compile(rf"\b(?:{verbs})\b\s+(?:[\w’'-]+\s+){{0,3}}?(?:{things})\b", re.IGNORECASE)


def _either(words: Collection[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
