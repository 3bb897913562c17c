"""One edition of the day: the brief of the chosen articles, compared with the one before, or a line that says so."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.archive import Archive
from briefing.archive.briefs import Issued, NewBrief
from briefing.brief_file import dump_brief, parse_brief
from briefing.changes import is_quiet, quiet_line
from briefing.changes.comparing import count_changes
from briefing.desk.configuration import Configuration
from briefing.desk.editions import Choice, Edition, editions
from briefing.desk.extracting import Reader
from briefing.desk.papers import Audience, Packs
from briefing.issuing import number_brief
from briefing.model import ArticleFindings, Brief


@dataclass(frozen=True)
class Workshop:
    """What the editions of a day are made with."""

    archive: Archive
    reader: Reader
    configuration: Configuration
    packs: Packs
    day: str

    def make(self, choice: Choice) -> NewBrief:
        """The brief of a story's new articles, ready to be issued; where it tells nothing new, the line that says so.

        Raises `RenderError` where a document that somebody is to get cannot be made: then nothing of it is issued.
        """
        story = choice.edition.name
        before = self.archive.briefs.last(story, self.day)
        numbers = choice.versions
        if not numbers:
            since = f" since the brief of {before.day}" if before else ""
            return self._quiet(choice, before, f"Nothing new{since}: no new articles.", ())
        earlier = None
        if before:
            earlier = parse_brief(self.archive.briefs.written(before.id).decode(), f"{story}/{before.day}")
        brief = number_brief(self._build(choice, earlier), self.archive.briefs.count(story) + 1, None, None)
        if is_quiet(brief):
            return self._quiet(choice, before, quiet_line(brief), numbers)
        audience = self._audience(choice)
        return NewBrief(
            story=story,
            day=self.day,
            kind="brief",
            title=brief.title,
            line=_line(brief, choice),
            issued=self.reader.now(),
            since=before.id if before else None,
            written=dump_brief(brief).encode(),
            versions=numbers,
            documents=dict(audience.documents(brief)),
            posts=tuple(audience.posts()),
        )

    def _build(self, choice: Choice, earlier: Brief | None) -> Brief:
        from briefing.language.parsing import parser_version
        from briefing.redating import date_by_story
        from briefing.register import load_register, user_register_file
        from briefing.synthesis.brief import build_brief

        found: dict[str, ArticleFindings] = {}
        for number in choice.versions:
            kept = self.archive.articles.get(number)
            one = self.reader.find(kept) if kept else None
            if isinstance(one, ArticleFindings):
                found.setdefault(one.article.id, one)
        return build_brief(
            date_by_story(found.values(), as_of=self.day, model=self.reader.model),
            as_of=self.day,
            title=choice.edition.title,
            pack=next((pack for one in choice.edition.recipients for pack in one.packs), "default"),
            tlp=self.configuration.desk.tlp,
            parser=parser_version(self.reader.model),
            earlier=earlier,
            register=load_register(self.configuration.desk.sources or user_register_file()),
        )

    def _audience(self, choice: Choice) -> Audience:
        edition = choice.edition
        return Audience(edition.name, edition.recipients, self.configuration.desk.output, self.packs)

    def _quiet(self, choice: Choice, before: Issued | None, line: str, numbers: Iterable[int]) -> NewBrief:
        """The line of a day that brings nothing new, for those who want to see that the desk is at work.

        Who gets several stories is told once, when the last of them turns out to be quiet, too.
        """
        edition = choice.edition
        written = {"story": edition.name, "as_of": self.day, "line": line}
        return NewBrief(
            story=edition.name,
            day=self.day,
            kind="quiet",
            title=edition.called,
            line=line,
            issued=self.reader.now(),
            since=before.id if before else None,
            written=(json.dumps(written, ensure_ascii=False) + "\n").encode(),
            versions=tuple(numbers),
            documents={},
            posts=tuple(self._audience(choice).heartbeats(self._all_quiet_for(edition))),
        )

    def _all_quiet_for(self, edition: Edition) -> set[str]:
        """The recipients who get nothing but quiet stories today, of which this is the last."""
        found = set()
        for one in edition.recipients:
            others = [each.name for each in editions(self.configuration) if one in each.recipients]
            briefs = [self.archive.briefs.of_day(name, self.day) for name in others if name != edition.name]
            if all(brief and brief.kind == "quiet" for brief in briefs):
                found.add(one.name)
        return found


def _line(brief: Brief, choice: Choice) -> str:
    """``12 articles, 1 of them corrected: 5 new, 2 changed, 1 withdrawn since 2024-05-03``"""
    corrected = len(choice.corrected & set(choice.scores))
    line = _counted(len(brief.articles), "article") + (f", {corrected} of them corrected" if corrected else "")
    if brief.since:
        counts = count_changes(brief.changes)
        told = [f"{counts[kind]} {kind}" for kind in ("new", "changed", "withdrawn") if counts.get(kind)]
        line += f": {', '.join(told)} since {brief.since}"
    return line


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
