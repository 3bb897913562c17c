"""Deadlines over all articles: one entry for one deadline."""

from __future__ import annotations

import itertools
from typing import Any

from briefing.model import Article, Citation, Deadline, Demand, Meeting
from briefing.once import without_deadlines
from briefing.synthesis.deadlines import merge_deadlines

AS_OF = "2022-10-05"


def article(ident: str, text: str, publisher: str | None = None) -> Article:
    return Article(id=ident, source=f"{ident}.txt", publisher=publisher, sha256="0", text=text)


FIRST = article("a1", "Kenya has until noon on Friday to open the port.", "One")
SECOND = article("a2", "Norway gave Kenya until noon on Friday. The truce ends on 20 October.", "Two")
ARTICLES = {one.id: one for one in (FIRST, SECOND)}


def cite(ident: str, words: str) -> Citation:
    start = ARTICLES[ident].text.index(words)
    return Citation(article=ident, start=start, end=start + len(words), text=words)


def deadline(ident: str, words: str, date: str = "2022-10-07", **fields: Any) -> Deadline:
    return Deadline(
        **{
            "id": f"d-{ident}-{words}",
            "text": words,
            "kind": "due",
            "date": date,
            "citations": (cite(ident, words),),
            **fields,
        }
    )


TOLD = deadline("a1", "Kenya has until noon on Friday to open the port", of=("kenya",), when="noon on Friday")
AGAIN = deadline("a2", "Norway gave Kenya until noon on Friday", by="norway", of=("kenya",), when="noon on Friday")
TRUCE = deadline("a2", "The truce ends on 20 October", "2022-10-20", kind="ends")


def test_one_deadline_told_twice_is_one_entry_whatever_the_order() -> None:
    merged = {merge_deadlines(order, (), (), AS_OF, ARTICLES) for order in itertools.permutations([TOLD, AGAIN, TRUCE])}
    (((due, truce)),) = merged
    assert (due.by, due.of, due.date) == ("norway", ("kenya",), "2022-10-07")
    assert [citation.article for citation in due.citations] == ["a1", "a2"]
    assert due.confirmed
    assert (truce.kind, truce.date, truce.confirmed) == ("ends", "2022-10-20", False)


def test_it_has_passed_from_the_day_after_on() -> None:
    for as_of, status in (("2022-10-07", "ahead"), ("2022-10-08", "passed")):
        (merged,) = merge_deadlines([TOLD], (), (), as_of, ARTICLES)
        assert merged.status == status


def test_a_demand_with_a_day_is_a_deadline() -> None:
    words = "open the port"
    demand = Demand(
        id="x", text=words, by="norway", of=("kenya",), deadline="2022-10-07", citations=(cite("a1", words),)
    )
    (merged,) = merge_deadlines([TOLD], [demand], (), AS_OF, ARTICLES)
    assert merged.by == "norway"
    assert merged.text == TOLD.text


def meeting(what: str, words: str, ident: str = "a1") -> Meeting:
    return Meeting(id="m", text=words, what=what, date="2022-10-07", status="upcoming", citations=(cite(ident, words),))


def test_what_is_a_meeting_is_not_repeated() -> None:
    assert merge_deadlines([TOLD], (), [meeting("vote", TOLD.text)], AS_OF, ARTICLES) == ()


def test_a_meeting_that_is_called_a_deadline_is_told_once() -> None:
    named = meeting("deadline", "noon on Friday")
    (merged,) = merge_deadlines([TOLD], (), [named], AS_OF, ARTICLES)
    assert merged.text == TOLD.text
    assert without_deadlines([named], [merged]) == ()
    assert without_deadlines([named], []) == (named,)
