"""What is said: the words that a cue takes as its content, by the shape that the lexicon gives it."""

from __future__ import annotations

from typing import NamedTuple

from briefing.language.attribution.lexicon import Frame
from briefing.language.attribution.tree import RELATIVE_TAGS, SUBJECTS, Range, Tree

CLAUSES = ("ccomp", "xcomp", "csubj", "csubjpass")
BLOCK_BREAKERS = frozenset({"punct", "cc", "conj", "ccomp", "parataxis", "dep"})
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun january february march april may"
    " june july august september october november december jan. feb. aug. sept. oct. nov. dec. today yesterday tonight"
    " time day week month year morning evening afternoon night weekend television tv twitter facebook occasion condition".split()
)
"""What follows a preposition and tells when or where something was said, and not what."""
SHOWING = frozenset(
    "poll polls survey surveys study studies data figures report reports analysis research video videos footage documents"
    " document records statistics results findings numbers evidence review census estimates tests images photos transcript"
    " transcripts audit investigation average averages slide slides chart charts map maps story book books film clip tape"
    " tapes memo memos email emails e-mails filing filings paper papers history experience test indictment lawsuit".split()
)
"""Sources that show things, where a person would merely find them."""


class Content(NamedTuple):
    """Stretches of tokens that are content, and to whom it is said."""

    ranges: tuple[Range, ...]
    addressee: int | None = None


def find_content(tree: Tree, cue: int, frame: Frame, subject: int | None) -> Content | None:
    """What the cue takes in this frame; None where the sentence does not have that shape."""
    shape = frame.shape
    if shape == "quote":
        return None
    if frame.particle and not has_particle(tree, cue, frame.particle):
        return None
    if shape in ("speech", "that", "object+that"):
        return clause_content(tree, cue, aside=shape == "speech")
    if shape == "to":
        return infinitive_content(tree, cue)
    if shape == "ing":
        return gerund_content(tree, cue)
    if shape == "object":
        return object_content(tree, cue)
    if shape == "source object":
        return object_content(tree, cue) if subject is not None and tree.words[subject] in SHOWING else None
    if shape == "object+to":
        return object_infinitive_content(tree, cue)
    if shape == "object+object":
        return small_clause_content(tree, cue)
    first, plus, second = shape.partition("+")
    if plus and first == "object":
        return object_preposition_content(tree, cue, second)
    if plus:
        return preposition_pair_content(tree, cue, first, second)
    return preposition_content(tree, cue, shape)


def has_particle(tree: Tree, cue: int, particle: str) -> bool:
    """Whether the particle of a phrasal verb stands by it: "ruled out", "ruled it out"."""
    words = particle.split()
    if tree.words[cue + 1 : cue + 1 + len(words)] == words:
        return True
    return len(words) == 1 and any(
        tree.words[kid] == particle and cue < kid <= cue + 5 for kid in tree.kids_with(cue, "prt")
    )


def clause_content(tree: Tree, cue: int, aside: bool) -> Content | None:
    """A complement clause, or, for verbs of speech, the sentence that the cue is put into: "A, he said, B"."""
    addressee = tree.kid(cue, "dobj", "dative")
    if addressee is None and tree.is_passive(cue):
        addressee = tree.kid(cue, "nsubjpass")
    clauses = [kid for kid in tree.kids_with(cue, *CLAUSES) if _is_clause(tree, kid)]
    after = [kid for kid in clauses if kid > cue]
    if not after:
        after = [kid for kid in tree.kids_with(cue, "advcl") if kid > cue and tree.left(kid) == cue + 1 and _has_wh(tree, kid)]
    if after:
        return Content((strip_that(tree, tree.span(after[0])),), addressee)
    if clauses and aside:
        return Content(_around(tree, tree.span(clauses[-1]), _block(tree, cue, clauses[-1])), addressee)
    if aside and not clauses and _is_aside(tree, cue):
        head = tree.heads[cue]
        return Content(_around(tree, tree.span(head), tree.span(cue)), addressee)
    return None


def _is_clause(tree: Tree, kid: int) -> bool:
    """Whether a complement is a clause with a subject, or a question, and no bare infinitive or noun."""
    if tree.deps[kid] != "xcomp":
        if kid > tree.heads[kid] and not _has_subject(tree, kid):
            return _has_wh(tree, kid) or tree.words[tree.left(kid)] == "that" or tree.tags[tree.left(kid)] in ("``", "''", ":")
        return not any(tree.tags[k] == "TO" and tree.deps[k] == "aux" for k in tree.kids[kid]) or _has_wh(tree, kid)
    return tree.kid(kid, "nsubj", "nsubjpass") is not None or _has_wh(tree, kid)


