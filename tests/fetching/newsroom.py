"""Articles, pages and feeds for tests, and a memory that keeps what an archive would."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from briefing.desk.configuration import Configuration, Feed
from briefing.fetching import FeedReport, FetchedArticle, Validators
from briefing.fetching.gathering import fetch_feeds
from tests.fetching.server import LIMITS, Reply, Server

SUBJECTS = "harbour airport bridge railway hospital library theatre reservoir stadium market".split()


def story(number: int) -> str:
    """A short article; each number has one of its own."""
    subject = SUBJECTS[number % len(SUBJECTS)]
    return (
        f"The minister said on Monday that the {subject} of district {number} would be closed for a week from Friday on.\n"
        f"The union said that it had not been asked about the {subject}, and that district {number} had no other one.\n"
        f"Talks about the {subject} are to be held on Thursday in the town hall, a spokesman for the mayor said."
    )


def page(number: int, text: str | None = None) -> str:
    """A news page with its article."""
    paragraphs = "".join(f"<p>{line}</p>" for line in (text or story(number)).split("\n"))
    subject = SUBJECTS[number % len(SUBJECTS)]
    return (
        f"<!doctype html><html><head><title>Minister closes {subject} {number}</title></head>"
        f"<body><article><h1>Minister closes {subject} {number}</h1>{paragraphs}</article></body></html>"
    )


def rss(
    numbers: Sequence[int], address: str = "/news/{}", day: str = "Fri, 03 May 2024 06:30:00 +0200", extra: str = ""
) -> str:
    """A feed of the articles with the numbers."""
    items = "".join(
        f"<item><title>Minister closes {SUBJECTS[n % len(SUBJECTS)]} {n}</title><link>{address.format(n)}</link>"
        f"<guid>{n}</guid><pubDate>{day}</pubDate><description>In short.{extra}</description></item>"
        for n in numbers
    )
    return f"<rss version='2.0'><channel><title>Coast Wire</title>{items}</channel></rss>"


class KeptInMemory:
    """What an archive keeps of answers, in a dictionary."""

    def __init__(self) -> None:
        self.kept: dict[str, Validators] = {}

    def validators(self, url: str) -> Validators | None:
        return self.kept.get(url)

    def remember(self, url: str, validators: Validators) -> None:
        self.kept[url] = validators


def configuration(*feeds: Feed, folder: Path = Path(), **limits: Any) -> Configuration:
    """A configuration with some feeds, that may fetch from this machine."""
    return Configuration(file=folder / "briefing.toml", feeds=feeds, limits=LIMITS.model_copy(update=limits))


def fetched(*words: Any, **options: Any) -> tuple[list[FetchedArticle], list[FeedReport]]:
    """All that comes of fetching, articles apart from reports."""
    events = list(fetch_feeds(*words, **options))
    return (
        [event for event in events if isinstance(event, FetchedArticle)],
        [event for event in events if isinstance(event, FeedReport)],
    )


NOW = datetime(2024, 5, 4, 5, tzinfo=UTC)
XML = "application/rss+xml"


def put(server: Server, *numbers: int, feed: str = "/feed") -> None:
    """A feed and the pages that it lists."""
    server.replies[feed] = Reply(rss(numbers), kind=XML, validators=True)
    server.replies |= {f"/news/{n}": Reply(page(n), validators=True) for n in numbers}
