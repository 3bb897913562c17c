"""Nouns that attribute: "his claim that A", "Russia's demand for A"."""

from __future__ import annotations

from briefing.language.attribution.complements import Content, strip_that
from briefing.language.attribution.drafts import Draft, Page
from briefing.language.attribution.lexicon import Frame
from briefing.language.attribution.making import make_draft
from briefing.language.attribution.reality import is_real
from briefing.language.attribution.sources import grammatical_subject, nation_of, noun_source
from briefing.language.attribution.speakers import can_speak, is_expletive
from briefing.language.attribution.wordlists import load_verb_forms
from briefing.language.dropped import is_dropped
from briefing.language.tree import Range, Tree

STANDS = frozenset({"condemn", "support", "reject"})
"""Classes of which "by" tells who takes the stand: "criticism of A by Y"; in "claims of abuse by Y" it does not."""
PAPERS = frozenset({"notice", "report", "message", "answer", "response", "charge", "signal", "note"})
"""Nouns for things that are given, too: "the notice | that the contract requires" has no content."""
COMPLETING = ("dobj", "ccomp", "xcomp", "attr", "acomp", "prep", "nsubjpass", "advmod", "oprd")
BEING = frozenset({"is", "was", "remains", "remained"})


def noun_draft(page: Page, noun: int, frames: tuple[Frame, ...]) -> Draft | None:
    """The attribution that a noun makes: "his claim that A", "Russia's demand for A"."""
    tree = page.tree
    if (drawn := _drawn_draft(page, noun, frames)) is not None:
        return drawn
    for frame in frames:
        stretch = noun_content(tree, noun, frame.shape)
        stretch = stretch if stretch is not None else _predicated(tree, noun, frame.shape)
        if stretch is None and frame.shape == "to" and frame.cue_class == "reject":
            stretch = _behind(tree, noun, "to")  # "opposition | to A"
        if stretch is None:
            continue
        if _is_denied(tree, noun):
            return None
        source = noun_source(tree, noun, by=frame.shape != "of" or frame.cue_class in STANDS)
        source = source if source is not None else nation_of(tree, noun)
        if source is None or is_expletive(tree, source, tree.heads[source]):
            if frame.shape != "that":
                continue
            source = None
        return make_draft(page, noun, frame, Content((stretch,)), source)
    return None


def _drawn_draft(page: Page, noun: int, frames: tuple[Frame, ...]) -> Draft | None:
    """A stand that something meets with: "the plan | won support from Y", "the call | has the backing of Y"."""
    tree = page.tree
    frame = next((frame for frame in frames if frame.cue_class in STANDS), None)
    verb, dep = tree.heads[noun], tree.deps[noun]
    if dep == "pobj" and tree.words[verb] == "with":
        verb, dep = tree.heads[verb], "dobj"
    if frame is None or dep != "dobj" or tree.words[verb] not in load_verb_forms("drawing") or tree.is_negated(verb):
        return None
    thing = grammatical_subject(tree, verb)
    preps = (kid for place in (noun, verb) for kid in tree.kids_with(place, "prep"))
    holder = next((k for prep in preps if tree.words[prep] in ("from", "of") and (k := tree.kid(prep, "pobj"))), None)
    if thing is None or holder is None or thing > verb or not can_speak(tree, holder):
        return None
    if tree.tags[thing][:2] in ("PR", "WP", "WD") or not is_real(tree, verb):
        return None
    draft = make_draft(page, noun, frame, Content((tree.span(thing),)), holder)
    if draft is not None:
        draft.shape = "object"  # it names what others call for, and does not tell it
    return draft


def _is_denied(tree: Tree, noun: int) -> bool:
    """Whether there is no such thing (any more): "made no promise to A", "dropped its demand for A"."""
    if is_dropped(tree, noun):
        return True
    if any(tree.words[kid] in ("no", "neither", "without") for kid in tree.kids[noun]):
        return True
    over, dep = tree.heads[noun], tree.deps[noun]
    if dep == "pobj":
        if tree.words[over] == "without":
            return True
        over = tree.heads[over] if tree.words[over] == "in" else noun
    return over != noun and dep in ("dobj", "pobj") and tree.is_verb(over) and tree.is_negated(over)


def noun_content(tree: Tree, noun: int, shape: str) -> Range | None:
    """What the noun takes: a clause with "that", an infinitive, or what follows a preposition."""
    if shape == "that":
        return _that_clause(tree, noun)
    if shape == "to":
        for kid in tree.kids_with(noun, "acl", "xcomp"):
            first, last = tree.span(kid)
            if kid > noun and tree.tags[first] == "TO":
                return first + 1, last
        return None
    return _behind(tree, noun, shape)


def _behind(tree: Tree, noun: int, preposition: str) -> Range | None:
    """What follows a preposition of the noun."""
    prep = next((kid for kid in tree.kids_with(noun, "prep") if tree.words[kid] == preposition and kid > noun), None)
    inner = tree.kid(prep, "pobj", "pcomp") if prep is not None else None
    return tree.span(inner) if inner is not None else None


def _predicated(tree: Tree, noun: int, shape: str) -> Range | None:
    """What a claim, demand or fear is said to be: "the union's demand is | that A", "their aim was | to A"."""
    be = tree.heads[noun]
    if shape not in ("that", "to") or tree.deps[noun] != "nsubj" or tree.words[be] not in BEING or be < noun:
        return None
    for kid in tree.kids_with(be, "ccomp", "xcomp"):
        first = tree.left(kid)
        if kid > be and (tree.words[first] == "that" if shape == "that" else tree.tags[first] == "TO"):
            return strip_that(tree, tree.span(kid)) if shape == "that" else (first + 1, tree.right(kid) + 1)
    return None


def _that_clause(tree: Tree, noun: int) -> Range | None:
    """The clause that tells what the claim is; no relative clause, in which "that" is subject or object."""
    for kid in tree.kids_with(noun, "acl", "ccomp", "relcl"):
        first = tree.left(kid)
        relative = tree.heads[first] == kid and tree.deps[first] in ("nsubj", "nsubjpass", "dobj")
        if tree.deps[kid] == "relcl" and (tree.tags[first] == "WDT" or tree.deps[first] != "mark"):
            relative = True
        if kid > noun and tree.words[first] == "that" and tree.tags[kid] == "VB" and tree.kid(kid, "nsubj") is not None:
            return first + 1, tree.right(kid) + 1  # "the request that Y hand over A": no relative clause is so
        if tree.words[noun] in PAPERS and tree.kid(kid, *COMPLETING) is None:
            relative = True
        if kid > noun and tree.words[first] == "that" and not relative:
            return strip_that(tree, tree.span(kid))
    return None
