"""The same articles make the same bytes: whatever the order, the hash seed, the time zone, the number of processes."""

import random
from pathlib import Path

import pytest

from tests.running import AS_OF, HARBOUR, RIVER, run_process

FORMATS = ("md", "html", "pdf", "json")
COPIES = 6
"""With two stories, more articles than one process takes at a time: so that both have something to do."""


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("articles")
    written = []
    for number in range(COPIES):
        for name, text in (("harbour", HARBOUR), ("river", RIVER)):
            path = folder / f"{name}{number}.txt"
            path.write_text(text.replace("May 3", f"May {number + 1}").replace("Velmar", f"Velmar {number}"), "utf-8")
            written.append(path)
    return written


def build(articles: list[Path], output: Path, **options: str) -> dict[str, bytes]:
    """The documents of a run, by format."""
    jobs = options.pop("jobs")
    words = ["build", *(path.name for path in articles), "--as-of", AS_OF, "--format", ",".join(FORMATS)]
    done = run_process([*words, "--output", output, "--jobs", jobs], articles[0].parent, **options)
    assert done.code == 0, done.err
    return {name: (output / f"brief.{name}").read_bytes() for name in FORMATS}


def test_the_same_articles_make_the_same_bytes(articles: list[Path], tmp_path: Path) -> None:
    shuffled = random.Random(7).sample(articles, len(articles))
    one = build(articles, tmp_path / "one", jobs="1", PYTHONHASHSEED="1", TZ="Pacific/Auckland")
    other = build(shuffled, tmp_path / "other", jobs="2", PYTHONHASHSEED="2", TZ="America/Los_Angeles", LC_ALL="C")
    for name in FORMATS:
        assert one[name] == other[name], f"brief.{name} differs"


def test_a_saved_brief_makes_the_same_documents_again(articles: list[Path], tmp_path: Path) -> None:
    built = build(articles[:2], tmp_path / "built", jobs="1")
    words = ["render", tmp_path / "built" / "brief.json", "--format", ",".join(FORMATS), "--output", tmp_path / "again"]
    done = run_process(words, tmp_path, PYTHONHASHSEED="3", TZ="Asia/Tokyo")
    assert done.code == 0, done.err
    for name in FORMATS:
        assert (tmp_path / "again" / f"brief.{name}").read_bytes() == built[name], f"brief.{name} differs"
