"""What is made of an encounter where it is told: held, to come, called off; denied, refused, wished for, supposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.language.encounters.dropping import comes_to_nothing, will_not_be
from briefing.language.encounters.lexicon import listed
from briefing.language.encounters.moving import calls_off
from briefing.language.encounters.spans import carrier
from briefing.language.encounters.tellings import Telling
from briefing.language.negation import NEGATIONS, is_negated
from briefing.language.times.tense import is_ahead, tense_at

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefing.language.parsed import ParsedArticle
    from briefing.language.times import AnchoredTime
    from briefing.model import Status

MODALS = frozenset({"would", "could", "might", "may", "should", "can", "must"})
POSSIBLE = frozenset({"could", "might", "may"})
CONDITIONS = frozenset({"if", "unless", "whether"})
DENYING = NEGATIONS | {"no", "neither"}
GENERIC = frozenset({"any", "no", "such", "every", "each"})
DEFINITE = frozenset({"the", "those", "these", "this", "that"})


def is_planned(telling: Telling) -> bool:
    """“the upcoming summit”, “talks scheduled for …”."""
    planned = listed("planned")
    return any(child.lower_ in planned for child in telling.head.children)


def is_dated(time: AnchoredTime | None) -> bool:
    """Whether a time is said that is at least as fine as a month, on the calendar or to be put there."""
    if time is None:
        return False
    return (time.first is not None and len(time.first) >= 7) or time.expression.value.startswith("XXXX-")


def is_definite(telling: Telling) -> bool:
    """“the talks”, “those discussions”: words that take up what was told before."""
    return telling.is_noun and any(child.lower_ in DEFINITE for child in telling.head.children)


def is_denied(telling: Telling) -> bool:
    """“did not meet”, “no talks are planned”, “no plans to meet”; who does not attend a summit does not deny it."""
    head, verb = telling.head, telling.verb
    words = [child.lower_ for child in head.children if child.dep_ in {"neg", "det"}]
    if verb is not None and not stays_away(telling) and is_negated(verb):
        return True
    above = head.head.head if head.dep_ == "pobj" else head.head
    if above.lower_ in listed("intentions") and above.i < head.i:
        words += [child.lower_ for child in above.children if child.dep_ in {"neg", "det"}]
    return any(word in DENYING for word in words)


def stays_away(telling: Telling) -> bool:
    """“will not attend the summit”: it is held all the same, without the one that the verb is of."""
    verb = telling.verb
    if verb is None or not telling.is_noun or verb.lower_ not in listed("attending"):
        return False
    return verb.lower_ in listed("refusals") or is_negated(verb)


def is_repeated(parsed: ParsedArticle, telling: Telling) -> bool:
    """“meet every Monday”, “hold weekly talks”: a habit, unless a day is said."""
    if telling.time is not None:
        return False
    habits = [time for time in parsed.times if time.expression.type == "SET"]
    ends = {telling.head.i} | ({telling.verb.i} if telling.verb is not None else set())
    return any(parsed.doc[time.end_token - 1].head.i in ends for time in habits)


def is_hypothetical(telling: Telling) -> bool:
    """“would meet”, “if talks fail”, “any meeting”."""
    if any(child.lower_ in GENERIC for child in telling.head.children):
        return True
    verb = telling.verb
    if verb is None:
        return False
    marks = {child.lower_ for child in verb.children if child.dep_ in {"aux", "mark"}}
    return bool(marks & (MODALS | CONDITIONS)) or _is_judged(verb)


def _is_judged(verb: Token) -> bool:
    """“it is better to talk by video”: an infinitive that is only found good or bad."""
    adjective = verb.head if verb.dep_ in {"xcomp", "advcl", "ccomp"} else None
    if adjective is not None and adjective.tag_[:2] == "VB":
        described = [child for child in adjective.children if child.dep_ == "acomp"]
        adjective = described[0] if described else None
    to_infinitive = any(child.tag_ == "TO" for child in verb.children)
    return to_infinitive and adjective is not None and adjective.tag_[:2] == "JJ" and not is_ahead(adjective)


def is_wished_for(telling: Telling) -> bool:
    """“called for talks”, “impatient to meet”: one step up from the encounter stands a wish."""
    wishes, head = listed("wishes"), carrier(telling.head)
    above: list[Token] = [head.head, head.head.head] if telling.is_noun else [head.head]
    if not telling.is_noun and head.dep_ not in {"xcomp", "ccomp", "acl", "pcomp"}:
        return False
    if telling.is_noun and head.dep_ not in {"dobj", "pobj", "nsubjpass"}:
        return False
    if telling.is_noun and head.dep_ == "pobj" and head.head.lower_ not in {"for", "to", "of", "in", "into"}:
        return False
    beside = [child for token in above[:1] for child in token.children if child.dep_ in {"acomp", "attr"}]
    return any(token.lower_ in wishes for token in (*above, *beside))


def is_only_asked(telling: Telling) -> bool:
    """“asked for a meeting by Friday”, “ready to meet on Monday”: a day is said, and nobody says that it is to be."""
    return _stands_under(telling, listed("asked"))


def is_only_offered(telling: Telling) -> bool:
    """“has offered to meet next week”, “invited the union to talks on Monday”."""
    return _stands_under(telling, listed("offered"))


def is_only_possible(telling: Telling) -> bool:
    """“could be held as early as Saturday”; what somebody said would be held is planned."""
    verb = telling.verb
    return verb is not None and any(child.lower_ in POSSIBLE for child in verb.children if child.dep_ == "aux")


def _stands_under(telling: Telling, words: frozenset[str]) -> bool:
    """Whether an encounter that is not known otherwise (“the talks of Friday”, “scheduled talks”) hangs on a word."""
    if is_definite(telling) or is_planned(telling) or any(child.dep_ == "poss" for child in telling.head.children):
        return False
    head = carrier(telling.head)
    if telling.is_noun and head.dep_ == "pobj":
        steps = [head.head.head] if head.head.lower_ in {"for", "to"} else []
    elif telling.is_noun:
        steps = [head.head] if head.dep_ in {"dobj", "nsubjpass"} else []
    else:
        steps = [head.head] if head.dep_ in {"xcomp", "ccomp", "acl", "advcl"} else []
    beside = [child for step in steps for child in step.children if child.dep_ == "acomp"]
    return any(step.lower_ in words and not is_negated(step) for step in (*steps, *beside))


def is_refused(telling: Telling) -> bool:
    """“refused to meet”, “boycotted the summit”."""
    head = telling.head
    governed = head.dep_ in ({"dobj", "nsubjpass"} if telling.is_noun else {"xcomp", "ccomp"})
    return governed and head.head.lower_ in listed("refusals")


def status_of(parsed: ParsedArticle, telling: Telling) -> Status:
    """Upcoming, past or cancelled, as the article tells it on its own day."""
    if is_called_off(telling) or comes_to_nothing(telling):
        return "cancelled"
    if telling.moved_from is not None and telling.time is None:
        return "upcoming"  # put off, and nobody says to when
    if telling.head.dep_ == "pobj" and telling.head.head.lower_ in {"after", "following", "since"}:
        return "past"
    ahead = (
        any(child.lower_ in listed("planned") for child in telling.head.children)
        or tense_at(telling.head) == "future"
        or _was_to_be(telling)
    )
    time, published = telling.time, parsed.article.published
    if time is not None and time.first is not None and published and time.last is not None:
        shared = min(len(time.first), len(published))
        if time.first[:shared] > published[:shared]:
            return "upcoming"
        shared = min(len(time.last), len(published))
        if time.last[:shared] < published[:shared]:
            return "past"
    return "upcoming" if ahead else "past"


def _was_to_be(telling: Telling) -> bool:
    """“a day before she was to meet him”: planned, and no word on whether they met."""
    verb = telling.verb
    to_infinitive = verb is not None and any(child.tag_ == "TO" for child in verb.children)
    return to_infinitive and verb is not None and verb.dep_ == "xcomp" and verb.head.lower_ in {"was", "were"}


def is_called_off(telling: Telling) -> bool:
    """“the cancelled summit”, “the talks were called off”, “he cancelled his visit”, “pulled out of the talks”."""
    cancelled, head, verb = listed("cancelled"), telling.head, telling.verb
    if any(child.lower_ in cancelled for child in head.children if child.dep_ in {"amod", "acl"}):
        return True
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lower_ in listed("cancellations"):
        return True
    if verb is None or not telling.is_noun:
        return False
    return will_not_be(head, verb) or (
        not is_negated(verb) and (_pulls_out(telling, verb) or _is_cancelled(telling, verb))
    )


def _is_cancelled(telling: Telling, verb: Token) -> bool:
    held = carrier(telling.head).dep_ in {"dobj", "nsubjpass", "conj"} and verb.lower_ not in MODALS
    return held and calls_off(verb) and not _is_only_supposed(verb)


def _pulls_out(telling: Telling, verb: Token) -> bool:
    """“pulled out of talks with Kenya”: of two sides that is the end of it; others hold a summit without the one."""
    preposition = telling.head.head
    out = telling.head.dep_ == "pobj" and preposition.lower_ in {"of", "from"} and telling.head.tag_[:2] == "NN"
    bilateral = telling.family in {"talks", "call", "visit"} and not telling.head.lower_.startswith("summit")
    return out and bilateral and verb.lower_ in listed("leaving") and not _is_only_supposed(verb)


def _is_only_supposed(verb: Token) -> bool:
    """“threatened to cancel the visit”, “could call off the talks”."""
    words = {child.lower_ for child in verb.children if child.dep_ in {"aux", "mark"}}
    return bool(words & (MODALS | CONDITIONS)) or (verb.dep_ in {"xcomp", "ccomp"} and "to" in words)
