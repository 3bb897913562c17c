"""Stands: how each actor stands to an issue, by the plainest stance of what it says of it."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefing.model import Citation, Stance, Stand
from briefing.synthesis.candidates import Key
from briefing.synthesis.spoken_of import PLAIN, Item

TURNED: dict[Stance, Stance] = {"demands": "rejects", "promises": "rejects", "threatens": "threatens"}
"""What becomes of a stance to a thing that is to be stopped or not to be done."""

PLAINEST: tuple[Stance, ...] = (
    "demands",
    "rejects",
    "condemns",
    "denies",
    "supports",
    "threatens",
    "promises",
    "asks",
    "asserts",
    "unclear",
)
"""Stances, from the one that tells most of how somebody stands to something."""


NEAR = 9
"""Words within which a statement tells what it is for or against; what stands further on is only spoken of."""

_TABLE = tomllib.loads(Path(__file__).with_name("issues.toml").read_text(encoding="utf-8"))
TURNS = frozenset(_TABLE["turns"].split())
NEGATIVE = frozenset(_TABLE["negative"].split())


def find_stands(key: Key, items: Sequence[Item], order: Mapping[str, int]) -> tuple[Stand, ...]:
    """The stances of each actor to what a phrase names, the plainest first; that it merely speaks of it is said only of
    those of whom nothing else can be said.  Actors come by their rank in the brief.
    """
    told: dict[str, dict[Stance, list[Citation]]] = defaultdict(lambda: defaultdict(list))
    for item in items:
        if item.actor is not None:
            told[item.actor][stance_to(key, item)] += [_bare(one) for one in item.finding.citations]
    stands = []
    for actor in sorted(told, key=lambda one: (order.get(one, len(order)), one)):
        stances = sorted(told[actor], key=PLAINEST.index)
        for stance in [one for one in stances if one not in PLAIN] or stances:
            places = tuple(dict.fromkeys(told[actor][stance]))
            stands.append(Stand(actor=actor, stance=stance, citations=places))
    return tuple(stands)


def stance_to(key: Key, item: Item) -> Stance:
    """How an item stands to what a phrase names: its stance where the noun stands near, and nothing turns between.

    Who demands that it stop, or promises not to do it, rejects it; where the words leave it open, it is only asserted.
    """
    words = [word for word in item.words if word.start >= item.begin][:NEAR]
    at = next((at for at, word in enumerate(words) if word.stem == key[-1]), None)
    if at is None or item.stance in PLAIN:
        return "asserts"
    before = [word.text.lower() for word in words[:at]]
    if TURNS & set(before):
        return "asserts"
    if sum(word in NEGATIVE or word.endswith(("n't", "n’t")) for word in before) % 2:
        return TURNED.get(item.stance, "asserts")
    return item.stance


def _bare(citation: Citation) -> Citation:
    return Citation(article=citation.article, start=citation.start, end=citation.end, text=citation.text)
