"""The command line, one command a file: options are parsed, the library is called, what comes back is printed.

Results go to files or standard output, everything else to standard error.  Exit codes: 0 done; 1 the work found
something wrong (articles that could not be read); 2 the call was wrong; 3 another run is at work on the archive.
Whatever is dear to import is imported inside the command that needs it, so that ``briefing --help`` answers at once.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated, NoReturn

import typer

from briefing.cli.archive import archive_app
from briefing.cli.build import build
from briefing.cli.check import check
from briefing.cli.config import config_app
from briefing.cli.daily import daily
from briefing.cli.diff import diff
from briefing.cli.doctor import doctor
from briefing.cli.exits import DONE, FOUND_WRONG, code_of
from briefing.cli.extract import extract
from briefing.cli.fetch import fetch
from briefing.cli.init import init
from briefing.cli.packs import packs_app
from briefing.cli.render import render
from briefing.cli.schedule import schedule
from briefing.cli.schema import schema
from briefing.cli.terminal import first_sentence, say
from briefing.cli.verify import verify
from briefing.errors import BriefingError
from briefing.memory import collect_rarely

app = typer.Typer(
    name="briefing",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (build, extract, render, verify, check, diff, init, fetch, daily, schedule, schema, doctor):
    app.command()(command)
app.add_typer(packs_app, name="packs")
app.add_typer(archive_app, name="archive")
app.add_typer(config_app, name="config")
for group in (app, packs_app, archive_app, config_app):
    for listed in group.registered_commands:
        listed.short_help = first_sentence(listed.callback.__doc__ or "")  # which is not cut to fit a line


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the program on the command line's words, and exit.  No traceback is shown unless ``--verbose`` is there."""
    collect_rarely()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app(args, prog_name="briefing")
    except BriefingError as error:
        for message in getattr(error, "faults", ()) or (error,):
            say(str(message))
        sys.exit(code_of(error))
    except Exception as error:
        if {"--verbose", "-v"} & set(sys.argv if args is None else args):
            raise
        if isinstance(error, OSError) and error.filename and error.strerror:
            say(f"{error.filename}: {error.strerror.lower()}.")
        else:
            say(f"internal error: {type(error).__name__}: {error}. The same with --verbose shows where.")
        sys.exit(FOUND_WRONG)
    sys.exit(DONE)


@app.callback(invoke_without_command=True)
def briefing(
    version: Annotated[bool, typer.Option("--version", help="Print the version, and nothing else.")] = False,
) -> None:
    """Read news articles and write a situation brief, each statement cited to the words it rests on."""
    if version:
        from briefing import __version__

        typer.echo(f"briefing {__version__}")
        raise typer.Exit(DONE)
