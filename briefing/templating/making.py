"""A new pack: a folder with a `pack.toml` that says what can be said."""

from __future__ import annotations

import re
from pathlib import Path

from briefing.errors import TemplateError
from briefing.templating.packs import REST, load_pack
from briefing.templating.places import user_folder

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")


def make_pack(name: str, extends: str = "default", templates: Path | None = None) -> Path:
    """Make a pack in a folder of packs, the user's own where none is named, and give its `pack.toml`.

    Raises:
        TemplateError: the name cannot be one, is taken, or the pack that it extends is not there.
    """
    if not _NAME.fullmatch(name):
        raise TemplateError(f"“{name}” cannot be a pack's name: it is made of small letters, digits, - and _.")
    parent = load_pack(extends, templates)
    path = (user_folder() if templates is None else templates) / name / "pack.toml"
    if path.parent.exists():
        raise TemplateError(f"{path.parent}: is there already.")
    sections = ", ".join(f'"{section}"' for section in parent.sections if section != REST)
    try:
        path.parent.mkdir(parents=True)
        path.write_text(
            f'extends = "{extends}"\n'
            'description = "Whom it is for, in one line."\n'
            f'title = "{parent.title}"\n'
            "\n# Take the mark away from what you want to change; for the rest the pack above answers.\n"
            f'# "..." stands for the rest of {sections}.\n'
            '#sections = ["bottom_line", "..."]\n'
            f'#style = "{parent.style}"\n'
            '#[titles]\n#risks = "What may go wrong"\n'
            "#[limits]\n#risks = 3\n",
            encoding="utf-8",
        )
    except OSError as error:
        raise TemplateError(f"{path}: cannot be written: {error.strerror}.") from error
    return path
