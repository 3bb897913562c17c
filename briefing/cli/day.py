"""Which day it is."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.desk.configuration import Configuration


def today() -> str:
    """The day, as the machine's clock and time zone have it."""
    return datetime.date.today().isoformat()


def clock(day: str | None, configuration: Configuration) -> Callable[[], datetime.datetime]:
    """The machine's clock; where another day is named, one that stands at noon of it in the desk's time zone."""
    from briefing.desk.fetching import moment_of

    if day is None:
        return lambda: datetime.datetime.now(datetime.UTC)
    moment = moment_of(day, configuration)
    return lambda: moment
