"""Quotations: every style of marks, slips of the pen, and what must hold for any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.quotations import find_quotations

CASES = [
    ("He said: “We go.”", ["We go."]),
    ("“A,” he said. “B.”", ["A,", "B."]),
    ('"A," he said, "is b."', ["A,", "is b."]),
    ("``A,'' he said, ''is b.''", ["A,", "is b."]),
    ("She threatens us with 'hard words' again", ["hard words"]),
    ("‘It’s ours,’ he said. ‘We’ll go.’", ["It’s ours,", "We’ll go."]),
    ("„Wir gehen“, sagte er.", ["Wir gehen"]),
    ("« Oui », dit-il.", [" Oui "]),
    ("«Nein», sagte er.", ["Nein"]),
    # apostrophes are no marks
    ("It's the minister's plan, and the ministers' too.", []),
    ("the '90s were the Greens' years", []),
    ("’Tis the season for the ministers’ plans", []),
    ("'The ministers' plan is bad,' he said. 'Yes.'", ["The ministers' plan is bad,", "Yes."]),
    ("the 'red lines' and the 'blue lines' here", ["red lines", "blue lines"]),
    ("It's the mayor's 'big' plan, the ministers' plan", ["big"]),
    ("a pole of 5' 11\" height", []),
    # one quotation inside another is not told by itself
    ("“The word ‘no’ is it,” he said.", ["The word ‘no’ is it,"]),
    ("“A “B” c” he said", ["A “B” c"]),
    ("“She said ‘no’ and left,” he said.", ["She said ‘no’ and left,"]),
    # a blank lost by bad scraping behind the closing mark
    ("He spoke of “the support of all.”An official confirmed.", ["the support of all."]),
    # marks turned the wrong way, or mixed
    ("“he reaffirmed it.“", ["he reaffirmed it."]),
    ('“he reaffirmed it." And left.', ["he reaffirmed it."]),
    ("said ”They” go", ["They"]),
    ('She said:"We go."They left.', ["We go."]),
    ('"We go"said the mayor."They stay."', ["We go", "They stay."]),
    # marks that are missing
    ('He said "we go. Then he left.', ["we go."]),
    ("“A. “B.” he said", ["A.", "B."]),
    ("“We go", ["We go"]),
    # over paragraphs
    ("“One.\n\n“Two.”", ["One.", "Two."]),
    ("“One.\n\nTwo,” he said. “Three.”", ["One.", "Two,", "Three."]),
    ("She said: “One.\n\n“Two.”", ["One.", "Two."]),
    ("“One.\r\n\r\n“Two.”\r\n", ["One.", "Two."]),
    # nothing inside
    ("“” and \"\" and ''", []),
    ("", []),
    ("\n", []),
]


@pytest.mark.parametrize(("text", "inside"), CASES)
def test_what_stands_between_marks(text: str, inside: list[str]) -> None:
    assert [text[quotation.start : quotation.end] for quotation in find_quotations(text)] == inside


def test_the_marks_themselves_are_told() -> None:
    (quotation,) = find_quotations("He said: “We go.” Then left.")
    assert (quotation.outer_start, quotation.start, quotation.end, quotation.outer_end) == (9, 10, 16, 17)


def test_a_quotation_that_runs_on_is_open() -> None:
    first, second = find_quotations("“One.\n\n“Two.”")
    assert (first.closed, second.closed) == (False, True)


MARKS = st.text(alphabet="“”„«»\"'‘’`‚ .,?!ab\n\r—s", max_size=80)


@given(MARKS | st.text(max_size=200))
def test_any_text_is_borne(text: str) -> None:
    end = 0
    for quotation in find_quotations(text):
        assert end <= quotation.outer_start <= quotation.start < quotation.end <= quotation.outer_end <= len(text)
        assert "\n" not in text[quotation.outer_start : quotation.outer_end]
        end = quotation.outer_end


@pytest.mark.parametrize("piece", ["“", '"a ', "'a ", "“a” ", "‘s ’ ", "„a“ "])
def test_many_marks_in_one_paragraph_take_no_longer_than_they_should(piece: str) -> None:
    begin = time.process_time()
    find_quotations(piece * 5000)
    assert time.process_time() - begin < 5  # it takes a fiftieth of a second
