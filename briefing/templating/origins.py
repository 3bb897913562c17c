"""Origins and grades as documents tell them: `2 independent origins`, `Repeats source 2`, `B2`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.model import Article, Brief, Event, Finding, Publisher
from briefing.templating.corroboration import ONE_ORIGIN

NOT_RATED = "F"


class KnownOrigins:
    """Looks up what a brief holds of origins and publishers."""

    def __init__(self, brief: Brief, numbers: Mapping[str, int], grades: str = "rated") -> None:
        """Take a brief, the numbers of its articles by their ids, and when its pack shows grades."""
        self.rated = any(publisher.reliability != NOT_RATED for publisher in brief.publishers)
        self.graded = bool(brief.origins) and (grades == "always" or (grades == "rated" and self.rated))
        self._numbers = numbers
        self._origins = {origin.id: origin for origin in brief.origins}
        self._publishers = {publisher.name: publisher for publisher in brief.publishers}

    def fields_of(self, article: Article) -> dict[str, Any]:
        """What a view of an article says of its origin and its publisher."""
        publisher = self._publishers.get(article.publisher or "", Publisher(name="unnamed"))
        origin = self._origins.get(article.origin or "")
        return {
            "origin": origin.name if origin is not None and origin.publishers else None,
            "origin_note": self._note(article),
            "standing": self._standing(publisher),
            "reliability": publisher.reliability,
        }

    def told(self, finding: Finding | Event, sources: int) -> dict[str, Any]:
        """What a view of a finding says of its origins; ``sources`` is how many articles tell it."""
        origins = [self._origins[one] for one in finding.origins if one in self._origins]
        return {
            "origins": tuple(origin.name for origin in origins),
            "corroboration": in_words(len(origins), sources),
            "grade": f"{self._reliability(finding)}{finding.credibility}" if origins else "",
            "grade_shown": self.graded,
        }

    def _standing(self, publisher: Publisher) -> str:
        """What the register says of a publisher, in words; a rating only where any publisher has one."""
        owner = publisher.owner if publisher.owner != publisher.name else None
        parts = (
            publisher.country,
            f"owned by {owner}" if owner else None,
            "state media" if publisher.state_media else None,
            f"reliability {publisher.reliability}" if self.rated else None,
        )
        return ", ".join(part for part in parts if part)

    def _note(self, article: Article) -> str | None:
        if (repeated := self._numbers.get(article.copy_of or "")) is not None:
            return f"Repeats source {repeated}"
        origin = self._origins.get(article.origin or "")
        return f"Credits {origin.name}" if article.origin_basis == "credit" and origin is not None else None

    def _reliability(self, finding: Finding | Event) -> str:
        """The rating of the most reliable of those who tell it first hand."""
        names = [name for one in finding.origins if one in self._origins for name in self._origins[one].publishers]
        rated = [self._publishers[name].reliability for name in names if name in self._publishers]
        return min(rated, default=NOT_RATED)


def in_words(origins: int, sources: int) -> str:
    """`2 independent origins`, `one origin in 3 articles`, `one origin`; nothing where they were not worked out."""
    if origins == 0:
        return ""
    if origins == 1:
        return ONE_ORIGIN if sources <= 1 else f"{ONE_ORIGIN} in {sources} articles"
    return f"{origins} independent origins" + (f" in {sources} articles" if sources > origins else "")
