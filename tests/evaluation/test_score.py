"""The scorer, on a brief and an annotation that are small enough to reckon by hand."""

import copy
from typing import Any

import pytest

from tests.evaluation.gold import GoldArticle, Story
from tests.evaluation.letters import Letters, is_match, shares
from tests.evaluation.score import Figure, fold_name, score_brief

TEXT = "Ada Lund said that the dam is safe. Norvik urged Sudvik to open the gates by Monday. They meet on 9 May."


def cite(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"article": "x1", "start": start, "end": start + len(words), "text": words}


@pytest.fixture
def story(tmp_path) -> Story:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    span = {"article": "a.txt", "group": "g"}
    gold = {
        "actors": [
            {"id": "lund", "name": "Ada Lund", "kind": "person", "aliases": ["Ada Lund"], "role": None, "key": True},
            {"id": "norvik", "name": "Norvik", "kind": "state", "aliases": ["Norvik"], "role": None, "key": True},
            {"id": "sudvik", "name": "Sudvik", "kind": "state", "aliases": ["Sudvik"], "role": None, "key": False},
        ],
        "positions": [{**span, "actor": "lund", "mode": "indirect", "text": "the dam is safe"}],
        "demands": [{**span, "by": "norvik", "of": ["sudvik"], "text": "open the gates by Monday"}],
        "meetings": [
            {
                "what": "meeting",
                "parties": ["norvik", "sudvik"],
                "date": "2024-05-09",
                "date_end": None,
                "place": None,
                "status": "upcoming",
                "mentions": [{"article": "a.txt", "text": "They meet on 9 May"}],
            }
        ],
        "risks": [],
    }
    return Story("dam", "2024-05-06", (GoldArticle("a.txt", path),), gold)


@pytest.fixture
def brief() -> dict[str, Any]:
    return {
        "articles": [{"id": "x1", "source": "a.txt", "url": None, "text": TEXT}],
        "actors": [
            {"id": "ada-lund", "name": "Ada Lund", "aliases": [], "key": True},
            {"id": "norvik", "name": "Norvik", "aliases": [], "key": True},
        ],
        "positions": [
            {"actor": "ada-lund", "speaker": "Ada Lund", "via": None, "citations": [cite("that the dam is safe")]}
        ],
        "demands": [{"by": "norvik", "citations": [cite("open the gates by Monday")]}],
        "meetings": [
            {
                "what": "They meet",
                "parties": ["norvik"],
                "date": "2024-05-09",
                "status": "upcoming",
                "citations": [cite("They meet on 9 May")],
            }
        ],
        "risks": [],
    }


def test_what_is_all_right_scores_one(brief, story) -> None:
    figures = score_brief(brief, story).figures
    assert {name: figure.f1 for name, figure in figures.items()} == dict.fromkeys(figures, 1.0)


def test_a_wrong_actor_is_found_but_not_right(brief, story) -> None:
    brief["positions"][0] |= {"actor": "norvik", "speaker": "Norvik"}
    scores = score_brief(brief, story)
    assert scores.figures["positions"].f1 == 0.0
    assert scores.figures["positions_found"].f1 == 1.0
    assert ("positions", "wrong actor", "[lund] not [norvik]: the dam is safe") in scores.misses


def test_either_of_two_actors_is_right_where_both_are_annotated(brief, story) -> None:
    story.gold["positions"].append({**story.gold["positions"][0], "actor": "norvik"})
    brief["positions"][0] |= {"actor": "norvik", "speaker": "Norvik"}
    assert score_brief(brief, story).figures["positions"] == Figure(1, 1, 1, 1)


def test_each_annotated_mention_is_matched_once(brief, story) -> None:
    brief["positions"] += copy.deepcopy(brief["positions"])
    assert score_brief(brief, story).figures["positions"] == Figure(1, 2, 1, 1)


def test_a_citation_of_the_whole_article_matches_nothing(brief, story) -> None:
    brief["positions"][0]["citations"] = [cite(TEXT)]
    assert score_brief(brief, story).figures["positions"].found == 0


def test_a_second_entry_for_one_actor_is_not_right(brief, story) -> None:
    brief["actors"].append({"id": "lund", "name": "Lund", "aliases": ["Ada Lund"], "key": True})
    figure = score_brief(brief, story).figures["actors"]
    assert (figure.right, figure.given, figure.found, figure.wanted) == (2, 3, 2, 2)


def test_a_meeting_on_the_wrong_day_is_found_and_its_date_is_wrong(brief, story) -> None:
    brief["meetings"][0]["date"] = "2024-05-10"
    figures = score_brief(brief, story).figures
    assert figures["meetings"].f1 == 1.0
    assert figures["meeting_dates"].f1 == 0.0
    assert figures["meetings_upcoming"].f1 == 0.0


def test_a_citation_that_does_not_stand_there_is_seen(brief, story) -> None:
    brief["demands"][0]["citations"][0]["start"] += 1
    assert score_brief(brief, story).figures["citations"].f1 == pytest.approx(2 / 3)


def test_letters_overlook_blanks_marks_and_fusing() -> None:
    letters = Letters("The “grain” deal, he saidIt ended.")
    assert letters.find("grain deal") == [(3, 12)]
    assert letters.find("said it") == [(14, 20)]
    assert letters.span(5, 10) == (3, 8)
    assert letters.find("!") == []


def test_half_of_the_gold_and_a_third_of_ones_own_letters_are_enough() -> None:
    assert is_match(shares((0, 5), (0, 10)))
    assert not is_match(shares((0, 4), (0, 10)))
    assert not is_match(shares((0, 100), (0, 29)))


def test_names_are_folded() -> None:
    assert fold_name("Mr Biden’s") == "biden"
    assert fold_name("The U.S.") == "us"
    assert fold_name("The") == "the"
