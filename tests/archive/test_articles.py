"""Every article once, every version of those that change."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.archive import Archive, ArchiveError
from briefing.fetching.records import Validators
from tests.archive.keeping import page

FIRST = "The harbour fee is 12 crowns, the ministry said."
SECOND = "The harbour fee is 21 crowns, the ministry said."


@pytest.fixture
def archive(tmp_path: Path):
    with Archive.open(tmp_path / "archive.sqlite") as opened:
        yield opened
        assert list(opened.check()) == []


def test_an_article_is_kept_once(archive: Archive) -> None:
    assert archive.keep(page(FIRST)) == "new"
    assert archive.keep(page(FIRST, day="2024-05-04")) == "known"
    (one,) = archive.articles.all()
    assert (one.article, one.number, one.day, one.corrected) == (page(FIRST).article, 1, "2024-05-03", False)
    assert archive.articles.raw(one.id) == page(FIRST).raw
    assert archive.articles.headers(one.id) == {"content-type": "text/html"}


def test_a_changed_text_or_headline_is_another_version(archive: Archive) -> None:
    archive.keep(page(FIRST))
    assert archive.keep(page(SECOND, day="2024-05-04")) == "changed"
    assert archive.keep(page(SECOND, day="2024-05-05", title="Dockers strike again")) == "changed"
    assert [(one.number, one.versions, one.day) for one in archive.articles.all()] == [
        (1, 3, "2024-05-03"),
        (2, 3, "2024-05-04"),
        (3, 3, "2024-05-05"),
    ]
    (newest,) = archive.articles.current("", "9999")
    assert newest.article.title == "Dockers strike again"
    assert newest.corrected
    assert [one.number for one in archive.articles.versions("https://coast.example/1")] == [1, 2, 3]


def test_the_same_article_at_another_address_is_known(archive: Archive) -> None:
    archive.keep(page(FIRST))
    assert archive.keep(page(FIRST, "https://coast.example/1?from=feed")) == "known"
    assert len(list(archive.articles.current("", "9999"))) == 1
    assert archive.keep(page(SECOND, "https://coast.example/1?from=feed")) == "changed"
    assert {one.article.text for one in archive.articles.current("", "9999")} == {FIRST, SECOND}


def test_what_cannot_be_read_is_remembered_as_such(archive: Archive) -> None:
    assert archive.keep(page(None)) == "unread"
    assert archive.articles.is_known("https://coast.example/1")
    assert not archive.articles.is_known("https://coast.example/2")
    assert archive.keep(page(FIRST)) == "new"
    assert archive.keep(page(None)) == "unread"
    assert [one.article.text for one in archive.articles.current("", "9999")] == [FIRST]


def test_validators_are_kept(archive: Archive) -> None:
    assert archive.validators("https://coast.example/feed") is None
    for etag in ('"a"', '"b"'):
        said = Validators(etag=etag, retrieved="2024-05-03T04:00:00Z")
        archive.remember("https://coast.example/feed", said)
        assert archive.validators("https://coast.example/feed") == said


def test_it_is_counted_how_often_a_feed_fails(archive: Archive) -> None:
    for reason, failures in (("no answer", 1), ("no answer", 2), ("", 0), ("no answer", 1)):
        state = archive.feeds.note("Coast Wire", "2024-05-03T04:00:00Z", reason)
        assert (state.failures, state.note) == (failures, reason)
    assert list(archive.feeds.feeds()) == [state]


def test_pruning_spares_what_a_brief_was_made_from(archive: Archive) -> None:
    from tests.archive.test_briefs import new_brief

    archive.keep(page(FIRST))
    archive.keep(page("Another story altogether.", "https://coast.example/2"))
    archive.keep(page("A story of today.", "https://coast.example/3", day="2024-05-09"))
    archive.briefs.issue(new_brief(versions=[1]))
    assert archive.prune("2024-05-09", dry=True).versions == 1
    pruned = archive.prune(keep=1)
    assert (pruned.versions, pruned.cited) == (1, 1)
    assert [one.id for one in archive.articles.all()] == [1, 3]
    assert list(archive.search("altogether")) == []
    # an article that a feed still names is not new again
    assert archive.keep(page("Another story altogether.", "https://coast.example/2")) == "known"
    with pytest.raises(ArchiveError, match="--before DATE"):
        archive.prune()


def test_search(archive: Archive) -> None:
    archive.keep(page(FIRST))
    archive.keep(page("Ports reopen in the north. Grain moves again.", "https://coast.example/2", title="Ports open"))
    archive.keep(page(SECOND))

    def found(query: str) -> list[int]:
        return [hit.kept.id for hit in archive.search(query)]

    assert found("harbour") == [3]
    assert found("port") == [2]
    assert found('"grain moves"') == [2]
    assert found('"moves grain"') == []
    assert found("harb* OR grain") in ([2, 3], [3, 2])
    assert found("the -grain") == [3]
    assert found("") == []
    assert found("-grain") == []
    for typed in ('"', "a AND OR NOT", "title:x", "NEAR(", "*", "'; DROP TABLE page", "(((", "-", "{x} : y", "\x00"):
        found(typed)
    (hit,) = archive.search("harbour")
    assert "[harbour]" in hit.excerpt
