"""Every story that each pack is rendered with."""

from __future__ import annotations

from collections.abc import Callable

from briefing.model import Brief
from tests.templating.briefs import barren, empty, full, large, later, marked, quiet, tiny
from tests.templating.hostile import hostile

STORIES: dict[str, Callable[[], Brief]] = {
    "full": full,
    "marked": marked,
    "tiny": tiny,
    "empty": empty,
    "barren": barren,
    "large": large,
    "hostile": hostile,
    "later": later,
    "quiet": quiet,
}
