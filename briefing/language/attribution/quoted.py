"""The passes over quotations: contents that end inside one, quotations with a cue beside them, inherited speakers."""

from __future__ import annotations

import re

from briefing.language.attribution.colons import labelled
from briefing.language.attribution.drafts import Draft, Page, Shelf
from briefing.language.attribution.frames import has_particle
from briefing.language.attribution.lexicon import Frame, load_cues
from briefing.language.attribution.sources import find_subject, noun_phrase
from briefing.language.attribution.wordlists import load_verb_forms
from briefing.language.quotations import Quotation
from briefing.language.tree import Range, Tree

SAYING = frozenset({"say", "demand", "ask", "promise", "warn", "threaten", "deny", "agree", "think", "fear"})
QUOTING = frozenset({"speech", "quote"})
"""Shapes of the cues that introduce a quotation."""
NEAR = 30
"""How many tokens a cue may stand before the quotation that it introduces."""
LEAST_BARE = 5
"""Words of a bare quotation in a paragraph of its own below which it is a heading rather than a statement."""
AFTER = 14
"""How many tokens a cue may stand behind its quotation."""
NOMINAL = frozenset({"NN", "PR", "DT", "JJ", "CD"})
"""The first two letters of the tags that a noun phrase is made of."""
SIGNATURE = re.compile(
    r"\s*[—–―-]{1,2}\s*((?:[^\W\d_a-z][\w.’'-]*[ \u00a0]?(?:(?:de|van|von|al|bin|of) )?){1,6})(?:,.{0,90})?\.?\s*$",
    re.M,
)
"""What signs a quotation at the end of its paragraph: "— Jane Smith, a teacher"."""
SENTENCES = re.compile(r"[.!?]\s+[^\W\d_a-z]")
"""Where a quotation of several sentences passes from one to the next."""
INNER_END = ",.!?…—-"


def extend_to_quotations(page: Page, drafts: list[Draft]) -> None:
    """Let every content that ends inside a quotation run to its end, and one that begins in it begin with it."""
    for draft in drafts:
        draft.contents = [_extended(page, start, end) for start, end in draft.contents]


def _extended(page: Page, start: int, end: int) -> tuple[int, int]:
    for quotation in page.quotations_in(start, end):
        if quotation.start < start < quotation.end:
            start = quotation.outer_start
        if quotation.outer_start < end < quotation.outer_end:
            end = quotation.outer_end
    return start, end


