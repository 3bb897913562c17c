"""Verbs that attribute."""

from __future__ import annotations

from briefing.language.attribution.asides import aside_draft
from briefing.language.attribution.complements import Content
from briefing.language.attribution.drafts import Draft, Page
from briefing.language.attribution.frames import find_content, has_particle
from briefing.language.attribution.lexicon import Frame, load_cues
from briefing.language.attribution.making import make_draft
from briefing.language.attribution.nouns import noun_content
from briefing.language.attribution.reality import is_aim, is_real
from briefing.language.attribution.sources import find_subject
from briefing.language.attribution.speakers import can_speak, is_expletive, is_thing
from briefing.language.attribution.wordlists import load_verb_forms, load_words
from briefing.language.tree import Tree

NO_VERBS = frozenset({"aux", "amod", "compound", "auxpass"})
SPEECH = frozenset({"speech", "that", "object+that"})
SOURCELESS = frozenset({"say", "show", "think", "warn"})
"""Classes that attribute in the passive without naming a source: "it was announced that A"."""
ATTITUDES = frozenset({"support", "agree"})
"""Classes of which an infinitive of purpose tells nothing that was said."""
PREPOSITIONS = frozenset({"for", "on", "of", "about", "against", "over"})
HOPS = 4
REACH = 20
"""Words between two verbs that "and" joins."""


def verb_draft(page: Page, cue: int, frames: tuple[Frame, ...]) -> Draft | None:
    """The attribution that a verb makes, in the first of its frames that fits.

    A content behind the verb is surer than the clause that the verb is put into, which is taken if nothing else fits.
    """
    tree = page.tree
    if (
        tree.deps[cue] in NO_VERBS
        or _is_preposition(tree, cue)
        or _is_noun(tree, cue)
        or _is_asked_of(tree, cue)
        or (cue and tree.words[cue - 1] in load_words("undoing"))
        or not is_real(tree, cue)
    ):
        return None
    subject = find_subject(tree, cue)
    if subject is not None and page.quoted[subject]:
        subject = None
    phrasal = tuple(frame for frame in frames if frame.particle and has_particle(tree, cue, frame.particle))
    aside: Draft | None = None
    for frame in phrasal or frames:
        if aside is not None and frame.shape not in PREPOSITIONS:
            continue
        draft = _in_frame(page, cue, frame, subject)
        if draft is None:
            continue
        if frame.shape != "speech" or draft.start > tree.doc[cue].idx:
            return draft
        aside = aside or draft
    if aside is not None:
        return aside
    speech = next((frame for frame in frames if frame.shape in SPEECH and not frame.particle), None)
    return aside_draft(page, cue, speech) if speech is not None else None


def _is_preposition(tree: Tree, cue: int) -> bool:
    """Whether "considering" is no verb: "a good result, considering A"."""
    return tree.words[cue] == "considering" and cue > 0 and tree.words[cue - 1] in (",", "—", "–", "--", "even")


def _is_asked_of(tree: Tree, cue: int) -> bool:
    """Whether the subject is asked, and does not ask: "X, | asked whether A, | laughed"."""
    if tree.words[cue] not in ("asked", "questioned", "pressed"):
        return False
    if tree.starts[cue] and tree.heads[cue] != cue:
        return True  # "Asked whether A, X said B"
    if tree.words[cue - 1] != "," or cue < 2:
        return False
    behind = range(cue + 2, tree.stop_after(cue))
    return any(tree.words[at - 1] == "," and tree.tags[at] in ("VBD", "VBZ") for at in behind)


def _is_noun(tree: Tree, cue: int) -> bool:
    """Whether a plural noun is read as a verb: "has called such | offers | an ultimatum"."""
    return tree.tags[cue] == "VBZ" and tree.kid(cue, "det", "amod", "poss", "nummod") == cue - 1


