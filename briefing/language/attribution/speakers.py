"""Who can say something: persons, bodies of persons, and the documents and polls that speak for them."""

from __future__ import annotations

from briefing.language.attribution.wordlists import load_words
from briefing.language.cast.lexicon import load_lexicon
from briefing.language.tree import Tree

EXPLETIVE = frozenset({"it", "there", "this", "that", "what", "which"})


def can_speak(tree: Tree, head: int) -> bool:
    """Whether a noun phrase with this head may stand for persons, a body of persons, or what speaks for them."""
    tag, word = tree.tags[head], tree.words[head]
    if tag.startswith(("NNP", "PRP", "WP", "CD")):
        return True
    if tree.doc[head].text[0].isupper() and (not tree.starts[head] or tag[:2] in ("VB", "JJ", "RB")):
        return True  # a name that the tagger has taken for another word
    if any(word in load_words(name) for name in ("showing", "documents", "somebody")):
        return True
    if word in load_words("counted"):
        of = next((kid for kid in tree.kids_with(head, "prep") if tree.words[kid] == "of"), None)
        counted = tree.kid(of, "pobj") if of is not None else None
        return counted is None or can_speak(tree, counted)
    return tag.startswith("NN") and (is_personal(word, tag) or _is_named(tree, head))


def _is_named(tree: Tree, head: int) -> bool:
    """Whether a name follows that tells who it is: "the builder | Acme"."""
    name = tree.kid(head, "appos")
    return name is not None and name > head and tree.left(name) == head + 1 and tree.tags[name] == "NNP"


def is_thing(tree: Tree, head: int) -> bool:
    """Whether a noun that means no persons is by its ending, or as a common word, the name of a thing or an act."""
    word, tag = tree.words[head], tree.tags[head]
    if not tag.startswith("NN") or tag.startswith("NNP") or len(word) < 4:
        return False
    single = word[:-1] if tag == "NNS" and word.endswith("s") else word
    if single in load_words("issuing") or word in load_words("issuing"):
        return False
    return single.endswith(tuple(load_words("abstract_endings"))) or single in load_words("things")


def is_personal(word: str, tag: str) -> bool:
    """Whether a noun means persons or a body of persons."""
    lexicon = load_lexicon()
    if word in lexicon.plural_people:
        return True
    single = _single(word) if tag == "NNS" else word
    if any(one in lexicon.collectives or one in lexicon.single_people for one in (word, single)):
        return True
    if single in lexicon.offices or single in load_words("bodies"):
        return True
    return tag == "NNS" and word.endswith(tuple(load_words("personal_endings")))


def _single(word: str) -> str:
    """The singular of a plural: armies, unions."""
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def is_expletive(tree: Tree, subject: int, verb: int) -> bool:
    """Whether a subject stands for nobody: "it is clear that", "there were fears"."""
    return tree.deps[subject] == "expl" or (tree.words[subject] in EXPLETIVE and tree.heads[subject] == verb)
