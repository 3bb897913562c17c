"""Holders of an office: whom "the minister", "the Norwegian president", "his Norwegian counterpart" stand for."""

from __future__ import annotations

from briefing.language.cast.introduced import Introductions
from briefing.language.cast.lexicon import Lexicon
from briefing.language.cast.members import Member, Role
from briefing.language.cast.names import Name
from briefing.language.cast.roles import RELATIVE, RoleFinder
from briefing.language.tokens import Tokens

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
QUALIFIED = frozenset(
    {"former", "ex", "late", "then", "onetime", "outgoing", "vice", "deputy", "assistant", "acting", "under"}
)
"""Words that make an office another one; "the president" is no vice president."""
SHORT = {"gov.": "governor", "sen.": "senator", "rep.": "representative", "gen.": "general", "col.": "colonel"}
INDEFINITE = frozenset({"a", "an", "another", "any", "no", "every", "each", "some"})
REACH = 6
"""How many sentences back one of several holders may have been named last."""


class HolderFinder:
    """Finds the person to whom the article gives an office."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon, roles: RoleFinder, people: list[Member]) -> None:
        """Remember the article and its persons."""
        self.tokens, self.lexicon, self.roles, self.people = tokens, lexicon, roles, people
        self.introductions = Introductions(tokens, roles)

    def find(self, at: int, barred: Member | None) -> Member | None:
        """Whom the description whose head is a token stands for; never the one who is ``barred``."""
        start, low = self.roles.left_edge(at), self.tokens.words[at].lower()
        name = self._name_in(start, self._with_of(at))
        of = name.key or name.text if name is not None and name.kind in {"state", "organisation"} else None
        if low in RELATIVE:
            return self._counterpart(low, of)
        owned = any(self.tokens.tags[i] == "POS" for i in range(start, at))
        if not self._is_definite(start, at, name) or (owned and name is None):
            return None
        heads = ALIKE.get(low, {low})
        wanted = {word.lower() for word in self.tokens.words[start:at] if word.lower() in self.lexicon.modifiers}
        fits = []
        for person in self.people:
            role = next((role for role in person.roles if self._fits(role, heads, of, wanted)), None)
            if role is not None and person is not barred:
                fits.append((person, role))
        return self._unless_introduced(self._choose(fits, at, of), at)

    def _unless_introduced(self, person: Member | None, at: int) -> Member | None:
        """The person, unless somebody without a name has been introduced in the same words since."""
        place = self.introductions.find(at)
        last = max((n.start for n in person.names if n.start < at), default=-1) if person is not None else -1
        return person if place is None or last > place else None

    def _name_in(self, start: int, end: int) -> Name | None:
        found = [self.roles.name_at[i] for i in range(start, end) if i in self.roles.name_at]
        return found[-1] if found else None

    def _with_of(self, at: int) -> int:
        """The token after a head and its "of Norway", "of the Harbour Board"."""
        words = self.tokens.words
        if at + 2 < len(words) and words[at + 1] == "of":
            stop = at + 2 + (words[at + 2] == "the")
            return self.roles.name_at[stop].end if stop in self.roles.name_at else at + 1
        return at + 1

    def _is_definite(self, start: int, at: int, name: Name | None) -> bool:
        """Not "a minister", and not "their minister", who may be anybody's."""
        tag = self.tokens.tags[start - 1] if start else ""
        if tag in {"DT", "PRP$", "POS"}:
            return tag == "POS" or (tag == "DT" and self.tokens.words[start - 1].lower() not in INDEFINITE)
        return name is not None or self.tokens.words[at][:1].isupper()

    def _fits(self, role: Role, heads: set[str], of: str | None, wanted: set[str]) -> bool:
        head = self.tokens.words[role.head].lower()
        if SHORT.get(head, head) not in heads or (of and not self._is_of(role, of, head)):
            return False
        have = {word.lower() for word in self.tokens.words[role.start : role.end]}
        return wanted <= have and not (have & QUALIFIED) - wanted

    def _is_of(self, role: Role, of: str, head: str) -> bool:
        """Whether an office is of that state; in American print "President Roe" needs no state."""
        return role.of == of or (role.of is None and of == "United States" and head in {"president", "secretary"})

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
        return person if last >= 0 and self.tokens.sent[at] - self.tokens.sent[last] <= REACH else None

    def _counterpart(self, low: str, of: str | None) -> Member | None:
        """ "His Norwegian counterpart": the one person whose high office is of that state."""
        if of is None or low != "counterpart":
            return None
        offices = ALIKE["leader"] | {"secretary"}
        words = self.tokens.words
        fits = [p for p in self.people if any(r.of == of and words[r.head].lower() in offices for r in p.roles)]
        return fits[0] if len(fits) == 1 else None
