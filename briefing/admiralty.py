"""The Admiralty code, as NATO's handbooks word it: how reliable a source is, and how credible what it tells."""

from __future__ import annotations

RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
"""The letter: of a source, never of what it tells."""

CREDIBILITY = {
    1: "confirmed by other independent sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}
"""The digit: of what is told, never of who tells it."""


def explain_grades() -> str:
    """The code in a sentence, for a colophon."""
    letters = ", ".join(f"{letter} {words}" for letter, words in RELIABILITY.items())
    digits = ", ".join(f"{digit} {words}" for digit, words in CREDIBILITY.items())
    return (
        "Grades follow the Admiralty code: the letter is the reader’s own rating of the most reliable origin "
        f"({letters}), the digit how far independent origins confirm that it is told so, not that it is true "
        f"({digits})."
    )
