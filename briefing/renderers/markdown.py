"""Markdown, or what a wiki takes in its place."""

from __future__ import annotations

from briefing.templating import Document


def render_markdown(document: Document) -> bytes:
    """The document in UTF-8 for the wiki that it is written for, as the pack's `brief.md.j2` puts it together.

    Raises:
        RenderError: it has to go through pandoc, which is not installed.
    """
    text = document.markdown()
    if document.templates.says.pandoc:
        from briefing.renderers.pandoc import render_by_pandoc

        text = render_by_pandoc(text, document.wiki, document.templates)
    return text.encode("utf-8")
