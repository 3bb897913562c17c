"""iCalendar (RFC 5545): the meetings and deadlines of a brief, to be opened in or subscribed to by calendar programs.

The same brief gives the same bytes: time stamps are the brief's own day.  Entries are whole days unless a source names
an hour with its time zone.  Nobody is invited to anything: no ATTENDEE, no METHOD, and time is shown as free.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from briefing import __version__
from briefing.model import Brief, CalendarEntry
from briefing.synthesis.calendar import build_calendar
from briefing.templating.escaping import printable

CLASSES = {"TLP:CLEAR": "PUBLIC", "TLP:GREEN": "PRIVATE"}
"""RFC 5545's CLASS for labels of the Traffic Light Protocol; all others are CONFIDENTIAL."""
REFRESH = timedelta(days=1)
"""How often a program that subscribes is asked to look again."""


def render_ics(brief: Brief) -> bytes:
    """The calendar of a brief, in UTF-8, lines folded and ended as RFC 5545 asks."""
    from icalendar import Calendar
    from icalendar.prop import vText

    made = build_calendar(brief)
    about = f"From the brief of {brief.as_of}."
    if made.undated:
        are = "meeting or deadline ahead has" if made.undated == 1 else "meetings and deadlines ahead have"
        about += f" Left out: {made.undated} {are} no full date; see the brief."
    if brief.tlp:
        about = f"{brief.tlp}. {about}"
    calendar = Calendar()
    calendar.add("prodid", f"-//briefing//briefing {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for name, text in (("name", brief.title), ("x-wr-calname", brief.title), ("description", about)):
        calendar.add(name, vText(printable(text)))
    calendar.add("x-wr-caldesc", vText(printable(about)))
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    for entry in made.entries:
        calendar.add_component(_event(entry, brief))
    return bytes(calendar.to_ical())


def _event(entry: CalendarEntry, brief: Brief) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", printable(entry.uid))
    event.add("dtstamp", datetime.combine(_day(brief.as_of), time(), UTC))
    event.add("sequence", entry.revision)
    event.add("status", entry.status.upper())
    event.add("transp", "TRANSPARENT")
    event.add("summary", printable(entry.summary))
    begin = _instant(entry)
    event.add("dtstart", begin or _day(entry.date))
    if begin is None:
        event.add("dtend", _day(entry.date_end or entry.date) + timedelta(days=1))
    if entry.place:
        event.add("location", printable(entry.place))
    event.add("categories", [entry.kind.upper(), *(printable(name) for name in entry.parties)])
    lines = [*([brief.tlp] if brief.tlp else ()), *entry.notes.split("\n")]
    event.add("description", "\n".join(map(printable, lines)))
    if brief.tlp:
        event.add("class", CLASSES.get(brief.tlp, "CONFIDENTIAL"))
    if entry.url and (address := _address(entry.url)):
        event.add("url", address)
    return event


def _instant(entry: CalendarEntry) -> datetime | None:
    """When it begins, in UTC, where its time zone is known; None where only its day is."""
    if entry.time is None or entry.date_end is not None:
        return None
    try:
        begin = datetime.fromisoformat(f"{entry.date}T{entry.time}")
    except ValueError:
        return None
    return begin.astimezone(UTC) if begin.tzinfo is not None else None


def _day(iso: str) -> date:
    return date.fromisoformat(iso)


def _address(url: str) -> str | None:
    """A web address without anything that ends a line."""
    cleaned = printable(url).strip().replace(" ", "%20")
    return cleaned if cleaned.startswith(("http://", "https://")) else None
