"""`briefing config`: a desk's configuration.  No logic."""

from __future__ import annotations

import typer

from briefing.cli.options import DEFAULT_CONFIGURATION, ConfigurationFile
from briefing.cli.terminal import printable

config_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The desk's configuration, briefing.toml.")


@config_app.command("check")
def check(config: ConfigurationFile = DEFAULT_CONFIGURATION) -> None:
    """Say all that is wrong with a configuration, each by its line; exit code 2 where something is."""
    from briefing.desk.configuration import load_configuration
    from briefing.desk.configuration.describing import summary

    typer.echo(printable(f"{config}: {summary(load_configuration(config))}"))


@config_app.command("show")
def show(config: ConfigurationFile = DEFAULT_CONFIGURATION) -> None:
    """Print a configuration with all that it leaves to the defaults, as TOML."""
    from briefing.desk.configuration import load_configuration
    from briefing.desk.configuration.describing import toml_lines

    for line in toml_lines(load_configuration(config)):
        typer.echo(printable(line))
