"""From a brief to the context of its templates: limits, grouping, order and numbers are settled here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from briefing.admiralty import explain_grades
from briefing.model import Brief, Event, Finding, Meeting, Position
from briefing.once import without_deadlines
from briefing.templating.citing import SourceList
from briefing.templating.findings import FindingViews
from briefing.templating.grid import build_grid
from briefing.templating.naming import Names
from briefing.templating.news import build_changes, marks_of, only_news
from briefing.templating.origins import NOT_RATED
from briefing.templating.packs import Pack
from briefing.templating.quoting import build_quotations
from briefing.templating.series import series_view
from briefing.templating.tlp import tlp_view
from briefing.templating.views import (
    ActorsView,
    ChecksView,
    Context,
    DeadlinesView,
    DemandsView,
    MeetingsView,
    OthersView,
    PointView,
    PositionGroup,
    PositionsView,
    ReadingView,
    RisksView,
    TimelineView,
    UnreadView,
)
from briefing.templating.wording import date_in_words

_LANGUAGES = {"en": "English"}
T = TypeVar("T")


def build_context(brief: Brief, pack: Pack, checks: ChecksView | None = None) -> Context:
    """All that the templates of `pack` get of `brief`.

    Raises:
        TemplateError: the pack lacks a limit, or the TLP label is none.
        BriefFileError: the brief cites an article that it does not hold.
    """
    sources, marks = SourceList(brief, pack.limit("citations"), pack.grades), marks_of(brief)
    views = FindingViews(brief, sources, Names(brief), pack.limit("words"), pack.limit("short_words"), marks)
    brief = only_news(brief) if pack.only_new else brief
    series = series_view(brief)
    document = f"{pack.title} No. {series.number}" if series.number else pack.title
    return Context(
        heading=_heading(document, _bare_title(pack.title, brief.title)),
        title=_bare_title(pack.title, brief.title),
        document=document,
        as_of=date_in_words(brief.as_of),
        as_of_iso=brief.as_of,
        language=pack.language,
        tlp=tlp_view(brief.tlp or pack.tlp),
        reading=_reading(brief),
        program=brief.produced_by.program,
        parser=brief.produced_by.parser,
        checks=checks,
        grades=explain_grades() if sources.known.graded else None,
        series=series,
        bottom_line=_bottom_line(brief, views)[: pack.limit("bottom_line")],
        actors=_actors(brief, views, pack),
        positions=_positions(brief, views, pack),
        quotations=build_quotations(brief, views, pack),
        demands=_demands(brief, views, pack),
        issues=build_grid(brief, sources, views.names, pack),
        meetings=_meetings(brief, views, pack),
        deadlines=_deadlines(brief, views, pack),
        risks=_risks(brief, views, pack),
        timeline=_timeline(brief, views, pack),
        differences=tuple(map(views.difference, brief.differences)),
        changes=build_changes(brief, views, pack),
        sources=sources.views,
        unread=tuple(UnreadView(file=unread.source, reason=unread.reason) for unread in brief.unread),
        others={
            name: OthersView(rows=tuple(views.other(one, name) for one in shown), left_out=left_out)
            for name, findings in sorted(_other_findings(brief).items())
            for shown, left_out in [_limited(findings, pack.limits.get(name, pack.limit("others")))]
        },
    )


def _bare_title(document: str, title: str) -> str:
    """The brief's title without what a document calls itself: “Situation brief: Talks” → “Talks”."""
    title = title.strip()
    for name in (document, "Situation brief"):
        if title.casefold().startswith(name.casefold()):
            return title[len(name) :].lstrip(" :–—-")
    return title


def _heading(document: str, title: str) -> str:
    bare = _bare_title(document, title)
    return f"{document}: {bare}" if bare else document


def _limited(findings: Sequence[T], limit: int) -> tuple[Sequence[T], int]:
    return findings[:limit], max(0, len(findings) - limit)


def _foremost(section: str, findings: Sequence[Any], limit: int, views: FindingViews) -> Sequence[tuple[int, Any]]:
    """So many of a list, each with its number in it: what is new or changed goes before what is as it was.

    They stay in the order of the list.
    """
    numbered = list(enumerate(findings, start=1))
    if len(numbered) <= limit:
        return numbered
    news_first = sorted(numbered, key=lambda one: (section, one[1].id) not in views.marks)
    return sorted(news_first[:limit], key=lambda one: one[0])


def _other_findings(brief: Brief) -> dict[str, tuple[Finding, ...]]:
    return {name: findings for name, findings in (brief.__pydantic_extra__ or {}).items() if findings is not None}


def _reading(brief: Brief) -> ReadingView:
    publishers = tuple(dict.fromkeys(article.publisher for article in brief.articles if article.publisher))
    languages = dict.fromkeys(_LANGUAGES.get(article.language, article.language) for article in brief.articles)
    return ReadingView(
        articles=len(brief.articles),
        publishers=publishers,
        without_publisher=sum(not article.publisher for article in brief.articles),
        words=sum(len(article.text.split()) for article in brief.articles),
        origins=len({article.origin for article in brief.articles if article.origin}),
        alone=sum(bool(origin.articles) and not origin.publishers for origin in brief.origins),
        rated=any(publisher.reliability != NOT_RATED for publisher in brief.publishers),
        unread=len(brief.unread),
        left_out=sum(len(article.dropped) for article in brief.articles),
        languages=tuple(languages),
    )


