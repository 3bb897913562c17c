"""Attributions put into a sentence: "A, X said on Monday, B" by the order of the words; "according to X"."""

from __future__ import annotations

from briefing.language.attribution.drafts import Draft, Page
from briefing.language.attribution.extent import backward
from briefing.language.attribution.lexicon import Frame
from briefing.language.attribution.remarks import without_background
from briefing.language.attribution.sources import noun_phrase
from briefing.language.attribution.speakers import can_speak
from briefing.language.tree import SUBJECTS, Range, Tree

ASIDE = 9
"""How many words a speaker, or the time and place of saying, may take between two commas."""
NOMINAL = frozenset({"NN", "DT", "JJ", "PR", "PO", "CD", "RB", "HY"})
"""The first two letters of the tags that a speaker between commas is made of."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SOURCE_WORDS = 14
"""How many words behind "according to" its source may take."""


def aside_draft(page: Page, cue: int, frame: Frame) -> Draft | None:
    """The attribution of a cue between commas, by the order of the words: "A, X said on Monday, B"."""
    tree = page.tree
    speaker = _speaker_before(tree, cue)
    last = _aside_end(tree, cue)
    if tree.tags[cue] not in ("VBD", "VBZ", "VBP") or speaker is None or last is None:
        return None
    begin, end = cue, tree.stop_after(cue)
    while begin > 0 and tree.tags[begin - 1] != "." and "\n" not in tree.words[begin - 1]:
        begin -= 1
    comma = speaker[0] - 1
    if begin >= comma or any(page.quoted[i] for i in range(begin, end)):
        return None
    after = (last + 1, end if tree.tags[last + 1 : last + 2] != ["VBG"] else last + 1)
    parts = without_background(tree, [part for part in ((begin, comma), after) if part[1] - part[0] > 1])
    if not any(tree.tags[at] in FINITE for part in parts for at in range(*part)):
        return None
    contents = [tree.chars(part) for part in parts]
    return Draft(cue, frame.lemma, frame.cue_class, contents, speaker, "speech", tree.is_negated(cue))


def _speaker_before(tree: Tree, cue: int) -> Range | None:
    """The noun phrase between a comma and the cue."""
    first = cue
    while first > 0 and cue - first < ASIDE and _is_nominal(tree, first - 1):
        first -= 1
    named = any(tree.tags[i][:2] in ("NN", "PR") for i in range(first, cue))
    if not named and tree.words[cue - 1] == ",":
        return _apposed_before(tree, cue)
    return (first, cue) if named and first > 0 and tree.words[first - 1] == "," else None


def _apposed_before(tree: Tree, cue: int) -> Range | None:
    """The same where the speaker is named between commas: "A, | its director, Jane Roe, | told B"."""
    name = cue - 1
    while name > 0 and tree.tags[name - 1] in ("NNP", "NNPS"):
        name -= 1
    first = name - 1
    while first > 0 and cue - first < ASIDE and _is_nominal(tree, first - 1):
        first -= 1
    office = tree.tags[first] in ("PRP$", "DT") and can_speak(tree, name - 2)
    apart = tree.words[name - 1] == "," and tree.words[first - 1] == ","
    return (first, cue - 1) if name < cue - 1 and apart and office and first > 1 else None


def _is_nominal(tree: Tree, index: int) -> bool:
    return tree.tags[index][:2] in NOMINAL or tree.words[index] in ("of", "at", "the")


def _aside_end(tree: Tree, cue: int) -> int | None:
    """The comma or full stop that ends the aside; None where the cue has a content of its own."""
    for last in range(cue + 1, min(cue + ASIDE, len(tree.words))):
        if tree.words[last] == "," or tree.tags[last] == ".":
            return last
        if tree.is_verb(last) or tree.tags[last][0] == "W" or tree.words[last] == "that":
            return None
    return len(tree.words) if cue + ASIDE > len(tree.words) else None


def according_draft(page: Page, cue: int) -> Draft | None:
    """The attribution that "according to" makes: the clause that it stands in, without it."""
    tree = page.tree
    if tree.words[cue + 1 : cue + 2] != ["to"]:
        return None
    source = tree.kid(cue + 1, "pobj")
    source = source if source is not None else _noun_after(tree, cue + 2)
    if source is None:
        return None
    verb = tree.heads[cue]
    while verb != tree.heads[verb] and not tree.is_verb(verb):
        verb = tree.heads[verb]
    first, last = tree.span(verb)
    begin, end = tree.span(cue)
    end = _before_subject(tree, cue, source, verb, end)
    if end >= last - 1 and tree.words[begin - 1 : begin] == [","]:
        first, _ = backward(page, (first, begin))
    parts = [part for part in ((first, min(last, begin)), (max(first, end), last)) if part[1] - part[0] > 1]
    if not parts:
        return None
    contents = [tree.chars(part) for part in parts]
    words = noun_phrase(tree, source, cue)
    return Draft(cue, "according to", "say", contents, (words[0], min(words[1], max(end, source + 1))), "speech")


def _before_subject(tree: Tree, cue: int, source: int, verb: int, end: int) -> int:
    """Where a source ends whose last apposition is the sentence's subject: "According to X, a teacher, | Y did"."""
    if verb < end or not tree.is_verb(verb) or tree.kid(verb, *SUBJECTS) is not None:
        return end
    for kid in reversed(tree.kids[source]):
        if kid > source and tree.deps[kid] in ("appos", "conj") and tree.words[tree.left(kid) - 1] == ",":
            return tree.left(kid) - 1 if tree.right(kid) + 1 >= end else end
    return end


def _noun_after(tree: Tree, begin: int) -> int | None:
    """The last noun before the next comma, where the parser has taken the source for something else."""
    last = begin
    limit = min(begin + SOURCE_WORDS - 2, len(tree.words))
    while last < limit and tree.words[last] not in (",", ";") and tree.tags[last] != ".":
        last += 1
    return next((at for at in range(last - 1, begin - 1, -1) if tree.tags[at][:2] in ("NN", "PR")), None)
