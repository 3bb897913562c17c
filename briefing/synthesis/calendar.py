"""The calendar of a brief: its dated meetings and deadlines as entries that keep their identity from brief to brief."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from briefing.identity import short_hash
from briefing.language.encounters.occasions import GATHERINGS
from briefing.midnight import NOTE, is_midnight_open
from briefing.model import Brief, CalendarEntry, CalendarStatus, Citation, Deadline, Meeting
from briefing.once import is_deadline, without_deadlines
from briefing.synthesis.deadlines import TIME_WORDS
from briefing.synthesis.meetings import family_of_words
from briefing.synthesis.wording import fold, is_plain

KEPT = timedelta(days=31)
"""How long what is over stays in the calendar: after that it is history."""
WORDS = 24
"""Words of a summary line."""
MOST_QUOTES = 6
DAY = len("2022-01-10")
KINDS = {"due": "Deadline", "takes effect": "Takes effect", "ends": "Ends"}
FORMATS = {"telephone": "By telephone.", "video": "By video.", "in person": "In person."}


@dataclass(frozen=True)
class Calendar:
    """The entries by date, and how many meetings and deadlines ahead have no full date and so no place among them."""

    entries: tuple[CalendarEntry, ...]
    undated: int


def build_calendar(brief: Brief) -> Calendar:
    """The calendar of a brief: what is ahead, called off or a month old at most, and what is kept from before."""
    entries: dict[str, CalendarEntry] = {}
    undated = 0
    for one, uid in with_uids(brief):
        if len(one.date or "") != DAY:
            undated += is_ahead(one)
        elif is_recent(one, brief.as_of):
            entries[uid] = entry_of(one, uid, brief)
    for kept in brief.earlier:
        entries.setdefault(kept.uid, kept)
    return Calendar(tuple(sorted(entries.values(), key=lambda one: (one.date, one.summary, one.uid))), undated)


def with_uids(brief: Brief) -> Iterator[tuple[Meeting | Deadline, str]]:
    """The meetings and deadlines of a brief, each once, with their UIDs.

    A UID is made from what the thing is and not from its day, so that what is moved keeps it.  Where two would get the
    same, the earlier one has it and the day is added to the others'.
    """
    every: list[Meeting | Deadline] = [*without_deadlines(brief.meetings, brief.deadlines), *brief.deadlines]
    given = {one.uid for one in every if one.uid}
    for one in sorted(every, key=lambda each: (each.date or "9999", each.id)):
        uid = one.uid or uid_of(one)
        if not one.uid and uid in given:
            uid = uid_of(one, one.date or one.id)
        if not one.uid and uid in given:
            uid = uid_of(one, one.id)
        given.add(uid)
        yield one, uid


def uid_of(one: Meeting | Deadline, *besides: str) -> str:
    """The UID of a meeting or deadline, from its kind, its parties and what it is called."""
    if isinstance(one, Deadline):
        parts = ["deadline", one.kind, *sorted({*one.of, one.by or ""} - {""}), " ".join(sorted(_matter(one.text)))]
    else:
        family, named = family_of_words(one.what)
        name = sorted(_matter(one.what)) if named else []
        parts = ["meeting", "talks" if family in GATHERINGS else family, *sorted(one.parties), *name]
    return f"{short_hash(*parts, *besides)}@briefing"


def _matter(text: str) -> frozenset[str]:
    """The words of a text that say what it is of, folded, without those of its day."""
    words = (word.lower() for word in re.findall(r"[^\W_]+", text) if not is_plain(word))
    return frozenset(fold(word) for word in words if not TIME_WORDS.match(word)) - {"upcom", "next", "plan"}


def is_ahead(one: Meeting | Deadline) -> bool:
    """Whether it is still to come."""
    return one.status in {"upcoming", "ahead"}


def is_recent(one: Meeting | Deadline | CalendarEntry, as_of: str) -> bool:
    """Whether it is ahead of the brief's day or was a month before it at most."""
    return date.fromisoformat((one.date_end or one.date or as_of)[:DAY]) >= date.fromisoformat(as_of) - KEPT


