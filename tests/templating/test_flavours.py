from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
import yaml

from briefing.cli.options import Wiki
from briefing.desk.configuration.records import WikiFlavour
from briefing.errors import TemplateError
from briefing.renderers.markdown import render_markdown
from briefing.templating import build_document, list_packs, load_pack
from briefing.templating.environment import load_flavour
from briefing.templating.flavours import ASPECTS, PORTABLE, list_flavours
from tests.templating.briefs import full, marked, tiny
from tests.templating.readers import READERS, reading
from tests.templating.stories import STORIES
from tests.templating.test_packs import pack_at
from tests.templating.wikis import PLACES, without_front_matter

PACKS = sorted(list_packs())
FLAVOURS = sorted(list_flavours(load_pack("default")))
MARKDOWN = [name for name in FLAVOURS if not load_flavour(name, load_pack("default")).says.pandoc]
BY_PANDOC = sorted(set(FLAVOURS) - set(MARKDOWN))
MANUAL = Path(__file__).resolve().parents[2] / "docs" / "wikis.md"


@cache
def written(story: str, pack: str, wiki: str) -> str:
    """A story in a pack and a flavour, as it is written to its file."""
    if wiki in BY_PANDOC:
        pytest.importorskip("pypandoc")
    return render_markdown(build_document(STORIES[story](), load_pack(pack), wiki)).decode("utf-8")


def test_the_flavours_that_there_are() -> None:
    assert {"gfm", "github-wiki", "gitlab", "obsidian", "mkdocs", "commonmark", *BY_PANDOC} | {PORTABLE} == set(
        FLAVOURS
    )
    assert BY_PANDOC == ["dokuwiki", "jira", "mediawiki"]
    assert set(PLACES) == set(FLAVOURS)
    assert set(get_args(WikiFlavour)) | {PORTABLE} == set(FLAVOURS), "what a desk's configuration takes"
    told = str(get_args(Wiki)[1].help)
    assert all(name in told for name in set(FLAVOURS) - {PORTABLE}), "what `--wiki` says of itself"


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("wiki", MARKDOWN)
def test_every_internal_link_of_every_document_leads_somewhere(wiki: str, story: str, pack: str) -> None:
    text = written(story, pack, wiki)
    links, places = PLACES[wiki](text)
    assert links <= places
    assert links or story in ("empty", "barren")
    assert text.endswith("\n")
    assert "\n\n\n" not in text
    assert not re.search("[\ue000-\uf8ff]", text)


@pytest.mark.parametrize("wiki", BY_PANDOC)
@pytest.mark.parametrize(("story", "pack"), [("marked", "default"), ("hostile", "press"), ("empty", "operations")])
def test_every_internal_link_leads_somewhere_past_pandoc(wiki: str, story: str, pack: str) -> None:
    text = written(story, pack, wiki)
    links, places = PLACES[wiki](text)
    assert links <= places
    assert links or story == "empty"
    assert not re.search("[\ue000-\uf8ff]", text)


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("story", STORIES)
def test_github_wikis_get_neither_notes_nor_call_outs(story: str, pack: str) -> None:
    text = written(story, pack, "github-wiki")
    assert "[^" not in text
    assert "[!" not in text


@pytest.mark.parametrize("wiki", MARKDOWN)
def test_each_flavour_shows_what_it_says(wiki: str) -> None:
    text = written("marked", "default", wiki)
    says = load_flavour(wiki, load_pack("default")).says
    assert list(says.shows) == list(ASPECTS)
    for aspect, shown in says.shows.items():
        for code in re.findall(r"`([^`]+)`", shown):
            assert code in text, (aspect, code)
    assert text.startswith("---\n") == says.front_matter
    assert ("> [!" in text or "!!! " in text) == (says.shows["Call-out"] != "no")
    assert ("\n| No. |" in text) == says.shows["Tables"].startswith("yes")


@pytest.mark.parametrize("wiki", BY_PANDOC)
def test_each_flavour_shows_what_it_says_past_pandoc(wiki: str) -> None:
    text = written("marked", "default", wiki)
    for code in re.findall(r"`([^`]+)`", " ".join(load_flavour(wiki, load_pack("default")).says.shows.values())):
        assert code in text, code


