"""Documents made once and looked at by many tests."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from briefing.renderers import render
from briefing.templating import list_packs, load_pack
from tests.templating.stories import STORIES

PACKS = sorted(list_packs())


@cache
def document(pack: str, story: str, kind: str) -> bytes:
    """A story in a pack and a format."""
    return render(STORIES[story](), load_pack(pack), [kind])[f"brief.{kind}"]


def html(pack: str, story: str) -> str:
    """The HTML page of a story."""
    return document(pack, story, "html").decode("utf-8")


@cache
def printed(pack: str, story: str, style: str, size: str) -> bytes:
    """The PDF of a story in another style than the pack's, on paper of that size."""
    dressed = replace(load_pack(pack), style=style, page_size=size)
    return render(STORIES[story](), dressed, ["pdf"])["brief.pdf"]
