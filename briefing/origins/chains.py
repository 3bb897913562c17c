"""Statements that an article has from another outlet: “informs Agence France-Presse”, “the minister told Reuters”.

A sentence that says so is the other outlet's account, whoever prints it.  Sentences are found without a parser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from briefing.model import Article, Citation
from briefing.origins.naming import OutletNames, outlet_names
from briefing.register import Register
from briefing.synthesis.sentences import sentence_around

_SAY = (
    r"(?:said|says|saying|reported|reports|reporting|wrote|writes|revealed|informed|informs|announced|quoted|quotes|cited"
    r"|cites|tweeted)"
)
_BEFORE = (
    r"(?:told|tells|telling|informed)",
    r"(?:[Aa]ccording\s+to|[Aa]ttributed\s+to)(?:\s+(?:a|an|the)\s+(?:\w+\s+)?(?:report|story|article|account|interview)\w*\s+(?:by|in|from|with|on))?",
    r"(?:[Cc]iting|[Qq]uoting)(?:\s+(?:a|an|the)\s+(?:\w+\s+)?(?:report|story|article|interview)\w*\s+(?:by|in|from|with|on))?",
    r"(?:quoted|cited|reported|carried|published|obtained|seen|reviewed|viewed|relayed|released|aired|broadcast|shown)\s+(?:by|in|on)",
    r"(?:[Ii]nterview|[Rr]emarks|[Cc]omments|[Ss]tatement|[Ss]peaking|spoke)\s+(?:with|to|for|by|in|on|published\s+by|carried\s+by)",
    r"(?:[Aa]s|[Ff]irst)\s+reported\s+by",
)
"""What stands before the name of the outlet that a sentence has its matter from."""

_INVERTED = r"[,”\"’]\s*(?:informs|informed|reports|reported|says|said|writes|wrote)"
"""The same behind what was told: “…, informs Agence France-Presse”."""

_LONGER_NAME = re.compile(r"(?<!^)(?<![.!?:;“\"]\s)\b(?!(?:The|But|And|While|When|As)\b)[A-Z][\w-]*\s$")
"""A capitalised word before a name: “Seattle Times” is not the Times."""

_CITING = re.compile(r"(?:[Cc]iting|[Qq]uoting|quoted\s+by|cited\s+by)\W")
_GOING_ON = re.compile(
    r"(?:^|[”\"’,]\s*)(?:[Tt]he\s+(?:news\s+)?(?:agency|newspaper|paper|daily|broadcaster|channel|report|outlet|network|magazine)"
    r"(?:['’]s\s+\w+)?|[Ii]t)\s+(?:also\s+|further\s+)?(?:said|says|reported|reports|added|adds|quoted|cited|wrote)\b"
)
"""A sentence that goes on telling what the outlet named before has told."""

BACK = 2
"""How many sentences before may name the outlet that “the agency added” means."""


@dataclass(frozen=True)
class Chains:
    """Finds who a sentence has its matter from."""

    names: OutletNames

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        after = "|".join(_BEFORE)
        adverb = r"(?:has\s+|had\s+|also\s+|earlier\s+|first\s+)?"
        known, named = self.names.title_pattern, self.names.pattern
        return re.compile(rf"(?:(?<!\w)(?:{after})|{_INVERTED})\s+({known})|(?<![\w’'-])({named}),?\s+{adverb}{_SAY}\b")

    def find(self, sentence: str) -> str | None:
        """The outlet that a sentence has its matter from, by the register's name; None where it names none.

        Of several, the one that the others cite, else the first.
        """
        if not self.names.may_stand_in(sentence):
            return None
        found = [
            (match, next(group for group in match.groups() if group))
            for match in self._pattern.finditer(sentence)
            if match[1] or not _LONGER_NAME.search(sentence, 0, match.start())
        ]
        if not found:
            return None
        cited = [words for match, words in found if _CITING.match(match[0])]
        return self.names.name_of(cited[0] if cited else found[0][1])

    def origin_of(self, article: Article, citation: Citation) -> str | None:
        """The outlet that cited words are from, where the sentence says so, or goes on with one that does."""
        start, end = sentence_around(article.text, citation.start, citation.end)
        sentence = article.text[start:end]
        if (named := self.find(sentence)) is not None:
            return named
        for _ in range(BACK):
            if not _GOING_ON.search(sentence) or start < 2:
                return None
            before = len(article.text[:start].rstrip())
            if before == 0:
                return None
            first, last = sentence_around(article.text, before - 1, before)
            if (named := self.find(article.text[first:last])) is not None:
                return named
            start = first
        return None


@lru_cache(maxsize=4)
def build_chains(register: Register) -> Chains:
    """The chains that lead to the outlets of a register, and to those that a text calls so."""
    return Chains(outlet_names(register))
