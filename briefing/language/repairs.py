"""Where the parser is known to err in reported speech, and how the tree is mended before it is read.

A verb of saying after the reported clause belongs to the reporter, not to the one reported on: in "He said the plan was
bad and warned against it" and "He said the plan was bad, adding that it would fail" the parser hangs the second verb
on the first clause.
"""

from __future__ import annotations

from briefing.language.attribution.lexicon import load_cues
from briefing.language.tree import SUBJECTS, Tree

REPORTING = frozenset({"speech"})
TELLING = frozenset(
    {"say", "warn", "demand", "condemn", "deny", "threaten", "promise", "ask", "reject", "refuse", "think"}
)
"""Classes of cues that go on with what the reporting verb has begun."""
HOPS = 12


def mend(tree: Tree, quoted: list[bool]) -> None:
    """Hang verbs of saying that go on with a report on the verb that reports."""
    cues = load_cues()
    changed = False
    for index, tag in enumerate(tree.tags):
        if tag == "NNS" and ("V", tree.words[index]) in cues and not quoted[index] and _is_misread_verb(tree, index):
            _make_verb(tree, index)
            changed = True
        if tag not in ("VBG", "VBD") or quoted[index]:
            continue
        frames = cues.get(("V", tree.words[index]))
        if not frames or frames[0].cue_class not in TELLING:
            continue
        if tag == "VBG" and _after_comma(tree, index):
            reporter = _reporter(tree, index, quoted)
            dep = "advcl"
        elif tag == "VBD" and tree.deps[index] == "conj" and _subjectless(tree, index):
            reporter = _reporter(tree, index, quoted)
            dep = "conj"
            if reporter is not None and tree.tags[reporter] != "VBD":
                reporter = None
        else:
            continue
        if reporter is not None:
            tree.hang(index, reporter, dep)
            changed = True
    if changed:
        tree.refresh()


def _is_misread_verb(tree: Tree, index: int) -> bool:
    """Whether a plural noun is the verb of its sentence: "The bank | plans to cut rates", "…, the doctor | claims"."""
    if tree.deps[index] not in ("ROOT", "ccomp", "conj", "parataxis", "appos") or index == 0:
        return False
    before, after = tree.tags[index - 1], tree.tags[index + 1 : index + 2]
    if before not in ("NN", "NNP", "NNPS", "NNS") or tree.heads[index - 1] != index:
        return False
    takes = tree.kid(index, "xcomp", "ccomp", "dobj", "acl")
    follows = takes is not None and takes > index and after[:1] in (["TO"], ["IN"], ["DT"], ["PRP"], ["NNP"])
    return follows or (tree.deps[index] == "ROOT" and after == ["."] and tree.kid(index, "ccomp", "dep") is not None)


def _make_verb(tree: Tree, index: int) -> None:
    """Read a plural noun as the verb that it is; the noun before it becomes its subject."""
    tree.tags[index] = "VBZ"
    subject = index - 1
    tree.hang(subject, index, "nsubj")
    for kid in list(tree.kids[index]):
        if kid < subject and tree.deps[kid] in ("det", "amod", "compound", "nmod", "poss", "nummod"):
            tree.hang(kid, subject, tree.deps[kid])
        elif kid > index and tree.deps[kid] == "acl" and tree.tags[tree.left(kid)] == "TO":
            tree.hang(kid, index, "xcomp")


def _after_comma(tree: Tree, index: int) -> bool:
    """Whether the participle follows a comma, with at most an adverb between."""
    before = index - 1
    while before > 0 and tree.tags[before] in ("RB", "CC"):
        before -= 1
    return before > 0 and tree.words[before] in (",", "”", "''", '"', "—", "–", "--") and _subjectless(tree, index)


def _subjectless(tree: Tree, index: int) -> bool:
    return not any(tree.deps[kid] in SUBJECTS and kid < index for kid in tree.kids[index])


def _reporter(tree: Tree, index: int, quoted: list[bool]) -> int | None:
    """The verb of saying whose complement the token stands in; None where it stands in none."""
    cues = load_cues()
    at = index
    for _ in range(HOPS):
        head = tree.heads[at]
        if head == at:
            return None
        if tree.deps[at] in ("relcl", "pcomp", "pobj"):
            return None
        if tree.deps[at] in ("ccomp", "xcomp") and at > head and not quoted[head]:
            frames = cues.get(("V", tree.words[head]), ())
            if any(frame.shape in REPORTING for frame in frames) and tree.kid(at, *SUBJECTS) is not None:
                return head
        at = head
    return None
