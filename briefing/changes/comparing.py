"""Two briefs compared: what became of each finding of the one, and what is new in the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from briefing.changes.demands import Answered, demand_movement, later_answers
from briefing.changes.earlier import EarlierBrief, owners
from briefing.changes.foremost import NOTED, find_foremost
from briefing.changes.matching import map_actors, match, match_spoken_for, still_told, told_before, translate
from briefing.changes.meetings import dated_movement, has_passed, match_dated, same_uids
from briefing.changes.movements import has_other_figures, movement
from briefing.changes.taken_back import TakenBack, sentence_of
from briefing.changes.tellings import Entry, Said, entries_of
from briefing.model import (
    Article,
    Brief,
    Change,
    ChangeKind,
    Citation,
    Deadline,
    Demand,
    Finding,
    Meeting,
    Movement,
    Position,
    Risk,
)
from briefing.once import without_deadlines
from briefing.synthesis.speaking_for import SpeakingFor
from briefing.synthesis.wording import fold

SECTIONS = ("meetings", "deadlines", "demands", "positions", "risks")
"""The lists that are compared, in the order in which changes are read; those of other stages follow."""

Turned = tuple[Any, Movement | None]
"""What a statement was before, and how it moved; twice None where nothing shows that."""

Became = tuple[ChangeKind, Movement | None, tuple[Citation, ...]]
"""What became of a finding that the later brief does not hold, and where that stands."""

STEADY: frozenset[Movement | None] = frozenset({None, "repeated"})
"""Movements that leave a finding as it was."""


def _listed(brief: Brief, section: str) -> Sequence[Any]:
    """The findings of a list; a deadline is one there and not a meeting, too."""
    if section == "meetings":
        return without_deadlines(brief.meetings, brief.deadlines)
    return getattr(brief, section, None) or ()


def _sections(old: Brief, new: Brief) -> list[str]:
    other = {name for brief in (old, new) for name in (brief.__pydantic_extra__ or {})}
    return [*SECTIONS, *sorted(other)]


class Comparison:
    """Two briefs side by side."""

    def __init__(self, old: Brief, new: Brief, noted: int | None = NOTED) -> None:
        """Prepare what all sections are compared by; ``noted`` is how much of a list is noted that has gone quiet."""
        self.old, self.new = old, new
        self._noted = noted
        self._counted: dict[str, list[Any]] = {}
        self._earlier = EarlierBrief(old)
        self._actors = map_actors(old.actors, new.actors)
        self._known = {article.id: article for article in old.articles}
        self._fresh = [article for article in new.articles if article.id not in self._known]
        self._fresh_ids = {article.id for article in self._fresh}
        self._corrected = _corrected(old.articles, new.articles)
        self._taken_back = TakenBack(self._fresh, new.actors)
        self._dated = same_uids(old, new)
        renamed = (actor.model_copy(update={"id": self._actors[actor.id]}) for actor in old.actors)
        self._present = {actor.id for actor in new.actors}
        self._everyone = [*new.actors, *(actor for actor in renamed if actor.id not in self._present)]
        self._speaking = SpeakingFor(self._everyone)

    def compare(self) -> tuple[tuple[Change, ...], dict[str, int]]:
        """What became of each finding, list by list; those that the later brief does not hold come last.

        And by list, how many more of the earlier brief's findings nothing repeats: a statement that stands in two
        lists counts once, and not where it is told already.
        """
        changes = tuple(change for section in _sections(self.old, self.new) for change in self._changes(section))
        told = {(one.before.sha256, one.before.end) for one in changes if one.before}
        counts: dict[str, int] = {}
        for section, findings in self._counted.items():
            places = {self._earlier.place(section, one.id) for one in findings} - told
            told |= places
            if places:
                counts[section] = len(places)
        return changes, counts

    def _changes(self, section: str) -> Iterator[Change]:
        """What became of the findings of one list."""
        theirs = {one.id: one for one in translate(_listed(self.old, section), self._actors)}
        ours = list(_listed(self.new, section))
        said = Said(theirs.values(), self._speaking)
        pairs = self._pairs(section, list(theirs.values()), ours, said)
        turned = {one.id: self._turned_from(one, said) for one in ours if one.id not in pairs}
        pairs |= self._told_by_others(pairs, turned, list(theirs.values()), ours, said)
        answers = self._later_answers(list(theirs.values())) if section == "demands" else {}
        for after in ours:
            before, how = turned.get(after.id, (None, None))
            if after.id in pairs:
                earlier = theirs[pairs[after.id]]
                yield self._kept(section, earlier, after, answers.get(earlier.id))
            elif before is not None:
                yield self._change(section, ("changed", how), before, after)
            elif (known := told_before(after, said)) is not None:
                yield self._change(section, ("unchanged", "repeated"), known, after)
            else:
                yield self._change(section, ("new", None), None, after)
        shown = {*pairs.values(), *(before.id for before, _ in turned.values() if before is not None)}
        still = still_told(filter(self._is_fresh, ours), said)
        missed = [one for one in theirs.values() if one.id not in shown and not self._earlier.was_over(section, one.id)]
        yield from self._untold(section, [(one, self._gone(one, answers.get(one.id), still)) for one in missed])

    def _untold(self, section: str, became: Sequence[tuple[Any, Became]]) -> Iterator[Change]:
        """The changes of findings that the later brief does not hold: of what has gone quiet the foremost."""
        quiet = [before for before, (kind, _, _) in became if kind == "gone quiet"]
        noted = find_foremost(quiet, self.new.as_of, self._noted)
        self._counted[section] = [one for one in quiet if one.id not in noted]
        for before, (kind, how, citations) in became:
            if kind != "gone quiet" or before.id in noted:
                yield self._change(section, (kind, how), before, None, citations)

    def _told_by_others(
        self, pairs: Mapping[str, str], turned: Mapping[str, Turned], old: Sequence[Any], new: Sequence[Any], said: Said
    ) -> dict[str, str]:
        """The pairs that only show once it is known who speaks for whom."""
        taken = {*pairs.values(), *(before.id for before, _ in turned.values() if before is not None)}
        left = [one for one in new if one.id not in pairs and turned.get(one.id, (None, None))[0] is None]
        return match_spoken_for([one for one in old if one.id not in taken], left, said)

    def _pairs(self, section: str, old: Sequence[Any], new: Sequence[Any], said: Said) -> dict[str, str]:
        if section in {"meetings", "deadlines"}:
            return match_dated(self._dated, old, new)
        return match(old, new, said)

    def _later_answers(self, demands: Sequence[Any]) -> dict[str, Answered]:
        articles = sorted((*self.old.articles, *self._fresh), key=lambda one: (one.published or "9999", one.source))
        return later_answers(demands, self.new, self._everyone, articles)

    def _is_fresh(self, finding: Finding) -> bool:
        """Whether an article that the earlier brief had not read tells it."""
        return any(citation.article in self._fresh_ids for citation in finding.citations)

    def _turned_from(self, after: Finding, said: Said) -> Turned:
        """What a statement that is freshly told in new words was before, if its words show a movement.

        ``said`` is what the earlier brief has of each actor.
        """
        if not isinstance(after, Position | Demand) or not self._is_fresh(after):
            return None, None
        (later,) = entries_of([after])
        besides = frozenset(fold(word) for word in self._name(later).lower().split())
        for entry in said.of(later.whose).of_one_matter(later.wording, besides) if later.whose else ():
            if (how := movement(entry.finding, after)) is not None or has_other_figures(entry.finding, after):
                return entry.finding, how
        return None, None

    def _name(self, entry: Entry) -> str:
        return next((actor.name for actor in self.new.actors if actor.id == entry.whose), "")

    def _kept(self, section: str, before: Any, after: Any, answer: Answered | None) -> Change:
        """What became of a finding that both briefs hold."""
        fresh = self._is_fresh(after)
        taken_back = self._taken_back.find(before) if fresh else None
        if taken_back is not None and self._told_only_in(after, taken_back):
            return self._change(section, ("withdrawn", None), before, after, (taken_back,))
        how: Movement | None
        if isinstance(after, Meeting | Deadline):
            how = dated_movement(before, after, self._fresh_sentences(after), self.new.as_of)
        elif isinstance(after, Demand) and (moved := demand_movement(before, after, self.old, self.new)):
            return self._change(section, ("changed", moved), before, after, after.answer.citations)
        elif answer is not None:
            return self._change(section, ("changed", answer[0]), before, after, answer[1])
        elif isinstance(after, Position | Demand | Risk) and fresh:
            how = self._moved(before, after) or "repeated"
        else:
            how = "repeated" if fresh else None
        return self._change(section, ("unchanged" if how in STEADY else "changed", how), before, after)

    def _fresh_sentences(self, finding: Finding) -> list[str]:
        """The sentences that tell a finding in articles which the earlier brief had not read."""
        texts = {article.id: article.text for article in self._fresh}
        return [sentence_of(texts[one.article], one) for one in finding.citations if one.article in texts]

    def _told_only_in(self, finding: Finding, sentence: Citation) -> bool:
        """Whether a finding is freshly told nowhere but in a sentence."""
        fresh = [one for one in finding.citations if one.article in self._fresh_ids]
        return all(
            one.article == sentence.article and sentence.start <= one.start and one.end <= sentence.end for one in fresh
        )

    def _moved(self, before: Any, after: Any) -> Movement | None:
        """A movement between two tellings that nearly agree; what is told word for word has not moved."""
        same = before.text == after.text and getattr(before, "cue", None) == getattr(after, "cue", None)
        return None if same else movement(before, after)

    def _gone(self, before: Any, answer: Answered | None, still_told: Mapping[str, Any]) -> Became:
        """What became of a finding that the later brief does not hold, or holds as part of another."""
        taken_back = self._taken_back.find(before)
        if taken_back is not None:
            return "withdrawn", None, (taken_back,)
        if answer is not None:
            return "changed", *answer
        if isinstance(before, Meeting | Deadline) and has_passed(before, self.new.as_of):
            return "gone quiet", "passed", ()
        if (still := still_told.get(before.id)) is not None:
            return self._told_as(before, still)
        if isinstance(before, Demand) and before.deadline and before.deadline < self.new.as_of[: len(before.deadline)]:
            return "changed", "expired", ()
        withdrawn = all(citation.article in self._corrected for citation in before.citations)
        return "withdrawn" if withdrawn else "gone quiet", None, ()

    def _told_as(self, before: Any, still: Any) -> Became:
        """What became of a finding that another one, which has its own change, tells again."""
        if isinstance(still, Demand) and (moved := demand_movement(before, still, self.old, self.new)):
            return "changed", moved, still.answer.citations
        return "unchanged", "repeated", still.citations

    def _change(
        self,
        section: str,
        classed: tuple[ChangeKind, Movement | None],
        before: Any,
        after: Any,
        citations: tuple[Citation, ...] = (),
    ) -> Change:
        of = after if after is not None else before
        cited = citations or (tuple(after.citations) if after is not None else ())
        return Change(
            section=section,
            kind=classed[0],
            movement=classed[1],
            id=after.id if after is not None else None,
            old_id=before.id if before is not None else None,
            before=self._earlier.words(section, before.id) if before is not None else None,
            after=after.text if after is not None else None,
            actors=tuple(dict.fromkeys(one for one in owners(of) if one in self._present)),
            citations=tuple(_plain(one) for one in cited),
        )


def _corrected(old: Sequence[Article], new: Sequence[Article]) -> frozenset[str]:
    """The ids of articles that were handed in again with another text under the same name or address."""
    held = {article.id for article in new}
    names = {name for article in new for name in (article.source, article.url) if name}
    return frozenset(
        article.id for article in old if article.id not in held and ({article.source, article.url} & names)
    )


def _plain(citation: Citation) -> Citation:
    return Citation(article=citation.article, start=citation.start, end=citation.end, text=citation.text)


def count_changes(changes: Sequence[Change]) -> Mapping[str, int]:
    """How many changes there are of each kind."""
    counts: dict[str, int] = {}
    for change in changes:
        counts[change.kind] = counts.get(change.kind, 0) + 1
    return counts
