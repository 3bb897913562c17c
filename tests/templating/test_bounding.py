"""Packs that are not shipped cannot run away: neither in time nor in memory, and they read no file."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from briefing.errors import TemplateError
from briefing.issuing import write_for_wiki
from briefing.renderers import render
from briefing.templating import Pack, bounding, build_document, load_pack
from briefing.templating.flavours import ASPECTS
from tests.templating.briefs import full
from tests.templating.test_packs import pack_at


def words_of(tmp_path: Path, **templates: str) -> str:
    pack_at(tmp_path, "strange", 'extends = "default"', **templates)
    return build_document(full(), load_pack("strange", tmp_path)).markdown()


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bound on time that hardly keeps a test waiting."""
    monkeypatch.setattr(bounding, "BOUNDS", bounding.Bounds(seconds=1, megabytes=128))


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bound on memory that is met at once, and one on time that no busy machine meets before it."""
    monkeypatch.setattr(bounding, "BOUNDS", bounding.Bounds(seconds=60, megabytes=128))


MANY = "sources[0].title * 99"
ENDLESS = "".join(f"{{% for {a} in {MANY} %}}" for a in "abcd") + "{% set x = 1 %}" + "{% endfor %}" * 4


@pytest.mark.parametrize(
    ("template", "told"),
    [
        (f"one\n{ENDLESS}", "sections/risks.md.j2:2: the template was stopped: it was not done after 1 seconds"),
        ("{{ 3 ** (4 * 10 ** 7) }}", "the template was stopped: it was not done after 1 seconds"),
    ],
    ids=["loops", "stuck in C"],
)
def test_a_template_without_end_is_stopped(short: None, tmp_path: Path, template: str, told: str) -> None:
    begun = time.monotonic()
    with pytest.raises(TemplateError) as caught:
        words_of(tmp_path, sections__risks=template)
    assert told in str(caught.value)
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize(
    ("template", "told"),
    [
        (
            "\n\n{{ 'x' * 1000000000 }}",
            "sections/risks.md.j2:3: the template was stopped: it asks for more than 128 MB",
        ),
        ("{{ '%1000000000d' % 3 }}", "sections/risks.md.j2:1: the template was stopped: it asks for more than 128 MB"),
        (
            "{% macro a() %}{{ a() }}{% endmacro %}\n{{ a() }}",
            "it goes on without end: a template that includes itself",
        ),
        ("{% include 'sections/risks.md.j2' %}", "it goes on without end: a template that includes itself"),
    ],
    ids=["a gigabyte", "a wide number", "macro", "include"],
)
def test_a_template_that_asks_for_too_much_is_stopped(small: None, tmp_path: Path, template: str, told: str) -> None:
    with pytest.raises(TemplateError) as caught:
        words_of(tmp_path, sections__risks=template)
    assert told in str(caught.value)


def test_every_template_and_flavour_of_a_stranger_is_bounded(small: None, tmp_path: Path) -> None:
    for number, name in enumerate(("brief", "points__demands", "as_of")):
        with pytest.raises(TemplateError, match="more than 128 MB"):
            words_of(tmp_path / str(number), **{name: "{{ 'x' * 1000000000 }}"})
    pack_at(tmp_path, "page", 'extends = "default"')
    (tmp_path / "page" / "page.html.j2").write_text("{{ 'x' * 1000000000 }}", "utf-8")
    document = build_document(full(), load_pack("page", tmp_path))
    with pytest.raises(TemplateError, match=r"page\.html\.j2:1: the template was stopped: it asks for more"):
        document.page(sections=[])
    with pytest.raises(TemplateError, match="were stopped before"):
        document.markdown()


SHOWS = '{% set description = "x" %}{% set shows = {' + ", ".join(f'"{one}": "x"' for one in ASPECTS) + "} %}"


def pack_with_flavour(folder: Path, flavour: str) -> Pack:
    """A stranger's pack that is written in a wiki flavour of its own."""
    pack_at(folder, "strange", 'extends = "default"\nwiki = "own"')
    (folder / "strange" / "flavours").mkdir()
    (folder / "strange" / "flavours" / "own.md.j2").write_text(flavour, "utf-8")
    return load_pack("strange", folder)


