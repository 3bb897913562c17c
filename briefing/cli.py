"""The command line: options are parsed here, the library is called, what comes back is printed.  No logic.

Results go to files or standard output, everything else to standard error.  Exit codes: 0 done; 1 the work found
something wrong (articles that could not be read); 2 the call was wrong.  Whatever is dear to import is imported
inside the command that needs it, so that ``briefing --help`` answers at once.
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from briefing.errors import BriefingError, ModelMissingError, OutputError, TemplateError
from briefing.model import Unread
from briefing.options import (
    AsJson,
    AsOf,
    BriefFile,
    CheckedFile,
    Edited,
    Formats,
    Inputs,
    Jobs,
    Model,
    NameByTitle,
    NextDue,
    Number,
    Output,
    Packs,
    PageSize,
    Period,
    Quiet,
    Since,
    Sources,
    Templates,
    Tlp,
    Verbose,
    Wiki,
)
from briefing.packs_cli import packs_app
from briefing.pipeline import AS_MANY_AS_USEFUL, DEFAULT_MODEL
from briefing.terminal import printable, progress_bar, report_dropped, report_late, report_unread, say

DONE, FOUND_WRONG, CALLED_WRONG = 0, 1, 2
"""What the exit codes mean."""

CALL_ERRORS = (ModelMissingError, TemplateError, OutputError)
"""Errors that another call mends, rather than other material."""

DEFAULT_PACK = "default"
OUTPUT = Path("out")


class NothingReadError(BriefingError):
    """None of what was handed in could be read, so that there is nothing to brief."""


app = typer.Typer(
    name="briefing",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(packs_app, name="packs")


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the program on the command line's words, and exit.  No traceback is shown unless ``--verbose`` is there."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app(args, prog_name="briefing")
    except BriefingError as error:
        say(str(error))
        sys.exit(CALLED_WRONG if isinstance(error, CALL_ERRORS) else FOUND_WRONG)
    except Exception as error:
        if {"--verbose", "-v"} & set(sys.argv if args is None else args):
            raise
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


@app.command()
def build(
    inputs: Inputs,
    *,
    as_of: AsOf = None,
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Title. [default: made from the foremost actors]")
    ] = None,
    pack: Packs = None,
    formats: Formats = None,
    output: Output = OUTPUT,
    page_size: PageSize = None,
    name_by_title: NameByTitle = False,
    tlp: Tlp = None,
    since: Since = None,
    wiki: Wiki = None,
    number: Number = None,
    period: Period = None,
    next_due: NextDue = None,
    templates: Templates = None,
    model: Model = DEFAULT_MODEL,
    jobs: Jobs = AS_MANY_AS_USEFUL,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Read articles and write the brief."""
    from briefing.brief_file import load_brief
    from briefing.issuing import number_brief, prepare_folder, write_briefs, write_for_wiki
    from briefing.pipeline import make_brief
    from briefing.sources import load_articles
    from briefing.templating.packs import load_pack

    packs = [load_pack(name, templates) for name in dict.fromkeys(pack or [DEFAULT_PACK])]
    packs = write_for_wiki(packs, wiki, formats)
    prepare_folder(output)
    earlier = load_brief(since) if since else None
    reading = load_articles(inputs)
    report_unread(reading.unread)
    if not reading.articles:
        raise NothingReadError("no article could be read, so no brief was written.")
    if verbose:
        report_dropped(reading.articles)
    with progress_bar(quiet) as progress:
        brief = make_brief(
            reading,
            as_of=as_of or today(),
            title=title,
            pack=packs[0].name,
            tlp=tlp,
            model=model,
            jobs=jobs,
            earlier=earlier,
            progress=progress,
        )
    brief = number_brief(brief, number, period, next_due)
    report_unread(one for one in brief.unread if one not in reading.unread)
    report_late(brief)
    for path in write_briefs(brief, packs, formats, output, page_size=page_size, name_by_title=name_by_title):
        if not quiet:
            typer.echo(path)
    raise typer.Exit(FOUND_WRONG if brief.unread else DONE)


@app.command()
def extract(
    inputs: Inputs,
    *,
    as_of: AsOf = None,
    model: Model = DEFAULT_MODEL,
    jobs: Jobs = AS_MANY_AS_USEFUL,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Print what is found in each article, unmerged, as JSON Lines."""
    from briefing.pipeline import extract_articles
    from briefing.sources import load_articles

    reading = load_articles(inputs)
    report_unread(reading.unread)
    if verbose:
        report_dropped(reading.articles)
    failed: list[Unread] = []
    with progress_bar(quiet) as progress:
        for found in extract_articles(
            reading.articles, as_of=as_of, model=model, jobs=jobs, progress=progress, failed=failed
        ):
            typer.echo(found.model_dump_json())
    report_unread(failed)
    raise typer.Exit(FOUND_WRONG if reading.unread or failed or not reading.articles else DONE)


@app.command()
def render(
    brief_file: BriefFile,
    *,
    pack: Annotated[
        list[str] | None,
        typer.Option("--pack", metavar="NAME", help="Template pack; several make several. [default: the brief's own]"),
    ] = None,
    formats: Formats = None,
    output: Output = OUTPUT,
    page_size: PageSize = None,
    name_by_title: NameByTitle = False,
    wiki: Wiki = None,
    number: Number = None,
    period: Period = None,
    next_due: NextDue = None,
    since: Since = None,
    templates: Templates = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Make the documents again from a saved, perhaps edited, brief."""
    from briefing.brief_file import load_brief
    from briefing.issuing import number_brief, prepare_folder, write_briefs, write_for_wiki
    from briefing.synthesis.brief import follow
    from briefing.templating.packs import load_pack
    from briefing.verification.seal import keep_sealed

    brief = number_brief(load_brief(brief_file), number, period, next_due)
    if since:
        brief = keep_sealed(brief, follow(brief, load_brief(since)))
    packs = [load_pack(name, templates) for name in dict.fromkeys(pack or [brief.pack])]
    packs = write_for_wiki(packs, wiki, formats)
    prepare_folder(output)
    for path in write_briefs(brief, packs, formats, output, page_size=page_size, name_by_title=name_by_title):
        if not quiet:
            typer.echo(path)


@app.command()
def verify(
    checked_file: CheckedFile,
    *,
    sources: Sources = None,
    edited: Edited = False,
    since: Since = None,
    templates: Templates = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Check every citation, word, name and date against the kept texts; loads no model. Exit code 1 where one fails."""
    from briefing.brief_file import load_brief
    from briefing.verification.opening import open_brief
    from briefing.verification.reporting import report_json, report_lines
    from briefing.verification.whole import verify_opened

    earlier = load_brief(since) if since else None
    opened = open_brief(checked_file)
    verification = verify_opened(opened, sources or (), edited=edited, earlier=earlier, templates=templates)
    if as_json:
        typer.echo(report_json(verification))
    elif not quiet or not verification.holds:
        for line in report_lines(verification, verbose=verbose):
            typer.echo(printable(line))
    raise typer.Exit(DONE if verification.holds else FOUND_WRONG)


@app.command()
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


@app.command()
def schema() -> None:
    """Print the JSON Schema of brief.json."""
    from briefing.brief_file import dump_schema

    typer.echo(dump_schema(), nl=False)


@app.command()
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


def today() -> str:
    """The day, as the machine's clock and time zone have it."""
    return datetime.date.today().isoformat()
