"""The pass over cue words: verbs, nouns and adjectives of the lexicon, with their content and source."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.language.attribution.drafts import Draft, Page
from briefing.language.attribution.extent import widen
from briefing.language.attribution.frames import Content, find_content, strip_that
from briefing.language.attribution.lexicon import Frame, load_cues
from briefing.language.attribution.sources import can_speak, find_subject, is_expletive, noun_phrase, noun_source, relative_pronoun
from briefing.language.attribution.tree import Range, Tree

KIND_OF_TAG = {"V": "V", "N": "N", "J": "J"}
SPEECH = ("speech", "that", "object+that")
SOURCELESS = frozenset({"say", "show", "think", "warn"})
SUPPOSING = frozenset({"if", "unless", "whether", "lest"})
UNDOING = frozenset({"deny", "denies", "denied", "denying", "avoid", "avoids", "avoided", "without", "stop", "stops", "stopped"})
"""Words right before a participle that say that it was not done."""
PREPOSITIONS = frozenset({"for", "on", "of", "about", "against", "over"})
SHOWING_VERBS = frozenset(
    {"suggest", "indicate", "show", "mean", "reveal", "signal", "prove", "confirm", "demonstrate", "reflect", "illustrate"}
)
"""Verbs that things too are the subject of, where nobody is quoted: "the fall in shares suggests that A"."""
MODALS = frozenset({"could", "may", "might", "can", "should", "ca"})
ASIDE = 9
"""How many words a speaker, or the time and place of saying, may take between two commas."""
ASIDE_TAGS = frozenset({"NN", "DT", "JJ", "PR", "PO", "CD", "RB"})



def find_cued(page: Page) -> Iterator[Draft]:
    """The attributions that a cue word makes, outside quotations."""
    tree, cues = page.tree, load_cues()
    for index, word in enumerate(tree.words):
        kind = tree.tags[index][:1]
        if kind not in KIND_OF_TAG or page.quoted[index]:
            continue
        frames = cues.get((kind, word))
        if frames:
            draft = _find_draft(page, index, kind, frames)
            if draft is not None:
                yield draft
        if kind == "V" and tree.tags[index] == "VBN" and (frames := cues.get(("J", word))):
            draft = adjective_draft(page, index, frames)
            if draft is not None:
                yield draft
        if word == "according":
            draft = according_draft(page, index)
            if draft is not None:
                yield draft


def _find_draft(page: Page, index: int, kind: str, frames: tuple[Frame, ...]) -> Draft | None:
    if kind == "V":
        return verb_draft(page, index, frames)
    if kind == "N":
        return noun_draft(page, index, frames)
    return adjective_draft(page, index, frames)


def verb_draft(page: Page, cue: int, frames: tuple[Frame, ...]) -> Draft | None:
    """The attribution that a verb makes."""
    tree = page.tree
    if tree.deps[cue] in ("aux", "amod", "compound", "auxpass") or (cue and tree.words[cue - 1] in UNDOING):
        return None
    subject = find_subject(tree, cue)
    if subject is not None and page.quoted[subject]:
        subject = None
    aside: Draft | None = None
    for frame in frames:
        content = find_content(tree, cue, frame, subject)
        if content is None or not content.ranges or _is_gap(tree, content):
            continue
        if frame.shape == "object" and tells_by_noun(tree, cue):
            continue
        passive = tree.is_passive(cue)
        if subject is None and frame.shape == "speech" and not passive:
            subject = name_before(tree, cue)
        if subject is None and not (passive and frame.shape in SPEECH and frame.cue_class in SOURCELESS):
            continue
        if subject is not None and is_expletive(tree, subject, cue) and not passive and tree.words[subject] != "it":
            continue
        if aside is not None and (frame.shape not in PREPOSITIONS or subject is None):
            continue
        if frame.lemma in SHOWING_VERBS and subject is not None and not can_speak(tree, subject):
            continue
        if frame.shape not in SPEECH and (is_supposed(tree, cue) or (subject is not None and not can_speak(tree, subject))):
            continue
        draft = make_draft(page, cue, frame, content, subject)
        if draft is None or frame.shape != "speech" or content.ranges[0][0] > cue:
            return draft
        aside = aside or draft
    if aside is not None:
        return aside
    speech = next((frame for frame in frames if frame.shape == "speech" and not frame.particle), None)
    return aside_draft(page, cue, speech) if speech is not None else None


def _is_gap(tree: Tree, content: Content) -> bool:
    """Whether a clause is a relative one that the parser has hung on the cue: "at which point A"."""
    first = content.ranges[0][0]
    return tree.tags[first] == "IN" and tree.tags[first + 1 : first + 2] == ["WDT"]


def tells_by_noun(tree: Tree, cue: int) -> bool:
    """Whether the object of the verb is a cue itself and holds the content: "offered assurances that A"."""
    head = tree.kid(cue, "dobj")
    frames = load_cues().get(("N", tree.words[head])) if head is not None else None
    if head is None or not frames:
        return False
    return any(f.shape in ("that", "to") and _noun_content(tree, head, f.shape) is not None for f in frames)


def is_supposed(tree: Tree, verb: int) -> bool:
    """Whether the verb stands in a condition: "if Congress rejects A"."""
    at = verb
    if any(tree.words[kid] in MODALS and tree.tags[kid] == "MD" for kid in tree.kids[verb]):
        return True
    if tree.tags[verb] == "VB" and any(tree.tags[kid] == "TO" for kid in tree.kids[verb]):
        head = tree.heads[verb]
        if tree.deps[verb] in ("acl", "relcl") or (head != verb and tree.tags[head][:1] == "J"):
            return True
    for _ in range(4):
        if any(tree.words[kid] in SUPPOSING and tree.deps[kid] in ("mark", "advmod") for kid in tree.kids[at] if kid < at):
            return True
        if tree.deps[at] != "conj" and tree.deps[at] != "xcomp":
            return False
        at = tree.heads[at]
    return False


def aside_draft(page: Page, cue: int, frame: Frame) -> Draft | None:
    """The attribution of a cue between commas, by the order of the words: "A, X said on Monday, B"."""
    tree = page.tree
    if tree.tags[cue] not in ("VBD", "VBZ", "VBP"):
        return None
    first = cue
    while first > 0 and cue - first < ASIDE and (tree.tags[first - 1][:2] in ASIDE_TAGS or tree.words[first - 1] in ("of", "at", "the")):
        first -= 1
    if first == cue or tree.words[first - 1] != "," or not any(tree.tags[i][:2] in ("NN", "PR") for i in range(first, cue)):
        return None
    last = cue + 1
    while last < len(tree.words) and last - cue < ASIDE and tree.words[last] != "," and tree.tags[last] != ".":
        if tree.is_verb(last) or tree.tags[last][0] == "W" or tree.words[last] == "that":
            return None
        last += 1
    begin, end = cue, tree.stop_after(cue)
    while begin > 0 and tree.tags[begin - 1] != "." and "\n" not in tree.words[begin - 1]:
        begin -= 1
    if any(page.quoted[i] for i in range(begin, end)) or (last < len(tree.words) and last - cue >= ASIDE):
        return None
    parts = [part for part in ((begin, first - 1), (last + 1, end)) if part[1] - part[0] > 1]
    if not parts or begin >= first - 1:
        return None
    return Draft(
        cue, frame.lemma, frame.cue_class, [tree.chars(part) for part in parts], (first, cue), "speech", tree.is_negated(cue)
    )


def name_before(tree: Tree, cue: int) -> int | None:
    """The name that stands right before a finite verb of saying, where the parser has made it part of something else."""
    if tree.tags[cue] not in ("VBD", "VBZ", "VBP"):
        return None
    before = cue - 1
    while before > 0 and tree.tags[before] in ("RB", "MD"):
        before -= 1
    return before if before >= 0 and tree.tags[before] in ("NNP", "PRP", "NNPS") else None


def make_draft(page: Page, cue: int, frame: Frame, content: Content, source: int | None) -> Draft | None:
    """A draft from token indices."""
    tree = page.tree
    ranges = [stretch for stretch in content.ranges if stretch[0] < stretch[1]]
    if not ranges:
        return None
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
        negated=tree.is_negated(cue),
        addressee=tree.span(content.addressee) if content.addressee is not None else None,
    )


def noun_draft(page: Page, noun: int, frames: tuple[Frame, ...]) -> Draft | None:
    """The attribution that a noun makes: "his claim that A", "Russia's demand for A"."""
    tree = page.tree
    for frame in frames:
        stretch = _noun_content(tree, noun, frame.shape)
        if stretch is None:
            continue
        source = noun_source(tree, noun, by=frame.shape != "of")
        if source is None or is_expletive(tree, source, tree.heads[source]):
            if frame.shape != "that":
                continue
            source = None
        return make_draft(page, noun, frame, Content((stretch,)), source)
    return None


def _noun_content(tree: Tree, noun: int, shape: str) -> Range | None:
    if shape == "that":
        for kid in tree.kids_with(noun, "acl", "ccomp", "relcl"):
            first = tree.left(kid)
            relative = tree.deps[kid] == "relcl" or tree.deps[first] in ("nsubj", "nsubjpass", "dobj")
            if (
                kid > noun
                and tree.words[first] == "that"
                and not (relative and tree.heads[first] == kid and tree.deps[first] != "mark")
            ):
                return strip_that(tree, tree.span(kid))
        return None
    if shape == "to":
        for kid in tree.kids_with(noun, "acl", "xcomp"):
            first, last = tree.span(kid)
            if kid > noun and tree.tags[first] == "TO":
                return first + 1, last
        return None
    for prep in tree.kids_with(noun, "prep"):
        if tree.words[prep] == shape and prep > noun:
            inner = tree.kid(prep, "pobj", "pcomp")
            return tree.span(inner) if inner is not None else None
    return None


def adjective_draft(page: Page, adjective: int, frames: tuple[Frame, ...]) -> Draft | None:
    """The attribution that an adjective makes: "was confident that A", "made clear that A"."""
    tree = page.tree
    head = tree.heads[adjective]
    if tree.deps[adjective] not in ("acomp", "attr", "oprd", "ccomp", "xcomp", "ROOT", "conj", "advcl", "relcl", "dep"):
        return None
    making = tree.words[head] in ("made", "make", "makes", "making")
    if frames[0].lemma == "clear" and not making:
        return None
    verb = adjective if tree.kid(adjective, "nsubj", "nsubjpass") is not None and not making else head
    subject = find_subject(tree, verb) if not tree.is_passive(verb) else tree.kid(verb, "nsubjpass")
    if subject is None or is_expletive(tree, subject, verb):
        return None
    for frame in frames:
        stretch = _adjective_content(tree, adjective, head, frame.shape)
        if stretch is not None:
            draft = make_draft(page, adjective, frame, Content((stretch,)), subject)
            if draft is not None:
                draft.negated = tree.is_negated(head) or tree.is_negated(adjective)
            return draft
    return None


def _adjective_content(tree: Tree, adjective: int, head: int, shape: str) -> Range | None:
    for owner in (adjective, head):
        for kid in tree.kids[owner]:
            if kid < adjective:
                continue
            dep = tree.deps[kid]
            if (
                shape == "that"
                and dep in ("ccomp", "advcl")
                and tree.kid(kid, "nsubj", "nsubjpass", "expl") is not None
            ):
                if dep == "advcl" and tree.words[tree.left(kid)] != "that":
                    continue
                return strip_that(tree, tree.span(kid))
            if shape == "to" and dep == "xcomp" and tree.tags[tree.left(kid)] == "TO":
                return tree.left(kid) + 1, tree.right(kid) + 1
            if dep in ("prep", "agent") and tree.words[kid] == shape and (owner == adjective or kid == adjective + 1):
                inner = tree.kid(kid, "pobj", "pcomp")
                if inner is not None:
                    return tree.span(inner)
    return None


def according_draft(page: Page, cue: int) -> Draft | None:
    """The attribution that "according to" makes: the clause that it stands in, without it."""
    tree = page.tree
    if tree.words[cue + 1 : cue + 2] != ["to"]:
        return None
    source = tree.kid(cue + 1, "pobj")
    if source is None:
        last = cue + 2
        while last < len(tree.words) and tree.words[last] not in (",", ";") and tree.tags[last] != "." and last - cue < 14:
            last += 1
        source = next((at for at in range(last - 1, cue + 1, -1) if tree.tags[at][:2] in ("NN", "PR")), None)
    if source is None:
        return None
    verb = tree.heads[cue]
    while verb != tree.heads[verb] and not tree.is_verb(verb):
        verb = tree.heads[verb]
    first, last = tree.span(verb)
    phrase = (tree.left(cue), tree.right(cue) + 1)
    parts = [(first, min(last, phrase[0])), (max(first, phrase[1]), last)]
    parts = [part for part in parts if part[1] - part[0] > 1]
    if not parts:
        return None
    return Draft(
        cue=cue,
        lemma="according to",
        cue_class="say",
        contents=[tree.chars(part) for part in parts],
        source=noun_phrase(tree, source, cue),
        shape="speech",
    )
