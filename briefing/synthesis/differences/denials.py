"""Claim and denial side by side: what one asserts and another denies, each cited."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Difference, Finding, Position
from briefing.synthesis.wording import Wording, likeness, read_wording

DENYING = frozenset({"denies"})
ASSERTING = frozenset({"asserts", "condemns", "unclear"})

ENOUGH = 3
"""Content words that the two have to share: “it was behind it” denies too many things."""


def claims_and_denials(positions: Sequence[Position]) -> tuple[Difference, ...]:
    """One difference for each denial that meets the claims it denies; the denial stands last.

    Who claims must be somebody else than who denies, and the words of the one nearly those of the other.
    """
    read = [(position, read_wording(position.text)) for position in positions]
    claims = [pair for pair in read if pair[0].stance in ASSERTING]
    differences = []
    for denial, wording in read:
        if denial.stance not in DENYING:
            continue
        met = [claim for claim, told in claims if _is_denied(claim, told, denial, wording)]
        if met:
            sides = tuple(_side(one) for one in (*met, denial))
            differences.append(Difference(kind="denial", subject=denial.actor or denial.speaker or "", sides=sides))
    return tuple(differences)


def _is_denied(claim: Position, told: Wording, denial: Position, wording: Wording) -> bool:
    if told.possible != wording.possible or len(told.words & wording.words) < ENOUGH:
        return False
    if _who(claim) & _who(denial) or not (_who(claim) and _who(denial)):
        return False
    shorter, longer = sorted((told, wording), key=lambda one: len(one.words))
    return likeness(shorter, longer) > 0


def _who(position: Position) -> frozenset[str]:
    """Everybody whose word it is."""
    return frozenset(one for one in (position.actor, position.via, position.speaker) if one)


def _side(position: Position) -> Finding:
    """The position as a side: under its own id, so that a document can say whose it is."""
    return Finding(id=position.id, text=position.text, citations=tuple(position.citations))
