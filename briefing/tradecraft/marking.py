"""Labels of the Traffic Light Protocol: on every page of what has to bear one."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model import Brief
from briefing.tradecraft.remarks import Remark
from briefing.verification.opening import Opened
from briefing.verification.page_words import read_shown

FIX = "Give the label with --tlp when the documents are made; it is then on every page."


def check_label(brief: Brief) -> Iterator[Remark]:
    """A brief that has to bear a label and bears none."""
    if brief.tlp is None:
        yield Remark("no TLP", "tlp", "the brief bears no TLP label.", FIX)


def check_pages(opened: Opened) -> Iterator[Remark]:
    """The pages of a document on which the label of its brief does not stand: of Markdown the first and last line."""
    label = opened.brief.tlp
    if label is None:
        return
    if opened.kind == "pdf":
        for number, words in enumerate(read_shown(opened.content).pages, start=1):
            if "".join(words.split()).count(label) < 2:
                yield Remark("no TLP", f"page {number}", f"{label} does not stand at its head and foot.", FIX)
    elif opened.kind == "md":
        lines = [line for line in opened.content.decode("utf-8", "replace").splitlines() if line.strip()]
        if label not in "".join(lines[-1:]) or label not in "".join(lines[:8]):
            yield Remark("no TLP", "line 1", f"{label} is not its first and last line.", FIX)
    elif opened.kind == "html" and opened.content.decode("utf-8", "replace").count(f"<span>{label}</span>") < 2:
        yield Remark("no TLP", "page", f"{label} does not stand at its head and foot.", FIX)
