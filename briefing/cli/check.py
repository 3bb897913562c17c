"""`briefing check`: whether a brief keeps to what analysts are held to.  No logic."""

from __future__ import annotations

from typing import Annotated

import typer

from briefing.cli.exits import DONE, FOUND_WRONG
from briefing.cli.options import AsJson, CheckedFile, Edited, Quiet, Templates
from briefing.cli.terminal import printable, printable_json


def check(
    checked_file: CheckedFile,
    *,
    tlp_required: Annotated[
        bool, typer.Option("--tlp-required", help="Ask for a Traffic Light Protocol label, on every page.")
    ] = False,
    edited: Edited = False,
    templates: Templates = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Look for breaches of tradecraft: mixed scales, unlabelled judgements, what one origin alone tells as settled.

    Exit code 1 where there is one; loads no model.
    """
    from briefing.tradecraft import check_opened
    from briefing.tradecraft.remarks import report_json, report_lines
    from briefing.verification.opening import open_brief

    opened = open_brief(checked_file)
    remarks = check_opened(opened, tlp_required=tlp_required, edited=edited, templates=templates)
    if as_json:
        typer.echo(printable_json(report_json(remarks)))
    elif remarks or not quiet:
        for line in report_lines(remarks):
            typer.echo(printable(line))
    raise typer.Exit(FOUND_WRONG if remarks else DONE)
