"""One stage a file: what can be found in an article.

The folder listing is the feature list.  A stage is a module whose name is the brief's key (``demands``) and which
has a function ``find_demands(parsed: ParsedArticle) -> tuple[Demand, ...]``.  A new file is a new stage:
nothing else is to be registered.  Stages read the layers of `ParsedArticle` and never each other.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from briefing.language.parsed import ParsedArticle

Stage = Callable[[ParsedArticle], tuple[Any, ...]]


@cache
def load_stages() -> dict[str, Stage]:
    """Every stage by its name, in alphabetical order."""
    names = sorted(module.name for module in iter_modules(__path__))
    return {name: getattr(import_module(f"{__name__}.{name}"), f"find_{name}") for name in names}
