"""Where the words of an article lay something on somebody, beyond the cues of who-said-what.

“Russia must withdraw”, “it is vital that they meet”, “Stop the war now” in what somebody is reported to say; “reiterated
calls to halt the work”, “stressed the need for restraint”, “will not vote unless the board resigns” in the reporter's words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from briefing.language import wordforms
from briefing.language.attribution.tree import Range, Tree
from briefing.language.clauses import (
    auxiliaries_of,
    clause_range,
    condition_in,
    is_negated,
    phrase_range,
    subject_of,
    trim_range,
)


@dataclass(frozen=True)
class Obligation:
    """What is laid on somebody: the words for it, on whom, by whom, and the word that shows it.

    Each is a stretch of tokens or the index of a word.  ``by`` is None where whoever speaks lays it on (``spoken``), or where
    the words do not say.
    """

    stretch: Range
    cue: int
    of: int | None = None
    by: int | None = None
    spoken: bool = False


def words_of(section: str, name: str, kind: str = "") -> frozenset[str]:
    """A list of the table of demands; as verbs (``v``) or nouns (``n``) with all their forms."""
    return wordforms.words_of("demands", section, name, kind)


def find_obligations(tree: Tree) -> Iterator[Obligation]:
    """Every obligation of an article, surest shapes first within each place."""
    for index, word in enumerate(tree.words):
        if rule := _rules().get(word):
            yield from rule(tree, index)


def find_imperatives(tree: Tree, start: int, end: int) -> Iterator[Obligation]:
    """The commands among the sentences of a stretch of speech: “Stop the war now.”"""
    for index in range(start, min(end, len(tree.words))):
        opens = index == start or tree.words[index - 1] in (".", "!", "?", "…", "“", '"', ";")
        if not opens:
            continue
        verb = index + 1 if tree.words[index] == "please" else index
        if tree.words[index] in ("do", "don") and verb + 2 < end and tree.words[index + 1] in ("not", "n't", "n’t"):
            verb = index + 2
        if verb < end and _commands(tree, verb):
            yield Obligation((index, clause_range(tree, verb)[1]), cue=verb, spoken=True)


def _commands(tree: Tree, verb: int) -> bool:
    if tree.tags[verb] not in ("VB", "VBP") or tree.words[verb] in words_of("imperatives", "idle"):
        return False
    if tree.deps[verb] not in ("ROOT", "ccomp", "conj") or tree.kid(verb, "nsubj", "nsubjpass", "expl") is not None:
        return False
    if any(tree.words[kid] in ("me", "him", "her") for kid in tree.kids_with(verb, "dobj", "dative")):
        return False
    plain = all(tree.words[kid] in ("do", "not", "n't", "n’t", "please") for kid in tree.kids_with(verb, "aux"))
    return plain and tree.kid(verb, "dobj", "prep", "xcomp", "advmod", "prt") is not None


@cache
def _rules() -> dict[str, Any]:
    """Which rule looks at a word: the first list that holds it decides."""
    rules: dict[str, Any] = {}
    for words, rule in (
        (words_of("modals", "must") | words_of("modals", "should"), _modal),
        (words_of("modals", "need"), _need_to),
        (words_of("conditions", "words"), _condition),
        (words_of("conditions", "adjectives"), _premise),
        (words_of("need", "nouns"), _need_of),
        (words_of("mandative", "adjectives") | words_of("mandative", "nouns"), _mandative),
        (words_of("nouns", "demands", "n"), _noun),
    ):
        for word in words:
            rules.setdefault(word, rule)
    rules["importance"] = _importance
    return rules


def _importance(tree: Tree, index: int) -> Iterator[Obligation]:
    yield from _need_of(tree, index)
    yield from _mandative(tree, index)


# ---------------------------------------------------------------- in what somebody says


def _modal(tree: Tree, index: int) -> Iterator[Obligation]:
    """“Y must Z”, “Y should Z”."""
    verb = tree.heads[index]
    if tree.deps[index] == "aux" and _tells_to_act(tree, verb, sure=tree.words[index] == "must"):
        yield from _laid_on_subject(tree, verb, index)


def _need_to(tree: Tree, index: int) -> Iterator[Obligation]:
    """“Y has to Z”, “Y needs to Z”, “we need Y to Z”."""
    for verb in tree.kids_with(index, "xcomp", "ccomp"):
        has_to = any(tree.words[kid] == "to" for kid in tree.kids_with(verb, "aux"))
        if (
            not has_to
            or tree.deps[index] in ("aux", "acl")
            or is_negated(tree, index)
            or _is_matter_of_course(tree, index, verb)
        ):
            continue
        own = tree.kid(verb, "nsubj")
        if own is None and verb - index > 4:
            continue  # “had the courage to go”
        if own is not None and tree.words[index].startswith("need"):
            yield Obligation(clause_range(tree, verb), cue=index, of=own, spoken=True)
        elif own is None and (tree.is_passive(verb) or tree.words[verb] not in words_of("modals", "stative")):
            yield from _laid_on_subject(tree, index, index)


def _is_matter_of_course(tree: Tree, index: int, verb: int) -> bool:
    """Whether “has to” tells how things are done and not what is asked: “has to approve it before”, “would have to be”."""
    if tree.words[index].startswith("need"):
        return False
    supposed = {tree.words[kid] for kid in auxiliaries_of(tree, index)} & {"would", "might", "may", "could"}
    subject = subject_of(tree, index)
    if (
        subject is None
        or not (is_personal(tree, subject) or tree.tags[subject] == "PRP")
        or tree.kid(index, "advcl") is not None
    ):
        return True
    return bool(supposed) or tree.is_passive(verb) or tree.kid(verb, "advcl") is not None


def _laid_on_subject(tree: Tree, verb: int, cue: int) -> Iterator[Obligation]:
    subject = subject_of(tree, verb)
    if (
        subject is None
        or subject > cue
        or tree.deps[verb] == "relcl"
        or _in_condition(tree, verb)
        or _is_question(tree, cue)
    ):
        return
    start, end = clause_range(tree, verb)
    if (supposed := condition_in(tree, (start, end))) is None or supposed[0] > subject:
        start = tree.left(subject)
    if cue - start > FAR and supposed is None:
        return
    agent = tree.kid(verb, "agent")
    of = tree.kid(agent, "pobj") if agent is not None else None if tree.is_passive(verb) else subject
    yield Obligation((start, end), cue=cue, of=of, spoken=True)


FAR = 25
"""Words that may lie between a subject and its “must” before the two no longer make one statement."""


def _tells_to_act(tree: Tree, verb: int, *, sure: bool) -> bool:
    """Whether “must” or “should” asks for an act, and does not infer, expect or look back."""
    helpers = [tree.words[kid] for kid in auxiliaries_of(tree, verb)]
    if "have" in helpers or ("be" in helpers and tree.tags[verb] == "VBG") or not tree.is_verb(verb):
        return False
    if tree.words[verb] in words_of("modals", "stative") | words_of("modals", "stative_passive"):
        return tree.words[verb] == "be" and _is_told_to_be(tree, verb)
    if tree.is_passive(verb):
        return True
    subject = subject_of(tree, verb)
    return sure or (subject is not None and is_personal(tree, subject))


def _is_told_to_be(tree: Tree, verb: int) -> bool:
    """“should be under the council's control”, “must be ready”."""
    return any(
        tree.deps[kid] == "prep" or tree.words[kid] in words_of("modals", "acts")
        for kid in tree.kids_with(verb, "acomp", "prep")
    )


