"""What many tests need: the parser, loaded once, and articles made from a line of text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from briefing.identity import short_hash
from briefing.language.parsed import ParsedArticle
from briefing.language.parsing import Parser, load_parser
from briefing.model import Article

MakeArticle = Callable[..., Article]
ParseText = Callable[..., ParsedArticle]


@pytest.fixture(autouse=True)
def nobodys_settings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Packs and registers of whoever runs the tests play no part in them."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.getbasetemp() / "settings"))


@pytest.fixture(scope="session")
def make_article() -> MakeArticle:
    """An article of the given text; any field can be named."""

    def make(text: str, **fields: object) -> Article:
        known = {
            "id": f"a{short_hash(text)}",
            "source": "test.txt",
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
        }
        return Article(**{**known, **fields, "text": text})  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The default parser, loaded once for all tests of a process."""
    return load_parser()


@pytest.fixture(scope="session")
def parse(parser: Parser, make_article: MakeArticle) -> ParseText:
    """Parses one text: only plain sentences that every model reads alike belong into a test."""

    def parse_text(text: str, **fields: object) -> ParsedArticle:
        return next(iter(parser.parse([make_article(text, **fields)])))

    return parse_text
