"""The word lists of this room, which stand in TOML files in `lexicons/`, one table a file."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def load_table(name: str) -> dict[str, Any]:
    """The table of a file: ``load_table("credits")`` reads ``credits.toml``."""
    with (Path(__file__).parent / "lexicons" / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def either(name: str, key: str) -> str:
    """A list of patterns of a table as one: ``(?:…|…)``."""
    return f"(?:{'|'.join(load_table(name)[key])})"


@cache
def label(key: str) -> re.Pattern[str]:
    """Names of ``pagemarkup.toml`` as whole parts of a class or id: ``credit`` in ``photo_credit``."""
    return re.compile(rf"(?:^|[\s_-]){either('pagemarkup', key)}(?:$|[\s_-])", re.IGNORECASE)
