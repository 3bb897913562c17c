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
_COMING = re.compile(rf"(?<!\w)(?:{'|'.join(_TABLE['coming'])})(?!\w)", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:—–]|\bthat\b")
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


def is_held(date: str | None, citations: Iterable[Citation], articles: Mapping[str, Article]) -> bool:
    """Whether one of the articles tells of a meeting of some day (ISO, as fine as known) as of something past.

    An article from before that day cannot; one from that very day, or of which either day is not known, does so where
    its clause has no word for what is still to come; a later one does.
    """
    return any(_tells_past(date, one, articles[one.article]) for one in citations if one.article in articles)


def _tells_past(date: str | None, citation: Citation, article: Article) -> bool:
    if date is not None and article.published is not None:
        fine = min(len(date), len(article.published))
        if article.published[:fine] != date[:fine]:
            return article.published[:fine] > date[:fine]
    start, _ = sentence_around(article.text, citation.start, citation.end)
    clause = _CLAUSE.split(article.text[start : citation.start])[-1]
    return not _COMING.search(clause + article.text[citation.start : citation.end])


def words_around(text: str, citation: Citation) -> frozenset[str]:
    """The words of the sentence that a citation stands in, in lower case; the month of May is left out."""
    start, end = sentence_around(text, citation.start, citation.end)
    return frozenset(re.findall(r"[a-z]+", _MONTH.sub("", text[start:end]).lower()))
