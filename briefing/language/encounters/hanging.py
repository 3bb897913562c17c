"""The times of an article by what they hang on and by where they stand, so that no word looks through all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefing.language.encounters.spans import above_time

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefing.language.parsed import ParsedArticle
    from briefing.language.times import AnchoredTime


class Hanging:
    """The times that can be those of encounters, in the order of the text."""

    def __init__(self, times: Iterable[AnchoredTime], parsed: ParsedArticle) -> None:
        """Of one article."""
        self._times = tuple(times)
        self._starts = [time.start_token for time in self._times]
        self._published = parsed.article.published
        self._on: dict[int, list[AnchoredTime]] = {}
        for time in self._times:
            for index in above_time(time, parsed.doc):
                self._on.setdefault(index, []).append(time)

    def on(self, verb: Token) -> Sequence[AnchoredTime]:
        """The times that belong to a verb: no other verb stands between them in the tree."""
        return self._on.get(verb.i, ())

    def first_ahead(self, verb: Token) -> AnchoredTime | None:
        """The first time of a verb that lies after the day of the article."""
        written = self._published
        return next((one for one in self.on(verb) if written and one.first and one.first > written), None)

    def within(self, start: int, end: int) -> Sequence[AnchoredTime]:
        """The times that begin in a stretch of tokens."""
        return self._times[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
