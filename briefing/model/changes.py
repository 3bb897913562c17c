"""What became of a finding since an earlier brief."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from briefing.model.records import ActorRef, Citation, Record

ChangeKind = Literal["new", "changed", "unchanged", "gone quiet", "withdrawn"]
Movement = Literal[
    "repeated",
    "hardened",
    "softened",
    "reversed",
    "met",
    "partly met",
    "refused",
    "expired",
    "moved",
    "cancelled",
    "held",
    "passed",
]
CalendarStatus = Literal["confirmed", "tentative", "cancelled"]


class CalendarEntry(Record):
    """One entry of the calendar: a meeting or a deadline on its day, worded."""

    uid: str = Field(description="What a calendar program knows it by: the same from brief to brief.")
    revision: int = Field(default=0, ge=0, description="How often later briefs changed it: iCalendar's SEQUENCE.")
    kind: Literal["meeting", "deadline"] = Field(description="What it is.")
    summary: str = Field(description="What it is, in one line.")
    date: str = Field(description="ISO date of its first day.")
    date_end: str | None = Field(default=None, description="Last day, where it lasts several.")
    time: str | None = Field(default=None, description="Time of day at which it begins, as in a meeting.")
    place: str | None = Field(default=None, description="Where, in the words of a source.")
    status: CalendarStatus = Field(description="`tentative` where it rests on one source, or on “may” or “plans”.")
    parties: tuple[str, ...] = Field(default=(), description="Names of who takes part, or is concerned.")
    notes: str = Field(description="What else is known of it, with the words that it rests on and where they stand.")
    url: str | None = Field(default=None, description="Address of the first article cited.")


class EarlierWords(Record):
    """The words of an earlier brief, and where they stood in its articles, which this one may not hold."""

    text: str = Field(description="The words, to the letter.")
    source: str = Field(description="The file name or address of the article that held them.")
    published: str | None = Field(default=None, description="When that article was published, ISO date.")
    sha256: str = Field(description="SHA-256 of that article's kept text.")
    start: int = Field(ge=0, description="First character of the words that the earlier brief cites there.")
    end: int = Field(ge=0, description="The character after their last.")
    lead: str | None = Field(default=None, description="The source's words that led to them (“urged”).")
    names: tuple[str, ...] = Field(default=(), description="Names of whose they were, as the earlier brief has them.")
    date: str | None = Field(default=None, description="The day that a meeting or deadline had then, ISO date.")
    date_end: str | None = Field(default=None, description="Its last day then, where it lasted several.")


class Change(Record):
    """What became of one finding since an earlier brief."""

    section: str = Field(description="The list that holds the finding: `positions`, `demands`, `meetings`, …")
    kind: ChangeKind = Field(description="`gone quiet`: no source tells it any more; `withdrawn`: it was taken back.")
    movement: Movement | None = Field(
        default=None, description="What the words show of it; null where they show nothing more than the kind."
    )
    id: str | None = Field(default=None, description="Its id in this brief; null where this one does not hold it.")
    old_id: str | None = Field(default=None, description="Its id in the earlier brief; null where it is new.")
    before: EarlierWords | None = Field(default=None, description="How the earlier brief had it.")
    after: str | None = Field(default=None, description="How it stands now, in the words of a source.")
    actors: tuple[ActorRef, ...] = Field(default=(), description="Ids of whose it is, as far as this brief knows them.")
    citations: tuple[Citation, ...] = Field(
        default=(), description="Where it stands now, or what shows the change; empty where nothing tells it."
    )
