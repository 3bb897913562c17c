"""The desk's day from end to end, without a network: what comes, what is issued, what is sent, and what is not twice."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.archive import Archive
from briefing.brief_file import parse_brief
from briefing.desk import papers
from briefing.desk.daily import rehearse_day, run_day
from briefing.desk.telling import report_lines
from tests.desk.morning import DAY, STORIES, fetched, mail_server, recipient, recipients, run_of, write_configuration
from tests.desk.newsroom import MATTERS, write_piece
from tests.desk.test_delivery import web_server

HARBOUR, DAM, RAIL = MATTERS
NEXT_DAY = "2024-05-07"


@pytest.fixture
def plain_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents without a layout: what is asked here is who gets them."""

    def render(brief, pack, formats, stem):
        return {f"{stem}.{name}": f"{name} of {brief.title}".encode() for name in formats}, []

    monkeypatch.setattr(papers, "render_what_can_be", render)


def test_a_morning_with_a_pdf_by_mail(tmp_path: Path) -> None:
    with mail_server() as box:
        configuration = write_configuration(
            tmp_path, STORIES + recipients(box, "minister", rest=['formats = ["pdf"]']), tlp="TLP:AMBER"
        )
        pieces = [fetched(write_piece(number, DAY, matter=HARBOUR)) for number in (1, 2)]
        report = run_day(run_of(configuration, *pieces, fetched(write_piece(3, DAY, matter=RAIL))))
        assert report.all_is_well, list(report_lines(report))
        (brief_mail,) = box.of("minister@example.org")
        assert brief_mail["Subject"] == "[TLP:AMBER] The harbour fee, 2024-05-06"
        text = brief_mail.get_body(("plain",)).get_content()
        assert text.split()[0] == "TLP:AMBER"
        assert "2 articles" in text
        assert "harbour fee" in text
        (attached,) = brief_mail.iter_attachments()
        assert attached.get_filename() == "2024-05-06_harbour-fee_TLP-AMBER.pdf"
        assert attached.get_content().startswith(b"%PDF-")
        written = sorted(path.name for path in (tmp_path / "briefs").iterdir())
        assert written == [
            "2024-05-06_harbour-fee_TLP-AMBER.json",
            "2024-05-06_harbour-fee_TLP-AMBER.pdf",
        ]
        lines = list(report_lines(report))
        assert any("1 article of no story: “" in line for line in lines)

        again = run_day(run_of(configuration, *pieces))
        assert len(box.envelopes) == 1
        assert again.all_is_well
        assert [one.story for one in again.standing] == ["harbour-fee", "river-dam"]
        assert again.read == 0


def briefs_of(folder: Path) -> list[tuple[str, str, str, list[str]]]:
    with Archive.open(folder / "archive.sqlite") as archive:
        assert list(archive.check()) == []
        found = []
        for one in archive.briefs.all():
            addresses = [archive.articles.get(number).address for number in archive.briefs.versions(one.id)]
            found.append((one.story, one.day, one.kind, addresses))
        return found


@pytest.mark.usefixtures("plain_documents")
def test_each_day_has_what_is_new_and_a_correction_comes_again(tmp_path: Path) -> None:
    configuration = write_configuration(tmp_path)
    first, second = write_piece(1, DAY, matter=HARBOUR), write_piece(2, DAY, matter=HARBOUR)
    run_day(run_of(configuration, fetched(first)))
    mended = fetched(write_piece(4, DAY, matter=HARBOUR), NEXT_DAY, "https://coast.example/1")
    report = run_day(run_of(configuration, fetched(first), fetched(second, NEXT_DAY), mended, day=NEXT_DAY))
    third = run_day(run_of(configuration, day="2024-05-08"))
    assert briefs_of(tmp_path) == [
        ("harbour-fee", DAY, "brief", ["https://coast.example/1"]),
        ("river-dam", DAY, "quiet", []),
        ("harbour-fee", NEXT_DAY, "brief", ["https://coast.example/2", "https://coast.example/1"]),
        ("river-dam", NEXT_DAY, "quiet", []),
        ("harbour-fee", "2024-05-08", "quiet", []),
        ("river-dam", "2024-05-08", "quiet", []),
    ]
    assert report.issued[0].line.startswith("2 articles, 1 of them corrected: ")
    assert report.issued[0].line.endswith(f" since {DAY}")
    with Archive.open(tmp_path / "archive.sqlite") as archive:
        brief = parse_brief(archive.briefs.written(report.issued[0].id).decode(), "brief")
    assert brief.since == DAY
    assert brief.number == 2
    assert any(one.kind == "withdrawn" for one in brief.changes), "what the corrected article said is taken back"
    assert third.issued[0].line == f"Nothing new since the brief of {NEXT_DAY}: no new articles."


