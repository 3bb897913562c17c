"""`briefing packs`: template packs from the command line.  No logic, as in `cli`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefing.cli.exits import DONE, FOUND_WRONG
from briefing.cli.options import Templates
from briefing.cli.terminal import printable
from briefing.errors import TemplateError

packs_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Template packs: looks for an audience.")

Name = Annotated[str, typer.Argument(metavar="NAME", help="The pack.")]
NewFolder = Annotated[
    Path | None,
    typer.Option("--templates", metavar="DIR", file_okay=False, help="Where to make it. [default: your own]"),
]


@packs_app.command("list")
def list_packs(templates: Templates = None) -> None:
    """Print the packs that there are, each with whom it is for."""
    from briefing.templating.packs import list_packs, load_pack

    broken = False
    for name in list_packs(templates):
        try:
            description = load_pack(name, templates).description
        except TemplateError as error:
            broken, description = True, f"broken: {error}"
        typer.echo(printable(f"{name:<20}  {description}".rstrip()))
    raise typer.Exit(FOUND_WRONG if broken else DONE)


@packs_app.command("show")
def show_pack(name: Name, templates: Templates = None) -> None:
    """Print a pack's chain, sections, limits and settings, and whence each of its files is."""
    from briefing.templating.describing import describe_pack
    from briefing.templating.packs import load_pack

    for line in describe_pack(load_pack(name, templates)):
        typer.echo(printable(line))


@packs_app.command("new")
def new_pack(
    name: Name,
    extends: Annotated[
        str, typer.Option(metavar="NAME", help="The pack that answers for what it leaves out.")
    ] = "default",
    templates: NewFolder = None,
) -> None:
    """Make a pack of your own that extends another."""
    from briefing.templating.making import make_pack

    typer.echo(make_pack(name, extends, templates))


@packs_app.command("eject")
def eject_file(
    name: Name,
    section: Annotated[str, typer.Argument(metavar="SECTION", help="A section, or a file such as brief.md.j2.")],
    templates: Templates = None,
) -> None:
    """Copy a section's template into a pack of your own, to reword it."""
    from briefing.templating.ejecting import eject
    from briefing.templating.packs import load_pack

    typer.echo(eject(load_pack(name, templates), section))


@packs_app.command("diff")
def diff_pack(name: Name, templates: Templates = None) -> None:
    """Print what has changed in what a pack's files were copied from."""
    from briefing.templating.ejecting import changes
    from briefing.templating.packs import load_pack

    for change in changes(load_pack(name, templates)):
        typer.echo(
            printable(f"{change.file}: {change.note.origin} is {change.state} since briefing {change.note.version}")
        )
        for line in change.lines:
            typer.echo(printable(line))


@packs_app.command("lint")
def lint(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME|DIR", help="A pack, or its folder. [default: all]")
    ] = None,
    templates: Templates = None,
) -> None:
    """Find what is wrong with packs before anything is rendered; exit code 1 where something is."""
    from briefing.templating.lint import lint_named

    faults = lint_named(name, templates)
    for fault in faults:
        typer.echo(printable(str(fault)))
    if not faults:
        typer.echo(f"{name or 'all packs'}: nothing is wrong")
    raise typer.Exit(FOUND_WRONG if faults else DONE)


@packs_app.command("context")
def context(
    markdown: Annotated[bool, typer.Option("--markdown", help="As Markdown, as templates/README.md has it.")] = False,
) -> None:
    """Print all that a template can name."""
    from briefing.templating.reference import context_reference, plain_reference

    typer.echo(context_reference() if markdown else plain_reference(), nl=False)


@packs_app.command("preview")
def preview(
    name: Name,
    templates: Templates = None,
    brief: Annotated[
        list[Path] | None, typer.Option(metavar="BRIEF.json", exists=True, dir_okay=False, help="A story of your own.")
    ] = None,
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="The port; 0 for any that is free.")] = 0,
) -> None:
    """Show a pack in the browser, anew whenever one of its files is saved; on this machine only."""
    from briefing.templating.preview import serve_preview

    with serve_preview(name, templates, brief or [], port) as address:
        typer.echo(f"{address}  (Ctrl-C ends it)")
        import contextlib
        import threading

        with contextlib.suppress(KeyboardInterrupt):
            threading.Event().wait()
