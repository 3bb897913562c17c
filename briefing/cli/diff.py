"""`briefing diff`: what changed between two briefs.  No logic."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefing.cli.options import AsJson
from briefing.cli.terminal import printable


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", exists=True, dir_okay=False, help="The earlier brief.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", exists=True, dir_okay=False, help="The later brief.")],
    *,
    as_json: AsJson = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Also what is unchanged.")] = False,
) -> None:
    """Say what is new, changed, unchanged, gone quiet or withdrawn between two briefs; loads no model."""
    from briefing.changes import compare_briefs
    from briefing.changes.reporting import report_json, report_lines
    from briefing.verification.opening import open_brief

    earlier, later = open_brief(old).brief, open_brief(new).brief
    changes = compare_briefs(earlier, later)
    if as_json:
        typer.echo(report_json(earlier, later, changes))
        return
    for line in report_lines(earlier, later, changes, every=verbose):
        typer.echo(printable(line))
