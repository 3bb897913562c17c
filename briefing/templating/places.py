"""Where template packs and styles lie: the caller's folder, the user's own, the shipped ones."""

from __future__ import annotations

import os
from pathlib import Path

import briefing


def shipped_folder(name: str) -> Path:
    """The folder of shipped `templates` or `styles`: inside an installed package, else at the top of the checkout."""
    package = Path(briefing.__file__).resolve().parent
    installed = package / f"_{name}"
    return installed if installed.is_dir() else package.parent / name


def user_folder() -> Path:
    """The user's own packs: `briefing/templates` under `$XDG_CONFIG_HOME`, else under `~/.config`."""
    configured = os.environ.get("XDG_CONFIG_HOME", "")
    base = Path(configured) if configured else Path.home() / ".config"
    return base / "briefing" / "templates"


def search_path(templates: Path | None = None) -> tuple[Path, ...]:
    """The folders in which packs are looked for, in order: `templates` where given, the user's own, the shipped."""
    own = () if templates is None else (templates,)
    return (*own, user_folder(), shipped_folder("templates"))
