"""A title for a brief that was given none."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Actor

NAMED = 3
"""How many actors a title names: more do not fit a running head."""

KIND_ORDER = ("state", "organisation", "group", "person")
"""A brief is about states and organisations before it is about the people who speak for them."""

COMMON_NOUNS = frozenset(
    "Commission Community Council Emirates Federation Kingdom League Nations Netherlands Organisation Organization "
    "Party Philippines Republic States Union".split()
)
"""Last words of names that English gives an article: the United States, the European Union."""


def title_from_actors(actors: Sequence[Actor]) -> str:
    """A title that names the foremost actors: ``Russia, Ukraine and NATO``; ``Situation brief`` where there is none.

    ``actors`` come most salient first.
    """
    keys = [actor for actor in actors if actor.key][: NAMED * 2]
    foremost = sorted(keys, key=lambda actor: KIND_ORDER.index(actor.kind))[:NAMED]
    names = [_with_article(actor.name) for actor in keys if actor in foremost]
    if not names:
        return "Situation brief"
    title = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return title[0].upper() + title[1:]


def _with_article(name: str) -> str:
    """The name as it stands within a sentence: “the United States”."""
    return f"the {name}" if " " in name and name.rsplit(maxsplit=1)[-1] in COMMON_NOUNS else name
