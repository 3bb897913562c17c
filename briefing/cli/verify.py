"""`briefing verify`: a brief against the kept texts.  No logic."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefing.cli.exits import DONE, FOUND_WRONG
from briefing.cli.options import AsJson, CheckedFile, Edited, Expect, Sources, Templates
from briefing.cli.terminal import printable, printable_json


def verify(
    checked_file: CheckedFile,
    *,
    sources: Sources = None,
    edited: Edited = False,
    since: Annotated[
        Path | None,
        typer.Option(
            metavar="OLD.json", exists=True, dir_okay=False, help="The brief before, where it was made with one."
        ),
    ] = None,
    expect: Expect = None,
    templates: Templates = None,
    as_json: AsJson = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Nothing, unless something failed.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Also what could not be checked; tracebacks of internal errors.")
    ] = False,
) -> None:
    """Check every citation, word, name and date against the kept texts; loads no model. Exit code 1 where one fails."""
    from briefing.brief_file import load_brief
    from briefing.verification import gather
    from briefing.verification.opening import open_brief
    from briefing.verification.reporting import report_json, report_lines
    from briefing.verification.seal import check_fingerprint, fingerprint
    from briefing.verification.whole import verify_opened

    earlier = load_brief(since) if since else None
    opened = open_brief(checked_file)
    verification = verify_opened(opened, sources or (), edited=edited, earlier=earlier, templates=templates)
    if expect:
        verification += gather([check_fingerprint(opened.brief, expect)])
    if as_json:
        typer.echo(printable_json(report_json(verification, fingerprint(opened.brief))))
    elif not quiet or not verification.holds:
        for line in report_lines(verification, fingerprint(opened.brief), verbose=verbose):
            typer.echo(printable(line))
    raise typer.Exit(DONE if verification.holds else FOUND_WRONG)
