"""Which articles are one origin: sixty pairs of our own writing, and all others that can be made of them."""

from __future__ import annotations

from itertools import combinations

import pytest

from briefing.model import Article
from briefing.origins.accounts import settle_articles
from briefing.register import load_register
from briefing.sources import load_articles
from tests.origins.pairs import HERE, ONE_ORIGIN, TWO_ORIGINS, write_articles

REGISTER = load_register(HERE / "register.toml")


@pytest.fixture(scope="module")
def origins(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Article]:
    """Each article, settled, by story and kind."""
    folder = tmp_path_factory.mktemp("pairs")
    written = {str(one.save(folder)): (one.story, one.kind) for one in write_articles()}
    reading = load_articles(list(written))
    assert not reading.unread
    settled, _ = settle_articles(reading.articles, REGISTER)
    return {written[article.source]: article for article in settled}


def pairs(origins: dict[tuple[str, str], Article]) -> list[tuple[str, str, bool, bool]]:
    """Story, kind, whether the article is of the report's origin, and whether it was taken for that."""
    stories = sorted({story for story, _ in origins})
    return [
        (story, kind, kind in ONE_ORIGIN, origins[story, kind].origin == origins[story, "original"].origin)
        for story in stories
        for kind in (*ONE_ORIGIN, *TWO_ORIGINS)
    ]


def test_sixty_pairs_are_told_apart(origins: dict[tuple[str, str], Article]) -> None:
    judged = pairs(origins)
    assert len(judged) == 60
    hits = sum(expected and found for _, _, expected, found in judged)
    precision = hits / max(1, sum(found for *_, found in judged))
    recall = hits / sum(expected for *_, expected, _ in judged)
    assert 2 * precision * recall / (precision + recall) >= 0.9, [one for one in judged if one[2] != one[3]]


def test_no_two_independent_accounts_are_one_origin(origins: dict[tuple[str, str], Article]) -> None:
    for (story, kind), article in origins.items():
        if kind in TWO_ORIGINS:
            others = [other for (_, what), other in origins.items() if what not in TWO_ORIGINS]
            assert article.origin_basis == "publisher", (story, kind)
            assert article.origin not in {other.origin for other in others}


def test_no_article_is_taken_for_a_copy_of_another_story(origins: dict[tuple[str, str], Article]) -> None:
    by_id = {article.id: story for (story, _), article in origins.items()}
    copies = [(story, by_id[article.copy_of]) for (story, _), article in origins.items() if article.copy_of]
    assert len(copies) >= 2 * 12
    assert all(story == of for story, of in copies)


def test_every_way_of_crediting_is_known(origins: dict[tuple[str, str], Article]) -> None:
    credited = {story: article for (story, kind), article in origins.items() if kind == "credited"}
    assert {story for story, article in credited.items() if article.origin_basis != "credit"} == set()


def test_the_order_of_the_articles_makes_no_difference(origins: dict[tuple[str, str], Article]) -> None:
    articles = [article.model_copy(update={"origin": None}) for article in origins.values()]
    forth, _ = settle_articles(articles, REGISTER)
    back, _ = settle_articles(articles[::-1], REGISTER)
    assert sorted((one.id, one.origin, one.copy_of) for one in forth) == sorted(
        (one.id, one.origin, one.copy_of) for one in back
    )
    assert len(list(combinations(forth, 2))) > 60
