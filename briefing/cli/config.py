"""`briefing config`: a desk's configuration.  No logic."""

from __future__ import annotations

import os

import typer

from briefing.cli.exits import DONE, FOUND_WRONG
from briefing.cli.options import DEFAULT_CONFIGURATION, ConfigurationFile
from briefing.cli.terminal import printable, say

config_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The desk's configuration, briefing.toml.")


@config_app.command("check")
def check(config: ConfigurationFile = DEFAULT_CONFIGURATION) -> None:
    """Say all that is wrong with a configuration, each by its line.

    Exit code 2 where it cannot work at all, 1 where something that it names is not there: a file, a pack, a variable.
    """
    from briefing.desk.configuration import load_configuration
    from briefing.desk.configuration.describing import summary
    from briefing.desk.configuration.surroundings import find_missing

    configuration = load_configuration(config)
    missing = find_missing(configuration, os.environ)
    for fault in missing:
        say(str(fault))
    typer.echo(printable(f"{config}: {summary(configuration, len(missing))}"))
    raise typer.Exit(FOUND_WRONG if missing else DONE)


@config_app.command("show")
def show(config: ConfigurationFile = DEFAULT_CONFIGURATION) -> None:
    """Print a configuration with all that it leaves to the defaults, as TOML."""
    from briefing.desk.configuration import load_configuration
    from briefing.desk.configuration.describing import toml_lines

    for line in toml_lines(load_configuration(config)):
        typer.echo(printable(line))
