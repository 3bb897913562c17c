"""`briefing build`: from articles to documents.  No logic."""

from __future__ import annotations

from typing import Annotated

import typer

from briefing.cli import day
from briefing.cli.exits import DONE, FOUND_WRONG, NothingReadError
from briefing.cli.options import (
    DEFAULT_OUTPUT,
    AsOf,
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
    RegisterFile,
    Since,
    Templates,
    Tlp,
    Verbose,
    Wiki,
)
from briefing.cli.terminal import (
    progress_bar,
    report_checked,
    report_days,
    report_dropped,
    report_quiet,
    report_tradecraft,
    report_unread,
    say_warnings,
)
from briefing.pipeline import AS_MANY_AS_USEFUL, DEFAULT_MODEL

DEFAULT_PACK = "default"


def build(
    inputs: Inputs,
    *,
    as_of: AsOf = None,
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Title. [default: made from the foremost actors]")
    ] = None,
    pack: Packs = None,
    formats: Formats = None,
    output: Output = DEFAULT_OUTPUT,
    page_size: PageSize = None,
    name_by_title: NameByTitle = False,
    tlp: Tlp = None,
    since: Since = None,
    wiki: Wiki = None,
    number: Number = None,
    period: Period = None,
    next_due: NextDue = None,
    register: RegisterFile = None,
    templates: Templates = None,
    model: Model = DEFAULT_MODEL,
    jobs: Jobs = AS_MANY_AS_USEFUL,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Read articles and write the brief."""
    from briefing.pipeline import make_brief, start_workers

    say_warnings()
    workers = start_workers(jobs, model)  # before all else: they load the model while the rest is asked and read
    from briefing.brief_file import load_brief
    from briefing.issuing import get_ready, number_brief, prepare_folder, rehearse, write_briefs, write_for_wiki
    from briefing.register import load_register, user_register_file
    from briefing.sources import load_articles
    from briefing.templating.packs import load_pack
    from briefing.verification.withholding import withhold_failed

    packs = [load_pack(name, templates) for name in dict.fromkeys(pack or [DEFAULT_PACK])]
    packs = write_for_wiki(packs, wiki, formats)
    sources = load_register(register or user_register_file())
    prepare_folder(output)
    earlier = load_brief(since) if since else None
    with progress_bar(quiet, "Reading sources") as progress:
        reading = load_articles(inputs, progress=progress)
    report_unread(reading.unread)
    if not reading.articles:
        raise NothingReadError("no article could be read, so no brief was written.")
    if workers := workers or start_workers(jobs, model, reading.articles):
        rehearse(packs, formats)  # while they load it
    if jobs != 1:
        get_ready(packs, formats)
    if verbose:
        report_dropped(reading.articles)
    with progress_bar(quiet) as progress:
        brief = make_brief(
            reading,
            as_of=as_of or day.today(),
            title=title,
            pack=packs[0].name,
            tlp=tlp,
            model=model,
            jobs=jobs,
            earlier=earlier,
            register=sources,
            progress=progress,
            workers=workers,
        )
    brief = number_brief(brief, number, period, next_due)
    report_unread(one for one in brief.unread if one not in reading.unread)
    report_days(brief)
    shown = withhold_failed(brief, alone=jobs == 1)
    report_checked(shown)
    report_tradecraft(brief, shown)
    report_quiet(brief)
    for path in write_briefs(
        brief,
        packs,
        formats,
        output,
        page_size=page_size,
        name_by_title=name_by_title,
        shown=shown,
        alone=jobs == 1,
    ):
        if not quiet:
            typer.echo(path)
    raise typer.Exit(FOUND_WRONG if brief.unread or shown.withheld else DONE)
