from __future__ import annotations

import pytest

from briefing.model import Article, Citation, Demand, Position, SpokenCitation
from briefing.synthesis.headlines import fold_headlines

TITLE = "Norway demands that ships slow down off Velmar"
TEXT = f"{TITLE}\n\nNorway demanded on Monday that all ships slow down off the port of Velmar. It denied that ships must pay."
ARTICLE = Article(id="a", source="a.txt", sha256="0", title=TITLE, text=TEXT)


def demand(text: str, by: str = "norway") -> Demand:
    at = TEXT.index(text)
    cited = Citation(article="a", start=at, end=at + len(text), text=text)
    return Demand(id=text, text=text, by=by, citations=(cited,))


def position(text: str, stance: str) -> Position:
    at = TEXT.index(text)
    cited = SpokenCitation(article="a", start=at, end=at + len(text), text=text)
    return Position.model_validate(
        {"id": text, "text": text, "actor": "norway", "mode": "indirect", "stance": stance, "citations": [cited]}
    )


SHORT, FULL = "ships slow down off Velmar", "all ships slow down off the port of Velmar"


def test_the_body_says_it_and_the_headline_is_cited_beside_it() -> None:
    (kept,) = fold_headlines([demand(SHORT), demand(FULL)], [ARTICLE])
    assert kept.text == FULL
    assert [one.text for one in kept.citations] == [FULL, SHORT]


@pytest.mark.parametrize(
    "findings",
    [
        [demand(SHORT)],
        [demand(SHORT, by="sweden"), demand(FULL)],
        [demand(FULL), demand("ships must pay")],
        [position(SHORT, "asserts"), position("ships must pay", "denies")],
    ],
    ids=["nothing in the body", "somebody else's", "no headline", "the other side"],
)
def test_what_the_body_does_not_say_stays(findings: list[Demand]) -> None:
    assert list(fold_headlines(findings, [ARTICLE])) == findings


def test_a_text_without_its_headline_has_none_to_fold() -> None:
    bare = ARTICLE.model_copy(update={"title": "Another title"})
    assert len(fold_headlines([demand(SHORT), demand(FULL)], [bare])) == 2
