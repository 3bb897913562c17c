"""Documents are read as a forger would have altered them: the evidence intact, the words that are read not."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest

from briefing.brief_file import dump_brief
from briefing.errors import BriefFileError
from briefing.model import Brief, Producer
from briefing.renderers import render
from briefing.templating import load_pack
from briefing.verification import FAILED, NOT_CHECKABLE, VERIFIED, seal_brief
from briefing.verification.checks import Check, Outcome
from briefing.verification.documents import check_document
from briefing.verification.opening import open_brief
from briefing.verification.page_words import read_shown
from tests.templating.briefs import full
from tests.verification.test_documents import verified


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render(seal_brief(full()), load_pack("default"), ["pdf"], checked=True)["brief.pdf"]


def document_check(path: Path, content: bytes) -> Check:
    """The check of what a document shows."""
    path.write_bytes(content)
    (check,) = [one for one in check_document(open_brief(path)) if one.kind == "document"]
    return check


def resaved(content: bytes, page: int = 0, without: str | None = None, **extra: object) -> bytes:
    """A PDF saved again; without one of the pieces of text of a page, or with a note or picture upon it."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        first = pdf.pages[page]
        if without:
            pieces = list(pikepdf.parse_content_stream(first))
            at = [n for n, one in enumerate(pieces) if str(one.operator) == "TJ"][4]
            del pieces[at]
            first.Contents = pdf.make_stream(pikepdf.unparse_content_stream(pieces))
        if "note" in extra:
            note = pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[0, 0, 300, 300], Contents="It is over."
            )
            first.Annots = pikepdf.Array([*first.get("/Annots", []), pdf.make_indirect(note)])
        if "picture" in extra:
            image = pdf.make_stream(b"\xff", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=1, Height=1)
            image.ColorSpace, image.BitsPerComponent = pikepdf.Name.DeviceGray, 8
            first.add_resource(image, pikepdf.Name.XObject, name=pikepdf.Name("/Cover"))
            first.contents_add(b"q 600 0 0 400 0 300 cm /Cover Do Q")
        saved = io.BytesIO()
        pdf.save(saved)
    return saved.getvalue()


def test_the_words_of_a_pdf_are_read(pdf: bytes) -> None:
    shown = read_shown(pdf)
    words = "".join("".join(page.split()) for page in shown.pages)
    assert "TheMarenStraitdispute" in words
    assert "“Wehavewaitedfortwoyears,andwewillnotwaitforathird”" in words
    assert "\ufffd" not in words
    assert (shown.pictures, shown.notes) == (0, 0)


def test_a_pdf_that_was_only_saved_again_has_the_same_words(pdf: bytes, tmp_path: Path) -> None:
    check = document_check(tmp_path / "again.pdf", resaved(pdf))
    assert check.outcome is NOT_CHECKABLE
    assert "the same words" in check.message


@pytest.mark.parametrize("forgery", [{"without": "words"}, {"note": True}, {"picture": True}], ids=str)
def test_a_pdf_whose_pages_show_something_else_fails(pdf: bytes, forgery: dict[str, object], tmp_path: Path) -> None:
    check = document_check(tmp_path / "forged.pdf", resaved(pdf, **forgery))  # type: ignore[arg-type]
    assert check.outcome is FAILED, check


def test_a_page_that_names_another_version_of_the_program_is_not_believed(tmp_path: Path) -> None:
    page = render(seal_brief(full()), load_pack("default"), ["html"], checked=True)["brief.html"].decode()
    forged = page.replace("Norvia", "Kesteria", 1).replace('content="briefing 0.1.0"', 'content="briefing 0.2.0"', 1)
    assert forged != page
    assert document_check(tmp_path / "page.html", forged.encode()).outcome is FAILED


def test_what_another_version_made_cannot_be_compared(tmp_path: Path) -> None:
    other = seal_brief(full().model_copy(update={"produced_by": Producer(program="briefing 0.0.1")}))
    page = render(other, load_pack("default"), ["html"], checked=True)["brief.html"]
    assert document_check(tmp_path / "same.html", page).outcome is VERIFIED
    altered = page.replace(b"<main>", b"<main><p></p>", 1)
    assert document_check(tmp_path / "other.html", altered).outcome is NOT_CHECKABLE


