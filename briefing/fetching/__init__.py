"""Fetching of feeds and pages that the user names; nothing else is ever fetched.

`briefing.fetching.gathering.fetch_feeds(configuration, memory)` gives, in the order of the configuration, each article
as a `FetchedArticle`, and after the articles of a feed its `FeedReport`.
"""

from __future__ import annotations

from briefing.fetching.records import FeedReport, FetchedArticle, Memory, Validators

__all__ = ["FeedReport", "FetchedArticle", "Memory", "Validators"]
