"""Descriptions: noun phrases without a name for somebody of the cast ("the minister", "Oslo's government")."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefing.language.cast.bodies import BodyFinder
from briefing.language.cast.holders import HolderFinder
from briefing.language.cast.lexicon import Lexicon
from briefing.language.cast.members import Member
from briefing.language.cast.names import Name
from briefing.language.cast.roles import RoleFinder
from briefing.language.tokens import Tokens

SpeakerAt = Callable[[int], Member | None]


class Describer:
    """Resolves descriptions, in order of the text, against the members named so far."""

    def __init__(
        self, tokens: Tokens, lexicon: Lexicon, roles: RoleFinder, members: list[Member], speaker_at: SpeakerAt
    ) -> None:
        """Remember the article and its cast; ``speaker_at`` tells in whose quotation a token stands, if in any."""
        self.tokens, self.lexicon, self.roles = tokens, lexicon, roles
        people = [member for member in members if member.kind == "person"]
        self.holders = HolderFinder(tokens, lexicon, roles, people)
        self.bodies = BodyFinder(tokens, roles, members)
        self.states = {member.key: member for member in members if member.kind == "state"}
        self.names, self.speaker_at = roles.name_at, speaker_at

    def describe(
        self, member_at: dict[int, Member], owner: Callable[[int], Member | None]
    ) -> Iterable[tuple[int, int, int, Member]]:
        """Every description that stands for a member, as (start, end, head, member).

        ``member_at`` tells which tokens already stand for somebody; ``owner`` whom a possessive pronoun means.
        """
        for at, (word, tag) in enumerate(zip(self.tokens.words, self.tokens.tags, strict=True)):
            if tag not in {"NN", "NNS", "NNP", "NNPS"} or at in member_at:
                continue
            low = word.lower()
            member = self._member(at, low, member_at, owner)
            if member:
                yield self._edge(at), at + 1, at, member

    def _member(
        self, at: int, low: str, member_at: dict[int, Member], owner: Callable[[int], Member | None]
    ) -> Member | None:
        if self._goes_on(at):
            return None
        if low in self.lexicon.government or low in {"ministry", "government"} or self._is_foreign_office(at, low):
            found = self._government(at, low, member_at, owner)
            if found:
                return found
        if low in self.lexicon.company or (low == "team" and self.tokens.words[at - 1] == "management"):
            found = self._part_of_company(at, member_at, owner)
            if found:
                return found
        if low in self.lexicon.offices:
            return self.holders.find(at, self.speaker_at(at))
        return self.bodies.find(at)

    def _is_foreign_office(self, at: int, low: str) -> bool:
        """ "Germany's foreign office"."""
        return low == "office" and self.tokens.words[at - 1].lower() == "foreign"

    def _goes_on(self, at: int) -> bool:
        """Whether a noun only leads up to another one, or to a name."""
        after = at + 1
        if after >= len(self.tokens):
            return False
        if after in self.names and self.tokens.tags[after] != "POS":
            return True
        return self.tokens.heads[at] > at and self.tokens.deps[at] in {"compound", "nmod", "amod"}

    def _edge(self, at: int) -> int:
        start = self.roles.left_edge(at)
        if start and self.tokens.tags[start - 1] in {"DT", "PRP$"}:
            start -= 1
        return start

    # -- governments and boards --

    def _modifying_name(self, start: int, at: int) -> Name | None:
        found = [self.names[i] for i in range(start, at) if i in self.names]
        return found[-1] if found else None

    def _owner(
        self, at: int, start: int, member_at: dict[int, Member], owner: Callable[[int], Member | None]
    ) -> Member | None:
        """Whose the thing is: "Norway's", "Norwegian", "Roe's", "its"."""
        determiner = start - 1
        if determiner >= 0 and self.tokens.tags[determiner] == "PRP$":
            return owner(determiner)
        for i in range(at - 1, start - 1, -1):
            if i in member_at:
                return member_at[i]
        if determiner >= 1 and self.tokens.tags[determiner] == "POS":
            return member_at.get(determiner - 1)
        return None

    def _government(
        self, at: int, low: str, member_at: dict[int, Member], owner: Callable[[int], Member | None]
    ) -> Member | None:
        start = self._start_with_owner(at)
        name = self._modifying_name(start, at)
        if low == "ministry" and "foreign" not in {word.lower() for word in self.tokens.words[start:at]}:
            return None
        if name is not None and name.kind == "state" and (low != "side" or name.sense == "adjective"):
            return self.states.get(name.key)
        if low == "side":
            return None
        found = self._owner(at, start, member_at, owner)
        if found is None:
            return None
        if found.kind == "person":
            told = next((self.states[role.of] for role in found.roles if role.of in self.states), None)
            # "the Roe administration", where nothing says of which state, is an American way of speaking
            return told or (self.states.get("United States") if low == "administration" else None)
        return found if found.kind == "state" else None

    def _start_with_owner(self, at: int) -> int:
        start = self.roles.left_edge(at)
        while start and self.tokens.tags[start - 1] == "POS" and start > 1:
            start -= 2
            while start in self.names and start > self.names[start].start:
                start -= 1
        return start

    def _part_of_company(
        self, at: int, member_at: dict[int, Member], owner: Callable[[int], Member | None]
    ) -> Member | None:
        found = self._owner(at, self._start_with_owner(at), member_at, owner)
        return found if found is not None and found.kind == "organisation" else None
