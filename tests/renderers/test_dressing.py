from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.renderers import render
from briefing.renderers.dressing import dress, rows_worth_heading
from briefing.renderers.file_names import plain, titled_stem
from briefing.templating import load_pack
from briefing.templating.corroboration import LEGEND
from tests.templating.briefs import full, marked, tiny
from tests.templating.test_packs import pack_at


def test_long_tables_and_lists_end_with_a_count() -> None:
    rows = "".join(f"| {number} | words |\n" for number in range(1200))
    points = "".join(f"- point {number}\n" for number in range(12))
    html = dress(f"| No. | What |\n| --- | --- |\n{rows}\n\nwords\n\n{points}", {"No.": "number"}, most=10)
    assert html.count("<tr>") == 11
    assert html.count("<li>") == 10
    assert '<p class="left-out">1,190 more rows: see brief.json.</p>' in html
    assert '<p class="left-out">2 more points: see brief.json.</p>' in html
    assert dress(points, {}).count("<li>") == 12


def test_rows_are_headed_where_cells_outnumber_headings() -> None:
    assert not rows_worth_heading(columns=4, rows=1)
    assert rows_worth_heading(columns=4, rows=4)
    table = "| a | b | c |\n| --- | --- | --- |\n" + "| 1 | 2 | 3 |\n" * 4
    assert dress(table, {"b": "place"}).count('scope="row"') == 4
    assert '<td class="col-place" data-head="b">2</td>' in dress(table, {"b": "place"})


def test_a_column_that_the_marks_tell_already_is_left_out() -> None:
    columns = {"Risk": "risk", "Told by": "told_by"}
    marked_table = "| Risk | Told by |\n| --- | --- |\n| words \ue0002/2\ue001 | 2 sources |\n"
    assert "Told by" not in dress(marked_table, columns, without={"told_by"})
    assert "Told by" in dress(marked_table, columns)
    assert "Told by" in dress(marked_table.replace("\ue0002/2\ue001", ""), columns, without={"told_by"})


def test_cells_say_by_colour_too_who_is_for_and_who_against() -> None:
    table = "| Issue | A | B | C |\n| --- | --- | --- | --- |\n| talks | denies [1], says [2] | says [3] | — |\n"
    html = dress(table, {"Issue": "issue", "A": "stance", "B": "stance", "C": "stance"})
    assert '<td class="col-stance against" data-head="A">denies' in html
    assert '<td class="col-stance" data-head="B">says' in html
    assert '<td class="col-stance none" data-head="C">' in html


def test_a_day_that_heads_several_rows_is_loud_once() -> None:
    rows = "".join(f"| {day} | words | [1] |\n" for day in ("Mon 1 May 2023", "Mon 1 May 2023", "2 May", "3 May"))
    html = dress(f"| Date | What | Cited |\n| --- | --- | --- |\n{rows}", {"Date": "date"})
    assert re.findall(r'<th class="(col-date[^"]*)" data-head', html) == [
        "col-date",
        "col-date again",
        "col-date",
        "col-date",
    ]


def test_names_in_the_margin_say_how_many_lines_they_take() -> None:
    html = dress("### Russia\n\n### Russia's Defence Ministry\n", {})
    assert html.split("\n") == ["<h3>Russia</h3>", '<h3 class="lines-2">Russia\'s Defence Ministry</h3>']


def test_the_mark_of_corroboration_is_told_in_words_and_can_be_switched_off(tmp_path: Path) -> None:
    shown = render(full(), load_pack("default"), ["html"])["brief.html"].decode()
    assert 'aria-label="one origin" title="one origin">●</span>' in shown
    assert 'aria-label="2 independent origins" title="2 independent origins">●●</span>' in shown
    pack_at(tmp_path, "plain", 'extends = "default"\nfigures = []')
    plain_page = render(full(), load_pack("plain", tmp_path), ["html"])["brief.html"].decode()
    assert "●" not in plain_page
    assert "<figure" not in plain_page
    assert "\ue000" not in shown + plain_page
    assert f'<p class="legend">{LEGEND}</p>' in shown
    assert "legend" not in plain_page.partition("</style>")[2]
    assert "●" not in render(tiny(), load_pack("default"), ["html"])["brief.html"].decode().split("<figure")[0]


def test_citations_lead_to_the_source_and_from_there_to_the_marked_words() -> None:
    page = render(full(), load_pack("default"), ["html"])["brief.html"].decode()
    source = re.search(r'<li id="source-1".*?</li>', page, re.DOTALL)
    assert source
    assert '<a class="cite" href="#place-1-4">¶4</a>' in source[0]
    excerpt = re.search(r'<li id="place-1-4">.*?</li>', page, re.DOTALL)
    assert excerpt
    assert "are due to meet in Geneva on 14 May</mark>" in excerpt[0]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The grain deal", "The-grain-deal"),
        ("The EU’s “plan”: Åland / ../etc", "The-EUs-plan-Aland-etc"),
        ("   ", ""),
        ("con", "con-"),
        ("東京", ""),
        ("word " * 40, "-".join(["word"] * 16)),
    ],
)
def test_titles_become_plain_file_names(title: str, name: str) -> None:
    assert plain(title) == name


def test_a_file_name_tells_title_day_label_and_pack() -> None:
    assert titled_stem(marked()) == "The-Maren-Strait-dispute_2024-05-11_TLP-AMBER-STRICT"
    assert titled_stem(full(), "executive") == "The-Maren-Strait-dispute_2024-05-11_executive"
    assert titled_stem(full().model_copy(update={"title": ""})) == "Brief_2024-05-11"
