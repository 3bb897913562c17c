"""Which articles belong to which story of the configuration, and how much they matter to the desk.

An article names something where it stands in the headline or the first two paragraphs, or at least twice: what is
mentioned once, far down, does not make an article one of a story.  An article belongs to a story when it names any of
the story's actors, places or terms, comes from one of its feeds where it lists some, and holds nothing that it
excludes.  It may belong to several.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pydantic import BaseModel

from briefing.desk.configuration import Configuration, Story, Watch
from briefing.model import Article, ArticleFindings

LEAD = 2
"""Paragraphs in which news says what it is about."""
OFTEN = 2
"""Times that a name has to stand in an article which does not open with it."""
HEADLINE_WEIGHT, LEAD_WEIGHT, MOST_WEIGHT = 4, 2, 3
"""What a name counts for in the headline, in the lead, and at most for being repeated."""
WATCH_SHARE = 0.5
"""What a word of the desk's own list counts for beside one of the story."""


class GlancedArticle(BaseModel):
    """An article, as far as it is sorted by it."""

    title: str | None
    text: str
    published: str | None


class GlancedActor(BaseModel):
    """An actor of an article."""

    name: str
    aliases: tuple[str, ...]
    mentions: int


class Glance(BaseModel):
    """What of an article's findings it is sorted by."""

    article: GlancedArticle
    actors: tuple[GlancedActor, ...]


@dataclass(frozen=True)
class Told:
    """An article in the parts that words are sought in."""

    title: str
    lead: str
    text: str
    actors: tuple[tuple[frozenset[str], int], ...]
    """The folded names of each actor, and how often it is named by any of them."""
    feed: str | None

    @cached_property
    def folded(self) -> str:
        """Headline and text without case: what a word that is not in them need not be sought in."""
        return f"{self.title}\n{self.text}".casefold()


def tell(found: ArticleFindings | Glance, feed: str | None = None) -> Told:
    """The parts of an article, with the actors that were found in it; ``feed`` is the one that brought it."""
    article = found.article
    actors = tuple((frozenset(map(fold, (actor.name, *actor.aliases))), actor.mentions) for actor in found.actors)
    return Told(plain(article.title or ""), _lead(article), plain(article.text), actors, feed)


def _lead(article: Article | GlancedArticle) -> str:
    paragraphs = [line for line in article.text.splitlines() if line.strip()]
    return plain("\n".join(paragraphs[:LEAD]))


STRAIGHT = str.maketrans(dict.fromkeys("’‘`", "'") | dict.fromkeys("‐‑–—", "-"))


def plain(text: str) -> str:
    """The text with one kind of apostrophe, hyphen and blank, and letters without accents."""
    straight = text.translate(STRAIGHT)
    if straight.isascii():
        return straight
    return "".join(one for one in unicodedata.normalize("NFKD", straight) if not unicodedata.combining(one))


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """A name for comparing: without case, accents and a leading article."""
    return re.sub(r"^the ", "", " ".join(plain(name).casefold().split()))


@lru_cache(maxsize=2000)
def pattern(word: str) -> re.Pattern[str]:
    """What finds a listed word or phrase as a whole.

    A word with a capital is a name, and found as it is written (“WHO” is not “who”); one in small letters is found at
    the beginning of a sentence, too, and in the plural.
    """
    written = r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", plain(word).strip())))
    name = word != word.lower()
    return re.compile(rf"(?<!\w){written}{'' if name else '(?:e?s)?'}(?!\w)", 0 if name else re.IGNORECASE)


@lru_cache(maxsize=2000)
def _first_word(word: str) -> str:
    """The first of the words that a listed phrase has, without case; nothing that holds the phrase is without it."""
    return re.split(r"[\s-]+", plain(word).strip())[0].casefold()


def _may_hold(told: Told, word: str) -> bool:
    return _first_word(word) in told.folded


def weight(told: Told, word: str, *, actor: bool = False) -> int:
    """How much an article is about a listed word; 0 where it does not name it, or in passing."""
    times, in_title, in_lead = 0, False, False
    if _may_hold(told, word):
        sought = pattern(word)
        times = len(sought.findall(told.text))
        in_title, in_lead = bool(sought.search(told.title)), bool(sought.search(told.lead))
    if actor:
        folded = fold(word)
        times = max([times, *(mentions for names, mentions in told.actors if folded in names)])
    if not (in_title or in_lead or times >= OFTEN):
        return 0
    return HEADLINE_WEIGHT * in_title + LEAD_WEIGHT * in_lead + min(times, MOST_WEIGHT)


def may_belong(article: Article, stories: Iterable[Story]) -> bool:
    """Whether an article has what it takes to belong to one of some stories, by its words alone.

    An actor can have other names in it: of a story that lists some, only `place` can tell.
    """
    folded = f"{plain(article.title or '')}\n{plain(article.text)}".casefold()
    return any(
        story.actors
        or (story.feeds and not (story.places or story.terms))
        or any(_first_word(word) in folded for word in (*story.places, *story.terms))
        for story in stories
    )


def holds(told: Told, words: Iterable[str]) -> bool:
    """Whether any of the words stands anywhere in an article."""
    return any(_may_hold(told, word) and pattern(word).search(f"{told.title}\n{told.text}") for word in words)


def _weights(told: Told, listed: Story | Watch) -> int:
    return (
        sum(weight(told, word, actor=True) for word in listed.actors)
        + sum(weight(told, word) for word in listed.places)
        + sum(weight(told, word) for word in listed.terms)
    )


def relevance(told: Told, story: Story, watch: Watch) -> float:
    """How much an article matters to a story; 0 where it does not belong to it."""
    if holds(told, (*story.exclude, *watch.exclude)) or (story.feeds and told.feed not in story.feeds):
        return 0.0
    own = _weights(told, story)
    only_by_feed = bool(story.feeds) and not (story.actors or story.places or story.terms)
    if not own and not only_by_feed:
        return 0.0
    return max(own, 1) + WATCH_SHARE * _weights(told, watch)


def place(told: Told, configuration: Configuration) -> dict[str, float]:
    """The stories that an article belongs to, each with how much it matters there."""
    scores = {story.name: relevance(told, story, configuration.watch) for story in configuration.stories}
    return {name: score for name, score in scores.items() if score}


def watched(told: Told, watch: Watch) -> float:
    """How much an article that belongs to no story matters to the desk; below 0 where it is excluded."""
    return -1.0 if holds(told, watch.exclude) else float(_weights(told, watch))
