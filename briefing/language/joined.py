"""Several who say one thing together: "Kenya and Norway rejected A", "Jane Roe and Peter Holm urged Y to B".

The parser often takes names joined by "and" for something else, so that the words are read in their order: stretches
between commas and "and", each of which has to end with an actor of the article.  Where one of them does not, or a
name may belong to the phrase before it ("a spokesman for Kenya and Norway"), nobody is joined to anybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.language.tree import Range, Tree

if TYPE_CHECKING:
    from spacy.tokens import Span

    from briefing.language.parsed import ParsedArticle

NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "DT", "CD", "POS", "HYPH", "PRP$"})
"""Tags of the words that a name with its title is made of."""
NAMES = frozenset({"NNP", "NNPS"})
LINKS = frozenset({"of", "for", "at", "from", "in"})
"""Words that lead from a name to where it belongs: "Jane Roe of Bergen University"."""
BOTH = frozenset({"both", "two"})
INSTITUTIONS = frozenset(
    {"companies", "countries", "nations", "governments", "states", "unions", "neighbours", "neighbors"}
)
"""Nouns for several who are no persons."""
SIDES = INSTITUTIONS | {"sides", "parties"}
"""Nouns for two who were named."""
BACK = 60
"""Tokens from "both" back to the two."""
LONGEST = 40
"""Tokens of a phrase for speakers."""
BEFORE = 12
"""Tokens that the first of two speakers takes."""


def find_joined(parsed: ParsedArticle, source: Span | None) -> tuple[str, ...]:
    """The ids of the actors that a source names side by side, in order; () where that is one, or unsure.

    One id where "and" joins two offices of one person: "the lawyer and activist Jane Roe".
    """
    tree = parsed.tree
    if source is None or len(source) > LONGEST:
        return ()
    stretch = _with_first(tree, (source.start, source.end))
    if "and" not in tree.words[slice(*stretch)]:
        return ()
    parts = list(_parts(tree, stretch))
    if len(parts) == 2 and _is_second_office(tree, *parts):
        person = parsed.cast.ending_at(*parts[1]) if tree.tags[parts[1][1] - 1] in NAMES else None
        return (person,) if person is not None else ()
    found: dict[str, None] = {}
    for before, part in zip([None, *parts], parts, strict=False):
        name = _name(tree, part)
        # the parser may have cut the first one's office off: "Harbour | chief Jane Roe and"
        actor = parsed.cast.ending_at(name[0] if before else 0, name[1]) if name is not None else None
        if actor is None or (before is not None and not _stand_alike(tree, before, part)):
            return ()
        found[actor] = None
    return tuple(found) if len(found) > 1 else ()


def find_pair(parsed: ParsedArticle, noun: int) -> tuple[str, ...]:
    """The two actors that "both" or "the two sides" takes up: those last joined by "and" shortly before; else ()."""
    tree, cast = parsed.tree, parsed.cast
    told = {tree.words[noun], *(tree.words[kid] for kid in tree.kids[noun])}
    bare = tree.words[noun] == "both" or (tree.words[noun] == "two" and tree.words[noun - 1] == "the")
    if not told & BOTH or not (bare or tree.words[noun] in SIDES):
        return ()
    kinds = {actor.id: actor.kind for actor in cast.actors}
    for at in range(noun - 1, max(0, noun - BACK), -1):
        if tree.words[at] == "and" and (first := cast.ending_at(0, at)) is not None:
            ends = range(at + 2, min(at + 2 + BEFORE, noun + 1))
            second = next((actor for end in ends if (actor := cast.ending_at(at + 1, end)) is not None), None)
            alike = second is not None and kinds[first] == kinds[second] and kinds[first] != "person"
            return (first, second) if second is not None and alike and first != second else ()
    return ()


def _is_second_office(tree: Tree, one: Range, other: Range) -> bool:
    """Whether a part only goes on with what the one before begins: "the lawyer and | activist Jane Roe"."""
    return tree.tags[one[1] - 1] == "NN" and tree.tags[other[0]] in ("NN", "JJ")


def _with_first(tree: Tree, stretch: Range) -> Range:
    """The stretch with what is joined to it from the left, back to where its sentence or clause begins.

    The parser makes a sentence of the first of two names, or hangs it elsewhere: "Kenya | and Norway accused A".
    """
    first, last = stretch
    if first < 2:
        return stretch
    at = first - 1 if tree.words[first] != "and" else first
    if tree.words[at] != "and":
        return stretch
    begin = at
    while begin > max(0, at - BEFORE) and _is_part(tree, begin - 1) and tree.words[begin - 1] != "and":
        begin -= 1
    opens = begin == 0 or "\n" in tree.words[begin - 1] or tree.tags[begin - 1] in (".", ":")
    return (begin, last) if opens and begin < at else stretch


def _is_part(tree: Tree, index: int) -> bool:
    return tree.tags[index] in NOMINAL or tree.words[index] in LINKS


def _parts(tree: Tree, stretch: Range) -> Iterator[Range]:
    """The stretches between commas and "and"."""
    begin = stretch[0]
    for at in range(*stretch):
        if tree.words[at] in (",", "and"):
            if at > begin:
                yield begin, at
            begin = at + 1
    if begin < stretch[1]:
        yield begin, stretch[1]


def _name(tree: Tree, part: Range) -> Range | None:
    """The words of a part up to where it is told where somebody belongs; None where it is no mere name."""
    first, last = part
    link = next((at for at in range(first, last) if tree.words[at] in LINKS), last)
    plain = (
        all(tree.tags[at] in NOMINAL or tree.doc[at].text[0].isupper() for at in range(first, link)) and link > first
    )
    after = all(_is_part(tree, at) for at in range(link, last))
    owner = tree.tags[link - 1] == "POS" or tree.tags[link - 1] == "JJ"
    return (first, link) if plain and after and not owner else None


def _stand_alike(tree: Tree, one: Range, other: Range) -> bool:
    """Whether what is joined to a part stands beside all of it, and not beside its last words.

    "Jane Roe of Bergen University and Peter Holm of Acme": both have a link, and the first is a name.
    """
    if _is_second_office(tree, one, other):
        return False
    linked = [any(tree.words[at] in LINKS for at in range(*part)) for part in (one, other)]
    name = _name(tree, one)
    return not linked[0] or (linked[1] and name is not None and tree.tags[name[1] - 1] in NAMES)
