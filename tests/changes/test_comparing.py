"""Two briefs compared: ids that last, nothing lost, nothing told twice."""

from __future__ import annotations

import hashlib
import json
import random
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from briefing.brief_file import load_brief
from briefing.changes import compare_briefs, with_changes
from briefing.changes.comparing import count_changes
from briefing.changes.movements import movement
from briefing.model import (
    Actor,
    Article,
    ArticleFindings,
    Brief,
    Citation,
    Demand,
    Meeting,
    Position,
    Producer,
    SpokenCitation,
)
from briefing.once import without_deadlines
from briefing.synthesis.brief import build_brief

STORY = Path(__file__).parent / "story"
LISTS = ("positions", "demands", "meetings", "deadlines", "risks")


def findings_of(name: str) -> list[ArticleFindings]:
    lines = (STORY / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [ArticleFindings.model_validate(json.loads(line)) for line in lines]


@pytest.fixture(scope="module")
def story() -> list[ArticleFindings]:
    """What was found in each article of the four days, unmerged."""
    return findings_of("findings")


@pytest.fixture(scope="module")
def unrelated() -> list[ArticleFindings]:
    """What was found in articles of another story."""
    return findings_of("unrelated")


def ids_of(brief: Brief) -> dict[str, set[str]]:
    return {name: {one.id for one in getattr(brief, name)} for name in LISTS}


def listed(brief: Brief, name: str) -> tuple[Any, ...]:
    """The findings of a list; what is a deadline is one there alone."""
    return tuple(without_deadlines(brief.meetings, brief.deadlines)) if name == "meetings" else getattr(brief, name)


def test_ids_do_not_depend_on_order(story: list[ArticleFindings]) -> None:
    built = build_brief(story, as_of="2024-03-07")
    for seed in range(5):
        shuffled = random.Random(seed).sample(story, len(story))
        assert ids_of(build_brief(shuffled, as_of="2024-03-07")) == ids_of(built)


def test_ids_stay_when_unrelated_articles_are_added(
    story: list[ArticleFindings], unrelated: list[ArticleFindings]
) -> None:
    alone = build_brief(story, as_of="2024-03-07")
    among_others = build_brief([*story, *unrelated], as_of="2024-03-07")
    for name in LISTS:
        assert ids_of(alone)[name] <= ids_of(among_others)[name], name
    kinds = count_changes([one for one in compare_briefs(alone, among_others) if one.kind != "new"])
    assert set(kinds) == {"unchanged"}


def test_ids_stay_when_the_story_goes_on(story: list[ArticleFindings]) -> None:
    until = [one for one in story if (one.article.published or "") <= "2024-03-05"]
    first, second = build_brief(until, as_of="2024-03-05"), build_brief(story, as_of="2024-03-07")
    for name in ("positions", "demands"):
        gone = ids_of(first)[name] - ids_of(second)[name]
        assert not gone, (name, gone)


def test_a_brief_compared_with_itself_is_unchanged() -> None:
    brief = load_brief(STORY / "day-3.json")
    changes = compare_briefs(brief, brief)
    assert {(change.kind, change.movement) for change in changes} == {("unchanged", None)}
    assert len(changes) == sum(len(listed(brief, name)) for name in LISTS)


@pytest.mark.parametrize("days", [(1, 2), (2, 3), (3, 4), (1, 4)])
def test_every_finding_is_told_once(days: tuple[int, int]) -> None:
    old, new = (load_brief(STORY / f"day-{day}.json") for day in days)
    changes = compare_briefs(old, new)
    now = Counter((change.section, change.id) for change in changes if change.id)
    assert now == Counter((name, one.id) for name in LISTS for one in listed(new, name))
    for change in changes:
        assert (change.kind == "new") == (change.old_id is None)
        assert change.kind != "gone quiet" or change.id is None
        for citation in change.citations:
            article = next(one for one in new.articles if one.id == citation.article)
            assert article.text[citation.start : citation.end] == citation.text


def test_a_corrected_article_withdraws_what_it_no_longer_says() -> None:
    old = load_brief(STORY / "day-1.json")
    corrected = old.articles[0].model_copy(update={"id": "a0000000000", "text": "Correction."})
    new = old.model_copy(
        update={
            "articles": (corrected, *old.articles[1:]),
            **{
                name: tuple(one for one in getattr(old, name) if one.citations[0].article != old.articles[0].id)
                for name in LISTS
            },
        }
    )
    kinds = {change.kind for change in compare_briefs(old, new) if change.id is None}
    assert kinds == {"withdrawn"}


def test_changes_are_noted_in_the_brief() -> None:
    old, new = load_brief(STORY / "day-1.json"), load_brief(STORY / "day-2.json")
    noted = with_changes(new, old)
    assert noted.since == "2024-03-04"
    assert noted.changes == compare_briefs(old, new)


def position(text: str, stance: str = "asserts", cue: str = "said", lead: str | None = None) -> Position:
    return Position(
        id="p", text=text, stance=stance, cue=cue, lead=lead, mode="indirect", actor="norway",
        citations=(SpokenCitation(article="a", start=0, end=len(text), text=text),),
    )  # fmt: skip


def demand(text: str, cue: str = "demanded") -> Demand:
    return Demand(id="d", text=text, cue=cue, citations=(Citation(article="a", start=0, end=len(text), text=text),))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (position("Norway may close the ports"), position("Norway will close the ports"), "hardened"),
        (position("Norway will close the ports"), position("Norway might close the ports"), "softened"),
        (position("Norway will sign the treaty"), position("Norway will not sign the treaty"), "reversed"),
        (position("Norway will not sign the treaty"), position("Norway is ready to sign the treaty"), "softened"),
        (position("Norway could sign the treaty"), position("Norway will not sign the treaty"), "hardened"),
        (position("the treaty", "supports", "backed"), position("the treaty", "rejects", "rejected"), "reversed"),
        (demand("release the ship", "asked"), demand("release the ship", "demanded"), "hardened"),
        (demand("cut the catch by 40 percent"), demand("cut the catch by 30 percent"), "softened"),
        (demand("pay $2,000"), demand("pay $3,000"), "hardened"),
        (position("the ships lie in port"), position("the ships lie in port all week"), None),
        (position("fees must increase"), position("fees must be reduced"), "reversed"),
    ],
)
def test_what_words_show(before: Position | Demand, after: Position | Demand, expected: str | None) -> None:
    assert movement(before, after) == expected


