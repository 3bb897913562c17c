"""The HTML page in a browser and before a validator: where Chromium, axe-core and vnu are at hand.

    npm install axe-core vnu-jar
    BRIEFING_AXE=node_modules/axe-core/axe.min.js BRIEFING_VNU=node_modules/vnu-jar/build/dist/vnu.jar \\
        python -m pytest tests/renderers/test_browser.py
"""

from __future__ import annotations

import html as entities
import json
import os
import re
import shutil
import subprocess
import threading
from dataclasses import replace
from functools import cache
from http.server import HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from briefing.brief_file import load_brief
from briefing.model import Brief
from briefing.renderers import render
from briefing.templating import load_pack
from tests.renderers.documents import PACKS
from tests.templating.stories import STORIES

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE, VNU = os.environ.get("BRIEFING_AXE"), os.environ.get("BRIEFING_VNU")
SAMPLES = {path.parent.name: path for path in (Path(__file__).resolve().parents[2] / "samples").glob("*/brief.json")}
STYLES = ["default", "mono"]

RUN = """<script>{axe}</script><script>
axe.run(document, {{resultTypes: ["violations"]}}).then(found => {{
  const told = document.createElement("pre"); told.id = "violations";
  told.textContent = JSON.stringify(found.violations.map(one => one.id + ": " + one.nodes[0].html));
  document.body.append(told);
}});
</script></body>"""

with_chromium = pytest.mark.skipif(CHROMIUM is None or AXE is None, reason="no Chromium, or BRIEFING_AXE is not set")


def story(name: str) -> Brief:
    """A story of the tests, or the brief of a sample."""
    return load_brief(SAMPLES[name]) if name in SAMPLES else STORIES[name]()


@cache
def page(pack: str, style: str, name: str) -> bytes:
    """The HTML page of a story in a pack and a style."""
    return render(story(name), replace(load_pack(pack), style=style), ["html"])["brief.html"]


PAGES = [(pack, style, name) for pack in PACKS for style in STYLES for name in ("marked", *sorted(SAMPLES))]
"""Every pack in every style, with a story of the tests and those of the samples."""


@with_chromium
@pytest.mark.parametrize(("pack", "style", "name"), PAGES)
@pytest.mark.parametrize(("mode", "width"), [("light", 1100), ("dark", 1100), ("light", 320), ("dark", 320)])
def test_a_checker_of_accessibility_finds_no_fault(
    pack: str, style: str, name: str, mode: str, width: int, tmp_path: Path
) -> None:
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page(pack, style, name).decode())
    text = text.replace("</body>", RUN.format(axe=Path(str(AXE)).read_text(encoding="utf-8")), 1)
    (tmp_path / "page.html").write_text(text, encoding="utf-8")
    scheme = ["--blink-settings=preferredColorScheme=0"] if mode == "dark" else []
    read = browse(tmp_path, f"--window-size={width},900", *scheme, "--virtual-time-budget=20000", "--dump-dom")
    told = re.search(r'<pre id="violations">(.*?)</pre>', read, re.DOTALL)
    assert told
    assert json.loads(entities.unescape(told[1])) == []


@with_chromium
@pytest.mark.parametrize("pack", PACKS)
def test_opening_a_page_asks_for_nothing_but_the_page(pack: str, tmp_path: Path) -> None:
    """The log of a server that gives the page has one entry, and what Chromium notes of its network one address."""
    (tmp_path / "page.html").write_bytes(page(pack, "default", "marked"))
    asked: list[str] = []

    class Server(SimpleHTTPRequestHandler):
        def __init__(self, *rest: Any) -> None:
            super().__init__(*rest, directory=str(tmp_path))

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (its name in the base class)
            asked.append(self.path)

    with HTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/page.html"
        log = tmp_path / "network.json"
        browse(tmp_path, f"--log-net-log={log}", "--virtual-time-budget=5000", "--dump-dom", address=address)
        server.shutdown()
    noted = set(re.findall(r'"url":"((?:https?|file|wss?)://[^"]*)"', log.read_text(encoding="utf-8")))
    assert asked == ["/page.html"]
    assert {url for url in noted if not _of_the_browser_itself(url)} <= {address, address.removesuffix("page.html")}
    assert address in noted


def _of_the_browser_itself(url: str) -> bool:
    """Whether Chromium asks for it on its own, whatever page is open: updates, its start page."""
    host = url.split("/")[2]
    return host.endswith(("google.com", "googleapis.com", "gvt1.com", "gstatic.com"))


@with_chromium
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not here")
@pytest.mark.parametrize("pack", PACKS)
def test_a_browsers_printer_puts_the_label_on_every_sheet(pack: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(page(pack, "default", "marked"))
    browse(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={tmp_path / 'page.pdf'}")
    read = subprocess.run(["pdftotext", tmp_path / "page.pdf", "-"], capture_output=True, text=True, check=True).stdout
    counts = [sheet.count("TLP:AMBER+STRICT") for sheet in read.split("\f")[:-1]]
    assert counts == [3] + [2] * (len(counts) - 1)  # on the first one among the facts too


@pytest.mark.skipif(VNU is None or shutil.which("java") is None, reason="Java is not here, or BRIEFING_VNU is not set")
def test_a_validator_finds_no_error(tmp_path: Path) -> None:
    files = []
    for pack in PACKS:
        for style in STYLES:
            for name in ("marked", "large", "hostile", "empty", *sorted(SAMPLES)):
                files.append(tmp_path / f"{pack}-{style}-{name}.html")
                files[-1].write_bytes(page(pack, style, name))
    run = subprocess.run(
        ["java", "-jar", str(VNU), "--errors-only", *map(str, files)], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")


def browse(folder: Path, *options: str, address: str | None = None) -> str:
    """What Chromium prints of the page in a folder, or at an address."""
    fixed = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    command = [str(CHROMIUM), *fixed, *options, address or f"file://{folder / 'page.html'}"]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
