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
    feed: Annotated[
        list[str] | None, typer.Option("--feed", metavar="NAME", help="Only this feed; may be repeated. [default: all]")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would come; nothing is kept.")] = False,
    quiet: Quiet = False,
) -> None:
    """Fetch the desk's feeds into its archive; `briefing daily` does that, too. Exit code 1 where none can be read."""
    from briefing.cli.day import clock
    from briefing.desk.configuration import load_configuration
    from briefing.desk.fetching import feeds_named, fetch_into, open_for_fetching
    from briefing.desk.telling import feed_lines, fetch_lines

    configuration = load_configuration(config)
    now = clock(on, configuration)()
    only = feeds_named(configuration, feed or ())
    with (
        open_for_fetching(configuration, now, dry_run) as archive,
        progress_bar(quiet, "Fetching") as progress,
    ):
        fetched = fetch_into(archive, configuration, now, progress, only)
    if not quiet or not fetched.works:
        for line in (next(fetch_lines(fetched)), *feed_lines(fetched)):
            typer.echo(printable(line))
    raise typer.Exit(DONE if fetched.works else FOUND_WRONG)
