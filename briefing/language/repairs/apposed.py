"""Verbs that are taken for part of their subject: "Anna Lund, the prime minister of Norway, | called on Denmark to A".

After an apposition the parser may read the verb of the sentence as a participle that describes the name, and leaves a
sentence without a verb.
"""

from __future__ import annotations

from briefing.language.attribution.lexicon import load_cues
from briefing.language.tree import SUBJECTS, Tree

DESCRIBING = frozenset({"acl", "relcl", "appos", "dep", "conj"})
APPOSED = ("appos", "relcl", "acl", "prep")


def give_apposed_subjects(tree: Tree, quoted: list[bool]) -> None:
    """Make the verb behind a closed apposition the head of its sentence, and the name its subject."""
    changed = False
    for verb, tag in enumerate(tree.tags):
        if tag in ("VBD", "VBN") and tree.deps[verb] in DESCRIBING and not quoted[verb] and _closes(tree, verb):
            noun = _headless_name(tree, verb)
            if noun is not None:
                _turn(tree, noun, verb)
                changed = True
        elif tag == "VBD" and tree.deps[verb] == "amod" and not quoted[verb] and _is_finite(tree, verb):
            _turn(tree, tree.heads[verb], verb, "dobj")
            changed = True
    if changed:
        tree.refresh()


def _is_finite(tree: Tree, verb: int) -> bool:
    """Whether a verb that is read as an adjective stands behind a subject: "Lund | rubbished | the claim"."""
    noun = tree.heads[verb]
    if tree.heads[noun] != noun or ("V", tree.words[verb]) not in load_cues() or tree.deps[verb - 1] != "nsubj":
        return False
    return tree.heads[verb - 1] in (noun, verb) and tree.tags[noun][:2] == "NN"


def _closes(tree: Tree, verb: int) -> bool:
    """Whether a cue follows the comma that ends an apposition, and has no subject or helper of its own."""
    if verb < 4 or tree.words[verb - 1] != "," or ("V", tree.words[verb]) not in load_cues():
        return False
    return tree.kid(verb, *SUBJECTS, "aux", "auxpass", "agent") is None


def _headless_name(tree: Tree, verb: int) -> int | None:
    """The name that a sentence consists of, if the verb hangs on it and an apposition stands between the two."""
    noun = tree.heads[verb]
    while tree.deps[noun] in ("appos", "conj") and tree.tags[tree.heads[noun]][:2] == "NN":
        noun = tree.heads[noun]
    if tree.heads[noun] != noun or tree.tags[noun][:2] != "NN" or noun >= verb:
        return None
    commas = [at for at in range(noun + 1, verb) if tree.words[at] == ","]
    between = any(noun < kid < verb for kid in tree.kids_with(noun, *APPOSED))
    return noun if len(commas) >= 2 and commas[0] == noun + 1 and between else None


def _turn(tree: Tree, noun: int, verb: int, dep: str = "nsubj") -> None:
    """Let the noun hang on the verb, and of what hangs on the noun what stands on the verb's other side."""
    tree.heads[verb], tree.deps[verb], tree.tags[verb] = verb, "ROOT", "VBD"
    tree.heads[noun], tree.deps[noun] = verb, dep
    for kid in tree.kids[noun]:
        if kid != verb and (kid > verb) != (noun > verb):
            tree.heads[kid] = verb
