"""The articles that are timed: real ones where a folder of them is at hand, else the samples' paragraphs recombined."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
REAL = ROOT.parent / "shared" / "polnear" / "train"

WORDS = (500, 700)
"""Fewest and most words of a made-up article: what a wire story has."""

PLACES = ("BRUSSELS", "GENEVA", "LONDON", "PARIS", "ROME", "VIENNA", "WASHINGTON")


def write_recombined(folder: Path, count: int, seed: int = 1) -> None:
    """Write so many articles, each made of paragraphs of the samples in a new order; the same for the same seed."""
    from briefing.sources import load_articles

    reading = load_articles([str(path) for path in sorted(SAMPLES.glob("*/articles"))])
    lines = (line.strip() for article in reading.articles for line in article.text.splitlines())
    paragraphs = sorted({line for line in lines if len(line.split()) >= 15})
    chance = random.Random(seed)
    for number in range(count):
        title = f"Report {number + 1} from the talks"
        place, day = chance.choice(PLACES), f"{chance.randint(1, 28)} April"
        words, wanted, body = 0, chance.randint(*WORDS), []
        for paragraph in chance.sample(paragraphs, len(paragraphs)):
            if words >= wanted:
                break
            body.append(paragraph)
            words += len(paragraph.split())
        body[0] = f"{place}, {day} (Wire) - {body[0]}"
        (folder / f"{number:04}.txt").write_text("\n\n".join([title, *body]) + "\n", encoding="utf-8")


def copy_real(folder: Path, count: int, source: Path = REAL) -> None:
    """Copy so many of the real articles, evenly over the folder that holds them."""
    paths = sorted(source.rglob("*.txt"))
    step = max(1, len(paths) // count)
    for path in paths[::step][:count]:
        shutil.copyfile(path, folder / f"{path.stem}.txt")