def link_quotations(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The attributions of the quotations that no draft covers yet; a split one is added to the draft that it goes on.

    First those with a cue or a signature beside them, then the bare ones, which take the speaker of a neighbour.
    """
    own: list[Draft | None] = []
    known = set(drafts)
    shelf = Shelf(drafts)
    standing = [q for q in page.quotations if _covering(shelf, q) is not None or is_standing(page, q)]
    by_cue = {draft.cue: draft for draft in drafts if draft.cue is not None}
    for quotation in standing:
        cued = _covering(shelf, quotation) or _with_cue(page, quotation, by_cue)
        own.append(cued or dashed(page, quotation) or labelled(page, quotation))
    added = [draft for draft in dict.fromkeys(filter(None, own)) if draft not in known]
    for at, quotation in enumerate(standing):
        if own[at] is not None:
            continue
        draft = _following(page, standing, own, at) or _preceding(page, [*drafts, *added], quotation)
        if draft is not None:
            own[at] = bare = _continued(page, draft, quotation)
            if bare is not draft:
                added.append(bare)
    return added


def _with_cue(page: Page, quotation: Quotation, by_cue: dict[int, Draft]) -> Draft | None:
    """The attribution of a quotation with a cue behind or before it; one that the cue has already is gone on with."""
    cue = cue_after(page, quotation)
    cue = cue if cue is not None else cue_before(page, quotation)
    if cue is None:
        return None
    draft = by_cue.get(cue)
    if draft is not None and draft.shape in ("speech", "that", "quote"):
        draft.contents.append((quotation.start, quotation.end))
        return draft
    by_cue[cue] = _cued(page, cue, quotation)
    return by_cue[cue]


def _following(page: Page, standing: list[Quotation], own: list[Draft | None], at: int) -> Draft | None:
    """The attribution of the next quotation, where this one runs on into it or begins its paragraph."""
    if at + 1 >= len(standing) or own[at + 1] is None:
        return None
    this, following = standing[at], standing[at + 1]
    here, there = page.paragraph_of(this.start), page.paragraph_of(following.start)
    begins = not page.text[page.paragraphs[here][0] : this.outer_start].strip()
    if here == there and begins and not page.text[this.outer_end : following.outer_start].strip():
        return own[at + 1]
    reopened = not page.text[page.paragraphs[there][0] : following.outer_start].strip()
    return own[at + 1] if not this.closed and there == here + 1 and reopened else None


def _preceding(page: Page, drafts: list[Draft], quotation: Quotation) -> Draft | None:
    """The last statement told before a quotation, in its paragraph, or, where it begins that, in the one before."""
    here = page.paragraph_of(quotation.start)
    begin = page.paragraphs[here][0]
    opens = not page.text[begin : quotation.outer_start].strip()
    if opens and len(page.text[quotation.start : quotation.end].split()) < LEAST_BARE:
        return None
    if page.text[begin : quotation.outer_start].rstrip().endswith(":"):
        return None  # a sentence that names no speaker introduces it
    earliest = page.paragraphs[here - 1][0] if opens and here else begin
    before = [
        draft
        for draft in drafts
        if draft.cue_class in SAYING
        and draft.source is not None
        and earliest <= draft.start
        and _last(page, draft) <= quotation.start
    ]
    outer = [d for d in before if d.cue is None or not any(o is not d and o.covers(*_place(page, d)) for o in before)]
    return max(outer, key=lambda draft: _last(page, draft), default=None)


def _place(page: Page, draft: Draft) -> Range:
    at = page.tree.doc[draft.cue or 0].idx
    return at, at + 1


def _last(page: Page, draft: Draft) -> int:
    """The last character of a draft's content or cue."""
    return max(draft.end, _place(page, draft)[1] if draft.cue is not None else 0)


def _continued(page: Page, draft: Draft, quotation: Quotation) -> Draft:
    """The draft gone on with, where one sentence at most stands between; else one that inherits its speaker."""
    content = (quotation.start, quotation.end)
    near = page.paragraph_of(draft.end - 1) == page.paragraph_of(quotation.start)
    between = page.text[draft.end : quotation.outer_start] if quotation.start > draft.end else ""
    if near and draft.shape in ("quote", "speech") and sum(between.count(mark) for mark in ".!?") <= 1:
        draft.contents.append(content)
        return draft
    return Draft(None, draft.lemma, draft.cue_class, [content], draft.source, shape="quote", inherited=True)


def _covering(shelf: Shelf, quotation: Quotation) -> Draft | None:
    """The draft that holds half of the quotation or more."""
    start, end = quotation.start, quotation.end
    return next((draft for draft in shelf.around(start, end) if draft.covers(start, end) >= 0.5 * (end - start)), None)


def is_standing(page: Page, quotation: Quotation) -> bool:
    """Whether a quotation is a statement, and no word or phrase quoted inside a clause."""
    text = page.text
    inner = text[quotation.start : quotation.end].rstrip()
    if len(inner.split()) < 2:
        return False
    number = page.paragraph_of(quotation.start)
    begin, end = page.paragraphs[number]
    before = text[begin : quotation.outer_start].rstrip()
    after = text[quotation.outer_end : end].lstrip()
    opened = not before or before[-1] in ":,.!?”\"'—–-"
    closed = inner[-1:] in INNER_END or not after or after[0] in ",.!?—–-" or SENTENCES.search(inner) is not None
    return opened and closed and (not before or inner[:1].isupper() or before[-1] in ":,")


def _tokens(page: Page, quotation: Quotation) -> tuple[int, int]:
    return page.tree.tokens_in(quotation.outer_start, quotation.outer_end)


def _quoting(page: Page, index: int) -> Frame | None:
    """The frame in which a word introduces a quotation; None where it is no cue, or stands in a quotation itself."""
    tree = page.tree
    if tree.tags[index][:1] != "V" or page.quoted[index]:
        return None
    for frame in load_cues().get(("V", tree.words[index]), ()):
        if frame.shape in QUOTING and (not frame.particle or has_particle(tree, index, frame.particle)):
            return frame
    return None


def cue_after(page: Page, quotation: Quotation) -> int | None:
    """The cue behind a quotation: "…,” said X", "…,” X, the minister, said"."""
    tree = page.tree
    full = page.text[quotation.start : quotation.end].rstrip().endswith(".")
    _, at = _tokens(page, quotation)
    for index in range(at, min(at + AFTER, len(tree.words))):
        word = tree.words[index]
        if "\n" in word or page.quoted[index] or (word in (".", ";", ":", "?", "!") and index > at):
            return None
        if _quoting(page, index) is not None:
            return index if not full or tree.tags[index + 1 : index + 2] == ["."] else None
        if word in load_verb_forms("quoting") and (saying := _as_saying(tree, index)) is not None:
            return saying
        if tree.tags[index] in ("VBD", "VBZ", "VBP") and tree.deps[index] not in ("relcl", "aux", "auxpass"):
            return index if _tags_speech(page, quotation, at, index) else None
    return None


def _as_saying(tree: Tree, quoting: int) -> int | None:
    """The "saying" behind a verb of quoting: "…,” X was quoted by an agency as | saying"."""
    stop = min(tree.stop_after(quoting), quoting + AFTER)
    return next((at for at in range(quoting + 2, stop) if tree.words[at - 1 : at + 1] == ["as", "saying"]), None)


def _tags_speech(page: Page, quotation: Quotation, begin: int, verb: int) -> bool:
    """Whether a verb that is no cue stands as one behind a quotation: "…,” the mayor thundered."."""
    tree = page.tree
    comma = page.text[quotation.start : quotation.end].rstrip()[-1:] in (",", "!", "?")
    named = all(tree.tags[i][:2] in NOMINAL or tree.tags[i] in ("RB", ",", "POS") for i in range(begin, verb))
    after = tree.words[verb + 1 : verb + 2]
    ends = not after or after[0] in (".", ",") or "\n" in after[0] or tree.tags[verb + 1] in ("RB", "IN")
    plain = tree.words[verb] in ("was", "is", "were", "are", "had", "has", "have", "did", "does", "do")
    return comma and verb > begin and named and ends and not plain


def cue_before(page: Page, quotation: Quotation) -> int | None:
    """The cue that introduces a quotation: "X said: “…”", also at the end of the paragraph before."""
    tree, text = page.tree, page.text
    first, _ = _tokens(page, quotation)
    before = text[: quotation.outer_start].rstrip()
    if not before or before[-1] not in ":,":
        return None
    colon = before[-1] == ":"
    for index in range(first - 1, max(-1, first - NEAR), -1):
        word = tree.words[index]
        if "\n" in word and not (colon and not before[tree.doc[index].idx :].strip()):
            return None
        if word in (".", "?", "!") or page.quoted[index]:
            return None
        if _quoting(page, index) is not None:
            return index
        if not colon and tree.tags[index] in ("VBD", "VBZ", "VBP"):
            return None
    return None


def _cued(page: Page, cue: int, quotation: Quotation) -> Draft:
    tree = page.tree
    frame = _quoting(page, cue) or Frame(tree.words[cue], "", "say", "quote")
    content = (quotation.start, quotation.end)
    quoted_as = tree.words[cue - 1 : cue + 1] == ["as", "saying"]
    source = beside(page, cue, quotation) if not quoted_as else None
    if source is None:
        subject = find_subject(tree, cue)
        source = noun_phrase(tree, subject, cue) if subject is not None and not page.quoted[subject] else None
    return Draft(cue, frame.lemma, frame.cue_class, [content], source, shape="quote")


def beside(page: Page, cue: int, quotation: Quotation) -> Range | None:
    """The noun phrase that stands between a quotation and the cue behind it, or right behind that cue.

    Long quotations confuse the parser; here the order of the words is surer than the parse.
    """
    tree = page.tree
    _, at = _tokens(page, quotation)
    if cue < at:
        return _nominal_after(tree, cue) if tree.kid(cue, "nsubj") is None and tree.starts[cue] else None
    heads = [i for i in range(at, cue) if tree.tags[i][:2] in ("NN", "PR")]
    if heads:
        first, last = at, cue
        while first < last and tree.tags[first][:2] not in NOMINAL:
            first += 1
        while last > first and (
            tree.tags[last - 1][:2] not in ("NN", "PR", "-R", "CD") and tree.words[last - 1] != ")"
        ):
            last -= 1
        return (first, last) if first < last else None
    return _nominal_after(tree, cue)


def _nominal_after(tree: Tree, cue: int) -> Range | None:
    """The noun phrase right behind a cue: "said Jane Smith"."""
    last = cue + 1
    while last < len(tree.words) and (tree.tags[last][:2] in NOMINAL or tree.tags[last] == "POS") and last - cue < 12:
        last += 1
    while last > cue + 1 and tree.tags[last - 1][:2] not in ("NN", "PR"):
        last -= 1
    return (cue + 1, last) if last > cue + 1 else None


def dashed(page: Page, quotation: Quotation) -> Draft | None:
    """A quotation signed with a dash: "“…” — Jane Smith"."""
    _, end = page.paragraphs[page.paragraph_of(quotation.start)]
    signature = SIGNATURE.match(page.text, quotation.outer_end, end)
    if signature is None:
        return None
    span = page.tree.doc.char_span(*signature.span(1), alignment_mode="contract")
    if span is None:
        return None
    return Draft(None, None, "say", [(quotation.start, quotation.end)], (span.start, span.end), shape="quote")
