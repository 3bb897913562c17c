"""Answers: whether the articles hold that somebody agreed to a demand, refused it, or met it in part.

A reply counts as an answer only where its words connect it with the demand: it names the demand as such (“Russia’s
demands”, “the request”), or says the same act (“refused to send a mediator”).  Everything else stays open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.model import Actor, Answer, AnswerStatus, Article, Citation, Demand, Position
from briefing.synthesis.connecting import Connections
from briefing.synthesis.replies import Reply, own_cue, read_reply
from briefing.synthesis.salience import Reading, document_order, read_in_order
from briefing.synthesis.speaking_for import SpeakingFor


@dataclass(frozen=True)
class Given:
    """A reply that answers a demand, what it makes of it, and for whom: one of those asked, or the speaker."""

    reply: Reply
    status: AnswerStatus
    side: str


def answer_demands(
    demands: Sequence[Demand], positions: Sequence[Position], articles: Sequence[Article], actors: Sequence[Actor]
) -> tuple[Demand, ...]:
    """The demands with the answers that positions hold; actors by the brief's ids, articles in reading order."""
    readings = read_in_order(articles)
    replies = [reply for one in positions if one.actor and (reply := read_reply(one)) is not None]
    replies.sort(key=lambda reply: _place(reply.position, readings))
    connections = Connections(demands, replies, readings, SpeakingFor(actors))
    return tuple(
        demand.model_copy(update={"answer": _answer(_last_of_each(demand, connections), readings)})
        for demand in demands
    )


def _last_of_each(demand: Demand, connections: Connections) -> list[Given]:
    """The last answer of each side; the replies come in the order in which they were published."""
    last: dict[str, Given] = {}
    for reply in connections.candidates(demand):
        status = connections.status(demand, reply)
        if status is not None:
            side = connections.addressee(demand, reply) or reply.position.actor or ""
            last[side] = Given(reply, status, side)
    return list(last.values())


def _answer(given: Sequence[Given], readings: Mapping[str, Reading]) -> Answer:
    if not given:
        return Answer()
    statuses = {one.status for one in given}
    return Answer(
        status=statuses.pop() if len(statuses) == 1 else "partly",
        by=given[0].side if len(given) == 1 else None,
        words=_words(given[0].reply.position) if len(given) == 1 else None,
        citations=tuple(_cite(one.reply.position, readings) for one in given),
    )


def _words(position: Position) -> str | None:
    """The source's words for the answer."""
    return position.lead or own_cue(position).strip() or None


def _place(position: Position, readings: Mapping[str, Reading]) -> tuple[str, tuple[int, str, int]]:
    """When a position was last told; articles without a date come first."""
    place = max(document_order(one.article, one.start, readings) for one in position.citations)
    reading = readings.get(place[1])
    return (reading.article.published if reading else None) or "", place


def _cite(position: Position, readings: Mapping[str, Reading]) -> Citation:
    """A place of a reply, with the words beside it that make it one; the first that has them."""
    places = [(one, _widen(one, position, readings)) for one in position.citations]
    return next((wide for one, wide in places if wide.text != one.text), places[0][1])


def _widen(one: Citation, position: Position, readings: Mapping[str, Reading]) -> Citation:
    start, end, text = one.start, one.end, one.text
    if one.article in readings:
        article = readings[one.article].article.text
        start, end = _with_lead(article, position, start), _with_cue_after(article, position, end)
        text = article[start:end]
    return Citation(article=one.article, start=start, end=end, text=text)


def _with_lead(text: str, position: Position, start: int) -> int:
    lead = position.lead
    found = text.rfind(lead, 0, start) if lead else -1
    return found if lead and found >= 0 and start - found <= len(lead) + len(" “") else start


def _with_cue_after(text: str, position: Position, end: int) -> int:
    """The end of the cue where it follows: “The demand [was turned down]”."""
    if position.lead or not position.cue or own_cue(position):
        return end
    found = re.match(rf"[^.!?\n“”\"]{{0,40}}?\b{re.escape(position.cue)}\b(?: (?:down|out|off))?", text[end:])
    return end + found.end() if found else end
