"""The pass over cue words: verbs, nouns and adjectives of the lexicon, with their content and source."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefing.language.attribution.adjectives import adjective_draft
from briefing.language.attribution.asides import according_draft
from briefing.language.attribution.drafts import Draft, Page
from briefing.language.attribution.lexicon import Frame, load_cues
from briefing.language.attribution.nouns import noun_draft
from briefing.language.attribution.siding import SIDES, siding_draft
from briefing.language.attribution.verbs import verb_draft

DRAFTERS: dict[str, Callable[[Page, int, tuple[Frame, ...]], Draft | None]] = {
    "V": verb_draft,
    "N": noun_draft,
    "J": adjective_draft,
}
"""By the first letter of a tag, which is also the kind of word in the lexicon."""


def find_cued(page: Page) -> Iterator[Draft]:
    """The attributions that a cue word makes, outside quotations."""
    tree, cues = page.tree, load_cues()
    for index, word in enumerate(tree.words):
        kind = tree.tags[index][:1]
        if (kind not in DRAFTERS and word not in SIDES) or page.quoted[index]:
            continue
        found = []
        if (frames := cues.get((kind, word))) and kind in DRAFTERS:
            found.append(DRAFTERS[kind](page, index, frames))
        if tree.tags[index] == "VBN" and (frames := cues.get(("J", word))):
            found.append(adjective_draft(page, index, frames))
        if word == "according":
            found.append(according_draft(page, index))
        if word in SIDES:
            found.append(siding_draft(page, index))
        yield from (draft for draft in found if draft is not None)
