"""`briefing diff`: what changed between two briefs.  No logic."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefing.cli.options import AsJson
from briefing.cli.terminal import printable, printable_json


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", exists=True, dir_okay=False, help="The earlier brief.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", exists=True, dir_okay=False, help="The later brief.")],
    *,
    as_json: AsJson = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Also what is unchanged, and all that has gone quiet.")
    ] = False,
) -> None:
    """Say what is new, changed, unchanged, gone quiet or withdrawn between two briefs; loads no model."""
    from briefing.changes import with_changes
    from briefing.changes.reporting import report_json, report_lines
    from briefing.verification.opening import open_brief

    earlier, later = open_brief(old).brief, open_brief(new).brief
    compared = with_changes(later, earlier, every=verbose)
    if as_json:
        typer.echo(printable_json(report_json(earlier, compared)))
        return
    for line in report_lines(earlier, compared, every=verbose):
        typer.echo(printable(line))
