"""brief.json: the brief itself, which everything else can be made from again."""

from __future__ import annotations

from briefing.brief_file import dump_brief
from briefing.model import Brief


def render_json(brief: Brief) -> bytes:
    """The brief as JSON in UTF-8, indented, every field named."""
    return dump_brief(brief).encode("utf-8")
