"""`briefing fetch`: the desk's feeds into its archive.  No logic."""

from __future__ import annotations

from typing import Annotated

import typer

from briefing.cli.exits import DONE, FOUND_WRONG
from briefing.cli.options import DEFAULT_CONFIGURATION, ConfigurationFile, Quiet, parse_day
from briefing.cli.terminal import printable, progress_bar


def fetch(
    *,
    config: ConfigurationFile = DEFAULT_CONFIGURATION,
    on: Annotated[
        str | None, typer.Option("--day", metavar="DATE", callback=parse_day, help="The day. [default: today]")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Fetch the desk's feeds into its archive; `briefing daily` does that, too. Exit code 1 where none can be read."""
    from briefing.archive import Archive
    from briefing.archive.locking import run_lock
    from briefing.cli.day import clock
    from briefing.desk.configuration import load_configuration
    from briefing.desk.fetching import fetch_into, utc
    from briefing.desk.telling import fetch_lines

    configuration = load_configuration(config)
    now = clock(on, configuration)()
    path = configuration.desk.archive
    with (
        run_lock(path, "briefing fetch", utc(now)),
        Archive.open(path) as archive,
        progress_bar(quiet, "Fetching") as progress,
    ):
        fetched = fetch_into(archive, configuration, now, progress)
    if not quiet or not fetched.works:
        for line in fetch_lines(fetched):
            typer.echo(printable(line))
    raise typer.Exit(DONE if fetched.works else FOUND_WRONG)
