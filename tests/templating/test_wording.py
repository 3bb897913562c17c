from __future__ import annotations

import pytest

from briefing.templating.wording import (
    counted,
    cut,
    date_in_words,
    listed,
    paragraph_starts,
    plain_date,
    plain_span,
    ranges,
    span_in_words,
)


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2022-01-10", "Mon 10 January 2022"),
        ("2022-01", "January 2022"),
        ("2022", "2022"),
        ("2022-W02", "week of Mon 10 January 2022"),
        ("2022-W99", "2022-W99"),
        ("2022-13", "2022-13"),
        ("2022-02-30", "2022-02-30"),
        ("2022-Q1", "2022-Q1"),
        ("soon", "soon"),
    ],
)
def test_dates_are_put_into_words(iso: str, words: str) -> None:
    assert date_in_words(iso) == words


def test_plain_dates_have_no_weekday() -> None:
    assert plain_date("2022-01-03") == "3 January 2022"
    assert plain_date("2022-01") == "January 2022"
    assert plain_span("2021-12-30", "2021-12-31") == "30 to 31 December 2021"
    assert plain_span("2021-12-30", "2022-01-01") == "30 December 2021 to 1 January 2022"
    assert plain_span("2021-12-30", "2021-12-30") == "30 December 2021"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2022-01-10", None, "Mon 10 January 2022"),
        ("2022-01-10", "2022-01-10", "Mon 10 January 2022"),
        ("2022-01-10", "2022-01-12", "Mon 10 to Wed 12 January 2022"),
        ("2022-01-31", "2022-02-02", "Mon 31 January to Wed 2 February 2022"),
        ("2021-12-31", "2022-01-02", "Fri 31 December 2021 to Sun 2 January 2022"),
        ("2022-01", "2022-03", "January 2022 to March 2022"),
    ],
)
def test_spans_say_once_what_both_days_share(first: str, last: str | None, words: str) -> None:
    assert span_in_words(first, last) == words


def test_counts_and_lists() -> None:
    assert counted(0, "article") == "0 articles"
    assert counted(1, "article") == "1 article"
    assert counted(1200, "word") == "1,200 words"
    assert counted(2, "party", "parties") == "2 parties"
    assert [listed(("a", "b", "c")[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert ranges([]) == ""
    assert ranges([3, 1, 2, 7, 8]) == "1–3, 7, 8"


def test_a_cut_is_marked_and_changes_no_word() -> None:
    assert cut("one two three", 3) == "one two three"
    assert cut("one two, three", 2) == "one two …"
    assert cut("one\n two", 5) == "one two"
    long = cut("x" * 4000, 10)
    assert long.endswith(" …")
    assert len(long) < 130


def test_paragraphs_are_the_lines_that_are_not_blank() -> None:
    text = "Head\n\n  \nFirst\nSecond\n"
    assert [text[start:].split("\n", maxsplit=1)[0] for start in paragraph_starts(text)] == ["Head", "First", "Second"]
    assert paragraph_starts("") == ()


def test_from_a_monday_to_its_sunday_is_a_week() -> None:
    assert span_in_words("2024-05-20", "2024-05-26") == "week of Mon 20 May 2024"
    assert span_in_words("2024-05-21", "2024-05-27") == "Tue 21 to Mon 27 May 2024"
