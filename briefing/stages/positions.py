"""Positions: who says, thinks, wants, welcomes or denies what, in the words of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from briefing.identity import finding_id
from briefing.language.attribution import Attribution
from briefing.language.attribution.lexicon import load_stances
from briefing.language.attribution.telling import OWNERS, find_telling, in_one_piece, join_contents, with_cue
from briefing.language.joined import find_joined, find_pair
from briefing.language.leads import find_lead
from briefing.language.parsed import ParsedArticle
from briefing.model import Position, Stance

if TYPE_CHECKING:
    from spacy.tokens import Span

STANCES: dict[str, Stance] = {stance: stance for stance in get_args(Stance)}


def find_positions(parsed: ParsedArticle) -> tuple[Position, ...]:
    """The positions of an article, in order; one told twice in the same words is one with two citations."""
    found: dict[str, Position] = {}
    for attribution in find_telling(parsed):
        position = _position(parsed, attribution)
        if position.actor is None and (position.speaker or "").lower() in OWNERS:
            continue
        known = found.get(position.id)
        if known is not None:
            position = known.model_copy(update={"citations": known.citations + position.citations})
        found[position.id] = position
    return tuple(found.values())


def _position(parsed: ParsedArticle, attribution: Attribution) -> Position:
    source, cue = attribution.source, attribution.cue
    speaker = here = source.text if source is not None else None
    if source is not None and attribution.pronoun is not None:
        here = parsed.doc[source.start : attribution.pronoun.i + 1].text  # “Biden, who”
    joined = find_joined(parsed, source) or (find_pair(parsed, source.root.i) if source is not None else ())
    actor = joined[0] if joined else _resolve(parsed, source)
    contents = in_one_piece(parsed, with_cue(parsed, attribution), attribution)
    text = join_contents(parsed.article.text, contents)
    told_by = _resolve(parsed, attribution.outer) if attribution.relayed else None
    return Position(
        id=finding_id("positions", actor or speaker or "", text),
        text=text,
        actor=actor,
        also=joined[1:],
        speaker=speaker,
        via=told_by if told_by != actor and told_by not in joined else None,
        mode=attribution.mode,
        stance=find_stance(attribution),
        cue=cue.text if cue is not None else None,
        lead=find_lead(parsed, attribution, contents[0][0]),
        citations=tuple(parsed.cite_spoken(start, end, here) for start, end in contents),
    )


def find_stance(attribution: Attribution) -> Stance:
    """What the cue, and its negation, make of the content."""
    stances = load_stances().get(attribution.cue_class)
    if stances is None:
        return "unclear"
    return STANCES.get(stances.negated if attribution.negated else stances.plain, "unclear")


def _resolve(parsed: ParsedArticle, span: Span | None) -> str | None:
    return parsed.cast.resolve(span) if span is not None else None
