"""A brief in every pack and format that was asked for, as files in a folder."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefing.errors import OutputError, RenderError
from briefing.model import Brief
from briefing.renderers import check_formats, render, write_documents
from briefing.renderers.file_names import titled_stem
from briefing.templating import Pack
from briefing.verification.seal import with_head
from briefing.verification.withholding import Shown, withhold_failed


def write_briefs(
    brief: Brief,
    packs: Sequence[Pack],
    formats: Iterable[str] | None,
    folder: Path,
    *,
    page_size: str | None = None,
    name_by_title: bool = False,
    shown: Shown | None = None,
    alone: bool = False,
) -> tuple[Path, ...]:
    """Write a brief in every pack, in these formats or the pack's own, and give the paths.

    ``page_size`` is the paper, where it is not to be the pack's.  Files are named ``brief.md``; with several packs
    ``brief-NAME.md``; with ``name_by_title`` as `briefing.renderers.file_names` says.  ``shown`` is what checking the
    brief came to (`briefing.verification.withholding`), where that is known already.  With ``alone`` never more than
    one process is at work.  A format that cannot be made does not keep the others from being written: `RenderError` is
    raised after that, with what there is written.
    """
    asked = None if formats is None else check_formats(formats)
    paths: list[Path] = []
    failures: dict[str, None] = {}
    shown = shown or withhold_failed(brief)
    for pack in packs:
        several = pack.name if len(packs) > 1 else None
        stem = titled_stem(brief, several) if name_by_title else "-".join(filter(None, ["brief", several]))
        pack = replace(pack, page_size=page_size or pack.page_size)
        own = with_head(brief, pack=pack.name, tlp=brief.tlp or pack.tlp)
        documents, failed = render_what_can_be(own, pack, asked or pack.formats, stem, shown, alone=alone)
        paths += write_documents(folder, documents)
        failures.update(dict.fromkeys(failed))
    if failures:
        written = ", ".join(map(str, paths)) or "nothing"
        raise RenderError(f"{' '.join(failures)} (Written all the same: {written}.)")
    return tuple(paths)


def get_ready(packs: Iterable[Pack], formats: Sequence[str] | None) -> None:
    """Start what these packs and formats will need, so that it is ready when the brief is."""
    if any("pdf" in (formats or pack.formats) for pack in packs):
        from briefing.renderers.pdf_process import TYPESETTER

        TYPESETTER.start()


def rehearse(packs: Iterable[Pack], formats: Sequence[str] | None) -> None:
    """Word a brief of nothing in these packs: what has to be loaded for that need not be waited for later."""
    from briefing.renderers.html import render_html
    from briefing.synthesis.brief import build_brief
    from briefing.templating import build_document
    from briefing.templating.flavours import PORTABLE

    nothing = build_brief((), as_of="2000-01-01")
    for pack in packs:
        document = build_document(nothing, pack, PORTABLE)
        if not {"html", "pdf"}.isdisjoint(formats or pack.formats):
            render_html(nothing, document)


def number_brief(brief: Brief, number: int | None, period: Any, next_due: str | None) -> Brief:
    """The brief as a report of a series; what is not given stays as it was.

    ``period`` is its first and last day.
    """
    given = {"number": number, "period": period, "next_due": next_due}
    return with_head(brief, **{name: value for name, value in given.items() if value is not None})


def write_for_wiki(packs: Iterable[Pack], wiki: str | None, formats: Sequence[str] | None) -> list[Pack]:
    """The packs with that wiki flavour, or with their own where none is named; asked before the work begins.

    Raises:
        TemplateError: a pack has no such flavour.
        RenderError: it goes through pandoc, which is not installed.
    """
    from briefing.templating.bounding import read_says
    from briefing.templating.flavours import PORTABLE

    chosen = [replace(pack, wiki=wiki or pack.wiki) for pack in packs]
    for pack in chosen:
        says = read_says(pack, pack.wiki or PORTABLE)
        if says.pandoc and "md" in (formats or pack.formats):
            from briefing.renderers.pandoc import load_pandoc

            load_pandoc(pack.wiki or PORTABLE)
    return chosen


def render_what_can_be(
    brief: Brief, pack: Pack, formats: Sequence[str], stem: str, shown: Shown | None = None, *, alone: bool = False
) -> tuple[dict[str, bytes], list[str]]:
    """The documents that can be made, and why the others cannot."""
    try:
        return render(brief, pack, formats, stem, checked=True, shown=shown, alone=alone), []
    except RenderError:
        pass  # one at a time, then, to see which one it was
    documents: dict[str, bytes] = {}
    failed = []
    for name in formats:
        try:
            documents |= render(brief, pack, [name], stem, checked=True, shown=shown)
        except RenderError as error:
            failed.append(str(error))
    return documents, failed


def prepare_folder(folder: Path) -> None:
    """Make the folder where it is missing, and try whether a file can be made in it.

    Asked before the work begins, which may take minutes.  Raises `OutputError`.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except FileExistsError as error:
        raise OutputError(f"{folder}: cannot be written to: it is a file. Name a folder with --output.") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"{folder}: cannot be written to: {reason}. Name a folder with --output.") from error
