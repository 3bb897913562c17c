"""Speakers without a name: "a senior US official", "analysts", "the opposition"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.language.cast.introduced import Introductions
from briefing.language.cast.lexicon import Lexicon
from briefing.language.cast.members import Member
from briefing.language.cast.roles import RoleFinder
from briefing.language.tokens import NAME_TAGS, Tokens

if TYPE_CHECKING:
    from briefing.language.attribution import Attribution

SMALL = frozenset({"a", "an", "the", "one", "another", "some", "many", "several", "other", "most", "two", "three"})


OWNED = frozenset({"government", "administration", "campaign", "party", "country", "team", "cabinet"})
CALLINGS = ("keeper", "holder", "maker", "owner", "goer", "grower", "worker", "leader", "ist")
"""How words for persons end, which no thing has in common: shopkeepers, stockholders, cyclists."""
NO_PEOPLE = frozenset({"numbers", "papers", "letters", "orders", "powers", "matters", "others", "covers", "chapters"})
"""Plurals that end as words for persons do."""
POINTING = frozenset({"those", "them", "these", "which", "whom"})


class SpeakerFinder:
    """Makes members of the sources of statements that are persons or groups without a name."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon, roles: RoleFinder) -> None:
        """Remember the article."""
        self.tokens, self.lexicon, self.roles = tokens, lexicon, roles
        self.by_words: dict[str, Member] = {}
        self.introductions = Introductions(tokens, roles)
        self.unnamed_at: dict[int, Member] = {}

    def find(
        self, attributions: Sequence[Attribution], member_at: dict[int, Member], outlets: dict[str, Member]
    ) -> list[tuple[int, int, int, Member]]:
        """Each source that stands for nobody yet, as (start, end, head, its new member)."""
        found = []
        for attribution in attributions:
            source = attribution.source
            if source is None or attribution.inherited:
                continue
            head = self.tokens.root(source.start, source.end)
            kind = None if head in member_at or self._is_sum(head) or self._is_anybodys(head) else self._kind(head)
            outlet = self._outlet(head) if kind else None
            if outlet is not None and outlet in outlets:
                found.append((*self._phrase(head, head + 1), head, outlets[outlet]))
                member_at[head] = outlets[outlet]
            elif kind and (body := self._body_in(head, member_at)) is not None:
                member_at[head] = body
            elif kind == "person" and (named := self._named_in(head, source.end, member_at)) is not None:
                member_at[head] = named
            elif kind:
                start, end = self._phrase(head, source.end)
                found.append((start, end, head, self._introduced(head) or self._member(start, end, kind)))
                member_at[head] = self.unnamed_at[head] = found[-1][3]
        return found

    def _is_anybodys(self, head: int) -> bool:
        """ "His government", "their campaign", where it is not known whose: another article's is another one."""
        start = self.roles.left_edge(head)
        owned = start > 0 and self.tokens.tags[start - 1] == "PRP$"
        return owned and self.tokens.words[head].lower() in OWNED

    def _introduced(self, head: int) -> Member | None:
        """Whom "the official" takes up again: "one senior official"."""
        place = self.introductions.find(head)
        return self.unnamed_at.get(place) if place is not None else None

    def _named_in(self, head: int, end: int, member_at: dict[int, Member]) -> Member | None:
        """The person whom a phrase names: "another lawmaker, Jane Roe", "former prosecutor and mayor Jane Roe"."""
        for kid in self.tokens.children[head]:
            apposed = member_at.get(kid)
            if kid > head and self.tokens.deps[kid] == "appos" and apposed is not None and apposed.kind == "person":
                return apposed if self.tokens.tags[head] in {"NN", "NNP"} else None
        start = self.roles.left_edge(head)
        bare = start == 0 or self.tokens.tags[start - 1] not in {"DT", "PRP$", "CD", "POS"}
        if not bare or self.tokens.words[head + 1 : head + 2] != ["and"]:
            return None
        person = member_at.get(end - 1)
        between = {self.tokens.tags[at] for at in range(head + 2, end - 1)}
        titled = person is not None and person.kind == "person" and between <= {"NN", "NNP", "JJ", "IN", "HYPH"}
        return person if titled else None

    def _body_in(self, head: int, member_at: dict[int, Member]) -> Member | None:
        """The organisation that a phrase names: "the aid group Oxfam", "the water utility, Corsan"."""
        if self.tokens.tags[head] != "NN":
            return None
        closed = (kid for kid in self.tokens.children[head] if self.tokens.deps[kid] == "appos" and kid in member_at)
        named = next(closed, None)
        if named is not None and member_at[named].kind in {"state", "organisation"} and self._is_closed(named):
            return member_at[named]  # "the club's chair, Malaysia, said"
        after = head + 1 + (self.tokens.words[head + 1 : head + 2] == [","])
        after += self.tokens.words[after : after + 1] == ["the"] and after > head + 1
        body = member_at.get(after)
        apposed = body is not None and body.kind == "organisation" and self.tokens.tags[after] in NAME_TAGS
        return body if apposed else None

    def _is_closed(self, name: int) -> bool:
        """Whether commas enclose a name: "the host, Norway, said"."""
        words, start = self.tokens.words, name
        while start > 0 and self.tokens.tags[start - 1] in NAME_TAGS | {"DT"}:
            start -= 1
        return words[start - 1 : start] == [","] and words[name + 1 : name + 2] == [","]

    def _outlet(self, head: int) -> str | None:
        """The outlet whose agency or newspaper speaks: "Norway's NTB news agency"."""
        names = [self.roles.name_at[at] for at in range(self.roles.left_edge(head), head) if at in self.roles.name_at]
        return next((name.key for name in names if name.kind == "outlet"), None)

    def _kind(self, head: int) -> str | None:
        from briefing.language.attribution.speakers import is_personal  # which asks the cast's words itself

        word, tag = self.tokens.words[head].lower(), self.tokens.tags[head]
        name = self.roles.name_at.get(head)
        people = name is not None and name.sense == "people"
        if people or word in self.lexicon.plural_people or word in self.lexicon.collectives:
            return "group"
        if word in self.lexicon.offices or word in self.lexicon.single_people:
            return "group" if tag in {"NNS", "NNPS"} else "person"
        begins = head == self.tokens.sents[self.tokens.sent[head]][0]
        if (
            (tag == "NNS" or (tag == "NNPS" and begins and name is None))
            and word.endswith("s")
            and (single := word[:-1])
        ):
            known = single in self.lexicon.offices or single in self.lexicon.single_people
            people = single.endswith(CALLINGS) or (is_personal(word, "NNS") and word not in NO_PEOPLE)
            return "group" if known or people else None
        return None

    def _is_sum(self, head: int) -> bool:
        """ "Both presidents", "the two sides": no actor of their own, but others together."""
        start = self.roles.left_edge(head)
        words = [word.lower() for word in self.tokens.words[max(start - 2, 0) : head]]
        return "both" in words or ("two" in words and bool({"the", "their", "its"} & set(words)))

    def _phrase(self, head: int, limit: int) -> tuple[int, int]:
        """The noun phrase with its article and its "of", "in", "for" phrase."""
        start = self.roles.left_edge(head)
        while start > 1 and self.tokens.tags[start - 1] == "POS":
            start -= 2
            while start in self.roles.name_at and start > self.roles.name_at[start].start:
                start -= 1
        if start and self.tokens.tags[start - 1] in {"DT", "PRP$", "CD"}:
            start -= 1
        end, words, tags = head + 1, self.tokens.words, self.tokens.tags
        single = tags[head] == "NN"
        if end < limit and (words[end] in {"of", "for"} or (single and words[end] in {"in", "at", "from"})):
            stop = end + 1
            while stop < limit and (
                tags[stop] in {"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "HYPH"}
                or words[stop] == "of"
                or self._goes_on_with_name(stop)
            ):
                stop += 1
            end = stop if stop > end + 1 and words[stop - 1].lower() not in POINTING else end
        return start, end

    def _goes_on_with_name(self, at: int) -> bool:
        """Whether a comma or "and" stands between names: "ministers of Norway, Sweden and Denmark"."""
        words, names = self.tokens.words, self.roles.name_at
        if words[at] not in {",", "and"} or at - 1 not in names:
            return False
        after = at + 1 + (words[at + 1 : at + 2] == ["the"])
        if words[at] == "," and words[after : after + 1] == ["and"]:
            after += 1
        return after in names and names[after].kind == names[at - 1].kind

    def _is_named(self, at: int) -> bool:
        return at in self.roles.name_at

    def _is_owner(self, start: int) -> bool:
        """Whether a sentence's first word is a name by its possessor's mark: "Lund's campaign", not "company's"."""
        low = self.tokens.words[start].lower()
        known = low in self.lexicon.offices or low in self.lexicon.collectives or low in self.lexicon.plural_people
        return self.tokens.tags[start + 1 : start + 2] == ["POS"] and not known

    def _member(self, start: int, end: int, kind: str) -> Member:
        while start < end - 1 and (self.tokens.words[start].lower() in SMALL or self.tokens.tags[start] == "PRP$"):
            start += 1
        while start < end - 1 and self.tokens.words[start][0].isdigit() and self.tokens.tags[start + 1] != "HYPH":
            start += 1
        name = self.tokens.phrase(start, end)
        first = self.tokens.words[start]
        begins = start == self.tokens.sents[self.tokens.sent[start]][0]
        if (
            begins
            and self.tokens.tags[start] not in NAME_TAGS
            and first not in self.lexicon.never
            and not self._is_named(start)
            and not self._is_owner(start)
        ):
            name = name[:1].lower() + name[1:]
        key = name.lower()
        if key not in self.by_words:
            self.by_words[key] = Member(name, kind)
        return self.by_words[key]
