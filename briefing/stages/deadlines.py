"""Deadlines: days by which something has to be done, from which a measure holds, or on which something runs out.

Only what lay ahead when the article was written is one: a truce that ended last week is an event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from briefing.identity import finding_id
from briefing.language.dating import is_day_certain, possible_days
from briefing.language.deadlines import Binding, day_before, find_binding, sense_before
from briefing.language.deadlines.verbs import noun_beside
from briefing.language.encounters.occasions import days
from briefing.language.encounters.participants import actors_of
from briefing.language.parsed import ParsedArticle
from briefing.language.times import AnchoredTime, is_clock
from briefing.language.times.tense import tense_at
from briefing.model import Deadline

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 320
"""Characters: a longer clause is no line of a table."""
LENGTH = re.compile(r"P(?P<number>\d+)(?P<unit>[DW])|PT(?P<hours>\d+)H")
DAYS = {"D": 1, "W": 7}
LONGEST_COUNT = 14
"""Days: a longer time is mostly that of a plan, counted from a day that is not known yet."""
COUNTED_FROM = frozenset({"of", "after", "from"})
FRESH = 6
"""Days before publication on which something was said that is told as news."""
APART = 4
"""Tokens that may stand between a time of day and its day: “midnight, Istanbul time, on Monday”."""
CLOSERS = {"“": "”", '"': '"', "‘": "’", "(": ")"}


def find_deadlines(parsed: ParsedArticle) -> tuple[Deadline, ...]:
    """The deadlines of an article, in the order of its text, each clause once."""
    clauses: dict[tuple[int, int], list[Binding]] = {}
    for said in parsed.times:
        time = _with_its_day(parsed, said)
        if time is None or time.first is None:
            continue
        found = parsed.once(("deadline", time.start_token, time.end_token), partial(_told_with, parsed, time))
        if found is not None:
            clauses.setdefault(found[1], []).append(replace(found[0], time=time))
    return tuple(
        _deadline(parsed, clause, binding, bindings, span)
        for clause, bindings in clauses.items()
        if clause[1] - clause[0] <= LONGEST
        for binding, span in _days_of(parsed, bindings)
    )


def _told_with(parsed: ParsedArticle, time: AnchoredTime) -> tuple[Binding, tuple[int, int]] | None:
    """What binds by a time, whatever its day, and the words that tell it."""
    binding = find_binding(parsed.doc, time)
    return (binding, words_of(parsed, binding)) if binding is not None else None


def _with_its_day(parsed: ParsedArticle, time: AnchoredTime) -> AnchoredTime | None:
    """A time with its days; of “within 48 hours” the day on which they are over, counted from that of the news.

    None for lengths of time that lead to no day, or are counted from something else (“within 30 days of the ruling”).
    """
    if time.expression.type != "DURATION":
        return time if time.expression.type in {"DATE", "TIME"} else None
    doc, length = parsed.doc, LENGTH.fullmatch(time.expression.value)
    before = doc[time.start_token - 1].lower_ if time.start_token else ""
    after = doc[time.end_token].lower_ if time.end_token < len(doc) else ""
    counted_from_news = before == "within" and after not in COUNTED_FROM and not _follows_a_day(parsed, time)
    said_on = _said_on(parsed, time) if counted_from_news else None
    if length is None or said_on is None:
        return None
    hours = int(length["hours"] or 0)
    count = hours // 24 if hours % 24 == 0 else 0  # hours that end within a day lead to none
    count = count or int(length["number"] or 0) * DAYS.get(length["unit"] or "", 0)
    if not 0 < count <= LONGEST_COUNT:
        return None
    over = (said_on + timedelta(count)).isoformat()
    return replace(time, first=over, last=over)


def _follows_a_day(parsed: ParsedArticle, time: AnchoredTime) -> bool:
    """“Complaints are taken until Friday. The court must rule on them within ten days”: counted from the day before."""
    doc, published = parsed.doc, parsed.article.published or ""
    sent = doc[time.start_token].sent
    if any(token.lower_ == "then" for token in sent):
        return True
    if sent.start == 0 or "\n" in doc[sent.start - 1].text:
        return False
    before = doc[sent.start - 1].sent
    named = (one for one in parsed.times if before.start <= one.start_token < before.end)
    return any(one.first and one.first[: len(published)] > published for one in named)


def _said_on(parsed: ParsedArticle, time: AnchoredTime) -> date | None:
    """The day on which a sentence was said: one that it names, just past, else that of publication where it is sure."""
    published = parsed.article.published
    if not published or not is_day_certain(parsed.article) or len(possible_days(parsed.article)) > 1:
        return None
    latest, sent = date.fromisoformat(published), parsed.doc[time.start_token].sent
    named = [
        date.fromisoformat(other.first)
        for other in parsed.times
        if sent.start <= other.start_token < sent.end and other.first is not None and len(other.first) == len(published)
    ]
    fresh = [day for day in named if timedelta(0) <= latest - day <= timedelta(FRESH)]
    return None if len(named) > len(fresh) or len(fresh) > 1 else fresh[0] if fresh else latest


def _days_of(parsed: ParsedArticle, bindings: Sequence[Binding]) -> Iterator[tuple[Binding, tuple[str, str]]]:
    """The days of a clause that lay ahead, each once: of “at midnight on Monday” the second time has the day."""
    with_day = [one for one in bindings if not is_clock(one.time)] or bindings
    by_then = [one for one in with_day if sense_before(parsed.doc, one.time) in {"by", "until"}]
    if by_then and len(by_then) < len(with_day):  # “will walk out on Friday unless it pays by Wednesday”
        with_day = [
            one if one in by_then or one.kind != "due" else replace(one, kind="takes effect") for one in with_day
        ]
    seen: set[tuple[str, str]] = set()
    for binding in with_day:
        span = days_ahead(parsed, binding)
        if span is not None and span not in seen:
            seen.add(span)
            yield binding, span


def _deadline(
    parsed: ParsedArticle,
    clause: tuple[int, int],
    binding: Binding,
    bindings: Sequence[Binding],
    span: tuple[str, str],
) -> Deadline:
    start, end = clause
    first, last = span
    near = [
        one.time
        for one in bindings
        if one.time is binding.time or (is_clock(one.time) and _gap(one.time, binding.time) <= APART)
    ]
    when = parsed.article.text[min(time.expression.start for time in near) : max(time.expression.end for time in near)]
    by = _actors(parsed, binding.setter)
    of = tuple(actor for actor in _actors(parsed, binding.meant) if actor not in by[:1])
    citation = parsed.cite(start, end)
    return Deadline(
        id=finding_id("deadlines", binding.kind, first, citation.text),
        text=citation.text,
        kind=binding.kind,
        date=first,
        date_end=last if last != first else None,
        when=when,
        by=by[0] if by else None,
        of=of,
        citations=(citation,),
    )


def _gap(one: AnchoredTime, other: AnchoredTime) -> int:
    """Tokens between two times."""
    return max(one.start_token, other.start_token) - min(one.end_token, other.end_token)


def _actors(parsed: ParsedArticle, noun: Token | None) -> tuple[str, ...]:
    return actors_of(parsed, noun) if noun is not None else ()


def days_ahead(parsed: ParsedArticle, binding: Binding) -> tuple[str, str] | None:
    """First and last day of a deadline that lay ahead when the article was written; None for one that did not."""
    time, published = binding.time, parsed.article.published
    span = days(time.first, time.last)
    if span is None or time.first is None or time.last is None or _is_vague(time):
        return None
    if published is None:
        return (time.first, time.last) if tense_at(parsed.doc[time.end_token - 1]) != "past" else None
    written = days(published, None)
    if sooner := day_before(parsed.doc, time):
        return (sooner, sooner) if sooner >= published else None
    return (time.first, time.last) if written is not None and span[1] >= written[0] else None


def _is_vague(time: AnchoredTime) -> bool:
    """Whether a day is no finer than a year, or than a season: “by 2030”; “by the end of the year” is."""
    season = time.expression.value[-3:] in {"-SP", "-SU", "-FA", "-WI"}
    return season or (len(time.first or "") < len("2022-01") and "end of" not in time.expression.text.lower())


def words_of(parsed: ParsedArticle, binding: Binding) -> tuple[int, int]:
    """The characters of the clause that tells a deadline, without clauses that are only joined to it."""
    top, time, doc = binding.top, binding.time, parsed.doc
    start, end = top.left_edge.i, top.right_edge.i + 1
    noun = noun_beside(top)
    if top.dep_ == "relcl" or noun is not None:
        start = (noun or top.head).left_edge.i  # “the ban, which takes effect on Friday”, “the answer, due on Friday”
    elif top.dep_ in {"ccomp", "advcl", "acl"}:
        start = _after_openers(top, start)
    for child in top.children:
        joined = child.dep_ == "conj" and child.tag_[:2] in {"VB", "MD"}
        remark = child.dep_ in {"parataxis", "ccomp"} or (
            child.dep_ == "advcl" and doc[child.left_edge.i - 1].text == ","
        )
        if child.i > top.i and (joined or remark) and child.left_edge.i >= time.end_token:
            end = min(end, child.left_edge.i)
        if child.i < top.i and child.dep_ in {"parataxis", "ccomp"} and child.right_edge.i < time.start_token:
            start = max(start, child.right_edge.i + 1)
    start, end = min(start, time.start_token), max(end, time.end_token)
    while start < end - 1 and (
        doc[start].is_space or doc[start].lower_ in {"and", "but", ",", ";", "that", "-", "–", "—"}
    ):
        start += 1
    while end > start + 1 and (
        doc[end - 1].is_space or doc[end - 1].lower_ in {",", ";", ":", ".", "and", "but", "–", "—", "-", "or"}
    ):
        end -= 1
    return _within_quotation(parsed, doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))


def _after_openers(top: Token, start: int) -> int:
    """A clause without the “that”, “when” or “which” that ties it to another."""
    first = top.doc[start]
    return start + 1 if first.lower_ in {"that", "when", "as", "because", "since"} and first.i < top.i else start


def _within_quotation(parsed: ParsedArticle, start: int, end: int) -> tuple[int, int]:
    """The characters without a quotation mark at an end that has no partner between."""
    text = parsed.article.text
    if text[start] in CLOSERS and CLOSERS[text[start]] not in text[start + 1 : end]:
        start += 1
    if text[end - 1] in '”"' and not set('“"') & set(text[start : end - 1]):
        end -= 1
    return start, end