def _bottom_line(brief: Brief, views: FindingViews) -> tuple[PointView, ...]:
    """The points whose findings the brief still holds: an analyst may have struck one out by hand."""
    makers: dict[str, dict[str, Any]] = {
        "positions": {position.id: lambda f=position: views.position(f) for position in brief.positions},
        "demands": {d.id: lambda f=d, n=n: views.demand(f, n) for n, d in enumerate(brief.demands, start=1)},
        "deadlines": {deadline.id: lambda f=deadline: views.deadline(f) for deadline in brief.deadlines},
        "meetings": {meeting.id: lambda f=meeting: views.meeting(f) for meeting in brief.meetings},
        "risks": {r.id: lambda f=r, n=n: views.risk(f, n) for n, r in enumerate(brief.risks, start=1)},
    }
    for name, findings in _other_findings(brief).items():
        makers[name] = {finding.id: lambda f=finding, name=name: views.other(f, name) for finding in findings}
    return tuple(
        PointView(section=point.section, finding=makers[point.section][point.id]())
        for point in brief.bottom_line
        if point.id in makers.get(point.section, {})
    )


def _actors(brief: Brief, views: FindingViews, pack: Pack) -> ActorsView:
    key = [actor for actor in brief.actors if actor.key] or list(brief.actors)
    shown = key[: pack.limit("actors")]
    return ActorsView(rows=tuple(map(views.actor, shown)), left_out=len(brief.actors) - len(shown))


def _positions(brief: Brief, views: FindingViews, pack: Pack) -> PositionsView:
    """Grouped by actor; a group stands where its first position does, what nobody named has said stands last."""
    groups: dict[str | None, list[Position]] = {}
    for position in brief.positions:
        groups.setdefault(position.actor, []).append(position)
    if None in groups:
        groups[None] = groups.pop(None)
    left, shown = pack.limit("positions"), []
    for actor, positions in groups.items():
        most = min(pack.limit("positions_per_actor"), left)
        some = [position for _, position in _foremost("positions", positions, most, views)]
        left -= len(some)
        if some:
            view = tuple(views.position(position) for position in some)
            name = views.names.name(actor)
            shown.append(PositionGroup(actor=name, positions=view, left_out=len(positions) - len(some)))
    return PositionsView(
        groups=tuple(shown), left_out=len(brief.positions) - sum(len(group.positions) for group in shown)
    )


def _demands(brief: Brief, views: FindingViews, pack: Pack) -> DemandsView:
    shown = _foremost("demands", brief.demands, pack.limit("demands"), views)
    rows = tuple(views.demand(demand, number) for number, demand in shown)
    return DemandsView(rows=rows, left_out=len(brief.demands) - len(rows))


def _risks(brief: Brief, views: FindingViews, pack: Pack) -> RisksView:
    shown = _foremost("risks", brief.risks, pack.limit("risks"), views)
    rows = tuple(views.risk(risk, number) for number, risk in shown)
    return RisksView(rows=rows, left_out=len(brief.risks) - len(rows))


def _meetings(brief: Brief, views: FindingViews, pack: Pack) -> MeetingsView:
    by_status: dict[str, list[Meeting]] = {"upcoming": [], "past": [], "cancelled": []}
    for meeting in without_deadlines(brief.meetings, brief.deadlines):
        by_status[meeting.status].append(meeting)
    upcoming, upcoming_left_out = _limited(by_status["upcoming"], pack.limit("meetings"))
    cancelled, cancelled_left_out = _limited(by_status["cancelled"], pack.limit("cancelled_meetings"))
    by_date = sorted(by_status["past"], key=lambda meeting: meeting.date or "")
    past = by_date[max(0, len(by_date) - pack.limit("past_meetings")) :]
    return MeetingsView(
        upcoming=tuple(map(views.meeting, upcoming)),
        upcoming_left_out=upcoming_left_out,
        past=tuple(map(views.meeting, past)),
        past_left_out=len(by_date) - len(past),
        cancelled=tuple(map(views.meeting, cancelled)),
        cancelled_left_out=cancelled_left_out,
    )


def _deadlines(brief: Brief, views: FindingViews, pack: Pack) -> DeadlinesView:
    ahead, ahead_left_out = _limited([one for one in brief.deadlines if one.status == "ahead"], pack.limit("deadlines"))
    passed = [one for one in brief.deadlines if one.status == "passed"]
    shown = passed[max(0, len(passed) - pack.limit("passed_deadlines")) :]
    return DeadlinesView(
        ahead=tuple(map(views.deadline, ahead)),
        ahead_left_out=ahead_left_out,
        passed=tuple(map(views.deadline, shown)),
        passed_left_out=len(passed) - len(shown),
    )


def _timeline(brief: Brief, views: FindingViews, pack: Pack) -> TimelineView:
    """Where there are too many, those nearest to the brief's day are shown.

    Who follows a story from brief to brief finds the meetings ahead among the meetings, and not here again.
    """
    today = _day(brief.as_of)
    follows = brief.since is not None and "meetings" in pack.sections
    events = [event for event in brief.timeline if not (follows and views.meetings_of(event))]

    def distance(event: Event) -> int:
        return abs((_day(event.date) - today).days)

    nearest = sorted(events, key=distance)[: pack.limit("timeline")]
    shown = [event for event in events if any(event is one for one in nearest)]
    rows = tuple(map(views.event, shown))
    return TimelineView(
        rows=rows,
        past=tuple(row for row in rows if not row.ahead),
        upcoming=tuple(row for row in rows if row.ahead),
        elsewhere=len(brief.timeline) - len(events),
        left_out=len(events) - len(rows),
    )


def _day(iso: str) -> date:
    """The first day of a date that may be coarse; the first of all days for one that cannot be read."""
    try:
        return date.fromisoformat((iso + "-01-01")[:10])
    except ValueError:
        return date.min
