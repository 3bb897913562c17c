"""Whether a document fits the evidence that it carries: its links resolve, its texts and its words are the brief's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from briefing import __version__
from briefing.errors import BriefFileError, BriefingError
from briefing.model import Brief
from briefing.renderers.html_attachment import TYPE
from briefing.templating.evidence import attached_name
from briefing.verification.checks import FAILED, NOT_CHECKABLE, VERIFIED, Check
from briefing.verification.citations import shown
from briefing.verification.opening import Opened
from briefing.verification.page_words import read_shown

ALIKE = 0.4
"""The share of their words that a line and the one that it was made from have in common at least."""

MOST_LINES = 400
"""Lines of ours with which one of somebody else's is compared."""

OTHER_VERSION = "another version of the program made it, which may word it otherwise"


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
        return _compare_pages(opened, again)
    if is_of_another_version(opened.brief):
        return Check("document", "", NOT_CHECKABLE, OTHER_VERSION)
    if opened.kind == "md":
        return _compare_markdown(opened, templates)
    there, here = _lines(opened.content), set(_lines(again))
    line = next((one for one in there if one not in here), "")
    return Check("document", "", FAILED, _not_made_by(opened.brief, line))


def is_of_another_version(brief: Brief) -> bool:
    """Whether another version of this program made a brief, so that its documents may be worded otherwise."""
    return brief.produced_by.program != f"briefing {__version__}"


def _not_made_by(brief: Brief, line: str) -> str:
    where = f": {shown(line)}" if line.strip() else ""
    return f"its words are not those that its brief makes with the pack “{brief.pack}”{where}"


def _compare_pages(opened: Opened, again: bytes) -> Check:
    """A PDF that is not to the byte what its brief makes: other words are a failure, other fonts are none."""
    try:
        there, here = read_shown(opened.content), read_shown(again)
    except BriefFileError as error:
        return Check("document", "", FAILED, str(error))
    if there.pictures > here.pictures or there.notes > here.notes:
        return Check("document", "", FAILED, "pictures or notes lie on its pages that its brief does not make")
    if is_of_another_version(opened.brief):
        return Check("document", "", NOT_CHECKABLE, OTHER_VERSION)
    if (page := _differing_page(there.pages, here.pages)) is not None:
        return Check("document", "", FAILED, _not_made_by(opened.brief, page))
    if len(there.pages) != len(here.pages):
        return Check("document", "", NOT_CHECKABLE, "its pages break elsewhere when it is set here")
    message = "set anew, it has the same words, and is not the same to the byte: other fonts or versions, or altered"
    return Check("document", "", NOT_CHECKABLE, message)


def _differing_page(there: Sequence[str], here: Sequence[str]) -> str | None:
    """Where the words of two settings begin to differ; None where they do not.

    Where pages break elsewhere, running heads come elsewhere too: then only words that the other does not have count.
    """
    if len(there) == len(here):
        for one, other in zip(there, here, strict=True):
            if _bare(one) != _bare(other):
                words, known = one.split(), Counter(other.split())
                known.subtract(words)
                return next((word for word in words if known[word] < 0), one)
        return None
    known = Counter(" ".join(here).split())
    return next((word for word in " ".join(there).split() if word not in known), None)


def _bare(words: str) -> str:
    return "".join(words.split())


class ForeignLine(NamedTuple):
    """A line that a document has and its brief does not make: its number, and the line of ours that it was made from.

    ``ours`` is empty where there is none like it.
    """

    number: int
    text: str
    ours: str


def foreign_lines(opened: Opened, templates: Path | None = None) -> list[ForeignLine]:
    """The lines of a Markdown document that its brief does not make; none of other documents.

    It may be for any wiki: it is compared with the one that it is most like.
    """
    if opened.kind != "md":
        return []
    try:
        made = list(_made(opened, templates))
    except BriefingError:
        return []
    found = []
    for again in made:
        known = dict.fromkeys(_lines(again))
        lines = opened.content.decode("utf-8", "replace").splitlines()
        missing = [line for line in known if line not in set(lines)]
        strange = [(n, line) for n, line in enumerate(lines, start=1) if line not in known]
        found.append([ForeignLine(n, line, _alike(line, missing)) for n, line in strange])
    return min(found, key=len)


def _alike(line: str, others: Sequence[str]) -> str:
    """The line that another one was made from, if any."""
    words = line.split()
    scored = [(SequenceMatcher(None, words, one.split(), autojunk=False).ratio(), one) for one in others[:MOST_LINES]]
    share, alike = max(scored, default=(0.0, ""))
    return alike if share >= ALIKE else ""


def _made(opened: Opened, templates: Path | None) -> Iterator[bytes]:
    """What a brief makes: the page, or the Markdown for each wiki that needs no pandoc."""
    from briefing.renderers import render
    from briefing.templating.bounding import read_says
    from briefing.templating.flavours import list_flavours
    from briefing.templating.packs import load_pack

    pack = load_pack(opened.brief.pack, templates)
    yield _render(opened.brief, opened.kind, templates)
    for wiki in list_flavours(pack) if opened.kind == "md" else ():
        if not read_says(pack, wiki).pandoc:
            chosen = replace(pack, wiki=wiki)
            yield from render(opened.brief, chosen, ["md"], checked=True).values()


def _compare_markdown(opened: Opened, templates: Path | None) -> Check:
    """A Markdown document has to be, to the letter, what its brief makes for one of the wikis."""
    if opened.content in _made(opened, templates):
        return Check("document", "", VERIFIED)
    line = next((line.text for line in foreign_lines(opened, templates)), "")
    return Check("document", "", FAILED, _not_made_by(opened.brief, line))


def _render(brief: Brief, kind: str, templates: Path | None) -> bytes:
    from briefing.renderers import render
    from briefing.templating.packs import load_pack

    made = render(brief, load_pack(brief.pack, templates), [kind], checked=True)
    return next(iter(made.values()))


def _lines(page: bytes) -> list[str]:
    return [line for line in page.decode("utf-8", "replace").splitlines() if TYPE not in line]
