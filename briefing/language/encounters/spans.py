"""The words of an encounter: its noun and who stands for it, the verb above, the phrase, the clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.language.doers import CLIMB, subject_above
from briefing.language.encounters.lexicon import listed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from briefing.language.times import AnchoredTime

CONTINUING = frozenset({"conj", "xcomp", "advcl", "pcomp", "acomp", "prep"})
"""The dependencies by which a verb goes on with another one's clause."""
LONGEST_BEFORE = 12
"""Tokens from a name on to the verb of its “who …” at most for both to be told together."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
LONGEST_JOINED = 24
"""Tokens from a subject on to a second verb of it at most for both to be told together."""
STARTERS = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "neg", "compound"})
"""What stands before a verb in its clause; “MPs vote” has its subject as a compound, where the parser errs."""
DISTANCES = frozenset({"day", "week", "month", "year", "hour", "minute"})
SMALL = frozenset({"that", "and", "but", "because", "when", "as", "while", "where", "if"})


def hangs_on(time: AnchoredTime, verb: Token) -> bool:
    """Whether a time belongs to a verb: no other verb stands between them in the tree."""
    return verb.i in above_time(time, verb.doc)


def above_time(time: AnchoredTime, doc: Doc) -> Iterator[int]:
    """The words that a time hangs on, its last own first, up to the first verb."""
    token = doc[time.end_token - 1]
    for _ in range(CLIMB):
        yield token.i
        if token.tag_[:2] == "VB" or token.head.i == token.i:
            return
        token = token.head


def preposition_before(time: AnchoredTime, doc: Doc) -> str:
    """The word before a time, in lower case; empty at the beginning."""
    return doc[time.start_token - 1].lower_ if time.start_token else ""


def carrier(noun: Token) -> Token:
    """The noun that stands for it in its clause: “round” in “a round of talks”."""
    above = noun.head
    if noun.dep_ == "pobj" and above.lower_ == "of" and above.head.lower_ in listed("carriers"):
        return above.head
    return noun


def verb_above(token: Token) -> Token | None:
    """The verb that governs a noun: the first one up from it; None where there is none."""
    for _ in range(CLIMB):
        if token.head.i == token.i:
            return None
        token = token.head
        if token.tag_[:2] == "VB":
            return token
    return None


def subject_of(verb: Token) -> Token | None:
    """Who does it: the verb's own subject, or that of the clause that it continues."""
    return subject_above(verb, CONTINUING)


def joined_above(verb: Token) -> Token | None:
    """“A and B may speak of it when they meet”: the two of the clause above, whom “they” takes up."""
    for _ in range(CLIMB):
        if verb.head.i == verb.i:
            return None
        verb = verb.head
        for child in verb.children:
            if child.dep_ in {"nsubj", "nsubjpass"} and any(True for _ in child.conjuncts):
                return child
    return None


def phrase(noun: Token) -> tuple[int, int]:
    """The noun phrase of a noun, with what hangs on it and without what is only remarked after a comma."""
    start, end = noun.left_edge.i, noun.right_edge.i + 1
    for child in noun.children:
        if child.i > noun.i and child.dep_ in {"relcl", "appos", "conj", "cc", "parataxis"}:
            cut = child.left_edge.i
            if child.dep_ != "relcl" or noun.doc[cut - 1].text == ",":
                end = min(end, cut)
    return trim(noun.doc, start, end)


def clause(verb: Token, time: AnchoredTime | None = None) -> tuple[int, int]:
    """The clause of a verb, from its subject or time on, without clauses that are joined to it or remark on it."""
    doc = verb.doc
    start, end = verb.i, verb.right_edge.i + 1
    for child in verb.children:
        timed = time is not None and child.left_edge.i <= time.start_token <= child.right_edge.i
        if child.i < verb.i and (timed or child.dep_ in STARTERS):
            start = min(start, child.left_edge.i)
        if child.i > verb.i and (
            child.dep_ in {"ccomp", "parataxis"}
            or (child.dep_ == "conj" and child.tag_[:2] == "VB")
            or (child.dep_ == "advcl" and doc[child.left_edge.i - 1].text == ",")
        ):
            end = min(end, child.left_edge.i)
    for token in doc[verb.i : end]:
        if token.lower_ in listed("remarks") and token.i > verb.i + 2 and token.nbor(-1).lower_ != "the":
            end = _before_distance(token)
            break
    return trim(doc, start, max(end, verb.i + 1))


def _before_distance(remark: Token) -> int:
    """Where a remark begins: with “a day after …” at its “a day”."""
    before = remark.doc[remark.i - 1]
    counted = before.dep_ == "npadvmod" or (before.tag_[:2] == "NN" and before.lower_.rstrip("s") in DISTANCES)
    return before.left_edge.i if counted and remark.lower_ in {"after", "before"} else remark.i


def whole_clause(verb: Token, time: AnchoredTime | None = None) -> tuple[int, int]:
    """The clause of a verb, from the subject on that stands with the verb it completes: “X is due to speak on Friday”.

    Of “X, who received Y in Istanbul” and “the board, which meets on Friday” it is all of it.
    """
    start, end = clause(verb, time)
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.head.lower_ in listed("agreements"):
        return verb.head.left_edge.i, end  # “the truce signed on Dec. 20”
    top = verb
    while top.dep_ in {"xcomp", "acomp"} and top.head.i < top.i:
        top = top.head
    if top.i != verb.i and top.tag_[:2] == "VB" and top.lower_ not in listed("wishes"):
        start = min(start, clause(top, time)[0])
    else:
        top = verb
    if top.dep_ == "conj" and top.head.tag_[:2] == "VB" and not any(child.dep_ in SUBJECTS for child in top.children):
        first = clause(top.head)[0]  # “A and B failed to agree and will meet again on Saturday”
        return (first if verb.i - first <= LONGEST_JOINED else start), end
    if top.dep_ == "relcl" and verb.doc[start].tag_ in {"WP", "WDT"} and top.i - top.head.left_edge.i < LONGEST_BEFORE:
        noun = top.head.head.head if top.head.dep_ == "pobj" and top.head.head.lower_ == "of" else top.head
        return noun.left_edge.i, end  # “the board of the bank, which meets …”
    return start, end


def trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A stretch without the marks and joining words at its ends."""
    while start < end - 1 and (doc[start].is_punct or doc[start].is_space or doc[start].lower_ in SMALL):
        start += 1
    while end > start + 1 and (
        doc[end - 1].is_space or doc[end - 1].text in {",", ";", ":", ".", "–", "—", "-", "and", "but", "or"}
    ):
        end -= 1
    return start, end
