"""What is installed from a wheel finds its templates and styles; the source distribution holds what builds one."""

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.running import AS_OF, HARBOUR, run_process

ROOT = Path(__file__).resolve().parent.parent
CARRIED = {"templates": "_templates", "styles": "_styles", "samples/desk": "_samples/desk"}
"""The folders that stand outside the package, and where a wheel has them."""


def files_below(folder: str) -> set[str]:
    """The files of a folder of the checkout, without what git ignores."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", folder],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        return {str(path.relative_to(ROOT)) for path in (ROOT / folder).rglob("*") if path.is_file()}
    return {name for name in listed.stdout.splitlines() if (ROOT / name).is_file()}


def build(target: str, source: Path, folder: Path) -> Path:
    """The wheel or sdist that is built from a source tree, without anything being fetched."""
    words = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder)]
    subprocess.run(words, cwd=source, check=True, capture_output=True)
    return next(folder.glob("*.whl" if target == "wheel" else "*.tar.gz"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


def test_the_wheel_carries_templates_styles_and_tables(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    for folder, place in CARRIED.items():
        expected = {f"briefing/{place}{name.removeprefix(folder)}" for name in files_below(folder)}
        assert expected
        assert expected <= held
    assert files_below("briefing") <= held
    assert not [name for name in held if name.startswith(("tests", "samples")) or name.endswith(".pyc")]


def test_the_source_distribution_builds_the_same_wheel(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    source = next(tmp_path.iterdir())
    for folder in ("templates", "styles", "samples", "tests"):
        assert {str(path.relative_to(source)) for path in (source / folder).rglob("*") if path.is_file()} >= {
            name for name in files_below(folder) if "__pycache__" not in name
        }
    (tmp_path / "built").mkdir()
    again = build("wheel", source, tmp_path / "built")
    assert zipfile.ZipFile(again).namelist() == zipfile.ZipFile(wheel).namelist()


def test_an_installed_wheel_finds_its_templates_and_styles(wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "installed"
    words = ["-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(target), str(wheel)]
    subprocess.run([sys.executable, *words], check=True, capture_output=True)
    place = subprocess.run(
        [sys.executable, "-c", "import briefing; print(briefing.__file__)"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(target)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert place.stdout.startswith(str(target))
    (tmp_path / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    words = ["build", "harbour.txt", "--as-of", AS_OF, "--format", "md,html,pdf,json"]
    done = run_process(words, tmp_path, PYTHONPATH=str(target))
    assert done.code == 0, done.err
    done = run_process(["packs", "show", "executive"], tmp_path, PYTHONPATH=str(target))
    assert str(target) in done.out
    assert str(ROOT / "templates") not in done.out
    done = run_process(["init", "desk"], tmp_path, PYTHONPATH=str(target))
    assert done.code == 0, done.err


def test_the_requirements_are_pinned_hashed_and_name_no_index() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        pins = [number for number, line in enumerate(lines) if line and line[0] not in " #"]
        assert pins
        assert all("==" in lines[number] and "--hash=sha256:" in lines[number + 1] for number in pins)
        assert not [line for line in lines if re.search(r"://|--(extra-)?(index|find)", line)]
