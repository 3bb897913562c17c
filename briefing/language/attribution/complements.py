"""Clauses as contents: "said that A", "A, he said, B", "vowed to A", "denied A-ing"."""

from __future__ import annotations

from typing import NamedTuple

from briefing.language.attribution.lexicon import load_cues
from briefing.language.attribution.wordlists import load_words
from briefing.language.tree import SUBJECTS, Range, Tree

CLAUSES = ("ccomp", "xcomp", "csubj", "csubjpass")
BLOCK_BREAKERS = frozenset({"punct", "cc", "conj", "ccomp", "parataxis", "dep"})
ASIDE_DEPS = frozenset({"parataxis", "ccomp", "advcl", "dep", "conj"})
JOINING = frozenset({"that", "if", "because", "after", "when", "while", "and", "but"})
"""What makes a clause with a verb of saying part of the sentence, and no aside."""
CONDITIONS = frozenset({"if", "unless"})
DASHES = frozenset({",", "—", "–", "--", "―"})
CLAUSE_STARTS = frozenset({"PRP", "DT", "NN", "NNS", "NNP", "NNPS", "JJ", "EX"})
LONGEST_ASIDE = 14
"""Tokens of an aside: "the minister told reporters in Geneva on Monday"."""
NEAR = 4
"""Tokens between a cue and an infinitive of purpose that is its content all the same."""


class Content(NamedTuple):
    """Stretches of tokens that are content, and to whom it is said."""

    ranges: tuple[Range, ...]
    addressee: int | None = None


def clause_content(tree: Tree, cue: int, aside: bool) -> Content | None:
    """A complement clause, or, for verbs of speech, the sentence that the cue is put into: "A, he said, B"."""
    addressee = tree.kid(cue, "dobj", "dative")
    if addressee is None and tree.is_passive(cue):
        addressee = tree.kid(cue, "nsubjpass")
    clauses = [kid for kid in tree.kids_with(cue, *CLAUSES) if _is_clause(tree, kid)]
    questions = [k for k in tree.kids_with(cue, "advcl") if tree.left(k) == cue + 1 and _has_wh(tree, k)]
    after = next((kid for kid in [*clauses, *questions] if kid > cue), None)
    if after is None and addressee is not None and not tree.is_passive(cue):
        after = _beside_addressee(tree, addressee)
    if after is None and not clauses:
        after = next((at for prep in tree.kids_with(cue, "prep") if (at := _beside_setting(tree, prep, cue))), None)
    if (depends := _condition_behind(tree, cue)) is not None and clauses and clauses[0] < cue:
        return Content((tree.span(clauses[0]), depends), addressee)
    if after is not None:
        first, last = strip_that(tree, _without_aside(tree, after))
        first = _behind_that(tree, cue, first)
        return Content((without_day(tree, (max(first, cue + 1), last), cue),), addressee)
    if addressee is not None and aside and not clauses:
        following = _split_off(tree, cue)
        if following is not None:
            first = _behind_that(tree, cue, following[0])
            return Content(((first, following[1]),), None if tree.words[addressee] == "that" else addressee)
    if clauses and aside and _runs_up_to(tree, clauses[-1], cue):
        return Content(_around(tree, tree.span(clauses[-1]), _block(tree, cue, clauses[-1])), addressee)
    if aside and not clauses and _is_aside(tree, cue):
        head = tree.heads[cue]
        while not tree.is_verb(head) and tree.heads[head] != head:
            head = tree.heads[head]
        return Content(_around(tree, tree.span(head), _aside_span(tree, cue)), addressee)
    return None


def _condition_behind(tree: Tree, cue: int) -> Range | None:
    """The condition that goes on with what stands before the cue: "A, X said, | if B"."""
    for kid in tree.kids_with(cue, "advcl", "ccomp"):
        first = tree.left(kid)
        if kid > cue and tree.words[first] in CONDITIONS and tree.words[first - 1] == ",":
            return tree.span(kid)
    return None


def _behind_that(tree: Tree, cue: int, first: int) -> int:
    """Where a clause begins of whose first words the parser has made the cue's: "said that | from noon it would"."""
    marks = (at for at in range(cue + 1, first) if tree.words[at] == "that")
    return next((at + 1 for at in marks if tree.heads[at] == cue and tree.right(at) == at), first)


