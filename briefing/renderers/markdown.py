"""Markdown: for wikis, mail and whatever else takes text."""

from __future__ import annotations

from briefing.templating import Document


def render_markdown(document: Document) -> bytes:
    """The document as Markdown in UTF-8, as the pack's `brief.md.j2` puts it together."""
    return document.markdown().encode("utf-8")
