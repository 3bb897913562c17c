"""Adjectives that attribute: "was confident that A", "made clear that A", "is opposed to A"."""

from __future__ import annotations

from briefing.language.attribution.complements import Content, strip_that
from briefing.language.attribution.drafts import Draft, Page
from briefing.language.attribution.lexicon import Frame
from briefing.language.attribution.making import make_draft
from briefing.language.attribution.sources import find_subject
from briefing.language.attribution.speakers import is_expletive
from briefing.language.tree import Range, Tree

PREDICATIVE = frozenset({"acomp", "attr", "oprd", "ccomp", "xcomp", "ROOT", "conj", "advcl", "relcl", "dep"})
MAKING = frozenset({"made", "make", "makes", "making"})


def adjective_draft(page: Page, adjective: int, frames: tuple[Frame, ...]) -> Draft | None:
    """The attribution that an adjective makes: "was confident that A", "made clear that A"."""
    tree = page.tree
    head = tree.heads[adjective]
    making = tree.words[head] in MAKING
    if tree.deps[adjective] not in PREDICATIVE or (frames[0].lemma == "clear" and not making):
        return None
    verb = adjective if tree.kid(adjective, "nsubj", "nsubjpass") is not None and not making else head
    subject = find_subject(tree, verb) if not tree.is_passive(verb) else tree.kid(verb, "nsubjpass")
    if subject is None or is_expletive(tree, subject, verb):
        return None
    for frame in frames:
        stretch = _content(tree, adjective, head, frame.shape)
        if stretch is not None:
            draft = make_draft(page, adjective, frame, Content((stretch,)), subject)
            if draft is not None:
                draft.negated = tree.is_negated(head) or tree.is_negated(adjective)
            return draft
    return None


def _content(tree: Tree, adjective: int, head: int, shape: str) -> Range | None:
    """What the adjective takes: a clause, an infinitive, or what follows a preposition, its own or its verb's."""
    for owner in (adjective, head):
        for kid in tree.kids[owner]:
            if kid < adjective:
                continue
            dep, first = tree.deps[kid], tree.left(kid)
            if (
                shape == "that"
                and dep in ("ccomp", "advcl")
                and tree.kid(kid, "nsubj", "nsubjpass", "expl") is not None
            ):
                if dep == "ccomp" or tree.words[first] == "that":
                    return strip_that(tree, tree.span(kid))
            elif shape == "to" and dep == "xcomp" and tree.tags[first] == "TO":
                return first + 1, tree.right(kid) + 1
            elif tree.words[kid] == shape and dep in ("prep", "agent") and (owner == adjective or kid == adjective + 1):
                inner = tree.kid(kid, "pobj", "pcomp")
                if inner is not None:
                    return tree.span(inner)
    return None
