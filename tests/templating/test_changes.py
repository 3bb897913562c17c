"""What changed since an earlier brief, in the documents of every pack; and days on which nothing is new."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.brief_file import load_brief
from briefing.changes import is_quiet, quiet_line, with_changes
from briefing.model import Brief
from briefing.templating import build_document, list_packs, load_pack
from briefing.templating.lint import lint_pack
from briefing.templating.news import only_news
from tests.templating.briefs import full, later, quiet
from tests.templating.test_packs import pack_at

STORY = Path(__file__).parents[1] / "changes" / "story"
PACKS = sorted(list_packs())


def day(number: int) -> Brief:
    return load_brief(STORY / f"day-{number}.json")


def words_of(brief: Brief, pack: str = "default", templates: Path | None = None) -> str:
    return build_document(brief, load_pack(pack, templates)).markdown()


def section(text: str, title: str) -> str:
    return text.partition(f"## {title}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("pack", PACKS)
def test_changes_are_told_only_where_there_is_an_earlier_brief(pack: str) -> None:
    assert "What has changed" not in words_of(full(), pack)
    assert "What has changed" in words_of(later(), pack)


def test_old_and_new_wording_stand_side_by_side() -> None:
    told = section(words_of(with_changes(day(2), day(1))), "What has changed")
    (row,) = [line for line in told.splitlines() if line.startswith("| Position | Ingrid Solheim")]
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert (
        cells[2] == r"*warned that* Norway may close its ports to Icelandic trawlers (1/coast-wire.txt, 4 March 2024)"
    )
    assert cells[3:5] == ["Norway will close its ports to Icelandic trawlers", "hardened"]
    assert cells[5] == "[1 ¶2]"


def test_what_moved_shows_both_days_and_what_was_answered_the_answer() -> None:
    told = section(words_of(with_changes(day(2), day(1))), "What has changed")
    assert "**Fri 8 March 2024**: Fisheries ministers" in told
    assert "**Mon 11 March 2024**: Fisheries ministers" in told
    assert "agreed to pay the idle crews" in next(line for line in told.splitlines() if "| met |" in line)


def test_one_matter_in_several_lists_is_told_once() -> None:
    told = section(words_of(with_changes(day(2), day(1))), "What has changed")
    assert sum("release the trawler" in line for line in told.splitlines()) == 1
    assert "20 findings, 3 new, 6 changed, 0 withdrawn, 5 no longer told, 6 unchanged" in told


def test_what_was_taken_back_is_told_with_the_words_that_show_it() -> None:
    told = section(words_of(with_changes(day(3), day(2))), "What has changed")
    assert "withdrew his threat to seize Norwegian boats" in told.partition("**Withdrawn**")[2]


def test_marks_stand_beside_what_is_new_or_changed() -> None:
    text = words_of(with_changes(day(2), day(1)))
    demands = section(text, "Demands")
    assert "[2 ¶2] *hardened*" in demands
    assert "[2 ¶6] *new*" in demands
    assert "*new*" not in words_of(day(2))


def test_a_pack_may_print_only_what_is_new() -> None:
    brief = with_changes(day(2), day(1))
    text = words_of(brief, "update")
    assert "reopen the harbour of Kirkenes" in section(text, "Needs and demands")
    assert "cut its mackerel catch by 40 percent" not in text
    assert "meet in Oslo on March 6" in section(text, "Calendar"), "what is ahead is printed, new or not"
    assert only_news(day(2)) == day(2), "without an earlier brief, all is new"
    assert "cut its mackerel catch by 40 percent" in words_of(day(2), "update")


def test_the_bottom_line_of_what_is_new_is_not_empty() -> None:
    brief = with_changes(day(2), day(1)).model_copy(update={"bottom_line": ()})
    assert only_news(brief).bottom_line


def test_sections_in_which_nothing_is_new_do_not_say_that_nothing_was_found() -> None:
    moved = full().model_copy(update={"meetings": ()})
    text = words_of(with_changes(full(), moved), "update")
    assert "## Calendar" in text
    for heading in ("Needs and demands", "Risks and access", "Positions in short"):
        assert heading not in text
    assert "## Needs and demands" in words_of(full(), "update"), "compared with nothing, it is whole"


@pytest.mark.parametrize("pack", PACKS)
def test_a_quiet_day_is_told_in_one_line(pack: str) -> None:
    text = words_of(quiet(), pack)
    assert "**Nothing new since the brief of Sat 11 May 2024:** 2 articles read" in text
    assert "[1 ¶4]" in text, "the next meeting is cited"
    assert "## Demands" not in text
    assert '<a id="source-1"></a>' in text


def test_a_pack_that_extends_none_tells_of_a_quiet_day_too(tmp_path: Path) -> None:
    limits = "".join(f"{name} = 1\n" for name in load_pack("default").limits)
    files = {
        "brief": "{% for one in sections %}{{ one.markdown | safe }}{% endfor %}",
        "sections__sources": "{{ counted(sources | length, 'source') }}",
    }
    pack_at(tmp_path, "alone", f'title = "Alone"\nsections = []\n[limits]\n{limits}', **files)
    assert "Nothing new since" in words_of(quiet(), "alone", tmp_path)


def test_quiet_is_a_brief_in_which_nothing_is_new() -> None:
    assert is_quiet(quiet())
    assert not is_quiet(later())
    assert not is_quiet(full()), "compared with nothing, it cannot be quiet"
    same = with_changes(day(2), day(2))
    assert quiet_line(same).startswith("Nothing new since the brief of 2024-03-05: 2 articles read")


def test_packs_that_print_only_what_is_new_have_to_say_since_when(tmp_path: Path) -> None:
    pack_at(tmp_path, "terse", 'extends = "default"\nonly_new = true\nsections = ["demands", "sources"]')
    (fault,) = [str(one) for one in lint_pack("terse", tmp_path) if "only_new" in str(one)]
    assert "changes" in fault
    pack_at(tmp_path, "odd", 'extends = "default"\nquiet = ["meetigns"]')
    assert any('quiet: no pack has a section "meetigns"' in str(one) for one in lint_pack("odd", tmp_path))
