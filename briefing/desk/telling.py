"""A day's report on one screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.archive.briefs import Issued
from briefing.archive.outbox import Delivery
from briefing.desk.daily import DayReport
from briefing.desk.fetching import FetchSummary
from briefing.model import Unread

MOST = 8
"""Lines of one kind; the rest is counted."""
INDENT = 10


def report_lines(report: DayReport) -> Iterator[str]:
    """What happened, a line or a few for each step."""
    desk = report.configuration.desk
    dry = "; a rehearsal: nothing was sent or recorded" if report.dry else ""
    yield f"{desk.title}, {report.day} ({desk.time_zone}){dry}"
    if report.fetched:
        yield from _block("fetched", fetch_lines(report.fetched))
    read = [f"{_counted(report.read, 'article')} for the first time"] if report.read else ["nothing new"]
    yield from _block("read", [*read, *_short(map(_unread_line, report.failed))])
    yield from _block("briefs", _brief_lines(report))
    if report.clusters:
        yield from _block("other", [_loose(report)])
    if report.dry:
        yield from _block("to send", list(_planned(report.waiting)) or ["nothing"])
        return
    yield from _block("sent", _short(_sent(report)) or ["nothing"])
    yield from _block("not sent", list(_unsent(report)))


def _loose(report: DayReport) -> str:
    """``9 articles of no story: “rail strike” (4), “the bread tax” (2) and 3 more``"""
    total = sum(len(one.members) for one in report.clusters)
    shown = [one for one in report.clusters if len(one.members) > 1][:MOST] or report.clusters[:2]
    names = ", ".join(f"“{one.name}” ({len(one.members)})" for one in shown)
    left = total - sum(len(one.members) for one in shown)
    return f"{_counted(total, 'article')} of no story: {names}{f' and {left} more' if left else ''}"


def fetch_lines(fetched: FetchSummary) -> Iterator[str]:
    """What fetching brought, and which feeds failed."""
    counts = fetched.outcomes
    known = fetched.known + counts["known"]
    yield (
        f"{_counted(fetched.feeds, 'feed')}: {_counted(counts['new'], 'new article')}, {counts['changed']} corrected, "
        f"{known} known, {len(fetched.unread) + counts['unread']} not read"
    )
    for one in fetched.failed[:MOST]:
        times = f" ({one.failures} times in a row)" if one.failures > 1 else ""
        yield f"failed: {one.name}: {one.note}{times}"
    yield from _short(f"{name}: {note}" for name, note in fetched.notes)
    yield from _short(map(_unread_line, fetched.unread))


def _unread_line(one: Unread) -> str:
    return f"not read: {one.source}: {one.reason}"


def feed_lines(fetched: FetchSummary) -> Iterator[str]:
    """What each feed brought, a line each, with what of it could not be read below."""
    for report, outcomes in fetched.by_feed:
        if report.status == "failed":
            yield f"{report.feed}: failed: {report.reason}"
            continue
        if report.status == "not modified":
            yield f"{report.feed}: as it was"
            continue
        known = report.known + outcomes["known"]
        yield f"{report.feed}: {outcomes['new']} new, {outcomes['changed']} corrected, {known} known"
        if report.reason:
            yield f"  {report.reason}"
        yield from _short(f"  {_unread_line(one)}" for one in report.unread)


def _brief_lines(report: DayReport) -> Iterator[str]:
    for one in report.issued:
        left_out = report.left_out.get(one.story)
        more = f"; {left_out} more there was no room for" if left_out else ""
        title = f"{one.title}: " if one.kind == "brief" else ""
        yield f"{one.story}: {title}{one.line}{more}"
    for one in report.standing:
        yield f"{one.story}: has its brief of {one.day} already"
    for fault in report.faults:
        yield f"failed: {fault}"


def _sent(report: DayReport) -> Iterator[str]:
    """``harbour-fee of 2024-05-06: (desk) folder, minister mail, press mail``"""
    told: dict[tuple[str, str], list[str]] = {}
    for one in report.handed:
        if one.state == "sent":
            told.setdefault((one.brief.story, one.brief.day), []).append(
                f"{one.delivery.recipient} {one.delivery.channel}"
            )
    for (story, day), whom in told.items():
        yield f"{story} of {day}: {', '.join(whom)}"


def _planned(waiting: Iterable[tuple[Delivery, Issued]]) -> Iterator[str]:
    for delivery, brief in waiting:
        what = f"{delivery.pack} as {', '.join(delivery.formats)}" if delivery.pack else brief.line
        yield f"{_whom(delivery, brief)}: {what}"


def _unsent(report: DayReport) -> Iterator[str]:
    again = {"pending": "tried again by the next run", "refused": "not tried again", "unconfirmed": "not sent again"}
    for one in report.handed:
        if one.state != "sent":
            yield f"{_whom(one.delivery, one.brief)}: {one.note} ({again[one.state]})"
    for delivery, brief in report.unconfirmed:
        yield (
            f"{_whom(delivery, brief)}: a run was stopped in the moment of handing it over; it most likely arrived. "
            f"`briefing archive resend {brief.story}/{brief.day} --to {delivery.recipient}` has it sent again"
        )


def _whom(delivery: Delivery, brief: Issued) -> str:
    return f"{brief.story} of {brief.day} to {delivery.recipient}, {delivery.channel} {delivery.target}"


def _block(name: str, lines: Iterable[str]) -> Iterator[str]:
    """The lines of a step, its name before the first."""
    for number, line in enumerate(lines):
        yield f"{'' if number else name:<{INDENT}}{line}"


def _short(lines: Iterable[str]) -> list[str]:
    every = list(lines)
    return every if len(every) <= MOST else [*every[: MOST - 1], f"and {len(every) - MOST + 1} more"]


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
