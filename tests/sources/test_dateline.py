from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.sources.cleaning.dateline import find_dateline


@pytest.mark.parametrize(
    ("paragraph", "place", "agency", "day", "rest"),
    [
        ("OSLO (Reuters) - Norway said", "OSLO", "Reuters", None, "Norway said"),
        ("VALDAI, Russia (AP) — The head", "VALDAI, Russia", "AP", None, "The head"),
        ("PARIS/OSLO, Aug 30 (Reuters) - The", "PARIS/OSLO", "Reuters", None, "The"),
        ("TOKYO, Jan. 5, 2022 (Kyodo) -- Japan", "TOKYO", "Kyodo", "2022-01-05", "Japan"),
        ("MOSCOW, January 5. /TASS/. Russia", "MOSCOW", "TASS", None, "Russia"),
        ("NEW YORK _ A woman", "NEW YORK", None, None, "A woman"),
        ("BEIJING -- China", "BEIJING", None, None, "China"),
        ("PUTRAJAYA, Nov 22 — Private firms", "PUTRAJAYA", None, None, "Private firms"),
        ("WASHINGTON — “We will go,” she said", "WASHINGTON", None, None, "“We will go,” she said"),
        ("(Reuters) - Broad Inc", None, "Reuters", None, "Broad Inc"),
        ("(CNN) Residents", None, "CNN", None, "Residents"),
        ("London (CNN)The mayor", "London", "CNN", None, "The mayor"),
        ("Geneva (AFP) – Talks", "Geneva", "AFP", None, "Talks"),
        ("ISLAMABAD: The minister", "ISLAMABAD", None, None, "The minister"),
        ("KATHMANDU, Jan 5: The", "KATHMANDU", None, None, "The"),
        ("DAR ES SALAAM, Tanzania (AP) _", "DAR ES SALAAM, Tanzania", "AP", None, ""),
        ("OSLO (Sea Desk) Aug 10, 2023 - The", "OSLO", "Sea Desk", "2023-08-10", "The"),
        ("OSLO (Fjord Wire) - March 11, 2025 - The", "OSLO", "Fjord Wire", "2025-03-11", "The"),
        ("BERGEN (News of the North), Dec 5 - The", "BERGEN", "News of the North", None, "The"),
        ("BERGEN (Fjord Report) - The mayor", "BERGEN", "Fjord Report", None, "The mayor"),
        ("(7 October 2021) Norway said", None, None, "2021-10-07", "Norway said"),
    ],
)
def test_found(paragraph: str, place: str | None, agency: str | None, day: str | None, rest: str) -> None:
    found = find_dateline(paragraph)
    assert found is not None
    assert (found.place, found.agency, found.day) == (place, agency, day)
    assert paragraph[found.end :] == rest


@pytest.mark.parametrize(
    "paragraph",
    [
        "NATO — The alliance met.",
        "BREAKING — The minister quits.",
        "LEE: We will not go.",  # a speaker, not a place
        "LEE--So you went there?",
        "QUESTIONABLE MEDICAL CLAIMS — For years she said so.",
        "The minister (Reuters) said",
        "Lee (Norway) — We went",
        "PAUL MARO (Labour Party) - We went",
        "ROY MARO (R-Ohio) - We went",
        "(7 October) Norway said",
        "A U.S. judge - The first - ruled.",
        "I — We went.",
        "Norway said on Monday - again - that it would go.",
        "",
    ],
)
def test_not_found(paragraph: str) -> None:
    assert find_dateline(paragraph) is None


@given(st.text(max_size=200) | st.text(alphabet="AB ,()-—:/.Jan5", max_size=60))
def test_never_raises(paragraph: str) -> None:
    found = find_dateline(paragraph)
    assert found is None or 0 < found.end <= len(paragraph)
