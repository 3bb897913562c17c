from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.renderers.columns import LINE, shares, widths_style

WORDS = "ships bound for its ports may be treated as carriers of military cargo from midnight on"


def test_long_text_gets_the_room_that_short_columns_do_not_need() -> None:
    number, text, name, cited = shares([["No.", "Risk", "Raised by", "Cited"], ["R1", WORDS, "Norvia", "[6 ¶3]"]] * 6)
    assert text > 60
    assert number < cited + 3
    assert name < 20


def test_days_are_not_broken() -> None:
    day = "Fri 15 September 2023"
    broken, _ = shares([["Date", "What"], [day, WORDS * 4]] * 6)
    whole, _ = shares([["Date", "What"], [day, WORDS * 4]] * 6, whole=[0])
    assert broken < len(day) <= whole * LINE / 100


def test_where_rows_are_one_line_high_wide_columns_get_what_is_left() -> None:
    date, event, cited = shares([["Date", "Event", "Cited"], ["Fri 21 July 2023", WORDS[:35], "xx"]], whole=[0])
    assert date < 25
    assert cited < 15
    assert event > 60


@given(st.lists(st.lists(st.text(max_size=200), min_size=3, max_size=3), min_size=1, max_size=8))
def test_shares_make_a_hundred(rows: list[list[str]]) -> None:
    found = shares(rows)
    assert sum(found) == 100
    assert min(found) > 0


@pytest.mark.parametrize("columns", [1, 2, 7, 30])
def test_more_columns_than_fit_share_what_there_is(columns: int) -> None:
    found = shares([["unbreakable"] * columns] * 3)
    assert sum(found) == 100
    assert max(found) - min(found) <= 2


def test_only_shares_that_stand_in_a_table_are_styled() -> None:
    assert (
        widths_style(['<th class="col-a share-12" scope="col">', "<td>share-99</td>"]) == ".share-12 { width: 12%; }\n"
    )
    assert widths_style(["<p>words</p>"]) == ""
