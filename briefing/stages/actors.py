"""Actors: who acts, speaks or is addressed in an article."""

from __future__ import annotations

from briefing.language.parsed import ParsedArticle
from briefing.model import Actor


def find_actors(parsed: ParsedArticle) -> tuple[Actor, ...]:
    """The actors of an article, in order of first mention; ids count within the article."""
    return parsed.cast.actors
