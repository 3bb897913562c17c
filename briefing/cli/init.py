"""`briefing init`: a desk to begin with.  No logic."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from briefing.cli import day
from briefing.cli.options import Quiet


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", file_okay=False, show_default="here", help="Where.")
    ] = Path(),
    *,
    quiet: Quiet = False,
) -> None:
    """Write a briefing.toml with comments, and sample feeds to try it with; nothing that is there is overwritten."""
    from briefing.desk.beginning import begin_desk

    for path in begin_desk(folder, date.fromisoformat(day.today())):
        if not quiet:
            typer.echo(path)
