"""What is checked of a brief, and what is not: no alteration passes that a reader would read."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest

from briefing.brief_file import dump_brief, load_brief
from briefing.changes import with_changes
from briefing.model import Brief, Citation, Producer
from briefing.verification import FAILED, NOT_CHECKABLE, VERIFIED, seal_brief, verify_brief
from briefing.verification.seal import check_fingerprint, fingerprint, keep_sealed, with_head
from briefing.verification.withholding import withhold_failed
from tests.pace import calls_made
from tests.templating.briefs import full
from tests.verification.alterations import ALTERATIONS, altered, reordered

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*/brief.json"))
STORY = Path(__file__).parents[1] / "changes" / "story"
TIMES = 1000
OFTEN_ENOUGH = 0.8
"""The share of alterations that the words of the sources alone give away, in a brief without a seal."""


@pytest.fixture(scope="module")
def sound() -> Brief:
    """A small brief in which every statement holds."""
    brief = full()
    actors = tuple(
        actor.model_copy(update={"aliases": tuple(one for one in actor.aliases if one not in ("the minister", "BNSL"))})
        for actor in brief.actors
    )
    return seal_brief(brief.model_copy(update={"actors": actors}))


@pytest.fixture(scope="module")
def content(sound: Brief) -> dict[str, Any]:
    return json.loads(dump_brief(sound))


def holds(changed: dict[str, Any], *, edited: bool = False) -> bool:
    """Whether altered content is still taken for a brief that holds."""
    try:
        return verify_brief(Brief.model_validate(changed), edited=edited).holds
    except ValueError:
        return False  # `load_brief` refuses it with a message


def test_a_brief_that_the_program_made_holds(sound: Brief) -> None:
    verification = verify_brief(sound)
    assert verification.holds, [str(check) for check in verification.failed]
    assert verification.count(VERIFIED, "citation") > 50


def test_no_alteration_passes(content: dict[str, Any]) -> None:
    chance = random.Random(20240506)
    missed = [name for name, changed in (altered(content, chance) for _ in range(TIMES)) if holds(changed)]
    assert missed == []


def test_most_alterations_show_without_a_seal(content: dict[str, Any]) -> None:
    chance = random.Random(20240507)
    unsealed = {**content, "seal": None}
    caught = sum(
        not holds(changed, edited=True) for _, changed in (altered(unsealed, chance) for _ in range(TIMES // 4))
    )
    assert caught >= OFTEN_ENOUGH * (TIMES // 4)


def test_what_is_only_reordered_holds(content: dict[str, Any]) -> None:
    chance = random.Random(20240508)
    for _ in range(TIMES):
        verification = verify_brief(Brief.model_validate(reordered(content, chance)))
        assert verification.holds, [str(check) for check in verification.failed]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_the_samples_hold_and_are_checked_in_no_time(path: Path) -> None:
    brief = load_brief(path)
    verification = verify_brief(brief)
    calls = calls_made(lambda: verify_brief(brief))
    failed = [str(check) for check in verification.failed if check.kind != "seal"]
    assert failed == []
    assert calls < 600 * verification.count(VERIFIED, "citation")  # a twentieth of a millisecond each


def test_a_digit_is_told_with_its_place(sound: Brief) -> None:
    demand = sound.demands[0]
    moved = demand.citations[0].model_copy(update={"start": demand.citations[0].start + 1})
    brief = sound.model_copy(
        update={"demands": (demand.model_copy(update={"citations": (moved,)}), *sound.demands[1:])}
    )
    failed = [check for check in verify_brief(brief, edited=True).failed if check.kind == "citation"]
    assert [check.where for check in failed] == ["demands[0].citations[0]"]
    assert "stands" in failed[0].message


def with_demand(brief: Brief, **changes: Any) -> Brief:
    changed = brief.demands[0].model_copy(update=changes)
    return brief.model_copy(update={"demands": (changed, *brief.demands[1:])})


def kinds(brief: Brief) -> set[str]:
    return {check.kind for check in verify_brief(brief, edited=True).failed}


def test_every_word_of_a_statement_is_one_of_the_words_cited(sound: Brief) -> None:
    text = sound.demands[0].text
    assert kinds(with_demand(sound, text=f"{text} at once")) == {"wording"}
    assert kinds(with_demand(sound, condition="if the moon is blue")) == {"wording"}
    first, *rest, last = text.split()
    assert kinds(with_demand(sound, text=f"{first} {' '.join(rest)}")) == set()
    assert kinds(with_demand(sound, text=f"{last} … {first}")) == {"wording"}


def test_an_actor_that_no_cited_article_names_fails(sound: Brief) -> None:
    stranger = sound.actors[0].model_copy(update={"id": "atlantis", "name": "Atlantis", "aliases": ("Atlantis",)})
    brief = with_demand(sound.model_copy(update={"actors": (*sound.actors, stranger)}), by="atlantis")
    where = [check.where for check in verify_brief(brief, edited=True).failed]
    assert "demands[0].by" in where


def test_what_is_no_quotation_in_the_source_is_none_here(sound: Brief) -> None:
    at, indirect = next((n, one) for n, one in enumerate(sound.positions) if one.mode == "indirect")
    claimed = indirect.model_copy(update={"mode": "direct"})
    brief = sound.model_copy(update={"positions": (*sound.positions[:at], claimed, *sound.positions[at + 1 :])})
    assert kinds(brief) == {"quotation"}


def test_who_seals_an_edited_brief_does_not_hide_the_edit(sound: Brief) -> None:
    edited = sound.model_copy(update={"demands": sound.demands[1:]})
    assert not verify_brief(edited).holds
    assert verify_brief(edited, edited=True).count(FAILED, "seal") == 0
    again = keep_sealed(edited, edited.model_copy(update={"title": "Another"}))
    assert not verify_brief(again).holds
    assert verify_brief(keep_sealed(sound, sound.model_copy(update={"title": "Another"}))).holds


def test_a_seal_that_was_taken_off_is_missed(sound: Brief) -> None:
    unsealed = sound.model_copy(update={"seal": None})
    (failed,) = verify_brief(unsealed).failed
    assert "it was taken off" in failed.message
    assert verify_brief(unsealed, edited=True).holds


def test_a_brief_of_another_program_need_not_bear_a_seal(sound: Brief) -> None:
    other = Producer(program="somebody else 1.0")
    foreign = sound.model_copy(update={"seal": None, "produced_by": other})
    assert verify_brief(foreign).holds
    assert verify_brief(foreign).count(NOT_CHECKABLE, "seal") == 1


@pytest.mark.parametrize(
    "change",
    [
        {"tlp": "TLP:CLEAR"},
        {"number": 7},
        {"period": ("2024-05-01", "2024-05-02")},
        {"next_due": "2024-05-30"},
        {"since": "2024-05-01"},
        {"title": "Another"},
        {"as_of": "2024-05-12"},
    ],
    ids=str,
)
def test_what_stands_at_the_head_is_sealed(sound: Brief, change: dict[str, Any]) -> None:
    labelled = with_head(sound, tlp="TLP:RED", number=3)
    assert verify_brief(labelled).holds, "the program itself may label and number"
    assert not verify_brief(labelled.model_copy(update=change)).holds
    assert not verify_brief(with_head(labelled.model_copy(update=change), number=4)).holds


def test_who_seals_anew_gets_another_fingerprint(sound: Brief) -> None:
    told = fingerprint(sound)
    assert told is not None
    assert re.fullmatch(r"(?:[0-9a-f]{4}-){3}[0-9a-f]{4}", told)
    forged = seal_brief(sound.model_copy(update={"demands": sound.demands[1:], "bottom_line": (), "issues": ()}))
    assert verify_brief(forged).holds
    assert check_fingerprint(forged, told).outcome is FAILED
    assert check_fingerprint(sound, told.upper().replace("-", " ")).outcome is VERIFIED
    assert fingerprint(Brief.model_validate(reordered(json.loads(dump_brief(sound)), random.Random(1)))) == told


def test_what_is_ahead_is_not_over(sound: Brief) -> None:
    at, ahead = next((n, one) for n, one in enumerate(sound.meetings) if one.status == "upcoming" and one.date)
    for wrong in ({"status": "past"}, {"date": "2024-05-01", "date_end": None}):
        meetings = (*sound.meetings[:at], ahead.model_copy(update=wrong), *sound.meetings[at + 1 :])
        failed = verify_brief(sound.model_copy(update={"meetings": meetings}), edited=True).failed
        assert f"meetings[{at}].status" in {check.where for check in failed}


def test_a_role_that_is_cited_from_nowhere_fails(sound: Brief) -> None:
    actor = sound.actors[0].model_copy(update={"role": "emperor", "role_citation": None})
    assert kinds(sound.model_copy(update={"actors": (actor, *sound.actors[1:])})) == {"wording"}


def test_what_fails_is_withheld_with_all_that_refers_to_it(sound: Brief) -> None:
    false = with_demand(sound, text="give the islands back")
    point = sound.bottom_line[0].model_copy(update={"section": "demands", "id": false.demands[0].id})
    shown = withhold_failed(false.model_copy(update={"bottom_line": (point,)}))
    assert shown.withheld == 1
    assert false.demands[0] not in shown.brief.demands
    assert shown.brief.bottom_line == ()
    assert withhold_failed(sound).brief == sound


def test_a_change_that_is_told_wrongly_is_withheld(sound: Brief) -> None:
    brief = with_changes(sound, sound)
    false = brief.changes[0].model_copy(update={"after": "give the islands back"})
    shown = withhold_failed(brief.model_copy(update={"changes": (false, *brief.changes[1:])}))
    assert shown.withheld == 1
    assert false not in shown.brief.changes


@pytest.fixture(scope="module")
def compared() -> tuple[Brief, Brief]:
    """A brief, and the one before with which it was compared."""
    earlier, later = (load_brief(STORY / f"day-{day}.json") for day in (1, 2))
    return earlier, seal_brief(with_changes(later, earlier))


def test_changes_are_compared_again(compared: tuple[Brief, Brief]) -> None:
    earlier, brief = compared
    assert verify_brief(brief, earlier=earlier).holds
    at, hardened = next((n, one) for n, one in enumerate(brief.changes) if one.movement == "hardened")
    softened = hardened.model_copy(update={"movement": "softened"})
    forged = seal_brief(brief.model_copy(update={"changes": (*brief.changes[:at], softened, *brief.changes[at + 1 :])}))
    assert verify_brief(forged).holds, "the brief alone does not show it"
    assert f"changes[{at}]" in {check.where for check in verify_brief(forged, earlier=earlier).failed}
    another = load_brief(STORY / "day-3.json")
    assert "since" in {check.where for check in verify_brief(brief, earlier=another).failed}


def test_no_alteration_of_a_brief_that_was_compared_passes(compared: tuple[Brief, Brief]) -> None:
    content = json.loads(dump_brief(compared[1]))
    chance = random.Random(20240509)
    missed = [name for name, changed in (altered(content, chance) for _ in range(TIMES // 5)) if holds(changed)]
    assert missed == []
    for _ in range(TIMES // 20):
        assert holds(reordered(content, chance))


def test_a_change_that_is_left_out_is_missed(compared: tuple[Brief, Brief]) -> None:
    _, brief = compared
    at = next(n for n, one in enumerate(brief.changes) if one.id is not None)
    less = seal_brief(brief.model_copy(update={"changes": (*brief.changes[:at], *brief.changes[at + 1 :])}))
    assert "change" in {check.kind for check in verify_brief(less).failed}


def test_a_text_that_was_changed_takes_all_that_rests_on_it_along(sound: Brief) -> None:
    forged = sound.articles[0].model_copy(update={"text": sound.articles[0].text + " Forged."})
    shown = withhold_failed(sound.model_copy(update={"articles": (forged, *sound.articles[1:])}))
    cited = {one.article for demand in shown.brief.demands for one in demand.citations}
    assert forged.id not in cited
    assert shown.withheld > 10


def test_there_is_an_alteration_of_each_kind() -> None:
    assert len(ALTERATIONS) >= 6


def test_marks_that_a_page_set_the_wrong_way_round_open_too() -> None:
    from briefing.verification.quotations import is_quoted

    text = '”It is late,” she said. He wrote: ("Too late"), and then: "never." It was over, "almost"so it seemed.'
    for words, quoted in (("It is late", True), ('("Too late"', True), ("never", True), ("so it seemed", False)):
        start = text.index(words)
        citation = Citation(article="a", start=start, end=start + len(words), text=words)
        assert is_quoted(text, citation) is quoted, words


def test_words_that_begin_with_a_sign_may_follow_upon_a_word(sound: Brief) -> None:
    article = sound.articles[0]
    at = article.text.index("’s patrol") if "’s patrol" in article.text else article.text.index("’s ")
    words = article.text[at : at + 2]
    demand = next(n for n, one in enumerate(sound.demands) if one.citations[0].article == article.id)
    changed = sound.demands[demand].model_copy(update={"condition": words})
    brief = sound.model_copy(update={"demands": (*sound.demands[:demand], changed, *sound.demands[demand + 1 :])})
    assert kinds(brief) == set()


def test_positions_may_quote_over_paragraphs() -> None:
    from briefing.verification.quotations import is_quoted

    text = "“We will wait,” she said. “It may be long.\n\nIt may be short,” she went on.\n\nNobody knew."
    for words, quoted in (("It may be short", True), ("Nobody knew", False), ("We will wait", True)):
        start = text.index(words)
        citation = Citation(article="a", start=start, end=start + len(words), text=words)
        assert is_quoted(text, citation) is quoted, words
