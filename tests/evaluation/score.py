"""A brief against a story annotated by hand.

What is given is one citation of one item of the brief; what is wanted is one annotated mention.  They match one to one
where they stand in the same article and cover each other well enough (`tests.evaluation.letters`).  Actors are the
same where they share surface forms.  Read `brief.json`, not the program's classes: the scorer outlives them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.evaluation.gold import Story
from tests.evaluation.letters import Letters, Span, best_shares, is_match

Row = dict[str, Any]

TITLES = {"the", "a", "an", "mr", "mrs", "ms", "dr"}


@dataclass(frozen=True)
class Figure:
    """What a measure comes to: of ``given`` ones ``right`` are right, of ``wanted`` ones ``found`` are found."""

    right: int
    given: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """The share of what is given that is right."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """The share of what is wanted that is found."""
        return self.found / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both; 1 where nothing is wanted and nothing given."""
        if not self.given and not self.wanted:
            return 1.0
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True)
class Mention:
    """A place in an article that is given or wanted, with all that may be right about it."""

    article: str
    places: list[Span]
    text: str
    item: Row
    actors: set[str | None] = field(default_factory=set)


@dataclass
class Scores:
    """The figures of a story by measure, and what went wrong, for reading."""

    figures: dict[str, Figure] = field(default_factory=dict)
    misses: list[tuple[str, str, str]] = field(default_factory=list)


def score_brief(brief: Row, story: Story) -> Scores:
    """Every measure of a brief (as read from brief.json) against an annotated story."""
    return _Scoring(brief, story).run()


def fold_name(name: str) -> str:
    """A name without case, possessive and title: ``Mr Biden's`` → ``biden``."""
    short = re.sub(r"['’]s\b", "", name).replace("U.S.", "US").replace("U.N.", "UN")
    words = re.findall(r"\w+", short.lower())
    return " ".join([word for word in words if word not in TITLES] or words)


def pair_up(
    given: list[Mention], wanted: list[Mention], is_right: Callable[[Mention, Mention], bool]
) -> list[tuple[int, int, bool]]:
    """The best one-to-one pairing: right ones first, then by how well they cover each other."""
    candidates = []
    for i, one in enumerate(given):
        for j, other in enumerate(wanted):
            if one.article == other.article and is_match(pair := best_shares(one.places, other.places)):
                candidates.append((is_right(one, other), sum(pair), -i, -j))
    pairs, used_given, used_wanted = [], set(), set()
    for right, _, i, j in sorted(candidates, reverse=True):
        if i not in used_given and j not in used_wanted:
            used_given.add(i)
            used_wanted.add(j)
            pairs.append((-i, -j, right))
    return pairs


