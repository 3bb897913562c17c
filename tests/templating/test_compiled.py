"""Compiled templates are kept as Python keeps modules, and never where it may not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from briefing.templating import build_document, compiled, environment, load_pack
from tests.templating.briefs import full
from tests.templating.test_packs import pack_at


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that Python keeps compiled modules in; nothing is in memory."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    forget(monkeypatch)
    return tmp_path / "kept"


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "_MARKDOWN_TEMPLATES", compiled.CompiledTemplates("markdown"))
    monkeypatch.setattr(environment, "_PAGE_TEMPLATES", compiled.CompiledTemplates("page"))


def files(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.rglob("*.jinja")}


def test_shipped_templates_are_compiled_once(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = build_document(full(), load_pack("default")).markdown()
    once = files(kept)
    assert len(once) > 10
    forget(monkeypatch)
    assert build_document(full(), load_pack("default")).markdown() == words
    assert files(kept) == once


def test_rubbish_in_their_place_is_compiled_anew(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = build_document(full(), load_pack("default")).markdown()
    for path in kept.rglob("*.jinja"):
        path.write_bytes(path.read_bytes()[:100])
    forget(monkeypatch)
    assert build_document(full(), load_pack("default")).markdown() == words


def test_what_another_compiler_made_is_not_used(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = build_document(full(), load_pack("default")).markdown()
    once = files(kept)
    monkeypatch.setattr(compiled, "_compiler", lambda: b"another")
    forget(monkeypatch)
    assert build_document(full(), load_pack("default")).markdown() == words
    assert files(kept).keys() == once.keys()
    assert all(path.read_bytes().startswith(b"another\n") for path in kept.rglob("*.jinja"))


def test_templates_of_others_are_not_kept(kept: Path, tmp_path: Path) -> None:
    pack_at(tmp_path, "own", 'extends = "default"\nsections = ["risks"]', sections__risks="Words of mine.")
    assert "Words of mine." in build_document(full(), load_pack("own", tmp_path)).markdown()
    assert not [path for path in kept.rglob("*.jinja") if b"Words of mine" in path.read_bytes()]


def test_nothing_is_kept_where_python_may_not(kept: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    build_document(full(), load_pack("default")).markdown()
    assert not files(kept)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "file"))
    (tmp_path / "file").write_text("no folder")
    forget(monkeypatch)
    assert build_document(full(), load_pack("default")).markdown()
