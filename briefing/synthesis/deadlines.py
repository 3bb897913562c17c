"""Deadlines over all articles: one entry for one deadline, from what stages found, demands with a day, and meetings.

A deadline told as such (“the Friday deadline”) is a meeting to the stages; it stands here as well, and documents show
it only here (`briefing.once`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from briefing.identity import finding_id, short_hash
from briefing.language.encounters.occasions import days
from briefing.model import Article, Citation, Deadline, DeadlineStatus, Demand, Meeting
from briefing.once import DEADLINES, LONGEST_NAME, is_deadline, overlap_any
from briefing.synthesis.certainty import is_confirmed
from briefing.synthesis.wording import fold, is_plain

PRONOUNS = frozenset({"it", "its", "they", "their", "this", "that", "he", "she", "his", "her", "which", "these", "to"})
"""First words of a telling that does not say what it is of."""
TIME_WORDS = re.compile(
    r"\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|noon|midnight|deadline|until|(?:jan|febr)uary|march|april|may|june|july"
    r"|august|(?:sept|nov|dec)ember|october|month|week|year|end|expire|effect|force"
)
"""Words by which two deadlines of one day are not told to be the same: those of the day, and of deadlines as such."""
SHOWN = 30
"""Words: of several tellings the fullest up to here is shown."""
STOPPAGE = re.compile(r"\b(?:strikes?|striking|walk-?outs?|walk out|stoppages?|down tools)\b", re.IGNORECASE)
"""What the people of one story do on one day under several names."""
ENOUGH = 2
"""Words that two tellings have in common, where their actors do not tell."""


def merge_deadlines(
    deadlines: Iterable[Deadline],
    demands: Iterable[Demand],
    meetings: Iterable[Meeting],
    as_of: str,
    articles: Mapping[str, Article],
) -> tuple[Deadline, ...]:
    """The deadlines of all articles, each once, by date.

    All carry the brief's ids for actors; demands and meetings are those of the brief.  A demand with a deadline is one;
    so is a dated meeting that is called a deadline.  What another meeting's words tell on its day is none: it stands
    there.  ``articles`` are the brief's by their ids; ``as_of`` is its day.
    """
    meetings = tuple(meetings)
    told = [
        *(one for one in deadlines if not _is_meeting(one, meetings)),
        *(_of_demand(demand) for demand in demands if demand.deadline and not _is_year(demand.deadline)),
        *(_of_meeting(meeting) for meeting in meetings if meeting.date and is_deadline(meeting)),
    ]
    groups: list[list[Deadline]] = []
    for one in sorted(told, key=_fineness):
        at = next((at for at, group in enumerate(groups) if any(_same(known, one) for known in group)), None)
        if at is None:
            groups.append([one])
        else:
            groups[at].append(one)
    merged = _with_own_ids([_deadline(group, as_of, articles) for group in groups])
    return tuple(sorted(merged, key=lambda one: (one.date, one.date_end or "", one.id)))


def _fineness(one: Deadline) -> tuple[int, str, int, str, str]:
    """Finely dated before coarsely: entries to which the others are added."""
    span = days(one.date, one.date_end)
    first = one.citations[0]
    return (span[1] - span[0]).days if span else 9999, one.date, first.start, first.article, one.id


def _is_year(date: str) -> bool:
    return len(date) < len("2022-01")


def _is_meeting(one: Deadline, meetings: Iterable[Meeting]) -> bool:
    """Whether the words are those of a meeting on that day: “must vote by Friday”."""
    return any(
        _same_days(one, meeting.date, meeting.date_end) and overlap_any(one.citations, meeting.citations)
        for meeting in meetings
        if meeting.date and not is_deadline(meeting)
    )


def _of_demand(demand: Demand) -> Deadline:
    return Deadline(
        id=demand.id,
        text=demand.text,
        kind="due",
        date=demand.deadline or "",
        by=demand.by,
        of=demand.of,
        citations=tuple(_plain(one) for one in demand.citations),
    )


def _of_meeting(meeting: Meeting) -> Deadline:
    return Deadline(
        id=meeting.id,
        text=meeting.text,
        kind="due",
        date=meeting.date or "",
        date_end=meeting.date_end,
        of=meeting.parties,
        citations=meeting.citations,
    )


def _plain(citation: Citation) -> Citation:
    return Citation(article=citation.article, start=citation.start, end=citation.end, text=citation.text)


def _same_days(one: Deadline, first: str | None, last: str | None) -> bool:
    here, there = days(one.date, one.date_end), days(first, last)
    return here is not None and there is not None and here[0] <= there[1] and there[0] <= here[1]


def _same(one: Deadline, other: Deadline) -> bool:
    """Whether two tellings are of one deadline: of one kind and day, and of the same words, actors, or matter."""
    if not _same_days(one, other.date, other.date_end):
        return False
    if overlap_any(one.citations, other.citations):
        return True
    if one.kind != other.kind and not (_is_only_named(one, other) and one.date == other.date):
        return False
    shared = _words(one) & _words(other)
    if (one.date, one.date_end) != (other.date, other.date_end):
        return len(shared) > ENOUGH
    actors = {*_actors(one), *_actors(other)}
    agree = bool(_actors(one) & _actors(other)) or not (_actors(one) and _actors(other)) or not actors
    bare = any(_is_bare(each) for each in (one, other))
    return agree and (
        _is_one_stoppage(one, other)
        or len(shared) >= ENOUGH
        or (bare and len(one.date) == len("2022-01-10"))
        or _same_hour(one, other)
    )


def _is_one_stoppage(one: Deadline, other: Deadline) -> bool:
    """“the strike would begin on Wednesday”, “a walkout took effect”: of one day, and nobody else's."""
    begins = one.kind == other.kind == "takes effect" and len(one.date) == len("2022-01-10")
    return begins and all(STOPPAGE.search(each.text) for each in (one, other))


