"""The annotations are sound, and one that is not is refused."""

import copy
import dataclasses

import pytest

from tests.evaluation.gold import STORIES, GoldError, Story, find_faults, load_story
from tests.evaluation.report import story_folders


@pytest.mark.parametrize("folder", story_folders(), ids=lambda folder: folder.name)
def test_every_annotation_is_sound(folder) -> None:
    assert load_story(folder).gold["positions"]


@pytest.fixture(scope="module")
def story() -> Story:
    return load_story(STORIES / "grain-deal")


@pytest.mark.parametrize(
    ("section", "field", "value", "complaint"),
    [
        ("positions", "text", "the deal was meant to supply Mars", "not the words of one paragraph"),
        ("positions", "actor", "nobody", "no actor 'nobody'"),
        ("positions", "mode", "shouted", "mode is none of"),
        ("positions", "article", "7-gone.txt", "no article '7-gone.txt'"),
        ("demands", "of", ["nobody"], "no actor 'nobody'"),
        ("risks", "kind", "doom", "kind is none of"),
        ("actors", "kind", "robot", "kind is none of"),
        ("actors", "aliases", ["Tsar Nikita"], "stands in no article"),
        ("meetings", "date", "17 July", "is no ISO date"),
        ("meetings", "date", "2031-01-01", "past, but after"),
        ("meetings", "mentions", [], "no mention"),
    ],
)
def test_a_fault_is_found(story: Story, section: str, field: str, value: object, complaint: str) -> None:
    gold = copy.deepcopy(story.gold)
    gold[section][0][field] = value
    assert any(complaint in fault for fault in find_faults(dataclasses.replace(story, gold=gold)))


def test_missing_sections_fields_and_double_ids_are_found(story: Story) -> None:
    gold = copy.deepcopy(story.gold)
    gold["actors"][1]["id"] = gold["actors"][0]["id"]
    del gold["risks"][0]["group"]
    faults = "\n".join(find_faults(dataclasses.replace(story, gold=gold)))
    assert "two actors have one id" in faults
    assert "fields differ: ['group']" in faults
    del gold["risks"]
    assert "sections are" in "\n".join(find_faults(dataclasses.replace(story, gold=gold)))


def test_a_faulty_annotation_is_not_loaded(tmp_path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("One line.", "utf-8")
    (tmp_path / "manifest.json").write_text('{"as_of": "2024-05-06", "articles": [{"file": "a.txt"}]}', "utf-8")
    (tmp_path / "gold.json").write_text('{"actors": []}', "utf-8")
    with pytest.raises(GoldError, match="1 faults"):
        load_story(tmp_path)
