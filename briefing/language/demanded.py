"""What a cue of asking asks for: the words of the act or thing, and of whom; None where it turns out to ask for nothing.

The cue layer finds that somebody urges, demands, wants, asks or warns, and what.  Here it is decided whether that is a
demand on somebody ("wants Y to go") or not ("wants to go"), and the words are cut to what is demanded.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.language.attribution import Attribution
from briefing.language.attribution.tree import Range, Tree
from briefing.language.clauses import auxiliaries_of, clause_range, described_noun, is_negated, tokens_in, trim_range
from briefing.language.obligations import is_answered, is_personal, words_of
from briefing.language.wordforms import verb_forms

DEMANDING = frozenset({"demand", "want", "ask", "warn"})
"""Classes of cues among which there are demands."""

NOBODY = frozenset({"any", "every", "each", "no", "anyone", "whoever"})
"""First words of sources that are nobody in particular: “any company that asks for it”."""

_TO_OTHERS = verb_forms("call appeal plead demand push press lobby")
"""Verbs whose preposition names the addressee or the thing, so that a missing object says nothing."""

NEAR = 12
"""Words between “warned” and the “not to” that belongs to it."""

ASIDE = frozenset({"in", "on", "at", "during", "after", "before", "since", "as", "from", "of", "through", "via"})
"""Prepositions that tell when, where and in what words somebody demands, and not what."""

UNSURE = frozenset({"may", "might", "could", "can"})
UNDONE = frozenset(
    {"refuse", "refused", "refuses", "decline", "declined", "fail", "failed", "stop", "stopped", "forget"}
)


@dataclass(frozen=True)
class Wanted:
    """What a cue demands: all its words, of whom (the index of a noun), and the act alone where they are named before it."""

    stretch: Range
    of: int | None
    act: Range | None = None


def find_wanted(tree: Tree, attribution: Attribution) -> Wanted | None:
    """What a statement demands, if it does."""
    suggested = attribution.cue_lemma in words_of("cues", "mandative")
    if not (attribution.cue_class in DEMANDING or suggested) or attribution.cue is None or attribution.negated:
        return None
    if not attribution.contents or _is_idle(tree, attribution.cue.i):
        return None
    if attribution.source is not None and attribution.source[0].lower_ in NOBODY:
        return None
    return _demanded(tree, attribution)


def stands_alone(wanted: Wanted) -> bool:
    """Whether the act says enough without the one who is to do it: not where their names are most of the words."""
    if wanted.act is None:
        return False
    return (wanted.act[1] - wanted.act[0]) * 2 > wanted.stretch[1] - wanted.stretch[0]


def _is_idle(tree: Tree, cue: int) -> bool:
    """Whether somebody only may come to demand, refuses to, or is supposed to."""
    verb = cue
    if tree.tags[cue].startswith("NN") and is_answered(tree, cue):
        return True
    for _ in range(4):
        helpers = {tree.words[kid] for kid in auxiliaries_of(tree, verb)}
        supposed = any(tree.words[kid] in ("if", "whether", "unless") for kid in tree.kids_with(verb, "mark"))
        if helpers & UNSURE or supposed or (verb != cue and (tree.words[verb] in UNDONE or is_negated(tree, verb))):
            return True
        if tree.deps[verb] not in ("xcomp", "pcomp", "advcl", "ccomp") or tree.kid(verb, "nsubj") not in (None, cue):
            return False
        verb = tree.heads[verb]
    return False


def _demanded(tree: Tree, attribution: Attribution) -> Wanted | None:
    """What a cue of demanding demands, and of whom; None where it turns out to demand nothing."""
    cue, lemma = attribution.cue, attribution.cue_lemma or ""
    assert cue is not None
    stretch = tokens_in(tree, *max(attribution.contents, key=lambda part: part[1] - part[0]))
    effort = lemma in words_of("cues", "efforts") and tree.tags[cue.i].startswith("NN")
    if stretch[0] >= stretch[1] or effort or lemma in words_of("cues", "offers"):
        return None
    if tree.words[cue.i] not in _TO_OTHERS and (gap := _antecedent(tree, cue.i)) is not None:
        return gap
    if lemma in words_of("cues", "restraining") and (against := _restrained(tree, cue.i, stretch)):
        return against
    if _stops_at_to(tree, stretch, cue.i):
        end = clause_range(tree, cue.i)[1]
        act = trim_range(tree, stretch[1] + 1, end)
        return Wanted((stretch[0], act[1]), tree.kid(cue.i, "dobj") or stretch[1] - 1, act)
    found = _act(tree, stretch, cue.i)
    if found is not None:
        verb, subject = found
        return _accepted_act(tree, attribution, verb, subject, stretch)
    return _demanded_thing(tree, attribution, stretch)


def _antecedent(tree: Tree, cue: int) -> Wanted | None:
    """“papers that it wants Y to sign”: the thing demanded stands before the cue, as the noun that the clause describes."""
    noun = described_noun(tree, cue)
    if noun is None:
        return None
    act = tree.kid(cue, "ccomp", "xcomp")
    if act is None and tree.words[noun] not in words_of("things", "demandable", "n"):
        return None
    of = tree.kid(act, "nsubj") if act is not None else None
    thing = tree.kid(act, "dobj") if act is not None else None
    if act is not None and (of is None or (thing is not None and tree.tags[thing] not in ("WDT", "WP"))):
        return None
    return Wanted(trim_range(tree, tree.left(noun), tree.right(noun) + 1), of)


def _stops_at_to(tree: Tree, stretch: Range, cue: int) -> bool:
    """Whether the statement was taken to end before “to” though an act follows, as where a verb is misread as an adjective."""
    after = stretch[1]
    thing = tree.kid(cue, "dobj")
    if (
        thing is None
        or not cue < stretch[0] <= thing < after
        or after + 1 >= len(tree.words)
        or tree.words[after] != "to"
    ):
        return False
    return tree.tags[after + 1] not in ("DT", "NNP", "NNPS", "PRP", "PRP$", "CD") and tree.words[cue] not in _TO_OTHERS


def _accepted_act(
    tree: Tree, attribution: Attribution, verb: int, subject: int | None, stretch: Range
) -> Wanted | None:
    """An act that is demanded, if the cue is one that demands acts in this shape."""
    lemma = attribution.cue_lemma or ""
    if tree.words[verb] in ("be", "named") and set(tree.words[slice(*stretch)]) & words_of("cues", "anonymity"):
        return None
    infinitive = any(tree.words[kid] == "to" for kid in tree.kids_with(verb, "aux"))
    if infinitive:
        if tree.tags[_after_to(tree, verb) - 2] in ("WP", "WRB"):
            return None  # “told them what to do”
        addressed = subject is not None or attribution.addressee is not None
        ones_own = lemma in words_of("cues", "of_others") | words_of("cues", "own")
        if not addressed and (ones_own or attribution.cue_class != "demand"):
            return None
    elif attribution.cue_class != "demand" or lemma not in words_of("cues", "with_that"):
        if not _is_mandative(tree, verb):
            return None
    if attribution.addressee is not None and subject is None:
        subject = attribution.addressee.root.i
    if subject is not None and lemma in words_of("cues", "personal") and not is_personal(tree, subject):
        return None
    start, end = tree.left(verb), min(clause_range(tree, verb)[1], max(stretch[1], verb + 1))
    if not infinitive:
        return Wanted(trim_range(tree, start, end), subject)
    act = trim_range(tree, _after_to(tree, verb), _end_of_series(tree, end))
    end = act[1]
    return (
        Wanted(trim_range(tree, min(stretch[0], act[0]), end), subject, act)
        if subject is not None
        else Wanted(act, None)
    )


def _end_of_series(tree: Tree, end: int) -> int:
    """Where a series of acts ends whose later ones the parse lost: “to raise pay, restore pensions, and end the tiers”."""
    stop = tree.sentence_bounds(end - 1)[1]
    series = end + 1 < stop and tree.words[end] == "," and tree.tags[end + 1] == "VB"
    return stop if series and not any(tag in ("``", "''") for tag in tree.tags[end:stop]) else end


def _after_to(tree: Tree, verb: int) -> int:
    """Where an infinitive begins without its “to”; “not” stays with it."""
    to = next(kid for kid in tree.kids_with(verb, "aux") if tree.words[kid] == "to")
    return to - 1 if to > 0 and tree.words[to - 1] == "not" else to + 1


def _is_mandative(tree: Tree, verb: int) -> bool:
    """Whether a that-clause wants something done: “that they leave”, “that they should leave”."""
    helpers = {tree.words[index] for index in range(tree.left(verb), verb) if tree.tags[index] == "MD"}
    helpers |= {tree.words[kid] for kid in tree.kids_with(verb, "aux")}
    if helpers & (words_of("modals", "must") | words_of("modals", "should")):
        return True
    bare = tree.tags[verb] == "VB" and not helpers & {
        "will",
        "would",
        "could",
        "can",
        "may",
        "might",
        "do",
        "does",
        "did",
    }
    return bare and tree.kid(verb, "nsubj", "nsubjpass") is not None


def _act(tree: Tree, stretch: Range, cue: int) -> tuple[int, int | None] | None:
    """The verb of what is demanded, with its subject, where what is demanded is an act and not a thing."""
    for verb in range(*stretch):
        if not (tree.is_verb(verb) or (tree.deps[verb] == "ccomp" and tree.heads[verb] == cue)) or tree.deps[verb] in (
            "aux",
            "auxpass",
            "amod",
            "compound",
            "relcl",
        ):
            continue
        head = tree.heads[verb]
        outside = not stretch[0] <= head < stretch[1]
        if (
            outside
            or head == verb
            or (tree.deps[verb] in ("acl", "ccomp", "xcomp", "pcomp") and tree.heads[head] == cue)
        ):
            subject = tree.kid(verb, "nsubj", "nsubjpass")
            thing = tree.kid(cue, "dobj")
            purpose = tree.deps[verb] == "advcl" and thing is not None and not is_personal(tree, thing)
            bare = tree.tags[verb] in ("VBG", "VBN") and not any(tree.words[kid] == "to" for kid in tree.kids[verb])
            if subject is None and (bare or purpose):
                return None
            return verb, subject
        return None
    return None


def _restrained(tree: Tree, cue: int, stretch: Range) -> Wanted | None:
    """“warned Y against A”, “warned Y not to A”."""
    subject = tree.kid(cue, "dobj", "nsubjpass")
    for index in range(cue + 1, stretch[1]):
        if tree.words[index] == "against" and tree.heads[index] in (cue, subject):
            return Wanted(trim_range(tree, index, max(stretch[1], index + 1)), subject)
        if (
            tree.words[index] == "not"
            and index + 1 < stretch[1]
            and tree.words[index + 1] == "to"
            and index - cue < NEAR
        ):
            return Wanted(trim_range(tree, index, stretch[1]), subject)
    return None


def _demanded_thing(tree: Tree, attribution: Attribution, stretch: Range) -> Wanted | None:
    """A thing that is demanded: “demanded an apology from Y”, “called for restraint”."""
    lemma, cue = attribution.cue_lemma or "", attribution.cue
    assert cue is not None
    head = next((index for index in range(*stretch) if not stretch[0] <= tree.heads[index] < stretch[1]), stretch[0])
    asked_for = attribution.cue_class == "ask" and any(
        tree.words[kid] == "for" for kid in tree.kids_with(cue.i, "prep")
    )
    if (attribution.cue_class != "demand" and not asked_for) or lemma in words_of("cues", "restraining"):
        return None
    if lemma in words_of("cues", "sought") | words_of("cues", "of_others"):
        if tree.words[head] not in words_of("things", "demandable", "n"):
            return None
    elif lemma in words_of("cues", "mandative"):
        return None
    if tree.tags[head][:3] in ("PRP", "WP", "WDT", "DT", "CD") or tree.tags[stretch[0]] in ("WP", "WRB"):
        return None
    if _is_bare(tree, stretch) and tree.words[head] not in words_of("things", "demandable", "n"):
        return None
    if tree.deps[cue.i] == "acl" and stretch[1] - stretch[0] == 1:
        return None  # “the steps demanded by Y” name no demand
    return Wanted(_with_reason(tree, cue.i, stretch), _asked_of(tree, cue.i, head, attribution))


def _is_bare(tree: Tree, stretch: Range) -> bool:
    """Whether a thing is a single word, or one with “the”, which points back at what has been told."""
    return stretch[1] - stretch[0] - (tree.words[stretch[0]] in ("the", "it", "this", "that")) < 2


def _with_reason(tree: Tree, cue: int, stretch: Range) -> Range:
    """A thing demanded with what the parse often hangs on the cue: “more pay | by 2027”, “action | in response to A”."""
    end = stretch[1]
    for kid in tree.kids[cue]:
        if kid < end or tree.left(kid) > end + 1 or tree.deps[kid] not in ("prep", "npadvmod", "conj", "cc", "dobj"):
            continue
        answers = tree.words[kid : kid + 2] in (["in", "response"], ["in", "return"], ["in", "exchange"])
        if tree.deps[kid] == "prep" and not answers and tree.words[kid] in ASIDE:
            break
        if tree.is_verb(kid):
            break
        end = tree.right(kid) + 1
    return trim_range(tree, stretch[0], end)


def _asked_of(tree: Tree, cue: int, head: int, attribution: Attribution) -> int | None:
    """Of whom a thing is demanded: “demanded A from Y”, “asked Y for A”, “A by Y”."""
    if attribution.addressee is not None:
        return int(attribution.addressee.root.i)
    for place, words in ((cue, ("from", "of", "on", "upon", "to", "with")), (head, ("from", "by"))):
        for kid in tree.kids_with(place, "prep"):
            if tree.words[kid] in words:
                return tree.kid(kid, "pobj")
    return None
