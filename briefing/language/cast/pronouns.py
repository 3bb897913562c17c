"""Pronouns: whom "he", "she", "it", "they", "I" and "we" stand for, where that is clear enough to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from briefing.language.cast.lexicon import word_list
from briefing.language.cast.members import Member
from briefing.language.tokens import NAME_TAGS, Tokens

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
FIRST = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
PRONOUN_TAGS = frozenset({"PRP", "PRP$"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
REACH = 4
"""How many sentences back a pronoun may look."""
MARGIN = 0.3
"""How much better than the next the best candidate must be; else the pronoun stays open."""
AGE = (0.0, 1.0, 2.3, 3.4, 4.5)


THING_TAGS = frozenset({"NN", "NNS"})
REPORTERS = frozenset({"reporter", "correspondent", "journalist", "interviewer", "photographer"})
"""Persons without a name, or told by their calling, whom "he" does not mean: they ask, and somebody else answers."""
OWNED = 2.0
"""How much likelier "his" in a phrase that somebody owns means the owner: "Roe's offer to make changes to his plan"."""
TOLD = 0.5
"""How much likelier "he" in what somebody says means the one who says it."""
STATE_MARGIN = 0.6
"""The margin for a state, which "it" means less often than a company or a thing."""
TIMES, SAYING = word_list("times"), word_list("saying")
DOCUMENTS, BODY_WORDS = word_list("documents"), word_list("body_words") | word_list("company_words")
SINGLE_THING, PLURAL_THINGS, SOMEBODY = Member("", "thing"), Member("", "things"), Member("", "person")
UNNAMED = frozenset(
    {"minister", "president", "chancellor", "king", "queen", "mayor", "governor", "chairman", "chairwoman"}
)
"""Holders of an office who may be told without their name: "told Norway's prime minister to go. He said …"."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Somebody mentioned at a token, and how prominent the mention is."""

    at: int
    sent: int
    member: Member
    weight: float
    quoted: int
    speaks: bool = False