@pytest.mark.parametrize("wiki", ["gfm", "gitlab", "mkdocs", "obsidian"])
def test_front_matter_is_yaml_whatever_the_title_holds(wiki: str) -> None:
    for title in ('a: "b" # c', "- x\n---\ny: z", "'", "{a}", "!!python/object", "null", "\\u0041", "Łódź \u202e💥"):
        brief = marked().model_copy(update={"title": title})
        front = build_document(brief, load_pack("default"), wiki).markdown()[4:].split("\n---\n")[0]
        read = yaml.safe_load(front)
        shown = " ".join(title.replace("\u202e", "").split())
        assert " ".join(read["title"].split()) in (
            f"Situation brief: {shown}",
            f"Situation brief: {shown.lstrip(' -')}",
        )
        assert (str(read["date"]), read["tlp"], read["sources"]) == ("2024-05-11", "TLP:AMBER+STRICT", 2)


def test_the_label_is_the_first_and_last_line_that_is_shown() -> None:
    for wiki in MARKDOWN:
        lines = without_front_matter(written("marked", "default", wiki)).strip().splitlines()
        assert lines[0] == lines[-1] == "**TLP:AMBER+STRICT**", wiki


def test_call_outs_hold_the_bottom_line_and_nothing_else() -> None:
    read = reading(READERS["Python-Markdown"](without_front_matter(written("full", "default", "mkdocs"))))
    assert read.tags.count("div") == 1
    for wiki in ("gfm", "gitlab", "obsidian"):
        quoted = [line for line in written("full", "default", wiki).splitlines() if line.startswith(">")]
        assert len(quoted) == 1 + len(full().bottom_line)


def test_an_unknown_flavour_is_named_with_what_was_meant() -> None:
    with pytest.raises(TemplateError, match=r"no wiki flavour “gitlabb”\. Did you mean “gitlab”\?"):
        build_document(tiny(), load_pack("default"), "gitlabb")


def test_a_flavour_is_one_file_of_a_pack(tmp_path: Path) -> None:
    own = (
        '{% set description = "Gitea" %}\n{% set shows = {"Citations": "", "Anchors": "", "Call-out": "", '
        '"Front matter": "", "Tables": ""} %}\n{% macro citation(citation) %}({{ citation.label }}){% endmacro %}\n'
    )
    pack_at(tmp_path, "desk", 'extends = "default"', flavours__gitea=own)
    pack = load_pack("desk", tmp_path)
    assert "gitea" in list_flavours(pack)
    assert "(1 ¶1)" in build_document(full(), pack, "gitea").markdown()


@pytest.mark.parametrize(
    ("flavour", "fault"),
    [
        ("{% if %}", r"flavours/bad\.md\.j2:1: "),
        ("{% set description = 1 %}", r"description: .*valid string"),
        ("{% macro citaton(citation) %}{% endmacro %}", r"citaton\(citation\) is none of a flavour's"),
        ('{% set descripton = "x" %}', r"(has no use for “descripton”|description: Field required)"),
    ],
)
def test_faults_of_flavours_are_named(tmp_path: Path, flavour: str, fault: str) -> None:
    pack_at(tmp_path, "desk", 'extends = "default"', flavours__bad=flavour)
    with pytest.raises(TemplateError, match=fault):
        build_document(tiny(), load_pack("desk", tmp_path), "bad")


def test_the_manual_shows_the_table_of_flavours() -> None:
    rows = ["| `--wiki` | For | " + " | ".join(ASPECTS) + " |"]
    for name in FLAVOURS:
        says = load_flavour(name, load_pack("default")).says
        shows = [says.shows[aspect].replace("|", "\\|") for aspect in ASPECTS]
        rows.append(f"| `{name}` | {says.description} | {' | '.join(shows)} |")
    manual = MANUAL.read_text(encoding="utf-8")
    missing = [row for row in rows if row not in manual]
    assert not missing, "\n".join(missing)
