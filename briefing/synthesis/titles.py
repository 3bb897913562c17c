"""A title for a brief that was given none."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Actor

NAMED = 3
"""How many actors a title names: more do not fit a running head."""

KIND_ORDER = ("state", "organisation", "group", "person")
"""A brief is about states and organisations before it is about the people who speak for them."""


def title_from_actors(actors: Sequence[Actor]) -> str:
    """A title that names the foremost actors: ``Situation brief: Russia, Ukraine and NATO``.

    ``actors`` come most salient first.
    """
    keys = [actor for actor in actors if actor.key][: NAMED * 2]
    foremost = sorted(keys, key=lambda actor: KIND_ORDER.index(actor.kind))[:NAMED]
    names = [actor.name for actor in keys if actor in foremost]
    if not names:
        return "Situation brief"
    if len(names) == 1:
        return f"Situation brief: {names[0]}"
    return f"Situation brief: {', '.join(names[:-1])} and {names[-1]}"