@pytest.mark.usefixtures("plain_documents")
def test_a_rehearsal_sends_and_records_nothing(tmp_path: Path) -> None:
    with mail_server() as box:
        configuration = write_configuration(tmp_path, STORIES + recipients(box, "minister", rest=['formats = ["md"]']))
        run = run_of(configuration, fetched(write_piece(1, DAY, matter=HARBOUR)))
        report = rehearse_day(run, tmp_path / "look")
        assert not configuration.desk.archive.exists()
        run_day(run_of(configuration, fetched(write_piece(5, DAY, matter=RAIL))))
        before = configuration.desk.archive.read_bytes()
        box.envelopes.clear()
        report = rehearse_day(run_of(configuration, fetched(write_piece(7, NEXT_DAY, matter=DAM)), day=NEXT_DAY))
        assert configuration.desk.archive.read_bytes() == before
        assert box.envelopes == []
        lines = list(report_lines(report))
        assert lines[0] == f"The morning, {NEXT_DAY} (Europe/Oslo); a rehearsal: nothing was sent or recorded"
        assert any(
            line.endswith("river-dam of 2024-05-07 to minister, mail minister@example.org: default as md")
            for line in lines
        )
        assert sorted(path.name for path in (tmp_path / "look").iterdir()) == [
            "2024-05-06_harbour-fee.json",
            "2024-05-06_harbour-fee.md",
            "2024-05-06_harbour-fee.txt",
        ]


@pytest.mark.usefixtures("plain_documents")
def test_what_fails_is_sent_by_the_next_run_and_nothing_else(tmp_path: Path) -> None:
    with mail_server() as box:
        rest = recipients(box, "minister", "desk", rest=['formats = ["pdf"]', 'stories = ["harbour-fee"]'])
        configuration = write_configuration(tmp_path, STORIES + rest)
        box.refuse = "451 not now"
        report = run_day(run_of(configuration, fetched(write_piece(1, DAY, matter=HARBOUR))))
        assert not report.all_is_well
        assert [one.state for one in report.handed] == ["sent", "pending", "pending"]
        assert sum("451 not now (tried again by the next run)" in line for line in report_lines(report)) == 2
        box.refuse = None
        report = run_day(run_of(configuration))
        assert [one.state for one in report.handed] == ["sent", "sent"]
        assert run_day(run_of(configuration)).handed == []
        ids = [mail["Message-ID"] for mail in box.mails]
        assert len(set(ids)) == 2
        assert all(one.endswith("@example.org>") for one in ids)


