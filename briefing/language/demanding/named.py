"""Demands that a noun or a condition makes, in anybody's words: “reiterated calls for A”, “will not B unless Y C”."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.language.attribution.sources import nation_of
from briefing.language.clauses import auxiliaries_of, clause_range, is_negated, phrase_range, subject_of, trim_range
from briefing.language.demanding.words import Obligation, Rules, has_to, is_demandable, is_personal, words_of
from briefing.language.dropped import is_dropped
from briefing.language.harm.clauses import is_hostile
from briefing.language.tree import Range, Tree

NEAR = 12
"""Words between “demands” and the “which included” that tells what they are."""

TERMS = frozenset("until till minutes hour hours day days week weeks month months year years".split())
"""Words for the time that somebody is given."""

COMING = frozenset({"will", "would", "wo", "’ll", "'ll"})


def load_rules() -> Rules:
    """Which words each rule looks at."""
    yield words_of("nouns", "demands", "n"), _noun
    yield words_of("need", "nouns"), _need_of
    yield words_of("conditions", "words"), _condition
    yield words_of("conditions", "adjectives"), _premise
    yield frozenset({"without"}), _without
    yield words_of("conditions", "giving", "v"), _given_time
    yield frozenset({"exchange", "return"}), _in_exchange


def is_answered(tree: Tree, noun: int) -> bool:
    """Whether a demand that a noun names is made by others than the subject, who answers it: “rejected calls for A”."""
    owned = any(tree.deps[kid] == "poss" or tree.words[kid] in ("by", "from") for kid in tree.kids[noun])
    owned = owned or nation_of(tree, noun) is not None
    return not owned and tree.words[_governor(tree, noun)] in words_of("nouns", "meeting", "v")


def _noun(tree: Tree, index: int) -> Iterator[Obligation]:
    """“calls to A”, “a demand for A”, “Y's request that A”, “demands that included A”."""
    if tree.tags[index][:2] != "NN" or any(tree.words[kid] in ("no", "any") for kid in tree.kids[index]):
        return
    if is_dropped(tree, index):
        return
    prepositions = ("for", "on") if tree.words[index] == "insistence" else ("for",)
    stretch = _listed(tree, index) or _complement(tree, index, prepositions)
    by = _owner(tree, index) if stretch is not None else None
    if stretch is not None and by is not None:
        of = addressee_of(tree, index)
        if tree.words[stretch[0]] == "for" and stretch[1] - stretch[0] > 2:  # "a call | for Y to Z"
            asked = tree.kid(tree.heads[stretch[0]], "nsubj")
            of, stretch = (of if asked is None else asked), (stretch[0] + 1, stretch[1])
        yield Obligation(stretch, cue=index, of=of, by=by)


def _complement(tree: Tree, noun: int, prepositions: tuple[str, ...]) -> Range | None:
    """What follows a noun with “to”, “that”, or a preposition."""
    for kid in tree.kids[noun]:
        dep = tree.deps[kid]
        if kid <= noun:
            continue
        if dep in ("prep", "acl", "relcl") and tree.words[kid] in prepositions:
            for below in tree.kids_with(kid, "pobj", "pcomp"):
                return clause_range(tree, below) if tree.is_verb(below) else phrase_range(tree, below)
        infinitive = tree.tags[kid] == "VB" and (dep == "ccomp" or (dep in ("acl", "relcl") and has_to(tree, kid)))
        opening = tree.words[tree.left(kid)]
        infinitive |= tree.tags[kid] == "VB" and dep == "advcl" and has_to(tree, kid) and opening == "for"
        if (
            tree.tags[kid] == "VB"
            and dep in ("acl", "relcl")
            and opening == "that"
            and tree.kid(kid, "nsubj") is not None
        ):
            start, end = clause_range(tree, kid)
            return start + (tree.words[start] == "that"), end  # "that Y hand over A"
        with_that = dep in ("acl", "ccomp") and any(tree.words[mark] == "that" for mark in tree.kids_with(kid, "mark"))
        if infinitive or with_that:
            return clause_range(tree, kid)
    return None


