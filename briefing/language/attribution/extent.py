"""How far a content reaches: as far as the sentence goes on with it, also where the parser has cut it short."""

from __future__ import annotations

from briefing.language.attribution.drafts import Page
from briefing.language.attribution.lexicon import load_cues
from briefing.language.attribution.remarks import without_circumstance, without_comment, without_others_words
from briefing.language.tree import Range, Tree

CLAUSAL = frozenset({"speech", "that", "object+that", "to", "object+to", "on+to"})
"""Shapes whose content is a clause, and runs on to the next stop; a noun phrase is left as the parser has it."""
ASKED = frozenset({"object+to", "on+to", "upon+to", "to+to", "with+to", "for+to", "to"})
"""Shapes whose content is an act that is asked for or promised."""
STOPS = frozenset({",", ";", ":", "—", "–", "--", "―", "-", "while", "as", "after", "when", "before", "(", "-lrb-"})
CONJUNCTIONS = frozenset({"and", "but", "or"})
CONDITIONS = frozenset({"if", "unless"})
FINITE = frozenset({"VB", "VBP", "VBD", "VBZ", "MD"})
CLOSING = frozenset({"''", "”", "’"})
SHIFTED = frozenset({"would", "should", "could", "might"})
INFLECTION = frozenset({"aux", "auxpass", "neg", "attr", "acomp", "dobj"})
LOOSE = frozenset({",", "and", "but", "or", ";", "because", "that", "which", "who", "than", "if", "while", "since"})
"""Words that lead on to what a content does not hold any more."""


def widen(page: Page, cue: int, shape: str, ranges: list[Range]) -> list[Range]:
    """The stretches of a content, the first and the last run on to where the sentence lets them."""
    tree = page.tree
    first, last = ranges[0], ranges[-1]
    if last[0] > cue:
        last = forward(page, cue, last, shape)
    elif len(ranges) == 1 and shape == "speech" and last[1] <= cue and tree.heads[cue] == cue:
        last = backward(page, last)
    if shape not in CLAUSAL:
        last = without_next_clause(tree, last)
    if last[0] > cue and shape in ASKED:
        last = without_circumstance(page, last)
    if last[0] > cue:
        last = without_others_words(page, without_comment(page, last))
    ranges = [*ranges[:-1], _past_hyphen(tree, without_loose_end(tree, last))]
    return ranges if len(ranges) == 1 else [first, *ranges[1:]]


def forward(page: Page, cue: int, stretch: Range, shape: str) -> Range:
    """The stretch run on to the right: past a false sentence end, over what follows without a stop, over conditions."""
    tree = page.tree
    first, last = past_false_end(page, stretch)
    if last >= len(tree.words) or tree.ends_sentence(last - 1) or _speaker_follows(page, last):
        return first, last
    above = _ancestors(tree, cue)
    clausal = shape in CLAUSAL or (shape == "object" and tree.tags[last] in FINITE and last not in above)
    if clausal:
        last = _run_on(page, last, above)
        if last < len(tree.words) and tree.starts[last] and tree.tags[last - 1] != "." and "\n" not in tree.words[last]:
            last = _run_on(page, last + 1, above)
        while last > stretch[1] and _leads_on(tree, last - 1):
            last -= 1
        if _goes_on(tree, last) or _goes_on(tree, last + 1):
            last = tree.stop_after(last)
        last = _with_told_too(page, cue, last)
    after = last + 1 if last < len(tree.words) and tree.tags[last] in ("''", "``", "POS") else last
    if after < len(tree.words) and tree.words[after] in CONDITIONS:
        clause = tree.right(tree.heads[after]) if tree.heads[after] > after else after
        while last < len(tree.words) and not _ends(tree, last):
            if last > clause and tree.words[last] in (",", ";"):
                break
            last += 1
    return first, last


def _with_told_too(page: Page, cue: int, last: int) -> int:
    """Where a content ends that the parser has joined a further clause of to the cue: "said A would B, and C would D".

    After a verb of saying in the past, "would" and "should" show that it is still told.
    """
    tree = page.tree
    if tree.tags[cue] != "VBD":
        return last
    for kid in tree.kids_with(cue, "conj"):
        begin = tree.left(kid)
        near = last <= begin <= last + 2 and all(tree.words[at] in LOOSE for at in range(last, begin))
        shifted = any(tree.words[at] in SHIFTED for at in tree.kids_with(kid, "aux"))
        subject = tree.kid(kid, "nsubj", "nsubjpass", "expl")
        if near and shifted and subject is not None and not _speaks(page, kid) and begin > last - 1:
            last = tree.right(kid) + 1
            while tree.tags[last - 1] == "." or not tree.words[last - 1].strip():
                last -= 1
    return last


def _leads_on(tree: Tree, index: int) -> bool:
    """Whether the last word of a content belongs to what follows; "did so." does not."""
    if tree.tags[index] in ("CC", "TO", "MD"):
        return True
    if tree.deps[index] in ("aux", "auxpass", "neg") and tree.heads[index] > index:
        return True
    return tree.tags[index] in ("RB", "PRP") and not tree.ends_sentence(index) and tree.tags[index + 1] != "."


def _speaker_follows(page: Page, last: int) -> bool:
    """Whether another speaker takes over behind a content: "A, and | the mayor said B"."""
    tree = page.tree
    if tree.words[last - 1] not in (",", *CONJUNCTIONS):
        return False
    subject = last
    while tree.heads[subject] > subject and not tree.is_verb(subject):
        subject = tree.heads[subject]
    return tree.is_verb(subject) and _speaks(page, subject)


