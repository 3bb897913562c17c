"""Descriptions: noun phrases without a name for somebody of the cast ("the minister", "Oslo's government")."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefing.language.cast.lexicon import Lexicon, word_list
from briefing.language.cast.members import Member, Role
from briefing.language.cast.names import Name
from briefing.language.cast.roles import RELATIVE, RoleFinder
from briefing.language.cast.tokens import Tokens

ALIKE = {
    "leader": {
        "president",
        "premier",
        "chancellor",
        "king",
        "queen",
        "chairman",
        "leader",
        "minister",
        "emir",
        "sultan",
    },
    "premier": {"premier", "minister"},
    "minister": {"minister", "premier", "secretary"},
    "pm": {"minister", "pm", "premier"},
    "spokesperson": {"spokesman", "spokeswoman", "spokesperson", "secretary"},
    "spokesman": {"spokesman", "spokesperson", "secretary"},
    "spokeswoman": {"spokeswoman", "spokesperson", "secretary"},
    "adviser": {"adviser", "advisor", "aide"},
    "advisor": {"adviser", "advisor", "aide"},
    "aide": {"adviser", "advisor", "aide"},
    "ceo": {"ceo", "executive", "officer"},
    "executive": {"ceo", "executive", "officer"},
    "boss": {"ceo", "executive", "boss", "chief", "head", "manager", "officer"},
    "chief": {"chief", "head", "leader", "director"},
    "head": {"head", "chief", "leader", "director"},
    "diplomat": {"minister", "secretary", "ambassador", "diplomat", "envoy"},
    "chairman": {"chairman", "chair"},
    "lawmaker": {"lawmaker", "senator", "representative", "congressman", "congresswoman", "mp", "deputy"},
}
COMPANY_WORDS = word_list("company_words")
BODY_WORDS = word_list("body_words")
STANDS_FOR = {"bloc": ("European Union",), "alliance": ("NATO",), "cartel": ("OPEC",), "group": ("G7", "G20")}
PAST = frozenset({"former", "ex", "late", "then", "onetime", "outgoing"})
SHORT = {"gov.": "governor", "sen.": "senator", "rep.": "representative", "gen.": "general", "col.": "colonel"}
DEFINITE = frozenset({"the", "this", "The", "This"})
LOWEST, MARGIN = -9.0, 0.4


class Describer:
    """Resolves descriptions, in order of the text, against the members named so far."""

    def __init__(
        self, tokens: Tokens, lexicon: Lexicon, roles: RoleFinder, members: list[Member], names: dict[int, Name]
    ) -> None:
        """Remember the article and its cast."""
        self.tokens, self.lexicon, self.roles = tokens, lexicon, roles
        self.people = [member for member in members if member.kind == "person"]
        self.organisations = [member for member in members if member.kind in {"organisation", "group"}]
        self.states = {member.key: member for member in members if member.kind == "state"}
        self.names = names

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
        if low in self.lexicon.government or low in {"ministry", "government"}:
            found = self._government(at, low, member_at, owner)
            if found:
                return found
        if low in self.lexicon.company or (low == "team" and self.tokens.words[at - 1] == "management"):
            found = self._part_of_company(at, member_at, owner)
            if found:
                return found
        if low in self.lexicon.offices:
            return self._holder(at, low, owner)
        if low in COMPANY_WORDS or low in BODY_WORDS or low in STANDS_FOR:
            return self._body(at, low)
        return None

    def _goes_on(self, at: int) -> bool:
        """Whether a noun only leads up to another one, or to a name."""
        after = at + 1
        if after >= len(self.tokens):
            return False
        if after in self.names and self.tokens.tags[after] != "POS":
            return True
        return self.tokens.heads[at] == after and self.tokens.deps[at] in {"compound", "nmod", "amod"}

    def _edge(self, at: int) -> int:
        start = self.roles.left_edge(at)
        if start and self.tokens.tags[start - 1] in {"DT", "PRP$"}:
            start -= 1
        return start

    def _determiner(self, start: int) -> str:
        return self.tokens.words[start - 1] if start and self.tokens.tags[start - 1] in {"DT", "PRP$", "POS"} else ""

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
        if name is not None and name.kind == "state":
            return self.states.get(name.key)
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

    # -- holders of an office --

    def _holder(self, at: int, low: str, owner: Callable[[int], Member | None]) -> Member | None:
        start = self.roles.left_edge(at)
        end = self._with_of(at)
        determiner = self._determiner(start).lower()
        name = self._modifying_name(start, end)
        if determiner in {"a", "an", "another", "any", "no", "every", "each", "some"}:
            return None
        if not determiner and name is None and not self.tokens.words[at][:1].isupper():
            return None
        of = name.key or name.text if name is not None and name.kind in {"state", "organisation"} else None
        if low in RELATIVE:
            return self._relative(at, of)
        heads = ALIKE.get(low, {low})
        wanted = {word.lower() for word in self.tokens.words[start:at] if word.lower() in self.lexicon.modifiers}
        fits = []
        for person in self.people:
            role = next((role for role in person.roles if self._fits(role, heads, of, wanted)), None)
            if role is not None:
                fits.append((person, role))
        return self._choose(fits, at, of)

    def _with_of(self, at: int) -> int:
        words = self.tokens.words
        if at + 2 < len(words) and words[at + 1] == "of":
            stop = at + 2 + (words[at + 2] == "the")
            return self.names[stop].end if stop in self.names else at + 1
        return at + 1

    def _fits(self, role: Role, heads: set[str], of: str | None, wanted: set[str]) -> bool:
        head = self.tokens.words[role.head].lower()
        if SHORT.get(head, head) not in heads or (of and role.of and of != role.of):
            return False
        have = {word.lower() for word in self.tokens.words[role.start : role.end]}
        return wanted <= have and not (have & PAST) - wanted

    def _choose(self, fits: list[tuple[Member, Role]], at: int, of: str | None) -> Member | None:
        """The only one who fits; of several the one named last; one whose state is told before one whose is not."""
        if of and any(role.of == of for _, role in fits):
            fits = [(person, role) for person, role in fits if role.of == of]
        if len(fits) == 1:
            return fits[0][0]
        before = [(max((n.start for n in p.names if n.start < at), default=-1), p) for p, _ in fits]
        if not before:
            return None
        last, person = max(before, key=lambda pair: pair[0])
        return person if last >= 0 and self.tokens.sent[at] - self.tokens.sent[last] <= 6 else None

    def _relative(self, at: int, of: str | None) -> Member | None:
        """ "His Norwegian counterpart": the one person whose high office is of that state."""
        if of is None or self.tokens.words[at].lower() != "counterpart":
            return None
        offices = ALIKE["leader"] | {"secretary"}
        fits = [
            p for p in self.people if any(r.of == of and self.tokens.words[r.head].lower() in offices for r in p.roles)
        ]
        return fits[0] if len(fits) == 1 else None

    # -- "the company", "the ministry" --

    def _body(self, at: int, low: str) -> Member | None:
        start = self.roles.left_edge(at)
        if self._determiner(start) not in DEFINITE or any(i in self.names for i in range(start, at)):
            return None
        if low in STANDS_FOR:
            return next((m for m in self.organisations if m.key in STANDS_FOR[low]), None)
        scores = sorted(
            (
                (self._prominence(member, at), number)
                for number, member in enumerate(self.organisations)
                if self._is_body(member, low)
            ),
            reverse=True,
        )
        if not scores or scores[0][0] <= LOWEST or (len(scores) > 1 and scores[0][0] - scores[1][0] < MARGIN):
            return None
        return self.organisations[scores[0][1]]

    def _prominence(self, member: Member, at: int) -> float:
        """How likely a description means it: the last one named, subjects before others, none of its own clause."""
        best = LOWEST
        for name in member.names:
            age = self.tokens.sent[at] - self.tokens.sent[name.start]
            if name.start < at and age <= 3:
                root = self.tokens.root(name.start, name.end)
                if age == 0 and self.tokens.heads[root] == self.tokens.heads[at]:
                    return LOWEST
                best = max(best, (1.0 if self.tokens.deps[root] in {"nsubj", "nsubjpass"} else 0.0) - age)
        return best

    def _is_body(self, member: Member, low: str) -> bool:
        if low in BODY_WORDS:
            return low in member.name.lower().replace("organization", "organisation")
        return (
            member.key is None
            and member.kind == "organisation"
            and member.words[-1] not in self.lexicon.org_nouns - {"Group"}
        )
