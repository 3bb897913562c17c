"""Parses as the model gives them, built by hand, and what they are mended to."""

from __future__ import annotations

from briefing.language.parsed import ParsedArticle
from tests.conftest import MakeArticle
from tests.language.test_attribution import build_doc


def told(parsed: ParsedArticle) -> list[tuple[str, str, int, str]]:
    """Each word with its tag, head and relation as mended."""
    tree = parsed.tree
    return list(zip(tree.words, tree.tags, tree.heads, tree.deps, strict=True))


def test_a_surname_that_is_read_as_an_auxiliary_is_the_subject(make_article: MakeArticle) -> None:
    doc = build_doc("Anna NNP nsubj 2", "May NNP aux 2", "called VBD ROOT 2", "~. . punct 2")
    found = told(ParsedArticle(make_article(doc.text), doc))
    assert found[:2] == [("anna", "NNP", 1, "compound"), ("may", "NNP", 2, "nsubj")]


def test_a_modal_before_a_bare_verb_stays_one(make_article: MakeArticle) -> None:
    doc = build_doc("Anna NNP nsubj 2", "May MD aux 2", "Resign VB ROOT 2", "~. . punct 2")
    assert told(ParsedArticle(make_article(doc.text), doc))[1] == ("may", "MD", 2, "aux")


def test_a_lone_surname_before_a_past_verb_is_no_modal(make_article: MakeArticle) -> None:
    doc = build_doc("May MD aux 1", "called VBD ROOT 1", "again RB advmod 1", "~. . punct 1")
    assert told(ParsedArticle(make_article(doc.text), doc))[0] == ("may", "NNP", 1, "nsubj")


def test_a_verb_behind_a_closed_apposition_heads_its_sentence(make_article: MakeArticle) -> None:
    doc = build_doc(
        "Lund NNP ROOT 0", "~, , punct 0", "the DT det 3", "minister NN appos 0", "~, , punct 0", "called VBD acl 0",
        "it PRP dobj 5", "~. . punct 0",
    )  # fmt: skip
    found = told(ParsedArticle(make_article(doc.text), doc))
    assert found[0] == ("lund", "NNP", 5, "nsubj")
    assert found[5] == ("called", "VBD", 5, "ROOT")
    assert found[7][2] == 5


def test_a_participle_that_describes_a_subject_stays_one(make_article: MakeArticle) -> None:
    doc = build_doc(
        "Lund NNP nsubj 8", "~, , punct 0", "the DT det 3", "minister NN appos 0", "~, , punct 0",
        "accused VBN acl 0", "of IN prep 5", "~, , punct 0", "left VBD ROOT 8", "~. . punct 8",
    )  # fmt: skip
    assert told(ParsedArticle(make_article(doc.text), doc))[5] == ("accused", "VBN", 0, "acl")