def _listed(tree: Tree, noun: int) -> Range | None:
    """“Russia's demands include A”, “demands which included A”, “its demand was 40 percent”."""
    if not tree.words[noun].startswith(("demand", "condition", "requirement")):
        return None
    telling = words_of("nouns", "telling", "v")
    verbs = [tree.heads[noun]] if tree.deps[noun] == "nsubj" else []
    # the clause may hang on a noun in between: “demands to end the war, which included A”
    verbs += [at + 1 for at in range(noun + 1, min(noun + NEAR, len(tree.words) - 1)) if tree.words[at] == "which"]
    for verb in verbs:
        below = tree.kid(verb, "dobj", "attr", "ccomp")
        if below is None or tree.words[verb] not in telling:
            continue
        if tree.deps[below] == "attr":
            return clause_range(tree, verb)
        return clause_range(tree, below) if tree.is_verb(below) else phrase_range(tree, below)
    return None


def _owner(tree: Tree, noun: int) -> int | None:
    """Who makes a demand that a noun names: “Y's call”, “a call by Y”, “Y repeated its call”."""
    for kid in tree.kids[noun]:
        if tree.deps[kid] == "poss":
            return kid
        if tree.deps[kid] == "prep" and tree.words[kid] in ("by", "from"):
            return tree.kid(kid, "pobj")
    if (nation := nation_of(tree, noun)) is not None:
        return nation
    verb = _governor(tree, noun)
    utters = tree.words[verb] in words_of("nouns", "uttering", "v") and tree.deps[noun] != "nsubj"
    return subject_of(tree, verb) if utters and not is_negated(tree, verb) else None


def _governor(tree: Tree, noun: int) -> int:
    """The verb that a noun hangs on, directly or over prepositions and other nouns."""
    verb = tree.heads[noun]
    while not tree.is_verb(verb) and tree.heads[verb] != verb:
        verb = tree.heads[verb]
    return verb


def addressee_of(tree: Tree, noun: int) -> int | None:
    """Of whom something is demanded with a noun: “a call on Y”, “a warning to Y”."""
    for kid in tree.kids_with(noun, "prep"):
        if tree.words[kid] in ("on", "upon", "to", "against"):
            return tree.kid(kid, "pobj")
    return None


def _need_of(tree: Tree, index: int) -> Iterator[Obligation]:
    """“stressed the importance of A”, “underlined the need for A”, “the need to A”."""
    verb = _governor(tree, index)
    if tree.tags[index][:2] != "NN" or is_negated(tree, verb):
        return
    if tree.words[verb] in words_of("need", "uttering", "v") and (stretch := _complement(tree, index, ("of", "for"))):
        yield Obligation(stretch, cue=index, by=subject_of(tree, verb))


def _condition(tree: Tree, index: int) -> Iterator[Obligation]:
    """“will not A unless Y Z”, “will A only if Y Z”: A waits for Z; where A is held over Y, Z alone."""
    verb = tree.heads[index]
    main = tree.heads[verb]
    if tree.deps[verb] != "advcl" or main == verb or tree.deps[index] not in ("mark", "advmod"):
        return
    limited = any(tree.words[kid] == "only" for kid in tree.kids_with(main, "advmod") if kid < main)
    only = (tree.words[index - 1] == "only" or limited) and tree.words[index] != "until"
    withheld = is_negated(tree, main) or tree.words[main] in words_of("conditions", "withholding", "v")
    held_back = only or tree.words[index] == "unless" or (tree.words[index] == "until" and withheld)
    subject, stretch = subject_of(tree, main), clause_range(tree, main)
    to_be_done = tree.kid(verb, "nsubj", "nsubjpass", "attr") is not None
    if subject is None or not (held_back and to_be_done and stretch[0] <= index < stretch[1]):
        return
    other = tree.kid(verb, "nsubj", "attr")
    open_to_all = tree.is_passive(verb) or tree.kid(verb, "expl") is not None or other is None
    if not (open_to_all or is_personal(tree, other or 0) or tree.tags[other or 0][:3] == "PRP"):
        return  # “unless the weather changes”
    if tree.is_passive(verb) and tree.words[verb] in words_of("conditions", "befalling", "v"):
        return  # “unless she is charged”: what befalls somebody, and nothing asked for
    averted = tree.words[index] == "unless" and not withheld and (_is_coming(tree, main) or _would(tree, main))
    held_over = averted or is_hostile(tree, main, vowed=True)
    if held_over and is_hostile(tree, verb, vowed=False):
        return  # “will stay neutral unless Y attacks”
    wanted = _done_by_others(tree, index, verb) if held_over else stretch
    if _is_coming(tree, main) or tree.words[main] in words_of("conditions", "withholding", "v"):
        yield Obligation(wanted, cue=index, of=other, by=subject)
    if tree.words[index] == "unless" or only:
        yield Obligation(wanted, cue=index, of=other, spoken=True)


