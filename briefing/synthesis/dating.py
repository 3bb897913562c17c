"""When an article was published, by what the story's other articles date.

An article without a day of its own says “on Monday” of something that a dated article puts on 3 June: then it was
written on a day on which its Monday is that one.  Nothing is assumed of which words mean what: what an article tells
is read under each day that comes into question, and those days stay under which it agrees with the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from briefing.language.encounters.occasions import GATHERINGS, days
from briefing.model import Article, ArticleFindings, Citation, Deadline, Event, Meeting
from briefing.once import overlap_any
from briefing.synthesis.deadlines import TIME_WORDS
from briefing.synthesis.meetings import family_of_words
from briefing.synthesis.wording import read_wording

DAY = len("2022-01-03")
A_WEEK = 7
"""Days: what is told of a week or less says something of the day of writing."""
A_FEW_DAYS = 4
"""Days that talks go on for."""
YEARS = 2
"""Days that “June 18” can be as the day of writing moves over its own day: that of this year, and of the next."""
TALKING = GATHERINGS | {"call", "visit"}
"""Families that one encounter of the same parties may go by."""
FEWEST = 4
"""Content words that the tellings of one event share at least, a name among them."""
ALIKE = 0.6
"""The share of the shorter telling's content words that they share at least."""
ENOUGH = 2
"""Events that have to agree where the article says nothing of its month."""
A_MONTH = 31
Kind = Literal["meeting", "deadline", "event"]
Local = tuple[str, str]
"""An actor of one article: (article id, the actor's id within the article)."""
Matter = tuple[str, frozenset[str], str]
"""What something told is of: its kind, with the parties of a meeting or the words of anything else; its day or none."""


@dataclass(frozen=True)
class Told:
    """Something that an article tells of a day: who takes part, or the words for it, and when it is said to be."""

    kind: Kind
    family: str
    parties: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    first: str | None
    last: str | None
    citation: Citation


@dataclass(frozen=True)
class Fit:
    """The days on which an article can have been written, and the words that say so: its own and those of others."""

    days: tuple[date, ...]
    own: tuple[Citation, ...]
    others: tuple[Citation, ...]


def tell(found: ArticleFindings, ids: Mapping[Local, str]) -> list[Told]:
    """What an article tells of days, with the brief's ids for the actors."""
    told: list[Meeting | Deadline | Event] = [*found.meetings, *found.deadlines]
    places = [citation for one in told for citation in one.citations]
    told += [event for event in found.events if not overlap_any(event.citations, places)]

    def brief_id(actor: str) -> str:
        return ids.get((found.article.id, actor), actor)

    return [_told(one, place, brief_id) for one in told for place in one.citations]


def is_anchored(article: Article) -> bool:
    """Whether the day of an article is known, so that what it dates is dated."""
    return article.published is not None and len(article.published) == DAY


def own_bounds(article: Article) -> tuple[date, date] | None:
    """First and last day on which an article can have been written by what it says itself; None where it says none."""
    if article.dating.earliest and article.dating.latest:
        return date.fromisoformat(article.dating.earliest), date.fromisoformat(article.dating.latest)
    return days(article.published, None)


def may_share(told: Sequence[Told], others: Sequence[Told]) -> list[date]:
    """The days that others give to what the article tells, too; none where it tells nothing of theirs."""
    found = {other.first for one in told for other in others if _is_dated(other) and _is_same(one, other)}
    return sorted(date.fromisoformat(day) for day in found if day)


def fit_days(
    readings: Mapping[date, Sequence[Told]], others: Sequence[Told], bounds: tuple[date, date] | None
) -> Fit | None:
    """The days of writing under which an article agrees with the others; None where that is not certain.

    ``readings``: what it tells if it was written on each of these days; ``bounds``: as `own_bounds`.  Certain is what
    two events say, or one that the others date only once where the article says of its month itself.
    """
    signs = list(_signs(readings, others))
    strong = [sign for sign in signs if sign.is_fine]
    events = _count_apart([sign.matters for sign in strong])
    known_month = _is_month_known(bounds)
    if not (events >= ENOUGH or (events and known_month and all(len(sign.dates) == 1 for sign in strong))):
        return None
    fitting = set(readings).intersection(*(sign.fits for sign in signs))
    if bounds is not None:
        fitting = {day for day in fitting if bounds[0] <= day <= bounds[1]}
    if not fitting:
        return None  # they do not agree: nothing is certain
    own = {_place(sign.own): sign.own for sign in signs}
    told = {_place(each): each for sign in signs for each in sign.others}
    return Fit(
        tuple(sorted(fitting)), tuple(own[place] for place in sorted(own)), tuple(told[place] for place in sorted(told))
    )


def may_fit(readings: Mapping[date, Sequence[Told]], others: Sequence[Told], bounds: tuple[date, date] | None) -> bool:
    """Whether `fit_days` may find days, by what it tells on some of those in question, first and last included.

    What it tells alike on both moves with no day between them, and what is told on but one of them gives no sign.
    """
    dated, matters, places = [other for other in others if _is_dated(other)], set(), 0
    for read in _by_place(readings):
        if len(read) < len(readings) or len({(one.first, one.last) for one in read.values()}) == 1 < len(readings):
            continue
        same = [other for other in dated if all(_is_same(one, other) for one in read.values())]
        matters |= {_matter(other, explicit=True) for other in same}
        places += bool(same)
    return min(places, len(matters)) >= (1 if _is_month_known(bounds) else ENOUGH)


