"""Style sheets of packs: found along the chain, with what they import inside."""

from __future__ import annotations

import re

from briefing.errors import TemplateError
from briefing.templating.packs import Pack
from briefing.templating.places import shipped_folder

_IMPORT = re.compile(r"""^@import\s+["']([\w-]+\.css)["'];$""", re.MULTILINE)


def style_sheet(pack: Pack, suffix: str = "") -> str:
    """The pack's style sheet, or what a suffix adds: `-screen` for a browser's page, `-print` for the PDF.

    Sheets that it imports are inside; where a style has none of that suffix, `default` has.

    `@import "default.css";` names a sheet of the pack, of an ancestor, or a shipped one.

    Raises:
        TemplateError: one is missing, imports itself, or cannot be read.
    """
    name = f"{pack.style}{suffix}.css"
    if suffix and pack.find_style(name) is None:
        name = f"default{suffix}.css"
    return _read_style(pack, name, ())


def _read_style(pack: Pack, name: str, importers: tuple[str, ...]) -> str:
    path = pack.find_style(name)
    by = f", which {importers[-1]} imports" if importers else ""
    if path is None or name in importers:
        fault = "imports itself" if path else "does not exist"
        looked = ", ".join(map(str, (*pack.chain, shipped_folder("styles"))))
        raise TemplateError(f"Pack “{pack.name}”: the style sheet {name}{by}, {fault}. Looked in: {looked}.")
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateError(f"{path}: cannot be read: {error}.") from error
    text = re.sub(r"\r\n?", "\n", text)  # as HTML reads it, so that the policy's digest is that of the element
    return _IMPORT.sub(lambda match: _read_style(pack, match[1], (*importers, name)), text)
