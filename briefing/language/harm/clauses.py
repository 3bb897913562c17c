"""What is bad news: whether a clause or a noun phrase tells of a harm, by the table of words of harm.

Harm alone is no risk; whether it is still to come is for others to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from briefing.language.clauses import clause_range, is_negated
from briefing.language.lemmas import load_lexicon
from briefing.language.tree import Tree
from briefing.language.wordforms import noun_forms, phrasal_verbs, phrases_of, verb_forms, words_of

DEPTH = 4
"""How many steps below a verb a harm may stand that the verb brings about: “could lead to | a wave | of | attacks”."""

COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "xcomp", "ccomp", "oprd", "pobj", "pcomp", "dative", "conj", "agent"})
LEADING = frozenset({"to", "into", "in", "of", "with", "from"})
"""Prepositions through which a verb brings something about: not “push for”, “ask about”."""
UNLIKELY = frozenset({"unlikely", "unable", "reluctant", "unwilling"})
AWAY = frozenset({"event", "case", "free", "safe"})
"""What stands between a harm and what would bring it: “in case of a flood”, “safe from attack”."""
ABSENT = frozenset({"no", "without", "zero", "nor", "neither"})
BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "’s", "'s", "’re", "'re"})


PEACEFUL = verb_forms("strike close hit seal")
"""Verbs of harm that are none with a deal or a target."""


@dataclass(frozen=True)
class HarmWords:
    """The table of harm, every word in all its forms."""

    nouns: frozenset[str]
    verbs: frozenset[str]
    adjectives: frozenset[str]
    pairs: frozenset[tuple[str, ...]]
    causing: frozenset[str]
    relief: frozenset[str]
    good: frozenset[str]
    good_adjectives: frozenset[str]


@cache
def load_harm() -> HarmWords:
    """The table of harm, read once."""
    table: Mapping[str, Any] = load_lexicon("risks")
    fields = table["harm"].values()
    return HarmWords(
        nouns=noun_forms(" ".join(field.get("nouns", "") for field in fields)),
        verbs=verb_forms(" ".join(field.get("verbs", "") for field in fields)),
        adjectives=frozenset(word for field in fields for word in field.get("adjectives", "").split()),
        pairs=frozenset(phrases_of("risks", "phrases", "harm")),
        causing=words_of("risks", "causing", "verbs", "v"),
        relief=words_of("risks", "relief", "verbs", "v"),
        good=words_of("risks", "good", "verbs", "v"),
        good_adjectives=words_of("risks", "good", "adjectives"),
    )


def is_harmful_clause(tree: Tree, verb: int) -> bool:
    """Whether what a verb says, with all that belongs to it, is a harm."""
    if is_negated(tree, verb) or _is_never(tree, verb):
        return _is_good_missing(tree, verb) or _is_harm_open(tree, verb)
    if is_unlikely_good(tree, verb):
        return True
    words, word = load_harm(), tree.words[verb]
    if (tree.is_verb(verb) and word in words.verbs) or _is_harmful_phrasal(tree, verb):
        return not (_strikes_deal(tree, verb) or _is_given_up(tree, verb) or _is_turned(tree, verb))
    if word in words_of("risks", "nouns", "doing", "v") and (harm := tree.kid(verb, "nsubj")) is not None:
        return _is_harm(tree, harm)
    advises = word in BE and tree.kid(verb, "expl") is None and _is_advice(tree, verb)
    brings = (word in words.causing or word in BE) and not advises and not _leaves_to_others(tree, verb)
    return brings and (_brings_harm(tree, verb, DEPTH) or _leaves_bare(tree, verb))


def _leaves_to_others(tree: Tree, verb: int) -> bool:
    """“leave the fighting to others”."""
    given = any(tree.words[kid] == "to" for kid in tree.kids_with(verb, "prep", "dative"))
    return given and tree.words[verb].startswith(("leav", "left"))


def _leaves_bare(tree: Tree, verb: int) -> bool:
    """“leave villages | without power”, “be left homeless”."""
    if not tree.words[verb].startswith(("leav", "left")):
        return False
    bare = words_of("risks", "bare", "adjectives")
    end = clause_range(tree, verb)[1]
    return any(tree.words[at] in bare and tree.tags[at - 1] != "DT" for at in range(verb + 1, end))


def _is_given_up(tree: Tree, verb: int) -> bool:
    """“drop its demand”, “abandon the strike”: a word of harm for what is none, but of a burden the end."""
    thing = tree.kid(verb, "dobj", "nsubjpass")
    ends = tree.words[verb] in words_of("risks", "bare", "ending", "v")
    return ends and thing is not None and (tree.words[thing] in words_of("risks", "bare", "burdens", "n"))


def _is_turned(tree: Tree, verb: int) -> bool:
    """“weaken the storm”, “compromise on the price”: harsh words for what harms nobody."""
    thing = tree.kid(verb, "dobj", "nsubjpass")
    if tree.words[verb].startswith("compromis"):
        return thing is None
    undone = tree.words[verb] in words_of("risks", "relief", "undoing", "v") and thing is not None
    return undone and thing is not None and (_is_harm(tree, thing) or _describes_harm(tree, thing))


def _describes_harm(tree: Tree, noun: int) -> bool:
    """“storm clouds”: a noun before another that makes it one of harm."""
    return any(tree.deps[kid] in ("compound", "nmod") and _is_harm(tree, kid) for kid in tree.kids[noun])


def _is_harm_open(tree: Tree, verb: int) -> bool:
    """“a strike cannot be excluded”, “would not rule out an attack”: not said not to come."""
    out = any(tree.words[kid] == "out" for kid in tree.kids_with(verb, "prt", "advmod", "prep"))
    if not (tree.words[verb].startswith("exclud") or (tree.words[verb] in ("rule", "ruled") and out)):
        return False
    able = any(tree.tags[kid] == "MD" for kid in tree.kids_with(verb, "aux"))
    harm = tree.kid(verb, "nsubjpass") if tree.is_passive(verb) else None
    return able and harm is not None and _is_harm(tree, harm)


def _is_harmful_phrasal(tree: Tree, verb: int) -> bool:
    """“run out”, “break apart”."""
    return tuple(tree.words[verb : verb + 2]) in phrasal_verbs("risks", "phrases", "verbs")


def _is_advice(tree: Tree, verb: int) -> bool:
    """“it would be a mistake to A”: what somebody thinks of doing A, and nothing that may come."""
    subject = tree.kid(verb, "nsubj")
    infinitive = any(tree.tags[kid] == "VB" for kid in tree.kids_with(verb, "xcomp", "advcl"))
    attribute = tree.kid(verb, "attr")
    within = attribute is not None and any(tree.tags[kid] == "VB" for kid in tree.kids[attribute])
    return subject is not None and tree.words[subject] == "it" and (infinitive or within)


def _is_never(tree: Tree, verb: int) -> bool:
    """“never again will …”, where the parser hangs “never” on another adverb."""
    return any(tree.words[at] == "never" for at in range(max(verb - 3, tree.left(verb)), verb))


def is_failure(tree: Tree, verb: int) -> bool:
    """Whether a condition is that something good fails: “if no deal is reached”, “if they veto the merger”."""
    things = [tree.words[kid] for kid in tree.kids_with(verb, "nsubj", "nsubjpass", "dobj")]
    talks = any(thing in words_of("risks", "deadlock", "talks", "n") for thing in things)
    missing = is_negated(tree, verb) or any(
        tree.words[below] in ABSENT for kid in tree.kids_with(verb, "attr", "dobj") for below in tree.kids[kid]
    )
    broken = _is_harmful_phrasal(tree, verb) and "it" in things  # “if it falls through”
    return (missing and _is_good_missing(tree, verb)) or broken or (talks and is_harmful_clause(tree, verb))


def is_of_harm(tree: Tree, verb: int) -> bool:
    """Whether it is a harm that does something: “inflation will go up”."""
    subject = tree.kid(verb, "nsubj")
    gone = tree.words[verb] in words_of("risks", "nouns", "passing", "v")
    return subject is not None and not gone and not is_negated(tree, verb) and _is_harm(tree, subject)


def _is_good_missing(tree: Tree, verb: int) -> bool:
    """Whether what is said not to be is something good: “will not agree”; not “could not be reached for comment”."""
    words, word = load_harm(), tree.words[verb]
    able = any(tree.words[kid] in ("could", "can", "ca") for kid in tree.kids_with(verb, "aux"))
    unreached = able and tree.words[verb] in ("reached", "contacted", "located") and tree.is_negated(verb)
    if unreached or "comment" in tree.words[verb : verb + 5]:
        return False  # “could not be reached for comment”
    return word in words.good or _concerns_good(tree, verb) or (word in BE and _has_good_adjective(tree, verb))


def _concerns_good(tree: Tree, verb: int) -> bool:
    """Whether something good is what does not come: “no progress is made”, “did not reach a deal”."""
    noun = tree.kid(verb, "dobj", "nsubjpass", "attr", "nsubj")
    return noun is not None and tree.words[noun] in words_of("risks", "good", "nouns", "n")


def is_harmful_phrase(tree: Tree, noun: int) -> bool:
    """Whether a noun phrase names a harm: “an invasion”, “a wave of attacks”, “dire consequences”."""
    return _is_harm(tree, noun) or _brings_harm(tree, noun, DEPTH - 1)


def is_hostile(tree: Tree, verb: int, *, vowed: bool) -> bool:
    """Whether an act is done to somebody on purpose: “hit back”, “impose sanctions”, “respond firmly”.

    ``vowed``: it is threatened or promised, or made to depend on what others do, so that it is more than business.
    """
    word = tree.words[verb]
    if is_negated(tree, verb) or _strikes_deal(tree, verb) or _is_given_up(tree, verb):
        return False
    if any((word, tree.words[kid]) in phrasal_verbs("risks", "hostile", "particles") for kid in tree.kids[verb]):
        return True
    if word.startswith("respond") and not vowed:
        adverbs = words_of("risks", "hostile", "adverbs")
        return any(tree.words[kid] in adverbs for kid in tree.kids[verb])
    if word in words_of("risks", "hostile", "verbs", "v") or _is_armed(tree, verb):
        return True
    if _makes_peace(tree, verb):
        return False
    return vowed and word in words_of("risks", "hostile", "withdrawing", "v")


def _makes_peace(tree: Tree, verb: int) -> bool:
    """“withdraw its troops”, “pull out of the province”: not from talks or a treaty."""
    if tree.words[verb].startswith(("stop", "halt", "quit")):
        done = tree.kid(verb, "dobj", "xcomp")  # who would just stop threatens nobody
        return done is None or _is_harm(tree, done)
    if not tree.words[verb].startswith(("withdr", "pull", "leav", "left")):
        return False
    below = list(tree.kids_with(verb, "dobj"))
    below += [inner for kid in tree.kids_with(verb, "prep") for inner in tree.kids_with(kid, "pobj")]
    peaceful = words_of("risks", "hostile", "withdrawn", "n")
    return any(tree.words[kid] in peaceful for kid in below)


def _is_armed(tree: Tree, verb: int) -> bool:
    """“deploy missiles”, “send troops”."""
    noun = tree.kid(verb, "dobj")
    armed = noun is not None and tree.words[noun] in words_of("risks", "hostile", "weapons", "n")
    return armed and tree.words[verb] in words_of("risks", "hostile", "arming", "v")


def _strikes_deal(tree: Tree, verb: int) -> bool:
    """“strike a deal”, “close the deal”, “hit a target”: harsh words for peaceful acts."""
    talks = words_of("risks", "deadlock", "talks", "n") | {"target", "targets"}
    noun = tree.kid(verb, "dobj")
    return noun is not None and tree.words[noun] in talks and tree.words[verb] in PEACEFUL


def is_relieved(tree: Tree, index: int) -> bool:
    """Whether something above a word takes the harm away: “avoid acts that may …”, “to prevent a war”."""
    for _ in range(5):
        head = tree.heads[index]
        if head == index or tree.deps[index] in ("advcl", "ROOT"):
            return False
        if tree.words[head] in load_harm().relief and tree.tags[head][:2] in ("VB", "NN") and head < index:
            return not is_negated(tree, head)
        index = head
    return False


def is_unlikely_good(tree: Tree, verb: int) -> bool:
    """“are unlikely to approve it”."""
    words = load_harm()
    for kid in tree.kids_with(verb, "acomp"):
        if tree.words[kid] in UNLIKELY:
            below = tree.kid(kid, "xcomp") or tree.kid(verb, "xcomp")
            return below is not None and (tree.words[below] in words.good or _has_good_adjective(tree, below))
    return False


def _brings_harm(tree: Tree, index: int, depth: int) -> bool:
    """Whether a harm hangs on a word, directly or over its objects, and nothing on the way takes it away."""
    words = load_harm()
    for kid in tree.kids[index]:
        leads = tree.deps[kid] in COMPLEMENTS or (tree.deps[kid] == "prep" and tree.words[kid] in LEADING)
        if not leads or tree.words[kid] in ABSENT | AWAY or (tree.words[kid] == "from" and not tree.is_verb(index)):
            continue
        if _is_harm(tree, kid):
            return True
        taken_away = tree.words[kid] in words.relief and tree.tags[kid][:2] in ("VB", "NN")
        if depth and not taken_away and _brings_harm(tree, kid, depth - 1):
            return True
    return False


def _is_harm(tree: Tree, index: int) -> bool:
    """Whether a word is itself one of harm, in the part of speech in which it stands; “no war” is none."""
    words, word, tag = load_harm(), tree.words[index], tree.tags[index][:2]
    if any(tree.words[kid] in ABSENT for kid in tree.kids[index]):
        return False
    if tag == "NN":
        return (
            word in words.nouns or (tree.words[index - 1], word) in words.pairs or _has_harmful_adjective(tree, index)
        )
    if tag == "VB":
        return word in words.verbs and not is_negated(tree, index)
    return tag == "JJ" and word in words.adjectives


def _has_harmful_adjective(tree: Tree, noun: int) -> bool:
    """Whether an adjective makes a noun a harm: “dire straits”."""
    return any(tree.deps[kid] == "amod" and tree.words[kid] in load_harm().adjectives for kid in tree.kids[noun])


def _has_good_adjective(tree: Tree, verb: int) -> bool:
    return any(tree.words[kid] in load_harm().good_adjectives for kid in tree.kids_with(verb, "acomp"))
