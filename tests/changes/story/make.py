"""Makes the briefs of the four days anew: `python -m tests.changes.story.make`.

They are kept as files, so that what is tested is how changes are told, and not what a language model reads today.
"""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path

from briefing import load_articles, make_brief
from briefing.brief_file import dump_brief
from briefing.pipeline import extract_articles

STORY = Path(__file__).parent
DAYS = {1: "2024-03-04", 2: "2024-03-05", 3: "2024-03-06", 4: "2024-03-07"}


def main() -> None:
    """Write one brief a day, from that day's articles alone; and what was found in each article."""
    with chdir(STORY):
        for day, as_of in DAYS.items():
            brief = make_brief(load_articles([str(day)]), as_of=as_of, title="The mackerel dispute")
            Path(f"day-{day}.json").write_text(dump_brief(brief), "utf-8")
        for name, folders in {"findings": map(str, DAYS), "unrelated": ["unrelated"]}.items():
            found = extract_articles(load_articles(folders).articles)
            Path(f"{name}.jsonl").write_text("".join(f"{one.model_dump_json()}\n" for one in found), "utf-8")


if __name__ == "__main__":
    main()
