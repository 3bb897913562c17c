"""Where words stand in a text, counted in letters and digits alone.

Blanks, quotation marks and words that cleaning or bad scraping has fused make no difference, and a span of the kept
text can be compared with one of the original.
"""

from __future__ import annotations

from bisect import bisect_left

Span = tuple[int, int]

GOLD_SHARE = 0.5
"""A citation matches when it covers at least this share of the annotated letters …"""

OWN_SHARE = 0.3
"""… and at least this share of its own letters are annotated ones."""


class Letters:
    """A text's letters and digits, lower-cased."""

    def __init__(self, text: str) -> None:
        self.places = [place for place, character in enumerate(text) if character.isalnum()]
        self.letters = "".join(_fold(text[place]) for place in self.places)

    def span(self, start: int, end: int) -> Span:
        """The letters between two offsets of the text."""
        return bisect_left(self.places, start), bisect_left(self.places, end)

    def find(self, text: str) -> list[Span]:
        """Every place where the letters of another text stand."""
        wanted = Letters(text).letters
        spans, at = [], self.letters.find(wanted) if wanted else -1
        while at >= 0:
            spans.append((at, at + len(wanted)))
            at = self.letters.find(wanted, at + 1)
        return spans


def _fold(character: str) -> str:
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character


def shares(given: Span, gold: Span) -> tuple[float, float]:
    """How much of the gold is covered, and how much of what is given is gold."""
    common = min(given[1], gold[1]) - max(given[0], gold[0])
    if common <= 0:
        return 0.0, 0.0
    return common / (gold[1] - gold[0]), common / (given[1] - given[0])


def best_shares(given: list[Span], gold: list[Span]) -> tuple[float, float]:
    """The best pair of shares among the places where each may stand."""
    return max((shares(one, other) for one in given for other in gold), key=sum, default=(0.0, 0.0))


def is_match(pair: tuple[float, float]) -> bool:
    """Whether a pair of shares is enough."""
    return pair[0] >= GOLD_SHARE and pair[1] >= OWN_SHARE
