"""Risks: what may still go wrong, in the words of those who threaten, warn or fear it, or of the reporter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing.identity import finding_id
from briefing.language.attribution import Attribution
from briefing.language.clauses import characters, condition_in, trim_range
from briefing.language.harm import Hazard, find_hazards
from briefing.language.parsed import ParsedArticle
from briefing.language.spoken import Spoken
from briefing.language.tree import Range, Tree
from briefing.model import Risk, RiskKind

UNTOLD = frozenset({"deny", "reject", "refuse", "ask"})
"""Classes of cues whose content is just not what their source says will happen."""

TYING = frozenset({"because", "as", "since", "while", "although", "though", "that", "but", "and", "so"})
ASKING = frozenset({"how", "what", "who", "whom", "whose", "why"})
"""What begins with one of these is a part of a sentence that cannot be understood alone."""


def find_risks(parsed: ParsedArticle) -> tuple[Risk, ...]:
    """The risks of an article, in the order of its text; where two are found in the same words, the surer one."""
    tree = parsed.tree
    spoken = Spoken(parsed, tree)
    kept: list[Hazard] = []
    for hazard in sorted(find_hazards(tree, spoken), key=_surest_first):
        if not any(_overlap(hazard.stretch, other.stretch) for other in kept):
            kept.append(hazard)
    risks: dict[str, Risk] = {}
    for risk in _risks(tree, spoken, sorted(kept, key=lambda one: one.stretch)):
        known = risks.get(risk.id)
        risks[risk.id] = known.model_copy(update={"citations": known.citations + risk.citations}) if known else risk
    return tuple(risks.values())


def _surest_first(hazard: Hazard) -> tuple[int, int, int]:
    """The surest before the others, and of those that are equally sure the one that says most."""
    start, end = hazard.stretch
    return (hazard.rank, start - end, start)


def _overlap(here: Range, there: Range) -> bool:
    return here[0] < there[1] and there[0] < here[1]


def _risks(tree: Tree, spoken: Spoken, hazards: list[Hazard]) -> Iterator[Risk]:
    for hazard in hazards:
        attribution = spoken.at(hazard.place)
        if (hazard.sure or _is_told(hazard, attribution)) and not _is_long_ago(spoken.parsed, hazard):
            told = _by_itself(tree, _within_statement(tree, hazard, attribution))
            if not _is_torn_off(tree, told.stretch[0]):
                yield _risk(tree, spoken, told, attribution)


def _is_torn_off(tree: Tree, first: int) -> bool:
    """Whether words begin as a part of something else does: “how it would fail”, “might be worse”, “not because A”."""
    if tree.words[first] == "not":
        return tree.words[first + 1] == "because"
    lost = tree.tags[first] == "MD" and tree.words[first] != "should"  # "should the dam break"
    return lost or tree.words[first] in ASKING


def _by_itself(tree: Tree, hazard: Hazard) -> Hazard:
    """The hazard without the “because” or “but” that ties its clause to another: it has to be understood alone."""
    start, end = hazard.stretch
    tied = tree.words[start] in TYING and tree.deps[start] in ("mark", "cc") and end - start > 1
    return replace(hazard, stretch=trim_range(tree, start + 1, end)) if tied else hazard


def _is_long_ago(parsed: ParsedArticle, hazard: Hazard) -> bool:
    """Whether the sentence of a hazard tells of a time long before the article: “warned in 1946 of an iron curtain”."""
    published = parsed.article.published
    first, last = parsed.tree.sentence_bounds(hazard.place)
    if published is None:
        return False
    earliest = str(int(published[:4]) - 1) + published[4:]
    times = [time for time in parsed.times if first <= time.start_token < last and time.last is not None]
    return any(time.last[:10] < earliest[: len(time.last)] for time in times if time.last) and not any(
        time.last[:10] >= published[: len(time.last)] for time in times if time.last
    )


def _within_statement(tree: Tree, hazard: Hazard, attribution: Attribution | None) -> Hazard:
    """The hazard without words of the reporter that stand inside its clause: “Well,” she went on, | “it may fail”."""
    if attribution is None or attribution.cue is None or hazard.sure:
        return hazard
    for start, end in attribution.contents:
        first, last = tree.tokens_in(start, end)
        inside = first <= hazard.place < last and hazard.stretch[0] <= attribution.cue.i < first
        if inside and condition_in(tree, (hazard.stretch[0], first)) is None:
            return replace(hazard, stretch=trim_range(tree, first, hazard.stretch[1]))
    return hazard


def _is_told(hazard: Hazard, attribution: Attribution | None) -> bool:
    """Whether the statement that a hazard stands in, if any, lets it stand."""
    if attribution is None:
        return not hazard.told
    return not attribution.negated and attribution.cue_class not in UNTOLD


def _risk(tree: Tree, spoken: Spoken, hazard: Hazard, attribution: Attribution | None) -> Risk:
    told = attribution if attribution is not None and attribution.cue_class not in UNTOLD else None
    raised_by = hazard.raised_by or (_raiser(spoken, told) if told is not None else None)
    start, end = characters(tree, hazard.stretch)
    citation = spoken.parsed.cite(start, end)
    condition = condition_in(tree, hazard.stretch)
    actor = spoken.who(hazard.doer) or hazard.actor
    return Risk(
        id=finding_id("risks", actor or "", citation.text),
        text=citation.text,
        actor=actor,
        kind=_kind(hazard, actor, raised_by, conditional=condition is not None),
        condition=spoken.parsed.cite(*tree.chars(condition)).text if condition is not None else None,
        raised_by=raised_by,
        citations=(citation,),
    )


def _raiser(spoken: Spoken, attribution: Attribution) -> str | None:
    """Who says it; where that is not known, who is said to have told of it."""
    told_by = attribution.outer
    return spoken.source_of(attribution) or (spoken.parsed.cast.resolve(told_by) if told_by is not None else None)


def _kind(hazard: Hazard, actor: str | None, raised_by: str | None, *, conditional: bool) -> RiskKind:
    """What makes it a risk: a threat is what those who raise it would do themselves."""
    if hazard.kind in ("deadlock", "threat"):
        return hazard.kind
    if hazard.hostile and actor is not None and actor == raised_by:
        return "threat"
    if conditional:
        return "conditional"
    return "warning" if hazard.kind == "warning" or raised_by is not None else "hazard"
