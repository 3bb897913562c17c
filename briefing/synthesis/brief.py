"""The second half of the way: from the findings of all articles to one brief."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from briefing import __version__
from briefing.beside import Beside
from briefing.model import ArticleFindings, Brief, Producer, Unread
from briefing.once import without_deadlines
from briefing.origins import settle_origins
from briefing.origins.copies import Groups
from briefing.register import Register, load_register
from briefing.synthesis.actors import MergedActors, merge_actors
from briefing.synthesis.answers import answer_demands
from briefing.synthesis.bottom_line import choose_points
from briefing.synthesis.deadlines import merge_deadlines
from briefing.synthesis.differences import find_differences
from briefing.synthesis.differences.numbers import differing_numbers
from briefing.synthesis.findings import merge_findings
from briefing.synthesis.headlines import fold_headlines
from briefing.synthesis.issues import find_issues
from briefing.synthesis.likelihood import read_risk
from briefing.synthesis.meetings import merge_meetings
from briefing.synthesis.particulars import add_particulars
from briefing.synthesis.references import with_actors_of_brief
from briefing.synthesis.revisions import revise_calendar
from briefing.synthesis.schedule import with_deadlines
from briefing.synthesis.timeline import build_timeline
from briefing.synthesis.titles import title_from_actors
from briefing.verification.seal import seal_brief


def build_brief(
    findings: Iterable[ArticleFindings],
    unread: Iterable[Unread] = (),
    *,
    as_of: str,
    title: str | None = None,
    pack: str = "default",
    tlp: str | None = None,
    parser: str | None = None,
    earlier: Brief | None = None,
    register: Register | None = None,
    copies: Groups | None = None,
    actors: MergedActors | None = None,
    alone: bool = True,
) -> Brief:
    """The brief of everything found; the order in which the articles come makes no difference.

    ``parser`` is the language model and its version, for the record; ``earlier`` is the brief before, whose UIDs
    are kept.  ``register`` is the source register, without which the shipped one is taken.  ``copies`` are the articles
    that are one report, and ``actors`` those of all articles, where they are known already.  Without ``alone`` two
    processes may be at work.
    """
    ordered = sorted(findings, key=reading_order)
    numbers = Beside(lambda: differing_numbers(ordered), alone=alone)
    actors = actors or merge_actors(ordered)
    told = {section: told_by_all(section, ordered, actors) for section in sections_of(ordered)}
    published = {found.article.id: found.article.published for found in ordered}
    meetings, disagreements = merge_meetings(told.pop("meetings", ()), as_of, published)
    meetings = add_particulars(meetings, ordered, actors.actors)
    events, deadlines = told.pop("events", ()), told.pop("deadlines", ())
    articles = tuple(found.article for found in ordered)
    merged: dict[str, Any] = {
        section: merge_findings(section, fold_headlines(findings, articles), articles=articles, actors=actors.actors)
        for section, findings in told.items()
    }
    topics = [topic for found in ordered for topic in found.topics]
    spoken_to = merged["positions"], merged["demands"], topics, actors.actors
    issues = Beside(lambda: find_issues(*spoken_to), alone=alone)
    merged["risks"] = tuple(map(read_risk, merged["risks"]))
    merged["demands"] = answer_demands(merged["demands"], merged["positions"], articles, actors.actors)
    by_id = {article.id: article for article in articles}
    merged["deadlines"] = merge_deadlines(deadlines, merged["demands"], meetings, as_of, by_id)
    brief = Brief(
        title=title or title_from_actors(actors.actors),
        as_of=as_of,
        pack=pack,
        tlp=tlp,
        produced_by=Producer(program=f"briefing {__version__}", parser=parser),
        articles=articles,
        unread=tuple(sorted(unread, key=lambda one: (one.source, one.reason))),
        bottom_line=choose_points(
            without_deadlines(meetings, merged["deadlines"]),
            merged["demands"],
            merged["risks"],
            merged["positions"],
            deadlines=merged["deadlines"],
            as_of=as_of,
        ),
        actors=actors.actors,
        meetings=with_deadlines(meetings, merged["deadlines"]),
        timeline=build_timeline(events, meetings, as_of),
        differences=(*find_differences(ordered, actors.actors, merged["positions"], numbers.outcome()), *disagreements),
        **merged,
    )
    brief = settle_origins(brief, register or load_register(), copies)
    brief = brief.model_copy(update={"issues": issues.outcome()})
    return seal_brief(brief if earlier is None else follow(brief, earlier))


def follow(brief: Brief, earlier: Brief) -> Brief:
    """The brief as one that follows an earlier one: its calendar goes on, and what has changed is noted."""
    from briefing.changes import with_changes

    return with_changes(revise_calendar(brief, earlier), earlier)


def reading_order(found: ArticleFindings) -> tuple[str, str, str]:
    """Articles are read by date, undated ones last, then by name and content."""
    return (found.article.published or "9999", found.article.source, found.article.id)


def sections_of(findings: Sequence[ArticleFindings]) -> list[str]:
    """The names of all lists of findings, those of stages that the model does not know last."""
    known = [name for name in ArticleFindings.model_fields if name not in {"article", "actors", "times", "topics"}]
    other = {name for found in findings for name in (found.model_extra or {})}
    return [*known, *sorted(other)]


def told_by_all(section: str, findings: Sequence[ArticleFindings], actors: MergedActors) -> tuple[Any, ...]:
    """What all articles tell in a section, in reading order, with the brief's ids for the actors."""
    return tuple(
        with_actors_of_brief(one, lambda local, article=found.article.id: actors.ids[article, local])  # type: ignore[misc]
        for found in findings
        for one in getattr(found, section, ())
    )
