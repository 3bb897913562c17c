"""Days that bind: by which something has to be done, from which a measure holds, on which something runs out.

A day is one only by the words that govern it: what stands before it (“by”, “until”, “from”), and the verb above.
“Ships must leave by Friday” and “the truce expires on Friday” are; “he will be back by Friday” is not.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.language.deadlines.binding import Binding
from briefing.language.deadlines.due import read_by, read_on, read_until
from briefing.language.deadlines.lexicon import listed, load_lexicon
from briefing.language.deadlines.measures import (
    read_effect,
    read_end,
    read_from,
    read_lasting,
    read_measure,
    read_strike,
)
from briefing.language.deadlines.verbs import is_only_wanted, is_supposed
from briefing.language.doers import CLIMB
from briefing.language.times.reading import root_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from briefing.language.times import AnchoredTime

__all__ = ["Binding", "day_before", "find_binding", "sense_before"]

Reader = Callable[["AnchoredTime", "Token"], Binding | None]

READERS: dict[str, tuple[Reader, ...]] = {
    "by": (read_by,),
    "until": (read_until, read_lasting),
    "from": (read_effect, read_from),
    "on": (read_effect, read_end, read_on, read_measure, read_strike),
}
"""What a day can be, by the words before it, the surest first."""

RANGES = frozenset({"to", "until", "till", "through", "-", "–", "and"})
DEICTIC = frozenset({"tomorrow", "today", "tonight", "next", "this"})


def find_binding(doc: Doc, time: AnchoredTime) -> Binding | None:
    """What a time is a deadline of; None where it is none."""
    sense = sense_before(doc, time)
    verb = verb_above(doc, time) if sense is not None else None
    if sense is None or verb is None or _is_given_up(verb):
        return None
    found = next(filter(None, (read(time, verb) for read in READERS[sense])), None)
    return None if found is None or (found.kind != "due" and (is_only_wanted(verb) or is_supposed(verb))) else found


def _is_given_up(verb: Token) -> bool:
    """“A strike due to start on Friday has been suspended”: whether what was to be is called off in the same clause."""
    token = verb
    for _ in range(CLIMB):
        if token.dep_ == "nsubjpass" and token.i != verb.i:
            above = token.head
            return (
                above.i > verb.i
                and above.lower_ in listed("given_up")
                and not any(
                    child.dep_ == "neg" or child.lower_ in {"could", "may", "might", "if", "unless"}
                    for child in above.children
                )
            )
        if token.head.i == token.i or (token.i != verb.i and token.dep_ in {"nsubj", "dobj", "pobj"}):
            return False
        token = token.head
    return False


def sense_before(doc: Doc, time: AnchoredTime) -> str | None:
    """Which of “by”, “until”, “from” and “on” the words before a time come to; None for anything else."""
    at, before = time.start_token, load_lexicon().before
    one = doc[at - 1].lower_ if at else ""
    two = doc[at - 2].lower_ if at > 1 else ""
    sense = before.get(one)
    if (two, one) == ("later", "than"):
        sense = "by"
    elif (two, one) == ("as", "of") or (sense in {"on", None} and two != "from" and before.get(two) == "from"):
        sense = "from"  # “starting on Monday”, “effective in May”
    elif sense is None and (doc[at].lower_ in DEICTIC or (doc[at].dep_ == "npadvmod" and one != ",")):
        sense = "on"  # “expires Friday”
    is_range = time.end_token < len(doc) and doc[time.end_token].lower_ in RANGES
    return None if sense == "from" and is_range else sense  # “from Monday to Wednesday”: how long something lasts


def day_before(doc: Doc, time: AnchoredTime) -> str | None:
    """“before the weekend”: the last day before a longer time begins; None for a day, and after any other word."""
    from briefing.language.encounters.occasions import days

    span = days(time.first, time.last)
    before = time.start_token > 0 and doc[time.start_token - 1].lower_ == "before"
    return (span[0] - timedelta(1)).isoformat() if before and span is not None and span[0] < span[1] else None


def verb_above(doc: Doc, time: AnchoredTime) -> Token | None:
    """The verb, or “due”, that a time hangs on by its preposition; None where it only describes a noun."""
    before = doc[time.start_token - 1] if time.start_token else None
    placed = before is not None and before.tag_ in {"IN", "TO"} and before.lower_ in load_lexicon().before
    token = before if placed and before is not None else root_of(tuple(doc[time.start_token : time.end_token]))
    for _ in range(CLIMB):
        if token.tag_[:2] in {"VB", "MD"} or token.lower_ in listed("dues"):
            return token
        if token.head.i == token.i or token.dep_ in {"compound", "amod", "poss", "relcl", "appos"}:
            return None
        token = token.head
    return None
