"""What an expression of time turns out to mean, and what it is read against."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from briefing.language.times.lexicon import Value, load_lexicon
from briefing.language.times.periods import Period, Unit
from briefing.language.times.tense import Tense, tense_at

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefing.language.times.tagger import Candidate

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


COARSENESS: dict[Unit, int] = {"D": 0, "W": 1, "WE": 1, "M": 2, "Q": 3, "SN": 3, "H": 3, "Y": 4, "E": 5, "C": 6}
"""Units from fine to coarse."""


@dataclass(frozen=True)
class Reading:
    """Type and value as TIMEX3 gives them, and the days covered: ISO, as fine as the words, None where unknown."""

    type: TimexType
    value: str
    first: str | None = None
    last: str | None = None
    period: Period | None = None


def at(period: Period, suffix: str = "") -> Reading:
    """The reading of a period of the calendar; with a suffix (“TEV”, “T20:30”) a time of that day."""
    first, last = period.bounds()
    return Reading("TIME" if suffix else "DATE", period.value + suffix, first, last, period)


@dataclass
class Story:
    """When the text was written, and the dates that it has named so far: what “the next day” is counted from.

    ``published`` is the day of writing.  Where only its month or year is known, ``about`` is a day in the midst of
    that, and ``grain`` its unit: months and years can be counted from there, days and weeks cannot.  ``day_first`` says
    that “03/04/2022” is a day of April here.
    """

    published: date | None
    about: date | None = None
    grain: Unit = "D"
    day_first: bool = False
    named: list[tuple[int, Period]] = field(default_factory=list)

    def note(self, token_index: int, period: Period | None) -> None:
        """Remember a date that the text has named."""
        if period is not None:
            self.named.append((token_index, period))

    def coming(self, since: int) -> Period | None:
        """The day last named that is after that of writing, on which sources only spoke; not before a token."""
        for index, period in reversed(self.named):
            if index >= since and self.published and period.unit == "D" and period.start > self.published:
                return period
        return None

    def latest(self, *units: str, since: int = 0) -> Period | None:
        """The date last named, of one of the units where some are given, not before a token."""
        for index, period in reversed(self.named):
            if index < since:
                return None
            if not units or period.unit in units:
                return period
        return None


@dataclass(frozen=True)
class Place:
    """A candidate and where it stands: the parts read as values, the tense, the story so far."""

    candidate: Candidate
    story: Story

    def word(self, name: str) -> str | None:
        """The first word of a part, in lower case."""
        tokens = self.candidate.parts.get(name)
        return tokens[0].lower_ if tokens else None

    def has(self, name: str) -> bool:
        """Whether the expression has a part, or its rule gives it."""
        return name in self.candidate.parts or name in self.candidate.fixed

    def fixed(self, name: str) -> Value | None:
        """What the rule itself gives for a part."""
        return self.candidate.fixed.get(name)

    def integer(self, name: str, *classes: str) -> int | None:
        """A part as a whole number: its value in one of the classes, or its digits."""
        if name in self.candidate.fixed:
            return int(self.candidate.fixed[name])
        word = self.word(name)
        if word is None:
            return None
        for each in classes:
            value = load_lexicon().value(each, word)
            if value is not None:
                return int(value)
        digits = "".join(char for char in word if char.isdigit())
        return int(digits) if digits else None

    def letter(self, name: str, *classes: str) -> str | None:
        """A part as the letters that a class gives for it: a unit, a season, a part of the day."""
        if name in self.candidate.fixed:
            return str(self.candidate.fixed[name])
        word = self.word(name)
        for each in classes:
            value = load_lexicon().value(each, word) if word else None
            if value is not None:
                return str(value)
        return None

    def says(self, *words: str) -> bool:
        """Whether one of the words stands in the expression."""
        return any(token.lower_ in words for token in self.candidate.tokens)

    @property
    def today(self) -> date | None:
        """The day of writing."""
        return self.story.published

    def near(self, unit: Unit = "M") -> date | None:
        """A day to count periods of a unit from: the day of writing, or one close enough to it for that unit."""
        if self.story.published is not None:
            return self.story.published
        return self.story.about if COARSENESS[unit] >= COARSENESS[self.story.grain] else None

    @property
    def tense(self) -> Tense:
        """The tense of the clause that it stands in."""
        return tense_at(root_of(self.candidate.tokens))

    @property
    def sentence_start(self) -> int:
        """Index of the first token of its sentence (of the text, where there are no sentences)."""
        token = self.candidate.tokens[0]
        while token.i and not token.is_sent_start:
            token = token.nbor(-1)
        return token.i


def root_of(tokens: tuple[Token, ...]) -> Token:
    """The token of a stretch whose head lies outside of it."""
    inside = {token.i for token in tokens}
    for token in tokens:
        if token.head.i not in inside or token.head.i == token.i:
            return token
    return tokens[-1]