def _beside_addressee(tree: Tree, addressee: int) -> int | None:
    """The clause that is hung on those who are told, as if it described them: "told the panel | that A"."""
    if ("N", tree.words[addressee]) in load_cues():
        return None  # "repeated its claim | that A"
    preps = [*tree.kids_with(tree.heads[addressee], "prep"), *tree.kids_with(addressee, "prep")]
    nouns = [addressee, *(noun for prep in preps if (noun := tree.kid(prep, "pobj")) is not None and prep > addressee)]
    for noun in nouns:  # "told the panel on a call | that A"
        for kid in tree.kids_with(noun, "relcl", "acl", "ccomp"):
            mark = tree.left(kid)
            opens = tree.words[mark] == "that" and tree.deps[mark] in ("mark", "pobj", "det")
            if kid > noun and opens and tree.kid(kid, "nsubj", "nsubjpass", "expl") not in (None, mark):
                return kid
    return None


def _beside_setting(tree: Tree, prep: int, cue: int) -> int | None:
    """The clause that is hung on where it was said: "replied in a letter | that A"."""
    noun = tree.kid(prep, "pobj")
    if noun is None or prep < cue or ("N", tree.words[noun]) in load_cues():
        return None
    for kid in tree.kids_with(noun, "relcl", "acl"):
        mark = tree.left(kid)
        opens = tree.words[mark] == "that" and tree.deps[mark] == "mark"
        if opens and tree.kid(kid, "nsubj", "nsubjpass", "expl") is not None:
            return kid
    return None


def _without_aside(tree: Tree, clause: int) -> Range:
    """A clause without the aside of another teller before it: "He was told, | he added, | that A"."""
    first, last = tree.span(clause)
    for kid in tree.kids_with(clause, "parataxis"):
        if kid < clause and tree.left(kid) == first and tree.words[tree.right(kid)] == ",":
            first = tree.right(kid) + 1
    return first, last


def _runs_up_to(tree: Tree, clause: int, cue: int) -> bool:
    """Whether a clause before a cue is what that tells, and no other half of the sentence: "A; X said B"."""
    return tree.right(clause) >= cue or ";" not in tree.words[tree.right(clause) + 1 : cue]


def _split_off(tree: Tree, cue: int) -> Range | None:
    """The clause right behind "told Y", where the parser has made a sentence of it, or hung it elsewhere."""
    at = tree.right(cue) + 1
    if at >= len(tree.words) or not tree.words[at - 1][0].isalnum() or tree.tags[at] not in CLAUSE_STARTS:
        return None
    if tree.starts[at]:
        return at, tree.stop_after(at)
    verb = at
    while tree.heads[verb] > at and tree.left(tree.heads[verb]) >= at:
        verb = tree.heads[verb]
    return tree.span(verb) if tree.deps[verb] == "parataxis" and tree.is_verb(verb) else None


def _aside_span(tree: Tree, cue: int) -> Range:
    """The cue's clause up to the comma that ends the aside."""
    first, last = tree.span(cue)
    comma = next((at for at in range(cue + 1, last) if tree.words[at] == ","), None)
    return first, last if comma is None else comma + 1


def _is_clause(tree: Tree, kid: int) -> bool:
    """Whether a complement is a clause with a subject, or a question, and no bare infinitive or noun."""
    if _has_wh(tree, kid):
        return True
    first = tree.left(kid)
    if tree.deps[kid] == "xcomp":
        return tree.kid(kid, "nsubj", "nsubjpass") is not None or _is_subject(tree, kid)
    helpers = tree.kids_with(kid, "aux", "auxpass")  # "the money | was | gone": the subject of "was"
    if kid > tree.heads[kid] and all(tree.kid(at, *SUBJECTS) is None for at in (kid, *helpers)):
        return tree.words[first] == "that" or tree.tags[first] in ("``", "''", ":")
    return not any(tree.tags[k] == "TO" and tree.deps[k] == "aux" for k in tree.kids[kid])


def _is_subject(tree: Tree, gerund: int) -> bool:
    """Whether a gerund is the subject of a clause that hangs on it: "said | closing it could cost jobs"."""
    below = tree.kid(gerund, "ccomp") if tree.tags[gerund] == "VBG" and tree.deps[gerund] == "xcomp" else None
    return below is not None and below > gerund and tree.kid(below, "aux") is not None


def _has_wh(tree: Tree, kid: int) -> bool:
    return tree.tags[tree.left(kid)] in ("WRB", "WP", "WDT") or tree.words[tree.left(kid)] in ("whether", "if")


def _is_aside(tree: Tree, cue: int) -> bool:
    """Whether the cue with its subject is put into or after a sentence: "A, he said, B"; "as he put it"."""
    dep = tree.deps[cue]
    if tree.heads[cue] == cue or tree.kid(cue, "nsubj") is None:
        return False
    first, last = _aside_span(tree, cue)
    if dep == "advcl" and tree.words[first] in ("as", "like"):
        return tree.kid(cue, "dobj", "xcomp") is None or tree.words[cue] in ("put", "puts")
    joined = any(tree.words[kid] in JOINING for kid in tree.kids_with(cue, "mark", "cc", "advmod"))
    return dep in ASIDE_DEPS and not joined and last - first <= LONGEST_ASIDE and _sets_off(tree, first, last)


