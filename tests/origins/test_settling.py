"""Whose account statements are, and how far that confirms them."""

from __future__ import annotations

from hashlib import sha256

import pytest

from briefing.admiralty import CREDIBILITY
from briefing.model import Article, Brief, Citation, Difference, Finding, Producer, Risk
from briefing.origins import settle_origins
from briefing.origins.grades import RULES, credibility
from briefing.register import load_register

REGISTER = load_register()


def article(name: str, text: str, publisher: str | None, published: str = "2024-05-03") -> Article:
    return Article(
        id=name,
        source=f"{name}.txt",
        publisher=publisher,
        published=published,
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
    )


def risk(words: str, *articles: Article) -> Risk:
    citations = tuple(
        Citation(article=one.id, start=at, end=at + len(words), text=words)
        for one in articles
        if (at := one.text.index(words)) >= 0
    )
    return Risk(id="r1", text=words, kind="warning", citations=citations)


def settled(finding: Risk, *articles: Article, differences: tuple[Difference, ...] = ()) -> Brief:
    brief = Brief(
        title="T",
        as_of="2024-05-04",
        produced_by=Producer(program="briefing"),
        articles=articles,
        risks=(finding,),
        differences=differences,
    )
    return settle_origins(brief, REGISTER)


WORDS = "the dam may burst"


def test_two_publishers_are_two_origins_and_confirm() -> None:
    one = article("a1", f"Engineers fear that {WORDS}.", "Harbour Wire")
    other = article("a2", f"A mayor in the valley said on Friday that {WORDS} within days.", "Valley Ledger")
    brief = settled(risk(WORDS, one, other), one, other)
    assert brief.risks[0].origins == ("harbour-wire", "valley-ledger")
    assert brief.risks[0].credibility == 1


def test_what_both_have_from_one_agency_is_one_origin() -> None:
    one = article("a1", f"Engineers told Reuters that {WORDS}.", "Harbour Wire")
    other = article("a2", f"It may be that {WORDS}, according to Reuters. Nobody was there.", "Valley Ledger")
    brief = settled(risk(WORDS, one, other), one, other)
    assert brief.risks[0].origins == ("thomson-reuters",)
    assert brief.risks[0].credibility == 6
    origin = next(one for one in brief.origins if one.id == "thomson-reuters")
    assert (origin.name, origin.articles) == ("Reuters", ())


def test_an_article_does_not_confirm_what_it_has_from_elsewhere() -> None:
    one = article(
        "a1", f"Fears grow. Engineers told Reuters that {WORDS}. In the valley they know that {WORDS}.", "Wire"
    )
    places = tuple(
        Citation(article="a1", start=at, end=at + len(WORDS), text=WORDS)
        for at in (one.text.index(WORDS), one.text.rindex(WORDS))
    )
    brief = settled(Risk(id="r1", text=WORDS, kind="warning", citations=places), one)
    assert brief.risks[0].origins == ("thomson-reuters",)


def test_publishers_of_one_owner_are_one_origin() -> None:
    one = article("a1", f"Engineers fear that {WORDS}.", "TASS")
    other = article("a2", f"A mayor in the valley said on Friday that {WORDS} within days.", "ria.ru")
    brief = settled(risk(WORDS, one, other), one, other)
    assert brief.risks[0].origins == ("russian-state",)
    assert brief.articles[1].publisher == "RIA Novosti"
    assert [(one.name, one.publishers) for one in brief.origins] == [("Russian state", ("RIA Novosti", "TASS"))]
    assert [(one.name, one.state_media) for one in brief.publishers] == [("RIA Novosti", True), ("TASS", True)]


def test_state_media_without_a_name_are_those_of_the_state() -> None:
    one = article("a1", f"In the north they say that {WORDS}, North Korean state television said.", "Harbour Wire")
    other = article("a2", f"The news agency KCNA said that {WORDS}.", "Valley Ledger")
    brief = settled(risk(WORDS, one, other), one, other)
    assert brief.risks[0].origins == ("north-korean-state",)
    assert "North Korean state" in {origin.name for origin in brief.origins}


def test_a_sentence_that_another_paper_printed_first_is_no_second_origin() -> None:
    sentence = f"Engineers who inspected the northern flank on Thursday fear that {WORDS} before the rain is over."
    one = article("a1", f"{sentence} Nobody slept in the valley.", "Harbour Wire", "2024-05-02")
    other = article("a2", f"The school was closed. {sentence} Buses stood ready at noon.", "Valley Ledger")
    assert settled(risk(WORDS, one, other), one, other).risks[0].origins == ("harbour-wire",)


def test_articles_without_a_publisher_confirm_less() -> None:
    one = article("a1", f"Engineers fear that {WORDS}.", None)
    other = article("a2", f"A mayor in the valley said on Friday that {WORDS} within days.", "Valley Ledger")
    brief = settled(risk(WORDS, one, other), one, other)
    assert brief.risks[0].origins == ("a1", "valley-ledger")
    assert brief.risks[0].credibility == 2
    assert brief.origins[0].publishers == () or brief.origins[1].publishers == ()


def test_what_others_tell_otherwise_is_graded_down() -> None:
    one = article("a1", "Nine people were killed in Varn.", "Harbour Wire")
    other = article("a2", "Twelve people were killed in Varn.", "Valley Ledger")
    sides = tuple(
        Finding(id=told.id, text=told.text, citations=(Citation(article=told.id, start=0, end=4, text=told.text[:4]),))
        for told in (one, other)
    )
    difference = Difference(kind="number", subject="people killed", sides=sides)
    brief = settled(risk("people were killed", one), one, other, differences=(difference,))
    assert [side.credibility for side in brief.differences[0].sides] == [3, 3]
    spelling = difference.model_copy(update={"kind": "spelling"})
    assert settled(risk("killed", one), one, other, differences=(spelling,)).differences[0].sides[0].credibility == 6


@pytest.mark.parametrize(
    ("told", "otherwise", "named", "digit"),
    [
        (2, 0, 2, 1),
        (5, 0, 3, 1),
        (2, 0, 1, 2),
        (3, 1, 3, 2),
        (1, 1, 1, 3),
        (2, 2, 2, 3),
        (2, 3, 2, 4),
        (1, 2, 1, 5),
        (1, 0, 1, 6),
        (0, 0, 0, 6),
    ],
)
def test_how_the_six_digits_come_about(told: int, otherwise: int, named: int, digit: int) -> None:
    assert credibility(told, otherwise, named) == digit


def test_each_digit_is_explained() -> None:
    assert set(CREDIBILITY) == set(RULES) == {1, 2, 3, 4, 5, 6}
