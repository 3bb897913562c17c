"""Whether what a cue tells has been said at all: not in "if X says A", "may say A", "was urged to say A"."""

from __future__ import annotations

from briefing.language.attribution.lexicon import load_cues
from briefing.language.attribution.wordlists import load_verb_forms, load_words
from briefing.language.tree import SUBJECTS, Tree

HOPS = 4
FIRST = frozenset({"first", "last", "latest", "only", "second", "next"})
"""Adjectives that make of an infinitive something done: "the latest governor to demand A"."""
SWIFT = frozenset({"quick", "swift", "careful", "right", "wrong", "first", "last", "fast"})
"""Adjectives before an infinitive that say how something was done: "was quick to say A"."""


def is_real(tree: Tree, verb: int) -> bool:
    """Whether the reporter tells that a verb's act took place, and does not suppose, plan, demand or ask it."""
    at = verb
    for _ in range(HOPS):
        if is_unproven(tree, at) or _is_wished(tree, at):
            return False
        if _is_possible(tree, at) or _is_asked(tree, at):
            return at != verb and tree.words[at] in ("resist", "help", "avoid") and tree.is_negated(at)
        if tree.tags[at] in ("VB", "VBP") and any(tree.tags[kid] == "TO" for kid in tree.kids[at]):
            return _is_carried_out(tree, at)
        if tree.deps[at] == "acl" and tree.tags[at] == "VBG" and tree.deps[tree.heads[at]] == "dobj":
            at = tree.heads[tree.heads[at]]  # "to sign a paper promising A"
            continue
        if tree.deps[at] not in ("conj", "xcomp") or tree.heads[at] == at or _has_subject(tree, at):
            return True
        at = tree.heads[at]
    return True


def _is_wished(tree: Tree, verb: int) -> bool:
    """Whether a verb tells what somebody is to do: "recommended that Ghana | recall A"."""
    frames = load_cues().get(("V", tree.words[tree.heads[verb]]), ())
    if tree.deps[verb] != "ccomp" or tree.tags[verb] not in ("VB", "VBP") or not frames:
        return False
    subject, bare = tree.kid(verb, "nsubj"), not any(tree.deps[kid] == "aux" for kid in tree.kids[verb])
    single = subject is not None and tree.tags[subject] in ("NN", "NNP") and tree.kid(subject, "conj") is None
    return bare and single and tree.heads[verb] < verb and any(frame.cue_class == "demand" for frame in frames)


def _has_subject(tree: Tree, verb: int) -> bool:
    return any(tree.deps[kid] in SUBJECTS for kid in tree.kids[verb])


def _is_possible(tree: Tree, verb: int) -> bool:
    """Whether a verb stands with a modal of possibility, or after "if"."""
    modals, supposing = load_words("modals"), load_words("supposing")
    for kid in tree.kids[verb]:
        if kid < verb and (
            (tree.tags[kid] == "MD" and tree.words[kid] in modals)
            or (tree.words[kid] in supposing and tree.deps[kid] in ("mark", "advmod"))
        ):
            return True
    return False


def is_unproven(tree: Tree, verb: int) -> bool:
    """Whether a verb is in a clause that tells what is missing or feared: "no sign that X will agree", "fears that"."""
    noun = tree.heads[verb]
    if tree.deps[verb] not in ("acl", "ccomp") or tree.tags[noun][:2] != "NN" or tree.kid(verb, "mark") is None:
        return False
    if tree.words[noun] in load_words("supposed"):
        return True
    scarce = any(tree.words[kid] in load_words("scarce") for kid in tree.kids[noun])
    return scarce and tree.words[noun] in load_words("signs")


def _is_asked(tree: Tree, verb: int) -> bool:
    """Whether a verb is asked for: "Did X say A?"."""
    subject = tree.kid(verb, "nsubj", "nsubjpass")
    helper = tree.kid(verb, "aux", "auxpass")
    if subject is None or helper is None or helper > subject:
        return False
    return tree.words[tree.stop_after(verb)] == "?"


def is_aim(tree: Tree, verb: int) -> bool:
    """Whether an infinitive only tells what something is done for: "flew to Oslo to support the talks"."""
    head = tree.heads[verb]
    purpose = tree.deps[verb] == "advcl" and tree.tags[verb] == "VB" and tree.is_verb(head)
    to = any(tree.tags[kid] == "TO" for kid in tree.kids[verb])
    aimed = tree.words[verb] in load_words("aims")
    return aimed and purpose and to and tree.words[head] not in load_verb_forms("realising")


def _is_term(tree: Tree, head: int, verb: int) -> bool:
    """Whether somebody is only given time, or leave, for an act: "gave Y two weeks to accept A"."""
    noun = head if tree.tags[head][:2] == "NN" else None
    giving = head if noun is None else tree.heads[head]
    if tree.words[giving] not in load_verb_forms("granting"):
        return False
    return any(tree.words[at] in load_words("terms") for at in range(giving + 1, verb))


def _is_carried_out(tree: Tree, verb: int) -> bool:
    """Whether an infinitive tells of something done: "went on to say", "wrote to say"; not "was asked to say"."""
    head, dep = tree.heads[verb], tree.deps[verb]
    if head != verb and tree.words[head] in load_verb_forms("causing"):
        return is_real(tree, head)  # "led the union to say A"
    if head == verb or _has_subject(tree, verb) or _is_term(tree, head, verb):
        return False
    if dep in ("acl", "relcl"):
        return any(tree.words[kid] in FIRST for kid in tree.kids[head]) or tree.words[head] in FIRST
    if tree.tags[head][:1] == "J":
        return tree.words[head] in SWIFT
    if dep == "advcl":
        return tree.words[head] not in load_verb_forms("unrealised") and is_real(tree, head)
    return dep in ("xcomp", "ccomp") and tree.words[head] in load_verb_forms("realising") and is_real(tree, head)
