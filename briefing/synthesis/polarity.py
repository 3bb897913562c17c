"""What a statement is for or against by its own words, where the word that attributes it only says that it was said."""

from __future__ import annotations

import re

from briefing.model import Position, Stance
from briefing.synthesis.speaking_for import SpeakingFor

VERBS: dict[Stance, str] = {
    "rejects": r"oppose[sd]?|reject(?:s|ed)?|refuse[sd]?|disagree[sd]?",
    "condemns": r"condemn(?:s|ed)?|denounce[sd]?|deplore[sd]?",
    "supports": r"support(?:s|ed)?(?!\s+for)|back(?:s|ed)|favou?r(?:s|ed)?|endorse[sd]?|welcome[sd]?",
    "demands": r"demand(?:s|ed)?|insist(?:s|ed)? on|call(?:s|ed)? (?:for|on)",
}
"""Verbs by which speakers say themselves how they stand; none that is often a noun stands without its subject."""

OWN = re.compile(
    r"(?:that\s+)?(?P<who>(?:[\w.’'-]+\s+){1,4}?)(?:(?:also|strongly|firmly|fully|still|always|clearly|\w+ly)\s+)?"
    rf"(?:{'|'.join(f'(?P<{stance}>{verbs})' for stance, verbs in VERBS.items())})\s+(?=\w)",
    re.I,
)
REFUSED = re.compile(r"(?:\b(?:is|are|was|were|be)\s+(?:\w+ly\s+)?|[“\"‘'])(?:unacceptable|untenable)\b", re.I)
MODAL = re.compile(r"(?:will|would|shall|can|could|may|might|should|must)\b", re.I)
SPEAKERS = frozenset({"we", "i", "it", "he", "she", "they"})


def shown_stance(position: Position, speaking: SpeakingFor) -> tuple[Stance, int]:
    """The stance that a position's own words show, or else the one that its cue makes of it.

    With the offset in the text from which on they tell what it is for or against.
    """
    if position.stance == "supports" and MODAL.match(position.lead or ""):
        return "asserts", 0  # “will agree to”
    if position.stance != "asserts":
        return position.stance, 0
    if REFUSED.search(position.text):
        return "rejects", 0
    found = OWN.match(position.text)
    if found is None or not _is_speaker(found["who"].strip().lower(), position.actor or "", speaking):
        return "asserts", 0
    return next(stance for stance in VERBS if found[stance]), found.end()


def _is_speaker(who: str, actor: str, speaking: SpeakingFor) -> bool:
    if who.endswith(("’", "'", "’s", "'s")):
        return False
    return who in SPEAKERS or any(speaking.is_one(actor, one) for one in speaking.named_first(f"{who} "))
