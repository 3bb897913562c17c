"""What later articles do not repeat: the foremost noted, the rest counted, and both checked."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import Any

import pytest

from briefing.brief_file import dump_brief, parse_brief
from briefing.changes import compare_briefs, is_quiet, quiet_line, with_changes
from briefing.changes.foremost import NOTED, find_foremost
from briefing.changes.quiet import told_once
from briefing.changes.reporting import report_json, report_lines
from briefing.model import Actor, Answer, Article, Brief, Citation, Demand, Meeting, Position, Producer, SpokenCitation
from briefing.templating import build_document, load_pack
from briefing.verification import seal_brief, verify_brief

MANY = 3 * NOTED
TODAY = "2024-03-05"


def told(name: str, sentences: list[str]) -> Article:
    text = "\n\n".join(sentences)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(id=f"a{digest[:10]}", source=name, published=TODAY, sha256=digest, text=text)


def places(article: Article, words: str) -> dict[str, Any]:
    start = article.text.index(words)
    return {"article": article.id, "start": start, "end": start + len(words), "text": words}


def position(number: int, article: Article, words: str) -> Position:
    cited = SpokenCitation(**places(article, words))
    return Position(id=f"p{number}", text=words, actor="mara-lund", cue="said", mode="indirect", citations=(cited,))


def demand(number: int, article: Article, words: str, **fields: Any) -> Demand:
    cited = Citation(**places(article, words))
    return Demand(id=f"d{number}", text=words, by="mara-lund", citations=(cited,), **fields)


def brief(day: str, article: Article, **lists: Any) -> Brief:
    who = Actor(id="mara-lund", name="Mara Lund", kind="person", citations=(Citation(**places(article, "Mara Lund")),))
    return Brief(
        title="T", as_of=day, produced_by=Producer(program="test"), articles=(article,), actors=(who,), **lists
    )


@pytest.fixture(scope="module")
def yesterday() -> Brief:
    """A brief with many statements, each a position; every other one a demand, too."""
    matters = [f"harbour {chr(97 + n // 26)}{chr(97 + n % 26)}x must be dredged" for n in range(MANY)]
    article = told("1/wire.txt", [f"Mara Lund said that {one}." for one in matters])
    return brief(
        "2024-03-04",
        article,
        positions=tuple(position(n, article, one) for n, one in enumerate(matters)),
        demands=tuple(demand(n, article, one) for n, one in enumerate(matters) if n % 2),
    )


@pytest.fixture(scope="module")
def today() -> Brief:
    """A brief of one article that repeats nothing."""
    article = told("2/wire.txt", ["Mara Lund said that schools will open late."])
    return brief(TODAY, article, positions=(position(900, article, "schools will open late"),))


def test_the_foremost_of_a_list_are_noted_and_the_rest_counted(yesterday: Brief, today: Brief) -> None:
    compared = with_changes(today, yesterday)
    gone = [one for one in compared.changes if one.kind == "gone quiet"]
    assert [one.old_id for one in gone if one.section == "positions"] == [f"p{n}" for n in range(NOTED)]
    assert [one.old_id for one in gone if one.section == "demands"] == [f"d{2 * n + 1}" for n in range(NOTED)]
    assert compared.changes == compare_briefs(yesterday, today)
    # demands beyond the bound; positions that are not among those, nor told as a demand, nor noted
    demanded = {n for n in range(MANY) if n % 2}
    noted = set(range(NOTED)) | set(sorted(demanded)[:NOTED])
    assert compared.unrepeated == {
        "demands": len(demanded - noted),
        "positions": len(set(range(MANY)) - demanded - noted),
    }


def test_a_statement_that_stands_in_two_lists_counts_once(yesterday: Brief, today: Brief) -> None:
    compared = with_changes(today, yesterday)
    spots = {(one.before.sha256, one.before.end) for one in compared.changes if one.before}
    assert len(spots) + sum(compared.unrepeated.values()) == MANY


def test_few_are_all_noted(yesterday: Brief, today: Brief) -> None:
    few = yesterday.model_copy(update={"positions": yesterday.positions[:NOTED], "demands": ()})
    compared = with_changes(today, few)
    assert sum(one.kind == "gone quiet" for one in compared.changes) == NOTED
    assert compared.unrepeated == {}


def test_all_can_be_had(yesterday: Brief, today: Brief) -> None:
    every = with_changes(today, yesterday, every=True)
    assert sum(one.kind == "gone quiet" for one in every.changes) == MANY + MANY // 2
    assert every.unrepeated == {}


def test_what_is_ahead_or_open_comes_first() -> None:
    article = told("1/wire.txt", ["Mara Lund said that they meet."])
    cited = (Citation(**places(article, "they meet")),)
    days = [(date(2024, 3, 1) + timedelta(days=n)).isoformat() for n in range(9)]
    meetings = [
        Meeting(id=day, text="they meet", what="they meet", date=day, status="upcoming", citations=cited)
        for day in days
    ]
    assert find_foremost(meetings, TODAY, 5) == frozenset(days[4:])
    assert find_foremost(meetings, TODAY, 6) == frozenset([days[0], *days[4:]])
    answered = [
        demand(n, article, "they meet", answer=Answer(status="refused", citations=cited) if n < 3 else Answer())
        for n in range(6)
    ]
    assert find_foremost(answered, TODAY, 3) == {"d3", "d4", "d5"}
    assert find_foremost(answered, TODAY, 4) == {"d0", "d3", "d4", "d5"}


def test_the_count_is_said(yesterday: Brief, today: Brief) -> None:
    compared = with_changes(today, yesterday)
    text = build_document(compared, load_pack("default")).markdown()
    left = sum(compared.unrepeated.values())
    assert f"{MANY + 1} findings, 1 new, 0 changed, 0 withdrawn, {MANY} no longer told" in text
    assert f"And {left} earlier statements that the new articles do not repeat (" in text
    assert f"{MANY} no longer told" in build_document(compared, load_pack("executive")).markdown()
    lines = list(report_lines(yesterday, compared))
    assert any(line.startswith(f"gone quiet: and {left} earlier statements") for line in lines)
    gone = sum(one.kind == "gone quiet" for one in compared.changes)
    assert f"{gone + left} gone quiet" in lines[0]
    assert '"unrepeated": {' in report_json(yesterday, compared)


def test_a_quiet_day_counts_all_that_was_compared(yesterday: Brief, today: Brief) -> None:
    compared = with_changes(today.model_copy(update={"positions": ()}), yesterday)
    assert is_quiet(compared)
    told = sum(compared.unrepeated.values()) + len(told_once(compared.changes))
    assert f"{told} findings compared, {told} of them told no more." in quiet_line(compared)
    assert f"{told} findings compared" in build_document(compared, load_pack("default")).markdown()


def test_the_count_is_checked_and_sealed(yesterday: Brief, today: Brief) -> None:
    compared = seal_brief(with_changes(today, yesterday))
    assert verify_brief(compared, earlier=yesterday).holds
    fewer = compared.model_copy(update={"unrepeated": {"positions": 1}})
    assert "seal" in {check.kind for check in verify_brief(fewer).failed}
    (failed,) = [check for check in verify_brief(seal_brief(fewer), earlier=yesterday).failed if check.kind == "change"]
    assert failed.where == "unrepeated"


def test_briefs_that_note_each_one_still_hold(yesterday: Brief, today: Brief) -> None:
    every = seal_brief(with_changes(today, yesterday, every=True))
    assert verify_brief(every, earlier=yesterday).holds
    less = seal_brief(every.model_copy(update={"changes": every.changes[:-1]}))
    assert not verify_brief(less, earlier=yesterday).holds


def test_the_count_is_kept_in_the_file(yesterday: Brief, today: Brief) -> None:
    compared = with_changes(today, yesterday)
    assert parse_brief(dump_brief(compared), "brief") == compared
    older = dump_brief(today).replace('"unrepeated": {},', "")
    assert parse_brief(older, "brief") == today


def test_earlier_words_are_cited_where_they_stand(today: Brief) -> None:
    """A finding told in two articles is shown in the fuller words of the second: these are not in the first."""
    first = told("1/a.txt", ["Mara Lund said that the bridge is shut."])
    second = told("1/b.txt", ["Mara Lund said that the old bridge is shut for good."])
    cited = (
        SpokenCitation(**places(first, "the bridge is shut")),
        SpokenCitation(**places(second, "the old bridge is shut for good")),
    )
    fuller = position(1, second, "the old bridge is shut for good").model_copy(update={"citations": cited})
    old = brief("2024-03-04", first, positions=(fuller,)).model_copy(update={"articles": (first, second)})
    compared = seal_brief(with_changes(today, old))
    (gone,) = [one for one in compared.changes if one.kind == "gone quiet"]
    assert gone.before is not None
    assert gone.before.source == "1/b.txt"
    assert verify_brief(compared, earlier=old).holds
