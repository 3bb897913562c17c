"""Time and memory of a PDF as this program sets it, against WeasyPrint alone on the same HTML.

Both are started as processes of their own, in turn and several times; the medians are compared.  The bar: at most 1.15
times the time and the memory, and the PDF of forty articles in at most three times the time of one of ten.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

BAR_RATIO = 1.15
BAR_SCALING = 3.0

ALONE = """
import sys, weasyprint
html = open(sys.argv[1], encoding="utf-8").read()
open(sys.argv[2], "wb").write(weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/a-3a"))
"""
OURS = """
import sys
from briefing.renderers.pdf_process import TYPESETTER, Page
html = open(sys.argv[1], encoding="utf-8").read()
open(sys.argv[2], "wb").write(TYPESETTER.set(Page(html, "2022-05-06")))
TYPESETTER.stop()
"""


def run(code: str, page: Path, output: Path) -> tuple[float, float, float]:
    """Seconds on the clock, seconds of processor time, and megabytes of the largest process, of one run."""
    before = os.times()
    began = time.perf_counter()
    probe = f"{code}\nimport resource\nown, theirs = (resource.getrusage(w).ru_maxrss for w in (0, -1))\n"
    probe += "print(max(own, theirs) / 1024)"
    command = [sys.executable, "-c", probe, str(page), str(output)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    clock = time.perf_counter() - began
    after = os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return clock, processor, float(done.stdout.split()[-1])


def write_page(brief_file: Path, page: Path) -> None:
    """The page that the PDF of a saved brief is made of."""
    from briefing.brief_file import load_brief
    from briefing.renderers.pdf import print_page
    from briefing.templating import build_document, load_pack

    pack = load_pack("default")
    page.write_text(print_page(build_document(load_brief(brief_file), pack)), encoding="utf-8")


def write_story(count: int, folder: Path) -> Path:
    """The brief of so many made-up articles."""
    from benchmarks.corpus import write_recombined
    from briefing import load_articles, make_brief
    from briefing.brief_file import dump_brief

    articles = folder / f"articles-{count}"
    articles.mkdir()
    write_recombined(articles, count)
    path = folder / f"brief-{count}.json"
    path.write_text(dump_brief(make_brief(load_articles([str(articles)]), as_of="2022-05-06")), encoding="utf-8")
    return path


def main() -> int:
    """Measure, print; 1 where a bar is not met."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--articles", type=int, nargs="+", default=[10, 40, 200], metavar="N")
    options.add_argument("--runs", type=int, default=5, metavar="N")
    options.add_argument(
        "--write", type=Path, metavar="FILE", help="only write the page of the first number of articles"
    )
    chosen = options.parse_args()
    if chosen.write:
        with tempfile.TemporaryDirectory() as name:
            write_page(write_story(chosen.articles[0], Path(name)), chosen.write)
        return 0
    table = Table("articles", "program", "clock", "processor", "memory")
    met, clocks = True, {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for count in chosen.articles:
            page = folder / f"page-{count}.html"
            # In another process: what this one holds in memory would be counted to those that it starts.
            command = [sys.executable, "-m", "benchmarks.page", "--articles", str(count), "--write", str(page)]
            subprocess.run(command, check=True)
            taken: dict[str, list[tuple[float, float, float]]] = {"ours": [], "WeasyPrint": []}
            for _ in range(chosen.runs):
                taken["ours"].append(run(OURS, page, folder / "ours.pdf"))
                taken["WeasyPrint"].append(run(ALONE, page, folder / "alone.pdf"))
            middle = {who: [median(column) for column in zip(*runs, strict=True)] for who, runs in taken.items()}
            for who, (clock, processor, memory) in middle.items():
                table.add_row(str(count), who, f"{clock:.2f} s", f"{processor:.2f} s", f"{memory:.0f} MB")
            ratios = [ours / alone for ours, alone in zip(middle["ours"], middle["WeasyPrint"], strict=True)]
            table.add_row(str(count), "ratio", *(f"{ratio:.2f}" for ratio in ratios), end_section=True)
            met &= max(ratios) <= BAR_RATIO
            clocks[count] = middle["ours"][1]
    console = Console(width=100)
    console.print(table)
    if 10 in clocks and 40 in clocks:
        met &= clocks[40] <= BAR_SCALING * clocks[10]
        console.print(f"Forty articles take {clocks[40] / clocks[10]:.2f} times as long as ten (bar: {BAR_SCALING}).")
    console.print(
        f"Bars: ratios at most {BAR_RATIO}, forty at most {BAR_SCALING} times ten: {'met' if met else 'NOT met'}."
    )
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
