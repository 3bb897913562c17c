"""The central types: what an article is, what can be found in one, what a brief holds.

Every class is frozen, refuses unknown fields, and describes each of its fields; `briefing schema`
prints these descriptions as JSON Schema, and `briefing packs context` as documentation.

Offsets are characters of `Article.text`, half-open: ``text[start:end]``.  Dates are ISO 8601 strings,
as fine as the source allows: ``2022-01-10``, ``2022-01`` where only the month is known, ``2022``.
"""

from briefing.model.articles import Article, Dating, Dropped, OriginBasis, PublishedBasis, Unread
from briefing.model.brief import FORMAT, Brief, Difference, Issue, Point, Producer, Stand
from briefing.model.changes import CalendarEntry, CalendarStatus, Change, ChangeKind, EarlierWords, Movement
from briefing.model.findings import (
    Actor,
    ActorKind,
    Answer,
    AnswerStatus,
    ArticleFindings,
    Deadline,
    DeadlineKind,
    DeadlineStatus,
    Demand,
    Event,
    Meeting,
    MeetingFormat,
    Position,
    Risk,
    RiskKind,
    Stance,
    Status,
    TimeExpression,
    Topic,
)
from briefing.model.origins import Origin, Publisher, PublisherKind, Reliability
from briefing.model.records import (
    ActorRef,
    Citation,
    Credibility,
    Finding,
    Mode,
    OriginRef,
    OtherFinding,
    Record,
    SpokenCitation,
)

__all__ = [
    "FORMAT",
    "Actor",
    "ActorKind",
    "ActorRef",
    "Answer",
    "AnswerStatus",
    "Article",
    "ArticleFindings",
    "Brief",
    "CalendarEntry",
    "CalendarStatus",
    "Change",
    "ChangeKind",
    "Citation",
    "Credibility",
    "Dating",
    "Deadline",
    "DeadlineKind",
    "DeadlineStatus",
    "Demand",
    "Difference",
    "Dropped",
    "EarlierWords",
    "Event",
    "Finding",
    "Issue",
    "Meeting",
    "MeetingFormat",
    "Mode",
    "Movement",
    "Origin",
    "OriginBasis",
    "OriginRef",
    "OtherFinding",
    "Point",
    "Position",
    "Producer",
    "PublishedBasis",
    "Publisher",
    "PublisherKind",
    "Record",
    "Reliability",
    "Risk",
    "RiskKind",
    "SpokenCitation",
    "Stance",
    "Stand",
    "Status",
    "TimeExpression",
    "Topic",
    "Unread",
]
