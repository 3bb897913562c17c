"""Statements that an article has from another outlet."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from briefing.identity import short_hash
from briefing.model import Article, Citation
from briefing.origins.chains import build_chains
from briefing.register import load_register

SENTENCES = tomllib.loads((Path(__file__).parent / "chains.toml").read_text(encoding="utf-8"))["sentences"]
CHAINS = build_chains(load_register())


def article(text: str, publisher: str | None = None) -> Article:
    return Article(id="a1", source="a.txt", publisher=publisher, sha256=short_hash(text), text=text)


def cite(where: Article, words: str) -> Citation:
    start = where.text.index(words)
    return Citation(article=where.id, start=start, end=start + len(words), text=words)


@pytest.mark.parametrize(("sentence", "outlet"), SENTENCES.items())
def test_a_sentence_says_whom_it_is_from(sentence: str, outlet: str) -> None:
    assert (CHAINS.find(sentence) or "") == outlet


def test_only_the_sentence_that_says_so_is_from_elsewhere() -> None:
    text = (
        "The bridge is closed. Three lorries burnt, Interfax reported. The mayor said that repairs would take a month."
    )
    told = article(text)
    assert CHAINS.origin_of(told, cite(told, "Three lorries burnt")) == "Interfax"
    assert CHAINS.origin_of(told, cite(told, "The bridge is closed")) is None
    assert CHAINS.origin_of(told, cite(told, "repairs would take a month")) is None


def test_what_the_agency_added_is_from_it_too() -> None:
    told = article("Three lorries burnt, Interfax reported. The agency said that nobody was hurt. It rained.")
    assert CHAINS.origin_of(told, cite(told, "nobody was hurt")) == "Interfax"
    assert CHAINS.origin_of(told, cite(told, "It rained")) is None
