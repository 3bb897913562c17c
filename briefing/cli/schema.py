"""`briefing schema`: the form of brief.json.  No logic."""

from __future__ import annotations

import typer


def schema() -> None:
    """Print the JSON Schema of brief.json."""
    from briefing.brief_file import dump_schema

    typer.echo(dump_schema(), nl=False)
