from __future__ import annotations

import builtins
import logging
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from briefing.errors import RenderError
from briefing.renderers import render
from briefing.renderers.pdf import PANGO_MISSING, bundled_font
from briefing.templating import load_pack
from briefing.templating.places import shipped_folder
from tests.renderers.documents import PACKS, document
from tests.templating.briefs import full, tiny
from tests.templating.stories import STORIES
from tests.templating.test_packs import pack_at


@pytest.fixture(autouse=True)
def warnings_of_weasyprint(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Whatever WeasyPrint warns of fails the test that made it do so."""
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        yield caplog
    assert [record.getMessage() for record in caplog.records] == []


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("story", STORIES)
def test_every_pack_prints_every_story(pack: str, story: str) -> None:
    pdf = pikepdf.open(BytesIO(document(pack, story, "pdf")))
    limit = load_pack(pack).pages
    assert limit is None or len(pdf.pages) <= limit
    assert str(pdf.docinfo["/Title"])
    assert "/CreationDate" not in pdf.docinfo
    for page in pdf.pages:
        assert [round(float(side)) for side in page.mediabox] == [0, 0, 595, 842]


def test_only_our_fonts_are_embedded() -> None:
    pdf = pikepdf.open(BytesIO(document("default", "full", "pdf")))
    names = {
        str(font["/BaseFont"]).split("+")[-1] for page in pdf.pages for font in page.resources.get("/Font", {}).values()
    }
    assert names
    assert all(name.startswith("Source") for name in names), names


def test_citations_link_inside_the_document() -> None:
    pdf = pikepdf.open(BytesIO(document("default", "full", "pdf")))
    links = [str(note.get("/Dest", "")) for page in pdf.pages for note in page.get("/Annots", [])]
    assert any("source-1" in link for link in links)
    assert any("source-2" in link for link in links)


def test_label_of_the_traffic_light_protocol_is_twice_on_every_page() -> None:
    pages = pages_of("default", "marked")
    assert len(pages) > 1
    for number, page in enumerate(pages):
        once_more = number == 0  # in the line that says as of when
        assert page.count("TLP:AMBER+STRICT") == 2 + once_more, page
    assert not any("TLP" in page for page in pages_of("default", "tiny"))


def pages_of(pack: str, story: str) -> list[str]:
    """The words of each page as WeasyPrint lays them out."""
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    from briefing.renderers import html, pdf
    from briefing.templating import build_document

    worded = build_document(STORIES[story](), load_pack(pack))
    style = html.style_sheet(worded.pack) + html.style_sheet(worded.pack, "-print")
    source = HTML(string=html.page(worded, style), url_fetcher=pdf._fetcher(), base_url="about:blank")
    return [_words(page._page_box) for page in source.render(font_config=FontConfiguration()).pages]


def _words(box: Any) -> str:
    return str(getattr(box, "text", "")) + "".join(_words(child) for child in getattr(box, "children", ()))


class Recorder(BaseHTTPRequestHandler):
    """Counts whatever is asked of it."""

    asked: list[str] = []  # noqa: RUF012 (one list for all of them is the point)

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(200)
        self.end_headers()

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
    assert len(read.attachments) == 0
    assert b"secret words" not in b"".join(obj.read_bytes() for obj in read.objects if isinstance(obj, pikepdf.Stream))
    assert any("only bundled fonts" in record.getMessage() for record in warnings_of_weasyprint.records)
    warnings_of_weasyprint.clear()


@pytest.mark.parametrize("name", ["../default.css", "/etc/passwd", "LICENSE-SourceSans3.md", "gone.woff2", ""])
def test_only_bundled_fonts_are_opened(name: str) -> None:
    with pytest.raises(ValueError, match="no bundled font"):
        bundled_font(name)


def test_print_styles_name_fonts_that_are_bundled() -> None:
    css = (shipped_folder("styles") / "default-print.css").read_text(encoding="utf-8")
    names = re.findall(r"url\(briefing-font:([^)]+)\)", css)
    assert names
    for name in names:
        assert bundled_font(name).startswith(b"wOF2")
    fonts = shipped_folder("styles") / "fonts"
    assert {path.name for path in fonts.glob("*.woff2")} == set(names)
    assert len(list(fonts.glob("LICENSE*"))) == 2


def test_missing_pango_is_told_with_the_line_that_mends_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = builtins.__import__

    def without_pango(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "weasyprint":
            print("WeasyPrint could not import some external libraries.")
            raise OSError("cannot load library 'libgobject-2.0-0'")
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without_pango)
    with pytest.raises(RenderError) as caught:
        render(full(), load_pack("default"), ["pdf"])
    assert str(caught.value) == PANGO_MISSING
    assert "apt-get install" in PANGO_MISSING
    assert capsys.readouterr() == ("", "")


def test_what_weasyprint_trips_over_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    import weasyprint

    def trip(*_: Any, **__: Any) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(weasyprint.HTML, "render", trip)
    with pytest.raises(RenderError, match="PDF cannot be made: RecursionError: too deep"):
        render(tiny(), load_pack("default"), ["pdf"])
