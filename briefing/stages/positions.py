"""Positions: who says, thinks, wants, welcomes or denies what, in the words of the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from briefing.identity import finding_id
from briefing.language.attribution import Attribution
from briefing.language.attribution.lexicon import load_stances
from briefing.language.attribution.tree import NEGATIONS
from briefing.language.parsed import ParsedArticle
from briefing.model import Position, Stance

if TYPE_CHECKING:
    from spacy.tokens import Span

PRONOUNS = frozenset(
    {"it", "this", "that", "them", "him", "her", "he", "she", "they", "these", "those", "so", "what", "which", "who"}
    | {"something", "anything", "nothing", "everything", "one", "whom", "me", "us", "you", "i", "we"}
)  # fmt: skip
NARRATORS = frozenset({"i", "you", "one", "me", "my"})
"""Sources that are the article's author or its reader, and no actor of the story."""
STATEMENTS = frozenset({"say", "warn", "deny", "demand", "reject", "threaten", "condemn", "promise", "refuse"})
"""Classes of cues that report an act of speech, where others report a state of mind."""
GAPPED = 5
"""Words below which the content of a relative clause, which lacks one of its parts, tells nothing."""
LEAST = 15
"""Characters of content below which a statement inside another is not told by itself."""
POLITE = re.compile(r"(?:not )?(?:to )?(?:further )?(?:be (?:named|identified|quoted|interviewed)|comment|anonymity|elaborate)\b")
"""What those say who would rather say nothing; it is no position."""
ACTS = frozenset({"condemn", "reject", "refuse", "deny", "support", "agree"})
"""Classes whose cue is told with a content of few words, which alone would say the contrary, or nothing: "refused to pay"."""
FEW = 3
"""Words of such a content."""
STANCES = frozenset(get_args(Stance))


def find_positions(parsed: ParsedArticle) -> tuple[Position, ...]:
    """The positions of an article, in order; one told twice in the same words is one with two citations."""
    found: dict[str, Position] = {}
    for attribution in parsed.attributions:
        if not is_telling(parsed, attribution):
            continue
        position = _position(parsed, attribution)
        known = found.get(position.id)
        if known is not None:
            position = known.model_copy(update={"citations": known.citations + position.citations})
        found[position.id] = position
    return tuple(found.values())


def is_telling(parsed: ParsedArticle, attribution: Attribution) -> bool:
    """Whether an attribution says something to a reader: a statement by an actor, and more than "it"."""
    source = attribution.source
    if source is not None and source.text.lower() in NARRATORS:
        return False
    if attribution.outer is not None and not is_quoted_actor(attribution):
        return False
    told = " ".join(parsed.article.text[start:end].lower() for start, end in attribution.contents)
    if POLITE.match(told):
        return False
    if is_gapped(attribution) and len(told.split()) < GAPPED:
        return False
    if len(told.split()) < 2 and attribution.cue_class not in ACTS | {"say"}:
        return False
    return any(word.strip("“”\"'‘’.,") not in PRONOUNS for word in told.split())


def is_gapped(attribution: Attribution) -> bool:
    """Whether the cue stands in a relative clause that takes the content's subject or object away: "what he said was"."""
    cue = attribution.cue
    return cue is not None and cue.dep_ == "relcl" and attribution.pronoun is None


def is_quoted_actor(attribution: Attribution) -> bool:
    """Whether an attribution inside another tells what somebody else has said: "Psaki said Biden warned that A"."""
    source = attribution.source
    if source is None or source.text.lower() in PRONOUNS or attribution.cue_class not in STATEMENTS:
        return False
    if attribution.cue_lemma == "according to":
        return False
    return sum(end - start for start, end in attribution.contents) >= LEAST


def _position(parsed: ParsedArticle, attribution: Attribution) -> Position:
    speaker = attribution.source.text if attribution.source is not None else None
    here = speaker
    if attribution.source is not None and attribution.pronoun is not None:
        here = parsed.doc[attribution.source.start : attribution.pronoun.i + 1].text
    actor = _resolve(parsed, attribution.source)
    contents = with_cue(parsed, attribution)
    text = join_contents(parsed.article.text, contents)
    return Position(
        id=finding_id("positions", actor or speaker or "", text),
        text=text,
        actor=actor,
        speaker=speaker,
        via=_resolve(parsed, attribution.outer),
        mode=attribution.mode,
        stance=find_stance(attribution),
        cue=attribution.cue.text if attribution.cue is not None else None,
        citations=tuple(parsed.cite_spoken(first, last, here) for first, last in contents),
    )


def with_cue(parsed: ParsedArticle, attribution: Attribution) -> tuple[tuple[int, int], ...]:
    """The contents of an attribution, from its cue on where they are few words and the cue stands right before them."""
    cue, text = attribution.cue, parsed.article.text
    start, end = attribution.contents[0]
    if cue is None or attribution.cue_class not in ACTS or len(attribution.contents) > 1 or attribution.mode != "indirect":
        return attribution.contents
    between = text[cue.idx + len(cue) : start].split()
    if cue.tag_[0] != "V" or cue.idx > start or len(between) > 1 or len(text[start:end].split()) > FEW:
        return attribution.contents
    first = cue.i
    while parsed.doc[first - 1].lower_ in NEGATIONS and first:
        first -= 1
    return ((parsed.doc[first].idx, end),)


def join_contents(text: str, contents: tuple[tuple[int, int], ...]) -> str:
    """The words of a content: its longest part, or, where a cue splits one sentence, its parts with an ellipsis."""
    first, *rest = contents
    parts = [text[slice(*first)]]
    end = first[1]
    for start, stop in rest:
        if any(mark in text[end - 1 : start] for mark in ".!?") or "\n" in text[end:start]:
            return text[slice(*max(contents, key=lambda part: part[1] - part[0]))]
        parts.append(text[start:stop])
        end = stop
    return " … ".join(parts)


def find_stance(attribution: Attribution) -> Stance:
    """What the cue, and its negation, make of the content."""
    stances = load_stances().get(attribution.cue_class)
    if stances is None:
        return "unclear"
    stance = stances.negated if attribution.negated else stances.plain
    return stance if stance in STANCES else "unclear"  # type: ignore[return-value]


def _resolve(parsed: ParsedArticle, span: Span | None) -> str | None:
    return parsed.cast.resolve(span) if span is not None else None
