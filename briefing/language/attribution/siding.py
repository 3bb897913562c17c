"""On which side somebody is: "Norway is against A", "the union was in favour of A"."""

from __future__ import annotations

from briefing.language.attribution.complements import Content
from briefing.language.attribution.drafts import Draft, Page
from briefing.language.attribution.lexicon import Frame
from briefing.language.attribution.making import make_draft
from briefing.language.attribution.sources import find_subject
from briefing.language.attribution.speakers import is_expletive, is_personal
from briefing.language.tree import Tree

BEING = frozenset({"is", "are", "was", "were", "remains", "remain", "remained", "been"})
SIDES = frozenset({"against", "favour", "favor"})
"""Words that tell a side behind a verb of being."""
PRONOUNS = ("PRP", "WP", "WDT", "DT", "EX")


def siding_draft(page: Page, index: int) -> Draft | None:
    """The attribution that "is against A" or "is in favour of A" makes."""
    tree = page.tree
    against = tree.words[index] == "against"
    link = index if against else tree.heads[index]
    if not against and tree.words[link] != "in":
        return None
    be = tree.heads[link]
    of = link if against else next((kid for kid in tree.kids_with(index, "prep") if tree.words[kid] == "of"), None)
    matter = tree.kid(of, "pobj", "pcomp") if of is not None else None
    if tree.words[be] not in BEING or matter is None or tree.tags[matter].startswith(PRONOUNS):
        return None
    subject = find_subject(tree, be)
    if subject is None or is_expletive(tree, subject, be) or not _is_plain(tree, be):
        return None
    if not (tree.tags[subject].startswith("NNP") or is_personal(tree.words[subject], tree.tags[subject])):
        return None  # "the law is against A"
    frame = Frame(tree.words[index], "", "reject" if against else "support", "of")
    draft = make_draft(page, link, frame, Content((tree.span(matter),)), subject)
    if draft is not None:
        draft.negated = tree.is_negated(be)
    return draft


def _is_plain(tree: Tree, be: int) -> bool:
    """Whether the verb of being only leads to the side, and no noun stands between: "the vote is 5 against 4"."""
    return tree.kid(be, "attr", "acomp", "auxpass") is None