def _has_subject(tree: Tree, kid: int) -> bool:
    return any(tree.deps[k] in SUBJECTS for k in tree.kids[kid])


def _has_wh(tree: Tree, kid: int) -> bool:
    return tree.tags[tree.left(kid)] in ("WRB", "WP", "WDT") or tree.words[tree.left(kid)] in ("whether", "if")


def _is_aside(tree: Tree, cue: int) -> bool:
    """Whether the cue with its subject is put into or after a sentence: "A, he said, B"; "as he put it"."""
    head, dep = tree.heads[cue], tree.deps[cue]
    if head == cue or tree.kid(cue, "nsubj") is None:
        return False
    first, last = tree.span(cue)
    marked = tree.words[first] in ("as", "like")
    if dep == "advcl" and marked:
        return True
    if dep not in ("parataxis", "ccomp", "advcl", "dep", "conj"):
        return False
    if any(
        tree.words[kid] in ("that", "if", "because", "after", "when", "while", "and", "but")
        for kid in tree.kids_with(cue, "mark", "cc", "advmod")
    ):
        return False
    before = tree.words[first] in (",", "—", "–", "--", "―") or (
        first > 0 and tree.words[first - 1] in (",", "—", "–", "--", "”", '"', "''")
    )
    after = (
        last >= len(tree.words)
        or tree.words[last] in (",", ".", "—", "–", "--", ";")
        or tree.words[last - 1] in (",", ".")
    )
    return before and after and last - first <= 14


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


def strip_that(tree: Tree, stretch: Range) -> Range:
    """The stretch without the "that" or "to" that introduces it."""
    first, last = stretch
    while first < last - 1 and (
        tree.words[first] in ("that", ",", ":") and tree.deps[first] in ("mark", "punct", "det", "advmod", "nsubj")
    ):
        if tree.deps[first] in ("nsubj", "det"):
            break
        first += 1
    return first, last


def infinitive_content(tree: Tree, cue: int) -> Content | None:
    """An infinitive: "vowed to A"; in the passive it takes the subject along: "X is expected to A"."""
    for kid in tree.kids_with(cue, "xcomp", "ccomp", "advcl"):
        if (
            kid > cue
            and _to(tree, kid) is not None
            and not (tree.deps[kid] == "ccomp" and tree.kid(kid, "nsubj") is not None)
        ):
            if tree.deps[kid] == "advcl" and kid - cue > 4:
                continue
            if tree.is_passive(cue):
                return None
            return Content((_from_to(tree, kid),))
    return None


def _to(tree: Tree, verb: int) -> int | None:
    return next((kid for kid in tree.kids[verb] if tree.tags[kid] == "TO" and kid < verb), None)


def _from_to(tree: Tree, verb: int) -> Range:
    first, last = tree.span(verb)
    to = _to(tree, verb)
    return (to + 1 if to == first else first), last


def gerund_content(tree: Tree, cue: int) -> Content | None:
    """A gerund: "denied A-ing"."""
    for kid in tree.kids_with(cue, "xcomp", "ccomp", "dobj"):
        if kid > cue and tree.tags[kid] == "VBG":
            return Content((tree.span(kid),))
    return None


def find_object(tree: Tree, cue: int) -> int | None:
    """The object of a cue: after it, before it in the passive, or the noun that its relative clause describes."""
    if tree.is_passive(cue):
        own = tree.kid(cue, "nsubjpass")
        if own is None and tree.deps[cue] == "acl":
            return tree.heads[cue]
    else:
        own = next((kid for kid in tree.kids_with(cue, "dobj")), None)
    if own is not None and (tree.tags[own] in RELATIVE_TAGS or (tree.words[own] == "that" and own < cue)):
        own = None
        if tree.deps[cue] != "relcl":
            return None
    if own is None and tree.deps[cue] == "relcl":
        return tree.heads[cue]
    return own


def object_range(tree: Tree, cue: int, head: int) -> Range:
    """The noun phrase of an object, without the relative clause that the cue stands in."""
    first, last = tree.span(head)
    if first <= cue < last:
        kid = cue
        while tree.heads[kid] != head and tree.heads[kid] != kid:
            kid = tree.heads[kid]
        last = tree.left(kid) if tree.left(kid) > head else last
    return first, last


def object_content(tree: Tree, cue: int) -> Content | None:
    """A noun phrase: "criticised A"."""
    head = find_object(tree, cue)
    if head is None:
        gerund = next((kid for kid in tree.kids_with(cue, "xcomp") if kid > cue and tree.tags[kid] == "VBG"), None)
        return Content((tree.span(gerund),)) if gerund is not None else None
    if tree.words[head].endswith(("self", "selves")):
        return None
    return Content((object_range(tree, cue, head),))


