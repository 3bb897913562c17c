"""Replies: statements that agree to something or refuse it, and what exactly, read off their words."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from briefing.model import Position
from briefing.synthesis.polarity import MODAL

_TABLE = tomllib.loads(Path(__file__).with_name("answers.toml").read_text(encoding="utf-8"))


def _either(key: str) -> str:
    return "|".join(sorted(_TABLE[key].split(), key=lambda word: (-len(word), word)))


SIGNS = {"supports": 1, "promises": 1, "rejects": -1, "denies": -1, "condemns": -1}
"""What a stance makes of its content as an answer: 1 agrees, -1 refuses."""

NO_PART = frozenset(_TABLE["no_part"].split())
OWN_CUE = re.compile(
    r"(?:(?:(?:did|does|do|has|have|had|would|will|is|are|was|were)\s*)?(?:not|never|n['’]t)\s+)?(?P<cue>[\w-]+)\s+",
    re.I,
)
"""The cue that a text of few words begins with, and its negation: “not agreed to the demands”."""

POSSIBLY = re.compile(
    r"\b(?:may|might|could|can|should|whether|if|unless|until|provided|ready|willing|prepared|considers?|considering)\b",
    re.I,
)
"""What is only possible, or depends on something, is no answer yet."""

CANNOT = re.compile(r"\b(?:cannot|can['’]t|can not|could not|couldn['’]t)\b", re.I)
WILL = re.compile(
    r"(?:that\s+)?(?P<who>[\w.’' -]{1,40}?)"
    r"(?:\s+(?:would|will|shall|is going to|are going to)|['’]ll|(?=\s+(?:won|can|could)))"
    rf"\s*(?P<no>not|never|won['’]t|{CANNOT.pattern})?\s+(?P<act>\w.*)",
    re.S,
)
"""What speakers announce of themselves: “it would not send a mediator”, “we cannot accept that demand”."""

ACCEPT = re.compile(
    r"(?:accept|agree to|agree with|meet|grant|satisfy|fulfill?|heed|comply with|give in to|bow to|yield to|honou?r)\s+"
)
"""What is done with a demand when it is agreed to."""

CALLED = re.compile(
    rf"(?:that\s+)?(?P<what>.{{3,80}}?)\s+(?:(?:is|are|was|were|as)\s+)?(?:\w+ly\s+)?[“\"‘']?(?:{_either('unacceptable')})"
    r"[”\"’']?[.,]?\s*$",
    re.I | re.S,
)
"""A demand that is called unacceptable: “that demand is unacceptable”, “some requests ‘unacceptable’”."""

REFERENCE = re.compile(
    rf"(?P<before>(?:\S+\s+){{0,7}}?)(?P<noun>{_either('demands')})(?P<many>s)?(?![\w’'-])(?P<after>.*)", re.I | re.S
)
SOME = re.compile(rf"\b(?:{_either('some')})\b", re.I)
OWNER_AFTER = re.compile(r"\s+(?:of|from|by)\s+(?P<owner>(?:the\s+)?[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*)*)")


@dataclass(frozen=True)
class Reference:
    """A demand that a reply names as such: “some of the union’s demands”, “the call to leave”.

    ``owner`` are the words before the noun, and the name after its “of” or “from”; ``content`` the words after “for”,
    “to” or “that”; ``some`` where only a part is meant, ``many`` where the noun is a plural.
    """

    noun: str
    owner: str
    content: str
    some: bool
    many: bool


@dataclass(frozen=True)
class Reply:
    """A statement that may answer a demand.

    ``sign`` is 1 where it agrees, -1 where it refuses; ``act`` is what it agrees to or refuses, in words.
    ``who`` are the words for who is to do it, where the statement only announces that somebody will or will not;
    ``reference`` is the demand that it names as such, if it does.
    """

    position: Position
    sign: int
    act: str
    who: str | None = None
    reference: Reference | None = None


def read_reply(position: Position) -> Reply | None:
    """The reply that a position may be; None where it neither agrees nor refuses, or only perhaps."""
    if POSSIBLY.search(CANNOT.sub("", position.text)):
        return None
    if position.stance in SIGNS:
        sign = SIGNS[position.stance]
        if sign > 0 and MODAL.match(position.lead or ""):
            return None  # “will agree to” is not yet agreed
        act = position.text.removeprefix(own_cue(position))
        return Reply(position, sign, act, reference=find_reference(act))
    return _announced(position) or _called(position) if position.stance == "asserts" else None


def find_reference(act: str) -> Reference | None:
    """The demand that the words of a reply name near their beginning."""
    found = REFERENCE.match(act)
    if found is None or NO_PART & set(re.findall(r"\w+", found["before"].lower())):
        return None
    by = OWNER_AFTER.match(found["after"])
    after = found["after"][by.end() :] if by else found["after"]
    return Reference(
        noun=found["noun"].lower(),
        owner=f"{found['before']} {by['owner'] if by else ''}",
        content=after if re.match(r"\s+(?:for|to|that)\b", after) else "",
        some=bool(SOME.search(found["before"])),
        many=bool(found["many"]),
    )


def own_cue(position: Position) -> str:
    """The cue, with its negation, that a text of few words begins with: “not agreed to ”; nothing where it does not."""
    found = OWN_CUE.match(position.text)
    if found is None or position.lead is not None or found["cue"] != position.cue:
        return ""
    particle = re.match(r"(?:to|on|with|of|out|down)\s+", position.text[found.end() :])
    return found[0] + (particle[0] if particle else "")


def _announced(position: Position) -> Reply | None:
    found = WILL.match(position.text)
    if found is None:
        return None
    accepted = ACCEPT.match(found["act"])
    act = found["act"][accepted.end() :] if accepted else found["act"]
    sign = -1 if found["no"] else 1
    return Reply(position, sign, act, found["who"], find_reference(act) if accepted else None)


def _called(position: Position) -> Reply | None:
    found = CALLED.match(position.text)
    reference = find_reference(found["what"]) if found else None
    return Reply(position, -1, found["what"], reference=reference) if found and reference else None
