"""Demands: who requires, urges, asks, orders or proposes that somebody do something, or keep from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from briefing.identity import finding_id
from briefing.language.attribution.telling import AS_BEFORE
from briefing.language.clauses import characters, condition_in, without_remark
from briefing.language.deadlines import day_before
from briefing.language.demanding import Obligation, find_obligations
from briefing.language.demanding.cued import find_wanted, words_to_show
from briefing.language.demanding.nested import find_nested
from briefing.language.demanding.obligations import find_commands
from briefing.language.demanding.series import part_series
from briefing.language.demanding.words import is_demandable
from briefing.language.leads import find_lead
from briefing.language.parsed import ParsedArticle
from briefing.language.spoken import Spoken
from briefing.language.tree import Range, Tree
from briefing.model import Demand

REPORTING = frozenset(
    {"say", "think", "demand", "warn", "want", "fear", "agree", "support", "promise", "show", "describe", "threaten"}
    | {"condemn", "reject"}
)
"""Classes of cues whose content, if it says that somebody must do something, asks for it."""


ASKING = ("know whether ", "know if ", "know what ", "know why ", "know how ", "know who ", "know when ")
"""How what is only asked begins: “demanded to know whether A”."""


@dataclass(frozen=True)
class Found:
    """A demand before its words are cited: characters of what is demanded, whose it is, who is meant, and its lead."""

    start: int
    end: int
    cue: int
    by: tuple[str, ...]
    of: tuple[str, ...]
    lead: str | None = None


def find_demands(parsed: ParsedArticle) -> tuple[Demand, ...]:
    """The demands of an article, in the order of its text."""
    tree = parsed.tree
    spoken = Spoken(parsed, tree)
    kept: list[Found] = []
    for found in (*_attributed(tree, spoken), *_laid_on(tree, spoken), *_commanded(tree, spoken)):
        if found.by and _says_enough(tree, found) and not any(_same_place(found, other) for other in kept):
            kept.append(found)
    demands: dict[str, Demand] = {}
    for found in sorted(kept, key=lambda one: (one.start, one.end)):
        demand = _demand(parsed, tree, found)
        known = demands.get(demand.id)
        demands[demand.id] = (
            known.model_copy(update={"citations": known.citations + demand.citations}) if known else demand
        )
    return tuple(demands.values())


def _says_enough(tree: Tree, found: Found) -> bool:
    """Whether the words of a demand are more than one, or one that names what is asked of others."""
    first, last = tree.tokens_in(found.start, found.end)
    told = tree.text[found.start : found.end].lower()
    if AS_BEFORE.fullmatch(told) or told.startswith(ASKING):
        return False
    return last - first > 1 or is_demandable(tree, first)


def _same_place(here: Found, there: Found) -> bool:
    """Whether two demands are found in the same words, for the most part."""
    shared = min(here.end, there.end) - max(here.start, there.start)
    return shared * 2 > min(here.end - here.start, there.end - there.start)


def _demand(parsed: ParsedArticle, tree: Tree, found: Found) -> Demand:
    citation = parsed.cite(found.start, found.end)
    tokens = tree.tokens_in(found.start, found.end)
    condition = condition_in(tree, tokens)
    if condition is not None and condition[0] == tokens[0] and condition[1] >= tokens[1]:
        condition = None  # the demand is itself the condition of something
    return Demand(
        id=finding_id("demands", found.by[0], citation.text),
        text=citation.text,
        by=found.by[0],
        also=found.by[1:],
        of=tuple(actor for actor in found.of if actor not in found.by),
        cue=tree.doc[found.cue].text,
        lead=found.lead,
        condition=parsed.cite(*tree.chars(condition)).text if condition else None,
        deadline=_deadline(parsed, tokens),
        citations=(citation,),
    )


def _deadline(parsed: ParsedArticle, tokens: Range) -> str | None:
    """The day by which something is demanded: “by Friday”, “before 1 May”; never one that has passed."""
    for time in parsed.times:
        before = parsed.doc[time.start_token - 1].lower_ if time.start_token else ""
        if tokens[0] <= time.start_token < tokens[1] and before in ("by", "before"):
            day = day_before(parsed.doc, time) or time.last
            return _not_passed(day, time.expression.text, parsed.article.published)
    return None


def _not_passed(day: str | None, words: str, published: str | None) -> str | None:
    """A deadline's day; a bare weekday before the article's date is that of the week after."""
    if day is None or published is None or day >= published[: len(day)]:
        return day
    if not words.lower().endswith("day") or len(day) != len("2024-05-03"):
        return None
    return (date.fromisoformat(day) + timedelta(days=7)).isoformat()


# ---------------------------------------------------------------- what the cue layer attributes


def _attributed(tree: Tree, spoken: Spoken) -> Iterator[Found]:
    """Demands among the statements that the cue layer found."""
    statements = spoken.parsed.attributions
    for attribution in (*statements, *find_nested(tree, statements)):
        if attribution.cue is not None and spoken.is_denied(attribution.cue.i):
            continue
        first = find_wanted(tree, attribution)
        if first is None or attribution.cue is None:
            continue
        for wanted in part_series(tree, first, attribution.cue.i):
            of = spoken.parties(wanted.of)
            start, end = characters(tree, without_remark(tree, words_to_show(wanted, named=bool(of))))
            lead = find_lead(spoken.parsed, attribution, start)
            yield Found(start, end, attribution.cue.i, spoken.sources_of(attribution), of, lead)


# ---------------------------------------------------------------- what lies in other words


def _laid_on(tree: Tree, spoken: Spoken) -> Iterator[Found]:
    """Demands in what is said, and in the reporter's words, without a cue of demanding."""
    for obligation in find_obligations(tree):
        if obligation.spoken:
            attribution = spoken.at(obligation.cue)
            if attribution is None or attribution.negated or attribution.cue_class not in REPORTING:
                continue
            by = spoken.sources_of(attribution)
        else:
            by = tuple(filter(None, (spoken.who(obligation.by),)))
        of = spoken.parties(obligation.of)
        if not by or by[0] in of or _is_nobody(tree, obligation):
            continue
        start, end = characters(tree, without_remark(tree, obligation.stretch))
        yield Found(start, end, obligation.cue, by, of)


def _is_nobody(tree: Tree, obligation: Obligation) -> bool:
    """Whether what is said is laid on no one in particular, or on the speakers themselves: “you should”, “we must”."""
    return obligation.of is not None and tree.words[obligation.of] in ("i", "we", "you", "one", "there", "that", "what")


def _commanded(tree: Tree, spoken: Spoken) -> Iterator[Found]:
    """Commands in direct speech."""
    for attribution in spoken.parsed.attributions:
        if attribution.mode != "direct" or attribution.negated or attribution.cue_class not in REPORTING:
            continue
        of = spoken.parsed.cast.resolve(attribution.addressee) if attribution.addressee is not None else None
        for start, end in attribution.contents:
            for command in find_commands(tree, *tree.tokens_in(start, end)):
                first, last = characters(tree, command.stretch)
                yield Found(first, last, command.cue, spoken.sources_of(attribution), (of,) if of else ())