def _in_frame(page: Page, cue: int, frame: Frame, subject: int | None) -> Draft | None:
    """The attribution in one frame; None where the sentence does not have its shape, or nobody is told to speak."""
    tree = page.tree
    content = find_content(tree, cue, frame, subject)
    if content is None or not content.ranges or _is_gap(tree, content):
        return None
    if frame.cue_class in ATTITUDES and is_aim(tree, cue):
        return None
    if frame.shape == "object" and tells_by_noun(tree, cue):
        return None
    if subject is None and frame.shape == "speech" and not tree.is_passive(cue):
        subject = name_before(tree, cue)
    if subject is not None and is_thing(tree, subject):
        subject = speaker_before(tree, cue) or subject
    if not _has_speaker(tree, cue, frame, subject) or (frame.shape not in SPEECH and is_supposed(tree, cue)):
        return None
    return make_draft(page, cue, frame, content, subject)


def _has_speaker(tree: Tree, cue: int, frame: Frame, subject: int | None) -> bool:
    """Whether the subject can be a source; in the passive of a verb of saying none need be named."""
    passive, speech = tree.is_passive(cue), frame.shape in SPEECH
    if subject is None:
        return passive and speech and frame.cue_class in SOURCELESS
    if is_expletive(tree, subject, cue) and not passive and tree.words[subject] != "it":
        return False
    if can_speak(tree, subject):
        return True
    return speech and frame.lemma not in load_words("things_show") and not is_thing(tree, subject)


def _is_gap(tree: Tree, content: Content) -> bool:
    """Whether a clause is a relative one that the parser has hung on the cue: "at which point A"."""
    first = content.ranges[0][0]
    return tree.tags[first] == "IN" and tree.tags[first + 1 : first + 2] == ["WDT"]


def tells_by_noun(tree: Tree, cue: int) -> bool:
    """Whether the object of the verb is a cue itself and holds the content: "offered assurances that A"."""
    head = tree.kid(cue, "dobj")
    frames = load_cues().get(("N", tree.words[head])) if head is not None else None
    if head is None or not frames or tree.words[cue] not in load_verb_forms("uttering"):
        return False
    return any(
        (f.shape in ("that", "to") or f.cue_class == "demand") and noun_content(tree, head, f.shape) is not None
        for f in frames
    )


def is_supposed(tree: Tree, verb: int) -> bool:
    """Whether what the verb tells is only possible: "if Congress rejects A", "may reject A", "unlikely to reject A"."""
    if any(tree.words[kid] in load_words("modals") and tree.tags[kid] == "MD" for kid in tree.kids[verb]):
        return True
    head = tree.heads[verb]
    infinitive = tree.tags[verb] == "VB" and any(tree.tags[kid] == "TO" for kid in tree.kids[verb])
    if infinitive and (tree.deps[verb] in ("acl", "relcl") or (head != verb and tree.tags[head][:1] == "J")):
        return True
    at, supposing = verb, load_words("supposing")
    for _ in range(HOPS):
        if any(tree.words[kid] in supposing for kid in tree.kids_with(at, "mark", "advmod") if kid < at):
            return True
        if tree.deps[at] not in ("conj", "xcomp"):
            return False
        at = tree.heads[at]
    return False


def name_before(tree: Tree, cue: int) -> int | None:
    """The name right before a finite verb of saying, where the parser has made it part of something else."""
    if tree.tags[cue] not in ("VBD", "VBZ", "VBP"):
        return None
    before = cue - 1
    while before > 0 and tree.tags[before] in ("RB", "MD"):
        before -= 1
    return before if before >= 0 and tree.tags[before] in ("NNP", "PRP", "NNPS") else None


def speaker_before(tree: Tree, cue: int) -> int | None:
    """The subject of the verb that a second one goes on with by "and", where the parser has passed over a nearer one.

    "The storm passed when the pilot turned the ship and | said A".
    """
    if tree.words[cue - 1] not in ("and", "but") or tree.tags[cue] not in ("VBD", "VBZ"):
        return None
    for at in range(cue - 2, max(cue - REACH, 0), -1):
        if tree.tags[at] == tree.tags[cue]:
            subject = tree.kid(at, "nsubj")
            return subject if subject is not None and can_speak(tree, subject) else None
        if tree.tags[at] == ".":
            return None
    return None