@pytest.mark.usefixtures("plain_documents")
def test_nothing_goes_where_the_configuration_does_not_send_it(tmp_path: Path) -> None:
    folder = '[[recipients]]\nname = "shelf"\nstories = ["harbour-fee"]\nfolder = "shelf"\n'
    with mail_server() as box:
        rest = recipients(box, "minister", "press", rest=['formats = ["md"]', 'stories = ["harbour-fee"]'])
        configuration = write_configuration(tmp_path, STORIES + rest + folder)
        (tmp_path / "briefs").write_text("in the way")
        (tmp_path / "shelf").write_text("in the way")
        box.refuse = "451 not now"
        report = run_day(run_of(configuration, fetched(write_piece(1, DAY, matter=HARBOUR))))
        assert [one.state for one in report.handed] == ["pending"] * 4
        (tmp_path / "briefs").unlink()
        (tmp_path / "shelf").unlink()
        box.refuse = None
        with closing(sqlite3.connect(configuration.desk.archive)) as db, db:  # as an archive from elsewhere may be
            db.execute("UPDATE delivery SET target = 'eve@example.net' WHERE recipient = 'minister'")
            db.execute("UPDATE delivery SET target = ? WHERE recipient = '(desk)'", (str(tmp_path / "elsewhere"),))
            db.execute("UPDATE delivery SET target = ? WHERE recipient = 'shelf'", (f"{tmp_path}/there/../shelf",))
        report = run_day(run_of(configuration))
        states = {one.delivery.recipient: one.state for one in report.handed}
        assert states == {"(desk)": "refused", "minister": "refused", "press": "sent", "shelf": "sent"}
        assert [one.rcpt_tos for one in box.envelopes] == [["press@example.org"]]
        assert not (tmp_path / "elsewhere").exists()
        told = "\n".join(report_lines(report))
        assert "minister, mail eve@example.net: the configuration names no mail of minister with this target" in told
        assert "the configuration's `output` is another folder now (not tried again)" in told


@pytest.mark.usefixtures("plain_documents")
def test_a_mail_whose_arrival_is_unknown_is_not_sent_twice(tmp_path: Path) -> None:
    with mail_server() as box:
        rest = recipients(box, "minister", rest=['formats = ["pdf"]', 'stories = ["harbour-fee"]'])
        configuration = write_configuration(tmp_path, STORIES + rest)
        box.hang_up = True
        report = run_day(run_of(configuration, fetched(write_piece(1, DAY, matter=HARBOUR))))
        assert [one.state for one in report.handed] == ["sent", "unconfirmed"]
        box.hang_up = False
        assert run_day(run_of(configuration)).handed == []
        assert len(box.envelopes) == 1
        with Archive.open(configuration.desk.archive) as archive:
            assert archive.outbox.resend(1, "minister", "2024-05-06T09:00:00Z") == 1
        assert [one.state for one in run_day(run_of(configuration)).handed] == ["sent"]
        assert len(box.envelopes) == 2


@pytest.mark.usefixtures("plain_documents")
def test_on_a_quiet_day_a_line_says_so_once(tmp_path: Path) -> None:
    with mail_server() as box:
        rest = recipients(box, "minister") + recipient("dam", 'stories = ["river-dam"]')
        rest += recipient("late", "heartbeat = false")
        configuration = write_configuration(tmp_path, STORIES + rest)
        run_day(run_of(configuration, fetched(write_piece(1, DAY, matter=HARBOUR))))
        assert [one.rcpt_tos for one in box.envelopes] == [
            ["minister@example.org"],
            ["late@example.org"],
            ["dam@example.org"],
        ]
        assert box.mails[2]["Subject"] == "The river dam, 2024-05-06: nothing new"
        box.envelopes.clear()
        for _ in range(2):
            run_day(run_of(configuration, day=NEXT_DAY))
        told = box.of("minister@example.org")
        assert [mail["Subject"] for mail in told] == [f"The morning, {NEXT_DAY}: nothing new"]
        assert told[0].get_content().splitlines() == [
            "Nothing new in 2 stories.",
            "",
            f"The harbour fee: Nothing new since the brief of {DAY}: no new articles.",
            "The river dam: Nothing new: no new articles.",
        ]
        assert len(box.of("dam@example.org")) == 1
        assert box.of("late@example.org") == []


@pytest.mark.usefixtures("plain_documents")
def test_one_brief_of_all_stories(tmp_path: Path) -> None:
    configuration = write_configuration(tmp_path, STORIES, brief="all stories")
    pieces = [fetched(write_piece(number, DAY, matter=matter)) for number, matter in enumerate(MATTERS)]
    run_day(run_of(configuration, *pieces))
    assert briefs_of(tmp_path) == [("all", DAY, "brief", ["https://coast.example/0", "https://coast.example/1"])]


