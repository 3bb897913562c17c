"""Briefs written by hand, on a story of our own: full, tiny, empty, hostile, large."""

from __future__ import annotations

from typing import Any

from briefing.changes import with_changes
from briefing.model import (
    Actor,
    Article,
    Brief,
    Citation,
    Point,
    Position,
    Producer,
    Unread,
)
from briefing.origins import settle_origins
from briefing.register import load_register
from tests.templating.strait import (
    ACTORS,
    DEMANDS,
    DIFFERENCES,
    FERRY,
    FIRST,
    ISSUES,
    MEETINGS,
    POSITIONS,
    PRODUCER,
    RISKS,
    SECOND,
    TALKS,
    TIMELINE,
    article,
)


def full() -> Brief:
    """Two articles with something in every section."""
    brief = Brief(
        title="The Maren Strait dispute",
        as_of="2024-05-11",
        produced_by=PRODUCER,
        articles=(FIRST, SECOND),
        unread=(Unread(source="halden-svenska.txt", reason="It is in Swedish; only English is read."),),
        bottom_line=(
            Point(section="meetings", id="m-geneva"),
            Point(section="meetings", id="m-commission"),
            Point(section="demands", id="d-boats"),
            Point(section="risks", id="r-close"),
            Point(section="positions", id="p-right"),
        ),
        actors=ACTORS,
        positions=POSITIONS,
        demands=DEMANDS,
        issues=ISSUES,
        meetings=MEETINGS,
        risks=RISKS,
        timeline=TIMELINE,
        differences=DIFFERENCES,
    )
    return settle_origins(brief, load_register())


def marked() -> Brief:
    """The full brief under a Traffic Light Protocol label."""
    return full().model_copy(update={"tlp": "TLP:AMBER+STRICT"})


def tiny() -> Brief:
    """One short article, one of each."""
    return Brief(
        title="A licence fee",
        as_of="2024-05-11",
        produced_by=PRODUCER,
        articles=(SECOND,),
        bottom_line=(Point(section="demands", id="d-fee"),),
        actors=tuple(a for a in ACTORS if a.id == "viktor-danek"),
        positions=tuple(p for p in POSITIONS if p.id == "p-quarrel"),
        demands=(DEMANDS[1],),
        risks=(RISKS[4],),
        meetings=(MEETINGS[4],),
    )


def empty() -> Brief:
    """Nothing read and nothing found."""
    return Brief(
        title="", as_of="2024-05-11", produced_by=Producer(program="briefing 0.1.0"),
        unread=(Unread(source="photo.txt", reason="It is not text."),),
    )  # fmt: skip


def barren() -> Brief:
    """One article read and nothing found in it."""
    return Brief(title="Nothing to report", as_of="2024-05-11", produced_by=PRODUCER, articles=(SECOND,))


def large() -> Brief:
    """Forty articles; more of everything than any pack shows."""
    brief = full()
    return brief.model_copy(
        update={
            "articles": tuple(map(_day_of_the_story, range(1, 41))),
            "actors": tuple(_told_again(one, n) for n in range(6) for one in brief.actors),
            "positions": tuple(_told_again(one, n) for n in range(7) for one in brief.positions),
            "demands": tuple(_told_again(one, n) for n in range(12) for one in brief.demands),
            "meetings": tuple(_told_again(one, n) for n in range(14) for one in brief.meetings),
            "risks": tuple(_told_again(one, n) for n in range(12) for one in brief.risks),
            "timeline": tuple(_told_again(one, n) for n in range(9) for one in brief.timeline),
        }
    )


def earlier() -> Brief:
    """What the brief of the day before had: softer, on another day, with a demand and a risk that are told no more."""
    brief = full()
    called = [one.model_copy(update={"cue": "asked"}) if one.id == "d-fee" else one for one in brief.demands]
    before = brief.meetings[2].model_copy(update={"date": "2024-05-13"})
    return brief.model_copy(
        update={
            "as_of": "2024-05-09",
            "articles": (FIRST,),
            "bottom_line": (),
            "issues": (),
            "timeline": (),
            "differences": (),
            "meetings": tuple(before if one.id == before.id else one for one in map(_first, brief.meetings) if one),
            "demands": tuple(filter(None, map(_first, called))),
            "risks": tuple(filter(None, map(_first, brief.risks))),
            "positions": tuple(filter(None, map(_first, brief.positions[2:]))),
        }
    )


def _first(finding: Any) -> Any:
    """A finding as the first article alone tells it; None where it does not."""
    kept = tuple(one for one in finding.citations if one.article == "a1")
    return finding.model_copy(update={"citations": kept}) if kept else None


def later() -> Brief:
    """The full brief, compared with that of the day before."""
    lost = POSITIONS[0].model_copy(update={"id": "p-lost", "text": "Kesteria knows what it has to do"})
    old = earlier()
    old = old.model_copy(update={"positions": (*old.positions, lost.model_copy(update={"actor": "jon-hale"}))})
    return with_changes(full(), old)


def quiet() -> Brief:
    """The full brief, compared with itself."""
    return with_changes(full(), full())


def _day_of_the_story(n: int) -> Article:
    return article(
        f"a{n}",
        (FERRY, TALKS)[n % 2 == 0],
        source=f"wire-{n:02}.txt",
        title=f"Strait dispute, day {n}: what is known so far",
        publisher=f"Northern Wire {n % 7}",
        published=f"2024-05-{1 + n % 28:02}",
        published_basis="dateline",
    )


def _told_again(finding: Any, n: int) -> Any:
    """The same finding once more, under another id and in three other articles."""

    def moved(citation: Citation, by: int) -> Citation:
        return citation.model_copy(update={"article": f"a{int(citation.article[1:]) + 2 * (by % 19)}"})

    changes: dict[str, Any] = {"citations": tuple(moved(one, n + k) for k in range(3) for one in finding.citations)}
    if n and hasattr(finding, "id"):
        changes["id"] = f"{finding.id}-{n}"
    if n and isinstance(finding, Actor):
        changes["name"] = f"{finding.name} {n + 1}"
    if n and isinstance(finding, Position) and finding.actor and n < 4:
        changes["actor"] = f"{finding.actor}-{n}"
    return finding.model_copy(update=changes)
