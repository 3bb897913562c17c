"""Documents are checked by what they carry, and against it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from briefing.brief_file import dump_brief
from briefing.errors import BriefFileError
from briefing.model import Brief
from briefing.renderers import render
from briefing.templating import load_pack
from briefing.verification import FAILED, VERIFIED, seal_brief
from briefing.verification.checks import Verification
from briefing.verification.opening import open_brief
from briefing.verification.reporting import report_json, report_lines
from briefing.verification.whole import verify_opened
from tests.running import AS_OF, HARBOUR, Runner
from tests.templating.briefs import full


@pytest.fixture(scope="module")
def brief() -> Brief:
    plain = full()
    actors = tuple(
        actor.model_copy(update={"aliases": tuple(one for one in actor.aliases if one not in ("the minister", "BNSL"))})
        for actor in plain.actors
    )
    return seal_brief(plain.model_copy(update={"actors": actors}))


@pytest.fixture(scope="module")
def page(brief: Brief) -> bytes:
    return render(brief, load_pack("default"), ["html"], checked=True)["brief.html"]


def verified(path: Path, content: bytes, **options: object) -> Verification:
    path.write_bytes(content)
    return verify_opened(open_brief(path), **options)  # type: ignore[arg-type]


def test_a_page_carries_its_brief_and_is_what_that_makes(page: bytes, brief: Brief, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(page)
    assert open_brief(tmp_path / "page.html").brief == brief
    verification = verified(tmp_path / "page.html", page)
    assert verification.holds, verification.failed
    assert verification.count(VERIFIED, "document") == 1
    assert verification.count(VERIFIED, "link") > 20


def test_a_word_changed_in_a_page_is_seen(page: bytes, tmp_path: Path) -> None:
    words = page.decode()
    forged = words.replace("Norvia", "Kesteria", 1)
    verification = verified(tmp_path / "page.html", forged.encode())
    assert [check.kind for check in verification.failed] == ["document"]


def test_a_link_that_leads_nowhere_is_seen(page: bytes, tmp_path: Path) -> None:
    broken = page.replace(b'href="#source-2"', b'href="#source-9"', 1)
    failed = [check for check in verified(tmp_path / "page.html", broken).failed if check.kind == "link"]
    assert len(failed) == 1
    assert "#source-9" in failed[0].message


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"<!DOCTYPE html><p>Hello", "carries no brief.json"),
        (b'<!DOCTYPE html><a href="data:application/gzip;base64,AAAA">', "damaged"),
        (b"%PDF-1.7 nothing", "cannot be read as a PDF"),
        (b"\x89PNG\xff", "not UTF-8"),
    ],
)
def test_what_is_no_document_of_ours_is_told(content: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(BriefFileError, match=told):
        open_brief(tmp_path / "file")


def test_a_pdf_carries_brief_and_texts(brief: Brief, tmp_path: Path) -> None:
    pdf = render(brief, load_pack("default"), ["pdf"], checked=True)["brief.pdf"]
    verification = verified(tmp_path / "brief.pdf", pdf)
    assert verification.holds, verification.failed
    assert verification.count(VERIFIED, "attachment") == len(brief.articles)
    assert verification.count(VERIFIED, "link") > 10
    assert verification.count(VERIFIED, "document") == 1


def test_a_statement_that_fails_is_not_in_the_documents(brief: Brief) -> None:
    demand = brief.demands[0].model_copy(update={"text": "give the islands back"})
    forged = brief.model_copy(update={"demands": (demand, *brief.demands[1:])})
    written = render(forged, load_pack("default"), ["md", "json"], checked=True)
    assert "give the islands back" not in written["brief.md"].decode()
    assert "1 statement is **withheld**" in written["brief.md"].decode()
    assert "give the islands back" in written["brief.json"].decode()


@pytest.fixture
def built(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    (tmp_path / "originals").mkdir()
    (tmp_path / "originals" / "harbour.txt").write_text(HARBOUR, "utf-8")
    run = Runner(capsys)
    output = tmp_path / "out"
    done = run("build", tmp_path / "originals", "--as-of", AS_OF, "--format", "json,html", "--output", output)
    assert done.code == 0, done.err
    return output


def test_the_command_line_verifies(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = Runner(capsys)
    for name in ("brief.json", "brief.html"):
        done = run("verify", built / name, "--sources", built.parent / "originals")
        assert done.code == 0, done.out + done.err
        assert "failed             0" in done.out
        assert "1 original" in done.out
    assert json.loads(run("verify", built / "brief.json", "--json").out)["holds"] is True


def test_an_original_that_says_something_else_is_told(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = Runner(capsys)
    other = built.parent / "originals" / "harbour.txt"
    other.write_text(HARBOUR.replace("grain exports", "oil exports"), "utf-8")
    done = run("verify", built / "brief.json", "--sources", other)
    assert done.code == 1
    assert "says something else" in done.out
    shutil.rmtree(built.parent / "originals")
    (built.parent / "originals").mkdir()
    (built.parent / "originals" / "elsewhere.txt").write_text(HARBOUR, "utf-8")
    assert run("verify", built / "brief.json", "--sources", built.parent / "originals").code == 0


def test_an_edited_brief_fails_until_the_edit_is_accepted(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = Runner(capsys)
    path = built / "brief.json"
    path.write_text(re.sub(r'"title": "[^"]*"', '"title": "My own"', path.read_text("utf-8"), count=1), "utf-8")
    done = run("verify", path)
    assert done.code == 1
    assert "edited" in done.out
    assert run("verify", path, "--edited").code == 0


def test_reports_name_every_failure(brief: Brief, tmp_path: Path) -> None:
    forged = brief.model_copy(
        update={"demands": (brief.demands[0].model_copy(update={"text": "no"}), *brief.demands[1:])}
    )
    verification = verified(tmp_path / "brief.json", dump_brief(forged).encode())
    lines = list(report_lines(verification))
    assert lines[0].startswith("failed: demands[0].text: ")
    assert len(json.loads(report_json(verification))["failures"]) == verification.count(FAILED)


def test_what_is_withheld_is_said_aloud(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = Runner(capsys)
    path = built / "brief.json"
    content = json.loads(path.read_text("utf-8"))
    content["demands"][0]["text"] = "give the islands back"
    path.write_text(json.dumps(content), "utf-8")
    done = run("render", path, "--format", "md", "--pack", "executive", "--output", built / "again")
    assert done.code == 1
    assert "withheld from the documents: 1 statement" in done.err
    assert "failed: demands[0].text: “give the islands back”" in done.err
    assert "1 statement is **withheld**" in (built / "again" / "brief.md").read_text("utf-8"), "a pack without a method"


def test_a_quiet_day_is_said_aloud(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = Runner(capsys)
    originals = built.parent / "originals"
    options = ("--as-of", AS_OF, "--since", built / "brief.json", "--format", "md,html,json,ics")
    done = run("build", originals, *options, "--output", built / "next")
    assert done.code == 0
    assert f"briefing: Nothing new since the brief of {AS_OF}: 1 article read" in done.err
    assert "**Nothing new since the brief of" in (built / "next" / "brief.md").read_text("utf-8")
    assert run("verify", built / "next" / "brief.html", "--since", built / "brief.json").code == 0
    assert run("verify", built / "next" / "brief.md").code == 0


def test_the_seal_can_be_told_and_compared(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = Runner(capsys)
    seal = json.loads(run("verify", built / "brief.json", "--json").out)["seal"]
    assert f"seal          {seal}" in run("verify", built / "brief.html").out
    assert run("verify", built / "brief.json", "--expect", seal).code == 0
    assert run("verify", built / "brief.json", "--expect", seal.replace(seal[0], "x", 1)).code == 1
