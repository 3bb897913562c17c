"""The last passes: contents trimmed, attributions inside others told apart, doubles removed."""

from __future__ import annotations

from briefing.language.attribution.drafts import Draft, Page
from briefing.language.attribution.tree import Range
from briefing.model import Mode

LEADING = " \t\n\r\u00a0,;:.–—―-"
TRAILING = " \t\n\r\u00a0,;:–—―-"
OPENING = "“\"„«'‘`"
CLOSING = "”\"“»'’`"


def trim_contents(page: Page, drafts: list[Draft]) -> None:
    """Cut blanks and loose punctuation off every content, and the marks off a content that is one quotation."""
    for draft in drafts:
        trimmed = [trim(page, start, end) for start, end in sorted(draft.contents)]
        draft.contents = [(start, end) for start, end in trimmed if any(c.isalnum() for c in page.text[start:end])]


def trim(page: Page, start: int, end: int) -> Range:
    """The characters of a content without what only sets it off."""
    text = page.text
    while start < end and text[start] in LEADING:
        start += 1
    while end > start and text[end - 1] in TRAILING:
        end -= 1
    for quotation in page.quotations:
        if quotation.outer_start > end:
            break
        if quotation.end <= start:
            continue
        inside_start = start >= quotation.outer_start
        if inside_start and end <= quotation.outer_end:
            start, end = max(start, quotation.start), min(end, quotation.end)
            break
        if quotation.outer_start < end <= quotation.start and not text[quotation.outer_start : end].strip(OPENING):
            end = quotation.outer_start
    while end > start and text[end - 1] in TRAILING:
        end -= 1
    if (
        end > start
        and text[end - 1] == "."
        and not text[start : end - 1].rstrip().endswith((".", "”"))
        and text[end - 3 : end - 2] != "."
    ):
        end -= 1
    return start, end


def find_mode(page: Page, contents: list[Range]) -> Mode:
    """Whether a content is wholly, partly or not at all in quotation marks."""
    letters = inside = 0
    for start, end in contents:
        letters += sum(c.isalnum() for c in page.text[start:end])
        for quotation in page.quotations:
            first, last = max(start, quotation.start), min(end, quotation.end)
            if first < last:
                inside += sum(c.isalnum() for c in page.text[first:last])
    if not inside:
        return "indirect"
    return "direct" if inside == letters else "mixed"


def remove_overlaps(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts without doubles; those whose cue stands in another's content get that one as their outer."""
    doc = page.tree.doc
    kept: list[Draft] = []
    for draft in sorted((d for d in drafts if d.contents), key=lambda d: (d.start, -d.end)):
        if any(_same(draft, other) for other in kept):
            continue
        kept.append(draft)
    for draft in kept:
        if draft.cue is None:
            continue
        at = doc[draft.cue].idx
        around = [other for other in kept if other is not draft and other.covers(at, at + 1)]
        if around:
            draft.outer = around[0].source or (draft.cue, draft.cue + 1)
    return kept


def _same(draft: Draft, other: Draft) -> bool:
    """Whether two drafts tell the same content: that of one is nearly all in the other, and so the other way round."""
    size = sum(last - first for first, last in draft.contents)
    other_size = sum(last - first for first, last in other.contents)
    shared = sum(other.covers(first, last) for first, last in draft.contents)
    return shared >= 0.8 * max(size, other_size) or (draft.cue is not None and draft.cue == other.cue)
