"""Origins and grades as documents tell them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefing.admiralty import CREDIBILITY, RELIABILITY
from briefing.model import Brief
from briefing.origins import settle_origins
from briefing.register import load_register
from briefing.templating.document import build_document
from briefing.templating.packs import load_pack
from tests.templating.briefs import full
from tests.templating.test_packs import pack_at

RATED = """
[[source]]
name = "The Port Halden Herald"
domains = ["herald.example"]
owner = "Halden Press"
country = "NO"
reliability = "B"
"""


@pytest.fixture
def rated(tmp_path: Path) -> Brief:
    """A brief of whose two sources one is rated, and the other names no publisher."""
    path = tmp_path / "sources.toml"
    path.write_text(RATED, encoding="utf-8")
    return settle_origins(full(), load_register(path))


def words(brief: Brief, pack: str = "default", folder: Path | None = None) -> str:
    return build_document(brief, load_pack(pack, folder)).markdown()


def test_grades_stand_beside_statements_where_the_reader_rates_sources(rated: Brief) -> None:
    text = words(rated)
    assert "[1 ¶4], [2 ¶4] · 2 independent origins, B2\n" in text  # one of the two names no publisher
    assert "Kesteria withdraws its patrol boats (by Sat 1 June 2024) [1 ¶1] · one origin, B6" in text
    assert "The Port Halden Herald (NO, owned by Halden Press, reliability B);" in text
    assert "Publisher not stated (reliability F);" in text
    for meaning in (*RELIABILITY.values(), *CREDIBILITY.values()):
        assert meaning in text


def test_nobody_is_graded_where_nobody_is_rated() -> None:
    text = words(full())
    assert ", F6" not in text
    assert "Admiralty" not in text
    assert (
        "the accounts of 2 origins; 1 of them names neither publisher nor agency, and counts as an origin of its own"
        in text
    )


def test_what_would_stand_beside_every_statement_is_said_once() -> None:
    brief = full()
    lists = ("positions", "demands", "meetings", "deadlines", "risks", "timeline")
    alone = brief.model_copy(update={name: tuple(map(told_by_one, getattr(brief, name))) for name in lists})
    text = words(alone)
    assert text.count("One origin tells each of these statements; none is confirmed by another.") == 1
    assert "· one origin" not in text
    assert "One origin tells each" not in words(brief), "two tell some of it"


def told_by_one(finding: Any) -> Any:
    return finding.model_copy(update={"citations": finding.citations[:1], "origins": finding.origins[:1]})


@pytest.mark.parametrize(("when", "shown"), [("always", True), ("never", False)])
def test_a_pack_says_whether_it_grades(tmp_path: Path, rated: Brief, when: str, shown: bool) -> None:
    pack_at(tmp_path, "mine", f'extends = "default"\ngrades = "{when}"')
    assert ("· one origin, B6" in words(rated, "mine", tmp_path)) is shown
    assert ("· one origin, F6" in words(full(), "mine", tmp_path)) is shown


@pytest.mark.parametrize("pack", ["default", "executive", "operations", "press", "update"])
def test_every_pack_shows_origins(pack: str) -> None:
    assert " · 2 independent origins" in words(full(), pack)
    assert " · one origin" in words(full(), pack)


def test_a_copy_says_what_it_repeats() -> None:
    brief = full()
    first, second = brief.articles
    repeated = second.model_copy(update={"copy_of": first.id, "origin": first.origin, "origin_basis": "copy"})
    text = words(brief.model_copy(update={"articles": (first, repeated)}))
    assert "Repeats source 1." in text
