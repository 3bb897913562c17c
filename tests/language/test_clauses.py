"""The geometry of clauses, on parses built by hand."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from briefing.language.clauses import (
    characters,
    clause_range,
    condition_in,
    is_negated,
    phrase_range,
    subject_of,
    without_remark,
)
from briefing.language.tree import Tree
from briefing.language.wordforms import noun_forms, verb_forms

VOCAB = spacy.blank("en").vocab


def tree(parse: str) -> Tree:
    """A tree from ``word/tag/dep/head`` with heads counted from 0."""
    rows = [token.rsplit("/", 3) for token in parse.split()]
    words, tags, deps, heads = ([row[at] for row in rows] for at in range(4))
    return Tree(Doc(VOCAB, words=words, tags=tags, deps=deps, heads=[int(head) for head in heads]))


def text(of: Tree, stretch: tuple[int, int] | None) -> str | None:
    return of.doc[stretch[0] : stretch[1]].text if stretch is not None else None


OPENED = tree(
    "If/IN/mark/2 Norway/NNP/nsubj/2 agrees/VBZ/advcl/6 ,/,/punct/6 Sweden/NNP/nsubj/6 will/MD/aux/6 open/VB/ROOT/6 "
    "the/DT/det/8 border/NN/dobj/6 and/CC/cc/6 Denmark/NNP/nsubj/12 will/MD/aux/12 pay/VB/conj/6 ././punct/6"
)


def test_a_clause_ends_where_one_with_a_subject_of_its_own_is_joined_to_it() -> None:
    assert text(OPENED, clause_range(OPENED, 6)) == "If Norway agrees , Sweden will open the border"


def test_the_condition_is_found_with_its_word() -> None:
    assert text(OPENED, condition_in(OPENED, clause_range(OPENED, 6))) == "If Norway agrees"


def test_the_subject_of_an_infinitive_is_who_was_asked_but_not_who_was_promised() -> None:
    asked = tree("She/PRP/nsubj/1 asked/VBD/ROOT/1 him/PRP/dobj/1 to/TO/aux/4 go/VB/xcomp/1")
    promised = tree("She/PRP/nsubj/1 promised/VBD/ROOT/1 him/PRP/dobj/1 to/TO/aux/4 go/VB/xcomp/1")
    assert (subject_of(asked, 4), subject_of(promised, 4)) == (2, 0)


@pytest.mark.parametrize(
    "parse",
    [
        "They/PRP/nsubj/2 never/RB/neg/2 met/VBD/ROOT/2",
        "No/DT/det/1 talks/NNS/nsubjpass/3 were/VBD/auxpass/3 held/VBN/ROOT/3",
        "They/PRP/nsubj/3 no/RB/neg/2 longer/RBR/advmod/3 meet/VBP/ROOT/3",
    ],
)
def test_negation_in_its_several_places(parse: str) -> None:
    of = tree(parse)
    assert is_negated(of, of.deps.index("ROOT"))


def test_a_phrase_ends_before_a_remark() -> None:
    of = tree(
        "a/DT/det/1 plan/NN/dobj/8 ,/,/punct/1 which/WDT/nsubj/4 failed/VBD/relcl/1 ,/,/punct/8 she/PRP/nsubj/8 "
        "had/VBD/aux/8 made/VBN/ROOT/8"
    )
    assert text(of, phrase_range(of, 1)) == "a plan"
    assert text(of, without_remark(of, (0, 5))) == "a plan"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("“ open the border ”", "open the border"),
        ("open the border ”", "open the border"),
        ("open the “ green ” border", "open the “ green ” border"),
        ("open the border ,", "open the border"),
    ],
)
def test_marks_that_enclose_or_have_no_partner_are_left_out(words: str, shown: str) -> None:
    of = Tree(Doc(VOCAB, words=words.split(), heads=[0] * len(words.split()), deps=["dep"] * len(words.split())))
    start, end = characters(of, (0, len(of.words)))
    assert of.doc.text[start:end] == shown


def test_words_come_in_all_their_forms() -> None:
    assert {"ban", "bans", "banned", "banning"} <= verb_forms("ban")
    assert {"threat", "threats"} <= noun_forms("threat")
