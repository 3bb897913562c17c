"""Articles that credit an agency as a whole: a dateline, a byline, a note at the end.

“With inputs from AFP” and “AP contributed to this report” are no such credit: part of it is the paper's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from briefing.model import Article
from briefing.origins.naming import OutletNames, outlet_names
from briefing.register import Register

_PARTLY = re.compile(
    r"\b(?:contribut|additional|further|inputs?|assist|with\s+(?:agenc|reporting|files|wire|[A-Z])|and\s+agenc|staff\s+and)",
    re.I,
)
"""Words of a credit that covers only part of an article."""

_ANY_AGENCY = re.compile(r"\(([A-Z][\w.&’'-]*(?:\s[A-Z][\w.&’'-]*){0,3})\)\W*$")
"""What stands in brackets at the end of a dateline is the agency, in the register or not."""

EDGE = 120
"""Characters of a last paragraph that is a credit and no sentence."""


@dataclass(frozen=True)
class Credit:
    """The agency that an article credits, by the register's name, and the words that do."""

    agency: str
    words: str


@dataclass(frozen=True)
class Credits:
    """Finds the credits of articles; a pattern is made when a text may name an outlet at all."""

    names: OutletNames

    @cached_property
    def _dateline(self) -> re.Pattern[str]:
        return re.compile(rf"[(/\[]\s*({self.names.pattern})")

    @cached_property
    def _note(self) -> re.Pattern[str]:
        named = self.names.pattern
        told = r"(?:published|appeared|reported|released|issued|distributed|provided)"
        return re.compile(
            rf"(?:[Ss]ource|[Vv]ia|[Cc]redit)\s*[:-]\s*({named})\W*$"
            rf"|(?:{told}\s+(?:first\s+|originally\s+)?(?:in|on|at|by|with)|courtesy\s+of|for)\s+({named})\W*$"
            rf"|(?:©|\([cC]\)|[Cc]opyright)\s*(?:©\s*)?(?:\d{{4}}\s*)?(?:by\s+)?({named})"
        )

    @cached_property
    def _lead(self) -> re.Pattern[str]:
        named = self.names.pattern
        return re.compile(
            rf"[,”\"]\s*(?:informs|reports|reported|writes|according\s+to|as\s+reported\s+by)\s+({named})\.?$"
            rf"|,\s+({named})\s+(?:reports|reported|said|informs)(?:\s+on\s+\w+)?\.?$"
        )

    @cached_property
    def _closing(self) -> re.Pattern[str]:
        return re.compile(rf"\W*({self.names.pattern})\W*")

    @cached_property
    def _name(self) -> re.Pattern[str]:
        after = r"(?:\s+(?:[Ss]taff|[Ww]riters?|[Rr]eporters?|in\s+.*))?$"
        return re.compile(rf"(?:^|,\s*|\s)({self.names.pattern}){after}")

    def find(self, article: Article) -> Credit | None:
        """The credit of a whole article, if it bears one: that of the dateline before those of byline and notes."""
        return next(self._all(article), None)

    def _all(self, article: Article) -> Iterator[Credit]:
        left_out = [(piece.reason, " ".join(piece.text.split())) for piece in article.dropped]
        for reason, words in left_out:
            if reason != "dateline":
                continue
            found = self._dateline.search(words) if self.names.may_stand_in(words) else None
            if match := found or _ANY_AGENCY.search(words):
                yield self._credit(match[1], words)
        for author in article.authors:
            if _PARTLY.search(author) or not self.names.may_stand_in(author):
                continue
            if match := self._name.search(author):
                yield self._credit(match[1], author)
        paragraphs = [line.strip() for line in article.text.splitlines() if line.strip()]
        edges = [one for one in paragraphs[-1:] if len(one) <= EDGE]
        notes = [words for reason, words in left_out if reason not in {"dateline", "caption", "photo credit"}]
        for words in (*notes, *edges):
            if len(words) > 2 * EDGE or _PARTLY.search(words) or not self.names.may_stand_in(words):
                continue
            if match := self._note.search(words) or self._closing.fullmatch(words):
                yield self._credit(next(group for group in match.groups() if group), words)
        yield from self._relayed(article, paragraphs)

    def _relayed(self, article: Article, paragraphs: Sequence[str]) -> Iterator[Credit]:
        """The outlet that an unsigned article names at the end of its first paragraph: “…, informs AFP”."""
        first = next((one for one in paragraphs if one.endswith((".", "”", '"'))), "")
        if article.authors or not self.names.may_stand_in(first):
            return
        if match := self._lead.search(first):
            yield self._credit(next(group for group in match.groups() if group), match[0].strip(" ,."))

    def _credit(self, name: str, words: str) -> Credit:
        return Credit(self.names.name_of(name), words)


@lru_cache(maxsize=4)
def build_credits(register: Register) -> Credits:
    """The credits to the outlets of a register."""
    return Credits(outlet_names(register))
