"""Single alterations to a brief.json, as an accident, a careless edit or a forger would make them."""

from __future__ import annotations

import copy
import random
import string
from collections.abc import Callable, Iterator
from typing import Any

Content = dict[str, Any]
Place = tuple[Any, Any]
"""Something that holds a value, and the key or index under which it does."""

LISTS = ("actors", "positions", "demands", "meetings", "deadlines", "risks", "issues", "timeline", "differences",
         "origins", "publishers", "bottom_line", "changes")  # fmt: skip


def places(value: Any, wanted: Callable[[Any, Any], bool]) -> Iterator[Place]:
    """Every place in a JSON value whose key and value are as wanted."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        if wanted(key, inner):
            yield value, key
        yield from places(inner, wanted)


def a_letter(content: Content, chance: random.Random) -> None:
    """Another letter in a text: a quotation, a citation, an article, a name."""
    found = places(
        content, lambda key, value: key == "text" and isinstance(value, str) and any(map(str.isalpha, value))
    )
    holder, key = chance.choice(list(found))
    text = holder[key]
    at = chance.choice([n for n, letter in enumerate(text) if letter.isalpha()])
    holder[key] = text[:at] + chance.choice([one for one in string.ascii_letters if one != text[at]]) + text[at + 1 :]


def a_digit(content: Content, chance: random.Random) -> None:
    """Another digit in a text, a date, an id or a number."""
    found = places(
        {name: content[name] for name in ("as_of", "title", "articles", *LISTS)},
        lambda _, value: (
            isinstance(value, str | int) and not isinstance(value, bool) and any(map(str.isdigit, str(value)))
        ),
    )
    holder, key = chance.choice(list(found))
    holder = content if key in ("as_of", "title") else holder
    written = str(holder[key])
    at = chance.choice([n for n, letter in enumerate(written) if letter.isdigit()])
    changed = written[:at] + chance.choice([one for one in string.digits if one != written[at]]) + written[at + 1 :]
    holder[key] = int(changed) if isinstance(holder[key], int) else changed


def an_offset(content: Content, chance: random.Random) -> None:
    """A citation that begins or ends elsewhere, or is moved."""
    holder, _ = chance.choice(list(places(content, lambda key, value: key == "start" and isinstance(value, int))))
    step = chance.choice([-40, -7, -1, 1, 2, 13])
    for name in chance.choice([("start",), ("end",), ("start", "end")]):
        holder[name] = max(0, holder[name] + step)
    if holder["start"] == 0 and step < 0:
        holder["end"] += 1


def another_article(content: Content, chance: random.Random) -> None:
    """A citation that names another article."""
    ids = [article["id"] for article in content["articles"]]
    holder, key = chance.choice(list(places(content, lambda key, value: key == "article" and isinstance(value, str))))
    holder[key] = chance.choice([one for one in ids if one != holder[key]])


def a_citation_dropped(content: Content, chance: random.Random) -> None:
    """A citation taken out."""
    found = places(content, lambda key, value: key == "citations" and isinstance(value, list) and len(value) > 0)
    holder, key = chance.choice(list(found))
    del holder[key][chance.randrange(len(holder[key]))]


def another_actor(content: Content, chance: random.Random) -> None:
    """Another actor as the one who says, demands, meets or threatens."""
    ids = [actor["id"] for actor in content["actors"]]
    fields = ("actor", "by", "via", "raised_by", "of", "parties")
    held = {name: content[name] for name in LISTS}
    found = [(holder, key) for holder, key in places(held, lambda key, _: key in fields) if holder[key]]
    holder, key = chance.choice(found)
    if isinstance(holder[key], list):
        at = chance.randrange(len(holder[key]))
        holder[key][at] = chance.choice([one for one in ids if one not in holder[key]])
    else:
        holder[key] = chance.choice([one for one in ids if one != holder[key]])


def another_name(content: Content, chance: random.Random) -> None:
    """A name changed: an actor's, a speaker's, a publisher's, a place's."""
    fields = ("name", "speaker", "publisher", "place", "role", "what")
    found = places(content, lambda key, value: key in fields and isinstance(value, str) and value)
    holder, key = chance.choice(list(found))
    words = holder[key].split()
    words[chance.randrange(len(words))] = chance.choice(["Ashdown", "Marlow", "Verrin", "she", "Tessaly"])
    holder[key] = " ".join(words)


ALTERATIONS = (a_letter, a_digit, an_offset, another_article, a_citation_dropped, another_actor, another_name)


def altered(content: Content, chance: random.Random) -> tuple[str, Content]:
    """A copy of a brief's content with one alteration, and its name."""
    alteration = chance.choice(ALTERATIONS)
    changed = content
    while changed == content:
        changed = copy.deepcopy(content)
        alteration(changed, chance)
    return alteration.__name__, changed


def reordered(value: Any, chance: random.Random) -> Any:
    """The same with the keys of every object and the entries of every list in another order."""
    if isinstance(value, dict):
        keys = chance.sample(list(value), len(value))
        return {key: reordered(value[key], chance) for key in keys}
    if isinstance(value, list):
        return [reordered(one, chance) for one in chance.sample(value, len(value))]
    return value
