"""What else the articles say of a meeting: how it is held, who mediates, from when it was moved, at what hour.

Read off the sentences that tell of it and of no other meeting; what is not certain is left out.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from briefing.language.times.lexicon import load_lexicon
from briefing.model import Actor, Article, ArticleFindings, Citation, Meeting, MeetingFormat, TimeExpression
from briefing.synthesis.certainty import is_confirmed, is_held
from briefing.synthesis.sentences import sentence_around

_TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_FORMATS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _TABLE["format"].items()}
_BEFORE_MEDIATOR = re.compile(_TABLE["mediator"]["before"])
_AFTER_MEDIATOR = re.compile(_TABLE["mediator"]["after"])
_MOVING = re.compile(_TABLE["moved"]["word"])
_BEFORE_OLD_DAY = re.compile(_TABLE["moved"]["before"])
_HOUR = re.compile(r"(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d)")
NAME_REACH = 60
"""Characters after “mediated by” in which the name has to begin."""
Place = tuple[str, int, int]
"""An article's id, first and last character (half-open)."""


def add_particulars(
    meetings: Sequence[Meeting], found: Iterable[ArticleFindings], actors: Sequence[Actor]
) -> tuple[Meeting, ...]:
    """The merged meetings with format, mediator, postponed_from, time, confirmed and held, where they are certain."""
    found = list(found)
    articles = {one.article.id: one.article for one in found}
    times = {one.article.id: one.times for one in found}
    places = [_sentences(meeting, articles) for meeting in meetings]
    crowded = _shared(places)
    return tuple(
        meeting.model_copy(
            update=_particulars(meeting, [each for each in own if each not in crowded], articles, times, actors)
            | {"confirmed": is_confirmed(meeting.citations, articles)}
            | {"held": meeting.status == "past" and is_held(meeting.date, meeting.citations, articles)}
        )
        for meeting, own in zip(meetings, places, strict=True)
    )


def _sentences(meeting: Meeting, articles: Mapping[str, Article]) -> list[Place]:
    """The sentences that a meeting is told in, each once, in order."""
    places = (_sentence(one, articles) for one in meeting.citations if one.article in articles)
    return list(dict.fromkeys(places))


def _sentence(citation: Citation, articles: Mapping[str, Article]) -> Place:
    return (citation.article, *sentence_around(articles[citation.article].text, citation.start, citation.end))


def _shared(places: Sequence[Sequence[Place]]) -> frozenset[Place]:
    """The sentences that tell of more than one meeting."""
    seen: set[Place] = set()
    shared: set[Place] = set()
    for own in places:
        shared.update(each for each in own if each in seen)
        seen.update(own)
    return frozenset(shared)


def _particulars(
    meeting: Meeting,
    places: Sequence[Place],
    articles: Mapping[str, Article],
    times: Mapping[str, Sequence[TimeExpression]],
    actors: Sequence[Actor],
) -> dict[str, Any]:
    texts = [articles[article].text[start:end] for article, start, end in places]
    inside = [
        [one for one in times[article] if start <= one.start and one.end <= end] for article, start, end in places
    ]
    postponed = _one(
        day
        for (_, start, _), text, named in zip(places, texts, inside, strict=True)
        for day in _moved_from(meeting, text, start, named)
    )
    mediator = _one(who for text in texts for who in _mediators(text, actors))
    return {
        "format": _format(meeting, texts),
        "mediator": mediator,
        "postponed_from": (postponed or meeting.postponed_from) if meeting.status != "cancelled" else None,
        "time": _one_hour({hour for named in inside for hour in _hours(meeting, named)}),
    }


def _one(values: Iterable[str]) -> str | None:
    """The value that all give; None where there is none, or they differ."""
    found = set(values)
    return found.pop() if len(found) == 1 else None


def _one_hour(hours: set[str]) -> str | None:
    """The hour that all give; of “3 p.m. (1900 GMT)” the one with its zone."""
    zoned = {hour for hour in hours if len(hour) > len("15:00")}
    return _one(zoned if len(zoned) == 1 and len(hours) == 2 else hours)