def entry_of(one: Meeting | Deadline, uid: str, brief: Brief) -> CalendarEntry:
    """A meeting or deadline with a full date as an entry."""
    names = {actor.id: actor.name for actor in brief.actors}
    articles = {article.id: article for article in brief.articles}
    people = one.parties if isinstance(one, Meeting) else (*((one.by,) if one.by else ()), *one.of)
    parties = tuple(dict.fromkeys(names.get(actor, actor) for actor in people))
    first = articles.get(one.citations[0].article)
    meeting = one if isinstance(one, Meeting) else None
    return CalendarEntry(
        uid=uid,
        revision=one.revision,
        kind="meeting" if meeting and not is_deadline(meeting) else "deadline",
        summary=_summary(one, parties),
        date=one.date or "",
        date_end=one.date_end if len(one.date_end or "") == DAY else None,
        time=meeting.time if meeting else None,
        place=meeting.place if meeting else None,
        status=_status(one),
        parties=parties,
        notes="\n".join([*_notes(one, parties, names), *_quotes(one.citations, brief)]),
        url=first.url if first else None,
    )


def _status(one: Meeting | Deadline) -> CalendarStatus:
    if one.status == "cancelled":
        return "cancelled"
    return "confirmed" if one.confirmed else "tentative"


def _summary(one: Meeting | Deadline, parties: tuple[str, ...]) -> str:
    if isinstance(one, Deadline):
        return f"{KINDS[one.kind]}: {_cut(one.text)}"
    named = family_of_words(one.what)[1]
    missing = [name for name in parties if name.casefold() not in one.what.casefold()]
    return f"{_cut(one.what)}: {', '.join(missing)}" if named and missing else _cut(one.what)


def _cut(text: str) -> str:
    words = text.split()
    return " ".join(words[:WORDS]) + (" …" if len(words) > WORDS else "")


def _notes(one: Meeting | Deadline, parties: tuple[str, ...], names: dict[str, str]) -> Iterator[str]:
    if parties:
        yield f"{'Parties' if isinstance(one, Meeting) else 'Concerns'}: {', '.join(parties)}."
    if isinstance(one, Deadline):
        if one.when:
            yield f"When, in the source's words: {one.when}."
        if is_midnight_open(one):
            yield f"Midnight: {NOTE}."
    else:
        if one.time:
            yield f"At {one.time}{'' if one.time[5:] else ', as the source gives it'}."
        if one.format:
            yield FORMATS[one.format]
        if one.mediator:
            yield f"Mediated by {names.get(one.mediator, one.mediator)}."
        if one.postponed_from:
            yield f"Moved from {one.postponed_from}."
    if _is_of_a_week(one):
        yield "On a day of that week; no source says which."
    if not one.confirmed and is_ahead(one):
        yield "Not confirmed: only one publisher tells it, or only as planned or possible."


def _is_of_a_week(one: Meeting | Deadline) -> bool:
    """Whether its days are a Monday and the Sunday after it: what is told of “next week”."""
    if len(one.date or "") != DAY or len(one.date_end or "") != DAY:
        return False
    first, last = date.fromisoformat(one.date or ""), date.fromisoformat(one.date_end or "")
    return first.weekday() == 0 and last - first == timedelta(days=6)


def _quotes(citations: Iterable[Citation], brief: Brief) -> Iterator[str]:
    """The words that it rests on, each with its source, paragraph and link."""
    articles = {article.id: article for article in brief.articles}
    known = [one for one in citations if one.article in articles]
    for one in known[:MOST_QUOTES]:
        article = articles[one.article]
        paragraph = sum(1 for line in article.text[: one.start].split("\n")[:-1] if line.strip()) + 1
        source = article.publisher or article.title or article.source
        yield f"“{' '.join(one.text.split())}” ({source}, ¶{paragraph}){' ' + article.url if article.url else ''}"
    if len(known) > MOST_QUOTES:
        yield f"{len(known) - MOST_QUOTES} more in brief.json."
