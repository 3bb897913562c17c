"""Undated articles of a story, dated by what its other articles tell: they are read anew under the day found."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from briefing.model import Article, ArticleFindings, Dating
from briefing.synthesis.dating import Fit, Local, Told, fit_days, is_anchored, may_fit, may_share, own_bounds, tell

if TYPE_CHECKING:
    from briefing.language.parsed import ParsedArticle
    from briefing.synthesis.actors import MergedActors

LOGGER = logging.getLogger(__name__)
LOGGER.addHandler(logging.NullHandler())

REACH = 40
"""Days before and after what others date in which an article is looked for that does not say of its month."""
A_WEEK = 7
"""Days."""
MOST_DAYS = 120
"""Days that are tried at most."""


@dataclass(frozen=True)
class Story:
    """What dates the open articles of a story: what the dated ones tell, the brief's ids for actors, the latest day."""

    anchors: Sequence[Told]
    ids: Mapping[Local, str]
    latest: date


def date_by_story(
    findings: Iterable[ArticleFindings], *, as_of: str, model: str, actors: MergedActors | None = None
) -> list[ArticleFindings]:
    """The findings, those of articles without a day read anew where the story's other articles give them one.

    Only articles whose own day is known date others, so that the order makes no difference.  What is not certain is
    left as it was; so is an article that the program fails on.  ``actors`` are those of all articles, where they are
    known already.  Raises `ModelMissingError`.
    """
    from briefing.language.parsing import load_parser
    from briefing.synthesis.actors import merge_actors

    found = list(findings)
    undated = [one for one in found if not is_anchored(one.article)]
    if not undated or len(undated) == len(found):
        return found
    ids = (actors or merge_actors(found)).ids
    anchors = [told for one in found if is_anchored(one.article) for told in tell(one, ids)]
    story, dated = Story(anchors, ids, date.fromisoformat(as_of)), {}
    for one in undated:
        if shared := may_share(tell(one, ids), anchors):
            (parsed,) = load_parser(model).parse([one.article])
            _ = (
                parsed.cast,
                parsed.encounter_words,
                parsed.undated,
            )  # now, so that they are not worked out anew for each day tried
            dated[one.article.id] = _date_anew(parsed, shared, story)
    return [dated.get(one.article.id) or one for one in found]


def _date_anew(parsed: ParsedArticle, shared: Sequence[date], story: Story) -> ArticleFindings | None:
    """An article's findings under the day that others give it; None where they give it none."""
    from briefing.language.dating import names_year
    from briefing.pipeline import find_all

    article = parsed.article
    try:
        own = own_bounds(article)
        fitted = _fit(parsed, _days_to_try(own, shared, story.latest), own, story) if own else None
        if own is None or (fitted is None and article.published_basis == "content" and not names_year(parsed)):
            fitted = _fit(parsed, _days_to_try(None, shared, story.latest), None, story)
        return find_all(parsed.dated(_settled(article, *fitted))) if fitted is not None else None
    except Exception:  # as it was read before, it stays
        LOGGER.warning("%s: trying days for it failed; it stays undated.", article.source, exc_info=True)
        return None


def _fit(
    parsed: ParsedArticle, tried: Sequence[date], bounds: tuple[date, date] | None, story: Story
) -> tuple[Fit, dict[date, float]] | None:
    """The days under which an article agrees with the others, and how well each fits what it says itself."""
    from briefing.language.dating import weigh_days
    from briefing.language.times.writing_day import AS_LIKELY

    costs = weigh_days(parsed, tried)
    if not costs:
        return None
    likely = [day for day, cost in costs.items() if cost <= min(costs.values()) + 2 * AS_LIKELY]
    bounds = bounds or (min(likely), max(likely))
    readings: dict[date, list[Told]] = {}
    for days in (sorted(costs)[:: len(costs) - 1 or 1], sorted(costs)[::A_WEEK], sorted(costs)):
        readings |= {day: tell(_read(parsed, day), story.ids) for day in days if day not in readings}
        if not may_fit(readings, story.anchors, bounds):
            return None  # seen from few of the days already
    fit = fit_days(readings, story.anchors, bounds)
    return (fit, costs) if fit is not None else None


def _days_to_try(bounds: tuple[date, date] | None, shared: Sequence[date], as_of: date) -> list[date]:
    """The days around what others date, within the bounds that the article sets itself."""
    first, last = min(shared) - timedelta(REACH), max(shared) + timedelta(REACH)
    if bounds is not None:
        first, last = max(first, bounds[0]), min(last, bounds[1])
    last = min(last, as_of)
    return [first + timedelta(step) for step in range(min((last - first).days + 1, MOST_DAYS))]


def _read(parsed: ParsedArticle, day: date) -> ArticleFindings:
    """What an article tells of days if it was written on one."""
    from briefing.stages.deadlines import find_deadlines
    from briefing.stages.events import find_events
    from briefing.stages.meetings import find_meetings

    dating = {"published": day.isoformat(), "published_basis": "given"}
    supposed = parsed.dated(parsed.article.model_copy(update=dating))
    findings: dict[str, Any] = {
        "meetings": find_meetings(supposed),
        "events": find_events(supposed),
        "deadlines": find_deadlines(supposed),
    }
    return ArticleFindings(article=supposed.article, **findings)


def _settled(article: Article, fit: Fit, costs: Mapping[date, float]) -> Article:
    """The article with its day as finely as it is known: as a day within a week at most, a month or a year."""
    from briefing.language.times.writing_day import A_DAY

    earliest, latest = fit.days[0], fit.days[-1]
    first, last = earliest.isoformat(), latest.isoformat()
    published = next((first[:length] for length in (7, 4) if first[:length] == last[:length]), None)
    if (latest - earliest).days <= A_DAY:
        published = min(fit.days, key=lambda day: (costs[day], day)).isoformat()
    dating = Dating(
        earliest=first,
        latest=last,
        claimed=article.dating.claimed,
        evidence=tuple({(one.start, one.end): one for one in (*article.dating.evidence, *fit.own)}.values()),
        others=fit.others,
    )
    return article.model_copy(update={"published": published, "published_basis": "content", "dating": dating})
