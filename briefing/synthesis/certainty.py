"""Whether what is said of a coming day is confirmed: by two publishers, without “may”, “could” or “plans”."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from briefing.model import Article, Citation
from briefing.synthesis.sentences import sentence_around

ENOUGH = 2
"""Publishers: what one alone tells is not confirmed."""

_TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_DOUBT = frozenset(_TABLE["doubt"].split())
_CONDITION = frozenset(_TABLE["condition"].split())
_MONTH = re.compile(r"\bMay\b")


def is_confirmed(citations: Iterable[Citation], articles: Mapping[str, Article], *, binding: bool = False) -> bool:
    """Whether enough publishers say so in a sentence without a word of doubt; articles by their ids.

    Of what is binding (an ultimatum), a condition is no doubt.  Articles without a publisher count as one each.
    """
    doubt = _DOUBT if binding else _DOUBT | _CONDITION
    tellers = {
        articles[one.article].publisher or one.article
        for one in citations
        if one.article in articles and not (words_around(articles[one.article].text, one) & doubt)
    }
    return len(tellers) >= ENOUGH


def words_around(text: str, citation: Citation) -> frozenset[str]:
    """The words of the sentence that a citation stands in, in lower case; the month of May is left out."""
    start, end = sentence_around(text, citation.start, citation.end)
    return frozenset(re.findall(r"[a-z]+", _MONTH.sub("", text[start:end]).lower()))
