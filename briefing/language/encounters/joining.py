"""Tellings of one event put together: within an article, and what two of them say as one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from briefing.language.encounters.occasions import (
    SUBJECTLESS,
    Occasion,
    days,
    is_moved,
    likeness,
    relation,
    same_place,
)
from briefing.model import Status

SATURDAY = 6
COMPARED = 200
"""Entries of one article, the last told, that a telling is compared with: more are no news, and would take long."""
MOST = 300
"""Entries of one article at most."""
A_FEW_DAYS = timedelta(4)
"""Days that talks may go on for: a longer span is a week or a month within which they lie."""


def gather_occasions(occasions: Iterable[Occasion]) -> list[Occasion]:
    """The accepted occasions of an article, each once, in order of first telling, with what all tellings add."""
    gathered: list[Occasion] = []
    for occasion in occasions:
        at = find_same(gathered, occasion)
        if at is not None and (occasion.accepted or occasion.definite or _names_it(gathered[at], occasion)):
            gathered[at] = join(gathered[at], occasion)
        elif occasion.accepted and len(gathered) < MOST:
            gathered.append(occasion)
    return gathered


def _names_it(one: Occasion, other: Occasion) -> bool:
    """A loose telling adds to an entry only where it says who was there, or when what has a name was."""
    dated = relation(one, other) in {"same", "within"} and bool(other.named or other.parties)
    return dated or len(set(one.parties) & set(other.parties)) > 1


def find_same(gathered: list[Occasion], occasion: Occasion) -> int | None:
    """Which of the occasions is the same event: the best match, and of equal ones the last told."""
    best, found = 0.0, None
    since = max(0, len(gathered) - COMPARED)
    for at, one in enumerate(gathered[since:], since):
        score = likeness(one, occasion)
        score += (same_place(one, occasion) + _same_noun(one, occasion)) if score else 0.0
        if score and score >= best:
            best, found = score, at
    return found


def _same_noun(one: Occasion, other: Occasion) -> float:
    """A quarter for what is called alike: “the talks” are rather the talks than the further round told after them."""
    alike = one.what.split()[-1:] and one.what.split()[-1].lower() == other.what.split()[-1].lower()
    return 0.25 if other.definite and alike else 0.0


def join(one: Occasion, other: Occasion) -> Occasion:
    """The two as one: the finer date, all parties, the fuller name, every place of the text once."""
    finer = other if other.accepted and _is_finer(other, one) else one
    if is_moved(other, one) or is_moved(one, other):
        finer = other if is_moved(other, one) else one
    known = {(citation.article, citation.start, citation.end) for citation in one.citations}
    added = [each for each in other.citations if (each.article, each.start, each.end) not in known]
    name = other if other.accepted and _is_fuller(other, one) else one
    return replace(
        one,
        family=name.family,
        what=name.what,
        named=name.named,
        parties=(*one.parties, *(party for party in other.parties if party not in one.parties)),
        first=finer.first,
        last=finer.last,
        place=one.place or other.place,
        status=_status(one, other, finer),
        citations=(*one.citations, *added),
        accepted=one.accepted or other.accepted,
        moved_from=finer.moved_from or one.moved_from or other.moved_from,
    )


def _is_finer(other: Occasion, one: Occasion) -> bool:
    here, there = days(one.first, one.last), days(other.first, other.last)
    if here is None or there is None:
        return there is not None
    vague = any(first.isoweekday() == SATURDAY and last > first for first, last in (here, there))  # a weekend
    if not vague and max(here[1] - here[0], there[1] - there[0]) <= A_FEW_DAYS:  # “on Thursday and Friday” says more
        return there[0] <= here[0] and here[1] <= there[1] and here != there
    return there[1] - there[0] < here[1] - here[0]


def _is_fuller(other: Occasion, one: Occasion) -> bool:
    """A noun's name before a verb's; of nouns the longer, up to six words; of verbs one that names its subject."""
    if other.named != one.named:
        return other.named
    if not one.named:
        return one.what.split()[0].lower() in SUBJECTLESS and other.what.split()[0].lower() not in SUBJECTLESS
    return len(one.what.split()) < len(other.what.split()) <= 6


def _status(one: Occasion, other: Occasion, finer: Occasion) -> Status:
    if "cancelled" in {one.status, other.status}:
        return "cancelled"
    if relation(one, other) == "same" and "past" in {one.status, other.status}:
        return "past"  # planned by one, held in the words of the other
    return finer.status if finer.first else one.status
