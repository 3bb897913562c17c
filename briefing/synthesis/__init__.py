"""Over all articles: one actor for many spellings, one item for many tellings, what to read first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing import __version__
from briefing.model import ArticleFindings, Brief, Producer, Unread
from briefing.synthesis.actors import merge_actors
from briefing.synthesis.bottom_line import choose_points
from briefing.synthesis.differences import find_differences
from briefing.synthesis.findings import merge_findings
from briefing.synthesis.meetings import merge_meetings
from briefing.synthesis.references import with_actors_of_brief
from briefing.synthesis.timeline import build_timeline
from briefing.synthesis.titles import title_from_actors

__all__ = ["build_brief"]
