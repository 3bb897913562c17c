"""Demands, threats and claims that nobody makes any more: "dropped its demand", "the threat was lifted".

A noun for what somebody says may stand only to tell that it was given up.  "Refused to drop its demand" and "has not
dropped it" leave it standing, and so does what is only asked or offered: "ready to drop its demand".
"""

from __future__ import annotations

from functools import cache

from briefing.language.attribution.reality import is_real
from briefing.language.attribution.wordlists import load_verb_forms, load_words
from briefing.language.lemmas import inflect_verb
from briefing.language.tree import Tree

PARTS = frozenset({"prt", "advmod", "prep"})
SETTLED = ("agree", "decide", "choose", "opt", "resolve", "vow", "pledge", "promise", "announce")
"""How verbs begin under which an infinitive is as good as done: "agreed to drop its demand"."""
DEFINITE = frozenset({"the", "that", "this", "its", "his", "her", "their"})
MEANT = frozenset({"it", "them", "that", "this"})


def is_dropped(tree: Tree, noun: int) -> bool:
    """Whether the text tells that what a noun names was given up, or is over."""
    at = noun
    while tree.deps[at] == "conj" and tree.tags[tree.heads[at]][:2] == "NN":
        at = tree.heads[at]
    over, dep = tree.heads[at], tree.deps[at]
    if dep == "pobj" and tree.words[over] in ("from", "on", "with"):
        return _retreats(tree, tree.heads[over]) and _is_done(tree, tree.heads[over])
    if dep in ("dobj", "nsubjpass") and tree.is_verb(over):
        return _drops(tree, over) and _is_done(tree, over)
    if dep == "nsubj" and tree.words[over] in load_verb_forms("passing"):
        return _is_done(tree, over)
    return False


def is_taken_back(tree: Tree, verb: int) -> bool:
    """Whether the same sentence takes back what a verb tells: "threatened to go, but later dropped the threat"."""
    for kid in tree.kids_with(verb, "conj"):
        thing = tree.kid(kid, "dobj")
        if thing is None or not _drops(tree, kid) or not _is_done(tree, kid):
            continue
        definite = any(tree.words[det] in DEFINITE for det in tree.kids[thing])
        if tree.words[thing] in MEANT or (definite and tree.words[thing] in load_words("taken_back")):
            return True
    return False


def _drops(tree: Tree, verb: int) -> bool:
    """Whether a verb tells of giving something up: "withdrew", "called off"."""
    if tree.words[verb] in load_verb_forms("dropping"):
        return True
    return _has_part(tree, verb, "dropping_phrases")


def _retreats(tree: Tree, verb: int) -> bool:
    return tree.is_verb(verb) and (
        tree.words[verb] in load_verb_forms("retreating") or _has_part(tree, verb, "retreating_phrases")
    )


def _has_part(tree: Tree, verb: int, phrases: str) -> bool:
    """Whether a verb with a particle beside it is one of a list of phrases ("call-off")."""
    following = {tree.words[kid] for kid in tree.kids_with(verb, *PARTS)} | set(tree.words[verb + 1 : verb + 2])
    return any((tree.words[verb], part) in _pairs(phrases) for part in following)


@cache
def _pairs(phrases: str) -> frozenset[tuple[str, str]]:
    """The verbs of a list of phrases in all their forms, each with its particle."""
    split = [phrase.partition("-") for phrase in load_words(phrases)]
    return frozenset((form, part) for base, _, part in split for form in inflect_verb(base))


def _is_done(tree: Tree, verb: int) -> bool:
    """Whether the text tells that the giving up took place, or is settled."""
    if tree.is_negated(verb) or any(tree.words[kid] in load_words("future") for kid in tree.kids_with(verb, "aux")):
        return False
    head = tree.heads[verb]
    infinitive = any(tree.tags[kid] == "TO" for kid in tree.kids[verb])
    if infinitive and tree.deps[verb] == "xcomp" and tree.words[head].startswith(SETTLED):
        return not tree.is_negated(head)
    return is_real(tree, verb)
