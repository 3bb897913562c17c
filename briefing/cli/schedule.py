"""`briefing schedule`: what has a scheduler run the desk's day.  No logic."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefing.cli.options import DEFAULT_CONFIGURATION, ConfigurationFile


def schedule(
    *,
    config: ConfigurationFile = DEFAULT_CONFIGURATION,
    systemd: Annotated[bool, typer.Option("--systemd", help="Units for systemd. [default]")] = False,
    cron: Annotated[bool, typer.Option("--cron", help="A line for a crontab.")] = False,
    at: Annotated[
        str, typer.Option("--at", metavar="TIME", help="The time of day, in the desk's time zone.")
    ] = "06:00",
    output: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write the units there instead of printing them.")
    ] = None,
) -> None:
    """Print what has systemd or cron run `briefing daily` every day; nothing is installed."""
    from briefing.desk.configuration import load_configuration
    from briefing.desk.scheduling import crontab_line, systemd_units
    from briefing.renderers.writing import write_documents

    configuration = load_configuration(config)
    if cron:
        typer.echo(crontab_line(configuration, at), nl=False)
    if cron and not systemd:
        return
    units = systemd_units(configuration, at)
    if output:
        for path in write_documents(output, {name: unit.encode() for name, unit in units.items()}):
            typer.echo(path)
        return
    for name, unit in units.items():
        typer.echo(f"# {name}\n{unit}")
