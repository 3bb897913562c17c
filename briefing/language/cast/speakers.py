"""Speakers without a name: "a senior US official", "analysts", "the opposition"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.language.cast.lexicon import Lexicon
from briefing.language.cast.members import Member
from briefing.language.cast.roles import RoleFinder
from briefing.language.cast.tokens import Tokens

if TYPE_CHECKING:
    from briefing.language.attribution import Attribution

SMALL = frozenset({"a", "an", "the", "one", "another", "some", "many", "several", "other", "most", "two", "three"})


class SpeakerFinder:
    """Makes members of the sources of statements that are persons or groups without a name."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon, roles: RoleFinder) -> None:
        """Remember the article."""
        self.tokens, self.lexicon, self.roles = tokens, lexicon, roles
        self.by_words: dict[str, Member] = {}

    def find(
        self, attributions: Sequence[Attribution], member_at: dict[int, Member]
    ) -> list[tuple[int, int, int, Member]]:
        """Each source that stands for nobody yet, as (start, end, head, its new member)."""
        found = []
        for attribution in attributions:
            source = attribution.source
            if source is None or attribution.inherited:
                continue
            head = self.tokens.root(source.start, source.end)
            kind = None if head in member_at else self._kind(head)
            if kind:
                start, end = self._phrase(head, source.end)
                found.append((start, end, head, self._member(start, end, kind)))
                member_at[head] = found[-1][3]
        return found

    def _kind(self, head: int) -> str | None:
        word, tag = self.tokens.words[head].lower(), self.tokens.tags[head]
        if word in self.lexicon.plural_people or word in self.lexicon.collectives:
            return "group"
        if word in self.lexicon.offices or word in self.lexicon.single_people:
            return "group" if tag in {"NNS", "NNPS"} else "person"
        if tag == "NNS" and word.endswith("s") and word[:-1] in self.lexicon.offices:
            return "group"
        return None

    def _phrase(self, head: int, limit: int) -> tuple[int, int]:
        """The noun phrase with its article and its "of", "in", "for" phrase."""
        start = self.roles.left_edge(head)
        if start and self.tokens.tags[start - 1] in {"DT", "PRP$", "CD"}:
            start -= 1
        end, words, tags = head + 1, self.tokens.words, self.tokens.tags
        if end < limit and words[end] in {"of", "in", "for", "at", "from"}:
            stop = end + 1
            while stop < limit and (tags[stop] in {"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "HYPH"} or words[stop] == "of"):
                stop += 1
            end = stop if stop > end + 1 else end
        return start, end

    def _member(self, start: int, end: int, kind: str) -> Member:
        words = [word.lower() for word in self.tokens.words[start:end]]
        while len(words) > 1 and words[0] in SMALL:
            words.pop(0)
        key = " ".join(words)
        if key not in self.by_words:
            self.by_words[key] = Member(self.tokens.phrase(start, end), kind)
        return self.by_words[key]
