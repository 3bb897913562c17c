"""Whether a document fits the evidence that it carries: its links resolve, its texts and its words are the brief's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefing.errors import BriefingError
from briefing.model import Brief
from briefing.renderers.html_attachment import TYPE
from briefing.templating.evidence import attached_name
from briefing.verification.checks import FAILED, NOT_CHECKABLE, VERIFIED, Check
from briefing.verification.citations import shown
from briefing.verification.opening import Opened


def check_document(opened: Opened, templates: Path | None = None) -> Iterator[Check]:
    """The checks of a page or PDF beyond those of its brief; none for brief.json.

    ``templates`` is a folder of packs, as where the document was made.
    """
    if opened.kind == "json":
        return
    yield from check_links(opened)
    yield from check_attached(opened)
    yield check_made_again(opened, templates)


def check_links(opened: Opened) -> Iterator[Check]:
    """One check for each link into the document."""
    for link in opened.links:
        if link in opened.anchors:
            yield Check("link", "", VERIFIED)
        else:
            yield Check("link", "", FAILED, f"a link leads to #{link}, which is not in the document")


def check_attached(opened: Opened) -> Iterator[Check]:
    """One check for each text that a PDF carries, and for each article whose text it ought to."""
    if opened.kind != "pdf":
        return
    digits = len(str(len(opened.brief.articles)))
    texts = {attached_name(n, digits): one.text for n, one in enumerate(opened.brief.articles, start=1)}
    for name, text in texts.items():
        if opened.attached.get(name) == text:
            yield Check("attachment", name, VERIFIED)
        elif name in opened.attached:
            yield Check("attachment", name, FAILED, "it is not the text that brief.json keeps")
        else:
            yield Check("attachment", name, FAILED, "it is not attached")
    for name in sorted(opened.attached.keys() - texts.keys()):
        yield Check("attachment", name, FAILED, "it belongs to no article of the brief")


def check_made_again(opened: Opened, templates: Path | None) -> Check:
    """Whether the brief that a document carries, rendered again, makes that very document."""
    try:
        again = _render(opened.brief, opened.kind, templates)
    except BriefingError as error:
        return Check("document", "", NOT_CHECKABLE, f"it cannot be made again here: {error}")
    if again == opened.content:
        return Check("document", "", VERIFIED)
    if opened.kind == "pdf":
        message = "set anew, it is not the same to the byte: it was altered, or set with other versions or fonts"
        return Check("document", "", NOT_CHECKABLE, message)
    there, here = _lines(opened.content), _lines(again)
    line = next((one for one in there if one not in set(here)), "")
    if _generator(there) != _generator(here):
        return Check("document", "", NOT_CHECKABLE, "another version of the program made it")
    message = f"its words are not those that its brief makes with the pack “{opened.brief.pack}”: {shown(line)}"
    return Check("document", "", FAILED, message)


def _render(brief: Brief, kind: str, templates: Path | None) -> bytes:
    from briefing.renderers import render
    from briefing.templating.packs import load_pack

    made = render(brief, load_pack(brief.pack, templates), [kind], checked=True)
    return next(iter(made.values()))


def _lines(page: bytes) -> list[str]:
    return [line for line in page.decode("utf-8", "replace").splitlines() if TYPE not in line]


def _generator(lines: list[str]) -> str:
    return next((line for line in lines if 'name="generator"' in line), "")
