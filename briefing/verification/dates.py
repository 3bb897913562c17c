"""Whether the dates of a brief can rest on the words that they cite."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from pydantic import BaseModel

from briefing.consistency import is_calendar_date
from briefing.model import Article, Citation, Deadline, Demand, Event, Meeting
from briefing.verification.checks import FAILED, NOT_CHECKABLE, VERIFIED, Check
from briefing.verification.citations import citations_of
from briefing.verification.days_named import days_named, is_precise

DATED = (Meeting, Deadline, Event)
"""Records whose `date` rests on what they cite; a demand's is its `deadline`."""

AROUND = 200
"""Characters around cited words in which the day may be named, within the paragraph."""


def check_dates(where: str, record: BaseModel, articles: Mapping[str, Article]) -> Iterator[Check]:
    """One check for the day of a meeting, deadline, event or demand."""
    if isinstance(record, DATED):
        first, last, field = record.date, record.date_end, "date"
    elif isinstance(record, Demand):
        first, last, field = record.deadline, None, "deadline"
    else:
        return
    if first is None or not is_calendar_date(first) or not (last is None or is_calendar_date(last)):
        return  # told where dates are looked up
    span = days_of(first, last)
    citations = [one for one in citations_of(record) if one.article in articles]
    place = f"{where}.{field}"
    if any(_fits(one.text, articles[one.article], span) for one in citations):
        yield Check("date", place, VERIFIED)
    elif any(is_precise(one.text) for one in citations):
        written = first if last is None else f"{first} to {last}"
        yield Check("date", place, FAILED, f"the words that it cites name other days than {written}")
    elif any(_is_near(one, articles[one.article], span) for one in citations):
        yield Check("date", place, VERIFIED)
    else:
        yield Check("date", place, NOT_CHECKABLE, f"no words near those that it cites name {first}")


def check_status(where: str, record: BaseModel, as_of: str) -> Iterator[Check]:
    """One check for what a meeting or deadline is as of the brief's day: ahead, or over."""
    if not isinstance(record, Meeting | Deadline) or not record.date or record.status == "cancelled":
        return
    if not all(is_calendar_date(one) for one in (record.date, record.date_end or record.date, as_of)):
        return
    first, last = days_of(record.date, record.date_end)
    today, place = days_of(as_of, None)[0], f"{where}.status"
    if record.status in {"upcoming", "ahead"} and last < today:
        yield Check("date", place, FAILED, f"it is not ahead: {last.isoformat()} was before {as_of}")
    elif record.status in {"past", "passed"} and first > today:
        yield Check("date", place, FAILED, f"it is not over: {first.isoformat()} comes after {as_of}")
    else:
        yield Check("date", place, VERIFIED)


def check_published(where: str, article: Article) -> Check | None:
    """Whether an article's date can be seen from what was kept; None where it has none."""
    if not article.published or not is_calendar_date(article.published):
        return None
    place = f"{where}.published"
    if article.published_basis == "dateline":
        span = days_of(article.published, None)
        datelines = [piece.text for piece in article.dropped if piece.reason == "dateline"]
        if any(one.fits(*span) for text in datelines for one in days_named(text, None)):
            return Check("date", place, VERIFIED)
        if any(is_precise(text) for text in datelines):
            return Check(
                "date", place, FAILED, f"the dateline that was kept names another day than {article.published}"
            )
    if article.published_basis == "content":
        span, dating = days_of(article.published, None), article.dating
        if dating.earliest and dating.latest and not _overlap(span, days_of(dating.earliest, dating.latest)):
            message = f"it lies outside {dating.earliest} to {dating.latest}, which was worked out"
            return Check("date", place, FAILED, message)
        if any(_fits(one.text, article, span) for one in dating.evidence):
            return Check("date", place, VERIFIED)
    return Check("date", place, NOT_CHECKABLE, f"its basis ({article.published_basis}) is not in the kept text")


def _overlap(here: tuple[date, date], there: tuple[date, date]) -> bool:
    return here[0] <= there[1] and there[0] <= here[1]


def days_of(first: str, last: str | None) -> tuple[date, date]:
    """The first and last day that ISO dates, however coarse, cover."""
    begin, _ = _cover(first)
    _, end = _cover(last or first)
    return begin, max(begin, end)


def _cover(iso: str) -> tuple[date, date]:
    if "W" in iso:
        monday = date.fromisoformat(f"{iso}-1")
        return monday, monday + timedelta(6)
    year, *rest = (int(part) for part in iso.split("-"))
    if not rest:
        return date(year, 1, 1), date(year, 12, 31)
    if len(rest) == 1:
        first = date(year, rest[0], 1)
        return first, date(year + rest[0] // 12, rest[0] % 12 + 1, 1) - timedelta(1)
    day = date(year, rest[0], rest[1])
    return day, day


def _fits(text: str, article: Article, span: tuple[date, date]) -> bool:
    return any(one.fits(*span) for one in days_named(text, _day(article.published)))


def _is_near(citation: Citation, article: Article, span: tuple[date, date]) -> bool:
    """Whether the days are named beside the cited words, or are those on which the article came out."""
    return _fits(_paragraph(citation, article), article, span) or _lies_in(span, article.published)


def _paragraph(citation: Citation, article: Article) -> str:
    """The words around a citation within its paragraph."""
    text = article.text
    start = max(text.rfind("\n\n", 0, citation.start) + 1, citation.start - AROUND, 0)
    end = text.find("\n\n", citation.end)
    return text[start : min(end if end >= 0 else len(text), citation.end + AROUND)]


def _lies_in(span: tuple[date, date], published: str | None) -> bool:
    """Whether an article came out within some days: what it tells without naming a day is of its own."""
    day = _day(published)
    return day is not None and span[0] <= day <= span[1]


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso and len(iso) == len("2022-01-03") and is_calendar_date(iso) else None
