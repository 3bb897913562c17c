"""A desk's day in one run: fetch, read what is new, make each brief that is due, hand over what waits.

    feeds → archive → articles of each story that are in none of its briefs yet → brief, since the one before
                                                    → issued: brief, evidence, documents and outbox in one step → sent

Whatever is done is kept step by step, so that a run which is stopped anywhere is finished by the next one.  A story has
one brief a day: a second run on a day fetches and reads, and sends only what still waits.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from briefing.archive import Archive
from briefing.archive.briefs import Issued
from briefing.archive.copying import copied_archive
from briefing.archive.locking import run_lock
from briefing.archive.outbox import Delivery
from briefing.desk.clusters import Cluster
from briefing.desk.configuration import Configuration
from briefing.desk.delivering import Handed, deliver_waiting
from briefing.desk.editions import Choice, choose, window
from briefing.desk.extracting import Reader
from briefing.desk.fetching import Fetch, FetchSummary, day_of, fetch_into, utc
from briefing.desk.making import Workshop
from briefing.desk.papers import Packs, load_packs
from briefing.errors import BriefingError
from briefing.model import Unread
from briefing.pipeline import AS_MANY_AS_USEFUL, DEFAULT_MODEL, Progress
from briefing.renderers.writing import write_documents

Bars = Callable[[str], AbstractContextManager[Progress | None]]
"""Gives what is told how far a step is: ``bars("Reading")``."""


def no_bars(_label: str) -> AbstractContextManager[Progress | None]:
    """Nobody is watching."""
    return nullcontext()


@dataclass(frozen=True)
class Run:
    """How a day is run."""

    configuration: Configuration
    now: Callable[[], datetime]
    """The clock; its day, in the desk's time zone, is the day of the briefs."""
    model: str = DEFAULT_MODEL
    jobs: int = AS_MANY_AS_USEFUL
    fetch: Fetch | None = fetch_into
    """None: make do with what is in the archive."""
    bars: Bars = no_bars


@dataclass
class DayReport:
    """What happened on a day."""

    configuration: Configuration
    day: str
    dry: bool = False
    fetched: FetchSummary | None = None
    read: int = 0
    """Articles that were read for the first time."""
    failed: list[Unread] = field(default_factory=list)
    """Articles on which the program failed."""
    issued: list[Issued] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)
    """By story, how many articles its brief had no room for."""
    standing: list[Issued] = field(default_factory=list)
    """Briefs of the day that an earlier run had issued."""
    clusters: tuple[Cluster, ...] = ()
    """What belongs to no story."""
    handed: list[Handed] = field(default_factory=list)
    waiting: list[tuple[Delivery, Issued]] = field(default_factory=list)
    """In a dry run: what would be sent."""
    unconfirmed: list[tuple[Delivery, Issued]] = field(default_factory=list)
    """What a run that was stopped left in the moment of handing over."""
    faults: list[str] = field(default_factory=list)
    """Briefs that could not be made, and why."""

    @property
    def all_is_well(self) -> bool:
        """Whether every brief was made and everything arrived, and any feed could be read."""
        arrived = all(one.state == "sent" for one in self.handed)
        reached = self.fetched is None or self.fetched.works
        return arrived and reached and not (self.faults or self.unconfirmed or self.failed)


def run_day(run: Run) -> DayReport:
    """Do a day's work, or finish it.

    Raises `AtWorkError` where another run has the archive, `TemplateError` where a pack is not there, `ArchiveError`
    where nothing can be kept, `ModelMissingError`.
    """
    packs = load_packs(run.configuration)
    path = run.configuration.desk.archive
    with run_lock(path, "briefing daily", utc(run.now())), Archive.open(path) as archive:
        report = DayReport(run.configuration, day_of(run.now(), run.configuration))
        report.unconfirmed = _with_briefs(archive, archive.outbox.settle(utc(run.now())))
        _prepare(run, report, archive, packs)
        waiting = len(archive.outbox.waiting())
        with run.bars("Sending") as progress:
            for handed in deliver_waiting(archive, run.configuration, report.day, lambda: utc(run.now())):
                report.handed.append(handed)
                if progress:
                    progress(len(report.handed), waiting)
    return report


def rehearse_day(run: Run, output: Path | None = None) -> DayReport:
    """What `run_day` would do, on a copy of the archive that is thrown away: nothing is recorded and nothing sent.

    The documents are written to ``output``, where one is named, to be looked at.
    """
    packs = load_packs(run.configuration)
    with copied_archive(run.configuration.desk.archive) as archive:
        report = DayReport(run.configuration, day_of(run.now(), run.configuration), dry=True)
        _prepare(run, report, archive, packs)
        report.waiting = _with_briefs(archive, archive.outbox.waiting())
        for brief in report.issued if output else ():
            for pack in dict.fromkeys(pack for pack, *_ in archive.briefs.document_names(brief.id)):
                write_documents(output or Path(), archive.briefs.documents(brief.id, pack))
    return report


def _prepare(run: Run, report: DayReport, archive: Archive, packs: Packs) -> None:
    """Fetch, read and issue: all but the sending."""
    reader = Reader(archive, lambda: utc(run.now()), run.model, run.jobs)
    if run.fetch:
        with run.bars("Fetching") as progress:
            report.fetched = run.fetch(archive, run.configuration, run.now(), progress)
    with run.bars("Reading") as progress:  # what was told is not read anew for new rules
        report.read = reader.read_new(archive.articles.fresh(*window(run.configuration, report.day)), progress)
    workshop = Workshop(archive, reader, run.configuration, packs, report.day)
    chosen = choose(archive, reader, run.configuration, report.day)
    report.failed, report.clusters = list(chosen.failed), chosen.clusters
    with run.bars("Writing") as progress:
        for number, choice in enumerate(chosen.choices, start=1):
            _issue(report, workshop, choice)
            if progress:
                progress(number, len(chosen.choices))


def _issue(report: DayReport, workshop: Workshop, choice: Choice) -> None:
    """Make and issue one brief, unless the story has one of the day; where that fails, the next run tries again."""
    story = choice.edition.name
    if before := workshop.archive.briefs.of_day(story, report.day):
        report.standing.append(before)
        return
    try:
        issued = workshop.archive.briefs.issue(workshop.make(choice))
    except BriefingError as error:
        report.faults.append(f"{story}: {error}")
        return
    if issued:
        report.issued.append(issued)
        if choice.left_out:
            report.left_out[story] = choice.left_out


def _with_briefs(archive: Archive, deliveries: list[Delivery]) -> list[tuple[Delivery, Issued]]:
    return [(one, brief) for one in deliveries if (brief := archive.briefs.get(one.brief))]
