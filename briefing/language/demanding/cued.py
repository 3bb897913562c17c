"""What a cue of asking asks for: the words of the act or thing, and of whom.

The layer of who-said-what finds that somebody urges, demands, wants, asks or warns, and what.  Here it is decided
whether that is a demand on somebody (“wants Y to go”) or not (“wants to go”), and the words are cut to what is wanted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.language.clauses import (
    auxiliaries_of,
    clause_range,
    described_noun,
    is_asked,
    is_negated,
    trim_range,
)
from briefing.language.demanding.named import addressee_of, is_answered
from briefing.language.demanding.things import find_thing
from briefing.language.demanding.words import has_to, is_demandable, is_personal, words_of
from briefing.language.dropped import is_dropped
from briefing.language.tree import Range, Tree

if TYPE_CHECKING:
    from briefing.language.attribution import Attribution

DEMANDING = frozenset({"demand", "want", "ask", "warn"})
"""Classes of cues among which there are demands."""

NOBODY = frozenset({"any", "every", "each", "no", "anyone", "whoever"})
"""First words of sources that are nobody in particular: “any company that asks for it”."""

NEAR = 12
"""Words between “warned” and the “not to” that belongs to it."""

WOULD = frozenset({"would", "’d", "'d"})
FIRST_PERSON = frozenset({"i", "we"})
UNSURE = frozenset({"may", "might", "could", "can"})
SUPPOSING = frozenset({"if", "whether", "unless"})
NO_ACT = frozenset({"aux", "auxpass", "amod", "compound", "relcl"})
SINGLE = frozenset({"it", "he", "she"})
AFTER_TO = frozenset({"DT", "NNP", "NNPS", "PRP", "PRP$", "CD"})
"""What follows a “to” that is a preposition, as tags."""


@dataclass(frozen=True)
class Wanted:
    """What a cue demands: all its words, the index of the noun for those who are to do it, and the act without them."""

    stretch: Range
    of: int | None
    act: Range | None = None


def find_wanted(tree: Tree, attribution: Attribution) -> Wanted | None:
    """What a statement demands, if it does."""
    cue, lemma = attribution.cue, attribution.cue_lemma or ""
    demanding = attribution.cue_class in DEMANDING or lemma in words_of("cues", "mandative")
    if cue is None or not demanding or attribution.negated or not attribution.contents:
        return None
    if lemma in words_of("cues", "offers") or (lemma in words_of("cues", "efforts") and cue.tag_.startswith("NN")):
        return None
    asker = attribution.source[0].lower_ if attribution.source is not None else ""
    if _is_idle(tree, cue.i) or asker in NOBODY or _is_imagined(tree, attribution, asker):
        return None
    stretch = tree.tokens_in(*_told_part(tree, attribution))
    if stretch[0] >= stretch[1] or is_asked(tree, stretch[1] - 1):
        return None
    wanted = _demanded(tree, attribution, stretch, cue.i)
    own = wanted is not None and wanted.of is not None and tree.words[wanted.of] in FIRST_PERSON
    return None if own else wanted


def _told_part(tree: Tree, attribution: Attribution) -> Range:
    """The part of a content that tells what is wanted: the longest; behind a passive, what stands behind it."""
    cue, contents = attribution.cue, attribution.contents
    if cue is not None and len(contents) == 2 and tree.is_passive(cue.i) and contents[0][0] < cue.idx < contents[1][0]:
        return contents[1]
    return max(contents, key=lambda part: part[1] - part[0])


def words_to_show(wanted: Wanted, *, named: bool) -> Range:
    """The words for what is demanded: the act alone where those who are to do it are ``named`` beside it in any case.

    Where their names are most of the words, the act says too little without them.
    """
    act = wanted.act
    if not named or act is None or (act[1] - act[0]) * 2 < wanted.stretch[1] - wanted.stretch[0]:
        return wanted.stretch
    return act


def _is_imagined(tree: Tree, attribution: Attribution, asker: str) -> bool:
    """Whether the reporter only imagines a demand: “a wiser council would demand A”; not “we would urge them to A”."""
    if attribution.outer is not None or attribution.cue is None or asker in FIRST_PERSON:
        return False
    return any(tree.words[kid] in WOULD for kid in auxiliaries_of(tree, attribution.cue.i))


def _is_idle(tree: Tree, cue: int) -> bool:
    """Whether somebody only may come to demand, refuses to, or is supposed to."""
    if tree.tags[cue].startswith("NN") and (is_answered(tree, cue) or is_dropped(tree, cue)):
        return True
    verb = cue
    for _ in range(4):
        supposed = any(tree.words[kid] in SUPPOSING for kid in tree.kids_with(verb, "mark"))
        undone = verb != cue and (tree.words[verb] in words_of("cues", "undone", "v") or is_negated(tree, verb))
        if supposed or undone or any(tree.words[kid] in UNSURE for kid in auxiliaries_of(tree, verb)):
            return True
        if tree.deps[verb] not in ("xcomp", "pcomp", "advcl", "ccomp") or tree.kid(verb, "nsubj") not in (None, cue):
            return False
        verb = tree.heads[verb]
    return False


def _demanded(tree: Tree, attribution: Attribution, stretch: Range, cue: int) -> Wanted | None:
    """What a cue of demanding demands, shape by shape."""
    lemma = attribution.cue_lemma or ""
    to_others = tree.words[cue] in words_of("cues", "to_others", "v")
    if not to_others and (described := _described(tree, cue)) is not None:
        return described
    if lemma in words_of("cues", "restraining") and (restrained := _restrained(tree, cue, stretch)) is not None:
        return restrained
    if not to_others and (to := _misread_act(tree, stretch, cue)) is not None:
        act = trim_range(tree, to + 1, clause_range(tree, cue)[1])
        return Wanted((stretch[0], act[1]), tree.kid(cue, "dobj"), act)
    if lemma in words_of("cues", "wishing") and _is_wished_done(tree, stretch, cue):
        return Wanted(stretch, None)
    if (verb := _verb_of_act(tree, stretch, cue)) is not None:
        return _act(tree, attribution, verb, stretch) if _is_demanded(tree, attribution, verb, stretch) else None
    found = find_thing(tree, attribution, stretch, cue)
    return Wanted(*found, _after_for(tree, *found)) if found is not None else None


def _is_wished_done(tree: Tree, stretch: Range, cue: int) -> bool:
    """“wants | the border closed”, “wants | a list of ferries to be printed”: whoever is to do it."""
    for verb in range(*stretch):
        if tree.tags[verb] != "VBN" or tree.kid(verb, "agent") is not None:
            continue
        bare = tree.deps[verb] == "ccomp" and tree.heads[verb] == cue and tree.kid(verb, "aux", "auxpass") is None
        to_be = has_to(tree, verb) and any(tree.words[kid] == "be" for kid in tree.kids_with(verb, "auxpass"))
        if (bare or to_be) and any(tree.tags[at][:2] == "NN" for at in range(stretch[0], verb)):
            return True
    return False


def _after_for(tree: Tree, stretch: Range, asked: int | None) -> Range | None:
    """What somebody is asked for, without who is asked: “the members | for money”."""
    if asked is None or not stretch[0] <= asked < stretch[1] - 2 or tree.words[asked + 1] != "for":
        return None
    return trim_range(tree, asked + 2, stretch[1])


def _described(tree: Tree, cue: int) -> Wanted | None:
    """“papers that it wants Y to sign”: the thing stands before the cue, as the noun that the clause describes."""
    noun = described_noun(tree, cue)
    if noun is None:
        return None
    stretch = trim_range(tree, tree.left(noun), tree.right(noun) + 1)
    act = tree.kid(cue, "ccomp", "xcomp")
    if act is None:
        return Wanted(stretch, None) if is_demandable(tree, noun) else None
    of, thing = tree.kid(act, "nsubj"), tree.kid(act, "dobj")
    complete = thing is not None and tree.tags[thing] not in ("WDT", "WP")
    return None if of is None or complete else Wanted(stretch, of)


def _restrained(tree: Tree, cue: int, stretch: Range) -> Wanted | None:
    """“warned Y against A”, “warned Y not to A”."""
    subject = tree.kid(cue, "dobj", "nsubjpass")
    for index in range(cue + 1, stretch[1]):
        against = tree.words[index] == "against" and tree.heads[index] in (cue, subject)
        if against or (tree.words[index : index + 2] == ["not", "to"] and index - cue < NEAR):
            return Wanted(trim_range(tree, index, max(stretch[1], index + 1)), subject)
    return None


def _misread_act(tree: Tree, stretch: Range, cue: int) -> int | None:
    """The “to” after somebody who is asked, where the verb behind it was misread: “urged Y to de-escalate tensions”."""
    asked = tree.kid(cue, "dobj")
    if asked is None or not cue < stretch[0] <= asked < stretch[1] or not is_personal(tree, asked):
        return None
    to = asked + 1
    if to + 1 >= len(tree.words) or tree.words[to] != "to" or tree.tags[to + 1] in AFTER_TO or tree.is_verb(to + 1):
        return None
    return to


def _verb_of_act(tree: Tree, stretch: Range, cue: int) -> int | None:
    """The verb of what is demanded, where that is an act and not a thing."""
    for verb in range(*stretch):
        complement = tree.deps[verb] == "ccomp" and tree.heads[verb] == cue
        bare = tree.tags[verb] == "VB" and tree.heads[verb] == cue  # "the request that Y | hand over A"
        if not (tree.is_verb(verb) or complement) or (tree.deps[verb] in NO_ACT and not bare):
            continue
        head = tree.heads[verb]
        leads = not stretch[0] <= head < stretch[1] or head == verb
        over_preposition = tree.deps[verb] in ("ccomp", "xcomp", "pcomp") and tree.heads[head] == cue
        return verb if (leads or over_preposition) and _is_act(tree, verb, cue) else None
    return None


def _is_act(tree: Tree, verb: int, cue: int) -> bool:
    """Whether a verb is done by somebody: not a participle, nor the purpose of a thing (“asked for money to build”)."""
    if tree.kid(verb, "nsubj", "nsubjpass") is not None:
        return True
    thing = tree.kid(cue, "dobj")
    purpose = tree.deps[verb] == "advcl" and thing is not None and not is_personal(tree, thing)
    participle = tree.tags[verb] in ("VBG", "VBN") and not has_to(tree, verb)
    return not (purpose or participle)


def _is_demanded(tree: Tree, attribution: Attribution, verb: int, stretch: Range) -> bool:
    """Whether the cue is one that demands acts in this shape."""
    lemma, demands = attribution.cue_lemma or "", attribution.cue_class == "demand"
    if not has_to(tree, verb):
        with_that = demands and lemma in words_of("cues", "with_that")
        return with_that or _is_mandative(tree, verb, attribution)
    if set(tree.words[slice(*stretch)]) & words_of("cues", "anonymity"):
        return False
    if lemma == "invite" and _after_to(tree, verb) - 1 > stretch[0] + NEAR:
        return False  # “invited the ministers of A, B and C to a ceremony on Friday to mark D”
    if tree.tags[_after_to(tree, verb) - 2] in ("WP", "WRB"):
        return False  # “told them what to do”
    if _who_is_to_act(tree, attribution, verb) is not None:
        return True
    return demands and lemma not in words_of("cues", "of_others") | words_of("cues", "own")


def _who_is_to_act(tree: Tree, attribution: Attribution, verb: int) -> int | None:
    subject = tree.kid(verb, "nsubj", "nsubjpass")
    if subject is None and attribution.addressee is not None:
        return int(attribution.addressee.root.i)
    if subject is None and attribution.cue is not None and attribution.cue.tag_.startswith("NN"):
        return addressee_of(tree, attribution.cue.i)
    return subject


def _is_mandative(tree: Tree, verb: int, attribution: Attribution) -> bool:
    """Whether a that-clause wants something done: “that they leave”, “that they should leave”."""
    helpers = {tree.words[index] for index in range(tree.left(verb), verb) if tree.tags[index] == "MD"}
    helpers |= {tree.words[kid] for kid in tree.kids_with(verb, "aux")}
    if not helpers and any(tree.words[kid] == "be" for kid in tree.kids_with(verb, "auxpass")):
        return True  # “that he be held”
    if helpers & (words_of("modals", "must") | words_of("modals", "should")):
        return True
    if helpers:
        return False
    if (subject := tree.kid(verb, "nsubj", "nsubjpass")) is not None:
        single = tree.words[subject] in SINGLE or tree.tags[subject] in ("NN", "NNP")
        return tree.tags[verb] == "VB" or (tree.tags[verb] == "VBP" and single)  # “that it include A”
    # “suggested countries | hold talks”: the subject was taken for the object of the cue
    return attribution.addressee is not None and tree.deps[verb] == "ccomp" and tree.tags[verb] in ("VB", "NN")


def _act(tree: Tree, attribution: Attribution, verb: int, stretch: Range) -> Wanted | None:
    """An act that is demanded, and of whom."""
    subject = None if tree.is_passive(verb) else _who_is_to_act(tree, attribution, verb)
    personal = (attribution.cue_lemma or "") in words_of("cues", "personal")
    told = (attribution.cue_lemma or "") in words_of("cues", "telling") and subject is not None
    body = told and subject is not None and tree.words[subject] == "it"  # “told it to report”: a body
    if personal and subject is not None and not is_personal(tree, subject) and not body:
        return None
    start, end = tree.left(verb), min(clause_range(tree, verb)[1], max(stretch[1], verb + 1))
    if subject is not None and subject < start:
        start = min(start, tree.left(subject))
    if not has_to(tree, verb):
        return Wanted(trim_range(tree, start, end), subject)
    act = trim_range(tree, _after_to(tree, verb), _end_of_series(tree, end))
    if subject is None:
        thing = tree.kid(verb, "nsubjpass")  # “asked for ships to be escorted”
        return Wanted(act if thing is None else trim_range(tree, tree.left(thing), act[1]), None)
    first = min(stretch[0], act[0])
    if act[1] - act[0] == 1 and subject < first:
        first = tree.left(subject)  # “the mayor was urged by residents to resign”
    return Wanted(trim_range(tree, first, act[1]), subject, act)


def _after_to(tree: Tree, verb: int) -> int:
    """Where an infinitive begins without its “to”; “not” stays with it."""
    to = next(kid for kid in tree.kids_with(verb, "aux") if tree.words[kid] == "to")
    return to - 1 if to > 0 and tree.words[to - 1] == "not" else to + 1


def _end_of_series(tree: Tree, end: int) -> int:
    """Where a series of acts ends whose later ones the parse lost: “to raise pay, and end the tiers”."""
    stop = tree.sentence_bounds(end - 1)[1]
    series = end + 1 < stop and tree.words[end] == "," and tree.tags[end + 1] == "VB"
    return stop if series and not any(tag in ("``", "''") for tag in tree.tags[end:stop]) else end
