"""What the preview shows: a story in a pack, made anew when a file changes; what was made last is kept."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import BriefingError, TemplateError
from briefing.model import Brief
from briefing.renderers import render
from briefing.templating.lint import lint_pack
from briefing.templating.packs import Pack, find_generations, list_packs, load_pack
from briefing.templating.places import shipped_folder

Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Shown:
    """What is shown of a story.

    ``version`` counts the times that it was made; ``error`` says why it could not be made again, and is empty where it
    could; ``faults`` are what lint finds.
    """

    version: int
    documents: Mapping[str, bytes]
    error: str = ""
    faults: tuple[str, ...] = ()


class Workshop:
    """One pack and its stories."""

    def __init__(self, name: str, templates: Path | None, stories: Mapping[str, Callable[[], Brief]]) -> None:
        """Watch a pack.

        Raises:
            TemplateError: there is no such pack.
        """
        packs = list_packs(templates)
        if name not in packs:
            load_pack(name, templates)  # says what there is
        self.name, self.templates, self.stories = name, templates, stories
        self._folders: tuple[Path, ...] = (packs[name], shipped_folder("styles"))
        self._seen: dict[str, Stamp] = {}
        self._shown: dict[str, Shown] = {}
        self._pdf: dict[str, tuple[int, bytes]] = {}
        self._lock = threading.Lock()

    def show(self, story: str) -> Shown:
        """A story in the pack as its files are now."""
        with self._lock:
            stamp = self._stamp()
            if self._seen.get(story) != stamp:
                self._shown[story] = self._make(story)
                self._seen[story] = stamp
            return self._shown[story]

    def pdf(self, story: str) -> bytes:
        """The same as PDF, which takes longer: the last that could be made."""
        shown = self.show(story)
        with self._lock:
            made, pdf = self._pdf.get(story, (-1, b""))
            if made != shown.version and not shown.error:
                pdf = render(self.stories[story](), load_pack(self.name, self.templates), ["pdf"])["brief.pdf"]
                self._pdf[story] = (shown.version, pdf)
            return pdf

    def _make(self, story: str) -> Shown:
        before = self._shown.get(story, Shown(0, {}))
        faults: tuple[str, ...] = ()
        try:
            faults = tuple(map(str, lint_pack(self.name, self.templates)))
            pack = load_pack(self.name, self.templates)
            documents = render(self.stories[story](), pack, ["md", "html"])
        except BriefingError as error:
            return Shown(before.version + 1, before.documents, str(error), faults)
        self._watch(pack)
        named = {"html" if name.endswith(".html") else "md": content for name, content in documents.items()}
        return Shown(before.version + 1, named, "", faults)

    def _watch(self, pack: Pack) -> None:
        self._folders = (*pack.chain, shipped_folder("styles"))

    def _stamp(self) -> Stamp:
        """What tells whether a file has changed: name, time and size of each."""
        try:
            generations, _ = find_generations(self.name, self.templates)
            folders = dict.fromkeys((*self._folders, *(one.folder for one in generations)))
        except TemplateError:
            folders = dict.fromkeys(self._folders)
        found = []
        for folder in folders:
            for path in sorted(folder.rglob("*")):
                try:
                    status = path.stat()
                except OSError:  # deleted while we looked, as editors do when they save
                    continue
                found.append((str(path), status.st_mtime_ns, status.st_size))
        return tuple(found)
