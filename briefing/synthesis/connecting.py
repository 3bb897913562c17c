"""Whether a reply answers a demand: by naming it, or by being about the same act."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from briefing.model import AnswerStatus, Demand
from briefing.synthesis.replies import Reference, Reply
from briefing.synthesis.salience import Reading
from briefing.synthesis.speaking_for import SpeakingFor
from briefing.synthesis.stems import read_words, stem
from briefing.synthesis.wording import is_plain, read_wording

_TABLE = tomllib.loads(Path(__file__).with_name("answers.toml").read_text(encoding="utf-8"))
VAGUE = frozenset(_TABLE["vague"].split())

NEAR = 4
"""Paragraphs within which “the demand” is the one told before."""

ALIKE = 0.6
"""The share of a demand's content words that the same act in a reply has to hold; below it, “send troops” begins to be
taken for “send food”."""

FEWEST = 2
"""Content words that such a reply shares with the demand at least."""

FIRST = 3
"""Content words among which a reply has the first of the act that it answers."""

NAMED_FIRST = re.compile(r"(?:\w[\w.’'-]*\s+){1,5}?(?:not\s+)?to\s+(?!the\b|an?\b|its\b|their\b)[a-z]")
"""The text of a demand that begins with whom it is addressed to, known or not: “the government to send a mediator”."""

OWN_BODY = re.compile(
    r"(?:his|her|their|our|its|the|my) (?:country|nation|government|administration|company|party|union|side|firm|group|"
    r"bank|ministry|council|city|organi[sz]ation|forces|team|club|movement|kingdom|republic)"
)
"""What speakers call those for whom they speak."""


class Connections:
    """The demands of one brief, and which replies answer which of them."""

    def __init__(
        self,
        demands: Sequence[Demand],
        replies: Sequence[Reply],
        readings: Mapping[str, Reading],
        speaking: SpeakingFor,
    ) -> None:
        """Take the demands and the replies, the articles by their ids, and who speaks for whom."""
        self.demands, self.replies, self.readings, self.speaking = demands, replies, readings, speaking
        self._words: dict[str, list[str]] = {}
        self._said: dict[int, list[str]] = {}
        self._before: dict[int, list[tuple[int, Demand]]] = {}
        self._naming = {at for at, reply in enumerate(replies) if reply.reference is not None}
        self._beginning: dict[str, set[int]] = defaultdict(set)
        for at, reply in enumerate(replies):
            for word in self._said_words(reply)[:FIRST]:
                self._beginning[word].add(at)

    def candidates(self, demand: Demand) -> Iterator[Reply]:
        """The replies that can answer a demand, in their order: those that name one, or begin with its act."""
        beginning = {at for word in self._act_words(demand)[:1] for at in self._beginning[word]}
        return (self.replies[at] for at in sorted(self._naming | beginning))

    def status(self, demand: Demand, reply: Reply) -> AnswerStatus | None:
        """What a reply makes of a demand; None where nothing connects them."""
        if reply.reference is None and not self._shares_act(demand, reply):
            return None  # asked first: the rest is dear
        if any(self.speaking.is_one(reply.position.actor or "", one) for one in (demand.by, *demand.also) if one):
            return None
        if not self._is_in_time(demand, reply) or not self._is_speaker(reply):
            return None
        return self._by_name(demand, reply) or self._by_act(demand, reply)

    def addressee(self, demand: Demand, reply: Reply) -> str | None:
        """Which of those of whom it is demanded replies, by itself or by one who speaks for it."""
        answerer = reply.position.actor or ""
        return next((one for one in self._addressees(demand) if self.speaking.is_one(answerer, one)), None)

    # ------------------------------------------------------------ the demand named as such

    def _by_name(self, demand: Demand, reply: Reply) -> AnswerStatus | None:
        named = reply.reference
        if named is None:
            return None
        owned = self._is_owned(demand, named)
        if owned is False or (named.content and not self._shares(demand, named.content)):
            return None
        if owned and named.many:
            connected = self._may_answer(demand, reply)
        elif named.content:
            connected = self._addresses(demand, reply)
        else:
            connected = self._is_one_before(demand, reply, named, owned=bool(owned))
        if not connected:
            return None
        return "partly" if named.some else _status(reply.sign)

    def _is_owned(self, demand: Demand, named: Reference) -> bool | None:
        """Whether the words before the noun name who demands; None where they name nobody."""
        told = named.owner
        demanders = (demand.by or "", *demand.also)
        if any(_names(told, (*self.speaking.names(by), *self.speaking.forms(by))) for by in demanders):
            return True
        capitalised = re.search(r"(?<!^)\b[A-Z][a-z]", told) or re.search(r"['’]s?\b", told)
        return False if capitalised else None

    def _may_answer(self, demand: Demand, reply: Reply) -> bool:
        """Whether “Russia’s demands” can mean this one: addressed to the answerer, or to nobody else in particular."""
        if self._addresses(demand, reply):
            return True
        if not self._addressees(demand):
            return not NAMED_FIRST.match(demand.text)
        if not self._told_together(demand, reply) or not self._may_belong(demand, reply):
            return False
        return not any(self._addresses(one, reply) for one in self.demands if one.by == demand.by)

    def _may_belong(self, demand: Demand, reply: Reply) -> bool:
        """Whether the answerer can be a member of what is addressed: a state by name, and an organisation."""
        kinds = {self.speaking.kind(actor) for actor in demand.of}
        return (
            bool(kinds) and kinds <= {"organisation", "group"} and self.speaking.kind(reply.position.actor) == "state"
        )

    def _is_one_before(self, demand: Demand, reply: Reply, named: Reference, *, owned: bool) -> bool:
        """Whether a bare “the demand” means this one: the last that was told before, and addressed to the answerer."""
        if named.noun in VAGUE and stem(named.noun) != stem(demand.cue or ""):
            return False
        for far, one in self._told_before(reply):
            may = self._addresses(one, reply) or (owned and one.by == demand.by and not self._addressees(one))
            if far <= NEAR and may:
                return one is demand
        return named.noun not in VAGUE and self._is_of_only_demander(demand, reply, named)

    def _is_of_only_demander(self, demand: Demand, reply: Reply, named: Reference) -> bool:
        """Whether “their demands” can only be those of this demand's owner: nobody else has demanded anything before.

        And “the demand” only this one, where nothing else has been demanded.
        """
        answerer = reply.position.actor or ""
        told = [one for _, one in self._told_before(reply) if not self.speaking.is_one(answerer, one.by or "")]
        alone = {one.by for one in told} == {demand.by} and (named.many or len(told) == 1)
        return alone and any(one is demand for one in told) and not self._addressees(demand)

    def _told_before(self, reply: Reply) -> list[tuple[int, Demand]]:
        """The demands told before a reply in the same article, the last first, each with its distance in paragraphs."""
        known = self._before.get(id(reply))
        if known is None:
            found = [
                (there.start - place.end, len(re.findall(r"\n+", text[place.end : there.start])), one)
                for there in reply.position.citations
                if there.article in self.readings
                for text in [self.readings[there.article].article.text]
                for one in self.demands
                for place in one.citations
                if place.article == there.article and place.end <= there.start
            ]
            known = self._before[id(reply)] = [(far, one) for _, far, one in sorted(found, key=lambda told: told[0])]
        return known

    # ------------------------------------------------------------ the same act

    def _by_act(self, demand: Demand, reply: Reply) -> AnswerStatus | None:
        if not self._addresses(demand, reply) and not self._may_mean_itself(demand, reply):
            return None
        if not self._shares_act(demand, reply):
            return None
        wanted, told = read_wording(demand.text), read_wording(reply.act)
        sign = reply.sign * (-1 if (wanted.negations + told.negations) % 2 else 1)
        if wanted.numbers and told.numbers and not wanted.numbers <= told.numbers:
            return "partly" if sign > 0 else None
        return _status(sign)

    def _shares_act(self, demand: Demand, reply: Reply) -> bool:
        """Whether what a reply says begins with a demand's act, and holds enough of its words."""
        ours, theirs = self._act_words(demand), self._said_words(reply)
        if not ours or ours[0] not in theirs[:FIRST]:
            return False
        return len(set(ours) & set(theirs)) >= max(FEWEST, ALIKE * len(set(ours)))

    def _may_mean_itself(self, demand: Demand, reply: Reply) -> bool:
        """Whether a demand addressed to nobody named may be answered by one who “refused to” do just that."""
        own = (reply.position.lead or "").endswith(" to")
        return own and not self._addressees(demand) and self._told_together(demand, reply)

    def _is_speaker(self, reply: Reply) -> bool:
        """Whether those who announce what will be done are to do it themselves."""
        if reply.who is None:
            return True
        who, speaker = reply.who.lower(), reply.position.actor or ""
        if who in {"it", "he", "she", "they", "we", "i"} or OWN_BODY.fullmatch(who):
            return True
        return any(self.speaking.is_one(speaker, actor) for actor in self.speaking.named_first(f"{who} "))

    def _act_words(self, demand: Demand) -> list[str]:
        """The content words of a demand from its act on, without its addressee."""
        if demand.id in self._words:
            return self._words[demand.id]
        text = demand.text
        for name in (name for actor in (*demand.of, demand.by or "") for name in self.speaking.names(actor)):
            if name not in text:
                continue
            text = re.sub(rf"(?<!\w){re.escape(name)}(?:['’]s)?(?!\w)", " ", text)
        words = self._words[demand.id] = _content_stems(text)
        return words

    def _said_words(self, reply: Reply) -> list[str]:
        """The content words of what a reply says will be done."""
        if id(reply) not in self._said:
            self._said[id(reply)] = _content_stems(reply.act)
        return self._said[id(reply)]

    # ------------------------------------------------------------ who, when, where

    def _addressees(self, demand: Demand) -> tuple[str, ...]:
        """Of whom it is demanded; where that was not found, whose name its own words begin with."""
        return demand.of or self.speaking.named_first(demand.text)

    def _addresses(self, demand: Demand, reply: Reply) -> bool:
        return self.addressee(demand, reply) is not None

    def _told_together(self, demand: Demand, reply: Reply) -> bool:
        return bool({one.article for one in demand.citations} & {one.article for one in reply.position.citations})

    def _is_in_time(self, demand: Demand, reply: Reply) -> bool:
        """Whether a reply can come after the demand: told in the same article, or in one that is not older."""
        if self._told_together(demand, reply):
            return True
        asked = [self._published(one.article) for one in demand.citations]
        answered = [self._published(one.article) for one in reply.position.citations]
        return bool(all(asked) and all(answered) and min(asked) <= max(answered))

    def _published(self, article: str) -> str:
        return (self.readings[article].article.published if article in self.readings else None) or ""

    def _shares(self, demand: Demand, content: str) -> bool:
        """Whether the words after “demand for” are words of this demand."""
        words = set(_content_stems(content))
        ours = set(self._act_words(demand))
        return bool(words) and len(words & ours) * 2 >= min(len(words), len(ours))


def _content_stems(text: str) -> list[str]:
    return [word.stem for word in read_words(text) if not is_plain(word.text)]


def _names(text: str, names: Sequence[str]) -> bool:
    return any(name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in names)


def _status(sign: int) -> AnswerStatus:
    return "agreed" if sign > 0 else "refused"
