"""`briefing archive`: what the desk has kept.  No logic, as in `cli`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli.exits import DONE, FOUND_WRONG
from briefing.cli.options import DEFAULT_CONFIGURATION, AsJson, ConfigurationFile, parse_day
from briefing.cli.terminal import printable, printable_json, say

if TYPE_CHECKING:
    from briefing.archive import Archive

ArchiveFile = Annotated[
    Path | None, typer.Option("--archive", metavar="FILE", help="The archive. [default: the configuration's]")
]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", callback=parse_day, help="Only what came on that day or later.")
]

archive_app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="The archive: what was fetched, issued and sent."
)


@archive_app.command("search")
def search(
    query: Annotated[list[str], typer.Argument(metavar="QUERY", help='Words; "these together", harb*, OR, -without.')],
    *,
    most: Annotated[int, typer.Option("--most", metavar="N", min=1, help="Hits at most.")] = 20,
    as_json: AsJson = False,
    archive: ArchiveFile = None,
    config: ConfigurationFile = DEFAULT_CONFIGURATION,
) -> None:
    """Print the articles that hold some words, the best first; exit code 1 where there is none."""
    from briefing.archive.printing import hit_line, kept_json

    with _open(archive, config) as opened:
        hits = list(opened.search(" ".join(query), most))
    for hit in hits:
        typer.echo(printable_json(kept_json(hit.kept, excerpt=hit.excerpt)) if as_json else printable(hit_line(hit)))
    if not hits:
        say(f"no article holds {' '.join(query)}")
    raise typer.Exit(DONE if hits else FOUND_WRONG)


@archive_app.command("list")
def list_kept(
    what: Annotated[str, typer.Argument(metavar="WHAT", help="articles, briefs, deliveries or feeds.")] = "articles",
    *,
    since: Since = None,
    as_json: AsJson = False,
    archive: ArchiveFile = None,
    config: ConfigurationFile = DEFAULT_CONFIGURATION,
) -> None:
    """Print what is kept, a line each, oldest first."""
    from briefing.archive.printing import list_lines

    with _open(archive, config) as opened:
        for line in list_lines(opened, what, since or "", as_json=as_json):
            typer.echo((printable_json if as_json else printable)(line))


@archive_app.command("show")
def show(
    name: Annotated[
        str, typer.Argument(metavar="ID", help="An article's number, id or address; a brief as STORY/DAY.")
    ],
    *,
    raw: Annotated[bool, typer.Option("--raw", help="The page as it was fetched, byte for byte.")] = False,
    as_json: AsJson = False,
    archive: ArchiveFile = None,
    config: ConfigurationFile = DEFAULT_CONFIGURATION,
) -> None:
    """Print an article with its versions and what changed between them, or a brief as it was issued."""
    from briefing.archive.printing import raw_of, show_lines

    with _open(archive, config) as opened:
        if raw:
            typer.get_binary_stream("stdout").write(raw_of(opened, name))
            return
        for line in show_lines(opened, name, as_json=as_json):
            typer.echo((printable_json if as_json else printable)(line))


@archive_app.command("export")
def export(
    output: Annotated[Path, typer.Argument(metavar="DIR", help="Folder; it is made where missing.")],
    *,
    since: Since = None,
    archive: ArchiveFile = None,
    config: ConfigurationFile = DEFAULT_CONFIGURATION,
) -> None:
    """Write the articles as JSON Lines that `briefing build` reads, and each brief's brief.json."""
    from briefing.archive.exporting import export_archive

    with _open(archive, config) as opened:
        for path in export_archive(opened, output, since or ""):
            typer.echo(path)


@archive_app.command("prune")
def prune(
    *,
    before: Annotated[
        str | None,
        typer.Option("--before", metavar="DATE", callback=parse_day, help="Remove what came before that day."),
    ] = None,
    keep: Annotated[
        int | None, typer.Option("--keep", metavar="DAYS", min=1, help="Keep so many days, up to the newest article.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go.")] = False,
    archive: ArchiveFile = None,
    config: ConfigurationFile = DEFAULT_CONFIGURATION,
) -> None:
    """Remove old articles; what an issued brief was made from always stays."""
    from briefing.archive.findings import rules_version
    from briefing.archive.printing import pruned_line

    with _open(archive, config) as opened:
        pruned = opened.prune(before, keep, rules=rules_version(), dry=dry_run)
    typer.echo(pruned_line(pruned, dry=dry_run))


@archive_app.command("check")
def check(
    *,
    mend: Annotated[bool, typer.Option("--mend", help="First make the index of words anew.")] = False,
    archive: ArchiveFile = None,
    config: ConfigurationFile = DEFAULT_CONFIGURATION,
) -> None:
    """Check the file, its references, every hash and the index of words; exit code 1 where one fails."""
    with _open(archive, config) as opened:
        if mend:
            opened.mend_index()
        faults = list(opened.check())
        pages, versions = opened.articles.count()
    for fault in faults:
        say(fault)
    if not faults:
        typer.echo(f"{pages} pages, {versions} versions of articles: all whole")
    raise typer.Exit(FOUND_WRONG if faults else DONE)


@archive_app.command("resend")
def resend(
    brief: Annotated[str, typer.Argument(metavar="STORY/DAY", help="The brief.")],
    *,
    to: Annotated[
        str | None, typer.Option("--to", metavar="NAME", help="Only to that recipient. [default: all]")
    ] = None,
    archive: ArchiveFile = None,
    config: ConfigurationFile = DEFAULT_CONFIGURATION,
) -> None:
    """Have what did not arrive for sure, or was refused, sent again by the next `briefing daily`."""
    from briefing.archive.printing import resend

    with _open(archive, config) as opened:
        number = resend(opened, brief, to)
    typer.echo(f"{number} to be sent again" if number else "nothing to send again: all of it has arrived, or waits")


def _open(path: Path | None, config: Path) -> Archive:
    """The archive that is named, else the configuration's, else the one in this folder."""
    from briefing.archive import Archive
    from briefing.desk.configuration import Desk, load_configuration

    if path is None:
        named = config.exists() or config != DEFAULT_CONFIGURATION
        path = load_configuration(config).desk.archive if named else Desk().archive
    return Archive.open(path, create=False)
