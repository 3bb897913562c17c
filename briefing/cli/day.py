"""Which day it is."""

from __future__ import annotations

import datetime


def today() -> str:
    """The day, as the machine's clock and time zone have it."""
    return datetime.date.today().isoformat()
