"""What an earlier brief said, as a later one quotes it: the words, whose they were, and where they stood."""

from __future__ import annotations

import re
from typing import Any

from briefing.model import Brief, Citation, Deadline, Demand, EarlierWords, Finding, Meeting, Position
from briefing.model.records import CUT


class EarlierBrief:
    """An earlier brief, looked up by the ids of its findings."""

    def __init__(self, brief: Brief) -> None:
        """Take the brief."""
        self._articles = {article.id: article for article in brief.articles}
        self._names = {actor.id: actor.name for actor in brief.actors}
        self._findings = {
            (name, one.id): one
            for name, value in brief
            if isinstance(value, tuple)
            for one in value
            if isinstance(one, Finding)
        }
        self._withdrawn = {(one.section, one.id) for one in brief.changes if one.kind == "withdrawn"}

    def words(self, section: str, ident: str) -> EarlierWords | None:
        """How the earlier brief had a finding; None where it had none of that id."""
        finding = self._findings.get((section, ident))
        if finding is None:
            return None
        citation = self._source_of(finding)
        article = self._articles[citation.article]
        dated = isinstance(finding, Meeting | Deadline)
        return EarlierWords(
            text=finding.text,
            source=article.source,
            published=article.published,
            sha256=article.sha256,
            start=citation.start,
            end=citation.end,
            lead=lead_of(finding),
            names=self._whose(finding),
            date=getattr(finding, "date", None) if dated else None,
            date_end=getattr(finding, "date_end", None) if dated else None,
        )

    def place(self, section: str, ident: str) -> tuple[str, int]:
        """Where a finding's words end: the SHA-256 of the kept text that holds them, and a place in it."""
        citation = self._source_of(self._findings[section, ident])
        return self._articles[citation.article].sha256, citation.end

    def _source_of(self, finding: Finding) -> Citation:
        """The first place with a finding's words: what is told in several places is shown in those of one."""
        if finding.text in finding.citations[0].text:
            return finding.citations[0]
        pieces = finding.text.split(CUT)
        for cited in finding.citations:
            if all(piece in cited.text for piece in pieces):
                return cited
        whole = (one for one in finding.citations if all(piece in self._articles[one.article].text for piece in pieces))
        return next(whole, finding.citations[0])

    def was_over(self, section: str, ident: str) -> bool:
        """Whether nobody misses a finding that is told no more.

        A meeting or deadline that was over or called off then already, a demand that was met, or what was taken back.
        """
        finding = self._findings.get((section, ident))
        if isinstance(finding, Meeting | Deadline):
            return finding.status not in {"upcoming", "ahead"}
        met = isinstance(finding, Demand) and finding.answer.status == "agreed"
        return met or (section, ident) in self._withdrawn

    def _whose(self, finding: Finding) -> tuple[str, ...]:
        names = tuple(dict.fromkeys(self._names[one] for one in owners(finding) if one in self._names))
        speaker = getattr(finding, "speaker", None)
        return names or ((speaker,) if speaker else ())


def owners(finding: Any) -> tuple[str, ...]:
    """The ids of the actors whose a finding is: who demands, says, raises or would do it, who meets."""
    named = (getattr(finding, name, None) for name in ("by", "raised_by", "actor"))
    whose = next((one for one in named if one), None)
    return (*((whose,) if whose else ()), *getattr(finding, "parties", ()))


_BESIDE = re.compile(
    r"\b(?:(?:on|late on) (?:mon|tues|wednes|thurs|fri|satur|sun)day|again|also|once more|later)\b", re.I
)


def same_lead(one: str | None, other: str | None) -> bool:
    """Whether two leads say the same, but for the day: “demanded that”, “demanded again on Monday that”."""
    return _BESIDE.sub("", one or "").split() == _BESIDE.sub("", other or "").split()


def lead_of(finding: Any) -> str | None:
    """The source's words that lead to a statement, or the one that attributes it: `demanded that`, `urged`."""
    return finding.lead or finding.cue if isinstance(finding, Position | Demand) else None
