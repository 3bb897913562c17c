"""Noun phrases and prepositions as contents: "criticised A", "accused Y of A", "warned of A", "called on Y to A"."""

from __future__ import annotations

from briefing.language.attribution.complements import Content, from_infinitive, infinitive_marker
from briefing.language.attribution.lexicon import load_cues
from briefing.language.attribution.speakers import is_personal
from briefing.language.attribution.wordlists import load_words
from briefing.language.tree import RELATIVE_TAGS, Range, Tree

REACH = 25
"""How many tokens behind the first noun phrase its infinitive or second preposition may stand."""
NOMINAL_STARTS = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP$", "CD", "``"})
STOPS = frozenset({",", ".", ":", "CC", "-LRB-"})
QUOTE_TAGS = frozenset({"``", "''"})
BETWEEN = frozenset({"IN", "DT", "JJ", "NN", "NNP", "CD", "RB", "PRP$", "POS"})
"""Tags of the words on when and how somebody is asked: "urged members in a letter to A"."""
COMPLEMENTS = frozenset({"for", "from", "against", "between", "over", "of"})
"""Prepositions that go with the noun before them where the parser hangs them on the verb: "promised homes for them"."""
OF_BLAME = frozenset({"of", "for", "over"})
FELT = frozenset({"at", "about"})
"""Those that go with a noun for what somebody feels or says: "expressed anger at the plan"."""
LIMITS = frozenset({"before", "until", "by", "without", "unless"})
HOPS = 8
NOBODY = -1


def find_object(tree: Tree, cue: int) -> int | None:
    """The object of a cue: after it, before it in the passive, or the noun that its relative clause describes."""
    if tree.is_passive(cue):
        own = tree.kid(cue, "nsubjpass")
        if own is None and tree.deps[cue] == "acl":
            return tree.heads[cue]
    else:
        own = tree.kid(cue, "dobj")
    relative = tree.deps[cue] == "relcl"
    if own is not None and (tree.tags[own] in RELATIVE_TAGS or (tree.words[own] == "that" and own < cue)):
        own = None if relative else NOBODY
    if own is None and relative:
        return tree.heads[cue]
    return own if own != NOBODY else None


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
        return _verbal_object(tree, cue)
    if tree.words[head].endswith(("self", "selves")):
        return None
    first, last = object_range(tree, cue, head)
    felt = ("N", tree.words[head]) in load_cues()
    goes_on = COMPLEMENTS | FELT if felt else COMPLEMENTS
    if last <= len(tree.words) - 1 and tree.words[last] in goes_on and tree.heads[last] == cue:
        inner = tree.kid(last, "pobj", "pcomp")
        if inner is not None and tree.words[inner] not in load_words("circumstances"):
            last = tree.right(last) + 1
    limits = last < len(tree.words) and tree.words[last] in LIMITS and tree.heads[last] == cue
    if limits and tree.is_negated(cue):  # "do not expect a deal | before May": they may later
        last = tree.right(last) + 1
    if felt:  # "announced plans this week to A"
        aim = next(
            (k for k in tree.kids_with(cue, "xcomp") if k > last and infinitive_marker(tree, k) is not None), None
        )
        last = tree.right(aim) + 1 if aim is not None else last
    return Content(((first, last),))


def matter_content(tree: Tree, cue: int) -> Content | None:
    """A noun phrase that stands for no person: agreements are welcomed as guests are, but only one is a position."""
    head = find_object(tree, cue)
    if head is None or tree.tags[head] not in ("NN", "NNS") or is_personal(tree.words[head], tree.tags[head]):
        return None
    return object_content(tree, cue)


def idea_content(tree: Tree, cue: int) -> Content | None:
    """A noun phrase for what is said or done: a plan, or "his record", can be attacked in words; a town hardly."""
    head = find_object(tree, cue)
    if head is None or not (tree.words[head] in load_words("ideas") or tree.kid(head, "poss") is not None):
        return None
    return matter_content(tree, cue)


def behind_particle(tree: Tree, begin: int) -> Content | None:
    """The words behind a phrasal verb up to the next stop, where the parser sees no object: "ruled out A"."""
    if begin >= len(tree.words) or tree.tags[begin] not in NOMINAL_STARTS:
        return None
    last = begin + 1
    while (
        last < len(tree.words)
        and tree.tags[last] not in STOPS
        and not tree.is_verb(last)
        and "\n" not in tree.words[last]
    ):
        last += 1
    return Content(((begin, last),))