def _sets_off(tree: Tree, first: int, last: int) -> bool:
    """Whether a stretch stands between commas, dashes, quotation marks or the ends of the sentence."""
    before = tree.words[first] in DASHES or (first > 0 and tree.words[first - 1] in DASHES | {"”", '"', "''"})
    after = last >= len(tree.words) or tree.words[last] in DASHES | {".", ";"} or tree.words[last - 1] in (",", ".")
    return before and after


def _block(tree: Tree, cue: int, content: int) -> Range:
    """The cue with its subject and modifiers, without its content."""
    first, last = cue, cue + 1
    for kid in tree.kids[cue]:
        if kid != content and tree.deps[kid] not in BLOCK_BREAKERS:
            first, last = min(first, tree.left(kid)), max(last, tree.right(kid) + 1)
    return first, last


def _around(tree: Tree, whole: Range, block: Range) -> tuple[Range, ...]:
    """What is left of a stretch when the block is taken out of it."""
    parts = [(whole[0], min(whole[1], block[0])), (max(whole[0], block[1]), whole[1])]
    return tuple(
        part for part in parts if part[0] < part[1] and any(word[0].isalnum() for word in tree.words[slice(*part)])
    )


def without_day(tree: Tree, stretch: Range, cue: int) -> Range:
    """The stretch behind a cue without the day of the saying: "said Tuesday | A", "said on Tuesday | A"."""
    first, last = stretch
    at = first + (tree.words[first] == "on")
    if first != cue + 1 or at >= last or tree.words[at] not in load_words("days"):
        return stretch
    at += 1
    while at < last and tree.words[at] in ("night", "morning", "afternoon", "evening"):
        at += 1
    return (at, last) if at < last - 1 and tree.tags[at] in CLAUSE_STARTS | {"PRP$", "IN"} else stretch


def strip_that(tree: Tree, stretch: Range) -> Range:
    """The stretch without the "that" that introduces it."""
    first, last = stretch
    while (
        first < last - 1
        and tree.words[first] in ("that", ",", ":")
        and (tree.deps[first] in ("mark", "punct", "advmod", "pobj") or _is_complete(tree, stretch))
    ) or tree.words[first : first + 2] == ["only", "that"]:
        first += 1
    return first, last


def _is_complete(tree: Tree, stretch: Range) -> bool:
    """Whether the clause behind a "that" has a subject of its own: "that | the port would close"."""
    verb = tree.heads[stretch[0]]
    subject = tree.kid(verb, "nsubj", "nsubjpass", "expl")
    return tree.deps[verb] == "ccomp" and subject is not None and subject > stretch[0] and tree.heads[verb] < verb


def infinitive_content(tree: Tree, cue: int) -> Content | None:
    """An infinitive: "vowed to A"."""
    if tree.is_passive(cue):
        return None
    for kid in tree.kids_with(cue, "xcomp", "ccomp", "advcl"):
        if kid < cue or infinitive_marker(tree, kid) is None:
            continue
        if tree.deps[kid] == "ccomp" and tree.kid(kid, "nsubj") is not None:
            continue
        if tree.deps[kid] != "advcl" or kid - cue <= NEAR:
            return Content((from_infinitive(tree, kid),))
    to = cue + 1
    misread = to + 1 < len(tree.words) and tree.tags[to] == "TO" and tree.deps[to] == "prep" and tree.heads[to] == cue
    if misread and tree.tags[to + 1] == "VB":
        return Content(
            ((to + 1, tree.right(to) + 1),)
        )  # the parser takes "reinstall" for a part of "reinstall cameras"
    return None


def infinitive_marker(tree: Tree, verb: int) -> int | None:
    """The "to" of an infinitive."""
    return next((kid for kid in tree.kids[verb] if tree.tags[kid] == "TO" and kid < verb), None)


def from_infinitive(tree: Tree, verb: int) -> Range:
    """The clause of an infinitive without its "to"."""
    first, last = tree.span(verb)
    to = infinitive_marker(tree, verb)
    return (to + 1 if to == first else first), last


def gerund_content(tree: Tree, cue: int) -> Content | None:
    """A gerund: "denied A-ing"."""
    for kid in tree.kids_with(cue, "xcomp", "ccomp", "dobj"):
        having = any(tree.words[aux] == "having" for aux in tree.kids_with(kid, "aux"))
        if kid > cue and (tree.tags[kid] == "VBG" or having):  # "denied | having dumped A"
            return Content((tree.span(kid),))
    return None
