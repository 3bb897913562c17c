"""When an article was published: the page's date where the text does not contradict it, else reasoned from the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing.language.times.hints import Hint, find_hints, find_new_year
from briefing.language.times.periods import days_of_month
from briefing.language.times.writing_day import RECENT, cost_of_days, gather_evidence, is_round, reason_day, years_of
from briefing.model import Article, Citation, Dating

if TYPE_CHECKING:
    from briefing.language.parsed import ParsedArticle

AHEAD_AT_MOST = 120
"""Days: a coming event farther off than this is given with its year, or in words such as “next spring”."""
AHEAD_IN_NEXT_YEAR = 100
"""Days: the same where the turn of the year lies between."""
BACK_AT_MOST = 150
"""Days: a past event of the year before is named without its year only while it is fresh."""
NEAR = 14
"""Days: a full date so close to the page's speaks for the page; a bare one may lie four times as far ahead."""
MOST_DAYS = 7
"""Days of which each is tried as the day of writing, where it is not sure which it was."""
DAY_FIRST = frozenset(
    {"uk", "ie", "au", "nz", "in", "pk", "lk", "za", "ke", "ng", "sg", "my"}
    | {"de", "fr", "it", "es", "eu", "il", "tr", "ae"}
)
"""Endings of internet addresses of countries whose English-language news writes the day before the month."""
NAMES = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
DATELINE = re.compile(
    rf"\b({NAMES})[a-z]*\.?\s+(\d{{1,2}})\b(?!,?\s*\d{{4}})|\b(\d{{1,2}})\s+({NAMES})[a-z]*\b(?!\.?,?\s*\d{{4}})"
)
FULL_DATE = re.compile(
    rf"\b({NAMES})[a-z]*\.?\s+(\d{{1,2}}),?\s+((?:19|20)\d\d)\b|\b(\d{{1,2}})\s+({NAMES})[a-z]*\.?,?\s+((?:19|20)\d\d)\b"
)
MONTHS = NAMES.split("|")


def date_article(parsed: ParsedArticle, as_of: str | None) -> Article:
    """The article with the day it was published on, as far as that can be known.

    A date that the user gave is kept.  One that the page gives is kept unless the text contradicts it; then, and where
    there is none, the day is reasoned from the text (``published_basis="content"``), never later than ``as_of``.
    Where nothing can be reasoned, ``published`` is None: never the day of the run.
    """
    article = parsed.article
    settled = bool(article.dating.others)  # by what other articles of the story date
    if article.published and (article.published_basis == "given" or settled):
        return article
    claimed = _day(article.published)
    bound = _day(as_of)
    hints = find_hints(parsed.time_candidates)
    doubts = _doubts(hints, claimed, bound) if claimed else ()
    if claimed and not doubts and not (bound and claimed > bound + timedelta(1)):
        return article
    hints = _all_hints(parsed)
    latest = min((day for day in (claimed, bound) if day), default=None)
    dropped = [] if claimed else _dropped_days(article)
    guess = reason_day(hints, latest, _dateline(article), dropped, horizon=None if claimed else RECENT)
    if guess is None:
        return article if claimed and not doubts else _undated(parsed, claimed, doubts)
    if claimed and not doubts and guess.earliest <= claimed <= guess.latest:
        return article
    return article.model_copy(
        update={
            "published": guess.published,
            "published_basis": "content",
            "dating": Dating(
                earliest=guess.earliest.isoformat(),
                latest=guess.latest.isoformat(),
                claimed=article.published,
                evidence=_evidence(parsed, (*doubts, *guess.hints)),
            ),
        }
    )


def weigh_days(parsed: ParsedArticle, days: Iterable[date]) -> dict[date, float]:
    """How badly each day fits what the article itself says of its day, 0 for not at all; without those it rules out."""
    hints = _all_hints(parsed)
    return cost_of_days(hints, days, _dateline(parsed.article), _dropped_days(parsed.article))


def names_year(parsed: ParsedArticle) -> bool:
    """Whether something in an article tells its year from others."""
    return gather_evidence(_all_hints(parsed), None, None, _dropped_days(parsed.article)).names_year


def _all_hints(parsed: ParsedArticle) -> list[Hint]:
    hints, new_year = find_hints(parsed.time_candidates), find_new_year(parsed.doc)
    return [*hints, new_year] if new_year else hints


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text and len(text) >= 10 else None