def _is_month_known(bounds: tuple[date, date] | None) -> bool:
    return bounds is not None and (bounds[1] - bounds[0]).days <= A_MONTH


def _count_apart(matters: Iterable[frozenset[Matter]]) -> int:
    """How many of the signs are of different matters: those who meet every week are one sign, however often told."""
    seen: set[Matter] = set()
    count = 0
    for each in sorted(matters, key=lambda one: (len(one), sorted(map(str, one)))):
        count += not each & seen
        seen |= each
    return count


def _place(citation: Citation) -> tuple[str, int, int]:
    return citation.article, citation.start, citation.end


# ---- what one telling says of the day of writing


@dataclass(frozen=True)
class _Sign:
    """A telling that moves with the day of writing, the days that others give to it, and the days under which it fits.

    ``matters`` is what it is of: two tellings of one matter are one sign of it.
    """

    own: Citation
    others: tuple[Citation, ...]
    dates: frozenset[str]
    matters: frozenset[Matter]
    fits: frozenset[date]
    is_fine: bool


def _signs(readings: Mapping[date, Sequence[Told]], others: Sequence[Told]) -> Iterator[_Sign]:
    for read in _by_place(readings):
        spans = {day: (one.first, one.last) for day, one in read.items()}
        if len(read) < len(readings) or len(set(spans.values())) == 1:
            continue  # “on 10 January” says nothing of the day of writing; what is put together by its day even less
        same = [other for other in others if _is_dated(other) and all(_is_same(one, other) for one in read.values())]
        met = [other for other in same if any(_covers(one, other) for one in read.values())]
        fits = frozenset(day for day, one in read.items() if any(_covers(one, other) for other in met))
        if fits:
            explicit = len(set(spans.values())) <= YEARS
            yield _Sign(
                own=next(iter(read.values())).citation,
                others=tuple(other.citation for other in met),
                dates=frozenset(other.first or "" for other in met),
                matters=frozenset(_matter(other, explicit) for other in met),
                fits=fits,
                is_fine=all(_length(read[day]) <= A_WEEK for day in fits),
            )


def _by_place(readings: Mapping[date, Sequence[Told]]) -> list[dict[date, Told]]:
    """What the article tells, place by place: how it is read if it was written on each of the days."""
    by_place: dict[tuple[str, int], dict[date, Told]] = {}
    for day, told in readings.items():
        for one in told:
            by_place.setdefault((one.kind, one.citation.start), {})[day] = one
    return list(by_place.values())


def _matter(told: Told, explicit: bool) -> Matter:
    """What something is of; where its day is named by its date, that day of it: “on June 18” is no other week's."""
    of = told.parties if told.kind == "meeting" else told.words
    return told.kind, of, (told.first or "") if explicit else ""


def _length(told: Told) -> int:
    span = days(told.first, told.last)
    return (span[1] - span[0]).days + 1 if span else 9999


def _covers(one: Told, other: Told) -> bool:
    here, there = days(one.first, one.last), days(other.first, other.last)
    return here is not None and there is not None and here[0] <= there[1] and there[0] <= here[1]


# ---- one event, or two?


def _told(one: Meeting | Deadline | Event, place: Citation, brief_id: Callable[[str], str]) -> Told:
    wording = read_wording(one.text)
    kind: Kind = "meeting" if isinstance(one, Meeting) else "deadline" if isinstance(one, Deadline) else "event"
    parties: tuple[str, ...] = ()
    family = ""
    if isinstance(one, Meeting):
        parties, family = one.parties, family_of_words(one.what)[0]
    elif isinstance(one, Deadline):
        parties, family = (*((one.by,) if one.by else ()), *one.of), one.kind
    return Told(
        kind=kind,
        family=family,
        parties=frozenset(map(brief_id, parties)),
        words=frozenset(word for word in wording.words if not TIME_WORDS.match(word)),
        names=frozenset(name for name in wording.names if not TIME_WORDS.match(name)),
        numbers=wording.numbers,
        first=one.date,
        last=one.date_end or one.date,
        citation=place,
    )


def _is_dated(told: Told) -> bool:
    """Whether a telling gives one day, or a few."""
    return told.first is not None and len(told.first) == DAY and _length(told) <= A_FEW_DAYS


def _is_same(one: Told, other: Told) -> bool:
    """Whether two tellings are of one event, whenever they say it is; in doubt they are not."""
    if one.kind != other.kind:
        return False
    if one.kind == "meeting":
        alike = one.family == other.family or {one.family, other.family} <= TALKING
        shared = one.parties & other.parties
        return alike and len(shared) > 1 and shared in (one.parties, other.parties)
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return False
    words = one.words & other.words
    named = bool(one.names & other.words or other.names & one.words)
    return named and len(words) >= FEWEST and len(words) >= ALIKE * min(len(one.words), len(other.words))
