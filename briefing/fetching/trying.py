"""An address asked again where its host fails for the moment: a few times, waiting longer each time, never for long."""

from __future__ import annotations

import time
from collections.abc import Callable

from briefing.desk.configuration.records import Limits
from briefing.fetching.addresses import Resolver, resolve
from briefing.fetching.answers import Answer, FetchError
from briefing.fetching.asking import ask
from briefing.fetching.records import Validators

FIRST_WAIT = 1.0
"""Seconds before the second attempt, where the host does not say; each further wait is twice as long."""


def ask_patiently(
    url: str,
    limits: Limits,
    *,
    most: int,
    earlier: Validators | None = None,
    resolver: Resolver = resolve,
    pause: Callable[[float], object] = time.sleep,
) -> Answer:
    """What an address answers, asked up to ``limits.attempts`` times.

    A host that wants a longer wait than ``limits.wait_seconds`` is left for this run.  Raises `FetchError`.
    """
    wait = min(FIRST_WAIT, limits.wait_seconds)
    for attempt in range(1, limits.attempts + 1):
        try:
            return ask(url, limits, most=most, earlier=earlier, resolver=resolver)
        except FetchError as error:
            wanted = wait if error.wait is None else error.wait
            if not error.passing or attempt == limits.attempts or wanted > limits.wait_seconds:
                raise
            pause(wanted)
        wait = min(2 * wait, limits.wait_seconds)
    raise AssertionError("every attempt ends in an answer or an error")


def fetch_url(url: str, *, timeout: float = 20.0, most: int = 25_000_000) -> Answer:
    """A single page that the user names; ``timeout`` is in seconds, for each wait.  Raises `FetchError`."""
    limits = Limits(read_seconds=timeout, connect_seconds=min(timeout, 10), total_seconds=3 * timeout, attempts=1)
    return ask_patiently(url, limits, most=most)
