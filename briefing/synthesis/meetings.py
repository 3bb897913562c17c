"""Meetings over all articles: one entry for one event, what the sources disagree on, status as of the brief's day."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from briefing.identity import finding_id, short_hash
from briefing.language.encounters.joining import join
from briefing.language.encounters.lexicon import load_encounters
from briefing.language.encounters.occasions import Occasion, days, likeness
from briefing.model import Citation, Difference, Finding, Meeting, Status

LATEST = "9999"
CLOSE = 3
"""Days that two tellings of one event may lie apart."""
SURE = 2.0
"""Likeness of two tellings whose days agree."""
FRESH = 31
"""Days for which an article's “upcoming” holds."""


def merge_meetings(
    meetings: Sequence[Meeting], as_of: str, published: Mapping[str, str | None] | None = None
) -> tuple[tuple[Meeting, ...], tuple[Difference, ...]]:
    """The meetings of all articles, each event once, by date with undated ones last; and where sources disagree on one.

    ``meetings`` carry the brief's ids for actors.  ``as_of`` is the brief's day, as an ISO date.  ``published`` gives
    the articles' dates by their ids: what an old or undated article calls upcoming without a date is not so any more.
    """
    recent = fresh_articles(published, as_of)
    groups: list[tuple[Occasion, list[Meeting]]] = []
    for meeting in sorted(meetings, key=_sureness):
        occasion = _occasion(meeting)
        scores = [likeness(known, occasion) for known, _ in groups]
        best = max(scores, default=0.0)
        if best:
            at = scores.index(best)
            known, members = groups[at]
            groups[at] = join(known, occasion), [*members, meeting]
        else:
            groups.append((occasion, [meeting]))
    merged = _with_own_ids([_meeting(occasion, members, as_of, recent) for occasion, members in _with_moved(groups)])
    merged.sort(key=lambda one: (one.date or LATEST, one.date_end or "", one.status != "upcoming", one.id))
    return tuple(merged), tuple(_disagreements(merged, published or {}))


def _with_moved(groups: Sequence[tuple[Occasion, list[Meeting]]]) -> list[tuple[Occasion, list[Meeting]]]:
    """The groups, each with what was told of its new day before it was known to be the one that was moved there."""
    kept: list[tuple[Occasion, list[Meeting]]] = []
    for occasion, members in sorted(groups, key=lambda group: group[0].moved_from is None):
        scores = [likeness(known, occasion) if known.moved_from else 0.0 for known, _ in kept]
        best = max(scores, default=0.0)
        if best >= SURE and not occasion.moved_from:
            at = scores.index(best)
            kept[at] = join(kept[at][0], occasion), [*kept[at][1], *members]
        else:
            kept.append((occasion, members))
    return kept


def _sureness(meeting: Meeting) -> tuple[bool, int, int, str, str]:
    """Dated before undated, finely dated before coarsely: entries to which the others are added."""
    span = days(meeting.date, meeting.date_end)
    length = (span[1] - span[0]).days if span else 0
    return span is None, length, -len(meeting.parties), meeting.date or "", meeting.id


def _occasion(meeting: Meeting) -> Occasion:
    family, named = family_of_words(meeting.what)
    return Occasion(
        family=family,
        what=meeting.what,
        named=named,
        parties=meeting.parties,
        first=meeting.date,
        last=meeting.date_end or meeting.date,
        place=meeting.place,
        status=meeting.status,
        citations=meeting.citations,
        moved_from=meeting.postponed_from,
    )


def family_of_words(what: str) -> tuple[str, bool]:
    """The family of an encounter by its name or clause, and whether a noun names it."""
    table, words = load_encounters(), re.findall(r"[\w-]+", what.lower())
    for word in reversed(words):
        if word in table.nouns and len(words) <= 6:
            return table.nouns[word], True
    verbs = [table.verbs[word] for word in words if word in table.verbs and table.verbs[word].family]
    sure, unsure = [verb for verb in verbs if not verb.needs], [verb for verb in verbs if verb.needs]
    if sure or unsure:
        heard = [verb for verb in unsure if verb.family == "hearing"]  # “will appear in court for breach of the rules”
        return (sure[0] if sure else (heard or unsure)[-1]).family, False  # “is due to address”: of those, the last
    return next((table.nouns[word] for word in reversed(words) if word in table.nouns), "talks"), False


