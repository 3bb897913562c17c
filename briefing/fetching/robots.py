"""What a host's robots.txt leaves alone (RFC 9309)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from briefing.fetching.answers import Answer, FetchError
from briefing.sources.encoding import BYTE_ORDER_MARKS

NAME = "briefing"
MOST = 500_000
"""Bytes that are read of it; RFC 9309 asks for as many at least."""


@dataclass(frozen=True)
class Robots:
    """The rules of a host; ``delay`` in seconds is what it asks for between two requests."""

    rules: RobotFileParser | None
    delay: float = 0.0

    def permit(self, url: str) -> bool:
        """Whether an address may be fetched; nothing may where the host's rules cannot be had."""
        return self.rules is not None and self.rules.can_fetch(NAME, url)


def load_robots(url: str, ask: Callable[[str], Answer]) -> Robots:
    """The rules of an address's host: none where it has none, and all is forbidden where it fails to tell."""
    parts = urlsplit(url)
    rules = RobotFileParser()
    try:
        answer = ask(urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", "")))
    except FetchError as error:
        if error.passing:
            return Robots(None)
        rules.parse([])
        return Robots(rules)
    body = answer.body
    for mark, _ in BYTE_ORDER_MARKS:
        body = body.removeprefix(mark)
    rules.parse(body.decode("utf-8", "replace").splitlines())
    return Robots(rules, float(rules.crawl_delay(NAME) or 0))
