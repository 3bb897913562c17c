"""Things that are demanded: “demanded an apology from Y”, “called for restraint”, “action in response to A”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.language.clauses import trim_range
from briefing.language.demanding.words import is_demandable, words_of
from briefing.language.tree import Range, Tree

if TYPE_CHECKING:
    from briefing.language.attribution import Attribution

ASIDE = frozenset({"in", "on", "at", "during", "after", "before", "since", "as", "from", "of", "through", "via"})
"""Prepositions that tell when, where and in what words somebody demands, and not what."""

ANSWERING = (["in", "response"], ["in", "return"], ["in", "exchange"])
POINTING = frozenset({"the", "it", "this", "that"})
BELONGING = frozenset({"prep", "npadvmod", "conj", "cc", "dobj"})


def find_thing(tree: Tree, attribution: Attribution, stretch: Range, cue: int) -> tuple[Range, int | None] | None:
    """The words of a thing that a cue demands, and the noun for those of whom; None where it demands nothing."""
    head = next((index for index in range(*stretch) if not stretch[0] <= tree.heads[index] < stretch[1]), stretch[0])
    if not _asks_for_things(tree, attribution, cue, stretch) or not _is_asked_of_others(tree, attribution, head):
        return None
    if tree.tags[head][:3] in ("PRP", "WP", "WDT", "DT", "CD") or tree.tags[stretch[0]] in ("WP", "WRB"):
        return None
    points_back = stretch[1] - stretch[0] - (tree.words[stretch[0]] in POINTING) < 2
    if points_back and (not is_demandable(tree, head) or tree.deps[cue] == "acl"):
        return None  # “the meeting”; “the steps demanded by Y”
    return _whole_thing(tree, cue, stretch), _asked_of(tree, cue, head, attribution)


def _asks_for_things(tree: Tree, attribution: Attribution, cue: int, stretch: Range) -> bool:
    """“demanded A”, “asked for A”; not “asked about A”, “warned of A”, “insisted on A”."""
    lemma = attribution.cue_lemma or ""
    if lemma in words_of("cues", "restraining"):
        return False
    if lemma in words_of("cues", "to_others") and lemma != "demand":
        before = stretch[0] - 1 - (tree.tags[stretch[0] - 1] in ("``", "''"))
        return tree.words[before] in ("for", "on", "upon", "to", "with")  # “pushed for A”, not “pushed A”
    if attribution.cue_class == "ask":
        return any(tree.words[kid] == "for" for kid in tree.kids_with(cue, "prep"))
    return attribution.cue_class == "demand"


def _is_asked_of_others(tree: Tree, attribution: Attribution, head: int) -> bool:
    """Whether others are to do or give the thing, where the cue alone does not say so: “seeks an apology”."""
    lemma = attribution.cue_lemma or ""
    if lemma in words_of("cues", "sought") | words_of("cues", "of_others"):
        common = tree.words[head] in words_of("cues", "common")
        return is_demandable(tree, head) and (not common or _giver_named(tree, attribution, head))
    if lemma in words_of("cues", "mandative"):
        return is_demandable(tree, head) and lemma == "insist"
    return True


def _giver_named(tree: Tree, attribution: Attribution, head: int) -> bool:
    """Whether it is told of whom a thing is sought: “sought help from the council”."""
    places = (head, attribution.cue.i) if attribution.cue is not None else (head,)
    return any(tree.words[kid] in ("from", "by") for place in places for kid in tree.kids_with(place, "prep"))


def _whole_thing(tree: Tree, cue: int, stretch: Range) -> Range:
    """A thing with what the parse often hangs on the cue: “more pay | by 2027”, “action | in response to A”."""
    end = stretch[1]
    for kid in tree.kids[cue]:
        if kid < end or tree.left(kid) > end + 1 or tree.deps[kid] not in BELONGING:
            continue
        aside = tree.words[kid] in ASIDE and tree.words[kid : kid + 2] not in ANSWERING
        if (tree.deps[kid] == "prep" and aside) or tree.is_verb(kid):
            break
        end = tree.right(kid) + 1
    return trim_range(tree, stretch[0], end)


def _asked_of(tree: Tree, cue: int, head: int, attribution: Attribution) -> int | None:
    """Of whom a thing is demanded: “demanded A from Y”, “asked Y for A”, “A by Y”."""
    if attribution.addressee is not None:
        return int(attribution.addressee.root.i)
    for place, words in ((cue, ("from", "of", "on", "upon", "to", "with")), (head, ("from", "by"))):
        for kid in tree.kids_with(place, "prep"):
            if tree.words[kid] in words:
                return tree.kid(kid, "pobj")
    return None
