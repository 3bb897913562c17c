from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.errors import RenderError
from briefing.model import Brief
from briefing.renderers import RENDERERS, check_formats, render, write_documents
from briefing.templating import load_pack
from tests.renderers.documents import PACKS, document
from tests.templating.briefs import full
from tests.templating.stories import STORIES


def test_formats_are_told_apart() -> None:
    assert check_formats(["md", "json", "md"]) == ("md", "json")
    with pytest.raises(RenderError, match=r"no format “docx”\. Formats: md, html, pdf, json, ics\."):
        check_formats(["md", "docx"])


def test_files_are_named_by_stem_and_format() -> None:
    assert list(render(full(), load_pack("default"), ["md", "json"], "brief-desk")) == [
        "brief-desk.md",
        "brief-desk.json",
    ]
    assert set(render(full(), load_pack("default"), ["html"])) == {"brief.html"}


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("story", STORIES)
def test_json_gives_the_brief_back(pack: str, story: str) -> None:
    text = document(pack, story, "json")
    assert text.endswith(b"}\n")
    assert Brief.model_validate_json(text) == STORIES[story]()
    assert json.loads(text)["format"] == "briefing/1"


RUN = """
import hashlib
from briefing.renderers import RENDERERS, render
from briefing.templating import load_pack
from tests.templating.stories import STORIES
for pack in ("default", "executive"):
    for name, content in render(STORIES["marked"](), load_pack(pack), list(RENDERERS)).items():
        print(pack, name, hashlib.sha256(content).hexdigest())
"""


def test_same_bytes_under_another_hash_seed_time_zone_and_folder(tmp_path: Path) -> None:
    root = str(Path(__file__).resolve().parents[2])
    seen = []
    for seed, zone, folder in (("1", "UTC", root), ("4711", "Pacific/Kiritimati", str(tmp_path))):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": root}
        run = subprocess.run(
            [sys.executable, "-c", RUN], capture_output=True, text=True, check=True, env=environment, cwd=folder
        )
        seen.append(run.stdout)
    assert seen[0] == seen[1]
    assert len(seen[0].splitlines()) == 2 * len(RENDERERS)


def test_documents_are_written_and_replace_the_old(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "out"
    assert write_documents(folder, {"brief.md": b"one", "brief.json": b"{}"}) == (
        folder / "brief.md",
        folder / "brief.json",
    )
    write_documents(folder, {"brief.md": b"two"})
    assert (folder / "brief.md").read_bytes() == b"two"
    assert sorted(path.name for path in folder.iterdir()) == ["brief.json", "brief.md"]


def test_writing_follows_no_link_and_leaves_the_folder_by_no_name(tmp_path: Path) -> None:
    folder, other = tmp_path / "shared", tmp_path / "other.txt"
    folder.mkdir()
    other.write_bytes(b"mine")
    (folder / ".brief.md.part").symlink_to(other)
    write_documents(folder, {"brief.md": b"one"})
    assert ((folder / "brief.md").read_bytes(), other.read_bytes()) == (b"one", b"mine")
    with pytest.raises(RenderError, match="that is no file's name"):
        write_documents(folder, {"../other.txt": b"two"})
    assert other.read_bytes() == b"mine"


def test_all_are_written_or_none(tmp_path: Path) -> None:
    (tmp_path / "brief.md").write_bytes(b"old")
    (tmp_path / "brief.pdf").mkdir()
    with pytest.raises(RenderError, match=r"brief\.pdf: cannot be written: there is a folder of that name"):
        write_documents(tmp_path, {"brief.md": b"new", "brief.pdf": b"new"})
    assert (tmp_path / "brief.md").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["brief.md", "brief.pdf"]


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    for folder in (tmp_path / "out", tmp_path / "out" / "in"):
        with pytest.raises(RenderError, match=r"out.*: cannot be written: "):
            write_documents(folder, {"brief.md": b"new"})


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(RenderError, match=r"brief\.md: cannot be written: permission denied"):
        write_documents(tmp_path, {"brief.md": b"new"})
