"""What nobody demands or threatens any more, by short parses made by hand."""

from __future__ import annotations

import pytest

from briefing.language.dropped import is_dropped, is_taken_back
from briefing.language.tree import Tree
from tests.language.test_attribution import build_doc

DROPPED = ["It PRP nsubj 1", "dropped VBD ROOT 1", "its PRP$ poss 3", "demand NN dobj 1"]
KEPT = [
    "It PRP nsubj 1", "refused VBD ROOT 1", "to TO aux 3", "drop VB xcomp 1", "its PRP$ poss 5", "demand NN dobj 3",
]  # fmt: skip
AGREED = [
    "It PRP nsubj 1",
    "agreed VBD ROOT 1",
    "to TO aux 3",
    "drop VB xcomp 1",
    "its PRP$ poss 5",
    "demand NN dobj 3",
]
WOULD = ["It PRP nsubj 2", "would MD aux 2", "drop VB ROOT 2", "its PRP$ poss 4", "demand NN dobj 2"]
CALLED_OFF = ["It PRP nsubj 1", "called VBD ROOT 1", "off RP prt 1", "its PRP$ poss 4", "threat NN dobj 1"]
CALLED = ["It PRP nsubj 1", "called VBD ROOT 1", "its PRP$ poss 3", "threat NN dobj 1"]
PASSED = ["The DT det 1", "threat NN nsubj 3", "has VBZ aux 3", "passed VBN ROOT 3"]


@pytest.mark.parametrize(
    ("rows", "dropped"),
    [
        (DROPPED, True),
        (KEPT, False),
        (AGREED, True),
        (WOULD, False),
        (CALLED_OFF, True),
        (CALLED, False),
        (PASSED, True),
    ],
)
def test_a_demand_is_dropped_where_the_text_says_that_it_was_done(rows: list[str], dropped: bool) -> None:
    tree = Tree(build_doc(*rows))
    noun = next(at for at, word in enumerate(tree.words) if word in ("demand", "threat"))
    assert is_dropped(tree, noun) is dropped


def test_a_threat_is_taken_back_in_the_same_sentence() -> None:
    tree = Tree(
        build_doc(
            "It PRP nsubj 1", "threatened VBD ROOT 1", "war NN dobj 1", "but CC cc 1", "dropped VBD conj 1",
            "the DT det 6", "threat NN dobj 4",
        )
    )  # fmt: skip
    assert is_taken_back(tree, 1)
