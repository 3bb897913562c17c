"""The cast of one article: its actors, and which words stand for which of them."""

from briefing.language.cast.finding import Cast, Mention, find_cast

__all__ = ["Cast", "Mention", "find_cast"]