def _verbal_object(tree: Tree, cue: int) -> Content | None:
    """A gerund, or a clause that names a thing: "cited A-ing", "condemned what he called A"."""
    for kid in tree.kids_with(cue, "xcomp", "ccomp"):
        if kid > cue and (
            (tree.deps[kid] == "xcomp" and tree.tags[kid] == "VBG") or tree.words[tree.left(kid)] == "what"
        ):
            return Content((tree.span(kid),))
    return None


def object_infinitive_content(tree: Tree, cue: int) -> Content | None:
    """A noun phrase and an infinitive: "urged Y to A"."""
    for kid in tree.kids_with(cue, "xcomp", "ccomp", "advcl"):
        to = infinitive_marker(tree, kid)
        if kid > cue and tree.tags[kid] == "VBN" and tree.kid(kid, "aux", "auxpass") is None:
            done = tree.kid(kid, "nsubj", "nsubjpass")
            if tree.deps[kid] == "ccomp" and done is not None and done > cue:
                return Content((tree.span(kid),))  # "wants the border closed"
        if to is None or kid < cue:
            continue
        if tree.is_passive(cue):
            head = tree.kid(cue, "nsubjpass")
            if head is None or tree.kid(cue, "agent") is None:
                return None
            return Content((object_range(tree, cue, head), from_infinitive(tree, kid)), head)
        head = tree.kid(kid, "nsubj")
        if head is None or head > to:
            head = tree.kid(cue, "dobj", "dative")
        if head is not None and cue < head < to:
            return Content(((tree.left(head), tree.right(kid) + 1),), head)
    return None if tree.is_passive(cue) else _object_with_infinitive(tree, cue)


def _object_with_infinitive(tree: Tree, cue: int) -> Content | None:
    """The same where the parser has made the infinitive part of the noun phrase, or a prepositional phrase."""
    head = tree.kid(cue, "dobj")
    if head is None or head < cue:
        return None
    to = tree.right(head) + 1
    if tree.words[to : to + 1] == ["to"] and _within(tree, to, cue) and tree.tags[to + 1][:2] not in ("DT", "PR"):
        return Content(((tree.left(head), tree.right(cue) + 1),), head)
    for kid in tree.kids_with(head, "acl", "relcl"):
        if tree.tags[kid] == "VB" and infinitive_marker(tree, kid) is not None:
            return Content((tree.span(head),), head)
    return _past_circumstance(tree, cue, head)


def _past_circumstance(tree: Tree, cue: int, head: int) -> Content | None:
    """The same where words on when and how stand between: "urged members in a letter to A"."""
    at = tree.right(head) + 1 if tree.right(head) < head + 2 else head + 1
    if tree.words[at : at + 1] == [","] or not is_personal(tree.words[head], tree.tags[head]):
        return None
    while at < min(tree.right(cue) + 1, head + REACH) and tree.tags[at] in BETWEEN:
        at += 1
    verb = tree.heads[at] if tree.tags[at : at + 1] == ["TO"] else at
    if verb <= at or tree.tags[verb] != "VB":
        return None
    return Content(((tree.left(head), tree.right(verb) + 1),), head)


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
    outer = tree.kid(cue, "dobj")
    if outer is None or outer < cue:
        return None
    first, last = tree.span(outer)
    within = any(tree.tags[at] in QUOTE_TAGS for at in range(first + 1, last - 1))
    after = last <= tree.right(cue) and tree.tags[last] in {*QUOTE_TAGS, "DT", "JJ", "NN"}
    return Content(((first, max(last, tree.right(cue) + 1) if after else last),)) if within or after else None


def object_preposition_content(tree: Tree, cue: int, preposition: str) -> Content | None:
    """A noun phrase and a preposition: "accused Y of A"."""
    head = find_object(tree, cue)
    if head is None:
        return None
    stretch = object_range(tree, cue, head)
    prep = next((kid for kid in tree.kids_with(cue, "prep") if tree.words[kid] == preposition and kid > cue), None)
    if prep is not None:
        if stretch[1] <= prep and stretch[0] > cue:
            return Content(((stretch[0], _with_exception(tree, cue, tree.right(prep) + 1)),), head)
        return Content((stretch, tree.span(prep)), head)
    if any(tree.words[kid] == preposition for kid in tree.kids_with(head, "prep")):
        return Content((stretch,), head)
    if preposition == "as" and stretch[0] > cue:
        judged = (kid for kid in tree.kids_with(cue, "advcl") if tree.left(kid) == stretch[1])
        verdict = next((kid for kid in judged if tree.tags[kid][:2] == "JJ" and tree.words[stretch[1]] == "as"), None)
        if verdict is not None:  # "rejected the bans | as premature"
            return Content(((stretch[0], tree.right(verdict) + 1),), head)
    return _behind_agent(tree, cue, stretch, head, preposition)


