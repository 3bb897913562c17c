"""Obligations in what somebody says: “Russia must withdraw”, “it is vital that they meet”, “Stop the war now”."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.language.clauses import auxiliaries_of, clause_range, condition_in, is_asked, is_negated, subject_of
from briefing.language.demanding.words import Obligation, Rules, has_to, is_personal, words_of
from briefing.language.tree import Tree

NEAR = 4
"""Words that may lie between “needs” and its infinitive: farther off it belongs to “had the courage to go”."""

FAR = 25
"""Words that may lie between a subject and its “must” before the two no longer make one statement."""

SUPPOSED = frozenset({"would", "might", "may", "could"})
SENTENCE_ENDS = frozenset({".", "!", "?", "…", "“", '"', ";"})
NOT = frozenset({"not", "n't", "n’t"})


def load_rules() -> Rules:
    """Which words each rule looks at."""
    yield words_of("modals", "must") | words_of("modals", "should"), _modal
    yield words_of("modals", "need"), _need_to
    yield words_of("mandative", "adjectives") | words_of("mandative", "nouns"), _mandative
    yield frozenset({"up"}), _up_to


def find_commands(tree: Tree, start: int, end: int) -> Iterator[Obligation]:
    """The commands among the sentences of a stretch of speech: “Stop the war now.”"""
    for index in range(start, min(end, len(tree.words))):
        if index != start and tree.words[index - 1] not in SENTENCE_ENDS:
            continue
        verb = index + (tree.words[index] == "please")
        if verb + 2 < end and tree.words[verb] in ("do", "don") and tree.words[verb + 1] in NOT:
            verb += 2
        if verb < end and _is_command(tree, verb):
            yield Obligation((index, clause_range(tree, verb)[1]), cue=verb, spoken=True)


def _is_command(tree: Tree, verb: int) -> bool:
    forbidden = any(tree.words[kid] in NOT for kid in tree.kids[verb])
    idle = words_of("imperatives", "idle_not" if forbidden else "idle")
    if tree.tags[verb] not in ("VB", "VBP") or tree.words[verb] in idle:
        return False
    if tree.deps[verb] not in ("ROOT", "ccomp", "conj", "xcomp") or has_to(tree, verb):
        return False
    if tree.kid(verb, "nsubj", "nsubjpass", "expl") is not None:
        return False
    if any(tree.words[kid] in ("me", "him", "her") for kid in tree.kids_with(verb, "dobj", "dative")):
        return False  # “Tell me”, “Ask him”: talk, not a demand
    plain = all(tree.words[kid] in NOT | {"do", "please"} for kid in tree.kids_with(verb, "aux"))
    return plain and tree.kid(verb, "dobj", "prep", "xcomp", "advmod", "prt", "dative", "ccomp") is not None


def _modal(tree: Tree, index: int) -> Iterator[Obligation]:
    """“Y must Z”, “Y should Z”."""
    verb = tree.heads[index]
    if tree.kid(verb, "expl") is not None and tree.kid(verb, "attr") is not None and not is_asked(tree, index):
        if not is_negated(tree, verb):
            yield Obligation(clause_range(tree, verb), cue=index, spoken=True)  # “there must be an inquiry”
    elif tree.deps[index] == "aux" and _tells_to_act(tree, verb, sure=tree.words[index] == "must"):
        yield from _laid_on_subject(tree, verb, index)


def _tells_to_act(tree: Tree, verb: int, *, sure: bool) -> bool:
    """Whether “must” or “should” asks for an act, and does not infer, expect or look back."""
    helpers = [tree.words[kid] for kid in auxiliaries_of(tree, verb)]
    if "have" in helpers or ("be" in helpers and tree.tags[verb] == "VBG") or not tree.is_verb(verb):
        return False
    looks = tree.words[verb] == "look" and tree.words[verb + 1] in ("at", "into", "again", "after", "for")
    if not looks and tree.words[verb] in words_of("modals", "stative") | words_of("modals", "stative_passive"):
        return tree.words[verb] == "be" and _is_told_to_be(tree, verb)
    if tree.is_passive(verb):
        return True
    subject = subject_of(tree, verb)
    return sure or (subject is not None and is_personal(tree, subject))


def _is_told_to_be(tree: Tree, verb: int) -> bool:
    """“should be under the council's control”, “must be ready”."""
    acts = words_of("modals", "acts")
    return any(tree.deps[kid] == "prep" or tree.words[kid] in acts for kid in tree.kids_with(verb, "acomp", "prep"))


def _need_to(tree: Tree, index: int) -> Iterator[Obligation]:
    """“Y has to Z”, “Y needs to Z”, “we need Y to Z”."""
    if tree.deps[index] in ("aux", "acl") or is_negated(tree, index):
        return
    for verb in tree.kids_with(index, "xcomp", "ccomp"):
        if not has_to(tree, verb):
            continue
        own = tree.kid(verb, "nsubj")
        if own is not None and tree.words[index].startswith("need"):
            yield Obligation(clause_range(tree, verb), cue=index, of=own, spoken=True)
        elif own is None and verb - index <= NEAR and not _is_matter_of_course(tree, index, verb):
            yield from _laid_on_subject(tree, index, index)


