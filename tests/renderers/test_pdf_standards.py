"""What the PDF declares, looked at with pikepdf, and with a checker of PDF/UA where one is installed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from briefing.brief_file import load_brief
from briefing.renderers import render
from briefing.renderers.pdf_finishing import describe_target
from briefing.renderers.pdf_letters import COMMON, NOTE, known_letters, with_known_letters
from briefing.templating import load_pack
from briefing.templating.places import shipped_folder
from tests.renderers.documents import PACKS, document, printed
from tests.templating.stories import STORIES

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples").glob("*/brief.json"))
NAMESPACES = {"pdfaid": "http://www.aiim.org/pdfa/ns/id/", "pdfuaid": "http://www.aiim.org/pdfua/ns/id/"}


def opened(pack: str, story: str) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(document(pack, story, "pdf")))


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """The structure elements, parents before children."""
    waiting = list(pdf.Root.StructTreeRoot.K)
    while waiting:
        element = waiting.pop(0)
        if isinstance(element, pikepdf.Dictionary) and "/S" in element:
            yield element
            kids = element.get("/K", [])
            waiting[:0] = list(kids) if isinstance(kids, pikepdf.Array) else [kids]


@pytest.mark.parametrize("pack", PACKS)
def test_standards_language_and_title_are_declared(pack: str) -> None:
    pdf = opened(pack, "marked")
    with pdf.open_metadata() as metadata:
        assert metadata[f"{{{NAMESPACES['pdfaid']}}}part"] == "3"
        assert metadata[f"{{{NAMESPACES['pdfaid']}}}conformance"] == "A"
        assert metadata[f"{{{NAMESPACES['pdfuaid']}}}part"] == "1"
        assert metadata["dc:title"] == str(pdf.docinfo["/Title"])
        assert "Maren Strait" in metadata["dc:title"]
        assert metadata["pdf:Keywords"] == str(pdf.docinfo["/Keywords"]) == "TLP:AMBER+STRICT"
        assert metadata["xmp:CreateDate"] == "2024-05-11"
    assert bytes(pdf.Root.Metadata.read_bytes()).count(b"<rdf:RDF") == 1
    assert str(pdf.Root.Lang) == "en"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.docinfo["/CreationDate"]) == str(pdf.docinfo["/ModDate"]) == "D:20240511"


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("story", ["full", "large", "empty"])
def test_the_brief_and_its_sources_are_attached_once(pack: str, story: str) -> None:
    pdf, brief = opened(pack, story), STORIES[story]()
    json = document(pack, story, "json")
    files = {name: spec.get_file() for name, spec in pdf.attachments.items()}
    assert files["brief.json"].read_bytes() == json
    sources = [name for name in sorted(files) if name != "brief.json"]
    assert [files[name].read_bytes().decode() for name in sources] == [article.text for article in brief.articles]
    relations = {str(spec.UF): str(spec.AFRelationship) for spec in pdf.Root.AF}
    assert relations == {name: "/Data" if name == "brief.json" else "/Source" for name in files}
    assert len(pdf.Root.AF) == len(files)
    for spec in pdf.Root.AF:
        assert str(spec.EF.F.Params.ModDate) == "D:20240511000000Z"
        assert str(spec.Desc)


@pytest.mark.parametrize("pack", PACKS)
def test_every_header_cell_has_its_scope(pack: str) -> None:
    scopes = [str(element.A.get("/Scope")) for element in elements(opened(pack, "large")) if element.S == "/TH"]
    assert scopes
    assert set(scopes) <= {"/Column", "/Row"}


def test_figures_are_described() -> None:
    words = [str(element.Alt) for element in elements(opened("default", "full")) if element.S == "/Figure"]
    assert [text.split(":")[0] for text in words] == ["Who demands of whom", "Timeline"]


def test_what_crosses_a_page_is_one_element() -> None:
    pdf = opened("default", "large")
    assert len(pdf.pages) > 5
    tree = list(elements(pdf))
    assert sum(element.S == "/Part" for element in tree) == 1
    sections = sum(element.S == "/Sect" for element in tree)
    assert sections == sum(element.S == "/H2" for element in tree)
    heads = [element for element in tree if element.S == "/THead"]
    assert len(heads) == sum(element.S == "/Table" for element in tree)


def test_running_heads_are_not_read_out() -> None:
    """Every marked content that no element owns is an artifact, and every page has such content."""
    pdf = opened("default", "marked")
    for page in pdf.pages:
        operators = pikepdf.parse_content_stream(page)
        artifacts = [o for o in operators if str(o.operator) in ("BDC", "BMC") and str(o.operands[0]) == "/Artifact"]
        assert any(len(one.operands) > 1 for one in artifacts)


def test_bookmarks_name_the_sections() -> None:
    with opened("default", "full").open_outline() as outline:
        (title,) = outline.root
        assert "Key actors" in [entry.title for entry in title.children]


def test_links_say_where_they_lead() -> None:
    told = {str(note.Contents) for page in opened("default", "full").pages for note in page.get("/Annots", [])}
    assert {"Source 1", "Source 2", "Source 1, paragraph 4"} <= told
    assert describe_target("section-bottom_line") == "Bottom line"
    assert not any(words.startswith(("source-", "place-", "section-")) for words in told)


@pytest.mark.skipif(find_spec("outloud") is None, reason="outloud is not installed")
@pytest.mark.parametrize("pack", PACKS)
def test_a_checker_of_pdf_ua_finds_no_fault(pack: str, tmp_path: Path) -> None:
    files = []
    for story in ("full", "marked", "large", "hostile", "empty"):
        files.append(tmp_path / f"{story}.pdf")
        files[-1].write_bytes(document(pack, story, "pdf"))
    if pack in ("default", "executive"):
        files.append(tmp_path / "marked-mono.pdf")
        files[-1].write_bytes(printed(pack, "marked", "mono", "Letter"))
    for sample in SAMPLES if pack == "default" else ():
        files.append(tmp_path / f"{sample.parent.name}.pdf")
        files[-1].write_bytes(render(load_brief(sample), load_pack(pack), ["pdf"])["brief.pdf"])
    check = [str(Path(sys.executable).with_name("outloud")), "--quiet", *map(str, files)]
    run = subprocess.run(check, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_a_sign_stands_for_letters_that_the_fonts_lack(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", str(shipped_folder("styles") / "fonts" / "fonts.conf"))
    assert known_letters() >= COMMON
    page = "<head><title>東京</title></head><main>東京 – Київ, Ελλάδα, naïve</main>"
    assert with_known_letters(page) == f"<head><title>東京</title></head><main>□□ – Київ, Ελλάδα, naïve{NOTE}\n</main>"
    plain = "<head></head><main>“plain”</main>"
    assert with_known_letters(plain) == plain


@pytest.mark.parametrize(("size", "points"), [("A4", [595, 842]), ("Letter", [612, 792])])
def test_the_paper_is_the_packs(size: str, points: list[int], tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "pack.toml").write_text(f'extends = "default"\npage_size = "{size}"\nstyle = "mono"\n')
    pdf = pikepdf.open(BytesIO(render(STORIES["tiny"](), load_pack("own", tmp_path), ["pdf"])["brief.pdf"]))
    assert [round(float(side)) for side in pdf.pages[0].mediabox][2:] == points
