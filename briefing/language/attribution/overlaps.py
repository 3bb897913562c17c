"""The last passes: contents trimmed, attributions inside others told apart, doubles removed."""

from __future__ import annotations

import re

from briefing.language.attribution.drafts import Draft, Page, Shelf
from briefing.language.tree import Range
from briefing.model import Mode

LEADING = " \t\n\r\u00a0,;:.–—―-"
TRAILING = " \t\n\r\u00a0,;:–—―-"
SAME = 0.8
"""Share of the longer content from which two contents are one."""
OPENING = "“\"„«'‘`"
CLOSING = "”\"“»'’`"
NAMING = frozenset({"object", "idea", "matter", "object+as", "object+over", "source object", "with", "of", "against"})
"""Shapes of which the content is a thing that somebody judges, and no words of his: "backed Y's call for A"."""
FULL = 5
"""Words of a quotation that is a statement by itself."""
NAMED_BEHIND = re.compile(r",?\s+according to\s[^.;:]{2,80}$")
"""Who says it, at the end of what is said."""


def trim_contents(page: Page, drafts: list[Draft]) -> None:
    """Cut blanks and loose punctuation off every content, and the marks off a content that is one quotation."""
    for draft in drafts:
        trimmed = [trim(page, *cut(page, start, end)) for start, end in sorted(draft.contents)]
        draft.contents = [
            (start, end)
            for start, end in trimmed
            if any(c.isalnum() for c in page.text[start:end])
            and not (len(trimmed) > 1 and page.text[start:end] in ("that", "this", "it", "so"))
        ]


def cut(page: Page, start: int, end: int) -> Range:
    """The characters of a content without what the reporter goes on with: "X said: “A,” | but in fact B"."""
    for quotation in page.quotations_in(start, end)[:1]:
        words = page.text[quotation.start : quotation.end].rstrip()
        introduced = page.text[: quotation.outer_start].rstrip()[-1:] in (":", ",")
        if start <= quotation.start < start + 3 and introduced and words[-1:] in (",", ".", "!", "?"):
            end = quotation.end if len(words.split()) >= FULL and quotation.closed else end
    named = NAMED_BEHIND.search(page.text, start, end)
    return start, named.start() if named is not None and named.start() > start else end


def trim(page: Page, start: int, end: int) -> Range:
    """The characters of a content without what only sets it off."""
    text = page.text
    while start < end and text[start] in LEADING:
        start += 1
    while end > start and text[end - 1] in TRAILING:
        end -= 1
    for quotation in page.quotations_in(start, end):
        inside_start = start >= quotation.outer_start
        if inside_start and end <= quotation.outer_end:
            start, end = max(start, quotation.start), min(end, quotation.end)
            break
        if quotation.outer_start < end <= quotation.start and not text[quotation.outer_start : end].strip(OPENING):
            end = quotation.outer_start
    while end > start and (text[end - 1] in TRAILING or text[end - 1].isspace()):
        end -= 1
    while start < end and text[start].isspace():
        start += 1
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
        for quotation in page.quotations_in(start, end):
            first, last = max(start, quotation.start), min(end, quotation.end)
            if first < last:
                inside += sum(c.isalnum() for c in page.text[first:last])
    if not inside:
        return "indirect"
    return "direct" if inside == letters else "mixed"


def remove_overlaps(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts without doubles; those whose cue stands in another's content get that one as their outer."""
    kept = Shelf()
    for draft in Shelf(drafts).drafts:
        if not any(_same(draft, other) for other in kept.around(draft.start, draft.end)):
            kept.add(draft)
    for draft in kept.drafts:
        if draft.cue is not None and (outer := _outer(page, draft, draft.cue, kept)) is not None:
            draft.outer = outer.source or (draft.cue, draft.cue + 1)
            draft.relayed = outer.shape not in NAMING
    return kept.drafts


def _outer(page: Page, draft: Draft, cue: int, kept: Shelf) -> Draft | None:
    """The widest draft in whose content the draft's cue stands."""
    at = page.tree.doc[cue].idx
    return next((o for o in kept.around(at, at + 1) if o is not draft and o.covers(at, at + 1)), None)


def _same(draft: Draft, other: Draft) -> bool:
    """Whether two drafts have a cue in common, or tell the same content, each nearly all of the other's."""
    if draft.cue is not None and draft.cue == other.cue:
        return True
    size = sum(last - first for first, last in draft.contents)
    other_size = sum(last - first for first, last in other.contents)
    shared = sum(other.covers(first, last) for first, last in draft.contents)
    return shared >= SAME * max(size, other_size)
