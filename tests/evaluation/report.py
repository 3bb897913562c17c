"""All annotated stories, briefed and scored.  `python -m tests.evaluation.report --misses` lists what went wrong."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from briefing.pipeline import make_brief
from briefing.sources import load_articles
from tests.evaluation.floors import Floors, load_floors
from tests.evaluation.gold import STORIES, GoldArticle, Story, load_story
from tests.evaluation.score import Figure, Scores, score_brief

BESIDE = Path(os.environ.get("BRIEFING_SHARED", Path(__file__).parents[3] / "shared")) / "gold" / "dev"
"""Annotated stories that may not be part of the project; looked at only where they are."""

HEADLINES = ("actors", "positions", "demands", "meetings", "meetings_upcoming", "risks")
"""The measures whose mean is a story's score."""


def story_folders() -> list[Path]:
    """The folders of all annotated stories, the project's own first."""
    return [gold.parent for root in (STORIES, BESIDE) for gold in sorted(root.glob("*/gold.json"))]


def measure_story(story: Story) -> Scores:
    """The story's articles briefed by the library, and the brief scored."""
    with TemporaryDirectory() as folder:
        paths = list(dict.fromkeys(str(_hand_over(article, Path(folder))) for article in story.articles))
        brief = make_brief(load_articles(paths), as_of=story.as_of)
    return score_brief(brief.model_dump(mode="json"), story)


def _hand_over(article: GoldArticle, folder: Path) -> Path:
    """The article's file; where its page's facts stand in the manifest, a file of both as a crawler keeps them."""
    if article.page is None:
        return article.path
    row = {
        "title": article.page["title"],
        "maintext": article.text,
        "date_publish": article.page["published"].replace("T", " "),
        "source_domain": article.page["publisher"],
        "url": article.url,
        "authors": [],
        "language": "en",
    }
    path = folder / f"{article.path.stem}.json"
    path.write_text(json.dumps(row), "utf-8")
    return path


def measure_all() -> dict[str, Scores]:
    """The scores of all stories, by name."""
    return {folder.name: measure_story(load_story(folder)) for folder in story_folders()}


def mean_score(figures: Mapping[str, Figure]) -> float:
    """The mean F1 of the headline measures."""
    return sum(figures[measure].f1 for measure in HEADLINES) / len(HEADLINES)


def render_scores(name: str, scores: Scores, floors: Floors) -> str:
    """A story's figures as lines of text, beside their floors."""
    lines = [f"{name}: mean of the headline measures {mean_score(scores.figures):.3f}"]
    for measure, figure in scores.figures.items():
        floor = floors.get(name, {}).get(measure)
        lines.append(
            f"  {measure:18} F1 {figure.f1:.3f}  P {figure.precision:.3f}  R {figure.recall:.3f}"
            f"  {figure.right:3} right of {figure.given:3} given, {figure.wanted:3} wanted"
            f"  floor {'none' if floor is None else f'{floor:.2f}'}"
        )
    return "\n".join(lines)


def main() -> None:
    """Print the report; ``--misses`` lists every miss, ``--json FILE`` keeps the figures; names choose stories."""
    chosen = [word for word in sys.argv[1:] if not word.startswith("--")]
    floors, _ = load_floors()
    for folder in story_folders():
        if chosen and folder.name not in chosen:
            continue
        scores = measure_story(load_story(folder))
        print(render_scores(folder.name, scores, floors), end="\n\n")
        if "--misses" in sys.argv:
            for measure, what, text in scores.misses:
                print(f"    {measure} {what}: {json.dumps(text, ensure_ascii=False)}")


if __name__ == "__main__":
    main()
