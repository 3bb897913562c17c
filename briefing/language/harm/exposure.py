"""Who stands exposed: to the law (“faces trial”, “is being investigated”), or to a state of affairs (“at risk”)."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.language.clauses import auxiliaries_of, is_negated
from briefing.language.harm.clauses import is_harmful_clause, is_harmful_phrase
from briefing.language.harm.hazard import Hazard, Rules, clause_over, doer_of, whole
from briefing.language.tree import Tree
from briefing.language.wordforms import phrases_of, words_of

BESIDE = frozenset({"amod", "acl", "relcl", "xcomp", "advcl", "pcomp"})
EDGES = frozenset({"brink", "verge", "edge"})
"""What one is on of good and bad alike."""
TIED = frozenset({"locked", "embroiled", "entangled", "mired", "engaged", "involved"})


def load_rules() -> Rules:
    """Which words each rule looks at."""
    yield words_of("risks", "legal", "acts", "v"), _proceedings
    yield words_of("risks", "legal", "facing", "v"), _faces
    yield words_of("risks", "legal", "under"), _under
    yield words_of("risks", "legal", "disputes", "n"), _dispute
    yield words_of("risks", "hazard", "tense", "n"), _tension
    yield frozenset(phrase[-1] for phrase in phrases_of("risks", "hazard", "phrases")), _at_risk


def _proceedings(tree: Tree, index: int) -> Iterator[Hazard]:
    """“is being investigated”, “has sued the firm”: proceedings that are still open."""
    if not tree.is_verb(index) or is_negated(tree, index) or tree.deps[index] in BESIDE:
        return
    if tree.kid(index, "dobj", "nsubjpass") is None and tree.kid(index, "conj") is None:
        return
    helpers = {tree.words[kid] for kid in auxiliaries_of(tree, index)}
    done = bool(helpers & {"has", "have", "had"}) and "been" in helpers  # “people have been prosecuted”
    pending = tree.tags[index] in ("VBZ", "VBP") or helpers & {"has", "have", "is", "are", "being"}
    if (pending and not done) or tree.words[index] in words_of("risks", "legal", "always", "v"):
        yield Hazard(whole(tree, index), "hazard", index, 3, doer=doer_of(tree, index))


def _faces(tree: Tree, index: int) -> Iterator[Hazard]:
    """“faces a fine”, “is facing trial”."""
    if not tree.is_verb(index) or is_negated(tree, index) or tree.tags[index] in ("VBD", "VBN"):
        return
    noun = tree.kid(index, "dobj")
    if noun is not None and (
        tree.words[noun] in words_of("risks", "legal", "faces", "n") or is_harmful_phrase(tree, noun)
    ):
        yield Hazard(whole(tree, index), "hazard", index, 3)


def _under(tree: Tree, index: int) -> Iterator[Hazard]:
    """“is under investigation”."""
    preposition = tree.heads[index]
    verb = tree.heads[preposition]
    if tree.words[preposition] == "under" and tree.is_verb(verb) and tree.tags[verb] != "VBD":
        yield Hazard(whole(tree, verb), "hazard", index, 3)


def _dispute(tree: Tree, index: int) -> Iterator[Hazard]:
    """“is locked in a dispute with A”."""
    verb = clause_over(tree, index)
    if any(tree.words[kid] == "for" for kid in tree.kids_with(index, "prep")):
        return  # “a battle for second place”
    if tree.words[verb] in TIED and tree.is_verb(verb) and tree.deps[verb] not in ("amod", "acl"):
        yield Hazard(whole(tree, verb), "hazard", index, 3)


def _tension(tree: Tree, index: int) -> Iterator[Hazard]:
    """“tensions remain high”, “the situation is volatile”."""
    verb = tree.heads[index]
    if tree.deps[index] != "nsubj" or tree.tags[verb] not in ("VBP", "VBZ") or is_negated(tree, verb):
        return
    states = words_of("risks", "hazard", "states")
    rising = tree.words[verb] in words_of("risks", "hazard", "rising")
    if rising or any(tree.words[kid] in states for kid in tree.kids_with(verb, "acomp")):
        yield Hazard(whole(tree, verb), "hazard", index, 4)


def _at_risk(tree: Tree, index: int) -> Iterator[Hazard]:
    """“is at risk”, “on the brink of war”."""
    for phrase in phrases_of("risks", "hazard", "phrases"):
        if tuple(tree.words[index - len(phrase) + 1 : index + 1]) == phrase:
            verb = clause_over(tree, index)
            if phrase[-1] in EDGES and not _is_of_harm(tree, index):
                return
            if tree.is_verb(verb) and tree.tags[verb] != "VBD" and not is_negated(tree, verb):
                yield Hazard(whole(tree, verb), "hazard", index, 4)
            return


def _is_of_harm(tree: Tree, edge: int) -> bool:
    """“on the brink of war”, “on the verge of collapsing”; not “on the brink of a record”."""
    for kid in tree.kids_with(edge, "prep"):
        below = tree.kid(kid, "pobj", "pcomp")
        if below is not None:
            return is_harmful_clause(tree, below) if tree.is_verb(below) else is_harmful_phrase(tree, below)
    return True
