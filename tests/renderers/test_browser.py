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
from pathlib import Path

import pytest

from tests.renderers.documents import PACKS, document

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE, VNU = os.environ.get("BRIEFING_AXE"), os.environ.get("BRIEFING_VNU")

RUN = """<script>{axe}</script><script>
axe.run(document, {{resultTypes: ["violations"]}}).then(found => {{
  const told = document.createElement("pre"); told.id = "violations";
  told.textContent = JSON.stringify(found.violations.map(one => one.id + ": " + one.nodes[0].html));
  document.body.append(told);
}});
</script></body>"""


@pytest.mark.skipif(CHROMIUM is None or AXE is None, reason="Chromium is not here, or BRIEFING_AXE is not set")
@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1100, 320])
def test_a_checker_of_accessibility_finds_no_fault(pack: str, mode: str, width: int, tmp_path: Path) -> None:
    page = document(pack, "marked", "html").decode()
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    page = page.replace("</body>", RUN.format(axe=Path(str(AXE)).read_text(encoding="utf-8")), 1)
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    scheme = ["--blink-settings=preferredColorScheme=0"] if mode == "dark" else []
    read = browse(tmp_path, f"--window-size={width},900", *scheme, "--virtual-time-budget=20000", "--dump-dom")
    told = re.search(r'<pre id="violations">(.*?)</pre>', read, re.DOTALL)
    assert told
    assert json.loads(entities.unescape(told[1])) == []


@pytest.mark.skipif(VNU is None or shutil.which("java") is None, reason="Java is not here, or BRIEFING_VNU is not set")
def test_a_validator_finds_no_error(tmp_path: Path) -> None:
    files = []
    for pack in PACKS:
        for story in ("marked", "large", "hostile", "empty"):
            files.append(tmp_path / f"{pack}-{story}.html")
            files[-1].write_bytes(document(pack, story, "html"))
    run = subprocess.run(
        ["java", "-jar", str(VNU), "--errors-only", *map(str, files)], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")


def browse(folder: Path, *options: str) -> str:
    """What Chromium prints of the page in a folder."""
    fixed = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    command = [str(CHROMIUM), *fixed, *options, f"file://{folder / 'page.html'}"]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
