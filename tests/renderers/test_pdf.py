from __future__ import annotations

import html as entities
import json
import logging
import os
import re
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from briefing.errors import RenderError
from briefing.renderers import pdf_child, render
from briefing.renderers.pdf import print_page
from briefing.renderers.pdf_process import PANGO_MISSING, TYPESETTER, Bounds, Page, Typesetter
from briefing.templating import build_document, load_pack
from briefing.templating.places import shipped_folder
from tests.renderers.documents import PACKS, document, printed
from tests.templating.briefs import tiny
from tests.templating.stories import STORIES
from tests.templating.test_packs import pack_at


@pytest.fixture(autouse=True)
def warnings_of_weasyprint(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Whatever WeasyPrint warns of fails the test that made it do so."""
    with caplog.at_level(logging.WARNING, logger="briefing.renderers.pdf_process"):
        yield caplog
    assert [record.getMessage() for record in caplog.get_records("call")] == []


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("story", STORIES)
def test_every_pack_prints_every_story(pack: str, story: str) -> None:
    pdf = pikepdf.open(BytesIO(document(pack, story, "pdf")))
    limit = load_pack(pack).pages
    assert len(pdf.pages) <= (1 if story == "quiet" else limit or len(pdf.pages))
    assert str(pdf.docinfo["/Title"])
    for page in pdf.pages:
        assert [round(float(side)) for side in page.mediabox] == [0, 0, 595, 842]


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("story", ["full", "hostile"])
def test_only_our_fonts_are_used_and_all_are_embedded(pack: str, story: str) -> None:
    pdf = pikepdf.open(BytesIO(document(pack, story, "pdf")))
    fonts = [font for page in pdf.pages for font in page.resources.get("/Font", {}).values()]
    assert fonts
    for font in fonts:
        assert re.fullmatch(r"/[A-Z]{6}\+Source-(Sans-3|Serif-4)(-[A-Za-z]+)*", str(font.BaseFont)), font.BaseFont
        for descendant in font.DescendantFonts:
            assert "/FontFile3" in descendant.FontDescriptor or "/FontFile2" in descendant.FontDescriptor


def test_citations_link_inside_the_document() -> None:
    pdf = pikepdf.open(BytesIO(document("default", "full", "pdf")))
    links = [str(note.get("/Dest", "")) for page in pdf.pages for note in page.get("/Annots", [])]
    assert any("source-1" in link for link in links)
    assert any("source-2" in link for link in links)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not here")
@pytest.mark.parametrize("pack", [*PACKS, "mono"])
def test_label_of_the_traffic_light_protocol_is_twice_on_every_page(pack: str, tmp_path: Path) -> None:
    mono = pack == "mono"
    pdf = printed("default", "marked", "mono", "Letter") if mono else document(pack, "marked", "pdf")
    pages = pages_of(pdf, tmp_path)
    assert len(pages) > (pack != "executive")
    for number, page in enumerate(pages):
        once_more = number == 0  # among the facts in the head
        assert page.count("TLP:AMBER+STRICT") == 2 + once_more, page
    assert not any("TLP" in page for page in pages_of(document("default", "tiny", "pdf"), tmp_path))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not here")
@pytest.mark.parametrize("pack", PACKS)
def test_the_closing_note_is_never_alone_on_a_page(pack: str, tmp_path: Path) -> None:
    for page in pages_of(document(pack, "tiny", "pdf"), tmp_path):
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        assert lines[1] != "Method", page  # behind the running head


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="pdfinfo is not here")
def test_as_it_is_read_out_no_sentence_is_torn(tmp_path: Path) -> None:
    """Every stretch of the page's text stands whole in the structure tree, whatever page it crosses.

    pdfinfo takes seconds a page: of the packs, that with the fewest is looked at.
    """
    page = print_page(build_document(STORIES["marked"](), load_pack("press")))
    body = re.sub("<svg.*?</svg>", "", page.partition("<body")[2], flags=re.DOTALL).replace("\u00a0", " ")
    texts = {squeezed(entities.unescape(text)) for text in re.findall(r">([^<]{30,})<", body)}
    (tmp_path / "read.pdf").write_bytes(document("press", "marked", "pdf"))
    run = subprocess.run(["pdfinfo", "-struct-text", tmp_path / "read.pdf"], capture_output=True, text=True, check=True)
    read = squeezed("".join(re.findall(r'^ +"(.*)"$', run.stdout, re.MULTILINE)))
    assert len(texts) > 20
    assert [text for text in texts if text not in read] == []


def squeezed(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


def pages_of(pdf: bytes, folder: Path) -> list[str]:
    """The words of each page, as pdftotext reads them."""
    (folder / "read.pdf").write_bytes(pdf)
    run = subprocess.run(["pdftotext", "-layout", folder / "read.pdf", "-"], capture_output=True, text=True, check=True)
    return run.stdout.split("\f")[:-1]


class Recorder(BaseHTTPRequestHandler):
    """Counts whatever is asked of it."""

    asked: list[str] = []  # noqa: RUF012 (one list for all of them is the point)

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(200)
        self.end_headers()

    do_HEAD = do_POST = do_OPTIONS = do_GET  # noqa: N815 (names of the base class)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (its name in the base class)
        pass


@pytest.fixture
def server() -> Iterator[HTTPServer]:
    """A web server on this machine, which must not be asked for anything."""
    Recorder.asked.clear()
    one = HTTPServer(("127.0.0.1", 0), Recorder)
    thread = threading.Thread(target=one.serve_forever, daemon=True)
    thread.start()
    yield one
    one.shutdown()
    one.server_close()


FETCHES = (Path(__file__).parent / "fetches.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("where", ["web", "file"])
def test_nothing_is_fetched_whatever_a_page_names(
    tmp_path: Path, server: HTTPServer, where: str, warnings_of_weasyprint: pytest.LogCaptureFixture
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the secret words")
    url = f"http://127.0.0.1:{server.server_port}" if where == "web" else f"file://{secret}?"
    pack_at(tmp_path, "evil", 'extends = "default"')
    (tmp_path / "evil" / "page.html.j2").write_text(FETCHES.replace("URL", url))
    pdf = render(tiny(), load_pack("evil", tmp_path), ["pdf"])["brief.pdf"]
    assert Recorder.asked == []
    read = pikepdf.open(BytesIO(pdf))
    assert set(read.attachments) == {"brief.json", "source-1.txt"}
    assert not any(note.get("/Subtype") == "/FileAttachment" for page in read.pages for note in page.get("/Annots", []))
    held = b"".join(obj.read_bytes() for obj in read.objects if isinstance(obj, pikepdf.Stream))
    assert b"secret words" not in held
    assert b"root:" not in held
    refused = [record for record in warnings_of_weasyprint.records if "only data: is opened" in record.getMessage()]
    assert len(refused) > 30
    warnings_of_weasyprint.get_records("call").clear()


def test_what_cannot_do_without_a_fetch_is_not_set(server: HTTPServer) -> None:
    address = f"http://127.0.0.1:{server.server_port}/p.icc"
    style = f"@color-profile --p {{ src: url({address}) }}"
    with pytest.raises(RenderError, match=re.escape(f"only data: is opened, not {address}")):
        TYPESETTER.set(Page(f'<html lang="en"><title>t</title><style>{style}</style><p>words</p>', "2024-05-11"))
    assert Recorder.asked == []


def test_fonts_that_the_styles_name_are_bundled() -> None:
    folder = shipped_folder("styles")
    fonts = {path.name for path in (folder / "fonts").glob("*.otf")}
    assert len(fonts) == 7
    assert len(list((folder / "fonts").glob("LICENSE*"))) == 2
    for sheet in folder.glob("*.css"):
        assert not re.search(r"url\(|@font-face", sheet.read_text(encoding="utf-8"))


def fake_weasyprint(folder: Path, code: str) -> Path:
    """A folder with a package of that name which runs this when it is imported."""
    (folder / "weasyprint").mkdir()
    (folder / "weasyprint" / "__init__.py").write_text(code)
    return folder


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("print('advice'); raise OSError('cannot load library')", re.escape(PANGO_MISSING)),
        ("raise ImportError('gone')", r"WeasyPrint is not installed \(gone\)\. pip install weasyprint"),
    ],
)
def test_what_is_missing_is_told_with_the_line_that_mends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], code: str, told: str
) -> None:
    monkeypatch.syspath_prepend(fake_weasyprint(tmp_path, code))
    typesetter = Typesetter()
    with pytest.raises(RenderError, match=told):
        typesetter.set(Page("<p>words</p>", "2024-05-11"))
    typesetter.stop()
    assert "apt-get install" in PANGO_MISSING
    assert capfd.readouterr() == ("", "")


def test_what_weasyprint_trips_over_is_told_and_the_next_page_is_set() -> None:
    with pytest.raises(RenderError, match=r"PDF cannot be made: \w+Error: "):
        TYPESETTER.set(Page("<p>words</p>", "no day"))
    assert TYPESETTER.set(Page('<html lang="en"><title>t</title><p>words</p>', "2024-05-11")).startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    ("bounds", "told"),
    [
        (Bounds(seconds=1), "it was not done after 1 seconds. Show less: lower the pack's limits"),
        (Bounds(megabytes=150), "it needs more than 150 MB of memory. Show less: lower the pack's limits"),
    ],
)
def test_time_and_memory_are_bounded(bounds: Bounds, told: str) -> None:
    rows = "".join(f"<tr><td>{number}</td><td>some words</td></tr>" for number in range(20_000))
    with pytest.raises(RenderError, match=re.escape(told)):
        TYPESETTER.set(Page(f'<html lang="en"><title>t</title><table>{rows}</table>', "2024-05-11"), bounds)


def test_a_fork_that_ends_without_a_word_has_run_out_of_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_child, "_set_and_leave", lambda *_: os._exit(0))
    with tempfile.TemporaryFile() as scratch:
        assert json.loads(pdf_child.set_in_fork({}, "", [], scratch)) == {"stopped": "memory"}


def test_a_process_that_was_ended_is_told_and_another_one_is_started() -> None:
    typesetter = Typesetter()
    typesetter.start()
    assert typesetter._process
    typesetter._process.kill()
    typesetter._process.wait()
    page = Page('<html lang="en"><title>t</title><p>words</p>', "2024-05-11")
    assert typesetter.set(page) == typesetter.set(page)
    typesetter.stop()
