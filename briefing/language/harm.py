"""What is bad news: whether a clause or a noun phrase tells of a harm, by the table of words of harm.

Harm alone is no risk; whether it is still to come is for the stage to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from briefing.language.attribution.tree import Tree
from briefing.language.clauses import is_negated
from briefing.language.lemmas import inflect_noun, inflect_verb, load_lexicon

DEPTH = 4
"""How many steps below a verb a harm may stand for the verb to bring it about: “could lead to | a wave | of | attacks”."""

COMPLEMENTS = frozenset(
    {"dobj", "attr", "acomp", "prep", "pobj", "xcomp", "ccomp", "oprd", "pcomp", "dative", "conj", "agent"}
)
UNLIKELY = frozenset({"unlikely", "unable", "reluctant", "unwilling"})
ABSENT = frozenset({"no", "without", "zero", "nor", "neither"})
BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "’s", "'s", "’re", "'re"})


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
        pairs=frozenset(tuple(pair.split()) for pair in table["phrases"]["harm"].split("|")),
        causing=verb_forms(table["causing"]["verbs"]),
        relief=verb_forms(table["relief"]["verbs"]),
        good=verb_forms(table["good"]["verbs"]),
        good_adjectives=frozenset(table["good"]["adjectives"].split()),
    )


def verb_forms(words: str) -> frozenset[str]:
    """All forms of some verbs; those that double their last letter with it (“banned”)."""
    return frozenset(form for word in words.split() for base in (word, word + word[-1]) for form in _of(word, base))


def noun_forms(words: str) -> frozenset[str]:
    """Singular and plural of some nouns."""
    return frozenset(form for word in words.split() for form in inflect_noun(word))


def _of(word: str, base: str) -> Iterable[str]:
    """The forms of a verb; with the last letter doubled only those that end in -ed and -ing."""
    if base == word:
        return inflect_verb(word)
    short = len(word) > 2 and word[-1] not in "aeiouwxy" and word[-2] in "aeiou" and word[-3] not in "aeiou"
    return (base + "ed", base + "ing") if short else ()


def is_harmful_clause(tree: Tree, verb: int) -> bool:
    """Whether what a verb says, with all that belongs to it, is a harm."""
    words, word = load_harm(), tree.words[verb]
    if is_negated(tree, verb):
        return word in words.good or (word in BE and _has_good_adjective(tree, verb))
    if _is_unlikely_good(tree, verb):
        return True
    if word in words.verbs and not _is_merely_noun(tree, verb):
        return True
    return (word in words.causing or word in BE) and _brings_harm(tree, verb, DEPTH)


def is_harmful_phrase(tree: Tree, noun: int) -> bool:
    """Whether a noun phrase names a harm: “an invasion”, “a wave of attacks”, “dire consequences”."""
    return _is_harm(tree, noun) or _brings_harm(tree, noun, DEPTH - 1)


def _is_merely_noun(tree: Tree, index: int) -> bool:
    return tree.tags[index][:2] not in ("VB", "MD")


def _brings_harm(tree: Tree, index: int, depth: int) -> bool:
    """Whether a harm hangs on a word, directly or over its objects, and nothing on the way takes it away."""
    words = load_harm()
    for kid in tree.kids[index]:
        if tree.deps[kid] not in COMPLEMENTS or tree.words[kid] in ABSENT:
            continue
        if _is_harm(tree, kid):
            return True
        taken_away = tree.words[kid] in words.relief and tree.tags[kid][:2] in ("VB", "NN")
        if depth and not taken_away and _brings_harm(tree, kid, depth - 1):
            return True
    return False


def _is_harm(tree: Tree, index: int) -> bool:
    """Whether a word is itself one of harm, in the part of speech in which it is; “no war” is none."""
    words, word, tag = load_harm(), tree.words[index], tree.tags[index][:2]
    if any(tree.words[kid] in ABSENT for kid in tree.kids[index]):
        return False
    if tag == "NN":
        return word in words.nouns or _is_pair(tree, index) or _has_harmful_adjective(tree, index)
    if tag == "VB":
        return word in words.verbs and not is_negated(tree, index)
    return tag == "JJ" and word in words.adjectives


def _is_pair(tree: Tree, index: int) -> bool:
    return (tree.words[index - 1], tree.words[index]) in load_harm().pairs


def _has_harmful_adjective(tree: Tree, noun: int) -> bool:
    """Whether an adjective makes a noun a harm: “dire straits”; not “nuclear power”, which is a matter of fact."""
    words = load_harm().adjectives
    return any(tree.deps[kid] == "amod" and tree.words[kid] in words - {"nuclear"} for kid in tree.kids[noun])


def _is_unlikely_good(tree: Tree, verb: int) -> bool:
    """“are unlikely to approve it”."""
    words = load_harm()
    for kid in tree.kids_with(verb, "acomp"):
        if tree.words[kid] in UNLIKELY:
            below = tree.kid(kid, "xcomp")
            return below is None or tree.words[below] in words.good or _has_good_adjective(tree, below)
    return False


def _has_good_adjective(tree: Tree, verb: int) -> bool:
    return any(tree.words[kid] in load_harm().good_adjectives for kid in tree.kids_with(verb, "acomp"))
