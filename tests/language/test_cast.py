"""The cast: what others ask of it, on parses built by hand where the parse matters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from briefing.language.cast import find_cast
from briefing.language.cast.lexicon import load_lexicon, pieces
from briefing.language.cast.names import NameFinder
from briefing.language.cast.spelling import same_person
from briefing.language.parsed import ParsedArticle
from briefing.language.tokens import Tokens

from ..conftest import MakeArticle, ParseText


def build_doc(*rows: tuple[str, str, str, int]) -> Doc:
    """A parse by hand: (word, tag, dependency, index of the head)."""
    words, tags, deps, heads = ([row[i] for row in rows] for i in range(4))
    return Doc(Vocab(), words=words, tags=tags, deps=deps, heads=heads)


VISIT = (
    ("US", "NNP", "compound", 5),
    ("Deputy", "NNP", "compound", 5),
    ("Secretary", "NNP", "nmod", 5),
    ("of", "IN", "prep", 2),
    ("State", "NNP", "pobj", 3),
    ("Roe", "NNP", "nsubj", 6),
    ("met", "VBD", "ROOT", 6),
    ("Ivanenko", "NNP", "dobj", 6),
    ("in", "IN", "prep", 6),
    ("Moscow", "NNP", "pobj", 8),
    (".", ".", "punct", 6),
)


def test_a_stretch_of_capitals_is_taken_apart_at_its_title() -> None:
    names = NameFinder(Tokens.of(build_doc(*VISIT)), load_lexicon()).find()
    assert [(name.text, name.kind, name.sense) for name in names] == [
        ("US", "state", "name"),
        ("Roe", "person", "name"),
        ("Ivanenko", "unknown", "name"),
        ("Moscow", "state", "capital"),
    ]


def test_only_names_that_rules_leave_open_are_shown_to_the_recogniser(make_article: MakeArticle) -> None:
    doc = build_doc(*VISIT)
    shown: list[str] = []

    def label(sents: Sequence[Span]) -> list[list[Span]]:
        shown.extend(sent.text for sent in sents)
        return [[Span(doc, 7, 8, label="PERSON")] for _ in sents]

    cast = find_cast(ParsedArticle(make_article(doc.text), doc, label))
    assert len(shown) == 1
    assert {actor.name: actor.kind for actor in cast.actors} == {"Roe": "person", "Ivanenko": "person"}


def test_what_the_recogniser_does_not_know_is_nobody(make_article: MakeArticle) -> None:
    doc = build_doc(*VISIT)
    cast = find_cast(ParsedArticle(make_article(doc.text), doc))
    assert [actor.name for actor in cast.actors] == ["Roe"]


def test_a_role_is_cited_in_the_words_of_the_text(make_article: MakeArticle) -> None:
    doc = build_doc(*VISIT)
    (actor,) = find_cast(ParsedArticle(make_article(doc.text), doc)).actors
    assert actor.role == "US Deputy Secretary of State"
    assert "US Deputy Secretary of State Roe" in actor.aliases


def test_parties_are_those_named_and_no_places(parse: ParseText) -> None:
    parsed = parse("Talks between Norway and NATO were held in Denmark. Denmark is a host.")
    talks = next(iter(parsed.doc.sents))
    assert parsed.cast.parties(talks) == ("norway", "nato")


def test_parties_by_adjectives(parse: ParseText) -> None:
    parsed = parse("Norway and Sweden will talk. Norwegian and Swedish officials met on Monday.")
    assert parsed.cast.parties(list(parsed.doc.sents)[1]) == ("norway", "sweden")


def test_a_statement_speaks_for_whoever_issued_it(parse: ParseText) -> None:
    parsed = parse("Acme Corp is small. A statement from Acme Corp said that the price was low.")
    statement = next(token for token in parsed.doc if token.text == "statement")
    assert parsed.cast.resolve(parsed.doc[statement.left_edge.i : statement.right_edge.i + 1]) == "acme-corp"


def test_mentions_come_in_order_and_lie_within_the_text(parse: ParseText) -> None:
    parsed = parse("Jane Roe met Peter Holm in Oslo. She said that Norway would wait. He agreed.")
    starts = [mention.start_token for mention in parsed.cast.mentions]
    assert starts == sorted(starts)
    assert all(0 <= one.start_token < one.end_token <= len(parsed.doc) for one in parsed.cast.mentions)
    ids = {actor.id for actor in parsed.cast.actors}
    assert {mention.actor for mention in parsed.cast.mentions} <= ids


def test_mentions_are_counted_where_somebody_is_named_and_not_where_a_thing_lies(parse: ParseText) -> None:
    parsed = parse("Norway closed the border. In Norway the roads were empty. Norway said that it was sorry.")
    (norway,) = [actor for actor in parsed.cast.actors if actor.name == "Norway"]
    assert norway.mentions == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "\ufeff",
        "A",
        "THE THE THE",
        "— “” ’s ’s ’s",
        "Jane Roe " * 300,
        "of of of Ministry of of the of",
        "Mr. Mr. Mr. President President",
        "“Jane “Roe “said “that",
        "<script>alert('Jane Roe')</script> {{ Jane }} [Roe](javascript:x)",
        "🦊 Jane Roe 🦊 said 🦊\u202e that \x00 she.",
    ],
)
def test_no_text_is_too_odd(text: str, parse: ParseText) -> None:
    parsed = parse(text)
    for actor in parsed.cast.actors:
        assert all(text[place.start : place.end] == place.text for place in actor.citations)
    for token in parsed.doc:
        assert parsed.cast.resolve(parsed.doc[token.i : token.i + 1]) in {None, *(a.id for a in parsed.cast.actors)}


def test_the_same_text_has_the_same_cast(parse: ParseText) -> None:
    text = "Jane Roe, a minister, met Anna Holm and the Kremlin. Roe said that she was glad."
    parsed = parse(text)
    assert find_cast(replace(parsed)) == find_cast(replace(parsed))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Volodymyr Zelenko", "Volodymyr Zelenkko", True),
        ("Sergei Holm", "Sergey Holm", True),
        ("Kim Dae Ho", "Kim Dae-ho", True),
        ("Kim Dae Ho", "Kim So Ra", False),
        ("Ana Maria Lopez Garcia", "Lopez Garcia", True),
        ("Abdel al-Sayed", "Abdel el-Sayed", True),
        ("Daniel Holm", "Daniela Holm", False),
        ("Peter Holm", "Anna Holm", False),
        ("Ivana Holm", "Ivanka Holm", False),
        ("George W. Holm", "George H. Holm", False),
        ("George W. Holm", "George Holm", True),
        ("Muhammad Sayed", "Mohammed Sayed", True),
        ("Peter Holm", "Peter Holmes", False),
        ("Peter Holm", "Peter Holst", False),
        ("Roe", "Jane Roe", False),
    ],
)
def test_who_can_be_one_person(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same
    assert same_person(other, one) is same


def test_names_in_the_lists_are_cut_as_the_tokenizer_cuts_them(parse: ParseText) -> None:
    for name in (
        "People's Liberation Army",
        "al-Qaida",
        "Timor-Leste",
        "U.S.",
        "Côte d'Ivoire",
    ):
        words = tuple(token.text for token in parse(f"They met {name} there.").doc)[2:-2]
        assert pieces(name) == words


def test_every_list_is_readable_and_no_form_stands_twice_in_a_state() -> None:
    lexicon = load_lexicon()
    assert len({entry.name for known in lexicon.entries.values() for _, entry in known if entry.kind == "state"}) > 190
