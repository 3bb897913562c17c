from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.sources.dates import date_line, iso_day


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-01-07T01:20:00Z", "2024-01-07"),
        ("2024-03-10T23:30:00-05:00", "2024-03-10"),  # the day in the publisher's own zone
        ("2024-01-07 01:20:00", "2024-01-07"),
        ("20240107", "2024-01-07"),
        ("May 15th, 2023", "2023-05-15"),
        ("Sept. 3, 2020", "2020-09-03"),
        ("15 May 2023", "2023-05-15"),
        ("Mon, 15 May 2023 10:00:00 GMT", "2023-05-15"),
        ("13/05/2023", "2023-05-13"),
        ("05/13/2023", "2023-05-13"),
        ("05/06/2023", None),  # May or June
        ("1714312535", "2024-04-28"),
        ("2022-13-45", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_iso_day(written: str, day: str | None) -> None:
    assert iso_day(written) == day


@pytest.mark.parametrize(
    ("line", "claim"),
    [
        ("August 7, 2022", ("2022-08-07", None)),
        ("7 August 2022, The Coaster", ("2022-08-07", None)),
        ("7 August 2022, he said", None),
        ("Published: 7 August 2022, 10:15 GMT", ("2022-08-07", None)),
        ("Monday, 7 Aug 2022 10:30am", ("2022-08-07", None)),
        ("7 August 2022 • 4:45pm", ("2022-08-07", None)),
        ("Last updated on 2022-08-07T10:00:00+01:00", ("2022-08-07", None)),
        ("First published on Mon 7 Feb 2022 10.15 GMT", ("2022-02-07", None)),
        ("Harbour Wire | Updated: 2017-09-15 17:52", ("2017-09-15", "Harbour Wire")),
        ("Published 10:30, Monday 7 August 2022 | Updated 11 August 2022", ("2022-08-07", None)),
        ("On 7 August 2022 the minister resigned.", None),
        ("7 August 2022: The ferry sinks", None),
        ("Updated at 9:50 p.m. on Thursday", None),
        ("Room 2022", None),
    ],
)
def test_date_line(line: str, claim: tuple[str, str | None] | None) -> None:
    assert date_line(line) == claim


@given(st.text(max_size=200) | st.text(alphabet="0123456789-/.: TZapmMayJune|", max_size=80))
def test_never_raises(words: str) -> None:
    day = iso_day(words)
    assert day is None or len(day) == 10
    date_line(words)
