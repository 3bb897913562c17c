"""Issues: named by a phrase of the sources, spoken of by several, and how each stands to them."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.model import Actor, Citation, Demand, Issue, Position, SpokenCitation, Topic
from briefing.synthesis.issues import find_issues
from briefing.synthesis.stems import read_words, stem

ACTORS = tuple(Actor(id=name.lower(), name=name, kind="state", key=True) for name in ("Norway", "Sweden", "Finland"))


def position(text: str, actor: str | None, article: str = "a1", start: int = 0, **fields: Any) -> Position:
    cited = SpokenCitation(article=article, start=start, end=start + len(text), text=text)
    return Position(id=f"p-{article}-{start}", actor=actor, text=text, mode="indirect", citations=(cited,), **fields)


def demand(text: str, by: str, article: str = "a1", start: int = 0) -> Demand:
    cited = Citation(article=article, start=start, end=start + len(text), text=text)
    return Demand(id=f"d-{article}-{start}", by=by, text=text, citations=(cited,))


def topic(words: str, finding: Position | Demand) -> Topic:
    place = finding.citations[0]
    start = place.start + finding.text.index(words)
    return Topic(text=words, citation=Citation(article=place.article, start=start, end=start + len(words), text=words))


def issues_of(*told: tuple[Position | Demand, str]) -> tuple[Issue, ...]:
    positions = [one for one, _ in told if isinstance(one, Position)]
    demands = [one for one, _ in told if isinstance(one, Demand)]
    topics = [topic(words, one) for one, words in told if words]
    return find_issues(positions, demands, topics, ACTORS)


def stands(issue: Issue) -> list[tuple[str, str]]:
    return [(one.actor, one.stance) for one in issue.stands]


def test_an_issue_is_what_several_speak_of_under_its_fullest_name() -> None:
    (issue,) = issues_of(
        (position("the river treaty must stay", "norway"), "river treaty"),
        (position("the river treaty has failed", "sweden", "a2"), "river treaty"),
        (position("the treaty on Friday", "finland", "a2", 100, stance="rejects"), "treaty"),
        (position("the weather was fine", "finland", "a2", 200), "weather"),
    )
    assert issue.name == issue.citation.text == "river treaty"
    assert issue.positions == ("p-a1-0", "p-a2-0", "p-a2-100")
    assert stands(issue) == [("norway", "asserts"), ("sweden", "asserts"), ("finland", "rejects")]


def test_one_voice_in_one_article_makes_no_issue() -> None:
    told = position("the river treaty must stay", "norway"), position("a river treaty is good", "norway", start=100)
    assert issues_of(*((one, "river treaty") for one in told)) == ()


def test_people_times_and_places_name_no_issue() -> None:
    texts = ("the old ministers met", "the ministers of the region spoke last week")
    told = [position(texts[0], "norway"), position(texts[1], "sweden", "a2")]
    assert issues_of((told[0], "old ministers"), (told[1], "ministers"), (told[1], "region"), (told[1], "week")) == ()


@pytest.mark.parametrize(
    ("text", "stance", "shown"),
    [
        ("new sanctions on Norland", "demands", "demands"),
        ("lift sanctions on Norland", "demands", "rejects"),
        ("not to impose sanctions", "promises", "rejects"),
        ("the raid despite the sanctions", "condemns", "asserts"),
        ("we oppose any sanctions", "asserts", "rejects"),
        ("he supports the sanctions", "asserts", "supports"),
        ("sanctions are “unacceptable”", "asserts", "rejects"),
        ("Finland opposes the sanctions", "asserts", "asserts"),
        ("the bank will close if sanctions are imposed", "threatens", "asserts"),
    ],
)
def test_how_an_actor_stands_is_read_off_its_words(text: str, stance: str, shown: str) -> None:
    (issue,) = issues_of(
        (position(text, "norway", stance=stance), "sanctions"),
        (position("sanctions do harm, and the sanctions must go", "sweden", "a2", stance="rejects"), "sanctions"),
    )
    assert stands(issue)[0] == ("norway", shown)


def test_demands_speak_of_issues_too() -> None:
    (issue,) = issues_of(
        (demand("raise the minimum wage", "norway"), "minimum wage"),
        (position("the minimum wage is high enough", "sweden", "a2"), "minimum wage"),
    )
    assert (issue.demands, stands(issue)[0]) == (("d-a1-0",), ("norway", "demands"))


def test_the_order_of_the_findings_makes_no_difference() -> None:
    told = [
        (position("the river treaty must stay", "norway"), "river treaty"),
        (position("the river treaty has failed", "sweden", "a2"), "river treaty"),
        (position("gun control is needed", "sweden", "a2", 100), "gun control"),
        (position("gun control harms us", "finland", "a1", 200, stance="rejects"), "gun control"),
    ]
    names = [issue.name for issue in issues_of(*told)]
    assert names == [issue.name for issue in issues_of(*reversed(told))] == ["gun control", "river treaty"]


@pytest.mark.parametrize(
    "words",
    [
        "expand expanding expansion",
        "deploy deployment",
        "escalate escalation",
        "invade invasion",
        "U.S. US",
        "tests test",
    ],
)
def test_a_verb_and_its_noun_have_one_stem(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


def test_words_are_read_with_their_places() -> None:
    text = "long-range missiles, 1,000 of them"
    assert all(text[word.start : word.end] == word.text for word in read_words(text))
    assert [word.text for word in read_words(text)][:3] == ["long", "range", "missiles"]
