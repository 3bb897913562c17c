"""Names that are read as other words: "Anna May called", "Will Hansen warned", "Per Holm urged".

A surname that is also a modal, and a forename that is also a modal or a preposition, leave the verb with half of its
subject or with none.  A capital and a verb that no modal goes with ("May called") show what they are.
"""

from __future__ import annotations

from briefing.language.cast.lexicon import load_lexicon
from briefing.language.tokens import NAME_TAGS, NOUN_TAGS, Tokens
from briefing.language.tree import names_like_pronouns

MISREAD = frozenset({"MD", "IN"})
"""Tags that a name gets by its spelling."""
HELPING = frozenset({"aux", "mark", "prep"})
NO_MODAL = frozenset({"VBD", "VBZ", "VBN"})
"""Tags of verbs before which no modal stands."""


def mend_names(tokens: Tokens) -> None:
    """Read names as names, and as subjects of the verbs that they stand before."""
    for at in names_like_pronouns(tokens):
        tokens.tags[at] = "NNP"
        _lead_into_name(tokens, at)
    sentence_starts = {start for start, _ in tokens.sents}
    for at, tag in enumerate(tokens.tags):
        misread = tag in MISREAD or (tag in NAME_TAGS and tokens.deps[at] == "aux")
        if not misread or not tokens.words[at][:1].isupper() or tokens.words[at].isupper():
            continue
        if at not in sentence_starts:
            if not _mend_inner_forename(tokens, at):
                _mend_surname(tokens, at)
        elif not _mend_forename(tokens, at):
            _mend_lone_surname(tokens, at)


def _lead_into_name(tokens: Tokens, at: int) -> None:
    """ "WHO | spokesman Peter Lang said": whose spokesman, where the parser takes it for who speaks."""
    last = at
    while last + 1 < len(tokens) and tokens.tags[last + 1] in NOUN_TAGS:
        last += 1
    verb = tokens.heads[at]
    if last > at and verb == last + 1 and tokens.deps[at] == "nsubj":
        _hang(tokens, last, verb, "nsubj")
        for each in range(at, last):
            _hang(tokens, each, last, "compound")


def _mend_surname(tokens: Tokens, at: int) -> None:
    """ "Anna | May | called": the name before it is part of the same one."""
    before, verb = at - 1, tokens.heads[at]
    named = tokens.tags[before] in NAME_TAGS or tokens.words[before] in load_lexicon().honorifics
    if not named or tokens.deps[at] not in HELPING or verb == at or tokens.tags[verb] not in NO_MODAL:
        return
    if tokens.heads[before] == verb and tokens.deps[before] in ("nsubj", "nsubjpass", "dep", "npadvmod"):
        _hang(tokens, at, verb, tokens.deps[before] if tokens.deps[before] == "nsubjpass" else "nsubj")
        _hang(tokens, before, at, "compound")
        tokens.tags[at] = "NNP"


def _mend_forename(tokens: Tokens, at: int) -> bool:
    """ "Will | Hansen | warned": a forename before a name that is, or should be, the subject.  Whether it was one."""
    after = at + 1
    if tokens.words[at] not in load_lexicon().forenames or tokens.tags[after : after + 1] != ["NNP"]:
        return False
    governor = tokens.heads[at]
    if tokens.tags[governor] not in NO_MODAL or governor < after:
        return False
    if tokens.heads[after] == at and not _has_subject(tokens, governor):
        _hang(tokens, after, governor, "nsubj")
    elif tokens.deps[after] not in ("nsubj", "nsubjpass", "compound") or tokens.heads[after] != governor:
        return False
    _hang(tokens, at, after, "compound")
    tokens.tags[at] = "NNP"
    return True


def _mend_inner_forename(tokens: Tokens, at: int) -> bool:
    """ "Asked about it, | Per | Holm said": a capital inside a sentence shows a name.  Whether it was one."""
    after = at + 1
    if tokens.words[at] not in load_lexicon().forenames or tokens.tags[after : after + 1] != ["NNP"]:
        return False
    if tokens.tags[at - 1] in NAME_TAGS:
        return False
    governor = tokens.heads[at]
    if tokens.heads[after] == at and governor != at:
        verb = tokens.tags[governor] in NO_MODAL and governor > after and not _has_subject(tokens, governor)
        _hang(tokens, after, governor, "nsubj" if verb else "dep")
    _hang(tokens, at, after, "compound")
    tokens.tags[at] = "NNP"
    return True


def _mend_lone_surname(tokens: Tokens, at: int) -> None:
    """ "May | called", "Will | said": no modal stands before such a verb."""
    verb = tokens.heads[at]
    next_to = tokens.deps[at] == "aux" and verb == at + 1
    if next_to and tokens.tags[verb] in ("VBD", "VBZ") and not _has_subject(tokens, verb):
        _hang(tokens, at, verb, "nsubj")
        tokens.tags[at] = "NNP"


def _has_subject(tokens: Tokens, verb: int) -> bool:
    return any(tokens.heads[at] == verb and tokens.deps[at].startswith("nsubj") for at in range(*_around(tokens, verb)))


def _around(tokens: Tokens, at: int) -> tuple[int, int]:
    return tokens.sents[tokens.sent[at]]


def _hang(tokens: Tokens, at: int, head: int, dep: str) -> None:
    tokens.heads[at], tokens.deps[at] = head, dep
