"""The members of a series of demands: “demanded that Y pay, | that Z stay | and that the plan be dropped”."""

from __future__ import annotations

from dataclasses import replace

from briefing.language.clauses import clause_range, trim_range
from briefing.language.demanding.cued import Wanted
from briefing.language.tree import Tree

HOPS = 4
"""Members of a series."""


def part_series(tree: Tree, wanted: Wanted, cue: int) -> tuple[Wanted, ...]:
    """What a cue demands, in as many parts as the series has that its “that” opens; one where there is none."""
    start, end = wanted.stretch
    if "that" not in tree.words[cue + 1 : start]:
        return (wanted,)
    marks = [at for at in range(start, tree.sentence_bounds(cue)[1]) if _opens_member(tree, at, cue)]
    if not marks:
        return (wanted,)
    parts = [replace(wanted, stretch=trim_range(tree, start, min(end, marks[0])))]
    for mark, stop in zip(marks, [*marks[1:], len(tree.words)], strict=True):
        verb = tree.heads[mark]
        subject = None if tree.is_passive(verb) else tree.kid(verb, "nsubj")
        last = max(min(clause_range(tree, verb)[1], stop), mark + 2)
        parts.append(Wanted(trim_range(tree, mark + 1, last), subject))
    return tuple(parts)


def _opens_member(tree: Tree, mark: int, cue: int) -> bool:
    """Whether a “that” opens a clause which belongs to a cue, over the members of the series before it."""
    if tree.words[mark] != "that" or tree.deps[mark] != "mark" or tree.words[mark - 1] not in (",", "and"):
        return False
    verb = tree.heads[mark]
    for _ in range(HOPS):
        if tree.deps[verb] not in ("ccomp", "conj") or tree.heads[verb] == verb:
            return False
        verb = tree.heads[verb]
        if verb == cue:
            return True
    return False
