"""Situation briefs from news articles, each statement cited to the words it rests on.

>>> from briefing import load_articles, make_brief
>>> reading = load_articles(["samples/articles"])          # doctest: +SKIP
>>> brief = make_brief(reading, as_of="2024-05-06")         # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.pipeline import make_brief
    from briefing.sources import load_articles

__version__ = "0.1.0"
__all__ = ["__version__", "load_articles", "make_brief"]


def __getattr__(name: str) -> Any:
    """Load the library's two doors when they are first used: reading and parsing are dear to import."""
    if name == "make_brief":
        from briefing.pipeline import make_brief

        return make_brief
    if name == "load_articles":
        from briefing.sources import load_articles

        return load_articles
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
