"""What is asked of a verb: whose clause it is in, who does it, whether it is negated, to come, or only wanted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.language.deadlines.lexicon import listed
from briefing.language.doers import CLIMB, subject_above

if TYPE_CHECKING:
    from spacy.tokens import Token

CONTINUING = frozenset({"conj", "xcomp", "acomp", "advcl"})
"""The dependencies by which a verb goes on with another one's clause."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
HAVING = frozenset({"have", "has", "had", "'ve", "’ve"})
NEEDING = HAVING | {"need", "needs", "needed"}
OBLIGING = frozenset({"must", "shall"})
BEING = frozenset({"be", "is", "are", "was", "were", "'s", "'re", "’s", "’re", "been"})
AHEAD = frozenset({"will", "'ll", "’ll", "shall", "would", "may", "could", "might", "must", "can", "to"})
NOW = frozenset({"is", "are", "'s", "'re", "’s", "’re", "being"})


def upwards(verb: Token) -> Iterator[Token]:
    """The verb and those that it completes or continues: “leave”, then “have”, in “have to leave”."""
    for _ in range(4):
        yield verb
        joined = verb.dep_ == "conj" and own_subject(verb) is None
        completes = verb.dep_ in {"xcomp", "ccomp", "advcl", "acl"} and is_infinitive(verb)
        if verb.head.i == verb.i or not (joined or completes or (verb.dep_ == "xcomp" and verb.tag_ == "VBG")):
            return
        if verb.head.tag_[:2] not in {"VB", "JJ", "MD"}:
            return
        verb = verb.head


def clause_head(verb: Token) -> Token:
    """The verb whose clause has the subject: “have” for “have to leave”, “is” for “is due”."""
    for _ in range(CLIMB):
        continues = verb.dep_ in {"xcomp", "acomp"} or (verb.dep_ == "conj" and verb.head.tag_[:2] in {"VB", "MD"})
        if own_subject(verb) is not None or verb.head.i == verb.i or not continues:
            return verb
        verb = verb.head
    return verb


def subject_of(verb: Token) -> Token | None:
    """Who does it: the verb's own subject, or that of the clause that it continues; a relative's noun."""
    return subject_above(verb, CONTINUING)


def own_subject(verb: Token) -> Token | None:
    """The subject that the verb has itself, “there” and “it” among them."""
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def passive_subject(verb: Token) -> Token | None:
    """Who has it done to him."""
    return next((child for child in verb.children if child.dep_ == "nsubjpass"), None)


def agent_of(verb: Token) -> Token | None:
    """“by the court” of a passive."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return None


def doer_of(verb: Token) -> Token | None:
    """Who takes a measure: the active subject, or the agent of a passive; never the measure itself."""
    passive = any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children)
    doer = agent_of(verb) if passive else subject_of(verb)
    return None if doer is not None and doer.lower_ in listed("measured") else doer


def auxiliaries(verb: Token) -> frozenset[str]:
    """The auxiliaries of a verb, in lower case."""
    return frozenset(child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"})


def is_infinitive(verb: Token) -> bool:
    """Whether “to” stands before it."""
    return any(child.tag_ == "TO" and child.dep_ == "aux" for child in verb.children)


def is_obliged(verb: Token) -> bool:
    """“must leave”; “has to”, “needs to”, “is to” leave."""
    if auxiliaries(verb) & OBLIGING:
        return True
    completed = any(child.dep_ == "xcomp" and is_infinitive(child) for child in verb.children)
    return completed and verb.dep_ != "aux" and verb.lower_ in NEEDING | BEING


def is_to_come(verb: Token) -> bool:
    """“will close”, “is to close”, “closes”, “is closing”: told as a thing to come."""
    words = auxiliaries(verb)
    if words & AHEAD or verb.tag_ in {"VBZ", "VBP"}:
        return True
    return verb.tag_ in {"VBG", "VBN"} and bool(words & NOW)


def is_supposed(verb: Token) -> bool:
    """“asked if they would walk out”, “whether the ban ends”: nobody says that it will."""
    beside = (child for step in (*upwards(verb), clause_head(verb)) for child in step.children)
    return any(child.lower_ in {"if", "whether"} and child.dep_ in {"mark", "advmod"} for child in beside)


def is_only_wanted(verb: Token) -> bool:
    """“called on them to extend it until Friday”: asked for, and not so."""
    return any(step.i != verb.i and step.lower_ in listed("wanting") | listed("orders") for step in upwards(verb))


def is_said_to_be(verb: Token, name: str) -> bool:
    """“is due”, “remains closed”: an adjective of a list, without an infinitive (“is due to start”)."""
    described = [child for child in verb.children if child.dep_ in {"acomp", "attr", "oprd"}]
    if name == "dues" and any(is_due_somewhere(child) for child in (verb, *described)):
        return False
    return any(
        child.lower_ in listed(name) and not any(grand.dep_ == "xcomp" for grand in child.children)
        for child in described
    )


def noun_beside(due: Token) -> Token | None:
    """“before the results, due on Friday”: what is due, which the parser may hang on the verb instead."""
    if due.lower_ != "due" or due.i < 2 or due.nbor(-1).text != "," or due.nbor(-2).tag_[:2] != "NN":
        return None
    return due.nbor(-2)


def is_due_somewhere(word: Token) -> bool:
    """“is due in Cairo on Friday”: one who is expected, and nothing that has to be done."""
    if word.lower_ != "due" and word.lower_ not in BEING:
        return False
    return any(
        child.dep_ == "prep" and child.lower_ in {"in", "at", "to"} and any(_is_place(noun) for noun in child.children)
        for child in word.children
    )


def _is_place(noun: Token) -> bool:
    """A name that is no month, or “the capital”, “court”, “parliament”."""
    from briefing.language.times.lexicon import load_lexicon

    if noun.lower_ in {"capital", "court", "parliament", "city", "town"}:
        return True
    return noun.tag_[:3] == "NNP" and noun.lower_ not in load_lexicon().classes["MONTH"]


def speaks_of(verb: Token, name: str, *relations: str) -> bool:
    """Whether its subject, or a child in one of the relations, is of a list; or the object of such a child.

    “begin enforcing the ban” speaks of the ban.
    """
    nouns = [child for child in verb.children if child.dep_ in relations]
    if (subject := subject_of(verb)) is not None:
        nouns.append(subject)
    below = (grand for noun in nouns for grand in noun.children if grand.dep_ == "dobj")
    return any(noun.lower_ in listed(name) for noun in (*nouns, *below))
