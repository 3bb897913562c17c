"""Whether a capital or a region acts, so that its government is meant, or only lies there."""

from __future__ import annotations

from briefing.language.cast.lexicon import word_list
from briefing.language.cast.names import Name
from briefing.language.tokens import Tokens

ACTING_PREPOSITIONS = word_list("acting_prepositions")
SENT = word_list("nouns_before_from")
PLACE_VERBS = word_list("place_verbs")


def acts(name: Name, tokens: Tokens) -> bool:
    """Whether a place's name stands where only somebody who acts can stand: subject, object, possessor, party."""
    if name.text.isupper() and len(name.text) > 3:  # a dateline
        return False
    at = tokens.root(name.start, name.end)
    for _ in range(4):
        if tokens.deps[at] != "conj":
            break
        at = tokens.heads[at]
    dep, head = tokens.deps[at], tokens.heads[at]
    after = tokens.words[name.end] if name.end < len(tokens) else ""
    if after in {"-", "(", ","} and name.start == tokens.sents[tokens.sent[name.start]][0]:
        return False
    if dep in {"nsubj", "nsubjpass", "dobj", "iobj", "dative"}:
        return tokens.words[head].lower() not in PLACE_VERBS
    if dep == "poss":
        return True
    if dep == "pobj":
        return _by_preposition(head, tokens)
    return False


def _by_preposition(preposition: int, tokens: Tokens) -> bool:
    word, governor = tokens.words[preposition].lower(), tokens.heads[preposition]
    if word in {"from", "to"}:
        return word == "from" and tokens.words[governor].lower() in SENT
    if word == "for":
        return tokens.tags[governor] in {"NN", "NNS", "JJ"}
    return word in ACTING_PREPOSITIONS


def is_located(name: Name, tokens: Tokens) -> bool:
    """Whether a state's name only says where: "in Norway", "near Norway"."""
    at = tokens.root(name.start, name.end)
    return tokens.deps[at] == "pobj" and tokens.words[tokens.heads[at]].lower() in {
        "in", "at", "near", "across", "inside", "outside", "around", "throughout", "into", "through", "within",
    }  # fmt: skip
