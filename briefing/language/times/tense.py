"""Whether a place of a text speaks of what was, what is or what will be: read off the verb that governs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from briefing.language.times.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

Tense = Literal["past", "present", "future", "open", "unknown"]
"""`open`: the verb is past, but the time is that of a happening it speaks of (“discussed the summit of July 27”)."""

WILL = frozenset({"will", "wo", "'ll", "’ll", "shall", "may", "might", "must", "should", "can", "ca"})
SURE = frozenset({"will", "wo", "'ll", "’ll", "shall"})
WOULD = frozenset({"would", "could"})
BE_PRESENT = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m", "has", "have"})
BE_PAST = frozenset({"was", "were", "had", "did", "been"})
PERFECT = frozenset({"has", "have", "'s", "’s", "'ve", "’ve"})
BY = frozenset({"by", "until", "till", "before"})
DEADLINES = frozenset({"deadline", "deadlines", "ultimatum"})
DESCRIBING = frozenset({"compound", "nmod", "amod", "poss", "nummod"})
FORESEEN = frozenset({"forecast", "predicted", "projected", "seen"})
"""Ahead only where they are said of now: “is forecast to crest on Saturday”, not “was predicted on Saturday”."""
LEADING_UP = frozenset({"ahead", "run-up", "lead-up", "runup", "eve"})
CLIMB = 12  # heads to climb at most: parses of bad text can be deep


def tense_at(token: Token) -> Tense:
    """The tense of the clause that a token hangs in.

    A time that only describes a noun (“Wednesday's ruling”, “a June agreement”) says little of when the verb's deed is
    done: there only “will”, a word that looks ahead or a happening that is named in advance makes it a coming one.
    """
    lexicon, ahead, describes, of_happening, preposition = load_lexicon(), False, False, False, ""
    of_deadline, goes_to, goes_for, leads = False, False, False, False
    for _ in range(CLIMB):
        if is_ahead(token):
            ahead = True
            if token.tag_ in {"JJ", "VBG", "VBN"} and not _auxiliaries(token):
                return "future"
        if token.tag_ in {"IN", "TO"} and (not preposition or token.lower_ in BY):
            preposition = token.lower_
        of_deadline = of_deadline or token.lower_ in DEADLINES
        goes_to = goes_to or (token.lower_ == "to" and preposition != "to")
        goes_for = goes_for or token.lower_ == "for"
        if token.tag_[:2] in {"VB", "MD"}:
            ahead = ahead or any(child.dep_ == "acomp" and is_ahead(child) for child in token.children)
            moved = preposition in {"to", "until", "till", "for"} and token.lower_ in lexicon.movers
            called = token.lower_ in lexicon.callers and (goes_to or _calls_to(token, preposition))
            called = called or (goes_for and token.lower_ == "called" and bool(_auxiliary_words(token) & PERFECT))
            if moved or called or _is_deadline(token, preposition, of_deadline):
                return "future"
            tense = _verb_tense(token, ahead or _is_condition(token), describes)
            return "open" if of_happening and tense == "past" else tense
        leads = leads or token.lower_ in LEADING_UP or (token.lower_ == "lead" and token.nbor(1).lower_ in {"up", "-"})
        if token.head.i == token.i:  # a headline: “News ahead of Monday's vote”
            return "future" if (leads and of_happening) or _is_misread(token) else "unknown"
        if token.dep_ in DESCRIBING or token.dep_ in {"prep", "npadvmod"}:
            of_happening = of_happening or token.head.lower_ in lexicon.happenings
            describes = describes or (token.dep_ in DESCRIBING and not of_happening)
        beside = token.dep_ in DESCRIBING or (token.dep_ == "prep" and token.head.tag_ in {"NN", "NNS"})
        if beside and any(is_ahead(child) for child in token.head.lefts):
            return "future"  # “the planned March 16 referendum”, “a planned visit on Friday was dropped”
        token = token.head
    return "unknown"


def _is_misread(root: Token) -> bool:
    """“The parliament votes on Friday”: a verb on the programme that the tagger has taken for a plural."""
    subject = root.i > 0 and root.nbor(-1).tag_ == "NN" and root.nbor(-1).dep_ == "compound"
    return bool(subject) and root.tag_ == "NNS" and root.lower_ in load_lexicon().programmes


def _calls_to(verb: Token, preposition: str) -> bool:
    """“invited them to a meeting in Oslo on Thursday”: the day, which the parser hangs on the calling."""
    happenings = load_lexicon().happenings
    return preposition == "on" and any(
        noun.lower_ in happenings for child in verb.children if child.lower_ == "to" for noun in child.children
    )


def _is_deadline(verb: Token, preposition: str, of_deadline: bool) -> bool:
    """Whether a day is one by which something has to be done: “set a deadline of Sunday”, “asked for it by Friday”.

    It was ahead when that was laid down, whatever the tense.  In “had set a deadline of Sunday” it may be over.
    """
    lexicon, words = load_lexicon(), {aux.lower_ for aux in _auxiliaries(verb)}
    if words & {"had", "having"}:
        return False
    if verb.lower_ == "had" and verb.dep_ == "ccomp" and preposition in {"until", "till"}:
        return True  # “said that members had until Friday to vote”
    if verb.lower_ in {"has", "have"} and preposition in {"until", "till"}:
        return True
    return verb.lower_ in lexicon.setters if of_deadline else preposition in BY and verb.lower_ in lexicon.askers


def is_ahead(token: Token) -> bool:
    """Whether a word looks ahead: “scheduled”, “due”, “upcoming”, “set for”; a record is only “set on” a day."""
    if token.lower_ == "set" and token.tag_ == "VBN" and token.i + 1 < len(token.doc):
        return token.nbor(1).lower_ in {"for", "to"}
    if token.lower_ in FORESEEN:
        return token.tag_ == "VBN" and bool(_auxiliary_words(token) & {"is", "are"})
    return token.lower_ in load_lexicon().ahead and token.tag_[:2] in {"VB", "JJ", "NN"}


def _auxiliary_words(verb: Token) -> set[str]:
    return {aux.lower_ for aux in _auxiliaries(verb)}


def _auxiliaries(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]


def _verb_tense(verb: Token, ahead: bool, describes: bool) -> Tense:
    auxiliaries = _auxiliaries(verb)
    words = {aux.lower_ for aux in auxiliaries}
    if words & (SURE if describes else WILL):
        return "future"
    if words & WOULD:
        return "past" if "have" in words else "unknown" if describes else "future"
    if any(aux.tag_ == "TO" for aux in auxiliaries):
        return "unknown" if describes else _infinitive_tense(verb)
    if words & BE_PAST:
        return "future" if ahead or is_ahead(verb) or _is_condition(verb) else "past"
    if words & (BE_PRESENT | {"do", "does"} if ahead else BE_PRESENT):
        return _tense_of_compound(verb, ahead, describes)
    return _tense_of_form(verb, ahead, describes)


def _is_condition(verb: Token) -> bool:
    """“if it does not leave by Friday”, “if no deal is reached”: told in the present, of what is to come.

    So is “would go if there was no deal by Friday”: a past that only goes with its “would”.
    """
    if not any(child.dep_ == "mark" and child.lower_ in {"if", "unless"} for child in verb.children):
        return False
    words = _auxiliary_words(verb)
    if words <= {"do", "does", "is", "are"} and (words or verb.tag_ in {"VB", "VBZ", "VBP"}):
        return True
    return words <= {"did", "was", "were"} and bool(_auxiliary_words(verb.head) & WOULD) and verb.head.i != verb.i


def _tense_of_compound(verb: Token, ahead: bool, describes: bool) -> Tense:
    """“is meeting”, “has met”, “is scheduled”; “if it is agreed”."""
    if ahead or _is_condition(verb) or is_ahead(verb) or (verb.tag_ == "VBG" and not describes):
        return "future"
    return "past" if verb.tag_ in {"VBN", "VBD"} else "present"


def _tense_of_form(verb: Token, ahead: bool, describes: bool) -> Tense:
    """“met”, “meets”, “meeting”."""
    if verb.tag_ in {"VBD", "VBN"}:
        return "future" if (ahead and verb.tag_ == "VBN") or _is_condition(verb) else "past"
    if verb.tag_ in {"VBZ", "VBP"}:
        programme = not describes and verb.lower_ not in load_lexicon().states
        return "future" if ahead or programme else "present"
    if verb.tag_ == "VBG" and verb.head.i != verb.i and verb.dep_ in {"advcl", "pcomp", "acl", "xcomp", "conj"}:
        return tense_at(verb.head)
    return "unknown"


def _infinitive_tense(verb: Token) -> Tense:
    """“to meet Friday”: ahead of now, unless the governing verb is past and not about plans."""
    head = verb.head
    if head.i == verb.i:
        return "future"
    if head.lower_ in {"was", "were"} and not any(child.lower_ == "have" for child in verb.children):
        return "future"  # “was to meet them again on Thursday”, and nobody knows yet whether
    if head.tag_ == "VBD" and verb.dep_ in {"xcomp", "advcl"} and head.lower_ not in load_lexicon().promises:
        return "past"
    return "future"
