"""Which briefs the configuration asks for, and which articles go into each of them today."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from briefing.archive import Archive, Kept
from briefing.desk.clusters import Cluster, Summary, find_clusters, summarise
from briefing.desk.configuration import Configuration, Recipient
from briefing.desk.configuration.records import EVERY_STORY, NO_STORY
from briefing.desk.extracting import Reader
from briefing.desk.stories import may_belong, place, tell, watched
from briefing.model import ArticleFindings, Unread
from briefing.origins.copies import find_copies

ALL = "all"
"""The name of a brief of all stories."""
MOST_CLUSTERED = 500
"""Articles of no story that are put together by what they are about."""


@dataclass(frozen=True)
class Edition:
    """One brief that the configuration asks for."""

    name: str
    title: str | None
    """None: made from the foremost actors."""
    called: str
    """What it is called where there is nothing to tell."""
    recipients: tuple[Recipient, ...]


@dataclass
class Choice:
    """The articles for one edition, by their numbers in the archive."""

    edition: Edition
    scores: dict[int, float] = field(default_factory=dict)
    """How much each of them matters."""
    published: dict[int, str] = field(default_factory=dict)
    corrected: set[int] = field(default_factory=set)
    left_out: int = 0
    """How many there was no room for."""

    @property
    def versions(self) -> list[int]:
        """What matters most first, and of that the latest."""
        by_day = sorted(self.scores, key=lambda one: (self.published[one], one), reverse=True)
        return sorted(by_day, key=lambda one: -self.scores[one])


@dataclass(frozen=True)
class Chosen:
    """What goes into which brief, and what belongs to none."""

    choices: tuple[Choice, ...]
    clusters: tuple[Cluster, ...]
    failed: tuple[Unread, ...]


def editions(configuration: Configuration) -> list[Edition]:
    """The briefs that are asked for: one a story, or one of all; where it is wanted, one of the rest."""
    desk, stories, everybody = configuration.desk, configuration.stories, configuration.recipients
    if desk.brief == "all stories" or not stories:
        return [Edition(ALL, desk.title, desk.title, everybody)]
    found = [
        Edition(
            story.name,
            story.title,
            story.title or story.name,
            tuple(one for one in everybody if {EVERY_STORY, story.name} & set(one.stories)),
        )
        for story in stories
    ]
    if others := tuple(one for one in everybody if NO_STORY in one.stories):
        title = f"{desk.title}: other news"
        found.append(Edition(NO_STORY, title, title, others))
    return found


def window(configuration: Configuration, day: str) -> tuple[str, str]:
    """The first and the last day on which an article can have come to go into a brief of a day."""
    first = date.fromisoformat(day) - timedelta(days=configuration.limits.days - 1)
    return first.isoformat(), day


def choose(archive: Archive, reader: Reader, configuration: Configuration, day: str) -> Chosen:
    """What of the last days goes into which brief today: what is in none of that story yet.

    An article that was corrected since is another version, and goes in again.  Articles that were not read are passed
    over: `Reader.read_new` comes first.
    """
    limits = configuration.limits
    choices = {edition.name: Choice(edition) for edition in editions(configuration)}
    briefed = {name: archive.briefs.briefed(name) for name in choices}
    failed: list[Unread] = []
    loose: list[Summary] = []
    for one in archive.articles.current(*window(configuration, day)):
        told_in = {name for name, versions in briefed.items() if one.id in versions}
        if told_in and one.day != day and not _can_come(one, set(choices) - told_in, configuration):
            continue
        found = reader.glance(one)
        if isinstance(found, Unread):
            failed.append(found)
        if found is None or isinstance(found, Unread):
            continue
        told = tell(found, one.feed)
        scores = place(told, configuration)
        other = watched(told, configuration.watch)
        if not scores and configuration.stories and other >= 0 and one.day == day and len(loose) < MOST_CLUSTERED:
            whole = reader.find(one)
            assert isinstance(whole, ArticleFindings)
            loose.append(summarise(str(one.id), whole))
        for name, choice in choices.items():
            score = _score(name, scores, other, several=bool(configuration.stories))
            if score is None or one.id in briefed[name]:
                continue
            choice.scores[one.id] = score
            choice.published[one.id] = found.article.published or one.day
            if one.corrected:
                choice.corrected.add(one.id)
    for choice in choices.values():
        _make_room(choice, archive, limits.articles_per_brief)
    return Chosen(tuple(choices.values()), tuple(find_clusters(loose)), tuple(failed))


def _can_come(one: Kept, others: set[str], configuration: Configuration) -> bool:
    """Whether an article that one edition had can be for others, too; told without what was found in it."""
    if others & {ALL, NO_STORY}:
        return True
    return bool(others) and may_belong(one.article, [story for story in configuration.stories if story.name in others])


def _score(name: str, scores: dict[str, float], other: float, *, several: bool) -> float | None:
    """How much an article matters to an edition; None where it is not for it."""
    if name == NO_STORY:
        return other if not scores and other >= 0 else None
    if name == ALL:
        if not several:
            return other if other >= 0 else None
        return sum(scores.values()) if scores else (other if other > 0 else None)
    return scores.get(name)


def _make_room(choice: Choice, archive: Archive, most: int) -> None:
    """Leave out what there is no room for: shorter tellings of a report that is in already, then what matters least."""
    ordered = choice.versions
    if len(ordered) <= most:
        return
    texts = {number: one.article.text for number in ordered if (one := archive.articles.get(number))}
    numbers = list(texts)
    copies = {numbers[place] for _, *others in find_copies(list(texts.values())) for place in others}
    ordered.sort(key=lambda one: one in copies)
    for number in ordered[most:]:
        del choice.scores[number]
        choice.left_out += 1
