"""From an article's own actor ids to the brief's: in every field that the model declares to hold one."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, get_args

from briefing.model import ActorRef, Finding

AnyFinding = TypeVar("AnyFinding", bound=Finding)


@cache
def actor_fields(kind: type[Finding]) -> tuple[str, ...]:
    """The fields of a class of findings that hold an actor's id, or several."""
    return tuple(name for name, hint in _hints(kind).items() if _mentions_actor(hint))


def with_actors_of_brief(finding: AnyFinding, brief_id: Callable[[str], str]) -> AnyFinding:
    """The finding with every actor's id replaced by the brief's; several that become one are named once."""
    changes: dict[str, Any] = {}
    for name in actor_fields(type(finding)):
        value = getattr(finding, name)
        if isinstance(value, str):
            named: Any = brief_id(value)
        else:
            named = tuple(dict.fromkeys(brief_id(one) for one in value)) if value else value
        if named != value:
            changes[name] = named
    return finding.model_copy(update=changes) if changes else finding


def _hints(kind: type[Finding]) -> dict[str, Any]:
    from typing import get_type_hints

    return get_type_hints(kind, include_extras=True)


def _mentions_actor(hint: Any) -> bool:
    return hint == ActorRef or any(_mentions_actor(part) for part in get_args(hint))
