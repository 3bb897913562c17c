"""What is asked of an analyst's own sentences: no likelihood with a confidence, one scale, labels on judgements."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from briefing.tradecraft.own_words import OwnText
from briefing.tradecraft.remarks import Remark
from briefing.tradecraft.scales import CONFIDENCE, Word, find_words, mixed, names_of

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_CITED = re.compile(r"\[(\d+) ¶\d+\]")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
SHOWN = 80
"""Characters of a sentence that a remark shows."""


def check_confidence(own: OwnText) -> Iterator[Remark]:
    """A likelihood and a confidence in one sentence (ICD 203, D.6.e.2.b)."""
    for sentence in own.sentences():
        said, sure = next(find_words(_unquoted(sentence)), None), CONFIDENCE.search(_unquoted(sentence))
        if said and sure:
            found = f"{_shown(sentence)} has a likelihood, “{said.text}”, and a confidence, “{sure[0]}”."
            yield Remark("likelihood and confidence", own.where, found, "Say the confidence in a sentence of its own.")


def check_scales(texts: Sequence[OwnText]) -> Iterator[Remark]:
    """Words of two scales anywhere in an analyst's text."""
    words: list[tuple[Word, str]] = [(word, own.where) for own in texts for word in find_words(_unquoted(own.text))]
    pair = mixed([word for word, _ in words])
    if pair is not None:
        one, other = pair
        where = next(place for word, place in words if word == other)
        found = f"“{one.text}” is a word of {names_of(one)}, “{other.text}” of {names_of(other)}."
        yield Remark("mixed scales", where, found, "Use the words of one scale throughout, and say which it is.")


def check_labels(own: OwnText) -> Iterator[Remark]:
    """A sentence that judges and does not say that it does, nor who else says so (ICD 203, D.6.e.3)."""
    labelled = False  # a label holds until the text ends: “Assessment: … .  … .”
    for sentence in own.sentences():
        labelled = labelled or _is_labelled(sentence)
        sign = _judging(_unquoted(sentence))
        if sign and not labelled and not _is_reported(sentence):
            found = f"{_shown(sentence)} judges (“{sign}”), and neither says that nor names who does."
            yield Remark(
                "unlabelled judgement", own.where, found, "Begin it with “Assessment:”, or name whose view it is."
            )


def check_attribution(own: OwnText) -> Iterator[Remark]:
    """A sentence of an analyst's that cites one source alone, and tells what it says as settled."""
    for sentence in own.sentences():
        cited = set(_CITED.findall(sentence))
        if len(cited) == 1 and not _is_reported(sentence) and not _is_labelled(sentence):
            found = f"{_shown(sentence)} rests on source {min(cited)} alone, and tells it as settled."
            fix = "Name the source in the sentence (“according to …”), or cite a second, independent one."
            yield Remark("settled on one origin", own.where, found, fix)


def _judging(sentence: str) -> str | None:
    """The word or phrase by which a sentence judges."""
    table, lower = _table(), sentence.lower()
    word = next((word for word in _WORD.findall(lower) if word in table["judging"]), None)
    return word or next((one for one in table["concluding"] if re.search(rf"\b{re.escape(one)}\b", lower)), None)


def _is_labelled(sentence: str) -> bool:
    return _labels().match(sentence) is not None


def _is_reported(sentence: str) -> bool:
    return not _table()["reporting"].isdisjoint(_WORD.findall(_unquoted(sentence).lower()))


def _unquoted(sentence: str) -> str:
    """A sentence without what it quotes: those words are somebody else's."""
    return _QUOTED.sub(" … ", sentence)


def _shown(sentence: str) -> str:
    return f"“{sentence}”" if len(sentence) <= SHOWN else f"“{sentence[:SHOWN].rstrip()}…”"


@cache
def _table() -> dict[str, Any]:
    written = tomllib.loads(Path(__file__).with_name("judging.toml").read_text(encoding="utf-8"))
    return {key: frozenset(words.split()) if isinstance(words, str) else tuple(words) for key, words in written.items()}


@cache
def _labels() -> re.Pattern[str]:
    """A label at the head of a sentence: a word with a colon or dash, or “we assess”."""
    labels = sorted(_table()["labels"], key=lambda one: (-len(one), one))
    nouns = "|".join(re.escape(one) for one in labels if not one.startswith(("we ", "in ")))
    verbs = "|".join(re.escape(one) for one in labels if one.startswith(("we ", "in ")))
    return re.compile(rf"\W*(?:(?:{nouns})\s*(?:[:.–—-]|\()|(?:{verbs})\b)", re.IGNORECASE)
