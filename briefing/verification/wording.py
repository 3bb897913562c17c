"""Whether every word of a statement is a word of the sources that it cites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pydantic import BaseModel

from briefing.model import Article, Citation, Issue
from briefing.model.records import CUT
from briefing.verification.checks import FAILED, VERIFIED, Check
from briefing.verification.citations import citations_of, places_of, shown

FIELDS = frozenset(
    {"speaker", "cue", "lead", "condition", "place", "what", "when", "consequence", "likelihood", "words"}
)
"""The fields, of whatever record, that hold words of the cited articles, to the letter."""


def check_wording(where: str, record: BaseModel, articles: Mapping[str, Article]) -> Iterator[Check]:
    """One check for the text of a record that cites, one for each other field that holds words of its sources."""
    citations = citations_of(record)
    if not citations or isinstance(record, Citation):
        return
    text = getattr(record, "text", None)
    if isinstance(text, str):
        yield _check_text(where, text, citations)
    for name in _fields(type(record)):
        if words := getattr(record, name):
            yield _check_words(f"{where}.{name}", words, citations, articles)
    if isinstance(record, Issue):
        yield _check_words(f"{where}.name", record.name, citations, articles)


@cache
def _fields(kind: type[BaseModel]) -> list[str]:
    return sorted(FIELDS & kind.model_fields.keys())


def check_speaker(where: str, citation: Citation, articles: Mapping[str, Article]) -> Iterator[Check]:
    """Whether the words that a place uses for the speaker stand in that article."""
    speaker = getattr(citation, "speaker", None)
    if speaker:
        yield _check_words(f"{where}.speaker", speaker, (citation,), articles)


def _check_text(where: str, text: str, citations: Sequence[Citation]) -> Check:
    """Every piece of a text has to stand in cited words, and the pieces in the order of the source."""
    reached: dict[str, int] = {}
    for piece in text.split(CUT):
        places = [
            (one.article, one.start + at) for one in citations if (at := one.text.find(piece)) >= 0 and piece.strip()
        ]
        if not places:
            return Check("wording", f"{where}.text", FAILED, f"{shown(piece)} does not stand in the words cited")
        onward = [(article, at) for article, at in places if at >= reached.get(article, 0)]
        if not onward:
            return Check("wording", f"{where}.text", FAILED, f"{shown(piece)} stands earlier in the source")
        reached |= {article: at + len(piece) for article, at in onward}
    return Check("wording", f"{where}.text", VERIFIED)


def _stand_in(words: str, text: str) -> bool:
    """Whether some words stand in a text, and do not begin within a word."""
    if words[:1].isupper() or not words[:1].isalnum():  # pages glue sentences, “… FidanHe spoke”; “’s own” ends a word
        return words in text
    return any(not (at and text[at - 1].isalnum()) for at in places_of(words, text))


def _check_words(where: str, words: str, citations: Sequence[Citation], articles: Mapping[str, Article]) -> Check:
    """Words beside the text may stand anywhere in one of the articles cited."""
    for article in {one.article for one in citations}:
        if article in articles and _stand_in(words, articles[article].text):
            return Check("wording", where, VERIFIED)
    return Check("wording", where, FAILED, f"{shown(words)} does not stand in the articles cited")