CASES = tomllib.loads((Path(__file__).parent / "movements.toml").read_text("utf-8"))["case"]


def brief_of(day: str, text: str) -> Brief:
    """A brief of one article, in which the premier says one thing."""
    told = f"On {day} the premier said that {text}."
    digest = hashlib.sha256(told.encode()).hexdigest()
    source = Article(id=f"a{digest[:10]}", source=f"{day}.txt", published=day, sha256=digest, text=told)
    start = told.index(text)
    cited = SpokenCitation(article=source.id, start=start, end=start + len(text), text=text)
    who = Actor(id="mara-lund", name="Mara Lund", kind="person", aliases=("Lund", "The premier"))
    said = Position(
        id=f"p-{digest[:6]}", text=text, actor=who.id, cue="said", lead="said that", mode="indirect", citations=(cited,)
    )
    return Brief(
        title="", as_of=day, produced_by=Producer(program="test"), articles=(source,), actors=(who,), positions=(said,)
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['became']}: {case['after'][:60]}")
def test_movements_are_those_that_a_reader_sees(case: dict[str, str]) -> None:
    old, new = brief_of("2024-03-04", case["before"]), brief_of("2024-03-05", case["after"])
    (change,) = [one for one in compare_briefs(old, new) if one.id is not None]
    assert (change.movement or change.kind) == case["became"]


def meeting(ident: str, text: str, article: str, date: str | None, **fields: Any) -> Meeting:
    cited = Citation(article=article, start=0, end=len(text), text=text)
    status = "upcoming" if (date or "9999") > "2024-03-05" else "past"
    return Meeting(id=ident, text=text, what=text, date=date, status=status, citations=(cited,), **fields)


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        (("the primary in Ohio", "2024-03-09"), ("the primary in Maine", "2024-03-20"), False),
        (("the primary", "2024-03-09"), ("Tuesday's primary in Maine", "2024-03-12"), False),
        (("the primary in Ohio", "2024-03-09"), ("the primary in Ohio", "2024-03-16"), True),
        (("a vote on the budget", "2024-03-09"), ("the vote", "2024-03-09"), True),
    ],
)
def test_meetings_of_nobody_in_particular_are_not_taken_for_each_other(
    before: tuple[str, str], after: tuple[str, str], same: bool
) -> None:
    old, new = brief_of("2024-03-04", "it is late"), brief_of("2024-03-05", "it is early")
    (earlier,), (later,) = old.articles, new.articles
    old = old.model_copy(update={"meetings": (meeting("m-1", before[0], earlier.id, before[1]),)})
    new = new.model_copy(update={"meetings": (meeting("m-2", after[0], later.id, after[1]),)})
    (change,) = [one for one in compare_briefs(old, new) if one.section == "meetings" and one.id == "m-2"]
    assert (change.old_id == "m-1") is same
