"""`briefing daily`: the desk's day.  No logic."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefing.cli.exits import DONE, FOUND_WRONG
from briefing.cli.options import (
    DEFAULT_CONFIGURATION,
    ConfigurationFile,
    Jobs,
    Model,
    Quiet,
    Verbose,
    parse_day,
)
from briefing.cli.terminal import printable, progress_bar, say_warnings
from briefing.pipeline import AS_MANY_AS_USEFUL, DEFAULT_MODEL


def daily(
    *,
    config: ConfigurationFile = DEFAULT_CONFIGURATION,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be sent; send and record nothing.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option(metavar="DIR", help="With --dry-run: write the documents there, to look at them.")
    ] = None,
    on: Annotated[
        str | None, typer.Option("--day", metavar="DATE", callback=parse_day, help="The day. [default: today]")
    ] = None,
    no_fetch: Annotated[bool, typer.Option("--no-fetch", help="Make do with what is in the archive.")] = False,
    model: Model = DEFAULT_MODEL,
    jobs: Jobs = AS_MANY_AS_USEFUL,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Fetch, read what is new, make each brief that is due, send it; what was left over is sent, too.

    Exit codes: 0 all done; 1 something could not be made or sent, or no feed could be read; 2 the call or the
    configuration is wrong; 3 another run is at work.
    """
    from briefing.cli.day import clock
    from briefing.desk.configuration import load_configuration
    from briefing.desk.daily import Run, rehearse_day, run_day
    from briefing.desk.fetching import fetch_into
    from briefing.desk.telling import report_lines

    if output and not dry_run:
        raise typer.BadParameter(
            "is for --dry-run; a day's documents go where the configuration says.", param_hint="--output"
        )
    configuration = load_configuration(config)
    run = Run(
        configuration,
        clock(on, configuration),
        model=model,
        jobs=jobs,
        fetch=None if no_fetch else fetch_into,
        bars=lambda label: progress_bar(quiet, label),
    )
    say_warnings()
    report = rehearse_day(run, output) if dry_run else run_day(run)
    if not quiet or not report.all_is_well:
        for line in report_lines(report):
            typer.echo(printable(line))
    raise typer.Exit(DONE if report.all_is_well else FOUND_WRONG)
