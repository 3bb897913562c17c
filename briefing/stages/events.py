"""Events: sentences that say what happened, or is to happen, on a day, for the timeline."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefing.language.deadlines.verbs import noun_beside
from briefing.language.doers import CLIMB
from briefing.language.encounters.lexicon import listed
from briefing.language.encounters.moving import moves
from briefing.language.encounters.spans import clause, preposition_before
from briefing.language.parsed import ParsedArticle
from briefing.language.times import AnchoredTime, is_clock
from briefing.language.times.tense import is_ahead, tense_at
from briefing.model import Event

if TYPE_CHECKING:
    from spacy.tokens import Token


SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
UNTOLD = frozenset({"it", "they", "this", "these", "those", "that", "what", "who"})
"""Subjects that do not say by themselves who or what it was."""
SHORTEST, LONGEST = 30, 280
"""Characters: a shorter clause says too little alone, a longer one is no line of a timeline."""


def find_events(parsed: ParsedArticle) -> tuple[Event, ...]:
    """The dated events of an article, in the order of the text, each clause once."""
    events: dict[tuple[int, int], Event] = {}
    for time in parsed.times:
        if not _is_on_the_calendar(time) or _is_quoted(parsed, time.expression.start):
            continue
        words = parsed.once(("event", time.start_token, time.end_token), partial(_told_of, parsed, time))
        if words is None:
            continue
        (start, end), verb = words
        if _is_habit(verb, time):
            continue
        if SHORTEST <= end - start <= LONGEST and (start, end) not in events:
            citation = parsed.cite(start, end)
            events[start, end] = Event(
                date=time.first or "",
                date_end=time.last if time.last != time.first else None,
                text=citation.text,
                citations=(citation,),
            )
    return tuple(events.values())


def _told_of(parsed: ParsedArticle, time: AnchoredTime) -> tuple[tuple[int, int], Token] | None:
    """The words that tell what happened at a time, whenever that is, and their verb; None where nothing did."""
    verb = _verb_of(parsed, time)
    if (
        verb is None
        or preposition_before(time, parsed.doc) == "before"  # on some other day
        or verb.lower_ in listed("sayings")
        or not _is_told(verb)
        or _is_of_its_matter(verb, time)
        or _was_only_planned(verb)
        or _is_old_day(verb, time)
        or _only_confirms(verb)
        or _is_no_happening(verb)
    ):
        return None
    return _words(verb, time), verb


def _is_on_the_calendar(time: AnchoredTime) -> bool:
    if time.first is None or time.expression.type not in {"DATE", "TIME"}:
        return False
    return time.expression.value[-3:] not in {"-SP", "-SU", "-FA", "-WI"}  # a season is no date for a line


def _is_quoted(parsed: ParsedArticle, at: int) -> bool:
    return any(quotation.start <= at < quotation.end for quotation in parsed.quotations)


def _verb_of(parsed: ParsedArticle, time: AnchoredTime) -> Token | None:
    """The verb that a time hangs on by adverb or preposition; None where it only describes a noun."""
    token = parsed.doc[time.end_token - 1]
    for _ in range(CLIMB):
        if token.dep_ in {"compound", "amod", "nmod", "nummod", "poss", "relcl", "acl"}:
            inside = time.start_token <= token.head.i < time.end_token
            if not inside:
                return None
        if token.tag_[:2] == "VB":
            return token
        if token.head.i == token.i or noun_beside(token) is not None:
            return None  # “before the results, due on Friday”
        token = token.head
    return None


def _is_told(verb: Token) -> bool:
    """Whether a clause tells something: a finite verb with its own subject, not a condition and not a wish."""
    if tense_at(verb) not in {"past", "future"}:
        return False  # what is so, and not what happened
    words = {child.lower_ for child in verb.children if child.dep_ in {"aux", "mark"}}
    if words & {"if", "unless", "whether", "would", "could", "might", "may", "should"}:
        return False
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or any(child.dep_ in {"aux", "auxpass"} for child in verb.children)
    return finite and any(child.dep_ in SUBJECTS and child.tag_ not in {"WDT", "WP"} for child in verb.children)


def _is_of_its_matter(verb: Token, time: AnchoredTime) -> bool:
    """“called the blast on Monday, June 1, an act of war”: the day may be that of what is judged."""
    if verb.lower_ not in listed("judging"):
        return False
    if time.start_token < verb.i:  # “the verdict on Monday was described as …”
        token = verb.doc[time.end_token - 1]
        while token.head.i not in {verb.i, token.i}:
            token = token.head
        return token.dep_ in SUBJECTS
    return any(
        child.dep_ in {"dobj", "nsubj", "ccomp"} and verb.i < child.i < time.start_token for child in verb.children
    )


def _was_only_planned(verb: Token) -> bool:
    """“had been expected on Friday”, “was originally planned for June”: it did not come about then."""
    words = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass", "advmod"}}
    planned = listed("planned") | listed("arranged")
    return verb.lower_ in planned and bool(words & {"had", "originally", "initially", "first"})


def _is_old_day(verb: Token, time: AnchoredTime) -> bool:
    """“was postponed from July to December”: the day that it is no more on; “moved to the afternoon” of some day."""
    return moves(verb) and (preposition_before(time, verb.doc) == "from" or is_clock(time))


def _is_no_happening(verb: Token) -> bool:
    """Questions, polls and what they show, what somebody expects, and what “it” or “they” did: no line by itself."""
    if any(token.text == "?" for token in verb.sent[-3:]):
        return True
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    words = {subject.lower_} if subject is not None else set()
    expects = verb.lower_ in listed("expecting") and not any(child.dep_ == "auxpass" for child in verb.children)
    return expects or bool(words & listed("polls")) or bool(words & UNTOLD)


def _only_confirms(verb: Token) -> bool:
    """“…, his office confirmed on Wednesday”: a remark on what stands before it."""
    if verb.lower_ not in listed("statements") | {"confirmed"} or verb.tag_ != "VBD":
        return False
    return not any(child.i > verb.i and child.dep_ in {"dobj", "ccomp", "xcomp", "oprd"} for child in verb.children)


def _is_habit(verb: Token, time: AnchoredTime) -> bool:
    """“meetings are held in April”: no event of this one."""
    passive = any(child.lower_ in {"is", "are"} for child in verb.children if child.dep_ == "auxpass")
    return passive and len(time.first or "") < len("2022-01-10") and not is_ahead(verb)


def _words(verb: Token, time: AnchoredTime) -> tuple[int, int]:
    """The characters of the clause, the time among them."""
    start, end = clause(verb, time)
    doc = verb.doc
    start, end = min(start, time.start_token), max(end, time.end_token)
    # of what was announced on a day, that day alone says nothing: “X announced on Monday | that A”
    end = max(
        (child.right_edge.i + 1 for child in verb.children if child.dep_ == "ccomp" and child.i >= end), default=end
    )
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