def _undated(parsed: ParsedArticle, claimed: date | None, doubts: Sequence[Hint]) -> Article:
    dating = Dating(claimed=claimed.isoformat() if claimed else None, evidence=_evidence(parsed, doubts))
    return parsed.article.model_copy(update={"published": None, "published_basis": "unknown", "dating": dating})


def _evidence(parsed: ParsedArticle, hints: Iterable[Hint]) -> tuple[Citation, ...]:
    """The places of the hints, in the order of the text, each once."""
    places = sorted({(hint.start, hint.end) for hint in hints})
    return tuple(parsed.cite(start, end) for start, end in places)


# ---- does the text contradict the page?


def _doubts(hints: Sequence[Hint], claimed: date, bound: date | None) -> tuple[Hint, ...]:
    """The hints that speak against a page's date; none where others speak for it."""
    if any(_speaks_for(hint, claimed) for hint in hints):
        return ()
    ahead = [hint for hint in hints if _too_far_ahead(hint, claimed)]
    back = [hint for hint in hints if _too_far_back(hint, claimed)]
    passed = [hint for hint in hints if _promised_before(hint, claimed)]
    if len(ahead) + len(passed) > 1 or len({(hint.month, hint.day) for hint in back}) > 1:
        return (*ahead, *passed, *back)
    return ()


def _speaks_for(hint: Hint, claimed: date) -> bool:
    if hint.kind == "bare":
        return any(-NEAR <= (day - claimed).days <= 4 * NEAR for day in years_of(hint, claimed))
    if hint.kind == "dated" and hint.period is not None and hint.period.unit == "D":
        if hint.tense == "unknown" and hint.period.start == claimed:
            return False  # the page's own date line
        return abs((hint.period.start - claimed).days) <= NEAR
    return False


def _too_far_ahead(hint: Hint, claimed: date) -> bool:
    if hint.kind != "bare" or hint.tense != "future" or is_round(hint):
        return False
    day = min(day for day in years_of(hint, claimed) if day >= claimed)
    distance = (day - claimed).days
    return distance > (AHEAD_AT_MOST if day.year == claimed.year else AHEAD_IN_NEXT_YEAR)


def _too_far_back(hint: Hint, claimed: date) -> bool:
    if hint.kind != "bare" or hint.tense != "past" or is_round(hint):
        return False
    day = max(day for day in years_of(hint, claimed) if day <= claimed)
    return day.year < claimed.year and (claimed - day).days > BACK_AT_MOST


def _promised_before(hint: Hint, claimed: date) -> bool:
    """“will meet on 10 January 2022” on a page of that August."""
    return (
        hint.kind == "dated"
        and hint.tense == "future"
        and hint.period is not None
        and (claimed - hint.period.last).days > NEAR
    )


def writes_day_first(article: Article) -> bool:
    """Whether “03/04/2022” is a day of April to the publisher, by the country of its address."""
    host = urlsplit(article.url or "").hostname or article.publisher or ""
    return host.rsplit(".", 1)[-1].lower() in DAY_FIRST


def is_day_certain(article: Article) -> bool:
    """Whether the day of publication is known, and not only its month or year, to read “Thursday” by it."""
    return article.published is not None and len(article.published) == len("2022-01-03")


def possible_days(article: Article) -> tuple[str, ...]:
    """The days on which an article can have been published, where a day is given and it is not sure; else none."""
    first, last = _day(article.dating.earliest), _day(article.dating.latest)
    if article.published_basis != "content" or not is_day_certain(article) or first is None or last is None:
        return ()
    return tuple((first + timedelta(step)).isoformat() for step in range(min((last - first).days, MOST_DAYS) + 1))


def _dropped_days(article: Article) -> list[date]:
    """Full dates in what cleaning left out: captions and the like."""
    found = []
    for dropped in article.dropped:
        for match in FULL_DATE.finditer(dropped.text):
            month = MONTHS.index(match[1] or match[5]) + 1
            day, year = int(match[2] or match[4]), int(match[3] or match[6])
            if 1 <= day <= days_of_month(year, month):
                found.append(date(year, month, day))
    return found


def _dateline(article: Article) -> tuple[int, int] | None:
    """Month and day of a dateline without a year, as cleaning left it: “SEOUL, Aug 30 (Reuters) -”."""
    for dropped in article.dropped:
        if "dateline" in dropped.reason and (found := DATELINE.search(dropped.text)):
            return MONTHS.index(found[1] or found[4]) + 1, int(found[2] or found[3])
    return None
