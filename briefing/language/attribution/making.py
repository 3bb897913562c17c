"""From token indices to a draft."""

from __future__ import annotations

from briefing.language.attribution.complements import Content
from briefing.language.attribution.drafts import Draft, Page
from briefing.language.attribution.extent import widen
from briefing.language.attribution.lexicon import Frame
from briefing.language.attribution.remarks import without_background
from briefing.language.attribution.sources import noun_phrase, relative_pronoun
from briefing.language.dropped import is_taken_back
from briefing.language.tree import Range, Tree

TAKEN_BACK = frozenset({"demand", "threaten", "ask", "warn", "promise", "say"})
"""Classes of cues whose content the same sentence may take back."""


def make_draft(page: Page, cue: int, frame: Frame, content: Content, source: int | None) -> Draft | None:
    """A draft from token indices."""
    tree = page.tree
    ranges = [_beside(stretch, cue) for stretch in content.ranges]
    ranges = [stretch for stretch in ranges if stretch[0] < stretch[1]]
    if source is not None and tree.is_passive(cue):
        ranges = [_before_agent(tree, stretch, source) for stretch in ranges]
    if not ranges:
        return None
    if frame.shape != "object+as":  # "Y's plan was dismissed by X as A"
        ranges = _without_circumstance(page, ranges)
    ranges = widen(page, cue, frame.shape, ranges)
    contents = [tree.chars(stretch) for stretch in ranges]
    words = noun_phrase(tree, source, cue) if source is not None else None
    return Draft(
        cue=cue,
        lemma=f"{frame.lemma} {frame.particle}".strip(),
        cue_class=frame.cue_class,
        contents=contents,
        source=words,
        pronoun=relative_pronoun(tree, cue, words) if words is not None else None,
        shape=frame.shape,
        negated=tree.is_negated(cue) or (frame.cue_class in TAKEN_BACK and is_taken_back(tree, cue)),
        addressee=tree.span(content.addressee) if content.addressee is not None else None,
    )


def _beside(stretch: Range, cue: int) -> Range:
    """A stretch without the cue itself, and without what stands before that, where it holds the cue."""
    return (cue + 1, stretch[1]) if stretch[0] <= cue < stretch[1] else stretch


def _before_agent(tree: Tree, stretch: Range, source: int) -> Range:
    """A stretch without the agent that the parser has hung on its last noun: "dismissed as a trick | by Y"."""
    by = tree.heads[source]
    ends_with_it = stretch[0] < by < stretch[1] <= tree.right(by) + 1 and tree.words[by] == "by"
    return (stretch[0], by) if ends_with_it else stretch


def _without_circumstance(page: Page, ranges: list[Range]) -> list[Range]:
    """The stretches without what follows the cue of a quotation: "“A,” X said | when he was asked"."""
    ranges = without_background(page.tree, ranges)
    if len(ranges) == 2 and not any(page.quoted[at] for at in range(*ranges[1])):
        first = [page.quoted[at] for at in range(*ranges[0]) if page.tree.words[at][0].isalnum()]
        if first and all(first):
            return ranges[:1]
    return ranges