def _behind_agent(tree: Tree, cue: int, stretch: Range, head: int, preposition: str) -> Content | None:
    """The same where the agent of a passive stands between: "was accused by prosecutors | of A"."""
    by = tree.kid(cue, "agent") if tree.is_passive(cue) else None
    agent = tree.kid(by, "pobj") if by is not None else None
    if agent is None or preposition not in OF_BLAME or stretch[1] > cue:
        return None
    prep = next((kid for kid in tree.kids_with(agent, "prep") if tree.words[kid] == preposition), None)
    if prep is None or tree.kid(prep, "pcomp") is None:
        return None
    return Content((stretch, tree.span(prep)), head)


def _with_exception(tree: Tree, cue: int, last: int) -> int:
    """Where a content ends that goes on with "without": "warned Y against A | without B"."""
    excepted = tree.words[last : last + 1] == ["without"] and tree.heads[last] == cue
    return tree.right(last) + 1 if excepted else last


def preposition_content(tree: Tree, cue: int, preposition: str) -> Content | None:
    """What follows a preposition: "warned of A"."""
    for kid in tree.kids_with(cue, "prep", "prt", "advmod"):
        if tree.words[kid] != preposition or kid < cue:
            continue
        inner = tree.kid(kid, "pobj", "pcomp")
        if inner is not None:
            if tree.tags[inner] in RELATIVE_TAGS or tree.words[inner] in load_words("circumstances"):
                continue
            return Content((tree.span(inner),))
    return None


def preposition_pair_content(tree: Tree, cue: int, preposition: str, second: str) -> Content | None:
    """A preposition, a noun phrase, and an infinitive or a second preposition: "called on Y to A"."""
    if preposition == "for" and second == "to" and (clause := _for_clause(tree, cue)) is not None:
        return clause
    for prep in tree.kids_with(cue, "prep", "prt", "dative"):
        if tree.words[prep] != preposition or prep < cue:
            continue
        head = tree.kid(prep, "pobj", "pcomp")
        head = head if head is not None else tree.kid(cue, "dobj")
        if head is None or tree.words[head] in load_words("circumstances"):  # "called on Tuesday for A"
            continue
        for at in range(head + 1, min(tree.right(cue) + 1, head + REACH)):
            if tree.words[at] != second or not _within(tree, at, cue):
                continue
            governor = tree.heads[at] if second == "to" else at
            act = tree.tags[at] == "TO" and tree.tags[governor] == "VB" and not _in_other_clause(tree, governor, cue)
            if second != "to" or act:
                return Content(((tree.left(head), tree.right(governor) + 1),), head)
    return None


def _in_other_clause(tree: Tree, verb: int, cue: int) -> bool:
    """Whether an infinitive belongs to a clause with a subject of its own: "called for A after Y agreed to B"."""
    at = tree.heads[verb]
    for _ in range(HOPS):
        if at == cue or tree.heads[at] == at:
            return False
        if tree.is_verb(at) and tree.kid(at, "nsubj", "nsubjpass") is not None:
            return True
        at = tree.heads[at]
    return False


def _for_clause(tree: Tree, cue: int) -> Content | None:
    """An infinitive whose subject "for" introduces: "asked for Y to A", "asked for ships to be escorted"."""
    for kid in tree.kids_with(cue, "advcl", "xcomp", "ccomp"):
        mark = tree.kid(kid, "mark")
        actor = tree.kid(kid, "nsubj", "nsubjpass")
        if kid < cue or mark is None or tree.words[mark] != "for" or actor is None or actor < mark:
            continue
        if infinitive_marker(tree, kid) is not None:
            addressee = actor if tree.deps[actor] == "nsubj" else None
            return Content(((tree.left(actor), tree.right(kid) + 1),), addressee)
    return None


def _within(tree: Tree, index: int, ancestor: int) -> bool:
    """Whether a token depends on another, at most a few steps away."""
    for _ in range(HOPS):
        if index == ancestor:
            return True
        index = tree.heads[index]
    return False