class _Scoring:
    """One brief, one story."""

    def __init__(self, brief: Row, story: Story) -> None:
        self.brief, self.gold, self.scores = brief, story.gold, Scores()
        self.article_of = {
            article["id"]: gold.id
            for article in brief["articles"]
            for gold in story.articles
            if Path(article["source"]).stem == gold.path.stem and gold.url in (None, article["url"])
        }
        self.letters = {
            self.article_of[article["id"]]: Letters(article["text"])
            for article in brief["articles"]
            if article["id"] in self.article_of
        }
        self.forms: dict[str, set[str]] = {}
        for actor in self.gold["actors"]:
            for form in (actor["name"], *actor["aliases"]):
                self.forms.setdefault(fold_name(form), set()).add(actor["id"])
        self.gold_actor = {actor["id"]: self._same_actor(actor) for actor in brief["actors"]}

    def run(self) -> Scores:
        self._score_actors()
        self._score_mentions("positions", "actor")
        self._score_mentions("demands", "by")
        self._score_mentions("risks", None)
        self._score_meetings()
        self._score_citations()
        return self.scores

    def _same_actor(self, actor: Row) -> str | None:
        votes: Counter[str] = Counter()
        for weight, forms in ((2, [actor["name"]]), (1, actor["aliases"])):
            for form in forms:
                votes.update(dict.fromkeys(self.forms.get(fold_name(form), ()), weight))
        return votes.most_common(1)[0][0] if votes else None

    def _miss(self, measure: str, what: str, texts: Iterable[str]) -> None:
        self.scores.misses.extend((measure, what, text) for text in texts)

    def _score_actors(self) -> None:
        """Key actors; a second entry for one actor is not right."""
        wanted = {actor["id"]: actor["name"] for actor in self.gold["actors"] if actor["key"]}
        given = [actor for actor in self.brief["actors"] if actor.get("key", True)]
        found = {self.gold_actor[actor["id"]] for actor in given} - {None}
        hits = found & set(wanted)
        self.scores.figures["actors"] = Figure(len(found), len(given), len(hits), len(wanted))
        self._miss("actors", "missed", [wanted[name] for name in sorted(set(wanted) - hits)])
        self._miss("actors", "not wanted", [a["name"] for a in given if self.gold_actor[a["id"]] is None])

    def _given(self, section: str) -> list[Mention]:
        mentions = []
        for item in self.brief[section]:
            for citation in item["citations"]:
                if (article := self.article_of.get(citation["article"])) is not None:
                    place = self.letters[article].span(citation["start"], citation["end"])
                    mentions.append(Mention(article, [place], citation["text"], item))
        return mentions

    def _wanted(self, section: str, actor_field: str) -> list[Mention]:
        """One mention for each distinct text of an article; told of two actors, either is right."""
        mentions: dict[tuple[str, str], Mention] = {}
        for row in self.gold[section]:
            key = row["article"], row["text"]
            places = self.letters[key[0]].find(key[1]) if key[0] in self.letters else []
            mention = mentions.setdefault(key, Mention(key[0], places, key[1], row))
            mention.actors.add(row[actor_field])
        return list(mentions.values())

    def _score_mentions(self, section: str, actor_field: str | None) -> None:
        """The section's items; where they have an actor, with the right one, and in ``… found`` with any."""
        given, wanted = self._given(section), self._wanted(section, actor_field or "actor")

        def is_right(one: Mention, other: Mention) -> bool:
            return actor_field is None or bool(self._actors_meant(one.item, actor_field) & other.actors)

        pairs = pair_up(given, wanted, is_right)
        right = sum(pair[2] for pair in pairs)
        self.scores.figures[section] = Figure(right, len(given), right, len(wanted))
        if actor_field:
            self.scores.figures[f"{section}_found"] = Figure(len(pairs), len(given), len(pairs), len(wanted))
        paired_given, paired_wanted = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
        for j, mention in enumerate(wanted):
            if j not in paired_wanted:
                self._miss(section, "missed", [f"{mention.article} {_names(mention.actors)} {mention.text}"])
        for i, mention in enumerate(given):
            if i not in paired_given:
                who = mention.item.get(actor_field or "actor")
                self._miss(section, "not wanted", [f"{mention.article} [{who}] {mention.text}"])
        for i, j, good in pairs:
            if not good:
                who = given[i].item.get(actor_field or "actor")
                self._miss(section, "wrong actor", [f"{_names(wanted[j].actors)} not [{who}]: {wanted[j].text}"])

    def _actors_meant(self, item: Row, actor_field: str) -> set[str | None]:
        named = {self.gold_actor.get(item.get(actor_field)), self.gold_actor.get(item.get("via"))}
        return (named - {None}) | self.forms.get(fold_name(item.get("speaker") or ""), set())

    def _score_meetings(self) -> None:
        """Meetings one to one; their dates where both sides have one; the upcoming ones with the right date."""
        given, wanted = self.brief["meetings"], self.gold["meetings"]
        candidates = sorted(
            ((self._alike(item, row), -i, -j) for i, item in enumerate(given) for j, row in enumerate(wanted)),
            reverse=True,
        )
        pairs: dict[int, int] = {}
        for alike, i, j in candidates:
            if alike and -i not in pairs and -j not in pairs.values():
                pairs[-i] = -j
        figures = self.scores.figures
        figures["meetings"] = Figure(len(pairs), len(given), len(pairs), len(wanted))
        dated = [(given[i], wanted[j]) for i, j in pairs.items() if wanted[j]["date"]]
        right = sum(_same_date(item, row) for item, row in dated)
        figures["meeting_dates"] = Figure(right, len(dated), right, len(dated))
        ahead = [(given[i], wanted[j]) for i, j in pairs.items() if _upcoming(given[i]) and _upcoming(wanted[j])]
        right = sum(_same_date(item, row) for item, row in ahead)
        figures["meetings_upcoming"] = Figure(right, sum(map(_upcoming, given)), right, sum(map(_upcoming, wanted)))
        self._miss("meetings", "missed", [_tell(row) for j, row in enumerate(wanted) if j not in pairs.values()])
        self._miss("meetings", "not wanted", [_tell(item) for i, item in enumerate(given) if i not in pairs])
        self._miss("meetings", "wrong date", [f"{_tell(r)} not {i['date']}" for i, r in dated if not _same_date(i, r)])

    def _alike(self, item: Row, row: Row) -> float:
        """0 for different meetings; else the higher, the surer it is that both are one."""
        parties = {self.gold_actor.get(party) for party in item["parties"]}
        if item["date"] and row["date"] and _same_date(item, row) and parties & set(row["parties"]):
            return 3.0
        best = 0.0
        for citation in item["citations"]:
            article = self.article_of.get(citation["article"])
            for mention in row["mentions"]:
                if mention["article"] == article and article is not None:
                    place = self.letters[article].span(citation["start"], citation["end"])
                    covered, own = best_shares([place], self.letters[article].find(mention["text"]))
                    best = max(best, 1 + own if covered >= 0.5 else 0.0)
        return best

    def _score_citations(self) -> None:
        """Every citation's words stand at its offsets; everything stands on a citation."""
        texts = {article["id"]: article["text"] for article in self.brief["articles"]}
        items = [item for section in ("positions", "demands", "meetings", "risks") for item in self.brief[section]]
        bare = sum(not item["citations"] for item in items)
        cited = [citation for item in items for citation in item["citations"]]
        faithful = sum(texts[c["article"]][c["start"] : c["end"]] == c["text"] for c in cited)
        given = len(cited) + bare
        self.scores.figures["citations"] = Figure(faithful, given, faithful, given)


def _same_date(item: Row, row: Row) -> bool:
    return (item["date"] or "")[: len(row["date"])] == row["date"] if row["date"] else not item["date"]


def _upcoming(meeting: Row) -> bool:
    return bool(meeting["status"] == "upcoming")


def _tell(meeting: Row) -> str:
    return f"{meeting['what']} ({meeting['date']}, {meeting['status']})"


def _names(actors: set[str | None]) -> str:
    return f"[{', '.join(sorted(map(str, actors)))}]"