def _is_only_named(*tellings: Deadline) -> bool:
    """Whether one of two is only called a deadline: “a deadline of Monday midnight”, on which a contract ends."""
    here, there = (_actors(one) for one in tellings)
    agree = bool(here & there) or not here or not there
    return agree and {one.kind for one in tellings} == {"due", "ends"} and any(map(_is_bare, tellings))


def _actors(one: Deadline) -> frozenset[str]:
    return frozenset((*one.of, *((one.by,) if one.by else ())))


def _same_hour(one: Deadline, other: Deadline) -> bool:
    """“noon on Friday” in both: deadlines of one day and hour are seldom two."""
    hours = [
        frozenset(re.findall(r"noon|midnight|\d+(?:[:.]\d\d)? ?[ap]\.?m", each.text.lower())) for each in (one, other)
    ]
    return bool(hours[0] & hours[1])


def _is_bare(one: Deadline) -> bool:
    """Whether a telling does not say what it is of: “It expires on Monday”, “the union's Friday deadline”."""
    words = one.text.lower().split()
    named = words[-1] in DEADLINES and len(words) <= LONGEST_NAME
    return words[0] in PRONOUNS or named or not _words(one)


def _words(one: Deadline) -> frozenset[str]:
    """The words of a telling that are not of its day."""
    words = re.findall(r"[^\W_]+", one.text)
    return frozenset(fold(word.lower()) for word in words if not is_plain(word) and not TIME_WORDS.match(word.lower()))


def _deadline(group: Sequence[Deadline], as_of: str, articles: Mapping[str, Article]) -> Deadline:
    """The one entry of a group: the telling that says most, with what the others add."""
    shown = max(group, key=_telling)
    order = {name: rank for rank, name in enumerate(articles)}
    places = {(one.article, one.start, one.end): one for each in group for one in each.citations}
    citations = sorted(places.values(), key=lambda one: (order.get(one.article, len(order)), one.start, one.end))
    by = shown.by or next((each.by for each in group if each.by), None)
    of = dict.fromkeys(actor for each in (shown, *group) for actor in each.of if actor != by)
    return shown.model_copy(
        update={
            "date": group[0].date,
            "date_end": group[0].date_end,
            "when": next((each.when for each in (shown, *group) if each.when), None),
            "by": by,
            "of": tuple(of),
            "status": status_as_of(group[0], as_of),
            "citations": tuple(citations),
            "confirmed": is_confirmed(citations, articles, binding=True),
        }
    )


def _telling(one: Deadline) -> tuple[bool, bool, int, int, str]:
    """How much a telling says: what it is of, for whom; the fullest that is not too long."""
    words = len(one.text.split())
    return not _is_bare(one), bool(one.when), len(_actors(one)), words if words <= SHOWN else -words, one.id


def status_as_of(one: Deadline, as_of: str) -> DeadlineStatus:
    """Passed from the day after on."""
    span = days(one.date, one.date_end)
    return "passed" if span is not None and span[1].isoformat() < as_of else "ahead"


def _with_own_ids(deadlines: Sequence[Deadline]) -> list[Deadline]:
    """The deadlines with ids of what they are; where two would get the same, the later one's place is added."""
    named: dict[str, Deadline] = {}
    for one in deadlines:
        name = finding_id("deadlines", "deadline", one.kind, one.date, one.text)
        if name in named:
            name = f"{name}-{short_hash(one.citations[0].article, str(one.citations[0].start))}"
        named[name] = one.model_copy(update={"id": name})
    return list(named.values())
