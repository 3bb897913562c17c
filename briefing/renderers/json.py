"""brief.json: the brief itself, which everything else can be made from again."""

from __future__ import annotations

from briefing.model import Brief


def render_json(brief: Brief) -> bytes:
    """The brief as JSON in UTF-8, indented, every field named."""
    return (brief.model_dump_json(indent=2) + "\n").encode("utf-8")
