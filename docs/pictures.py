"""Takes the pictures of pages in `docs/images/`: `python docs/pictures.py`, with Poppler's pdftoppm at hand.

Both samples, and the made-up story of the tests; the packs, styles and sizes of paper take turns.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from briefing.brief_file import load_brief  # noqa: E402
from briefing.renderers import render  # noqa: E402
from briefing.templating import load_pack  # noqa: E402
from tests.templating.briefs import marked  # noqa: E402

IMAGES = ROOT / "docs" / "images"
COLOURS, EDGE, EDGE_COLOUR = 96, 10, "#9aa2ab"


@dataclass(frozen=True)
class Picture:
    """Pages of a document side by side: ``story`` is a sample's folder, or empty for the story of the tests."""

    name: str
    story: str
    pack: str
    pages: tuple[int, ...]
    style: str = "default"
    paper: str = "A4"
    dots: int = 80


PICTURES = (
    Picture("brief", "grain-deal", "default", (1, 2)),
    Picture("figures", "auto-strike", "default", (4, 6)),
    Picture("executive", "auto-strike", "executive", (1,), style="mono", paper="Letter"),
    Picture("label", "", "press", (1, 2), paper="Letter", dots=64),
)


def take(picture: Picture) -> Image.Image:
    """The picture."""
    brief = load_brief(ROOT / "samples" / picture.story / "brief.json") if picture.story else marked()
    pack = replace(load_pack(picture.pack), style=picture.style, page_size=picture.paper)
    with tempfile.TemporaryDirectory() as name:
        document = Path(name) / "brief.pdf"
        document.write_bytes(render(brief, pack, ["pdf"], checked=bool(picture.story))["brief.pdf"])
        for page in picture.pages:
            command = ["pdftoppm", "-png", "-r", str(picture.dots), "-f", str(page), "-l", str(page)]
            subprocess.run([*command, str(document), f"{name}/{page:03}"], check=True)
        sheets = [Image.open(path).convert("RGB") for path in sorted(Path(name).glob("*.png"))]
    width = sum(sheet.width + EDGE for sheet in sheets) + EDGE
    whole = Image.new("RGB", (width, sheets[0].height + 2 * EDGE), EDGE_COLOUR)
    for place, sheet in enumerate(sheets):
        whole.paste(sheet, (EDGE + place * (sheet.width + EDGE), EDGE))
    return whole.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


def main() -> None:
    """Take them all."""
    for picture in PICTURES:
        path = IMAGES / f"{picture.name}.png"
        take(picture).save(path, optimize=True)
        sys.stderr.write(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} kB\n")


if __name__ == "__main__":
    main()