def object_infinitive_content(tree: Tree, cue: int) -> Content | None:
    """A noun phrase and an infinitive: "urged Y to A"."""
    for kid in tree.kids_with(cue, "xcomp", "ccomp", "advcl"):
        to = _to(tree, kid)
        if to is None or kid < cue:
            continue
        if tree.is_passive(cue):
            head = tree.kid(cue, "nsubjpass")
            if head is None or tree.kid(cue, "agent") is None:
                return None
            return Content((object_range(tree, cue, head), _from_to(tree, kid)), head)
        head = tree.kid(kid, "nsubj")
        if head is None or head > to:
            head = tree.kid(cue, "dobj", "dative")
        if head is not None and cue < head < to:
            return Content(((tree.left(head), tree.right(kid) + 1),), head)
    head = tree.kid(cue, "dobj")
    if head is not None and not tree.is_passive(cue) and head > cue:
        to = tree.right(head) + 1
        if tree.words[to : to + 1] == ["to"] and _within(tree, to, cue) and tree.tags[to + 1][:2] not in ("DT", "PR"):
            return Content(((tree.left(head), tree.right(cue) + 1),), head)
        for kid in tree.kids_with(head, "acl", "relcl"):
            if tree.tags[kid] == "VB" and _to(tree, kid) is not None:
                return Content((tree.span(head),), head)
    return None


def small_clause_content(tree: Tree, cue: int) -> Content | None:
    """Two noun phrases, or one and an adjective: "called Y A"."""
    if tree.is_passive(cue):
        return None
    for kid in tree.kids_with(cue, "oprd", "ccomp", "acomp", "xcomp"):
        if kid < cue or (tree.is_verb(kid) and tree.deps[kid] != "oprd"):
            continue
        inner = tree.kid(kid, "nsubj", "dobj")
        outer = tree.kid(cue, "dobj")
        if outer is not None and cue < outer < kid:
            return Content(((tree.left(outer), tree.right(kid) + 1),))
        if (inner is not None and inner > cue) or kid - cue > 3:
            return Content(((min(tree.left(kid), kid), tree.right(kid) + 1),))
    return None


def object_preposition_content(tree: Tree, cue: int, preposition: str) -> Content | None:
    """A noun phrase and a preposition: "accused Y of A"."""
    head = find_object(tree, cue)
    if head is None:
        return None
    stretch = object_range(tree, cue, head)
    prep = next((kid for kid in tree.kids_with(cue, "prep") if tree.words[kid] == preposition and kid > cue), None)
    if prep is not None:
        if stretch[1] <= prep and stretch[0] > cue:
            return Content(((stretch[0], tree.right(prep) + 1),), head)
        return Content((stretch, tree.span(prep)), head)
    if any(tree.words[kid] == preposition for kid in tree.kids_with(head, "prep")):
        return Content((stretch,), head)
    return None


def preposition_content(tree: Tree, cue: int, preposition: str) -> Content | None:
    """What follows a preposition: "warned of A"."""
    for kid in tree.kids_with(cue, "prep", "prt", "advmod"):
        if tree.words[kid] != preposition or kid < cue:
            continue
        inner = tree.kid(kid, "pobj", "pcomp")
        if inner is not None:
            if tree.tags[inner] in RELATIVE_TAGS or tree.words[inner] in DAYS:
                continue
            return Content((tree.span(inner),))
    return None


def preposition_pair_content(tree: Tree, cue: int, preposition: str, second: str) -> Content | None:
    """A preposition, a noun phrase, and an infinitive or a second preposition: "called on Y to A"."""
    for prep in tree.kids_with(cue, "prep", "prt", "dative"):
        if tree.words[prep] != preposition or prep < cue:
            continue
        head = tree.kid(prep, "pobj", "pcomp")
        head = head if head is not None else tree.kid(cue, "dobj")
        if head is None:
            continue
        last = tree.right(cue) + 1
        for at in range(head + 1, min(last, head + 25)):
            if tree.words[at] == second and _within(tree, at, cue):
                governor = tree.heads[at] if second == "to" else at
                if second == "to" and tree.tags[at] != "TO":
                    continue
                if second == "to" and tree.tags[governor] != "VB":
                    continue
                return Content(((tree.left(head), tree.right(governor) + 1),), head)
    return None


def _within(tree: Tree, index: int, ancestor: int) -> bool:
    """Whether a token depends on another, at most a few steps away."""
    for _ in range(8):
        if index == ancestor:
            return True
        index = tree.heads[index]
    return False
