"""Where a document stands in a series: its number, the days it covers, when the next is due."""

from __future__ import annotations

from briefing.model import Brief
from briefing.templating.views import SeriesView
from briefing.templating.wording import date_in_words, plain_span


def series_view(brief: Brief) -> SeriesView:
    """The series of a brief; where no period is given, it is that from the first article's day to the last one's."""
    days = sorted(
        day
        for article in brief.articles
        for day in (article.dating.earliest or article.published, article.dating.latest or article.published)
        if day
    )
    period = brief.period or ((days[0], days[-1]) if days else None)
    return SeriesView(
        number=brief.number,
        period=plain_span(*period) if period else None,
        period_given=brief.period is not None,
        next_due=date_in_words(brief.next_due) if brief.next_due else None,
    )
