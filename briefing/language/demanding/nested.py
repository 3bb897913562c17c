"""Demands inside what somebody says or plans: “We urge Y to go,” said X; X plans to ask Y to go.

The layer of who-said-what leaves them within the statement that they stand in.  Here they are made statements of their
own, so that they are read as any other demand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from briefing.language.clauses import auxiliaries_of, clause_range, is_negated
from briefing.language.demanding.words import words_of
from briefing.language.tree import Tree
from briefing.language.wordforms import verb_forms

if TYPE_CHECKING:
    from briefing.language.attribution import Attribution

PLANNING = frozenset({"intend", "promise", "want", "threaten"})
"""Classes of cues that tell what their source is going to do."""

INTRODUCING = frozenset({"for", "on", "upon", "to", "with", "that"})
"""Words between a verb of asking and what is asked."""


def find_nested(tree: Tree, attributions: tuple[Attribution, ...]) -> Iterator[Attribution]:
    """The demands inside the statements of an article, each as a statement by the same source."""
    for attribution in attributions:
        if attribution.negated or attribution.cue is None:
            continue
        for start, end in attribution.contents:
            first, last = tree.tokens_in(start, end)
            planned = attribution.cue_class in PLANNING and first < last and tree.heads[first] == attribution.cue.i
            if planned and (nested := _asking(tree, attribution, first)) is not None:
                yield nested
            for index in range(first, last):
                if tree.words[index] in ("we", "i") and tree.deps[index] == "nsubj":
                    yield from _in_first_person(tree, attribution, index, last)


def _in_first_person(tree: Tree, attribution: Attribution, subject: int, end: int) -> Iterator[Attribution]:
    """“We urge Y to go”, “I would like Y to go”."""
    verb = tree.heads[subject]
    if subject < verb < end and not is_negated(tree, verb) and tree.deps[verb] not in ("relcl", "advcl"):
        nested = _asking(tree, attribution, verb)
        if nested is not None and _is_uttered(tree, verb):
            yield replace(nested, source=tree.doc[subject : subject + 1], outer=None, inherited=False)


def _is_uttered(tree: Tree, verb: int) -> bool:
    """Whether a verb in the first person demands here and now: “we urge”, “we are asking”; not “we asked”."""
    helpers = {tree.words[kid] for kid in auxiliaries_of(tree, verb)}
    return tree.tags[verb] in ("VBP", "VB", "VBG") and not helpers & {"did", "could", "might", "may", "was", "were"}


def _asking(tree: Tree, attribution: Attribution, verb: int) -> Attribution | None:
    """What a verb of asking inside a statement asks, as a statement with that verb for its cue."""
    lemma = _asking_verbs().get(tree.words[verb])
    end = clause_range(tree, verb)[1]
    if lemma is None or verb + 2 >= end:
        return None
    preposition = tree.words[verb + 1] in INTRODUCING and verb + 2 < end
    asked = tree.kid(verb, "dobj")
    if asked is None and preposition and tree.words[verb + 1] not in ("for", "that"):
        asked = tree.kid(verb + 1, "pobj")
    addressed = asked is not None and (tree.kid(verb, "xcomp") is not None or preposition)
    return replace(
        attribution,
        cue=tree.doc[verb],
        cue_lemma=lemma,
        cue_class="demand",
        contents=(tree.chars((verb + 1 + preposition, end)),),
        addressee=tree.doc[asked : asked + 1] if addressed and asked is not None else None,
    )


@cache
def _asking_verbs() -> dict[str, str]:
    return {form: base for base in words_of("cues", "asking") for form in verb_forms(base)}
