"""Merging: one item for what is said in common, and never one for what is not."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model import Actor, Article, Citation, Demand, Position, Risk, SpokenCitation
from briefing.synthesis.findings import merge_findings
from briefing.synthesis.wording import likeness, read_wording
from tests.pace import calls_made


def position(text: str, article: str = "a1", start: int = 0, **fields: object) -> Position:
    cited = SpokenCitation(article=article, start=start, end=start + len(text), text=text, speaker="she")
    known = {"id": f"p{start}", "actor": "mayor", "mode": "indirect", "citations": (cited,)}
    return Position(**{**known, **fields, "text": text})  # type: ignore[arg-type]


def demand(text: str, article: str = "a1", start: int = 0, **fields: object) -> Demand:
    cited = Citation(article=article, start=start, end=start + len(text), text=text)
    known = {"id": f"d{start}", "by": "union", "citations": (cited,)}
    return Demand(**{**known, **fields, "text": text})  # type: ignore[arg-type]


def risk(text: str, article: str = "a1", start: int = 0, **fields: object) -> Risk:
    cited = Citation(article=article, start=start, end=start + len(text), text=text)
    known = {"id": f"r{start}", "kind": "warning", "citations": (cited,)}
    return Risk(**{**known, **fields, "text": text})  # type: ignore[arg-type]


def article(name: str, **fields: object) -> Article:
    return Article(**{"id": name, "source": f"{name}.txt", "sha256": "", "text": "line\n" * 200, **fields})  # type: ignore[arg-type]


SAME = [
    ("the port would stay shut until Friday", "The port will stay shut until Friday"),
    ("raise wages for all dock workers", "raise wages for dock workers by the end of the year"),
    ("Zelenskyy will visit the northern harbour", "Zelensky would visit the northern harbour today"),
    ("the US would never accept the harbour plan", "the US will never accept the harbour plan"),
    ("nine ships must leave the harbour", "9 ships must leave the harbour"),
    (
        "“The organisation honours its agreements with the town,”",
        "the organization honours its agreements with the town",
    ),
    ("we will do it", "We will do it."),
]
DIFFERENT = [
    ("the port will stay shut", "the port will not stay shut"),
    ("the port won't stay shut this winter", "the port will stay shut this winter"),
    ("nine ships must leave the harbour", "twelve ships must leave the harbour"),
    ("the toll will rise by 9 percent in spring", "the toll will rise by 12 percent in spring"),
    ("sanctions on Norland will be lifted soon", "sanctions on Sudland will be lifted soon"),
    ("Norland will attack Sudland before winter", "Sudland will attack Norland before winter"),
    ("the toll on ships will increase in spring", "the toll on ships will decrease in spring"),
    ("the port may stay shut all winter", "the port will stay shut all winter"),
    ("Will the port stay shut all winter?", "The port will stay shut all winter."),
    ("it is unacceptable", "the harbour plan is unacceptable"),
    ("talks with the union", "talks with the union on wages, pensions, harbour tolls, shifts, holidays and safety"),
    ("we will do it", "we would do it"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same_thing_told_twice_is_one_position(one: str, other: str) -> None:
    assert len(merge_findings("positions", [position(one), position(other, "a2")])) == 1


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_turns_the_meaning_keeps_two_apart(one: str, other: str) -> None:
    assert len(merge_findings("positions", [position(one), position(other, "a2")])) == 2


def test_positions_of_two_actors_stay_apart() -> None:
    assert (
        len(
            merge_findings(
                "positions", [position("the port stays shut"), position("the port stays shut", actor="union")]
            )
        )
        == 2
    )


def test_unnamed_speakers_are_one_only_under_the_same_description() -> None:
    told = [
        position("the port stays shut", "a1", actor=None, speaker="Officials"),
        position("the port stays shut", "a2", actor=None, speaker="the officials"),
        position("the port stays shut", "a3", actor=None, speaker="a pilot"),
    ]
    assert sorted(len(one.citations) for one in merge_findings("positions", told)) == [1, 2]


def test_what_is_denied_is_not_what_is_asserted() -> None:
    told = [position("a plan to shut the port"), position("a plan to shut the port", "a2", stance="denies")]
    assert len(merge_findings("positions", told)) == 2


def test_fullest_telling_is_shown_and_citations_are_pooled_in_reading_order() -> None:
    told = [
        demand("raise wages for dock workers at once", "a2", 40),
        demand("raise wages for dock workers", "a1", 90),
        demand("raise wages for dock workers", "a1", 10),
    ]
    (merged,) = merge_findings("demands", told, articles=[article("a1"), article("a2")])
    assert merged.text == "raise wages for dock workers at once"
    assert [(one.article, one.start) for one in merged.citations] == [("a1", 10), ("a1", 90), ("a2", 40)]


def test_speakers_own_words_are_shown_where_they_are_nearly_as_full() -> None:
    told = [
        position("the harbour wall will surely break again this winter"),
        position("The harbour wall will break again this winter", "a2", mode="direct"),
    ]
    (merged,) = merge_findings("positions", told)
    assert (merged.text, merged.mode) == ("The harbour wall will break again this winter", "direct")


def test_a_chain_of_likenesses_does_not_join_its_ends() -> None:
    told = [position("9 ships must leave the harbour"), position("ships must leave the harbour", "a2"),
            position("12 ships must leave the harbour", "a3")]  # fmt: skip
    merged = merge_findings("positions", told)
    assert {one.text for one in merged} == {"9 ships must leave the harbour", "12 ships must leave the harbour"}


def test_demands_of_different_addressees_stay_apart() -> None:
    told = [demand("pay the toll", of=("norland",)), demand("pay the toll", "a2", of=("sudland",))]
    assert len(merge_findings("demands", told)) == 2
    assert len({one.id for one in merge_findings("demands", told)}) == 2


def test_an_addressee_and_a_condition_named_once_hold_for_the_item() -> None:
    told = [
        demand("pay the toll by Friday noon"),
        demand("pay the toll by Friday", "a2", of=("town",), condition="if asked"),
    ]
    (merged,) = merge_findings("demands", told)
    assert (merged.of, merged.condition) == (("town",), "if asked")


def test_risks_are_one_whoever_raises_them_but_not_whoever_would_cause_them() -> None:
    told = [
        risk("a blockade of the harbour", raised_by="mayor"),
        risk("a blockade of the harbour", "a2", raised_by="union", actor="norland"),
        risk("a blockade of the harbour", "a3", actor="sudland"),
    ]
    merged = merge_findings("risks", told)
    assert sorted((one.actor or "", len(one.citations)) for one in merged) == [("norland", 2), ("sudland", 1)]


def test_a_citation_within_another_is_left_out() -> None:
    wide = demand("raise wages for dock workers at once", start=10)
    narrow = demand("raise wages for dock workers", start=10)
    (merged,) = merge_findings("demands", [narrow, wide])
    assert merged.citations == wide.citations


def test_id_stays_when_later_tellings_and_other_articles_come() -> None:
    first = demand("raise wages for dock workers", "a1")
    later = demand("raise wages for dock workers at once", "a2")
    unrelated = demand("sign the treaty on fishing grounds", "a3", by="norland")
    articles = [article("a1", published="2024-05-01"), article("a2", published="2024-05-02"), article("a3")]
    (alone,) = merge_findings("demands", [first], articles=articles[:1])
    merged = merge_findings("demands", [unrelated, later, first], articles=articles)
    assert alone.id in {one.id for one in merged}
    assert merge_findings("demands", [alone], articles=articles)[0].id == alone.id


def test_most_articles_come_first_then_key_actors_then_own_words_then_place() -> None:
    told = [
        position("the plan is sound", "a1", 3, actor="pilot"),
        position("the plan needs money from the state", "a1", 700, actor="mayor"),
        position("the plan comes too late for us", "a1", 600, actor="mayor", mode="direct"),
        position("the plan is being studied by experts", "a1", 8, actor="mayor"),
        position("the plan was never published in full", "a1", 500, actor="pilot"),
        position("the plan was never published in full", "a2", 500, actor="pilot"),
    ]
    key = Actor(id="mayor", name="the mayor", kind="person", key=True)
    merged = merge_findings("positions", told, articles=[article("a1"), article("a2")], actors=[key])
    assert [one.text for one in merged] == [
        "the plan was never published in full",
        "the plan comes too late for us",
        "the plan is being studied by experts",
        "the plan needs money from the state",
        "the plan is sound",
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.lists(
                st.sampled_from(
                    ["norland", "sudland", "ships", "tolls", "not", "may", "9", "12", "raises", "cuts", "harbour", "US"]
                ),
                max_size=6,
            ),
            st.sampled_from(["a1", "a2"]),
            st.sampled_from(["mayor", "union", None]),
            st.integers(0, 40),
        ),
        max_size=12,
    ),
    st.randoms(),
)
def test_order_of_input_changes_nothing_and_no_citation_is_invented(
    told: list[tuple[list[str], str, str | None, int]], rng: random.Random
) -> None:
    findings = [position(" ".join(words) or "-", name, start, actor=actor) for words, name, actor, start in told]
    merged = merge_findings("positions", findings)
    rng.shuffle(findings)
    assert merge_findings("positions", findings) == merged
    given_places = {(one.article, one.start, one.text) for finding in findings for one in finding.citations}
    kept = {(one.article, one.start, one.text) for finding in merged for one in finding.citations}
    assert kept <= given_places
    assert len({one.id for one in merged}) == len(merged)
    assert {one.text for one in merged} <= {one.text for one in findings}


def test_likeness_is_of_a_telling_with_itself_complete() -> None:
    wording = read_wording("The harbour wall will break, and 9 ships with it.")
    assert likeness(wording, wording) == 1


def test_a_statement_among_thousands_is_not_compared_with_all() -> None:
    rng, many = random.Random(7), 2000
    vocabulary = [
        f"{a}{b}{c}"
        for a in ("har", "ton", "mel", "sor", "vin", "qua", "bor")
        for b in ("bour", "nage", "ting", "ler", "sta")
        for c in ("den", "mark", "low", "field", "wick", "by", "ham")
    ]
    told = [position(" ".join(rng.choices(vocabulary, k=9)), f"a{number % 200}", number) for number in range(many)]
    calls = calls_made(lambda: merge_findings("positions", told))
    assert calls < many**2 * 0.6  # all with all would be more than twice the square
