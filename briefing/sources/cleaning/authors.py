"""Names of authors out of bylines and metadata."""

from __future__ import annotations

import re

from briefing.sources.tables import either

SEPARATORS = re.compile(r"\s*(?:[;|&•·\n]|,|\s[/–—]\s|\s(?:and|und|with)\s)\s*", re.IGNORECASE)
PREFIX = re.compile(
    r"^(?:(?:written|reported|posted|words|story|analysis|opinion|exclusive|text|report)?\s*by:?|from:?|author:?)\s+",
    re.IGNORECASE,
)
SUFFIX = re.compile(
    r"\s+(?:[Ff]or|in|at|of)\s+(?:the\s+)?[A-Z][\w.'’ -]+$|\s*\([^)]*\)\s*$|\s+[-–—|]\s.*$|\s+@\w+.*$|\s+\S+@\S+$"
)
ROLE = re.compile(
    rf"(?:{either('credits', 'role_fields')}[\s/-]+)*{either('credits', 'roles')}(?:[\s,]+(?:in|for|at|of)\s.+)?",
    re.IGNORECASE,
)
NOT_A_NAME = re.compile(either("credits", "no_names"), re.IGNORECASE)
GENERATION = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "ph.d.", "md", "m.d.", "esq", "esq."})


def split_authors(words: str, *, publisher: str | None = None) -> tuple[str, ...]:
    """The names in a byline: “By Ann Lee and Bo Reed, Political Editors” → Ann Lee, Bo Reed.

    Roles go, and so does the publisher's name where somebody else is named.
    """
    words = re.sub(r"\s+", " ", words[:500]).strip(" ,;|.")
    names: list[str] = []
    for part in SEPARATORS.split(PREFIX.sub("", words)):
        name = PREFIX.sub("", part.strip(" ,;:|–—-")).strip()
        if name.casefold() in GENERATION and names:
            names[-1] += f", {name}"
            continue
        shorter = SUFFIX.sub("", name).strip()
        if " " in shorter or len(shorter) > 3:
            name = shorter
        if (
            name
            and not ROLE.fullmatch(name)
            and not NOT_A_NAME.search(name)
            and any(map(str.isalpha, name))
            and len(name) <= 80
        ):
            names.append(name)
    unique = list(dict.fromkeys(names))
    others = [name for name in unique if not is_publisher(name, publisher)]
    return tuple(others or unique)


def is_publisher(name: str, publisher: str | None) -> bool:
    """Whether the name is the publisher's own, give or take “The” and a domain's ending."""
    return bool(publisher) and _bare(name) == _bare(publisher or "")


def _bare(name: str) -> str:
    name = re.sub(r"\.(?:com|org|net|co\.uk|co\.za|com\.au|ca|uk)$", "", name.strip().casefold())
    return re.sub(r"^the|\W+|(?:staff|team|newsroom|news|online|reporters?|editors?)$", "", name)
