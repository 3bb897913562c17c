from pathlib import Path
from typing import Any

import pytest

from briefing import renderers
from briefing.brief_file import dump_brief
from briefing.doctor import INSTALL_PANGO
from briefing.errors import OutputError, RenderError
from briefing.issuing import prepare_folder, write_briefs
from briefing.model import Brief
from briefing.renderers.pdf_process import PANGO_MISSING
from briefing.templating import load_pack
from tests.test_brief_file import content


def fail(*_: Any) -> bytes:
    raise RenderError(PANGO_MISSING)


def test_a_format_that_cannot_be_made_does_not_keep_the_others_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(renderers.RENDERERS, "pdf", fail)
    brief = Brief.model_validate(content())
    with pytest.raises(RenderError) as caught:
        write_briefs(brief, [load_pack("default")], ["pdf", "md", "json"], tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["brief.json", "brief.md"]
    assert INSTALL_PANGO in str(caught.value)
    assert "brief.json" in str(caught.value)


def test_what_is_missing_for_several_packs_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(renderers.RENDERERS, "pdf", fail)
    packs = [load_pack("default"), load_pack("executive")]
    with pytest.raises(RenderError) as caught:
        write_briefs(Brief.model_validate(content()), packs, ["pdf", "md"], tmp_path)
    assert str(caught.value).count("apt-get") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["brief-default.md", "brief-executive.md"]


def test_a_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    prepare_folder(tmp_path / "a" / "b")
    assert list((tmp_path / "a" / "b").iterdir()) == []


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="out: cannot be written to: it is a file"):
        prepare_folder(tmp_path / "out")


def test_the_format_json_is_the_file_that_is_read_back() -> None:
    brief = Brief.model_validate(content())
    assert renderers.render(brief, load_pack("default"), ["json"])["brief.json"].decode() == dump_brief(brief)