@pytest.mark.usefixtures("plain_documents")
def test_what_belongs_to_no_story_has_a_brief_where_somebody_wants_it(tmp_path: Path) -> None:
    rest = f'{STORIES}[[recipients]]\nname = "chief"\nstories = ["other"]\nfolder = "chief"\n'
    configuration = write_configuration(tmp_path, rest)
    run_day(run_of(configuration, fetched(write_piece(1, DAY, matter=RAIL))))
    assert ("other", DAY, "brief", ["https://coast.example/1"]) in briefs_of(tmp_path)
    assert {path.name for path in (tmp_path / "chief").iterdir()} >= {"2024-05-06_other.md"}


@pytest.mark.usefixtures("plain_documents")
def test_there_is_room_for_so_many_and_the_rest_is_counted(tmp_path: Path) -> None:
    configuration = write_configuration(tmp_path, STORIES + "[limits]\narticles_per_brief = 2\n", brief="all stories")
    copied = write_piece(1, DAY, matter=HARBOUR, long=3)
    trimmed = replace(copied, number=2, paragraphs=copied.paragraphs[:-2])
    report = run_day(run_of(configuration, *map(fetched, (trimmed, copied, write_piece(3, DAY, matter=DAM)))))
    assert report.left_out == {"all": 1}
    assert briefs_of(tmp_path)[0][3] == ["https://coast.example/1", "https://coast.example/3"], "the fullest telling"


def test_a_document_that_cannot_be_made_keeps_its_brief_for_the_next_run(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(papers, "render_what_can_be", lambda *_: ({}, ["Pango is not installed."]))
    configuration = write_configuration(tmp_path)
    piece = fetched(write_piece(1, DAY, matter=HARBOUR))
    report = run_day(run_of(configuration, piece))
    assert report.faults == ["harbour-fee: Pango is not installed."]
    assert not report.all_is_well
    monkeypatch.undo()
    monkeypatch.setattr(
        papers, "render_what_can_be", lambda brief, pack, formats, stem: ({f"{stem}.{n}": b"" for n in formats}, [])
    )
    assert [one.story for one in run_day(run_of(configuration, piece)).issued] == ["harbour-fee"]


@pytest.mark.usefixtures("plain_documents")
def test_every_channel_and_what_is_given_up(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", tmp_path / "wiki.git"], check=True)
    with web_server(503) as (url, posted):
        rest = (
            '[[recipients]]\nname = "all"\npacks = ["default", "executive"]\nformats = ["md", "pdf"]\n'
            f'stories = ["harbour-fee"]\nfolder = "all"\nwebhook = {{ url = "{url}" }}\nwiki = {{ repository = "wiki.git" }}\n'
        ).replace("wiki.git", str(tmp_path / "wiki.git"))
        configuration = write_configuration(tmp_path, STORIES + rest)
        report = run_day(run_of(configuration, fetched(write_piece(1, DAY, matter=HARBOUR))))
        handed = [(one.delivery.recipient, one.delivery.channel, one.state) for one in report.handed]
        assert handed == [
            ("(desk)", "folder", "sent"),
            ("all", "folder", "sent"),
            ("all", "webhook", "pending"),
            ("all", "wiki", "sent"),
        ]
        names = sorted(path.name for path in (tmp_path / "all").iterdir())
        assert names == [f"{DAY}_harbour-fee{pack}.{form}" for pack in ("", "_executive") for form in ("md", "pdf")]
        words = ["git", "ls-tree", "-r", "--name-only", "main"]
        pages = subprocess.run(words, cwd=tmp_path / "wiki.git", capture_output=True, text=True, check=True).stdout
        assert pages.split() == [f"briefs/{DAY}_harbour-fee.md", f"briefs/{DAY}_harbour-fee_executive.md"]
        called = json.loads(posted[0][1])
        assert len(called["documents"]) == 4
        assert called["text"].startswith("md of The harbour fee")
        later = [run_day(run_of(configuration, day=f"2024-05-0{day}")) for day in (7, 8, 9)]
    states = [one.state for report in later for one in report.handed if one.brief.kind == "brief"]
    assert states == ["pending", "pending", "refused"]
    assert any("given up after 3 days (not tried again)" in line for line in report_lines(later[-1]))
