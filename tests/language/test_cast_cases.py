"""The cast of small articles: `tests/cases/actors/*.toml`, one readable case each."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from spacy.tokens import Span

from briefing.language.parsed import ParsedArticle

from ..conftest import ParseText

FOLDER = Path(__file__).parent.parent / "cases" / "actors"
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['what']}")
    for path in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def phrase_span(parsed: ParsedArticle, phrase: str) -> Span:
    """The last place of a phrase in the text; the first where it ends in ``#1``."""
    words, _, first = phrase.partition("#")
    start = parsed.article.text.find(words) if first else parsed.article.text.rfind(words)
    span = parsed.doc.char_span(start, start + len(words), alignment_mode="expand")
    assert start >= 0
    assert span is not None
    return span


@pytest.mark.parametrize("case", CASES)
def test_the_cast_of_a_small_article(case: dict[str, Any], parse: ParseText) -> None:
    parsed = parse(case["text"])
    cast = parsed.cast
    by_name = {actor.name: actor for actor in cast.actors}
    for wanted in case.get("actors", ()):
        assert wanted["name"] in by_name, list(by_name)
        actor = by_name[wanted["name"]]
        assert actor.kind == wanted["kind"]
        assert set(wanted.get("aliases", ())) <= set(actor.aliases), actor.aliases
        if "role" in wanted:
            assert actor.role == wanted["role"]
    for name in case.get("not_actors", ()):
        assert name not in by_name
    for kind, number in case.get("count", {}).items():
        assert Counter(actor.kind for actor in cast.actors)[kind] == number, list(by_name)
    names = {actor.id: actor.name for actor in cast.actors}
    for phrase, name in case.get("stands_for", {}).items():
        found = cast.resolve(phrase_span(parsed, phrase))
        assert names.get(found or "", "") == name, phrase


@pytest.mark.parametrize("case", CASES)
def test_every_citation_holds_its_words(case: dict[str, Any], parse: ParseText) -> None:
    parsed = parse(case["text"])
    for actor in parsed.cast.actors:
        places = [*actor.citations, *([actor.role_citation] if actor.role_citation else [])]
        assert actor.citations
        assert all(case["text"][place.start : place.end] == place.text for place in places)
        if actor.role:
            assert actor.role_citation is not None
            assert actor.role_citation.text == actor.role
