"""Briefs with their evidence, and who is to get them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing.archive import Archive
from briefing.archive.briefs import NewBrief, Post
from tests.archive.keeping import page

POST = Post("minister", "mail", "a@example.org", "default", ("pdf",))


def new_brief(day: str = "2024-05-03", **fields: object) -> NewBrief:
    brief = NewBrief(
        story="harbour",
        day=day,
        kind="brief",
        title="The harbour",
        line="1 article",
        issued=f"{day}T05:00:00Z",
        since=None,
        written=b"{}\n",
        versions=[],
        documents={("default", "brief.pdf"): b"%PDF"},
        posts=[POST, replace(POST, recipient="desk", channel="folder", target="/srv")],
    )
    return replace(brief, **fields)


@pytest.fixture
def archive(tmp_path: Path):
    with Archive.open(tmp_path / "archive.sqlite") as opened:
        yield opened
        assert list(opened.check()) == []


def test_a_story_has_one_brief_a_day(archive: Archive) -> None:
    archive.keep(page("The harbour fee rises."))
    first = archive.briefs.issue(new_brief(versions=[1]))
    assert first is not None
    assert archive.briefs.issue(new_brief()) is None
    assert archive.briefs.written(first.id) == b"{}\n"
    assert archive.briefs.briefed("harbour") == {1}
    assert archive.briefs.versions(first.id) == [1]
    assert archive.briefs.last("harbour", "2024-05-03") is None
    archive.briefs.issue(new_brief("2024-05-04", kind="quiet"))
    assert archive.briefs.last("harbour", "2024-05-05") == first


def test_a_delivery_is_handed_over_once(archive: Archive) -> None:
    brief = archive.briefs.issue(new_brief())
    assert brief is not None
    mail, folder = archive.outbox.waiting()
    assert mail.formats == ("pdf",)
    assert archive.outbox.begin(mail.id, "2024-05-03T05:00:01Z")
    assert not archive.outbox.begin(mail.id, "2024-05-03T05:00:01Z")
    archive.outbox.end(mail.id, "sent", "2024-05-03T05:00:02Z")
    assert [one.id for one in archive.outbox.waiting()] == [folder.id]
    assert archive.briefs.documents(brief.id, "default") == {"brief.pdf": b"%PDF"}
    archive.outbox.begin(folder.id, "2024-05-03T05:00:03Z")
    archive.outbox.end(folder.id, "refused", "2024-05-03T05:00:03Z", "no such folder")
    assert archive.outbox.waiting() == []
    assert archive.briefs.documents(brief.id, "default") != {}
    assert archive.outbox.resend(brief.id, "desk", "2024-05-03T05:00:04Z") == 1
    assert [one.id for one in archive.outbox.waiting()] == [folder.id]
    archive.outbox.end(folder.id, "sent", "2024-05-03T05:00:05Z")
    assert archive.briefs.documents(brief.id, "default") == {}, "kept only as long as they are needed"
    assert [name for _, name, _, _ in archive.briefs.document_names(brief.id)] == ["brief.pdf"]


def test_what_was_broken_off_while_it_was_handed_over_is_not_sent_again(archive: Archive) -> None:
    archive.briefs.issue(new_brief())
    mail, folder = archive.outbox.waiting()
    archive.outbox.begin(mail.id, "2024-05-03T05:00:01Z")
    (left,) = archive.outbox.settle("2024-05-04T05:00:00Z")
    assert left.id == mail.id
    assert [one.state for one in archive.outbox.all()] == ["unconfirmed", "pending"]
    assert archive.outbox.waiting() == [folder]
