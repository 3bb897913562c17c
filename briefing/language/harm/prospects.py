"""What may come: “could lead to war”, “will hurt exports”, “if the talks fail, A will B”, “the threat of invasion”."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.language.clauses import (
    auxiliaries_of,
    clause_range,
    condition_in,
    is_asked,
    is_negated,
    phrase_range,
    trim_range,
)
from briefing.language.dropped import is_dropped
from briefing.language.harm.clauses import (
    is_failure,
    is_harmful_clause,
    is_harmful_phrase,
    is_hostile,
    is_of_harm,
    is_relieved,
    is_unlikely_good,
    load_harm,
)
from briefing.language.harm.hazard import Hazard, Rules, doer_of, is_past, whole
from briefing.language.tree import Range, Tree
from briefing.language.wordforms import noun_forms, verb_forms, words_of

OVER = verb_forms("avert avoid eliminate remove end dismiss reduce ease lift")
"""Verbs that say of a danger that it is gone."""

WOULD = frozenset({"would", "’d", "'d"})
FEARING = frozenset({"about", "over", "of", "at", "by"})
UTTERED = noun_forms("threat warning")
"""What somebody has uttered, and stands whatever others make of it: "shrugged off threats of war"."""


def load_rules() -> Rules:
    """Which words each rule looks at."""
    nouns = (words_of("risks", "nouns", name, "n") for name in ("sure", "feared", "open"))
    yield words_of("risks", "modals", "possible") | words_of("risks", "modals", "future"), _modal
    yield frozenset({"if", "unless"}), _if_harm
    yield words_of("risks", "likely", "words"), _likely
    yield words_of("risks", "likely", "verbs", "v"), _threatens
    yield words_of("risks", "likely", "hard", "v"), _struggles
    yield frozenset().union(*nouns), _possibility
    yield frozenset({"whether"}), _doubt
    yield words_of("risks", "nouns", "afraid"), _afraid


def _modal(tree: Tree, index: int) -> Iterator[Hazard]:
    """“could lead to war”, “will hurt exports”, “would retaliate if”."""
    verb = tree.heads[index]
    if tree.deps[index] != "aux" or not tree.is_verb(verb) or is_past(tree, verb) or _is_supposed(tree, verb):
        return
    stretch = whole(tree, verb)
    conditional = condition_in(tree, stretch) is not None or is_otherwise(tree, verb)
    harmful, hostile = is_harmful_clause(tree, verb), is_hostile(tree, verb, vowed=conditional)
    certain = tree.words[index] not in words_of("risks", "modals", "possible")
    leaves = conditional and tree.words[verb].startswith("walk") and hostile  # “could walk away if”
    if not harmful and not (certain and hostile and conditional) and not leaves:
        return
    able = tree.words[index] == "can" and not is_negated(
        tree, verb
    )  # what can happen happens now and then, and is no news unless it depends on something
    if (able and not conditional) or is_relieved(tree, verb) or is_asked(tree, verb):
        return
    # what would be is told by somebody, or depends on something; else it is the past as seen from further back
    told = tree.words[index] in WOULD and not conditional
    yield Hazard(stretch, "hazard", verb, 2, doer=doer_of(tree, verb), hostile=hostile, told=told)


def is_otherwise(tree: Tree, verb: int) -> bool:
    """“would otherwise leave the government”: on what it depends, the words before tell."""
    return any(tree.words[kid] == "otherwise" for kid in tree.kids_with(verb, "advmod"))


def _is_supposed(tree: Tree, verb: int) -> bool:
    return any(tree.words[kid] in ("if", "unless", "whether") for kid in tree.kids_with(verb, "mark"))


def _if_harm(tree: Tree, index: int) -> Iterator[Hazard]:
    """“A will B if there is no deal”: the failure stands in the condition, or what follows is a harm itself."""
    verb = tree.heads[index]
    main = tree.heads[verb]
    failing = tree.words[index] == "unless" or is_harmful_clause(tree, verb)
    only = any(tree.words[kid] == "only" for kid in tree.kids_with(main, "advmod"))
    if tree.deps[verb] != "advcl" or main == verb or only or not failing or is_asked(tree, verb):
        return
    subject = tree.kid(verb, "nsubj", "nsubjpass")
    if subject is not None and tree.words[subject] in ("you", "one", "i"):
        return
    helpers = {tree.words[kid] for kid in auxiliaries_of(tree, main)}
    coming = helpers & (words_of("risks", "modals", "future") | words_of("risks", "modals", "possible") | {"to"})
    follows = tree.words[index] == "unless" or is_failure(tree, verb)
    follows = follows or is_harmful_clause(tree, main) or is_hostile(tree, main, vowed=True) or is_of_harm(tree, main)
    if coming and follows and not is_past(tree, main) and tree.words[main] not in load_harm().relief:
        yield Hazard(whole(tree, main), "conditional", main, 3, doer=doer_of(tree, main))


def _likely(tree: Tree, index: int) -> Iterator[Hazard]:
    """“is likely to collapse”, “is unlikely to succeed”."""
    be = tree.heads[index]
    if not tree.is_verb(be) or tree.tags[be] == "VBD" or is_negated(tree, be) or _is_supposed(tree, be):
        return
    below = (*tree.kids_with(index, "xcomp"), *tree.kids_with(be, "xcomp"))
    if is_unlikely_good(tree, be) or (
        tree.words[index] != "unlikely" and any(is_harmful_clause(tree, verb) for verb in below)
    ):
        told = any(tree.words[kid] in WOULD for kid in auxiliaries_of(tree, be))
        yield Hazard(whole(tree, be), "hazard", be, 3, doer=doer_of(tree, be), told=told)


def _threatens(tree: Tree, index: int) -> Iterator[Hazard]:
    """“threatens to derail the talks”, “risks a war”: by a thing; threats that somebody utters are cues."""
    if not tree.is_verb(index) or is_negated(tree, index) or tree.tags[index] in ("VBD", "VBN"):
        return
    below = tree.kid(index, "xcomp", "dobj", "ccomp")
    if below is None or is_relieved(tree, index) or tree.deps[index] in ("advcl", "pcomp"):
        return
    harmful = is_harmful_clause(tree, below) if tree.is_verb(below) else is_harmful_phrase(tree, below)
    if harmful or (tree.words[index].startswith("threat") and not tree.tags[below].startswith(("NNP", "PRP"))):
        yield Hazard(whole(tree, index), "hazard", index, 3, doer=doer_of(tree, index))


def _possibility(tree: Tree, index: int) -> Iterator[Hazard]:
    """“the threat of invasion”, “fears that A will B”, “the prospect of war”."""
    if tree.tags[index][:2] != "NN" or _is_gone(tree, index):
        return
    sure = tree.words[index] in words_of("risks", "nouns", "sure", "n")
    for kid in tree.kids[index]:
        if tree.deps[kid] == "prep" and tree.words[kid] in FEARING:
            below = tree.kid(kid, "pobj", "pcomp")
            if below is None or tree.tags[below] == "IN":
                continue
            harmful = is_harmful_clause(tree, below) if tree.is_verb(below) else is_harmful_phrase(tree, below)
            if harmful or (sure and tree.words[kid] == "of"):
                uttered = tree.words[index] in UTTERED and tree.deps[index] == "dobj"
                stretch = _words_of_danger(tree, index)
                yield Hazard(stretch, "hazard", index, 4, doer=_whose(tree, below), sure=uttered)
                return
        if tree.deps[kid] in ("acl", "ccomp") and kid > index and tree.is_verb(kid) and is_open_harm(tree, kid):
            yield Hazard(whole(tree, kid), "hazard", index, 4, doer=doer_of(tree, kid))
            return
    if sure and tree.deps[index] == "nsubj" and tree.words[tree.heads[index]] in ("arise", "arises", "loom", "looms"):
        yield Hazard(whole(tree, tree.heads[index]), "hazard", index, 4)


def _words_of_danger(tree: Tree, noun: int) -> Range:
    """The phrase that names a danger; with the clause where that says that it grows: “the danger of war is rising”."""
    verb = tree.heads[noun]
    growing = tree.words[verb] in words_of("risks", "nouns", "growing", "v")
    return whole(tree, verb) if growing and tree.deps[noun] in ("nsubj", "nsubjpass") else phrase_range(tree, noun)


def _struggles(tree: Tree, index: int) -> Iterator[Hazard]:
    """“is struggling to contain the fire”."""
    below = tree.kid(index, "xcomp")
    if below is not None and tree.words[below] in words_of("risks", "likely", "minds", "v"):
        return  # “struggles to understand”
    now = tree.tags[index] in ("VBZ", "VBP") or (tree.tags[index] == "VBG" and auxiliaries_of(tree, index))
    if below is not None and now and not is_negated(tree, index):
        yield Hazard(whole(tree, index), "hazard", index, 4)


def _doubt(tree: Tree, index: int) -> Iterator[Hazard]:
    """“questions over whether A can win approval”, “doubts about whether B will last”."""
    if tree.words[index - 1] not in ("over", "about"):
        return
    doubts = words_of("risks", "nouns", "doubts", "n")
    noun = next((place for place in range(index - 2, max(index - REACH, 0), -1) if tree.words[place] in doubts), None)
    asked = noun is not None and (  # “a lawyer's question about whether”, “answered a question about whether”
        tree.kid(noun, "poss") is not None
        or tree.words[tree.heads[noun]] in words_of("risks", "nouns", "answering", "v")
    )
    if noun is not None and not asked and noun >= tree.sentence_bounds(index)[0] and not _is_gone(tree, noun):
        end = max(clause_range(tree, tree.heads[index])[1], index + 1)
        yield Hazard(trim_range(tree, tree.left(noun), end), "hazard", index, 4)


REACH = 12
"""Words that may lie between a doubt and its “whether”."""


def _afraid(tree: Tree, index: int) -> Iterator[Hazard]:
    """“worried about more attacks”, “afraid that A will B”."""
    if tree.deps[index] not in ("acomp", "amod", "ROOT", "oprd", "ccomp") or is_negated(tree, tree.heads[index]):
        return
    for kid in tree.kids[index]:
        if tree.deps[kid] == "prep" and tree.words[kid] in FEARING:
            below = tree.kid(kid, "pobj", "pcomp")
            if below is not None and is_harmful_phrase(tree, below):
                yield Hazard(
                    trim_range(tree, tree.left(below), tree.right(below) + 1),
                    "warning",
                    index,
                    4,
                    doer=_whose(tree, below),
                )
        elif tree.deps[kid] == "ccomp" and tree.is_verb(kid) and is_open_harm(tree, kid):
            yield Hazard(whole(tree, kid), "warning", index, 4, doer=doer_of(tree, kid))


def is_open_harm(tree: Tree, verb: int) -> bool:
    """Whether a clause tells of a harm that is still to come, or of an act against somebody."""
    helpers = {tree.words[kid] for kid in auxiliaries_of(tree, verb)}
    coming = helpers & (words_of("risks", "modals", "possible") | words_of("risks", "modals", "future") | {"to"})
    if not coming or is_past(tree, verb):
        return False
    return is_harmful_clause(tree, verb) or is_hostile(tree, verb, vowed=False)


def _is_gone(tree: Tree, noun: int) -> bool:
    """Whether a danger is said not to be, or to be over: “no risk of”, “averted the threat”."""
    if any(tree.words[kid] in ("no", "any", "little", "less", "past", "former") for kid in tree.kids[noun]):
        return True
    if is_dropped(tree, noun):
        return True
    head = tree.heads[noun]
    return tree.is_verb(head) and (is_negated(tree, head) or tree.words[head] in OVER)


def _whose(tree: Tree, noun: int) -> int | None:
    """Who would do what a noun names: “an attack by Y”, “Y's attack”."""
    for kid in tree.kids_with(noun, "prep"):
        if tree.words[kid] in ("by", "from"):
            return tree.kid(kid, "pobj")
    return tree.kid(noun, "poss")
