"""The day that the news is of, and what is told as happening then though no day is said of it.

News opens with what happened on a day (“warned on Thursday”); what it tells in the same breath (“after a phone call”),
or as the occasion of a statement (“told a gathering of experts”), happened on that day.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from briefing.language.dating import is_day_certain
from briefing.language.encounters.lexicon import listed
from briefing.language.encounters.spans import hangs_on, subject_of, verb_above
from briefing.language.times.tense import tense_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from briefing.language.encounters.tellings import Telling
    from briefing.language.parsed import ParsedArticle
    from briefing.language.times import AnchoredTime

OPENING_TOKENS = 130
"""Tokens in which the day of the news is looked for."""
FRESH = 6
"""Days before publication at most for something to be news, and not background."""


def news_day(parsed: ParsedArticle) -> AnchoredTime | None:
    """The day that the article's opening tells of, as the time that names it; None where none is fresh and certain."""
    published = parsed.article.published
    if published is None or not is_day_certain(parsed.article):
        return None
    latest = date.fromisoformat(published)
    for time in parsed.times:
        if time.start_token > OPENING_TOKENS:
            return None
        if (
            time.expression.type not in {"DATE", "TIME"}
            or time.first is None
            or time.first != time.last
            or len(time.first) < 10
        ):
            continue
        fresh = timedelta(0) <= latest - date.fromisoformat(time.first) <= timedelta(FRESH)
        if fresh and tense_at(parsed.doc[time.end_token - 1]) != "future":
            return time
    return None


def current_days(parsed: ParsedArticle, telling: Telling, day: AnchoredTime | None) -> str | None:
    """When something was that is told as news without a day: that of the news, the month of publication, or None."""
    verb = telling.verb
    if verb is None or _is_background(parsed, telling, day):
        return None
    if day is not None and (_in_same_breath(telling, day) or _same_speaker(parsed, verb, day)):
        return day.first
    if verb.lower_ in listed("statements") or _is_going_on(verb) or _is_days_after(telling):
        return _month(parsed)
    return None


def _is_background(parsed: ParsedArticle, telling: Telling, day: AnchoredTime | None) -> bool:
    """Whether other days are spoken of in the sentence, or a time before the one that is told."""
    verb, sent = telling.verb, telling.head.sent
    if verb is not None and any(child.lower_ in {"had", "’d", "'d"} for child in verb.children if child.dep_ == "aux"):
        return True
    words = {token.lower_ for token in telling.head.children}
    if words & listed("before_now"):
        return True
    for time in parsed.times:
        if sent.start <= time.start_token < sent.end and time.expression.type in {"DATE", "TIME"}:
            other = time.first is not None and (day is None or time.first != day.first)
            if other or time.expression.value == "PAST_REF":
                return True
    return False


def _in_same_breath(telling: Telling, day: AnchoredTime) -> bool:
    """In the sentence of the news, or in the next."""
    first = telling.head.doc[day.start_token].sent
    return first.start <= telling.head.i < _end_of_next(telling.head.doc, first.end)


def _end_of_next(doc: Doc, end: int) -> int:
    while end < len(doc) and doc[end].is_space:
        end += 1
    return doc[end].sent.end if end < len(doc) else end


def _same_speaker(parsed: ParsedArticle, verb: Token, day: AnchoredTime) -> bool:
    """Whether it is the statement that is the news: by the one who made it."""
    news = verb_above(parsed.doc[day.end_token - 1])
    if news is None or verb.lower_ not in listed("statements") or not hangs_on(day, news):
        return False
    here, there = subject_of(verb), subject_of(news)
    if here is None or there is None:
        return False
    actor = parsed.cast.resolve(parsed.doc[here.i : here.i + 1])
    return actor is not None and actor == parsed.cast.resolve(parsed.doc[there.i : there.i + 1])


def _is_going_on(verb: Token) -> bool:
    """“was discussing”, “is visiting”."""
    return verb.tag_ == "VBG" and any(
        child.lower_ in {"is", "are", "was", "were"} for child in verb.children if child.dep_ == "aux"
    )


def _is_days_after(telling: Telling) -> bool:
    """“days after the council voted”."""
    doc, verb = telling.head.doc, telling.verb
    start = verb.left_edge.i if verb is not None else telling.head.i
    before = {doc[i].lower_ for i in range(max(0, start - 1), min(start + 4, len(doc)))}
    return "days" in before and "after" in before


def _month(parsed: ParsedArticle) -> str | None:
    """The month of publication, where all days that are news lie in it."""
    published = parsed.article.published
    if published is None or not is_day_certain(parsed.article):
        return None
    latest = date.fromisoformat(published)
    return published[:7] if (latest - timedelta(FRESH)).month == latest.month else None
