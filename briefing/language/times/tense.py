"""Whether a place of a text speaks of what was, what is or what will be: read off the verb that governs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Token

Tense = Literal["past", "present", "future", "unknown"]

AHEAD = frozenset(
    {
        "scheduled",
        "planned",
        "slated",
        "due",
        "set",
        "expected",
        "poised",
        "upcoming",
        "forthcoming",
        "coming",
        "planning",
        "plans",
        "plan",
        "hopes",
        "hoping",
        "aims",
        "intends",
        "intend",
        "intended",
        "expects",
        "expect",
        "agreed",
        "ready",
        "promised",
        "deadline",
        "until",
        "by",
        "begin",
        "begins",
        "start",
        "starts",
        "resume",
        "resumes",
        "opens",
        "takes",
    }
)
"""Words that look ahead: a time that hangs on one of them is still to come, unless a past auxiliary says otherwise."""

WILL = frozenset({"will", "wo", "'ll", "’ll", "shall", "may", "might", "must", "should", "can", "ca"})
WOULD = frozenset({"would", "could"})
BE_PRESENT = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m", "has", "have"})
BE_PAST = frozenset({"was", "were", "had", "did", "been"})
CLIMB = 12  # heads to climb at most: parses of bad text can be deep


def tense_at(token: Token) -> Tense:
    """The tense of the clause that a token hangs in."""
    ahead = False
    for _ in range(CLIMB):
        if token.lower_ in AHEAD and token.tag_ in {"VBN", "JJ", "VBG", "NNS", "NN", "VBZ", "VBP", "VB"}:
            ahead = True
            if token.tag_ in {"JJ", "VBG", "VBN"} and not _auxiliaries(token):
                return "future"
        if token.tag_[:2] in {"VB", "MD"}:
            return _verb_tense(token, ahead)
        if token.head.i == token.i:
            return "unknown"
        token = token.head
    return "unknown"


def _auxiliaries(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]


def _verb_tense(verb: Token, ahead: bool) -> Tense:  # noqa: PLR0911
    auxiliaries = _auxiliaries(verb)
    words = {aux.lower_ for aux in auxiliaries}
    if words & WILL:
        return "future"
    if words & WOULD:
        return "past" if "have" in words else "future"
    if any(aux.tag_ == "TO" for aux in auxiliaries):
        return _infinitive_tense(verb)
    if words & BE_PAST:
        return "future" if ahead or verb.lower_ in AHEAD else "past"
    if words & BE_PRESENT:
        if verb.lower_ in AHEAD or verb.tag_ == "VBG":
            return "future"
        return "past" if verb.tag_ in {"VBN", "VBD"} else "present"
    if verb.tag_ == "VBD":
        return "past"
    if verb.tag_ in {"VBZ", "VBP"}:
        return "future" if ahead else "present"
    if verb.tag_ == "VBN":
        return "future" if ahead else "past"
    if verb.tag_ == "VBG" and verb.head.i != verb.i and verb.dep_ in {"advcl", "pcomp", "acl", "xcomp", "conj"}:
        return tense_at(verb.head)
    return "unknown"


def _infinitive_tense(verb: Token) -> Tense:
    """“to meet Friday”: ahead of now, unless the governing verb is past and not about plans."""
    head = verb.head
    if head.i == verb.i:
        return "future"
    if head.tag_ == "VBD" and verb.dep_ == "xcomp" and head.lower_ not in AHEAD:
        return "past"
    return "future"
