"""`briefing doctor`: what is installed.  No logic."""

from __future__ import annotations

import typer

from briefing.cli.exits import DONE, FOUND_WRONG
from briefing.cli.options import Model
from briefing.pipeline import DEFAULT_MODEL


def doctor(model: Model = DEFAULT_MODEL) -> None:
    """Check what is installed; name what mends the rest."""
    from rich.console import Console
    from rich.table import Table

    from briefing.doctor import examine

    checks = list(examine(model))
    table = Table("", "", "found", box=None)
    for check in checks:
        table.add_row("✓" if check.passed else "✗", check.subject, check.found)
    Console(soft_wrap=True, highlight=False, markup=False).print(table)
    for check in checks:
        if check.mend:
            typer.echo(f"{check.subject}: {check.mend}")
    raise typer.Exit(DONE if all(check.passed for check in checks) else FOUND_WRONG)
