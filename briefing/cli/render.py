"""`briefing render`: the documents of a saved brief again.  No logic."""

from __future__ import annotations

from typing import Annotated

import typer

from briefing.cli.exits import DONE, FOUND_WRONG
from briefing.cli.options import (
    DEFAULT_OUTPUT,
    BriefFile,
    Formats,
    NameByTitle,
    NextDue,
    Number,
    Output,
    PageSize,
    Period,
    Quiet,
    Since,
    Templates,
    Verbose,
    Wiki,
)
from briefing.cli.terminal import report_checked, report_quiet, report_tradecraft


def render(
    brief_file: BriefFile,
    *,
    pack: Annotated[
        list[str] | None,
        typer.Option("--pack", metavar="NAME", help="Template pack; several make several. [default: the brief's own]"),
    ] = None,
    formats: Formats = None,
    output: Output = DEFAULT_OUTPUT,
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
    from briefing.verification.withholding import withhold_failed

    brief = number_brief(load_brief(brief_file), number, period, next_due)
    if since:
        brief = keep_sealed(brief, follow(brief, load_brief(since)))
    packs = [load_pack(name, templates) for name in dict.fromkeys(pack or [brief.pack])]
    packs = write_for_wiki(packs, wiki, formats)
    prepare_folder(output)
    shown = withhold_failed(brief)
    report_checked(shown)
    report_tradecraft(brief, shown)
    report_quiet(brief)
    for path in write_briefs(
        brief, packs, formats, output, page_size=page_size, name_by_title=name_by_title, shown=shown
    ):
        if not quiet:
            typer.echo(path)
    raise typer.Exit(FOUND_WRONG if shown.withheld else DONE)
