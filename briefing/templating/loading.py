"""The templates of a pack, all read before any of them runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import BaseLoader, TemplateNotFound
from jinja2.environment import Environment

from briefing.errors import TemplateError
from briefing.templating.packs import Pack, find_inside
from briefing.templating.places import shipped_folder

FLAVOURS = "flavours"
"""The one folder of templates that a pack gets from `default` without extending it."""

ALWAYS = ("sections/quiet.md.j2", "sections/method.md.j2")
"""The sections that every pack has: that nothing is new, or that something is withheld, has to be said."""


class PackLoader(BaseLoader):
    """Finds templates along a pack's chain: its own, else the nearest ancestor's."""

    def __init__(self, pack: Pack) -> None:
        """Read every template of the pack.

        Raises:
            TemplateError: one of them cannot be read.
        """
        self.sources = read_templates(pack)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """A template's text and file."""
        if template not in self.sources:
            raise TemplateNotFound(template)
        text, path = self.sources[template]
        return text, str(path), lambda: True

    def list_templates(self) -> list[str]:
        """The names of all templates."""
        return sorted(self.sources)


def read_templates(pack: Pack) -> dict[str, tuple[str, Path]]:
    """Every template of a pack by its name: its text and its file.

    Raises:
        TemplateError: one of them cannot be read.
    """
    shipped = own_templates(shipped_folder("templates") / "default")
    files = {name: path for name, path in shipped.items() if name.startswith(f"{FLAVOURS}/") or name in ALWAYS}
    for folder in reversed(pack.chain):
        files |= own_templates(folder)
    return {name: (_read(path), path) for name, path in files.items()}


def own_templates(folder: Path) -> dict[str, Path]:
    """The templates in a pack's folder by name; none that a link leads out of it to."""
    names = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.j2"))]
    return {name: path for name in names if not name.startswith(".") and (path := find_inside(folder, name))}


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise TemplateError(f"{path}:1:1: is not UTF-8 text: byte {error.start}.") from error
    except OSError as error:
        raise TemplateError(f"{path}: cannot be read: {error.strerror}.") from error