def _format(meeting: Meeting, texts: Sequence[str]) -> MeetingFormat | None:
    own = [citation.text for citation in meeting.citations] + list(texts)
    formats = (name for name, pattern in _FORMATS.items() if any(pattern.search(text) for text in own))
    return cast("MeetingFormat | None", _one(formats))


def _moved_from(meeting: Meeting, text: str, offset: int, times: Sequence[TimeExpression]) -> Iterator[str]:
    """The days that a sentence says the meeting was moved from; ``offset`` is where the sentence begins."""
    if meeting.date is None or not (_MOVING.search(text) or "riginally" in text or "nitially" in text):
        return
    days = [
        (one.start - offset, one.end - offset, one.value[:10])
        for one in times
        if re.match(r"\d{4}-\d\d(?:-\d\d)?(?:T|$)", one.value)
    ]
    new = [(start, end) for start, end, day in days if day.startswith(meeting.date) or meeting.date.startswith(day)]
    for start, end, day in days:
        before = text[:start].lower()
        if (start, end) in new or not new or not _BEFORE_OLD_DAY.search(before):
            continue  # where the new day is not said, the old one may be that of something else
        if not before.rstrip().endswith("from") or any(_is_from_to(text, (start, end), other) for other in new):
            yield day


def _is_from_to(text: str, old: tuple[int, int], new: tuple[int, int]) -> bool:
    """“from the old day to the new”, or “to the new day from the old”: nothing else stands between them."""
    if old < new:
        return re.fullmatch(r",?\s+(?:to|until|till)\s+(?:the\s+)?", text[old[1] : new[0]]) is not None
    return re.fullmatch(r"\s+from\s+(?:the\s+)?", text[new[1] : old[0]]) is not None


def _mediators(text: str, actors: Sequence[Actor]) -> Iterator[str]:
    for cue in _BEFORE_MEDIATOR.finditer(text):
        after = text[cue.end() : cue.end() + NAME_REACH]
        named = [(match.start(), -len(alias), actor.id) for actor, alias, match in _named(after, actors)]
        if named and not re.search(r"[,;.]|\b(?:and|between)\b", after[: min(named)[0]]):
            yield _fullest(named)
    for cue in _AFTER_MEDIATOR.finditer(text):
        before = text[: cue.start()]
        ending = [
            (-len(alias), actor.id)
            for actor in actors
            for alias in (actor.name, *actor.aliases)
            if re.search(rf"(?<!\w){re.escape(alias)}$", before)
        ]
        if ending:
            yield min(ending)[1]


def _fullest(named: Sequence[tuple[int, int, str]]) -> str:
    """Of names that begin or lie in one phrase (“Turkish”, “Turkish President Orhan Kaya”), that of the longest."""
    first = min(named)[0]
    return min((one for one in named if one[0] <= first + 30), key=lambda one: (one[1], one[0], one[2]))[2]


def _named(text: str, actors: Sequence[Actor]) -> Iterator[tuple[Actor, str, re.Match[str]]]:
    for actor in actors:
        for alias in dict.fromkeys((actor.name, *actor.aliases)):
            if alias[:1].isupper() and (match := re.search(rf"(?<!\w){re.escape(alias)}(?!\w)", text)):
                yield actor, alias, match


def _hours(meeting: Meeting, times: Sequence[TimeExpression]) -> Iterator[str]:
    """The hours said of the meeting's own day, with the time zone where it is named."""
    for one in times:
        hour = _HOUR.fullmatch(one.value)
        if hour is not None and hour[1] == meeting.date:
            yield f"{hour[2]}:{hour[3]}{_offset(one.text)}"


def _offset(words: str) -> str:
    """The offset of a time zone named in an expression (“3 p.m. GMT”), as `+01:00`; empty where none is."""
    zones = load_lexicon().classes["ZONE"]
    named = [float(zones[word]) for word in re.findall(r"[a-z]+", words.lower()) if word in zones]
    if len(named) != 1:
        return ""
    minutes = round(named[0] * 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