def _done_by_others(tree: Tree, mark: int, verb: int) -> Range:
    """What others are to do, behind “unless”; of “there is N”, the thing."""
    thing = tree.kid(verb, "attr") if tree.kid(verb, "expl") is not None else None
    return trim_range(tree, mark + 1 if thing is None else tree.left(thing), clause_range(tree, verb)[1])


def _is_coming(tree: Tree, verb: int) -> bool:
    """Whether somebody speaks of what they will do: “will leave”, “threatened to leave”."""
    if any(tree.words[kid] in COMING for kid in auxiliaries_of(tree, verb)):
        return True
    return tree.deps[verb] == "xcomp" and tree.words[tree.heads[verb]] in words_of("conditions", "announcing", "v")


def _would(tree: Tree, verb: int) -> bool:
    return any(tree.words[kid] in ("would", "’d", "'d") for kid in auxiliaries_of(tree, verb))


def _premise(tree: Tree, index: int) -> Iterator[Obligation]:
    """“its offer is conditional on A”, “made the loan contingent on A”."""
    on = next((kid for kid in (*tree.kids_with(index, "prep"), index + 1) if tree.words[kid : kid + 1] == ["on"]), None)
    offer = subject_of(tree, index if tree.is_verb(index) else _governor(tree, index))
    if on is None or offer is None:
        return
    owner = tree.kid(offer, "poss")
    stretch = trim_range(tree, on + 1, tree.right(on) + 1)
    yield Obligation(stretch, cue=index, by=offer if owner is None else owner)


def _without(tree: Tree, index: int) -> Iterator[Obligation]:
    """“will not sign without guarantees from Y”: the thing is what is demanded."""
    verb, thing = tree.heads[index], tree.kid(index, "pobj")
    if thing is None or not tree.is_verb(verb) or not is_demandable(tree, thing):
        return
    refuses = tree.deps[verb] == "xcomp" and tree.words[tree.heads[verb]] in words_of("cues", "undone", "v")
    if refuses or (is_negated(tree, verb) and _is_coming(tree, verb)):
        yield Obligation(phrase_range(tree, thing), cue=index, of=_giver(tree, thing), by=subject_of(tree, verb))


def _giver(tree: Tree, thing: int) -> int | None:
    for kid in tree.kids_with(thing, "prep"):
        if tree.words[kid] in ("from", "by"):
            return tree.kid(kid, "pobj")
    return None


def _given_time(tree: Tree, verb: int) -> Iterator[Obligation]:
    """“gave Y until Friday to Z”, “gave Y two weeks to Z”."""
    other = tree.kid(verb, "dative", "dobj")
    if other is None or is_negated(tree, verb) or not is_personal(tree, other):
        return
    terms = [at for at in range(other + 1, min(tree.right(verb) + 1, other + NEAR)) if tree.words[at] in TERMS]
    first = tree.left(terms[0]) if terms and terms[0] != other else None
    places = (verb, *terms)
    act = next(
        (k for at in places for k in tree.kids_with(at, "advcl", "xcomp", "acl", "relcl") if has_to(tree, k)), None
    )
    if first is not None and act is not None and act > first > other:
        begin, end = clause_range(tree, act)
        until = tree.words[terms[0]] in ("until", "till")
        start = terms[0] if until else begin + (tree.words[begin] == "to")
        yield Obligation((start, end), cue=verb, of=other, by=subject_of(tree, verb))


def _in_exchange(tree: Tree, index: int) -> Iterator[Obligation]:
    """“offered to A in exchange for B”: B is the price."""
    price = tree.words[index - 1] == "in" and tree.words[index + 1 : index + 2] == ["for"]
    thing = tree.kid(index + 1, "pobj") if price else None
    verb = _governor(tree, index)
    offers = tree.words[verb] in words_of("conditions", "offering", "v") or _is_coming(tree, verb)
    if verb != index and tree.deps[verb] == "xcomp":
        above = tree.heads[verb]
        offers = offers or tree.words[above] in words_of("conditions", "offering", "v")
    if thing is not None and offers and not tree.is_passive(verb):
        yield Obligation(phrase_range(tree, thing), cue=index, of=_giver(tree, thing), by=subject_of(tree, verb))
