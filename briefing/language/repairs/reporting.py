"""Verbs of saying that the parser hangs on what is reported.

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
NOMINAL = frozenset({"NN", "DT", "JJ", "PR", "CD"})
"""The first two letters of the tags that a noun phrase is made of."""
MISPLACED = frozenset({"conj", "appos", "dobj", "nsubj", "attr", "npadvmod", "dep"})
"""What the parser makes of a subject that it joins to the clause before."""
HOPS = 12
NEAR = 8
"""Words between a verb of saying and the participle that goes on with it."""


def hang_on_reporter(tree: Tree, quoted: list[bool]) -> None:
    """Hang verbs of saying that go on with a report on the verb that reports."""
    cues = load_cues()
    changed = False
    reporter: int | None
    for index, tag in enumerate(tree.tags):
        if quoted[index]:
            continue
        changed = _read_aright(tree, index, tag) or changed
        changed = _go_on_told(tree, index, tag) or changed
        if tag == "VB" and _is_left_unsaid(tree, index):
            tag = "VBD"
        if tag not in ("VBG", "VBD"):
            continue
        frames = cues.get(("V", tree.words[index]))
        if not frames or frames[0].cue_class not in TELLING:
            continue
        if tag == "VBG" and (parallel := _parallel(tree, index)) is not None:
            reporter, dep = parallel, "conj"
        elif tag == "VBG" and _after_comma(tree, index):
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
            changed = tree.hang(index, reporter, dep) or changed
    if changed:
        tree.refresh()


def _go_on_told(tree: Tree, index: int, tag: str) -> bool:
    """Hang a verb on the clause that it goes on with.  Whether it was done."""
    told = _told_before(tree, index) if tag == "VB" else None
    return told is not None and tree.hang(index, told, "conj")


def _told_before(tree: Tree, index: int) -> int | None:
    """The clause that a second one goes on with: "said it would talk but | would not call off A", hung on "said"."""
    head = tree.heads[index]
    if tree.deps[index] != "conj" or tree.tags[head] != "VBD" or not _subjectless(tree, index):
        return None
    told = tree.kid(head, "ccomp")
    helped = all(any(tree.words[aux] == "would" for aux in tree.kids_with(at, "aux")) for at in (index, told or index))
    return told if told is not None and head < told < index and helped else None


def _is_left_unsaid(tree: Tree, index: int) -> bool:
    """Whether a reporter tells what was not said: "said A, but | did not suggest B"."""
    negated = any(tree.deps[kid] == "neg" for kid in tree.kids[index])
    return negated and any(tree.words[kid] == "did" for kid in tree.kids_with(index, "aux"))


def _read_aright(tree: Tree, index: int, tag: str) -> bool:
    """Read a plural noun as the verb that it is, and give a finite verb its subject.  Whether anything was changed."""
    cue = ("V", tree.words[index]) in load_cues()
    if tag == "NNS" and cue and _is_misread_verb(tree, index):
        _make_verb(tree, index)
        return True
    if tag not in ("VBD", "VBZ"):
        return False
    taken = cue and _take_subject(tree, index)
    return (tree.deps[index] == "conj" and _join_finite(tree, index)) or taken


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


def _take_subject(tree: Tree, verb: int) -> bool:
    """Give a verb of saying the noun phrase right before it: "A fell, and | the union's lawyer, Jane Roe, | said B".

    The parser joins such a subject to a noun of the clause before.
    """
    frames = load_cues()["V", tree.words[verb]]
    if not _subjectless(tree, verb) or not any(frame.shape in REPORTING for frame in frames) or tree.is_passive(verb):
        return False
    head, first = _phrase_before(tree, verb)
    if head is None or tree.deps[head] not in MISPLACED or tree.heads[head] == verb:
        return False
    if tree.words[first - 2 : first] not in ([",", "and"], [",", "but"]) or not first <= head < verb:
        return False
    if tree.heads[head] >= first:
        return False
    governor = tree.heads[head]
    while not tree.is_verb(governor) and tree.heads[governor] != governor:
        governor = tree.heads[governor]
    if governor != verb:
        tree.hang(verb, governor, "conj")
    if not tree.hang(head, verb, "nsubj"):
        return False
    for at in range(first, verb):
        if tree.heads[at] < first:
            tree.hang(at, head, "appos" if tree.tags[at][:2] == "NN" else "punct")
    return True


def _join_finite(tree: Tree, verb: int) -> bool:
    """Hang a finite verb that "and" joins to an infinitive on the finite one: "tried to calm them and | vowed A"."""
    at = tree.heads[verb]
    if tree.tags[at] != "VB" or not _subjectless(tree, verb):
        return False
    if any(tree.tags[kid] == "MD" for kid in tree.kids[at]):
        return False
    for _ in range(HOPS):
        if tree.tags[at] == tree.tags[verb]:
            return tree.hang(verb, at, "conj")
        if tree.heads[at] == at or tree.deps[at] not in ("xcomp", "conj", "advcl", "acl", "dobj"):
            return False
        at = tree.heads[at]
    return False


def _phrase_before(tree: Tree, verb: int) -> tuple[int | None, int]:
    """The head and the first token of the noun phrase, with one apposition, that ends before a verb."""
    at, commas = verb - 1, 0
    while at > 0 and (tree.tags[at][:2] in NOMINAL or tree.tags[at] == "POS" or (tree.words[at] == "," and commas < 2)):
        commas += tree.words[at] == ","
        at -= 1
    first = at + 1
    end = next((i for i in range(first, verb) if tree.words[i] == ","), verb)
    heads = [i for i in range(first, end) if tree.tags[i][:2] in ("NN", "PR")]
    return (heads[-1] if heads else None), first


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


def _parallel(tree: Tree, index: int) -> int | None:
    """The participle that "and" joins another to: "demanding that they go and | saying A", hung on "go"."""
    if tree.words[index - 1 : index] != ["and"] or tree.deps[index] != "conj" or not _subjectless(tree, index):
        return None
    at = tree.heads[index]
    if tree.tags[at] == "VBG":
        return None
    for _ in range(HOPS):
        if tree.tags[at] == "VBG" and ("V", tree.words[at]) in load_cues():
            return at
        if tree.heads[at] == at:
            return None
        at = tree.heads[at]
    return None


def _reporter(tree: Tree, index: int, quoted: list[bool]) -> int | None:
    """The verb of saying whose complement the token stands in; None where it stands in none."""
    cues = load_cues()
    aside = _aside_before(tree, index)
    if aside is not None:
        return aside
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


def _aside_before(tree: Tree, index: int) -> int | None:
    """The verb of saying right before a participle: "A, the mayor added, | saying B"."""
    cues = load_cues()
    for at in range(index - 1, max(index - NEAR, 0), -1):
        if tree.tags[at] in ("VBD", "VBZ"):
            frames = cues.get(("V", tree.words[at]), ())
            speaks = any(frame.shape in REPORTING for frame in frames) and tree.kid(at, "nsubj") is not None
            return at if speaks and tree.tags[index] == "VBG" else None
        if tree.tags[at] in (".", "MD", "VBP", "VBN", "VB", "VBG"):
            return None
    return None