@pytest.fixture
def written(tmp_path: Path) -> Path:
    brief = seal_brief(full())
    (tmp_path / "brief.json").write_text(dump_brief(brief), "utf-8")
    (tmp_path / "brief.md").write_bytes(render(brief, load_pack("default"), ["md"], checked=True)["brief.md"])
    return tmp_path / "brief.md"


def outcomes(path: Path) -> set[tuple[str, Outcome]]:
    return {(one.kind, one.outcome) for one in check_document(open_brief(path))}


def test_markdown_is_checked_against_the_brief_beside_it(written: Path) -> None:
    assert outcomes(written) == {("link", VERIFIED), ("document", VERIFIED)}
    text = written.read_text("utf-8")
    written.write_text(text.replace("Norvia", "Kesteria", 1), "utf-8")
    assert ("document", FAILED) in outcomes(written)
    written.write_text(re.sub(r"^\[1 ¶1\]: .*\n", "", text, flags=re.MULTILINE), "utf-8")
    assert ("link", FAILED) in outcomes(written)
    written.write_text(text.replace('<a id="source-2"></a>', ""), "utf-8")
    assert ("link", FAILED) in outcomes(written)


@pytest.mark.parametrize("wiki", ["obsidian", "gitlab", "commonmark"])
def test_markdown_for_a_wiki_is_known_too(wiki: str, written: Path, tmp_path: Path) -> None:
    from dataclasses import replace

    brief: Brief = open_brief(written).brief
    made = render(brief, replace(load_pack("default"), wiki=wiki), ["md"], checked=True)["brief.md"]  # type: ignore[arg-type]
    written.write_bytes(made)
    assert outcomes(written) == {("link", VERIFIED), ("document", VERIFIED)}


def test_markdown_alone_carries_nothing(tmp_path: Path) -> None:
    (tmp_path / "alone.md").write_text("# A brief\n", "utf-8")
    with pytest.raises(BriefFileError, match=r"no alone\.json beside it"):
        open_brief(tmp_path / "alone.md")


def test_originals_tell_of_other_days_and_addresses(tmp_path: Path) -> None:
    page = (
        '<html><head><title>Ferry talks</title><meta property="article:published_time" content="2024-05-09">'
        '<link rel="canonical" href="https://herald.example/ferry"></head><body><article><h1>Ferry talks</h1>'
        "<p>The government of Norvia said on Thursday that the ferry talks would go on for two more weeks.</p>"
        "<p>“We have waited for two years,” Prime Minister Ida Sollen told reporters in Port Halden.</p>"
        "</article></body></html>"
    )
    (tmp_path / "ferry.html").write_text(page, "utf-8")
    from briefing.sources import load_articles

    (article,) = load_articles([tmp_path / "ferry.html"]).articles
    assert article.published == "2024-05-09"
    for forged in ({}, {"published": "2024-05-08"}, {"url": "https://other.example/ferry"}, {"title": "Another"}):
        brief = full().model_copy(update={"articles": (article.model_copy(update=forged),)})
        (tmp_path / "brief.json").write_text(dump_brief(brief), "utf-8")
        verification = verified(tmp_path / "brief.json", dump_brief(brief).encode(), sources=[tmp_path / "ferry.html"])
        assert verification.count(FAILED, "original") == bool(forged), forged
        elsewhere = brief.articles[0].model_copy(update={"source": "elsewhere.html"})
        moved = dump_brief(brief.model_copy(update={"articles": (elsewhere,)})).encode()
        verification = verified(tmp_path / "brief.json", moved, sources=[tmp_path / "ferry.html"])
        assert verification.count(FAILED, "original") == bool(forged), "another name for it hides nothing"


def test_an_original_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    content = dump_brief(full()).encode()
    verification = verified(tmp_path / "brief.json", content, sources=["http://127.0.0.1:8099/other.html"])
    told = [one.message for one in verification.not_checkable if one.kind == "original"]
    assert len(told) == len(full().articles)
    assert "http://127.0.0.1:8099/other.html cannot be read" in told[0]