def is_personal(tree: Tree, noun: int) -> bool:
    """Whether a noun stands for people or a body of people, or is a name."""
    return (
        tree.tags[noun].startswith("NNP")
        or tree.words[noun] in ("they", "he", "she")
        or tree.words[noun] in words_of("things", "personal", "n")
    )


def _mandative(tree: Tree, index: int) -> Iterator[Obligation]:
    """“it is vital that Y Z”, “it is time for Y to Z”."""
    be = tree.heads[index]
    while be != tree.heads[be] and not tree.is_verb(be):
        be = tree.heads[be]
    if not tree.is_verb(be) or is_negated(tree, be):
        return
    for verb in (
        *tree.kids_with(be, "ccomp", "advcl", "xcomp"),
        *tree.kids_with(index, "ccomp", "xcomp", "acl", "relcl"),
    ):
        subject = tree.kid(verb, "nsubj", "nsubjpass")
        if verb > index and subject is not None and _is_bare(tree, verb, subject):
            start, end = clause_range(tree, verb)
            yield Obligation((max(start, tree.left(subject)), end), cue=index, of=subject, spoken=True)
            return


def _is_bare(tree: Tree, verb: int, subject: int) -> bool:
    """Whether a verb is a subjunctive or infinitive: “that she go”; a plural form after one person or body is taken for it."""
    return tree.tags[verb] == "VB" or (tree.tags[verb] == "VBP" and tree.tags[subject] in ("NN", "NNP"))


