"""Earlier findings found by their words: the same as comparing each with each."""

from __future__ import annotations

import random

import pytest

from briefing.changes.tellings import Entry, Tellings, entries_of, one_matter, same_matter
from briefing.model import Position, SpokenCitation
from briefing.synthesis.wording import likeness

WORDS = "harbour fee union strike port minister talk plan publish crowns dredge open close not 12 19 Velmar may the of".split()


def position(number: int, text: str) -> Position:
    cited = SpokenCitation(article="a", start=0, end=len(text), text=text)
    return Position(id=f"p{number:03}", text=text, actor="lund", cue="said", mode="indirect", citations=(cited,))


def some(chance: random.Random, count: int) -> list[Position]:
    """Positions of few words, so that many are alike; some say nothing but plain words."""
    texts = (" ".join(chance.choices(WORDS, k=chance.randint(1, 9))) for _ in range(count))
    return [position(number, text) for number, text in enumerate(texts)]


def alike(later: Entry, earlier: Entry) -> float:
    shorter, longer = sorted((later.wording, earlier.wording), key=lambda one: len(one.words))
    return likeness(shorter, longer)


@pytest.mark.parametrize("seed", range(4))
def test_none_that_is_alike_is_missed(seed: int) -> None:
    chance = random.Random(seed)
    earlier, found = some(chance, 300), 0
    tellings = Tellings(earlier)
    for later in entries_of(some(chance, 60)):
        each = [(score, one) for one in entries_of(earlier) if (score := alike(later, one))]
        assert tellings.alike(later) == each
        found += len(each)
    assert found > 100


@pytest.mark.parametrize("seed", range(4))
def test_those_of_one_matter_come_in_the_order_of_what_they_have_in_common(seed: int) -> None:
    chance = random.Random(seed)
    earlier, found = some(chance, 300), 0
    tellings, besides = Tellings(earlier), frozenset({"velmar"})
    for later in entries_of(some(chance, 60)):
        scored = [(same_matter(one.wording, later.wording, besides), one) for one in entries_of(earlier)]
        each = [
            one
            for score, one in sorted(scored, key=lambda pair: (-pair[0], pair[1].finding.id))
            if score and one_matter(one.wording, later.wording, besides)
        ]
        assert list(tellings.of_one_matter(later.wording, besides)) == each
        found += len(each)
    assert found > 100
