"""What changed since an earlier brief, from its records to what templates get."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from briefing.changes.earlier import lead_of, same_lead
from briefing.changes.quiet import NEWS, nothing_new, told_once
from briefing.model import Brief, Change, Citation, Deadline, Demand, EarlierWords, Meeting, Point, Position
from briefing.templating.findings import FindingViews, quoted
from briefing.templating.packs import Pack
from briefing.templating.statements import lead_to_show, shown_lead
from briefing.templating.views import ChangesView, ChangeView, EarlierView, UnrepeatedView
from briefing.templating.wording import cut, date_in_words, plain_date, span_in_words

MATTERS = {
    "deadlines": "deadline",
    "demands": "demand",
    "meetings": "meeting",
    "positions": "position",
    "risks": "risk",
}
"""What one finding of a list is called; of a list that is not known here, its own name."""

MOST = 10
"""Changes of a kind that are shown where no pack of a chain sets a limit."""


_ADDRESS = re.compile(r"https?://(?:[^/?#]*@)?(?:www\.)?([^/?#:\[]+)")
"""An article's address, and in it the name of its host."""


def marks_of(brief: Brief) -> dict[tuple[str, str], str]:
    """By list and id, what became of each finding since the earlier brief; nothing for what is as it was."""
    return {
        (change.section, change.id): change.movement or change.kind
        for change in brief.changes
        if change.id is not None and change.kind in NEWS
    }


def build_changes(brief: Brief, views: FindingViews, pack: Pack) -> ChangesView | None:
    """The changes of a brief, within the limits of a pack; None for a brief that was compared with none."""
    if brief.since is None:
        return None
    findings = {
        (name, one.id): one
        for name, value in brief
        if isinstance(value, tuple) and name != "changes"
        for one in value
        if hasattr(one, "id")
    }
    told = told_once(brief.changes)
    most = pack.limits.get("changes", MOST)
    shown: dict[str, Any] = {}
    for kind in ("new", "changed", "withdrawn", "gone quiet"):
        those = [change for change in told if change.kind == kind]
        name = kind.replace(" ", "_")
        limit = pack.limits.get(name, most)
        shown[name] = tuple(_change(change, findings, views) for change in those[:limit])
        shown[f"{name}_left_out"] = max(0, len(those) - limit)
    meetings = sorted((one for one in brief.meetings if one.status == "upcoming" and one.date), key=_first_day)
    deadlines = sorted((one for one in brief.deadlines if one.status == "ahead"), key=_first_day)
    steady = [change for change in told if change.kind == "unchanged"]
    unrepeated = sum(brief.unrepeated.values())
    return ChangesView(
        since=date_in_words(brief.since),
        since_iso=brief.since,
        quiet=nothing_new(brief.changes),
        unchanged=len(steady),
        repeated=sum(change.movement == "repeated" for change in steady),
        compared=len(told) + unrepeated,
        unrepeated=tuple(
            UnrepeatedView(matter=MATTERS.get(section, section), number=number)
            for section, number in brief.unrepeated.items()
        ),
        no_longer_told=sum(change.kind == "gone quiet" for change in told) + unrepeated,
        next_meeting=views.meeting(meetings[0]) if meetings else None,
        next_deadline=views.deadline(deadlines[0]) if deadlines else None,
        **shown,
    )


def _change(change: Change, findings: Mapping[tuple[str, str], Any], views: FindingViews) -> ChangeView:
    now = findings.get((change.section, change.id or ""))
    text = change.after if change.after is not None else change.before.text if change.before else ""
    lead, then = _lead(now), shown_lead(change.before.lead) if change.before else None
    names = views.names.names(change.actors) or (change.before.names if change.before else ())
    citations, more, sources = views.sources.cite_all(change.citations)
    written = cut(text, views.words)
    return ChangeView(
        text=quoted(written) if isinstance(now, Position) and now.mode == "direct" else written,
        citations=citations,
        more_citations=more,
        sources=sources,
        **(views.sources.known.told(now, len(sources)) if now is not None else {}),
        section=change.section,
        matter=MATTERS.get(change.section, change.section),
        kind=change.kind,
        movement=change.movement,
        names=names,
        of=views.names.names(getattr(now, "of", ())),
        lead=(None if same_lead(lead, then) else lead) if change.before else _lead_to_show(now),
        date=_day(now),
        short=cut(text, views.short_words),
        before=_earlier(change.before, None if same_lead(lead, then) else then, views) if change.before else None,
        reply=_reply(change, views),
    )


def _lead(finding: Any) -> str | None:
    return shown_lead(lead_of(finding)) if finding is not None else None


def _lead_to_show(finding: Any) -> str | None:
    return lead_to_show(finding) if isinstance(finding, Position | Demand) else None


def _reply(change: Change, views: FindingViews) -> str | None:
    """The words that show a change where they are not those of the finding: an answer, or that it was taken back."""
    told = change.after or (change.before.text if change.before else "")
    shows = change.movement in {"met", "partly met", "refused"} or change.kind == "withdrawn"
    first: Citation | None = next(iter(change.citations), None)
    return cut(first.text, views.words) if shows and first is not None and first.text not in told else None


def _earlier(before: EarlierWords, lead: str | None, views: FindingViews) -> EarlierView:
    return EarlierView(
        text=cut(before.text, views.words),
        short=cut(before.text, views.short_words),
        lead=lead,
        names=before.names,
        file=before.source,
        where=address[1] if (address := _ADDRESS.match(before.source)) else before.source,
        published=plain_date(before.published) if before.published else None,
        date=span_in_words(before.date, before.date_end) if before.date else None,
    )


def _day(finding: Any) -> str | None:
    date = finding.date if isinstance(finding, Meeting | Deadline) else None
    return span_in_words(date, finding.date_end) if date else None


def _first_day(one: Meeting | Deadline) -> tuple[str, str]:
    return f"{one.date}~", one.id  # a month comes after its days


def only_news(brief: Brief) -> Brief:
    """The brief with what is new or changed since the earlier one, and what is ahead; as it is where it has none.

    Positions, demands and risks that are as they were are left out, and meetings and deadlines that are over.
    """
    if brief.since is None:
        return brief
    marks = marks_of(brief)
    other = tuple(brief.__pydantic_extra__ or {})
    kept = {
        name: tuple(one for one in getattr(brief, name) if (name, one.id) in marks)
        for name in ("positions", "demands", "risks", *other)
    }
    kept |= {
        name: tuple(
            one for one in getattr(brief, name) if one.status in {"upcoming", "ahead"} or (name, one.id) in marks
        )
        for name in ("meetings", "deadlines")
    }
    return brief.model_copy(update={**kept, "bottom_line": tuple(_points(brief, kept))})


def _points(brief: Brief, kept: Mapping[str, Sequence[Any]]) -> list[Point]:
    """The points of the bottom line that are kept; where none is, what is new in the order in which it is read."""
    held = {(name, one.id) for name, findings in kept.items() for one in findings}
    points = [point for point in brief.bottom_line if (point.section, point.id) in held]
    news = told_once([change for change in brief.changes if (change.section, change.id) in held])
    return points or [Point(section=one.section, id=one.id) for one in news if one.id and one.kind in NEWS]
