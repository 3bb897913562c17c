"""Which midnights are open: what a deadline says of its hour."""

from __future__ import annotations

import pytest

from briefing.midnight import is_midnight_open
from briefing.model import Citation, Deadline


@pytest.mark.parametrize(
    ("said", "is_open"),
    [
        ("Ships must leave by midnight on Tuesday", True),
        ("Ships must leave by midnight Oslo time on Tuesday", True),
        ("We are at the table until Friday midnight", True),
        ("Entries are taken until October 15 at midnight", True),
        ("The ban holds from midnight", False),
        ("Ships must leave by a minute before midnight on Tuesday", False),
        ("Ships must leave by Tuesday night at midnight", False),
        ("Ships must leave by 11:59 p.m., just before midnight on Tuesday", False),
        ("Ships must leave by noon on Tuesday", False),
    ],
)
def test_a_midnight_is_open_where_no_word_says_which(said: str, is_open: bool) -> None:
    place = Citation(article="a1", start=0, end=len(said), text=said)
    deadline = Deadline(id="d1", text=said, kind="due", date="2022-10-11", citations=(place,))
    assert is_midnight_open(deadline) is is_open
    worded = deadline.model_copy(update={"text": "Ships must leave", "when": said.partition("by ")[2] or said})
    assert is_midnight_open(worded) is is_open