def test_a_flavour_that_runs_away_is_stopped_before_the_work_begins(small: None, tmp_path: Path) -> None:
    pack = pack_with_flavour(tmp_path, SHOWS + "{% set x = 'x' * 1000000000 %}")
    with pytest.raises(TemplateError, match="more than 128 MB"):
        write_for_wiki([pack], None, ["md"])


def test_a_flavour_s_macros_are_bounded(small: None, tmp_path: Path) -> None:
    greedy = "\n{% macro citation(citation) %}{{ 'x' * 1000000000 }}{% endmacro %}"
    with pytest.raises(TemplateError, match=r"flavours/own\.md\.j2:2: .* more than 128 MB"):
        render(full(), pack_with_flavour(tmp_path, SHOWS + greedy), ["md"])


def test_a_flavour_s_pattern_is_bounded(short: None, tmp_path: Path) -> None:
    pytest.importorskip("pypandoc")
    endless = "{% set pandoc = 'jira' %}{% set markup = '(\\\\w+\\\\s?)+$^' %}"
    with pytest.raises(TemplateError, match="was not done after 1 seconds"):
        render(full(), pack_with_flavour(tmp_path, SHOWS + endless), ["md"])


def test_a_pack_is_written_in_a_flavour_of_its_own(tmp_path: Path) -> None:
    own = "\n{% macro citation(citation) %}«{{ citation.label }}»{% endmacro %}"
    pack = pack_with_flavour(tmp_path, SHOWS + own)
    assert write_for_wiki([pack], None, ["md"]) == [pack]
    (text,) = render(full(), pack, ["md"]).values()
    assert "«1 ¶1»" in text.decode()


def test_what_a_stranger_writes_is_what_it_would_write_here(tmp_path: Path) -> None:
    pack_at(tmp_path, "same", 'extends = "default"', as_of=load_pack("default").find_file("as_of.md.j2").read_text())  # type: ignore[union-attr]
    strange, shipped = load_pack("same", tmp_path), load_pack("default")
    assert (strange.trusted, shipped.trusted) == (False, True)
    assert build_document(full(), strange).markdown() == build_document(full(), shipped).markdown()


def test_packs_without_templates_run_here(tmp_path: Path) -> None:
    pack_at(tmp_path, "plain", 'extends = "executive"\ntitle = "x"')
    assert load_pack("plain", tmp_path).trusted


def test_a_child_that_answers_nonsense_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack_at(tmp_path, "odd", 'extends = "default"', as_of="x")
    for nonsense in (b"\x80\x04nonsense", b"[1]", b'{"written": 3}', b"{}"):
        monkeypatch.setattr(bounding, "_serve", lambda pipe, *_, words=nonsense: pipe.send_bytes(words))
        with pytest.raises(TemplateError, match="cannot be read"):
            build_document(full(), load_pack("odd", tmp_path))


def test_a_child_can_open_no_file_and_ends_with_its_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_password(self: bounding.RunningTemplates, name: str, **variables: object) -> str:
        return Path("/etc/passwd").read_text("utf-8")

    monkeypatch.setattr(bounding.RunningTemplates, "render", read_password)
    pack_at(tmp_path, "thief", 'extends = "default"', as_of="x")
    with pytest.raises(TemplateError, match="Too many open files"):
        build_document(full(), load_pack("thief", tmp_path))
    monkeypatch.undo()
    document = build_document(full(), load_pack("thief", tmp_path))
    process = document.templates._process  # type: ignore[attr-defined]
    identity = process.pid
    del document
    assert not Path(f"/proc/{identity}").exists()


def test_a_template_cannot_be_a_link_that_leads_out_of_its_pack(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("open sesame", "utf-8")
    folder = pack_at(tmp_path, "linked", 'extends = "default"', as_of="x")
    (folder / "sections").mkdir()
    (folder / "sections" / "risks.md.j2").symlink_to(secret)
    assert "open sesame" not in build_document(full(), load_pack("linked", tmp_path)).markdown()


@pytest.mark.parametrize("style", ["linked", "../../secret"])
def test_a_style_cannot_bring_in_what_lies_outside_its_pack(tmp_path: Path, style: str) -> None:
    (tmp_path / "secret.css").write_text("open sesame", "utf-8")
    folder = pack_at(tmp_path / "packs", "dressed", f'extends = "default"\nstyle = "{style}"')
    (folder / "linked.css").symlink_to(tmp_path / "secret.css")
    with pytest.raises(TemplateError, match="there is no style sheet"):
        load_pack("dressed", tmp_path / "packs")
