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
            elif (noun := _shared_subject(tree, verb)) is not None:
                _share(tree, noun, verb)
                changed = True
        elif tag == "VBD" and tree.deps[verb] == "amod" and not quoted[verb] and _is_finite(tree, verb):
            _turn(tree, tree.heads[verb], verb, "dobj")
            changed = True
    changed = _part_subjects(tree, quoted) or changed
    if changed:
        tree.refresh()


def _part_subjects(tree: Tree, quoted: list[bool]) -> bool:
    """Part two clauses that "but" joins: "Y | offered to A, but | Z said B", read as if "offered" described Y."""
    changed = False
    for verb in range(len(tree.words)):
        if tree.tags[verb] not in ("VBD", "VBZ", "VBP", "VB"):
            continue
        subjects = list(tree.kids_with(verb, "nsubj"))
        if len(subjects) != 2:
            continue
        first, second = subjects
        if tree.words[first] == "that" and tree.left(second) == first + 1 and tree.deps[verb] == "ccomp":
            tree.tags[first], tree.deps[first] = "IN", "mark"  # "said that | the mayor | should go"
            changed = True
        elif quoted[verb]:
            continue
        elif tree.left(second) == first + 1 and tree.tags[first] == "NN" and tree.tags[second] == "NNP":
            tree.heads[first], tree.deps[first] = second, "compound"  # "the builder | Acme | denied A"
            changed = True
        elif (act := _act_before(tree, first, second)) is not None:
            _part(tree, verb, act, first, second)
            changed = True
    return changed


def _act_before(tree: Tree, first: int, second: int) -> int | None:
    """The verb of the first of two clauses that "but" parts, which is read as if it described its subject."""
    joints = (at for at in range(first, second) if tree.words[at] == "," and tree.words[at + 1] in ("but", "while"))
    joint = next(joints, None)
    if joint is None:
        return None
    acts = (kid for kid in tree.kids_with(first, "acl") if tree.tags[kid] in ("VBN", "VBD") and kid < joint)
    return next((act for act in acts if ("V", tree.words[act]) in load_cues()), None)


def _part(tree: Tree, verb: int, act: int, first: int, second: int) -> None:
    """Let each of two verbs have its own subject."""
    above, dep = (act, "ROOT") if tree.heads[verb] == verb else (tree.heads[verb], tree.deps[verb])
    tree.heads[first] = act
    tree.heads[act], tree.deps[act], tree.tags[act] = above, dep, "VBD"
    tree.heads[verb], tree.deps[verb] = act, "conj"
    tree.heads[second], tree.deps[second], tree.deps[first] = verb, "nsubj", "nsubj"
    for kid in tree.kids[first]:
        if kid > act:
            tree.heads[kid] = act


def _shared_subject(tree: Tree, verb: int) -> int | None:
    """The subject of a later verb that "and" joins: "The chief, Jane Roe, | called for A and said B"."""
    noun = tree.heads[verb]
    while tree.deps[noun] == "appos" and tree.tags[tree.heads[noun]][:2] == "NN":
        noun = tree.heads[noun]
    later = tree.heads[noun]
    joined = tree.deps[noun] == "nsubj" and later > verb and tree.words[later - 1] in ("and", "but")
    return noun if joined and tree.tags[later] == "VBD" and "," in tree.words[noun + 1 : verb - 1] else None


def _share(tree: Tree, noun: int, verb: int) -> None:
    """Let the first of two verbs have the subject, and the second go on with it."""
    later = tree.heads[noun]
    above, dep = tree.heads[later], tree.deps[later]
    tree.heads[verb], tree.deps[verb], tree.tags[verb] = (verb if above == later else above), dep, "VBD"
    tree.heads[later], tree.deps[later] = verb, "conj"
    for kid in tree.kids[noun]:
        if verb < kid:
            tree.heads[kid] = verb
    tree.heads[noun] = verb


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
