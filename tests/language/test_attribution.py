"""Attribution over parses built by hand, so that no model's mood decides; the shapes are in tests/cases/positions."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from briefing.language.attribution import Attribution, find_attributions
from briefing.language.attribution.lexicon import load_cues, load_stances
from briefing.language.lemmas import inflect_noun, inflect_verb
from briefing.language.parsed import ParsedArticle
from briefing.language.tree import Tree
from briefing.model import Stance
from tests.conftest import MakeArticle, ParseText

NLP = spacy.blank("en")


def build_doc(*rows: str) -> Doc:
    """A doc of rows "word tag dep head", the head as the number of its row; "~" before a word: no blank before it."""
    cells = [row.split() for row in rows]
    words = [cell[0].removeprefix("~") for cell in cells]
    spaces = [not following[0].startswith("~") for following in cells[1:]] + [False]
    return Doc(
        NLP.vocab,
        words=words,
        spaces=spaces,
        tags=[cell[1] for cell in cells],
        deps=[cell[2] for cell in cells],
        heads=[int(cell[3]) for cell in cells],
    )


def attribute(doc: Doc, make_article: MakeArticle) -> list[tuple[str | None, str | None, list[str]]]:
    """Source, cue and contents of every attribution of a doc."""
    found = find_attributions(ParsedArticle(make_article(doc.text), doc))
    return [told(attribution, doc.text) for attribution in found]


def told(attribution: Attribution, text: str) -> tuple[str | None, str | None, list[str]]:
    return (
        attribution.source.text if attribution.source is not None else None,
        attribution.cue.text if attribution.cue is not None else None,
        [text[start:end] for start, end in attribution.contents],
    )


def test_a_verb_of_saying_that_the_parser_hangs_on_the_report_belongs_to_the_reporter(
    make_article: MakeArticle,
) -> None:
    doc = build_doc(
        "Lind NNP nsubj 1", "said VBD ROOT 1", "prices NNS nsubj 4", "would MD aux 4", "rise VB ccomp 1",
        "and CC cc 4", "warned VBD conj 4", "of IN prep 6", "shortages NNS pobj 7", "~. . punct 1",
    )  # fmt: skip
    assert attribute(doc, make_article) == [
        ("Lind", "said", ["prices would rise"]),
        ("Lind", "warned", ["shortages"]),
    ]


def test_a_content_runs_past_a_sentence_end_that_is_none(make_article: MakeArticle) -> None:
    doc = build_doc(
        "Lind NNP nsubj 1", "said VBD ROOT 1", "she PRP nsubj 3", "cited VBD ccomp 1", "remarks NNS dobj 3",
        "Berg NNP nsubj 7", "had VBD aux 7", "made VBN ROOT 7", "~. . punct 7",
    )  # fmt: skip
    assert doc[5].is_sent_start
    assert attribute(doc, make_article)[0] == ("Lind", "said", ["she cited remarks Berg had made"])


def test_the_subject_of_a_clause_is_found_through_a_relative_pronoun(make_article: MakeArticle) -> None:
    doc = build_doc(
        "Lind NNP nsubj 6", "~, , punct 0", "who WP nsubj 3", "criticised VBD relcl 0", "it PRP dobj 3", "~, , punct 0",
        "left VBD ROOT 6", "~. . punct 6",
    )  # fmt: skip
    (found,) = find_attributions(ParsedArticle(make_article(doc.text), doc))
    assert found.source is not None
    assert found.pronoun is not None
    assert (found.source.text, found.pronoun.text, found.cue_class) == ("Lind", "who", "condemn")


def test_a_participle_after_a_document_has_its_issuer_as_source(make_article: MakeArticle) -> None:
    doc = build_doc(
        "Norway NNP nsubj 1", "issued VBD ROOT 1", "a DT det 3", "statement NN dobj 1", "condemning VBG acl 3",
        "the DT det 6", "attack NN dobj 4", "~. . punct 1",
    )  # fmt: skip
    assert attribute(doc, make_article) == [("Norway", "condemning", ["the attack"])]


def test_no_cue_inside_a_quotation_is_the_narrators(parse: ParseText) -> None:
    parsed = parse("“Berg said he would resign, and Norway denied it,” Marta Lind told reporters.")
    assert [told(a, parsed.article.text)[:2] for a in parsed.attributions] == [("Marta Lind", "told")]


def test_an_inherited_speaker_is_marked(parse: ParseText) -> None:
    first, second = parse("Lind said the harbour was safe.\n\n“We will open it again in May.”").attributions
    assert (first.inherited, second.inherited) == (False, True)
    assert second.source is not None
    assert second.source.text == "Lind"


def test_the_one_who_is_told_is_the_addressee(parse: ParseText) -> None:
    (attribution,) = parse("Norway urged Sweden to reopen the harbour.").attributions
    assert attribution.addressee is not None
    assert attribution.addressee.text == "Sweden"


def test_an_attribution_inside_another_knows_its_outer_source(parse: ParseText) -> None:
    outer, inner = parse("Lind said that Norway warned that prices would rise.").attributions
    assert outer.outer is None
    assert inner.outer is not None
    assert inner.outer.text == "Lind"


@pytest.mark.parametrize("negation", ["did not agree", "never agreed"])
def test_negation_is_told(negation: str, parse: ParseText) -> None:
    (attribution,) = parse(f"Norway {negation} to send troops to the region.").attributions
    assert attribution.negated


def test_edges_of_a_tree_are_those_of_the_parser(parse: ParseText) -> None:
    doc = parse("Lind, who knows the harbour, said that the ships would return when the storm had passed.").doc
    tree = Tree(doc)
    assert [tree.left(token.i) for token in doc] == [token.left_edge.i for token in doc]
    assert [tree.right(token.i) for token in doc] == [token.right_edge.i for token in doc]


def test_every_class_of_cues_has_known_stances() -> None:
    classes = {frame.cue_class for frames in load_cues().values() for frame in frames}
    assert classes <= load_stances().keys()
    assert {stance for stances in load_stances().values() for stance in stances} <= set(Stance.__args__)


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("warn", {"warn", "warns", "warned", "warning"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("say", {"say", "says", "said", "saying"}),
        ("slam", {"slam", "slams", "slammed", "slamming"}),
        ("urge", {"urge", "urges", "urged", "urging"}),
        ("write", {"write", "writes", "wrote", "written", "writing"}),
        ("signal", {"signal", "signals", "signalled", "signaled", "signalling", "signaling"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
    ],
)
def test_forms_of_verbs(base: str, forms: set[str]) -> None:
    assert inflect_verb(base) == forms


def test_forms_of_nouns() -> None:
    assert inflect_noun("threat") == {"threat", "threats"}
    assert inflect_noun("worry") == {"worry", "worries"}
