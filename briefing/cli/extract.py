"""`briefing extract`: what is found in each article.  No logic."""

from __future__ import annotations

import typer

from briefing.cli.exits import DONE, FOUND_WRONG
from briefing.cli.options import AsOf, Inputs, Jobs, Model, Quiet, Verbose
from briefing.cli.terminal import printable_json, progress_bar, report_dropped, report_unread
from briefing.model import Unread
from briefing.pipeline import AS_MANY_AS_USEFUL, DEFAULT_MODEL


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
    from briefing.pipeline import extract_articles, start_workers
    from briefing.sources import load_articles

    workers = start_workers(jobs, model)
    with progress_bar(quiet, "Reading sources") as progress:
        reading = load_articles(inputs, progress=progress)
    report_unread(reading.unread)
    if verbose:
        report_dropped(reading.articles)
    failed: list[Unread] = []
    with progress_bar(quiet) as progress:
        for found in extract_articles(
            reading.articles, as_of=as_of, model=model, jobs=jobs, progress=progress, failed=failed, workers=workers
        ):
            typer.echo(printable_json(found.model_dump_json()))
    report_unread(failed)
    raise typer.Exit(FOUND_WRONG if reading.unread or failed or not reading.articles else DONE)
