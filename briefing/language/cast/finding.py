"""The cast of one article, put together: names, kinds, members, roles, descriptions, unnamed speakers, pronouns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.identity import slug
from briefing.language.cast.acting import acts, is_located
from briefing.language.cast.again import find_again
from briefing.language.cast.descriptions import Describer
from briefing.language.cast.documents import IssuerFinder
from briefing.language.cast.kinds import settle_kinds
from briefing.language.cast.lexicon import load_lexicon
from briefing.language.cast.members import Gathering, Member, Role
from briefing.language.cast.names import Name, NameFinder
from briefing.language.cast.pronouns import PronounResolver
from briefing.language.cast.resolving import Cast, Mention
from briefing.language.cast.roles import RELATIVE, RoleFinder
from briefing.language.cast.speakers import SpeakerFinder
from briefing.model import Actor, ActorKind, Citation

if TYPE_CHECKING:
    from briefing.language.attribution import Attribution
    from briefing.language.parsed import ParsedArticle

KINDS: dict[str, ActorKind] = {
    "person": "person",
    "organisation": "organisation",
    "state": "state",
    "group": "group",
    "outlet": "organisation",
    "place": "group",
}


class CastFinder:
    """Gathers the cast of one article."""

    def __init__(self, parsed: ParsedArticle) -> None:
        """Find names and put each to its member."""
        self.parsed, self.lexicon = parsed, load_lexicon()
        self.tokens = parsed.tokens
        finder = NameFinder(self.tokens, self.lexicon)
        names = settle_kinds(finder.find(), self.tokens, self.lexicon, parsed)
        names += find_again(names, self.tokens, self.lexicon, finder.runs.headline)
        self.names = sorted(names, key=lambda name: name.start)
        self.gathering = Gathering(self.lexicon)
        self.gathering.gather(self.names)
        self.name_at = {at: name for name in self.names for at in range(name.start, name.end)}
        self.roles = RoleFinder(self.tokens, self.lexicon, self.names)
        for member in self.gathering.members:
            if member.kind == "person":
                self.roles.add_roles(member)
        self.member_at: dict[int, Member] = {}
        self.spans: list[tuple[int, int, Member]] = []
        self.strong: dict[int, list[Name]] = {}
        self.weak_at: dict[int, Member] = {}

    def find(self) -> Cast:
        """The cast."""
        self._stand_for_names()
        self._describe()
        members = [*self.gathering.members, *self._unnamed()]
        self._pronouns()
        self._documents()
        return self._cast(members)

    @cached_property
    def attributions(self) -> Sequence[Attribution]:
        """Who-said-what of the article; never resolved, so there is no circle."""
        return self.parsed.attributions

    @cached_property
    def sources(self) -> set[int]:
        """The heads of the sources of statements."""
        found = [one.source for one in self.attributions if one.source is not None]
        return {self.tokens.root(source.start, source.end) for source in found}

    @cached_property
    def located(self) -> frozenset[int]:
        """The tokens of states that only say where something is."""
        found = [name for name in self.names if name.kind == "state" and is_located(name, self.tokens)]
        return frozenset(at for name in found for at in range(name.start, name.end))

    @cached_property
    def in_roles(self) -> frozenset[int]:
        """Tokens of other people's roles: "Acme" in "Acme chief executive Jane Roe" is named in passing."""
        roles = [role for member in self.gathering.members for role in member.roles]
        return frozenset(at for role in roles for at in range(role.start, role.end))

    def _counts(self, name: Name) -> bool:
        """Whether a name is more than where something is, or of what somebody is chief executive."""
        return name.kind == "person" or (name.start not in self.located and name.start not in self.in_roles)

    def _stand_for_names(self) -> None:
        for name in self.names:
            member = self.gathering.of_name.get(name.start)
            if member is None:
                continue
            if self._is_strong(name):
                self.strong.setdefault(id(member), []).append(name)
                self._stand(*self._surface(name), range(name.start, name.end), member)
            elif name.sense == "adjective" or (name.kind == "state" and name.sense == "name"):
                self.weak_at.update(dict.fromkeys(range(name.start, name.end), member))
        for member in self.gathering.members:
            for role in member.roles:
                for at in range(role.start, role.end):
                    if at not in self.name_at and at == role.head:
                        self.member_at.setdefault(at, member)

    def _is_strong(self, name: Name) -> bool:
        """Whether a name stands for somebody, and not only for a place or a property."""
        if name.sense == "adjective" or name.kind == "outlet":
            return self._is_source(name)  # "rejected a Canadian demand for A"
        if name.kind == "group" and f"{name.text}s" == name.key:
            return False  # "the Kansas Democrat": one of them, and not all
        if name.kind == "place":
            return self._acts_as_place(name) and (self._place_acts[name.text] > 1 or self._is_source(name))
        if name.sense == "capital":
            return acts(name, self.tokens)
        if name.sense == "people":
            return self._is_whole_people(name)
        return not (name.kind == "state" and self._is_modifier(name))

    def _is_whole_people(self, name: Name) -> bool:
        """ "The Russians" may stand for Russia; "Russians", "many Russians" and "ethnic Russians" are some people."""
        return name.start > 0 and self.tokens.words[name.start - 1].lower() == "the"

    def _is_source(self, name: Name) -> bool:
        return self.tokens.root(name.start, name.end) in self.sources

    def _acts_as_place(self, name: Name) -> bool:
        root = self.tokens.root(name.start, name.end)
        return self._is_source(name) or (self.tokens.deps[root] == "nsubj" and acts(name, self.tokens))

    @cached_property
    def _place_acts(self) -> Counter[str]:
        """How often each place does something: once may be a manner of speaking."""
        return Counter(name.text for name in self.names if name.kind == "place" and self._acts_as_place(name))

    def _is_modifier(self, name: Name) -> bool:
        """ "US" in "US troops"."""
        root = self.tokens.root(name.start, name.end)
        return self.tokens.deps[root] in {"compound", "amod", "nmod"} and self.tokens.heads[root] >= name.end

    def _stand(self, start: int, end: int, tokens: Iterable[int], member: Member) -> None:
        self.spans.append((start, end, member))
        self.member_at.update(dict.fromkeys(tokens, member))

    def _describe(self) -> None:
        resolver = self._resolver()
        describer = Describer(self.tokens, self.lexicon, self.roles, self.gathering.members, resolver.speaker_at)
        mentions = self._mention_heads()
        heads = [head for head, _ in mentions]

        def owner(at: int) -> Member | None:
            resolver.traces.clear()
            last = bisect_left(heads, at)
            first = next(
                (i for i in range(last - 1, -1, -1) if self.tokens.sent[at] - self.tokens.sent[heads[i]] > 4), -1
            )
            for head, member in mentions[first + 1 : last]:
                resolver.remember(head, member)
            return resolver.resolve(at)

        found = list(describer.describe(self.member_at, owner))
        for start, end, head, member in found:
            if head not in self.member_at:
                self._stand(start, end, (head,), member)
                member.phrases.append((start, end))

    def _unnamed(self) -> list[Member]:
        finder = SpeakerFinder(self.tokens, self.lexicon, self.roles)
        outlets = {member.key: member for member in self.gathering.members if member.kind == "outlet" and member.key}
        for start, end, head, member in finder.find(self.attributions, self.member_at, outlets):
            self._stand(start, end, (head,), member)
            member.phrases.append((start, end))
        return list(finder.by_words.values())

    def _documents(self) -> None:
        """Documents that speak stand for whoever issued them."""
        issuers = IssuerFinder(self.tokens, self.roles, self.member_at)
        for at in sorted(self.sources):
            if at not in self.member_at and (issuer := issuers.find(at)) is not None:
                self.member_at[at] = issuer

    def _mention_heads(self) -> list[tuple[int, Member]]:
        heads = {self.tokens.root(start, end): member for start, end, member in self.spans}
        return sorted(heads.items(), key=lambda pair: pair[0])

    def _resolver(self) -> PronounResolver:
        return PronounResolver(self.tokens, self.quoted, self._speakers(), self.sources)

    @cached_property
    def quoted(self) -> list[int]:
        """For each token the quotation that it stands in, or -1."""
        return self.tokens.inside(self.parsed.quotations)

    def _speakers(self) -> dict[int, Member]:
        """The speaker of each quotation."""
        speakers: dict[int, Member] = {}
        starts = [quotation.outer_start for quotation in self.parsed.quotations]
        ends = [quotation.outer_end for quotation in self.parsed.quotations]
        for attribution in self.attributions:
            source = attribution.source
            member = self.member_at.get(self.tokens.root(source.start, source.end)) if source is not None else None
            if member is None:
                continue
            for start, end in attribution.contents:
                first = bisect_right(ends, start)
                for number in range(first, bisect_left(starts, end)):
                    speakers.setdefault(number, member)
        return speakers

    def _pronouns(self) -> None:
        heads = self._mention_heads()
        for at, member in self._resolver().resolve_all(heads).items():
            self._stand(at, at + 1, (at,), member)
        # a quotation whose speaker is a pronoun: now it is known whose "I" that is
        again = self._resolver()
        for at, member in again.resolve_all(heads).items():
            if at not in self.member_at:
                self._stand(at, at + 1, (at,), member)

    # -- the outcome --

    def _cast(self, members: Sequence[Member]) -> Cast:
        ids: dict[int, str] = {}
        actors: list[Actor] = []
        for member in members:
            strong = self.strong.get(id(member), [])
            if not strong and not member.phrases:
                continue
            actor = self._actor(member, strong, {one.id for one in actors})
            ids[id(member)] = actor.id
            actors.append(actor)
        mentions = sorted(
            (Mention(start, end, ids[id(member)]) for start, end, member in self.spans if id(member) in ids),
            key=lambda mention: mention.start_token,
        )
        heads = {at: ids[id(member)] for at, member in self.member_at.items() if id(member) in ids}
        weak = {at: ids[id(member)] for at, member in self.weak_at.items() if id(member) in ids}
        return Cast(tuple(actors), tuple(mentions), heads, weak, self.located)

    def _actor(self, member: Member, strong: Sequence[Name], taken: set[str]) -> Actor:
        spans = [self._surface(name) for name in strong] + member.phrases
        first = min(spans)
        name = self._best_name(member, strong)
        forms = dict.fromkeys(form for start, end in sorted(spans) if (form := self.tokens.phrase(start, end)) != name)
        plain = dict.fromkeys(one.text for one in strong if one.text != name)
        role = self._role(member)
        identity = slug(name)
        while identity in taken:
            identity += f"-{KINDS[member.kind]}"
        return Actor(
            id=identity,
            name=name,
            kind=KINDS[member.kind],
            aliases=tuple({**plain, **forms}),
            role=self.tokens.phrase(role.start, role.end) if role else None,
            role_citation=self._cite(role.start, role.end) if role else None,
            mentions=sum(self._counts(name) for name in strong) + len(member.phrases),
            citations=(self._cite(*first),),
        )

    def _cite(self, start: int, end: int) -> Citation:
        return self.parsed.cite(self.tokens.starts[start], self.tokens.ends[end - 1])

    def _surface(self, name: Name) -> tuple[int, int]:
        """A name with the form of address or title that stands right before it."""
        start = name.start
        if name.kind != "person":
            return start, name.end
        if start and self.tokens.words[start - 1] in self.lexicon.honorifics:
            return start - 1, name.end
        member = self.gathering.of_name.get(name.start)
        for role in member.roles if member else ():
            if role.end == start:
                return role.start, name.end
        return start, name.end

    def _best_name(self, member: Member, strong: Sequence[Name]) -> str:
        if member.key is None or member.kind in {"state", "outlet"}:
            return member.name
        forms = [name.text for name in strong if name.sense == "name" and " " in name.text]
        return max(forms, key=len) if forms and " " in member.key else member.key

    def _role(self, member: Member) -> Role | None:
        """The first role that says what somebody is, and does not only relate him to another: “his counterpart”."""
        roles = sorted(member.roles, key=lambda role: role.start)
        return next((role for role in roles if self.tokens.words[role.head].lower() not in RELATIVE), None)


def find_cast(parsed: ParsedArticle) -> Cast:
    """The cast of an article."""
    return CastFinder(parsed).find()
