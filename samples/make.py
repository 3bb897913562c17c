"""Makes the briefs of the sample stories anew: `make samples`.

Each folder here with a `story.toml` is a story: `articles/` goes in, `brief.md` and `brief.json` come out, beside it.
A test makes them too and compares, so that what stands here is what the program writes.
"""

from __future__ import annotations

import sys
import tomllib
from contextlib import chdir
from pathlib import Path

from briefing import load_articles, make_brief
from briefing.renderers import render
from briefing.templating import load_pack

SAMPLES = Path(__file__).parent
FORMATS = ("md", "json")


def find_stories() -> list[Path]:
    """The folders of the sample stories."""
    return [path.parent for path in sorted(SAMPLES.glob("*/story.toml"))]


def make_documents(story: Path) -> dict[str, bytes]:
    """A story's documents by file name."""
    told = tomllib.loads((story / "story.toml").read_text("utf-8"))
    with chdir(SAMPLES.parent):  # so that the sources are named as in `make brief`, on every machine
        reading = load_articles([story.relative_to(SAMPLES.parent) / "articles"])
    brief = make_brief(reading, as_of=told["as_of"], title=told["title"])
    return render(brief, load_pack(brief.pack), FORMATS, checked=True)


def main() -> None:
    """Write the documents, and name those that have changed."""
    for story in find_stories():
        for name, written in make_documents(story).items():
            path = story / name
            if not path.exists() or path.read_bytes() != written:
                path.write_bytes(written)
                sys.stderr.write(f"{path.relative_to(SAMPLES.parent)} written\n")


if __name__ == "__main__":
    main()
