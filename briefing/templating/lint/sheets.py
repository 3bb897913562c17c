"""Style sheets: whether those that are imported are there, and nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from briefing.faults import Fault, choices, meant
from briefing.templating.packs import Pack
from briefing.templating.places import shipped_folder

_IMPORT = re.compile(r"""@import\s+(?:url\()?["']?([^"')\s;]+)""")
_ADDRESS = re.compile(r"""url\(\s*["']?(?!data:|#)([^"')\s]+)""")


def sheet_faults(pack: Pack) -> Iterator[Fault]:
    """The faults in the style sheets of a pack's folders."""
    for folder in pack.chain:
        for path in sorted(folder.glob("*.css")):
            yield from _faults(pack, path, path.read_text(encoding="utf-8", errors="replace"))


def _faults(pack: Pack, path: Path, text: str) -> Iterator[Fault]:
    bare = re.sub(r"/\*.*?\*/", lambda match: re.sub(r"[^\n]", " ", match[0]), text, flags=re.DOTALL)
    for found in _IMPORT.finditer(bare):
        if pack.find_style(found[1]) is None:
            places = (*pack.chain, shipped_folder("styles"))
            known = {file.name for place in places for file in place.glob("*.css")}
            message = f'there is no style sheet "{found[1]}"{meant(found[1], known)} Style sheets: {choices(known)}.'
            yield _fault(path, text, found.start(1), message)
    for found in _ADDRESS.finditer(bare):
        if not bare[: found.start()].rstrip().endswith("@import"):
            message = f'"{found[1]}" is never loaded: documents ask for nothing; put it in as a data: address.'
            yield _fault(path, text, found.start(1), message)


def _fault(path: Path, text: str, at: int, message: str) -> Fault:
    return Fault(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), message)
