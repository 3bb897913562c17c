"""Where an encounter is told: the noun or verb, the words around it that belong to it, its time, its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.language.encounters.lexicon import family_of, listed, load_encounters

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from briefing.language.parsed import ParsedArticle
    from briefing.language.times import AnchoredTime

CLIMB = 12
LONGEST_BEFORE = 12
"""Tokens from a name on to the verb of its “who …” at most for both to be told together."""
CARRIES_TIME = frozenset({"at", "in", "during", "on", "to", "for", "into", "from", "through"})
"""Prepositions: what is done “at a meeting” is done on its day; what is done “ahead of” one is not."""
SMALL = frozenset({"that", "and", "but", "because", "when", "as", "while", "where", "if"})


@dataclass(frozen=True)
class Telling:
    """One place that tells of an encounter: its noun or verb, the verb above, and the time said of it.

    ``start`` and ``end``, token indices, are set where only a part of the sentence tells it: a second date of one noun.
    """

    head: Token
    family: str
    verb: Token | None
    time: AnchoredTime | None
    start: int | None = None
    end: int | None = None

    @property
    def is_noun(self) -> bool:
        """Whether a noun tells it, and not a verb."""
        return self.head.tag_[:2] != "VB" or family_of(self.head) is not None


def find_tellings(parsed: ParsedArticle) -> list[Telling]:
    """The tellings of an article, in order; a time in one's own phrase is not also that of another."""
    heads = list(find_heads(parsed.doc))
    if not heads:
        return []
    times = _times_by_sentence(parsed)
    own = {head.i: _own_time(head, times) for head, _ in heads}
    taken = {time.start_token for time in own.values() if time is not None}
    tellings = []
    for head, family in heads:
        verb = verb_above(head) if family_of(head) else head
        time = own[head.i] or _time_of_verb(head, verb, times, taken)
        tellings.append(Telling(head, family, verb, time))
        tellings.extend(_continued(tellings[-1], times, taken))
    return tellings


def find_heads(doc: Doc) -> Iterator[tuple[Token, str]]:
    """The nouns and verbs that can tell of an encounter, with their family, in order."""
    table = load_encounters()
    words = table.nouns.keys() | table.verbs.keys()
    for token in doc:
        word = token.lower_
        if word not in words:
            continue
        if (family := family_of(token)) and not _is_something_else(token):
            yield token, family
        elif word in table.verbs and token.tag_[:2] == "VB" and table.verbs[word].family and not family:
            yield token, table.verbs[word].family


def _is_something_else(noun: Token) -> bool:
    """“press conference”, “wake-up call”, “a call for restraint”."""
    previous = noun.nbor(-1) if noun.i else None
    if previous is not None and previous.lower_ in listed("otherwise"):
        return True
    if noun.dep_ in {"compound", "nmod"} and noun.head.i > noun.i:
        return True
    if noun.lower_ in {"call", "calls"}:
        following = noun.nbor(1).lower_ if noun.i + 1 < len(noun.doc) else ""
        phoned = any(child.lower_ in listed("telephone") for child in noun.lefts)
        return following in {"for", "on", "to", "out"} or (following not in {"with", "between"} and not phoned)
    return False


def _times_by_sentence(parsed: ParsedArticle) -> list[AnchoredTime]:
    return [
        time for time in parsed.times if time.expression.type in {"DATE", "TIME"} and "REF" not in time.expression.value
    ]


def _own_time(head: Token, times: list[AnchoredTime]) -> AnchoredTime | None:
    """The time within the noun's own phrase that stands nearest to it."""
    if not family_of(head):
        return None
    start, end = phrase(carrier(head))
    end = max([end, *(child.right_edge.i + 1 for child in head.children if says_when(child))])
    own = [time for time in times if start <= time.start_token < end and not _under_other(time, head)]
    return min(own, key=lambda time: abs(time.start_token - head.i), default=None)


def says_when(clause_verb: Token) -> bool:
    """“the summit, which opens on July 27”: a clause of the noun that says when it is."""
    return clause_verb.dep_ in {"relcl", "acl"} and clause_verb.lower_ in listed("light")


def _under_other(time: AnchoredTime, head: Token) -> bool:
    """Whether the time hangs on another encounter, or on a clause of its own, within the phrase."""
    token = head.doc[time.end_token - 1]
    for _ in range(CLIMB):
        if token.i == head.i:
            return False
        other_clause = token.tag_[:2] == "VB" and token.dep_ == "relcl" and token.lower_ not in listed("light")
        if (family_of(token) and token.i != head.i) or other_clause:
            return True
        token = token.head
    return False


def _time_of_verb(head: Token, verb: Token | None, times: list[AnchoredTime], taken: set[int]) -> AnchoredTime | None:
    """The time of the verb that an encounter is told with, unless it is the time of another."""
    if verb is None:
        return None
    noun = carrier(head)
    if family_of(head) and noun.dep_ == "pobj" and noun.head.lower_ not in CARRIES_TIME:
        return None
    if family_of(head) and verb.lower_ in listed("cancelled"):
        return None  # the day is that of the cancelling
    hanging = [time for time in times if time.start_token not in taken and hangs_on(time, verb)]
    hanging = hanging or _time_of_place(verb, times)
    if verb.lower_ in listed("postponed"):
        hanging = [time for time in hanging if preposition_before(time, verb.doc) in {"to", "until", "till"}] or hanging
    return min(hanging, key=lambda time: (time.first is None, abs(time.start_token - head.i)), default=None)


