import builtins
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing import doctor
from briefing.doctor import (
    INSTALL_PANGO,
    check_model,
    check_packages,
    check_pango,
    check_python,
    check_writing,
    examine,
)


def test_a_sound_installation_passes_every_check() -> None:
    checks = list(examine())
    assert [check.subject for check in checks if not check.passed] == []
    assert all(check.found for check in checks)


def test_an_unknown_python_is_told_which_ones_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 1))
    assert "3.11 to 3.13" in str(check_python().mend)


def test_a_missing_package_comes_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "requires", lambda _: ["no-such-package>=2", 'other; extra == "dev"'])
    check = check_packages()
    assert check.found == "missing: no-such-package"
    assert str(check.mend).endswith("-m pip install 'no-such-package>=2'")


def test_a_missing_model_comes_with_the_command_that_installs_it() -> None:
    check = check_model("en_core_web_none")
    assert "not installed" in check.found
    assert str(check.mend).endswith("pip install en-core-web-none")


def refuse(name: str, error: Exception) -> Callable[..., Any]:
    """An import function that fails for one module."""
    original = builtins.__import__

    def importer(wanted: str, *rest: Any, **options: Any) -> Any:
        if wanted == name:
            raise error
        return original(wanted, *rest, **options)

    return importer


def test_missing_pango_comes_with_the_one_apt_line(monkeypatch: pytest.MonkeyPatch) -> None:
    error = OSError("cannot load library 'libgobject-2.0-0': not found\nand more")
    monkeypatch.setattr(builtins, "__import__", refuse("weasyprint", error))
    check = check_pango()
    assert check.mend == INSTALL_PANGO
    assert "\n" not in check.found


def test_a_folder_that_is_not_there_cannot_be_written(tmp_path: Path) -> None:
    assert check_writing("Here", tmp_path, "x").passed
    assert check_writing("There", tmp_path / "gone", "name another").mend == "name another"
