"""Risks that somebody raises in so many words: threats, warnings, fears, vows."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.language.attribution import Attribution
from briefing.language.attribution.speakers import is_personal
from briefing.language.clauses import (
    auxiliaries_of,
    clause_range,
    condition_in,
    described_noun,
    is_negated,
    phrase_range,
    subject_of,
    trim_range,
)
from briefing.language.harm.clauses import is_harmful_clause, is_harmful_phrase, is_hostile
from briefing.language.harm.hazard import Hazard, doer_of, is_past
from briefing.language.harm.prospects import is_open_harm, is_otherwise
from briefing.language.spoken import Spoken
from briefing.language.tree import Range, Tree
from briefing.language.wordforms import verb_forms, words_of
from briefing.model import RiskKind

RAISING: dict[str, RiskKind] = {"threaten": "threat", "warn": "warning", "fear": "warning"}
"""Classes of cues whose content is a risk, and the kind that they make of it."""

VOWING = frozenset({"promise", "intend", "say", "think", "show"})
"""Classes of cues with which somebody may say what they will do to others."""

COMING = frozenset({"will", "would", "’ll", "'ll", "’d", "'d", "could", "may", "might", "shall", "to", "wo", "risk"})
OWN_ACT = frozenset({"will", "would", "’ll", "'ll", "shall", "to"})

EXPOSED = verb_forms("face risk")
THIN = 1
"""A content of no more words than this says too little by itself: “warned of sanctions”."""


def find_raised(tree: Tree, spoken: Spoken) -> Iterator[Hazard]:
    """The risks among the statements of an article."""
    for attribution in spoken.parsed.attributions:
        if attribution.negated or attribution.cue is None or not attribution.contents:
            continue
        if spoken.is_denied(attribution.cue.i):
            continue
        if attribution.cue_class in RAISING:
            yield from _raised(tree, spoken, attribution, attribution.cue.i)
        elif attribution.cue_class in VOWING:
            yield from _vowed(tree, spoken, attribution)


def _raised(tree: Tree, spoken: Spoken, attribution: Attribution, cue: int) -> Iterator[Hazard]:
    """What is threatened, warned of, or feared."""
    kind = RAISING[attribution.cue_class]
    stretch = _tokens(tree, attribution.contents[0])
    if stretch is None or (tree.is_verb(cue) and is_negated(tree, cue)):
        return
    verb = main_verb(tree, stretch)
    source = spoken.source_of(attribution)
    if (uttered := _uttered(tree, cue, source)) is not None and (verb is None or _is_open(tree, stretch, verb)):
        yield Hazard(uttered, kind, cue, 1, sure=True, raised_by=source)
        return
    if kind == "threat" and verb is None and not _names_threat(tree, spoken, stretch, cue):
        return
    if kind == "threat" and verb is not None and tree.tags[verb] in ("VBD", "VBZ", "VBP") and not tree.is_verb(cue):
        return  # “the threat that Y made”: told of, and not its content
    if kind == "warning" and not _is_open(tree, stretch, verb):
        return
    if kind == "threat" and source is None and tree.is_verb(cue):
        return  # a thing that threatens is looked at elsewhere
    doer = doer_of(tree, verb) if verb is not None and kind == "warning" else None
    yield Hazard(
        _told_fully(tree, stretch, cue, kind),
        kind,
        stretch[0],
        0,
        doer=doer,
        sure=True,
        raised_by=source,
        actor=source if kind == "threat" else None,
    )


def _uttered(tree: Tree, cue: int, source: str | None) -> Range | None:
    """“Y expressed concerns about A”: the clause, whatever A is, since Y says that it is to be feared."""
    verb = tree.heads[cue]
    if source is None or tree.tags[cue] not in ("NN", "NNS") or tree.deps[cue] != "dobj" or is_negated(tree, verb):
        return None
    return clause_range(tree, verb) if tree.words[verb] in words_of("risks", "nouns", "uttering", "v") else None


def _names_threat(tree: Tree, spoken: Spoken, stretch: Range, cue: int) -> bool:
    """Whether a noun phrase is what is threatened, and not who: “threatened sanctions”, not “threatened the union”."""
    if any(tree.words[kid] == "with" for kid in tree.kids_with(cue, "prep")) or not tree.is_verb(cue):
        return True
    head = head_of(tree, stretch)
    return is_harmful_phrase(tree, head) or _is_some_act(tree, head)


def _is_some_act(tree: Tree, head: int) -> bool:
    """“threatened legal action”: not the peace, the union or its lawyers, but something that somebody would do."""
    definite = any(tree.deps[kid] in ("det", "poss") and tree.words[kid] not in ("a", "an") for kid in tree.kids[head])
    return tree.tags[head] in ("NN", "NNS") and not definite and not is_personal(tree.words[head], tree.tags[head])


def _told_fully(tree: Tree, stretch: Range, cue: int, kind: RiskKind) -> Range:
    """The words of what is raised; where they are too few, with the cue, and without who is only addressed."""
    if (noun := described_noun(tree, cue)) is not None:
        return trim_range(tree, tree.left(noun), tree.right(noun) + 1)
    if not tree.is_verb(cue):
        return phrase_range(tree, cue) if stretch[1] - stretch[0] <= THIN else stretch
    given = next((kid for kid in tree.kids_with(cue, "prep") if kind == "threat" and tree.words[kid] == "with"), None)
    if given is not None:
        return trim_range(tree, given + 1, clause_range(tree, cue)[1])
    return clause_range(tree, cue) if stretch[1] - stretch[0] <= THIN else stretch


def _is_open(tree: Tree, stretch: Range, verb: int | None) -> bool:
    """Whether what is warned of is still to come: a thing that is a harm, or a clause that speaks of the future."""
    if tree.words[stretch[0]] == "not" or "against" in tree.words[stretch[0] : stretch[0] + 8]:
        return False  # “warned Y against A”: a demand
    if verb is None:
        return is_harmful_phrase(tree, head_of(tree, stretch)) or condition_in(tree, stretch) is not None
    helpers = {tree.words[kid] for kid in auxiliaries_of(tree, verb)}
    if tree.words[verb] in EXPOSED and is_harmful_clause(tree, verb):
        return True  # “warned that it faced delays”: told in the past, and still to come
    if tree.tags[verb] == "VBG" and not helpers:
        return is_harmful_clause(tree, verb) or is_hostile(tree, verb, vowed=True)
    return (bool(helpers & COMING) and not is_past(tree, verb)) or is_open_harm(tree, verb)


def main_verb(tree: Tree, stretch: Range) -> int | None:
    """The verb of a content that is a clause; None where it is a noun phrase."""
    head = head_of(tree, stretch)
    return head if tree.is_verb(head) else None


def head_of(tree: Tree, stretch: Range) -> int:
    """The word of a stretch that the others in it hang on."""
    for index in range(*stretch):
        inside = stretch[0] <= tree.heads[index] < stretch[1] and tree.heads[index] != index
        if not inside and tree.deps[index] not in ("punct", "mark", "cc"):
            return index
    return stretch[0]


def _vowed(tree: Tree, spoken: Spoken, attribution: Attribution) -> Iterator[Hazard]:
    """What somebody says they will do to others: “vowed to retaliate”, “we will respond decisively”."""
    source = spoken.source_of(attribution)
    for content in attribution.contents if source is not None else ():
        stretch = _tokens(tree, content)
        for index in range(*stretch) if stretch is not None else ():
            infinitive = attribution.cue_class == "promise" and tree.words[index - 1] == "to" and tree.is_verb(index)
            if tree.tags[index] == "MD" or infinitive:
                verb = tree.heads[index] if tree.tags[index] == "MD" else index
                vowed = attribution.cue_class == "promise"
                yield from _vow(tree, spoken, verb, source, (stretch or (0, 0))[0], vowed=vowed)


def _vow(tree: Tree, spoken: Spoken, verb: int, source: str | None, start: int, *, vowed: bool) -> Iterator[Hazard]:
    helpers = {tree.words[kid] for kid in auxiliaries_of(tree, verb)}
    if not helpers & OWN_ACT or "have" in helpers or tree.deps[verb] == "advcl":
        return
    stretch = clause_range(tree, verb)
    depends = condition_in(tree, stretch) is not None or is_otherwise(tree, verb)
    if not is_hostile(tree, verb, vowed=vowed or depends):
        return
    subject = subject_of(tree, verb)
    agent = doer_of(tree, verb)
    if tree.is_passive(verb) and agent is None and spoken.who(subject) == source:
        return  # “I will be stopped”
    own = agent is None or (subject is not None and subject < start) or spoken.who(agent) == source
    if own:
        yield Hazard(stretch, "threat", verb, 1, hostile=True, raised_by=source, actor=source)


def _tokens(tree: Tree, content: Range) -> Range | None:
    first, last = tree.tokens_in(*content)
    return trim_range(tree, first, last) if first < last else None