class PronounResolver:
    """Goes through an article from left to right and remembers who has been mentioned."""

    def __init__(self, tokens: Tokens, quoted: list[int], speaker_of: dict[int, Member], sources: set[int]) -> None:
        """``quoted``: each token's quotation or -1; ``speaker_of``: a quotation's speaker; ``sources``: who says."""
        self.tokens, self.quoted, self.speaker_of, self.sources = tokens, quoted, speaker_of, sources
        self.traces: list[Trace] = []
        self.told = self._told_sentences()

    def _told_sentences(self) -> list[int]:
        """For each sentence how many up to it are the narrator's: a long quotation makes nobody more distant."""
        numbers, number = [], 0
        for start, end in self.tokens.sents:
            quoted = [self.quoted[at] >= 0 for at in range(start, end) if self.tokens.words[at].strip()]
            number += not (quoted and quoted[0] and quoted[-1])
            numbers.append(number)
        return numbers

    def resolve_all(self, mentions: Sequence[tuple[int, Member]]) -> dict[int, Member]:
        """Every pronoun that is clear, by its token; ``mentions`` are the heads of what is named, in order."""
        found: dict[int, Member] = {}
        pending = iter(mentions)
        coming = next(pending, None)
        named = {at for at, _ in mentions}
        for at, tag in enumerate(self.tokens.tags):
            unnamed = at not in named and (tag in THING_TAGS or self._is_unknown_name(at, tag))
            if unnamed and not self._is_named_beside(at, named):
                self._remember_thing(at, tag)
            while coming is not None and coming[0] <= at:
                self.remember(*coming)
                coming = next(pending, None)
            if tag in PRONOUN_TAGS:
                member = self.resolve(at)
                if member is not None:
                    found[at] = member
                    self.remember(at, member)
        return found

    def remember(self, at: int, member: Member) -> None:
        """Note that somebody has been mentioned; not who only asks or reports."""
        if member.kind == "person" and self.tokens.words[at].lower() in REPORTERS:
            return
        self.traces.append(
            Trace(at, self.told[self.tokens.sent[at]], member, self._weight(at), self.quoted[at], self._speaks(at))
        )

    def _is_named_beside(self, at: int, named: set[int]) -> bool:
        """Whether a name in apposition tells who it is: "the maker, Acme"."""
        return any(self.tokens.deps[kid] == "appos" and kid in named for kid in self.tokens.children[at])

    def _is_unknown_name(self, at: int, tag: str) -> bool:
        """Whether a name of nobody known is a subject, which "it" may take up: "County Hall was asked. It said"."""
        return tag == "NNP" and self.tokens.deps[at] in SUBJECTS

    def _remember_thing(self, at: int, tag: str) -> None:
        """A common noun that "it" or "they" may stand for: it stands for nobody, but keeps others from being taken."""
        if (
            self.tokens.deps[at] in {"nsubj", "nsubjpass", "dobj", "attr", "pobj"}
            and self.tokens.words[at].lower() not in TIMES
        ):
            kind = PLURAL_THINGS if tag == "NNS" else SINGLE_THING
            if kind is SINGLE_THING and self.tokens.words[at].lower() in UNNAMED and self._is_owned(at):
                kind = SOMEBODY
            self.traces.append(
                Trace(at, self.told[self.tokens.sent[at]], kind, self._weight(at) - 0.2, self.quoted[at])
            )

    def _is_owned(self, at: int) -> bool:
        """Whether it is told whose office it is: "Norway's prime minister"."""
        return any(self.tokens.deps[kid] == "poss" for kid in self.tokens.children[at])

    def _weight(self, at: int) -> float:
        """How prominent a mention is: sources and subjects before objects, objects before possessors."""
        while self.tokens.deps[at] == "appos" and self.tokens.heads[at] != at:
            at = self.tokens.heads[at]
        dep = self.tokens.deps[at]
        weight = 0.0
        if dep in SUBJECTS:
            verb = self.tokens.heads[at]
            weight = 1.2 if self.tokens.deps[verb] in {"ROOT", "conj"} else 0.7
        elif dep in {"poss", "compound", "amod", "nmod"}:
            weight = -0.4
        elif dep == "pobj":
            weight = -0.2
        return weight + (0.5 if self._speaks(at) else 0.0)

    def _speaks(self, at: int) -> bool:
        says = self.tokens.deps[at] in SUBJECTS and self.tokens.words[self.tokens.heads[at]].lower() in SAYING
        return says or at in self.sources

    def speaker_at(self, at: int) -> Member | None:
        """Who speaks the quotation that a token stands in, if it stands in one."""
        return self.speaker_of.get(self.quoted[at]) if self.quoted[at] >= 0 else None

    def resolve(self, at: int) -> Member | None:
        """Whom one pronoun means, from what has been remembered so far."""
        word = self.tokens.words[at].lower()
        if word in FIRST:
            return self.speaker_at(at)
        if word in MALE or word in FEMALE:
            return self._best(at, ("person",), "m" if word in MALE else "f")
        if self.tokens.deps[at] not in {*SUBJECTS, "poss"}:
            return None  # "it" as an object is mostly a thing
        if word in NEUTER:
            return None if self._is_empty(at) else self._best(at, ("organisation", "state", "thing"), "")
        return self._best(at, ("group", "organisation", "things"), "") if word in PLURAL else None

    def _is_empty(self, at: int) -> bool:
        """ "It" that stands for nothing: "it is clear that", "it seems"."""
        if self.tokens.words[at].lower() != "it" or self.tokens.deps[at] not in SUBJECTS:
            return False
        verb = self.tokens.heads[at]
        word = self.tokens.words[verb].lower()
        below = {self.tokens.deps[child] for child in self.tokens.children[verb]}
        if word in {"is", "was", "be", "'s", "’s", "been", "were"}:
            return bool(below & {"acomp", "attr", "ccomp", "xcomp", "advcl"})
        return word in {"seems", "seemed", "appears", "appeared", "takes", "took", "remains", "happens", "rained"}

    def _best(self, at: int, kinds: tuple[str, ...], gender: str) -> Member | None:
        if gender and self.traces and self.traces[-1].at == at - 1 and self.traces[-1].member.kind == "person":
            return self.traces[-1].member  # "Roe He warned", as scraped pages have it
        sent, barred, speaks = self.told[self.tokens.sent[at]], self._barred(at), at in self.sources
        owner, teller = self._owner_around(at), self._teller_of(at)
        if (blamed := self._blamed(at)) is not None:
            return next((t.member for t in self.traces if t.at == blamed and t.member.kind in kinds), None)
        scores: dict[int, tuple[float, Member]] = {}
        for trace in reversed(self.traces):
            age = sent - trace.sent
            if age > REACH:
                break
            member = trace.member
            if speaks and member.kind in {"thing", "things"} and not self._can_speak(trace.at):
                continue  # "The plan, it said, was bad"
            told = trace.at == teller and member.kind == "group" and self.tokens.tags[trace.at] == "NN"
            told = told and kinds[0] == "organisation"  # "the union said it would strike"
            if (
                (member.kind not in kinds and not told)
                or id(member) in barred
                or (gender and member.gender not in {"", gender})
            ):
                continue
            score = self._score(at, trace, age, gender) + (
                OWNED if trace.at == owner else TOLD if trace.at == teller else 0.0
            )
            if speaks and trace.speaks:
                score += 0.8 if gender else 0.2  # who speaks on is most likely who spoke
            if id(member) not in scores or score > scores[id(member)][0]:
                scores[id(member)] = (score, member)
        ranked = sorted(scores.values(), key=lambda pair: -pair[0])
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN):
            return None
        best = ranked[0][1]
        if best.kind == "state" and len(ranked) > 1 and ranked[0][0] - ranked[1][0] < STATE_MARGIN:
            return None
        if best in (SINGLE_THING, PLURAL_THINGS, SOMEBODY):
            return None
        if gender and not best.gender:
            best.gender = gender
        return best

    def _can_speak(self, thing: int) -> bool:
        """Whether it may say or show something: a report, a body, a name that nobody knows; no plan."""
        word = self.tokens.words[thing].lower()
        return self.tokens.tags[thing] not in THING_TAGS or word in DOCUMENTS or word in BODY_WORDS

    def _score(self, at: int, trace: Trace, age: int, gender: str) -> float:
        """How likely a pronoun means whoever was mentioned: by prominence, distance, gender and paragraph."""
        score = trace.weight - AGE[max(age, 0)]
        if trace.quoted >= 0 and trace.quoted != self.quoted[at]:
            score -= 1.0
        if gender and trace.member.gender == gender:
            score += 0.3
        return score + (0.4 if self.tokens.paragraph[trace.at] == self.tokens.paragraph[at] else 0.0)

    def _owner_around(self, at: int) -> int | None:
        """The owner of the noun phrase around a possessive pronoun: "Roe" in "Roe's offer to change his plan"."""
        if self.tokens.tags[at] != "PRP$":
            return None
        above = self.tokens.heads[at]
        for _ in range(REACH + 2):
            if self.tokens.heads[above] == above or self.tokens.deps[above] == "conj":
                return None
            above = self.tokens.heads[above]
            for kid in self.tokens.children[above]:
                if self.tokens.deps[kid] == "poss" and kid < at and self.tokens.tags[kid] != "PRP$":
                    return kid
        return None

    def _blamed(self, at: int) -> int | None:
        """Whom somebody turns to before "for its": "asked Y for its help", "demanded A from | Y | for its warning"."""
        link = self.tokens.heads[self.tokens.heads[at]]
        if self.tokens.tags[at] != "PRP$" or self.tokens.words[link] not in {"for", "over"} or link > at:
            return None
        if self.tokens.tags[link - 1] not in NAME_TAGS or self.tokens.deps[link - 1] not in {"dobj", "pobj"}:
            return None
        return link - 1

    def _teller_of(self, at: int) -> int | None:
        """The subject of the verb of saying in whose clause a subject stands: "Roe" in "Roe said he would go"."""
        verb = self.tokens.heads[at]
        if self.tokens.deps[at] not in SUBJECTS or self.tokens.deps[verb] != "ccomp":
            return None
        teller = self.tokens.heads[verb]
        if self.tokens.words[teller].lower() not in SAYING:
            return None
        return next(
            (kid for kid in self.tokens.children[teller] if self.tokens.deps[kid] == "nsubj" and kid < at), None
        )

    def _recent(self, at: int) -> Iterator[Trace]:
        """Whoever was mentioned in a pronoun's own sentence, the last first."""
        sent = self.tokens.sent[at]
        return takewhile(lambda trace: self.tokens.sent[trace.at] == sent, reversed(self.traces))

    def _phrases_around(self, at: int) -> set[int]:
        """The heads of the noun phrases that a pronoun is a part of: "an adviser to his campaign" is not he."""
        heads: set[int] = set()
        while self.tokens.deps[at] in {"poss", "pobj", "prep", "dobj", "acl"} and self.tokens.heads[at] != at:
            at = self.tokens.heads[at]
            heads.add(at)
        return heads

    def _barred(self, at: int) -> set[int]:
        """Who cannot be meant: the speaker of the quotation around it; the subject whose object it is."""
        barred: set[int] = set()
        speaker = self.speaker_at(at)
        if speaker is not None:
            barred.add(id(speaker))
        inside = self._phrases_around(at)
        barred |= {id(trace.member) for trace in self._recent(at) if trace.at in inside}
        if self.tokens.deps[at] in {"dobj", "iobj", "dative"}:
            verb = self.tokens.heads[at]
            subjects = {child for child in self.tokens.children[verb] if self.tokens.deps[child] in SUBJECTS}
            if self.tokens.deps[verb] == "relcl":
                subjects |= {self.tokens.heads[verb], self.tokens.heads[self.tokens.heads[verb]]}
            barred |= {id(trace.member) for trace in self._recent(at) if trace.at in subjects}
        return barred