def _goes_on(tree: Tree, index: int) -> bool:
    """Whether a second clause follows that is told as well: "that A, but that B"."""
    behind = tree.words[index + 1 : index + 2] == ["that"] and tree.tags[index + 1] == "IN"
    return behind and tree.words[index] in ("and", "but", ",")


def _run_on(page: Page, last: int, above: set[int]) -> int:
    """The first token from here on before which the content ends."""
    tree = page.tree
    while last < len(tree.words) and not _stops(page, last) and not _above(tree, last, above):
        last += 1
    return last


def _ends(tree: Tree, index: int) -> bool:
    return tree.tags[index] == "." or "\n" in tree.words[index] or tree.starts[index]


def _stops(page: Page, index: int) -> bool:
    """Whether a content that has come this far ends before the token."""
    tree = page.tree
    return (
        _ends(tree, index)
        or (tree.words[index] in STOPS and not _is_hyphen(tree, index))
        or (tree.words[index] in CONJUNCTIONS and tree.is_verb(tree.heads[index]))
        or (tree.tags[index] in (",", ":", "-LRB-", "-RRB-") and not _is_hyphen(tree, index))
        or (tree.tags[index][:1] == "V" and ("V", tree.words[index]) in load_cues() and not _is_inside(tree, index))
    )


def _is_inside(tree: Tree, verb: int) -> bool:
    """Whether a verb goes on with a content: "would sue if the mayor | refuses", "said that Y were | refused A"."""
    helped = tree.tags[verb] == "VBN" and tree.deps[verb - 1] in ("aux", "auxpass") and tree.heads[verb - 1] == verb
    shifted = tree.is_negated(verb) and any(tree.words[kid] in SHIFTED for kid in tree.kids_with(verb, "aux"))
    return helped or shifted or any(tree.words[kid] in CONDITIONS for kid in tree.kids_with(verb, "mark", "advmod"))


def _is_hyphen(tree: Tree, index: int) -> bool:
    """Whether a dash stands inside a word: "great-uncle"."""
    glued = index and not tree.doc[index - 1].whitespace_ and not tree.doc[index].whitespace_
    return tree.words[index] == "-" and bool(glued)


def _past_hyphen(tree: Tree, stretch: Range) -> Range:
    """The stretch run on over a hyphen at which the parser has cut a word in two: "the re | -opening of the port"."""
    first, last = stretch
    if last + 1 < len(tree.words) and tree.words[last] == "-" and _is_hyphen(tree, last):
        return first, tree.right(last + 1) + 1
    return stretch


def _ancestors(tree: Tree, index: int) -> set[int]:
    above = set()
    while tree.heads[index] != index:
        index = tree.heads[index]
        above.add(index)
    return above


def _above(tree: Tree, index: int, above: set[int]) -> bool:
    """Whether a token belongs to the clause that the cue itself is only a part of: "the claim that A | is false"."""
    return index in above or (tree.heads[index] in above and tree.deps[index] in INFLECTION)


def past_false_end(page: Page, stretch: Range) -> Range:
    """The stretch, run on to the full stop, or the next verb of saying, where the parser ends a sentence too early."""
    tree = page.tree
    first, last = stretch
    if not tree.ends_sentence(last - 1) or tree.tags[last - 1] == "." or last >= len(tree.words):
        return stretch
    if "\n" in tree.words[last] or tree.words[last - 1] in (":", ";") or "\n" in tree.words[last - 1]:
        return stretch
    if tree.is_cut_before(last):
        return stretch
    end = max(last, tree.stop_after(last - 1))
    for at in range(last, end):
        if _speaks(page, at):
            commas = (back for back in range(at, last, -1) if tree.words[back] == "," or tree.tags[back] == "''")
            return first, next(commas, last)
    return first, end


def _speaks(page: Page, index: int) -> bool:
    if page.tree.tags[index][:1] != "V" or page.quoted[index]:
        return False
    return any(frame.shape == "speech" for frame in load_cues().get(("V", page.tree.words[index]), ()))


def backward(page: Page, stretch: Range) -> Range:
    """The stretch run on to the left: what stands before "…, X said" is said from the beginning of the sentence."""
    tree = page.tree
    begin = stretch[0]
    while (
        begin > 0
        and tree.tags[begin - 1] != "."
        and "\n" not in tree.words[begin - 1]
        and not page.quoted[begin - 1]
        and not tree.is_cut_before(begin)
        and not (tree.words[begin - 1] == ":" and page.quoted[min(begin + 1, len(page.quoted) - 1)])
    ):
        begin -= 1
    while begin < stretch[0] and tree.words[begin] in CLOSING:
        begin += 1
    return begin, stretch[1]


def without_next_clause(tree: Tree, stretch: Range) -> Range:
    """A noun phrase without the clause that goes on behind it: "a visa for his client | , but was told that"."""
    first, last = stretch
    for at in range(first + 1, last - 2):
        if tree.words[at] == "," and tree.words[at + 1] in CONJUNCTIONS and tree.tags[at + 2] in FINITE - {"VB"}:
            return first, at
    return stretch


def without_loose_end(tree: Tree, stretch: Range) -> Range:
    """The stretch without a comma or conjunction that leads on to something else."""
    first, last = stretch
    while last - 1 > first and tree.words[last - 1] in LOOSE and tree.tags[last - 1] != "DT":
        last -= 1
        while last - 1 > first and tree.words[last - 1] in ("—", "–", "--"):
            last -= 1
    return first, last
