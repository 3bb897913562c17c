"""What a place must pass before a rule counts there: the checks that `rules.toml` names.

Each answers whether the tokens from start to end, with the rule's parts, can be an expression of time here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Parts = Mapping[str, tuple["Token", ...]]
Check = Callable[["Doc", int, int, Parts], bool]

CHECKS: dict[str, Check] = {}


def check(function: Check) -> Check:
    """Put a check into the table under its own name."""
    CHECKS[function.__name__] = function
    return function


def passes(name: str, doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """Whether a place passes the named check.

    Raises `KeyError` for a name that no check has.
    """
    return CHECKS[name](doc, start, end, parts)


def before(doc: Doc, start: int) -> str:
    """The word before, in lower case; empty at the beginning."""
    i = start - 1
    while i >= 0 and doc[i].is_space:
        i -= 1
    return doc[i].lower_ if i >= 0 else ""


def after(doc: Doc, end: int) -> Token | None:
    """The token after, None at the end."""
    while end < len(doc) and doc[end].is_space:
        end += 1
    return doc[end] if end < len(doc) else None
