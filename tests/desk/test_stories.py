"""Which articles belong to which story, and what belongs to none."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from briefing.desk.clusters import find_clusters, summarise
from briefing.desk.configuration import Story, Watch
from briefing.desk.stories import may_belong, place, relevance, tell, weight
from briefing.model import Actor, ArticleFindings, Citation, Topic
from tests.desk.morning import write_configuration

BODY = "The port of Velmar was closed on Monday.\n\nDockers stayed away.\n\nThe weather was fine.\n\n"


@pytest.fixture
def told(make_article):
    def tell_text(text: str, title: str = "Port closed", feed: str | None = None, actors: tuple[Actor, ...] = ()):
        return tell(ArticleFindings(article=make_article(text, title=title), actors=actors), feed)

    return tell_text


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        (BODY, "Velmar", True),
        (BODY, "port of Velmar", True),
        (BODY, "Port of Velmar", False),  # a name is found as it is written
        (BODY, "docker", True),  # in the plural, at the beginning of a sentence
        (BODY, "dock", False),  # whole words only
        (BODY, "weather", False),  # in passing
        (BODY + "The weather held.", "weather", True),
        (BODY + "WHO said so. The WHO, again.", "WHO", True),
        (BODY + "Who said so. But who, again?", "WHO", False),
        (BODY + "A cease-fire. The ceasefire.", "cease fire", False),
        (BODY + "A cease-fire, and another cease‑fire.", "cease fire", True),
        (BODY + "Erdoğan came. Erdogan went.", "Erdogan", True),
        (BODY + "A.B (c) was there. A.B (c) left.", "A.B (c)", True),
    ],
)
def test_what_an_article_names(told, text: str, word: str, found: bool) -> None:
    assert bool(weight(told(text), word)) is found


def test_the_headline_weighs_most(told) -> None:
    assert weight(told(BODY, title="Velmar closed"), "Velmar") > weight(told(BODY), "Velmar") > 0


def test_an_actor_counts_under_all_its_names(told, make_article) -> None:
    text = BODY + "Anna Berg spoke. Ms Berg left early."
    actor = Actor(id="anna-berg", name="Anna Berg", kind="person", aliases=("Ms Berg",), mentions=2,
                  citations=(Citation(article="a", start=0, end=1, text="x"),))  # fmt: skip
    assert weight(told(text), "Anna Berg", actor=True) == 0
    assert weight(told(text, actors=(actor,)), "Anna Berg", actor=True) > 0
    assert weight(told(text, actors=(actor,)), "the Anna Berg", actor=True) > 0


def test_exclusions_and_feeds(told) -> None:
    story = Story(name="port", places=("Velmar",), exclude=("football",), feeds=("Coast Wire",))
    assert relevance(told(BODY, feed="Coast Wire"), story, Watch()) > 0
    assert relevance(told(BODY, feed="Other"), story, Watch()) == 0
    assert relevance(told(BODY + "Then football.", feed="Coast Wire"), story, Watch()) == 0
    assert relevance(told(BODY, feed="Coast Wire"), story, Watch(exclude=("dockers",))) == 0
    assert relevance(told("Nothing.", feed="Coast Wire"), Story(name="all", feeds=("Coast Wire",)), Watch()) > 0
    watched = relevance(told(BODY, feed="Coast Wire"), story, Watch(terms=("dockers",)))
    assert watched > relevance(told(BODY, feed="Coast Wire"), story, Watch())


@pytest.mark.parametrize(
    "listed",
    [
        {"terms": ("dockers",)},
        {"places": ("Velmar",), "feeds": ("Coast Wire",)},
        {"terms": ("cease fire",)},
        {"places": ("Erdoğan",)},
        {"feeds": ("Coast Wire",)},
        {"actors": ("Anna Berg",)},
        {"terms": ("tax",)},
        {},
    ],
)
def test_what_an_article_cannot_belong_to_is_told_by_its_words(told, make_article, listed: dict) -> None:
    text = BODY + "A cease-fire, and another cease‑fire. Erdogan came, and Erdogan went."
    story = Story(name="x", **listed)
    belongs = relevance(told(text, feed="Coast Wire"), story, Watch()) > 0
    may = may_belong(make_article(text, title="Port closed"), [story])
    assert may >= belongs
    assert may == (belongs or "actors" in listed)  # whose names only what was found in it can tell
    assert not may_belong(make_article(text), [])


def test_an_article_may_belong_to_several(told, tmp_path: Path) -> None:
    stories = "".join(
        f'[[stories]]\nname = "{n}"\nterms = ["{t}"]\n' for n, t in (("a", "dockers"), ("b", "Velmar"), ("c", "tax"))
    )
    assert set(place(told(BODY), write_configuration(tmp_path, stories))) == {"a", "b"}


def summary(make_article, key: str, title: str, text: str, *topics: str):
    article = make_article(text, title=title)
    found = ArticleFindings(
        article=article,
        topics=tuple(Topic(text=one, citation=Citation(article="a", start=0, end=1, text="x")) for one in topics),
    )
    return summarise(key, found)


def test_clusters_are_named_by_their_own_words_whatever_the_order(make_article) -> None:
    summaries = [
        summary(make_article, "1", "Dam leaks in the north", "Engineers look at the leaking dam.", "the leaking dam"),
        summary(
            make_article, "2", "Leaking dam is repaired", "The leaking dam is repaired by engineers.", "The leaking dam"
        ),
        summary(make_article, "3", "Tax on bread falls", "Parliament lowers the bread tax.", "the bread tax"),
        summary(make_article, "4", "Bread tax vote", "Parliament votes on the bread tax today.", "the bread tax"),
        summary(make_article, "5", "A comet passes", "It was bright."),
    ]
    clusters = find_clusters(summaries)
    assert [(one.name, one.members) for one in clusters] == [
        ("the leaking dam", ("1", "2")),
        ("the bread tax", ("3", "4")),
        ("A comet passes", ("5",)),
    ]
    for seed in range(5):
        shuffled = random.Random(seed).sample(summaries, len(summaries))
        assert find_clusters(shuffled) == clusters
    assert find_clusters([]) == []
