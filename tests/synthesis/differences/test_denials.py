"""Claims and denials that meet, and those that do not."""

from __future__ import annotations

import pytest

from briefing.model import Position, SpokenCitation
from briefing.model.findings import Stance
from briefing.synthesis.differences.denials import claims_and_denials

CLAIM = "the coastguard of Norvia fired on the trawler Selma in March"


def said(name: str, text: str, actor: str | None, stance: Stance, article: str = "a1") -> Position:
    citation = SpokenCitation(article=article, start=0, end=len(text), text=text)
    return Position(id=name, text=text, actor=actor, mode="indirect", stance=stance, citations=(citation,))


def test_a_claim_and_its_denial_stand_side_by_side() -> None:
    claim = said("p1", CLAIM, "kesteria", "asserts")
    denial = said("p2", "its coastguard fired on the trawler Selma in March", "norvia", "denies", "a2")
    (difference,) = claims_and_denials([denial, claim])
    assert (difference.kind, difference.subject) == ("denial", "norvia")
    assert [side.id for side in difference.sides] == ["p1", "p2"]
    assert [side.citations[0].article for side in difference.sides] == ["a1", "a2"]


@pytest.mark.parametrize(
    ("text", "actor", "stance"),
    [
        ("the coastguard of Norvia fired on the trawler Selma in March", "norvia", "asserts"),
        ("the coastguard of Norvia never fired on the trawler Selma in March", "kesteria", "asserts"),
        ("the coastguard of Norvia boarded a ferry in the strait", "kesteria", "asserts"),
        ("the coastguard of Norvia may have fired on the trawler Selma in May", "kesteria", "asserts"),
        ("the coastguard of Norvia fired on the trawler Selma in March", "kesteria", "denies"),
        ("it fired", "kesteria", "asserts"),
    ],
)
def test_what_does_not_meet_a_denial(text: str, actor: str, stance: Stance) -> None:
    denial = said("p2", CLAIM, "norvia", "denies", "a2")
    assert claims_and_denials([denial, said("p1", text, actor, stance)]) == ()
