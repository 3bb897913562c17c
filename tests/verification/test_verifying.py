"""What is checked of a brief, and what is not: no alteration passes that a reader would read."""

from __future__ import annotations

import json
import random
import time
from pathlib import Path
from typing import Any

import pytest

from briefing.brief_file import dump_brief, load_brief
from briefing.model import Brief, Citation
from briefing.verification import FAILED, NOT_CHECKABLE, VERIFIED, seal_brief, verify_brief
from briefing.verification.seal import keep_sealed
from briefing.verification.withholding import withhold_failed
from tests.templating.briefs import full
from tests.verification.alterations import ALTERATIONS, altered, reordered

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*/brief.json"))
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


def holds(changed: dict[str, Any]) -> bool:
    """Whether altered content is still taken for a brief that holds."""
    try:
        return verify_brief(Brief.model_validate(changed)).holds
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
    caught = sum(not holds(changed) for _, changed in (altered(unsealed, chance) for _ in range(TIMES // 4)))
    assert caught >= OFTEN_ENOUGH * (TIMES // 4)


def test_what_is_only_reordered_holds(content: dict[str, Any]) -> None:
    chance = random.Random(20240508)
    for _ in range(TIMES):
        verification = verify_brief(Brief.model_validate(reordered(content, chance)))
        assert verification.holds, [str(check) for check in verification.failed]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_the_samples_hold_and_are_checked_in_no_time(path: Path) -> None:
    brief = load_brief(path)
    began = time.process_time()
    verification = verify_brief(brief)
    took = time.process_time() - began
    failed = [str(check) for check in verification.failed if check.kind != "seal"]
    assert failed == []
    assert took < verification.count(VERIFIED, "citation") / 1000


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


def test_without_a_seal_that_is_said(sound: Brief) -> None:
    unsealed = sound.model_copy(update={"seal": None})
    assert verify_brief(unsealed).holds
    assert verify_brief(unsealed).count(NOT_CHECKABLE, "seal") == 1


def test_what_fails_is_withheld_with_all_that_refers_to_it(sound: Brief) -> None:
    false = with_demand(sound, text="give the islands back")
    point = sound.bottom_line[0].model_copy(update={"section": "demands", "id": false.demands[0].id})
    shown = withhold_failed(false.model_copy(update={"bottom_line": (point,)}))
    assert shown.withheld == 1
    assert false.demands[0] not in shown.brief.demands
    assert shown.brief.bottom_line == ()
    assert withhold_failed(sound).brief == sound


def test_a_text_that_was_changed_takes_all_that_rests_on_it_along(sound: Brief) -> None:
    forged = sound.articles[0].model_copy(update={"text": sound.articles[0].text + " Forged."})
    shown = withhold_failed(sound.model_copy(update={"articles": (forged, *sound.articles[1:])}))
    cited = {one.article for demand in shown.brief.demands for one in demand.citations}
    assert forged.id not in cited
    assert shown.withheld > 10


def test_there_is_an_alteration_of_each_kind() -> None:
    assert len(ALTERATIONS) >= 6


def test_positions_may_quote_over_paragraphs() -> None:
    from briefing.verification.quotations import is_quoted

    text = "“We will wait,” she said. “It may be long.\n\nIt may be short,” she went on.\n\nNobody knew."
    for words, quoted in (("It may be short", True), ("Nobody knew", False), ("We will wait", True)):
        start = text.index(words)
        citation = Citation(article="a", start=start, end=start + len(words), text=words)
        assert is_quoted(text, citation) is quoted, words
