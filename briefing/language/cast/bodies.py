"""Bodies: which organisation "the company", "the ministry", "the bloc" stands for."""

from __future__ import annotations

from briefing.language.cast.introduced import Introductions
from briefing.language.cast.lexicon import word_list
from briefing.language.cast.members import Member
from briefing.language.cast.names import Name
from briefing.language.cast.roles import RoleFinder
from briefing.language.tokens import NAME_TAGS, Tokens

COMPANY_WORDS, BODY_WORDS = word_list("company_words"), word_list("body_words")
PUBLIC, UNIONS = word_list("public_nouns"), word_list("union_nouns")
STANDS_FOR = {"bloc": ("European Union",), "alliance": ("NATO",), "cartel": ("OPEC",), "group": ("G7", "G20")}
CALLED = {
    "agency": ("Administration", "Service", "Bureau", "Authority", "Office", "Center", "Centre"),
    "regulator": ("Commission", "Authority", "Administration", "Agency", "Board", "Regulator"),
    "watchdog": ("Commission", "Authority", "Agency", "Inspectorate"),
    "body": ("Federation", "Association", "Union", "FIFA", "UEFA", "Committee"),
    "lender": ("Bank", "Fund"),
}
"""Last words of the names of bodies that a noun may stand for, which is none of them itself."""
CAMPAIGNING = frozenset(
    {"aid", "rights", "relief", "medical", "humanitarian", "advocacy", "campaign", "lobby", "environmental", "industry"}
)
"""What kind of group a body without "group" in its name may be."""
OTHERS = word_list("words_for_others")
DEFINITE = frozenset({"the", "this", "The", "This"})
FAR, FAIRLY_FAR = 12, 6
"""How many sentences back the only body of its kind, or the only company, may have been named."""
LOWEST, MARGIN = -9.0, 0.4
"""A score that is none, and how much better than the next the best must be."""


class BodyFinder:
    """Finds the organisation that a common noun takes up again."""

    def __init__(self, tokens: Tokens, roles: RoleFinder, members: list[Member]) -> None:
        """Remember the article and its organisations."""
        self.tokens, self.roles = tokens, roles
        self.introductions = Introductions(tokens, roles)
        self.organisations = [member for member in members if member.kind in {"organisation", "group"}]
        people = (member for member in members if member.kind == "person" and not member.roles)
        self.loners = [one for one in people if " " not in one.name]

    def find(self, at: int) -> Member | None:
        """Which organisation the description whose head is a token stands for."""
        low, start = self.tokens.words[at].lower(), self.roles.left_edge(at)
        if (low not in COMPANY_WORDS | BODY_WORDS and low not in STANDS_FOR and low not in CALLED) or start == 0:
            return None
        qualified = any(i in self.roles.name_at or self.tokens.words[i].lower() in OTHERS for i in range(start, at))
        if qualified or self.tokens.words[start - 1] not in DEFINITE:
            return None
        if self._is_named_behind(at) or self._is_introduced(at):
            return None
        if self._follows_loner(at):
            return None
        return self._listed(low) or self._by_prominence(at, low)

    def _follows_loner(self, at: int) -> bool:
        """Whether a name of one word, which may be a body's, acts just before: "…, says Pas. The group wants A"."""
        sent = self.tokens.sent[at]
        return any(
            self.tokens.sent[name.start] == sent - 1
            and self.tokens.deps[self.tokens.root(name.start, name.end)] in {"nsubj", "nsubjpass"}
            for one in self.loners
            for name in one.names
            if name.start < at
        )

    def _listed(self, low: str) -> Member | None:
        """The European Union for "the bloc", where the article names it."""
        return next((member for member in self.organisations if member.key in STANDS_FOR.get(low, ())), None)

    def _by_prominence(self, at: int, low: str) -> Member | None:
        """The only one of its kind, or the one that stands out of several."""
        fitting = self._fitting(at, low)
        alone = [self.organisations[number] for number in fitting]
        if len(alone) == 1 and self._was_named(alone[0], at, FAR if low in BODY_WORDS else FAIRLY_FAR):
            return alone[0]
        scores = sorted(
            ((self._prominence(self.organisations[number], at), number) for number in fitting), reverse=True
        )
        if not scores or scores[0][0] <= LOWEST or (len(scores) > 1 and scores[0][0] - scores[1][0] < MARGIN):
            return None
        return self.organisations[scores[0][1]]

    def _fitting(self, at: int, low: str) -> list[int]:
        """Which organisations a noun may stand for, by number: those whose name says so, or else all."""
        bodies = enumerate(self.organisations)
        if low == "group" and self.tokens.words[at - 1].lower() in CAMPAIGNING:  # "the aid group"
            return [number for number, one in bodies if PUBLIC.isdisjoint(one.name.split())]
        fitting = [number for number, one in bodies if self._is_one(one, low)]
        called = [number for number in fitting if self.organisations[number].name.split()[-1] in CALLED.get(low, ())]
        return called or fitting

    def _is_introduced(self, at: int) -> bool:
        """Whether another one, without a name, has acted shortly before: "A Swiss court ruled A. The court …"."""
        place = self.introductions.find(at)
        return place is not None and self.tokens.deps[place] in {"nsubj", "nsubjpass"}

    def _is_named_behind(self, at: int) -> bool:
        """Whether the name of another follows: "the water utility, Corsan, said"."""
        after, tags = at + 2, self.tokens.tags
        return self.tokens.words[at + 1 : at + 2] == [","] and after < len(tags) and tags[after] in NAME_TAGS

    def _was_named(self, member: Member, at: int, reach: int) -> bool:
        """Whether it was named at most so many sentences before, and not in this very clause."""
        before = [name for name in member.names if name.start < at]
        if not before or self._is_beside(before[-1], at):
            return False
        return self.tokens.sent[at] - self.tokens.sent[before[-1].start] <= reach

    def _is_beside(self, name: Name, at: int) -> bool:
        root = self.tokens.root(name.start, name.end)
        return self.tokens.sent[root] == self.tokens.sent[at] and self.tokens.heads[root] == self.tokens.heads[at]

    def _prominence(self, member: Member, at: int) -> float:
        """How likely a description means it: the last one named, subjects before others, none of its own clause."""
        best = LOWEST
        for name in member.names:
            age = self.tokens.sent[at] - self.tokens.sent[name.start]
            if name.start < at and age <= 3:
                root = self.tokens.root(name.start, name.end)
                if self._is_beside(name, at):
                    return LOWEST
                best = max(best, (1.0 if self.tokens.deps[root] in {"nsubj", "nsubjpass"} else 0.0) - age)
        return best

    def _is_one(self, member: Member, low: str) -> bool:
        """Whether an organisation is a company, a ministry, a union."""
        if any(self.tokens.words[name.start - 1].lower() == low for name in member.names if name.start):
            return True  # "the union Unifor"
        last = member.name.split()[-1]
        if low == "union":
            return last in UNIONS
        if last in CALLED.get(low, ()):
            return True
        if low in BODY_WORDS:
            return low in member.name.lower().replace("organization", "organisation")
        public = any(word in PUBLIC for word in member.name.split())
        return member.key is None and member.kind == "organisation" and not public and last not in UNIONS
