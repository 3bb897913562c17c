"""Talks that do not move: “have not agreed”, “refused to negotiate”, “ruled out any concessions”, “talks stalled”."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.language.attribution.reality import is_unproven
from briefing.language.clauses import auxiliaries_of, is_asked, is_negated, phrase_range
from briefing.language.harm.clauses import BE
from briefing.language.harm.hazard import Hazard, Rules, clause_over, doer_of, is_finite, is_modal, whole
from briefing.language.tree import Tree
from briefing.language.wordforms import phrasal_verbs, words_of

REACHING = frozenset({"reach", "strike", "make", "secure", "clinch", "find", "agree", "conclude"})
SUPPOSING = frozenset({"if", "unless", "whether", "when", "after", "before", "until"})


def load_rules() -> Rules:
    """Which words each rule looks at."""
    yield words_of("risks", "deadlock", "verbs", "v"), _no_agreement
    yield words_of("risks", "deadlock", "refusing", "v"), _refusal
    pairs = frozenset(pair[0] for pair in phrasal_verbs("risks", "deadlock", "pairs"))
    yield words_of("risks", "deadlock", "rejecting", "v") | pairs, _rejection
    yield words_of("risks", "deadlock", "stalls", "v"), _stall
    yield words_of("risks", "deadlock", "nouns", "n"), _stalemate


def _tells(tree: Tree, verb: int) -> bool:
    """Whether a verb tells how things stand, and neither supposes, asks, nor looks on from beside."""
    supposes = any(tree.words[kid] in SUPPOSING for kid in tree.kids_with(verb, "mark", "advmod"))
    helpers = {tree.words[kid] for kid in auxiliaries_of(tree, verb)}
    beside = not is_finite(tree, verb) or (tree.deps[verb] == "relcl" and "had" in helpers)
    untold = supposes or beside or is_modal(tree, verb) or is_asked(tree, verb) or is_unproven(tree, verb)
    return tree.is_verb(verb) and not untold


def _no_agreement(tree: Tree, index: int) -> Iterator[Hazard]:
    """“have not agreed to the terms”, “did not reach a deal”."""
    if tree.is_negated(index) and _tells(tree, index):
        disagree = tree.words[index].startswith("agree") and not _is_opinion(tree, index)
        if disagree or _concerns_talks(tree, index):
            yield Hazard(whole(tree, index), "deadlock", index, 1, doer=doer_of(tree, index))


def _is_opinion(tree: Tree, verb: int) -> bool:
    """“I do not agree”: what somebody thinks of a thing, and no talks that fail."""
    subject = tree.kid(verb, "nsubj")
    return subject is not None and tree.words[subject] in ("i", "you")


def _refusal(tree: Tree, index: int) -> Iterator[Hazard]:
    """“refused to negotiate”, “failed to reach a deal”."""
    if not _tells(tree, index) or is_negated(tree, index):
        return
    for verb in tree.kids_with(index, "xcomp"):
        unreached = tree.words[verb] in REACHING and _concerns_talks(tree, verb)
        if unreached or tree.words[verb] in words_of("risks", "deadlock", "refused"):
            yield Hazard(whole(tree, index), "deadlock", index, 1, doer=doer_of(tree, index))


def _rejection(tree: Tree, index: int) -> Iterator[Hazard]:
    """“rejected the proposal”, “ruled out any concessions”."""
    if not _tells(tree, index) or is_negated(tree, index) or not _concerns_talks(tree, index):
        return
    pairs = phrasal_verbs("risks", "deadlock", "pairs")
    paired = any((tree.words[index], tree.words[kid]) in pairs for kid in tree.kids[index])
    if paired or tree.words[index] in words_of("risks", "deadlock", "rejecting", "v"):
        yield Hazard(whole(tree, index), "deadlock", index, 2, doer=doer_of(tree, index))


def _concerns_talks(tree: Tree, verb: int) -> bool:
    """Whether the object of a verb is talks, or what talks are about."""
    talks = words_of("risks", "deadlock", "talks", "n")
    noun = tree.kid(verb, "dobj", "nsubjpass")
    if noun is None:
        below = next((tree.kid(kid, "pobj") for kid in tree.kids_with(verb, "prep")), None)
        return below is not None and tree.words[below] in talks
    return tree.words[noun] in talks


def _stall(tree: Tree, index: int) -> Iterator[Hazard]:
    """“talks stalled”, “negotiations have broken down”."""
    subject = tree.kid(index, "nsubj", "nsubjpass") if _tells(tree, index) else None
    discussions = words_of("risks", "deadlock", "discussions", "n")
    if subject is not None and tree.words[subject] in discussions and not is_negated(tree, index):
        yield Hazard(whole(tree, index), "deadlock", index, 1)


def _stalemate(tree: Tree, index: int) -> Iterator[Hazard]:
    """“the talks are at an impasse”, “a deadlock over wages”."""
    verb = clause_over(tree, index)
    if tree.tags[index][:2] != "NN" or not _tells(tree, verb) or is_negated(tree, verb):
        return
    if tree.words[verb] in words_of("risks", "relief", "verbs", "v"):
        return
    if tree.words[verb] in BE or tree.words[verb] in words_of("risks", "deadlock", "standing", "v"):
        yield Hazard(whole(tree, verb), "deadlock", index, 4)
    elif tree.kid(index, "prep") is not None:
        yield Hazard(phrase_range(tree, index), "deadlock", index, 4)