# ---------------------------------------------------------------- in the reporter's words


def _need_of(tree: Tree, index: int) -> Iterator[Obligation]:
    """“stressed the importance of A”, “underlined the need for A”, “the need to A”."""
    if tree.tags[index][:2] != "NN":
        yield from _need_to(tree, index)
        return
    verb = _governor(tree, index)
    if tree.words[verb] not in words_of("need", "uttering", "v") or is_negated(tree, verb):
        return
    if stretch := _complement(tree, index, ("of", "for")):
        yield Obligation(stretch, cue=index, by=subject_of(tree, verb))


def _noun(tree: Tree, index: int) -> Iterator[Obligation]:
    """“calls to A”, “a demand for A”, “Y's request that A”, “demands that included A”."""
    if tree.tags[index][:2] != "NN" or any(tree.words[kid] in ("no", "any") for kid in tree.kids[index]):
        return
    stretch = _complement(tree, index, ("for",)) or _listed(tree, index)
    if stretch is None:
        return
    by = _owner(tree, index)
    if by is not None:
        yield Obligation(stretch, cue=index, of=_addressee(tree, index), by=by)


def _complement(tree: Tree, noun: int, prepositions: tuple[str, ...]) -> Range | None:
    """What follows a noun with “to”, “that”, or a preposition."""
    for kid in tree.kids[noun]:
        if kid <= noun:
            continue
        if tree.deps[kid] in ("prep", "acl", "relcl") and tree.words[kid] in prepositions:
            for below in tree.kids_with(kid, "pobj", "pcomp"):
                return clause_range(tree, below) if tree.is_verb(below) else phrase_range(tree, below)
        if tree.deps[kid] in ("acl", "ccomp", "relcl") and tree.tags[kid] == "VB":
            if any(tree.words[mark] == "to" for mark in tree.kids_with(kid, "aux")) or tree.deps[kid] == "ccomp":
                return clause_range(tree, kid)
        if tree.deps[kid] in ("acl", "ccomp") and any(
            tree.words[mark] == "that" for mark in tree.kids_with(kid, "mark")
        ):
            return clause_range(tree, kid)
    return None


def _listed(tree: Tree, noun: int) -> Range | None:
    """“Russia's demands include A”, “demands which included A”."""
    if not tree.words[noun].startswith(("demand", "condition", "requirement")):
        return None
    verbs = [tree.heads[noun]] if tree.deps[noun] == "nsubj" else list(tree.kids_with(noun, "relcl"))
    for verb in verbs:
        if tree.words[verb] in words_of("nouns", "telling", "v"):
            for below in tree.kids_with(verb, "dobj", "attr", "ccomp"):
                if tree.tags[below] in ("CD", "NN") and tree.deps[below] == "attr":
                    return clause_range(tree, verb)  # “its demand was 40 percent”
                return clause_range(tree, below) if tree.is_verb(below) else phrase_range(tree, below)
    return None