def _meeting(occasion: Occasion, members: Sequence[Meeting], as_of: str, recent: frozenset[str] | None) -> Meeting:
    first = next((one for one in members if one.postponed_from), members[0])
    return first.model_copy(
        update={
            "id": finding_id("meetings", occasion.family, occasion.first or "", *sorted(occasion.parties)),
            "what": occasion.what,
            "parties": occasion.parties,
            "date": occasion.first,
            "date_end": occasion.last if occasion.last != occasion.first else None,
            "place": occasion.place,
            "status": status_as_of(occasion, as_of, recent),
            "postponed_from": occasion.moved_from,
            "citations": tuple(sorted(occasion.citations, key=lambda one: (one.article, one.start, one.end))),
        }
    )


def _with_own_ids(meetings: Sequence[Meeting]) -> list[Meeting]:
    """The meetings, each with an id of its own: where two would share one, the later one's place is added."""
    named, taken = [], set()
    for meeting in sorted(meetings, key=lambda one: [(place.article, place.start) for place in one.citations]):
        name, place = meeting.id, meeting.citations[0]
        if name in taken:
            name = f"{name}-{short_hash(place.article, str(place.start), meeting.what)}"
        taken.add(name)
        named.append(meeting.model_copy(update={"id": name}))
    return named


def fresh_articles(published: Mapping[str, str | None] | None, as_of: str) -> frozenset[str] | None:
    """The ids of the articles published within the month before a day; None where no dates are given at all."""
    if published is None:
        return None
    earliest = (date.fromisoformat(as_of) - timedelta(FRESH)).isoformat()
    return frozenset(each for each, day in published.items() if day and day >= earliest[: len(day)])


def status_as_of(occasion: Occasion, as_of: str, recent: frozenset[str] | None = None) -> Status:
    """Upcoming or past as of a day; what its source says of it where it falls on that day, or has no date.

    ``recent`` are the ids of the articles whose “upcoming”, without a date, still holds; None for all.
    """
    span = days(occasion.first, occasion.last)
    if occasion.status == "cancelled":
        return "cancelled"
    if span is None:
        stale = recent is not None and not any(citation.article in recent for citation in occasion.citations)
        return "past" if stale else occasion.status
    if span[0].isoformat() > as_of:
        return "upcoming"
    return "past" if span[1].isoformat() < as_of else occasion.status


def _disagreements(meetings: Sequence[Meeting], published: Mapping[str, str | None]) -> list[Difference]:
    """Entries that look like one event told with different days: same kind, same parties, days close together.

    What was to come when one article told it, and has come to pass when the other did, was moved: no disagreement.
    """
    found = []
    for at, one in enumerate(meetings):
        for other in meetings[at + 1 :]:
            if _may_be_one(one, other) and not (
                _came_later(one, other, published) or _came_later(other, one, published)
            ):
                sides = tuple(_side(each) for each in (one, other))
                found.append(Difference(kind="event date", subject=one.id, sides=sides))
    return found


def _may_be_one(one: Meeting, other: Meeting) -> bool:
    here, there = days(one.date, one.date_end), days(other.date, other.date_end)
    if here is None or there is None or here[0] != here[1] or there[0] != there[1]:
        return False
    articles = {citation.article for citation in one.citations} & {citation.article for citation in other.citations}
    same = set(one.parties) == set(other.parties) and (len(one.parties) > 1 or _is_one_visit(one, other))
    guest = _is_one_visit(one, other) and bool(set(one.parties) & set(other.parties))
    alike = family_of_words(one.what)[0] == family_of_words(other.what)[0]
    return not articles and ((same and alike) or guest) and 0 < abs((here[0] - there[0]).days) <= CLOSE


def _is_one_visit(one: Meeting, other: Meeting) -> bool:
    """Whether both go to one place: who is said to visit it on two days that lie close together goes there once."""
    places = [{word for word in (each.place or "").split() if word[:1].isupper()} for each in (one, other)]
    visits = ("visit" in {family_of_words(each.what)[0], family_of_words(each.text)[0]} for each in (one, other))
    return bool(places[0] & places[1]) and all(visits)


def _came_later(planned: Meeting, held: Meeting, published: Mapping[str, str | None]) -> bool:
    """Whether one was still to come for those who tell it, and those who tell the other wrote when its day had come."""
    before = [published.get(citation.article) for citation in planned.citations]
    after = [published.get(citation.article) for citation in held.citations]
    return all(day and day <= (planned.date or "") for day in before) and all(
        day and day >= (held.date or LATEST) > (planned.date or LATEST) for day in after
    )


def _side(meeting: Meeting) -> Finding:
    citation: Citation = meeting.citations[0]
    return Finding(id=finding_id("sides", meeting.id, citation.text), text=citation.text, citations=(citation,))