def _is_matter_of_course(tree: Tree, index: int, verb: int) -> bool:
    """Whether “has to” tells how things are and not what is asked: “has to approve it before”, “would have to be”."""
    if tree.words[verb] in words_of("modals", "stative") and not tree.is_passive(verb):
        return True
    if tree.words[index].startswith("need"):
        return False
    subject = subject_of(tree, index)
    if subject is None or not (is_personal(tree, subject) or tree.tags[subject] == "PRP"):
        return True
    if any(tree.words[kid] in SUPPOSED for kid in auxiliaries_of(tree, index)) or tree.is_passive(verb):
        return True
    return tree.kid(index, "advcl") is not None or tree.kid(verb, "advcl") is not None


def _laid_on_subject(tree: Tree, verb: int, cue: int) -> Iterator[Obligation]:
    """The clause of a verb as what its subject is to do, unless it only describes, supposes or asks."""
    subject = subject_of(tree, verb)
    if subject is None or subject > cue or tree.deps[verb] == "relcl":
        return
    if (chosen := _singled_out(tree, verb, subject)) is not None:
        yield Obligation((tree.left(chosen), clause_range(tree, verb)[1]), cue=cue, of=chosen, spoken=True)
        return
    if any(tag in ("WDT", "WP", "WRB") for tag in tree.tags[tree.left(verb) : cue]):
        return
    if _is_supposed(tree, verb) or is_asked(tree, cue):
        return
    start, end = clause_range(tree, verb)
    condition = condition_in(tree, (start, end))
    if condition is None or condition[0] > subject:
        start = tree.left(subject)
        if cue - start > FAR:
            return
    agent = tree.kid(verb, "agent")
    of = subject if not tree.is_passive(verb) else None if agent is None else tree.kid(agent, "pobj")
    yield Obligation((start, end), cue=cue, of=of, spoken=True)


def _singled_out(tree: Tree, verb: int, subject: int) -> int | None:
    """“It is | Y | that must Z”."""
    be = tree.heads[verb]
    it = tree.kid(be, "nsubj", "expl")
    told = tree.words[subject] == "that" and tree.deps[verb] == "ccomp" and it is not None and tree.words[it] == "it"
    return tree.kid(be, "attr") if told else None


def _is_supposed(tree: Tree, verb: int) -> bool:
    """Whether a clause only supposes: it hangs on “if”, “when” or “whether”."""
    for _ in range(4):
        if any(tree.words[kid] in ("if", "whether", "when") for kid in tree.kids_with(verb, "mark", "advmod")):
            return True
        if tree.deps[verb] not in ("conj", "xcomp"):
            return False
        verb = tree.heads[verb]
    return False


def _mandative(tree: Tree, index: int) -> Iterator[Obligation]:
    """“it is vital that Y Z”, “it is time for Y to Z”."""
    be = tree.heads[index]
    while be != tree.heads[be] and not tree.is_verb(be):
        be = tree.heads[be]
    if not tree.is_verb(be) or is_negated(tree, be):
        return
    below = (*tree.kids_with(be, "ccomp", "advcl", "xcomp"), *tree.kids_with(index, "ccomp", "xcomp", "acl", "relcl"))
    for verb in below:
        subject = tree.kid(verb, "nsubj", "nsubjpass")
        if verb > index and subject is not None and _is_bare(tree, verb, subject):
            start, end = clause_range(tree, verb)
            yield Obligation((max(start, tree.left(subject)), end), cue=index, of=subject, spoken=True)
            return


def _up_to(tree: Tree, index: int) -> Iterator[Obligation]:
    """“it is up to Y to Z”."""
    other = tree.kid(index + 1, "pobj") if tree.words[index + 1 : index + 2] == ["to"] else None
    to = tree.right(other) + 1 if other is not None else len(tree.words)
    if other is None or tree.words[to : to + 1] != ["to"] or not tree.is_verb(tree.heads[to]):
        return
    yield Obligation((tree.left(other), clause_range(tree, tree.heads[to])[1]), cue=index, of=other, spoken=True)


def _is_bare(tree: Tree, verb: int, subject: int) -> bool:
    """Whether a verb is a subjunctive or infinitive: “that she go”.

    A plural form after a single person or body is one that was misread.
    """
    if any(tree.words[kid] in ("do", "does", "did") for kid in tree.kids_with(verb, "aux")):
        return False  # "crucial if they did not agree"
    return tree.tags[verb] == "VB" or (tree.tags[verb] == "VBP" and tree.tags[subject] in ("NN", "NNP"))