def _time_of_place(verb: Token, times: list[AnchoredTime]) -> list[AnchoredTime]:
    """“said in Brussels on Thursday, where he chaired a meeting”: the time of the clause that names the place."""
    if verb.dep_ != "relcl" or not any(child.lower_ == "where" for child in verb.children):
        return []
    above = verb_above(verb.head)
    return [time for time in times if above is not None and hangs_on(time, above)]


def hangs_on(time: AnchoredTime, verb: Token) -> bool:
    """Whether a time belongs to a verb: no other verb stands between them in the tree."""
    token = verb.doc[time.end_token - 1]
    for _ in range(CLIMB):
        if token.i == verb.i:
            return True
        if token.tag_[:2] == "VB" or token.head.i == token.i:
            return False
        token = token.head
    return False


def _continued(telling: Telling, times: list[AnchoredTime], taken: set[int]) -> Iterator[Telling]:
    """Further days of the same noun: “talks in Geneva on Monday, in Brussels on Wednesday and the next day at …”."""
    if telling.time is None or not telling.is_noun:
        return
    doc, sent = telling.head.doc, telling.head.sent
    at = max(telling.time.end_token, telling.head.i + 1)
    limit = _with_fragment(doc, sent.end)
    for time in times:
        if not at <= time.start_token < limit or time.start_token in taken or not _is_day(time):
            continue
        if time.first == telling.time.first or any(
            doc[i].tag_[:2] in {"VB", "MD"} for i in range(at, time.start_token)
        ):
            return
        end = _end_of_phrase(doc, time.end_token, limit)
        if end > time.end_token:
            taken.add(time.start_token)
            yield Telling(telling.head, telling.family, telling.verb, time, time.start_token, end)


def _with_fragment(doc: Doc, end: int) -> int:
    """The end of the sentence that begins here if it has no verb, as where a full stop is wrong; else here."""
    if end >= len(doc):
        return end
    sent = doc[end].sent
    return end if any(token.tag_[:2] in {"VB", "MD"} or "\n" in token.text for token in sent[:-1]) else sent.end


def _is_day(time: AnchoredTime) -> bool:
    return time.first is not None and len(time.first) == 10 and time.first == time.last


def _end_of_phrase(doc: Doc, start: int, limit: int) -> int:
    """Where the “with …”, “in …” or “at …” that follows a second day ends; start where none follows."""
    if start >= limit or doc[start].lower_ not in {"with", "in", "at", "between"}:
        return start
    end = start + 1
    while end < limit and doc[end].tag_[:2] not in {"VB", "MD"} and doc[end].text not in {",", ";", ".", ":"}:
        end += 1
    return trim(doc, start, end)[1]


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
    for _ in range(CLIMB):
        for child in verb.children:
            if child.dep_ in {"nsubj", "nsubjpass"}:
                return verb.head if child.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl" else child
        if verb.dep_ in {"acl", "relcl"}:
            return verb.head
        if verb.dep_ not in {"conj", "xcomp", "advcl", "pcomp", "acomp", "prep"} or verb.head.i == verb.i:
            return None
        verb = verb.head
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
        if child.i < verb.i and (timed or child.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass", "neg"}):
            start = min(start, child.left_edge.i)
        if child.i > verb.i and (
            child.dep_ in {"ccomp", "parataxis"}
            or (child.dep_ == "conj" and child.tag_[:2] == "VB")
            or (child.dep_ == "advcl" and doc[child.left_edge.i - 1].text == ",")
        ):
            end = min(end, child.left_edge.i)
    for token in doc[verb.i : end]:
        if token.lower_ in listed("remarks") and token.i > verb.i + 2:
            end = token.i
            break
    return trim(doc, start, max(end, verb.i + 1))


def whole_clause(verb: Token, time: AnchoredTime | None = None) -> tuple[int, int]:
    """The clause of a verb, from the subject on that stands with the verb it completes: “X is due to speak on Friday”.

    Of “X, who received Y in Istanbul” it is all of it.
    """
    start, end = clause(verb, time)
    if verb.dep_ == "relcl" and verb.doc[start].tag_ == "WP" and verb.i - verb.head.left_edge.i < LONGEST_BEFORE:
        return verb.head.left_edge.i, end
    top = verb
    while top.dep_ in {"xcomp", "acomp"} and top.head.i < top.i:
        top = top.head
    if top.i == verb.i or top.tag_[:2] != "VB" or top.lower_ in listed("wishes"):
        return start, end
    first, _ = clause(top, time)
    return min(start, first), end


def trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A stretch without the marks and joining words at its ends."""
    while start < end - 1 and (doc[start].is_punct or doc[start].is_space or doc[start].lower_ in SMALL):
        start += 1
    while end > start + 1 and (
        doc[end - 1].is_space or doc[end - 1].text in {",", ";", ":", ".", "–", "—", "-", "and"}
    ):
        end -= 1
    return start, end
