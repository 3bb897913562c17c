"""What stands between quotation marks.

One state machine over each paragraph.  It knows the marks of English newsrooms (“ ”, " ", ‘ ’, ' ', and the doubled
single marks of old wire systems), the German „ “ and the guillemets, tells apostrophes from closing marks, and is
tolerant of marks that are missing or turned the wrong way: it never gives up on an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Quotation:
    """One quotation: the characters between the marks, and those with the marks.

    ``closed`` is false where the closing mark is missing (a quotation that runs over paragraphs, or a slip).
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool = True


@dataclass(frozen=True)
class Mark:
    """A quotation mark: its place, its kind, whether its neighbours let it open or close, and whether it may as well
    be the apostrophe of “the ministers' plan”."""

    start: int
    end: int
    glyph: str
    opens: bool
    closes: bool
    possessive: bool


DOUBLE = {"“": "”", "”": "”", '"': '"', "„": "“", "«": "»", "»": "«", "‟": "”"}
"""A mark that can open a quotation, and the one that should close it."""
CLOSING_DOUBLE = set('”"»“')
SINGLE = {"‘": "’", "’": "’", "'": "'", "‚": "‘", "‹": "›", "`": "'"}
CLOSERS = {
    "“": '”"“',
    "”": '”"“',
    '"': '"”',
    "„": '“”"',
    "«": "»",
    "»": "«",
    "‟": '”"“',
    "‘": "’'",
    "’": "’'",
    "'": "'’",
    "‚": "‘’",
    "‹": "›",
    "`": "'’",
}
"""For each mark that can open, those that may close it."""
MARK = re.compile(r"``|''(?!')|[“”\"„«»‟‘’'‚‹›`]")
PARAGRAPH = re.compile(r"[^\n\r]+")
SENTENCE_END = re.compile(r"[.!?…](?=\s)")
ELISION = re.compile(r"['’‘](?:\d\ds?\b|em\b|til\b|tis\b|twas\b|cause\b|n['’ ]|bout\b|round\b)", re.IGNORECASE)
POSSESSED = re.compile(r" [^\W_]")
OPENING_BEFORE = set("([{—–-―/:;,=>…“”‘\"'«„.")
"""What may stand before an opening mark, besides a blank or the beginning of the paragraph."""


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of a text, in order, none inside another.

    A paragraph is a line.  A quotation that is not closed in its paragraph ends with it when the next paragraph
    re-opens or closes it, or when it began the paragraph; else with its first sentence.
    """
    found: list[Quotation] = []
    for match in PARAGRAPH.finditer(text):
        start, end = match.start(), match.start() + len(match[0].rstrip())
        if MARK.search(text, start, end):
            running = bool(found) and not found[-1].closed and not text[found[-1].end : start].strip()
            found += _quotations_of_line(text, start, end, running)
    return tuple(found)


def _quotations_of_line(text: str, start: int, end: int, running: bool) -> Iterator[Quotation]:
    """The quotations of one paragraph; `running`: the paragraph before ended inside one."""
    marks = list(_marks(text, start, end))
    at = 0
    if (
        running
        and marks
        and marks[0].start > start
        and marks[0].glyph in CLOSING_DOUBLE
        and marks[0].closes
        and not marks[0].opens
    ):
        yield Quotation(start, marks[0].start, start, marks[0].end)
        at = 1
    while at < len(marks):
        mark = marks[at]
        closing = _closing(marks, at) if _opens(marks, at) else None
        if closing is None:
            if _opens(marks, at) and mark.glyph in DOUBLE:
                stop = _slip_end(text, marks, at, start, end)
                if stop > mark.end:
                    yield Quotation(mark.end, stop, mark.start, stop, closed=False)
                at += 1
                while at < len(marks) and marks[at].start < stop:
                    at += 1
            else:
                at += 1
            continue
        close = marks[closing]
        if close.start > mark.end:
            yield Quotation(mark.end, close.start, mark.start, close.end)
        at = closing + 1


def _marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """The quotation marks of a stretch of text; apostrophes and inch marks left out where they are certain."""
    for match in MARK.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        glyph = '"' if len(match[0]) == 2 else match[0]
        opens = (before.isspace() or before in OPENING_BEFORE) and not after.isspace()
        closes = not before.isspace() and not after.isalnum()
        if glyph == '"' and before in ".,!?…" and after.isalnum():
            closes = True  # “go."They”: it closes a quotation where one is open, and else opens one
        if glyph in "«»":
            opens, closes = glyph == "«", glyph == "»"
        if glyph == "”":
            closes = not before.isspace()  # it opens nothing in English, whatever bad scraping put behind it
        if glyph in "'’‘`" and (not (opens or closes) or (opens and ELISION.match(text, match.start()))):
            continue
        if glyph in "'’" and opens and not closes and before in ".,:;-/=>" and not before.isspace():
            continue
        possessive = glyph in "'’" and before in "szxSZX" and POSSESSED.match(text, match.end()) is not None
        yield Mark(match.start(), match.end(), glyph, opens, closes, possessive)


def _opens(marks: list[Mark], at: int) -> bool:
    """Whether a mark met outside any quotation begins one."""
    mark = marks[at]
    if mark.glyph in "“„«‟":
        return True
    if mark.glyph in "‘‚‹":
        return mark.opens
    if mark.glyph == '"':
        return mark.opens or not mark.closes
    return mark.glyph in "”»'`" and mark.opens and not mark.closes


def _closing(marks: list[Mark], at: int) -> int | None:
    """The index of the mark that closes the quotation which the mark at `at` opens; None where there is none."""
    opening = marks[at]
    closers = CLOSERS[opening.glyph]
    single = opening.glyph in SINGLE
    depth = 0
    candidate: int | None = None
    for index in range(at + 1, len(marks)):
        mark = marks[index]
        if mark.glyph == opening.glyph and mark.opens and not mark.closes and opening.glyph in "“‘«„\"'":
            if single or opening.glyph == '"' or not _nested(marks, index, opening.glyph):
                return candidate
            depth += 1
        elif mark.glyph in closers and mark.closes:
            if depth and mark.glyph == DOUBLE.get(opening.glyph):
                depth -= 1
            elif not single or not mark.possessive:
                return index
            elif candidate is None:
                candidate = index
        elif mark.glyph in closers and mark.glyph not in "“‘'’" and not mark.opens:
            return index
    return candidate


def _nested(marks: list[Mark], index: int, glyph: str) -> bool:
    """Whether a second opening mark opens a quotation inside the first: two closing marks must follow."""
    close = DOUBLE[glyph]
    left = 2
    for mark in marks[index + 1 :]:
        if mark.glyph == glyph and mark.opens:
            left += 1
        elif mark.glyph == close and mark.closes:
            left -= 1
            if not left:
                return True
    return False


def _slip_end(text: str, marks: list[Mark], at: int, start: int, end: int) -> int:
    """Where a quotation ends whose closing mark is missing."""
    opening = marks[at]
    later = next((m for m in marks[at + 1 :] if m.glyph in DOUBLE and m.opens), None)
    if later is None and (not text[start : opening.start].strip() or _reopened(text, end)):
        return end
    limit = later.start if later else end
    sentence = SENTENCE_END.search(text, opening.end, limit)
    stop = sentence.end() if sentence else limit
    while stop > opening.end and text[stop - 1].isspace():
        stop -= 1
    return stop


def _reopened(text: str, end: int) -> bool:
    """Whether the next paragraph begins with an opening mark."""
    return bool(re.match(r"\s*(?:[“\"„«]|``|'')", text[end : end + 40]))
