from __future__ import annotations

from briefing.sources.paragraphs import split_paragraphs

WRAPPED = """The minister said on Monday that the harbour of the city would be
closed for a week from Friday on, and that the ferries of the islands
would go from another one.

Ferry companies protested, and the union said that it had not been
asked about the harbour at all, which the ministry denied in a letter
to the newspapers of the city.
   A third paragraph begins with blanks and goes on for a while until
it ends."""


def test_wrapped_lines_are_joined() -> None:
    paragraphs = split_paragraphs(WRAPPED)
    assert len(paragraphs) == 3
    assert paragraphs[0].endswith(
        "would be closed for a week from Friday on, and that the ferries of the islands would go from another one."
    )
    assert paragraphs[2].startswith("A third paragraph")


def test_lines_are_paragraphs_where_they_are_not_wrapped() -> None:
    text = "Minister closes harbour\nThe minister said so.\nThe union protested.\nNobody asked the ferries."
    assert split_paragraphs(text) == text.split("\n")


def test_one_long_line_among_short_ones() -> None:
    text = "A headline\n" + "The minister said it again. " * 20 + "\nAn end."
    assert len(split_paragraphs(text)) == 3


def test_line_ends_of_all_kinds() -> None:
    assert split_paragraphs("One.\r\nTwo.\rThree.\u2028Four.\x0bFive.\x85Six.") == [
        "One.",
        "Two.",
        "Three.",
        "Four.",
        "Five.",
        "Six.",
    ]
