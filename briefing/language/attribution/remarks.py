"""What the reporter adds to a content: when and amid what it was said, a word on it, what others say beside it."""

from __future__ import annotations

from briefing.language.attribution.drafts import Page
from briefing.language.attribution.lexicon import load_cues
from briefing.language.attribution.speakers import can_speak
from briefing.language.attribution.wordlists import load_words
from briefing.language.tree import Range, Tree

CONTRASTING = frozenset({"while", "whereas", "with"})
"""Words with which a reporter sets beside what one says what another does."""
BACKGROUND = frozenset({"as", "after", "before", "while", "when", "amid", "following"})
"""Words with which a reporter goes on to when and amid what something was said."""
COUNTED = frozenset({"day", "days", "hour", "hours", "week", "weeks", "month", "months", "year", "years", "minutes"})
FINITE = frozenset({"VB", "VBP", "VBD", "VBZ", "MD"})


def without_background(tree: Tree, parts: list[Range]) -> list[Range]:
    """A content without what the reporter adds behind the cue: "A, X said, | as protests went on"."""
    if len(parts) != 2:
        return parts
    (first, last), (begin, end) = parts
    while begin < end - 1 and tree.words[begin] in (",", "—", "–"):
        begin += 1
    told = any(tree.tags[at] in FINITE and tree.deps[at] not in ("relcl", "advcl", "acl") for at in range(first, last))
    adds = tree.words[begin] in BACKGROUND or _is_timed(tree, begin, end)
    return parts[:1] if told and adds else parts


def _is_timed(tree: Tree, begin: int, end: int) -> bool:
    """Whether words begin as in "two days after A", "hours before B"."""
    for at in range(begin, min(begin + 4, end - 1)):
        if tree.words[at] in COUNTED and tree.words[at + 1] in BACKGROUND:
            return True
    return False


def without_comment(page: Page, stretch: Range) -> Range:
    """The stretch without the reporter's word on it: "that A, a claim that Y denied", "that A, two days after B".

    Nor at whom it was aimed, and what came of it: "that A, a swipe at B", "that A, drawing a sharp reply".
    """
    tree = page.tree
    first, last = stretch
    for at in range(first + 3, last - 3):
        if tree.words[at] != "," or page.quoted[at]:
            continue
        if _is_timed(tree, at + 1, last) or _stirs(tree, at + 1, last):
            return first, at
        noun = range(at + 2, min(at + 5, last))
        if tree.words[at + 1] in ("a", "an") and any(_is_commented(tree, spot) for spot in noun):
            return first, at
        speech = tree.words[at + 1] == "in" and tree.words[at + 2] in ("a", "an", "his", "her", "its", "their")
        if speech and any(tree.words[spot] in load_words("documents") | load_words("turns") for spot in noun):
            return first, at
    return stretch


def without_circumstance(page: Page, stretch: Range) -> Range:
    """What somebody is asked to do, without when and amid what: "people to leave, | as the river rose"."""
    tree = page.tree
    first, last = stretch
    for at in range(first + 3, last - 3):
        if tree.words[at] != "," or tree.words[at + 1] not in BACKGROUND or page.quoted[at]:
            continue
        verb = tree.heads[at + 1]
        past = tree.tags[verb] in ("VBD", "VBG") or any(tree.tags[kid] == "VBD" for kid in tree.kids_with(verb, "aux"))
        if at + 1 < verb < last and past and tree.kid(verb, "nsubj", "nsubjpass") is not None:
            return first, at
    return stretch


def without_others_words(page: Page, stretch: Range) -> Range:
    """The stretch without what the reporter sets beside it: "that A, while Y warned of B", "Y to A, with Z calling B".

    "While" and "with" only before a verb that attributes; the same for "while acknowledging that B".
    """
    tree = page.tree
    first, last = stretch
    for at in range(first + 1, last - 3):
        if tree.words[at] not in CONTRASTING or page.quoted[at] or tree.words[at - 1] not in (",", '"', "”", "''"):
            continue
        verb = tree.heads[at] if tree.words[at] != "with" else tree.kid(at, "pcomp", "pobj")
        if verb is None or not at < verb < last or tree.tags[verb][:1] != "V" or page.quoted[verb]:
            continue
        subject = tree.kid(verb, "nsubj")
        told = ("V", tree.words[verb]) in load_cues()
        if subject is None:  # "while acknowledging that B"; not "while volunteering for it"
            told = told and tree.tags[verb] == "VBG" and tree.words[verb + 1] in ("that", '"', "“")
        if told and (subject is None or can_speak(tree, subject)):
            return first, at
    return stretch


def _stirs(tree: Tree, begin: int, end: int) -> bool:
    """Whether words begin with what somebody's words led to: "drawing a sharp reply", "prompting protests"."""
    stirred = tree.words[begin + 1 : min(begin + 5, end)]
    return tree.words[begin] in load_words("stirring") and not load_words("reactions").isdisjoint(stirred)


def _is_commented(tree: Tree, index: int) -> bool:
    """Whether a noun takes up what was said: "a claim that Y denied", "an accusation Y rejects", "a swipe at Y"."""
    after = tree.words[index + 1 : index + 2]
    if tree.words[index] in load_words("aimed") and after and after[0] in ("at", "to", "of", "from", "with"):
        return True
    return tree.words[index] in load_words("commented") and bool(after) and after[0] not in (",", "of", "for", "to")
