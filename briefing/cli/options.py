"""The options of the command line: one type each, so that they mean the same in every command."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated

import typer

from briefing.cli.terminal import say


def parse_day(written: str | None) -> str | None:
    """A day as it is to be written, nothing where none is given; raises `typer.BadParameter`."""
    from briefing.consistency import is_calendar_date

    if written is None or (len(written) == len("2024-05-06") and is_calendar_date(written)):
        return written
    raise typer.BadParameter(f"{written!r} is not a day. Write it as 2024-05-06.")


def _period(written: str | None) -> tuple[str, str] | None:
    """``2024-05-04/2024-05-10``: an interval as ISO 8601 writes it."""
    if written is None:
        return None
    first, _, last = written.partition("/")
    try:
        ordered = str(parse_day(first)) <= str(parse_day(last))
    except typer.BadParameter as error:
        message = f"{written!r} is not a period. Write its days as 2024-05-04/2024-05-10."
        raise typer.BadParameter(message) from error
    if not ordered:
        raise typer.BadParameter(f"{written!r} ends before it begins. Write {last}/{first}.")
    return first, last


def _formats(written: list[str] | None) -> list[str] | None:
    """``md,html`` and ``--format md --format html`` mean the same."""
    if written is None:
        return None
    from briefing.renderers import RENDERERS

    names = list(dict.fromkeys(name for part in written for name in re.split(r"[,\s]+", part.lower()) if name))
    if unknown := [name for name in names if name not in RENDERERS]:
        raise typer.BadParameter(f"{unknown[0]!r} is not a format. There are {', '.join(RENDERERS)}.")
    return names or None


def _originals(written: list[str] | None) -> list[str] | None:
    """Files and folders have to be there: of a name that is mistyped nothing is checked, which looks like success."""
    for name in written or ():
        if not name.startswith(("http://", "https://")) and not os.access(name, os.F_OK):
            raise typer.BadParameter(f"there is no file or folder {name!r}.")
    return written


def _tlp(written: str | None) -> str | None:
    from briefing.tlp import TlpError, parse_tlp

    if written is None:
        return None
    try:
        label, warning = parse_tlp(written)
    except TlpError as error:
        raise typer.BadParameter(str(error)) from error
    if warning:
        say(warning)
    return label


def _page_size(written: str | None) -> str | None:
    sizes = {"a4": "A4", "letter": "Letter"}
    if written is None or written.lower() in sizes:
        return sizes[written.lower()] if written else None
    raise typer.BadParameter(f"{written!r} is not a size of paper. There are {', '.join(sizes.values())}.")


Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT", help="Articles: files, folders, addresses, or - for standard input.")
]
AsOf = Annotated[
    str | None,
    typer.Option(metavar="DATE", callback=parse_day, help="The day that the brief is written for. [default: today]"),
]
Packs = Annotated[
    list[str] | None,
    typer.Option("--pack", metavar="NAME", help="Template pack; several make several briefs. [default: default]"),
]
Formats = Annotated[
    list[str] | None,
    typer.Option("--format", metavar="LIST", callback=_formats, help="Such as md,pdf,json,ics. [default: the pack's]"),
]
DEFAULT_OUTPUT = Path("out")
Output = Annotated[Path, typer.Option(metavar="DIR", help="Folder for the documents; it is made where missing.")]
Tlp = Annotated[
    str | None,
    typer.Option("--tlp", metavar="LABEL", callback=_tlp, help="Traffic Light Protocol 2.0 label, such as TLP:GREEN."),
]
Number = Annotated[int | None, typer.Option(metavar="N", min=1, help="Which report of a series it is. [default: none]")]
Period = Annotated[
    str | None,
    typer.Option(metavar="DAY/DAY", callback=_period, help="Days that it covers. [default: its articles' days]"),
]
NextDue = Annotated[
    str | None,
    typer.Option(metavar="DATE", callback=parse_day, help="When the next report is due. [default: not said]"),
]
Wiki = Annotated[
    str | None,
    typer.Option(
        metavar="FLAVOUR",
        help="Wiki that the Markdown is for: gfm, github-wiki, gitlab, obsidian, mkdocs, commonmark; "
        "mediawiki, dokuwiki, jira through pandoc. [default: the pack's]",
    ),
]
PageSize = Annotated[
    str | None,
    typer.Option(
        "--page-size", metavar="SIZE", callback=_page_size, help="Paper of the PDF: A4 or Letter. [default: the pack's]"
    ),
]
NameByTitle = Annotated[
    bool,
    typer.Option("--name-by-title", help="Name the files by title, day and label: TITLE_2022-01-03_TLP-CLEAR.pdf."),
]
Templates = Annotated[
    Path | None, typer.Option(metavar="DIR", exists=True, file_okay=False, help="Folder with packs of your own.")
]
Model = Annotated[str, typer.Option(metavar="NAME", help="An installed English spaCy pipeline.")]
Jobs = Annotated[
    int,
    typer.Option(
        metavar="N", min=0, help="Processes at work at a time; 0 stands for as many as the articles keep busy."
    ),
]
Since = Annotated[
    Path | None,
    typer.Option(
        metavar="OLD.json",
        exists=True,
        dir_okay=False,
        help="The brief before: what has changed since is told, or that nothing is new; the calendar keeps its UIDs.",
    ),
]
RegisterFile = Annotated[
    Path | None,
    typer.Option(
        "--register",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="A source register of your own, sources.toml. [default: the one in your settings folder, if any]",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Only errors and what could not be read.")]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Also what cleaning left out, and why; tracebacks of internal errors.")
]

CheckedFile = Annotated[
    Path,
    typer.Argument(
        metavar="BRIEF",
        exists=True,
        dir_okay=False,
        help="brief.json, a PDF or page that carries it, or Markdown beside it.",
    ),
]
Sources = Annotated[
    list[str] | None,
    typer.Option(
        "--sources",
        metavar="DIR",
        callback=_originals,
        help="The originals: a folder, file or address; may be repeated.",
    ),
]
Edited = Annotated[bool, typer.Option("--edited", help="Accept that somebody edited the brief since it was made.")]
Expect = Annotated[
    str | None,
    typer.Option(
        "--expect",
        metavar="SEAL",
        help="The seal that the sender told, 3fa1-22bc-9d04-77e1: a brief sealed anew fails.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the outcome as JSON.")]

BriefFile = Annotated[
    Path, typer.Argument(metavar="BRIEF.json", exists=True, dir_okay=False, help="A brief that `build` wrote.")
]
DEFAULT_CONFIGURATION = Path("briefing.toml")
ConfigurationFile = Annotated[Path, typer.Option("--config", metavar="FILE", help="The desk's configuration.")]