def _owner(tree: Tree, noun: int) -> int | None:
    """Who makes a demand that a noun names: “Y's call”, “a call by Y”, “Y repeated its call”."""
    for kid in tree.kids[noun]:
        if tree.deps[kid] == "poss":
            return kid
        if tree.deps[kid] == "prep" and tree.words[kid] in ("by", "from"):
            return tree.kid(kid, "pobj")
    verb = tree.heads[noun]
    while tree.deps[verb] in ("prep", "pobj", "dobj", "pcomp") and verb != tree.heads[verb] and not tree.is_verb(verb):
        verb = tree.heads[verb]
    if (
        tree.words[verb] in words_of("nouns", "uttering", "v")
        and not is_negated(tree, verb)
        and tree.deps[noun] != "nsubj"
    ):
        return subject_of(tree, verb)
    return None


def is_answered(tree: Tree, noun: int) -> bool:
    """Whether a demand that a noun names is made by others than the subject, who answers it: “rejected calls for A”."""
    owned = any(tree.deps[kid] == "poss" or tree.words[kid] in ("by", "from") for kid in tree.kids[noun])
    return not owned and tree.words[_governor(tree, noun)] in words_of("nouns", "meeting", "v")


def _governor(tree: Tree, noun: int) -> int:
    """The verb that a noun hangs on, directly or over prepositions and other nouns."""
    verb = tree.heads[noun]
    while not tree.is_verb(verb) and tree.heads[verb] != verb:
        verb = tree.heads[verb]
    return verb


def _addressee(tree: Tree, noun: int) -> int | None:
    for kid in tree.kids_with(noun, "prep"):
        if tree.words[kid] in ("on", "upon", "to", "against"):
            return tree.kid(kid, "pobj")
    return None


def _condition(tree: Tree, index: int) -> Iterator[Obligation]:
    """“will not A unless Y Z”, “will A only if Y Z”: A is held back until something is done."""
    verb = tree.heads[index]
    main = tree.heads[verb]
    if tree.deps[verb] != "advcl" or main == verb or tree.deps[index] not in ("mark", "advmod"):
        return
    only = index > 0 and tree.words[index - 1] == "only" and tree.words[index] != "until"
    held_back = only or tree.words[index] == "unless" or (tree.words[index] == "until" and is_negated(tree, main))
    subject, other = subject_of(tree, main), tree.kid(verb, "nsubj", "attr")
    if subject is None or not held_back or tree.kid(verb, "nsubj", "nsubjpass", "attr") is None:
        return
    stretch = clause_range(tree, main)
    if not stretch[0] <= index < stretch[1]:
        return
    if _is_coming(tree, main):
        yield Obligation(stretch, cue=index, of=other, by=subject)
    if tree.words[index] == "unless" or only:
        yield Obligation(stretch, cue=index, of=other, spoken=True)


def _is_coming(tree: Tree, verb: int) -> bool:
    """Whether somebody speaks of what they will do: “will leave”, “threatened to leave”."""
    if any(tree.words[kid] in ("will", "would", "wo", "’ll", "'ll") for kid in auxiliaries_of(tree, verb)):
        return True
    return tree.deps[verb] == "xcomp" and tree.words[tree.heads[verb]] in words_of("conditions", "announcing", "v")


def _premise(tree: Tree, index: int) -> Iterator[Obligation]:
    """“its offer is conditional on A”, “made the loan contingent on A”."""
    on = next((kid for kid in tree.kids_with(index, "prep") if tree.words[kid] in ("on", "upon")), None)
    if on is None:
        return
    stretch = trim_range(tree, on + 1, tree.right(on) + 1)
    offer = subject_of(tree, _governor(tree, index) if not tree.is_verb(index) else index)
    if offer is not None:
        owner = tree.kid(offer, "poss")
        yield Obligation(stretch, cue=index, by=offer if owner is None else owner)


def _in_condition(tree: Tree, verb: int) -> bool:
    """Whether a clause only supposes: it hangs on “if” or “whether”."""
    for _ in range(4):
        if any(tree.words[kid] in ("if", "whether", "when") for kid in tree.kids_with(verb, "mark", "advmod")):
            return True
        if tree.deps[verb] not in ("conj", "xcomp"):
            return False
        verb = tree.heads[verb]
    return False


def _is_question(tree: Tree, index: int) -> bool:
    _, end = tree.sentence_bounds(index)
    return "?" in tree.words[max(index, end - 3) : end]
